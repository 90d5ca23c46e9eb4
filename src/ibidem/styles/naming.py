"""Lists of names; CSL 1.0.2, "Names", "Et-al" and "Substitute"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve, frozen

from ibidem.styles.numbers import label_is_plural
from ibidem.styles.people import Person, person
from ibidem.styles.pieces import Pieces, dressed, joined, words
from ibidem.styles.scene import Made, Scene, affixed, finished, gathered
from ibidem.styles.sheet import Element

Render = Callable[[Scene, Element], Made]

NAME_OPTIONS = frozenset(
    """and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first
    et-al-use-last et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with
    name-as-sort-order sort-separator name-form name-delimiter names-delimiter""".split()  # noqa: SIM905
)
"""Attributes that a style or a part of it hands down to its names."""

_RENAMED: Mapping[str, str] = MappingProxyType({"form": "name-form", "delimiter": "name-delimiter"})
_NAME = Element(tag="name")
_TOGETHER = "editortranslator"


def inherited(scene: Scene, element: Element) -> Scene:
    """The scene with the options of names that an element hands down."""
    said = {name: value for name, value in element.attributes.items() if name in NAME_OPTIONS}
    return evolve(scene, options={**scene.options, **said}) if said else scene


def names(scene: Scene, element: Element, render: Render, within: Element | None = None) -> Made:
    """The element ``names``; `within` is the one that it stands in for."""
    scene = _with_name_options(inherited(scene, element), element, within)
    variables = [name for name in element.get("variable").split() if scene.raw(name)]
    if not variables:
        return _substitute(scene, element, render)
    style = _children(element, within)
    parts = [_list(scene, style, name, term) for name, term in _terms(scene, variables)]
    delimiter = element.get("delimiter") or scene.options.get("names-delimiter", "")
    pieces = joined(parts, delimiter)
    return Made(
        pieces=affixed(element, dressed(pieces, element.attributes)),
        asked=True,
        found=bool(pieces),
        variables=frozenset(variables),
    )


def _with_name_options(scene: Scene, element: Element, within: Element | None) -> Scene:
    name = element.first("name") or (within.first("name") if within else None) or _NAME
    own = {_RENAMED.get(key, key): value for key, value in name.attributes.items()}
    own = {key: value for key, value in own.items() if key in NAME_OPTIONS}
    return evolve(scene, options={**scene.options, **own})


def _children(element: Element, within: Element | None) -> Element:
    """The element, with the children of the one it stands in for where it has none."""
    own = [one for one in element.children if one.tag in ("name", "et-al", "label")]
    return element if own or within is None else evolve(element, children=within.children)


def _substitute(scene: Scene, element: Element, render: Render) -> Made:
    options = element.first("substitute")
    for child in options.children if options else ():
        if child.tag == "names":
            made = names(scene, child, render, within=element)
        else:
            made = render(scene, child)
        if made.pieces:
            scene.used.update(made.variables)
            pieces = affixed(element, dressed(made.pieces, element.attributes))
            return evolve(made, pieces=pieces, asked=True, found=True)
    return Made(asked=True)


def _terms(scene: Scene, variables: Sequence[str]) -> list[tuple[str, str]]:
    """The variables to print and the term for each; editors who translate are printed once."""
    both = set(variables) >= {"editor", "translator"}
    has_term = scene.locale.has(_TOGETHER)
    if both and has_term and scene.raw("editor") == scene.raw("translator"):
        left = [name for name in variables if name != "translator"]
        return [(name, _TOGETHER if name == "editor" else name) for name in left]
    return [(name, name) for name in variables]


def _list(scene: Scene, element: Element, variable: str, term: str) -> Pieces:
    """The names of one variable with their label."""
    people: list[Person] = scene.raw(variable)
    printed = _names(scene, element, people)
    parts: list[Pieces] = []
    for child in element.children:
        if child.tag == "name":
            parts.append(printed)
        elif child.tag == "label" and not scene.is_sorting:
            plural = label_is_plural(child, several=len(people) > 1)
            word = scene.locale.term(term, child.get("form", "long"), plural=plural)
            parts.append(finished(scene, child, words(word)))
    if all(child.tag != "name" for child in element.children):
        parts.insert(0, printed)
    return gathered(Made(pieces=part) for part in parts).pieces


@frozen(kw_only=True)
class _Shown:
    """How many names are printed, and whether the last follows an ellipsis."""

    count: int
    others: bool = False
    last: bool = False


def _shown(scene: Scene, total: int) -> _Shown:
    least, first = _limits(scene)
    if not least or total < least or first >= total:
        return _Shown(count=total)
    is_last = scene.options.get("et-al-use-last") == "true" and total - first >= 2
    return _Shown(count=first, others=not is_last, last=is_last)


def _limits(scene: Scene) -> tuple[int, int]:
    options = scene.options
    least, first = options.get("et-al-min", "0"), options.get("et-al-use-first", "1")
    if scene.is_citation and "subsequent" in scene.cite.positions:
        least = options.get("et-al-subsequent-min", least)
        first = options.get("et-al-subsequent-use-first", first)
    return int(least), int(first)


def _names(scene: Scene, element: Element, people: Sequence[Person]) -> Pieces:
    name = element.first("name") or _NAME
    shown = _shown(scene, len(people))
    form = scene.options.get("name-form", "long")
    if form == "count":
        return words(str(shown.count))
    printed = [
        person(scene, name, one, inverted=_is_inverted(scene, at), form=form)
        for at, one in enumerate(people)
    ]
    pieces = _joined(scene, printed, shown)
    if shown.others and shown.count:
        pieces = (*pieces, *_others(scene, element, shown.count))
    return affixed(name, dressed(pieces, name.attributes))


def _is_inverted(scene: Scene, at: int) -> bool:
    order = scene.options.get("name-as-sort-order", "")
    return order == "all" or (order == "first" and at == 0)


def _joined(scene: Scene, printed: Sequence[Pieces], shown: _Shown) -> Pieces:
    delimiter = scene.options.get("name-delimiter", ", ")
    head = printed[: shown.count]
    if shown.last:
        return (*joined(head, delimiter), *words(f"{delimiter}… "), *printed[-1])
    word = "" if shown.others else _and(scene)
    if not word or len(head) < 2:
        return joined(head, delimiter)
    before = delimiter.rstrip() if _precedes_last(scene, len(head)) else ""
    return (*joined(head[:-1], delimiter), *words(f"{before} {word} "), *head[-1])


def _and(scene: Scene) -> str:
    said = scene.options.get("and", "")
    return "&" if said == "symbol" else scene.locale.term("and") if said == "text" else ""


def _precedes_last(scene: Scene, count: int) -> bool:
    inverted = _is_inverted(scene, count - 2)
    said = scene.options.get("delimiter-precedes-last", "contextual")
    return _precedes(said, count > 2, inverted=inverted)


def _precedes(said: str, contextual: bool, *, inverted: bool) -> bool:
    table = {"always": True, "never": False, "after-inverted-name": inverted}
    return table.get(said, contextual)


def _others(scene: Scene, element: Element, count: int) -> Pieces:
    """The words for those not named, with the delimiter before them."""
    said = element.first("et-al") or Element(tag="et-al")
    term = scene.locale.term(said.get("term", "et-al"))
    order = scene.options.get("delimiter-precedes-et-al", "contextual")
    with_mark = _precedes(order, count > 1, inverted=_is_inverted(scene, count - 1))
    before = scene.options.get("name-delimiter", ", ") if with_mark else " "
    return (*words(before), *finished(scene, said, words(term))) if term else ()
