"""The elements that print; CSL 1.0.2, "Rendering Elements"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from attrs import evolve

from ibidem.styles.conditions import holds
from ibidem.styles.dates import date
from ibidem.styles.fields import field_pieces
from ibidem.styles.naming import inherited, names
from ibidem.styles.numbers import figures, label, number
from ibidem.styles.pieces import Pieces, words
from ibidem.styles.scene import Made, Scene, finished, gathered
from ibidem.styles.sheet import Element

_NUMBERS = frozenset(
    """chapter-number collection-number edition issue locator number number-of-pages
    number-of-volumes page page-first part-number supplement-number version volume""".split()  # noqa: SIM905
)


def render(scene: Scene, element: Element) -> Made:
    """What an element prints."""
    return ELEMENTS[element.tag](scene, element)


def render_all(scene: Scene, elements: Iterable[Element], delimiter: str = "") -> Made:
    """What elements print one after the other."""
    return gathered((render(scene, element) for element in elements), delimiter)


def _text(scene: Scene, element: Element) -> Made:
    if "macro" in element.attributes:
        return _macro(scene, element)
    if "variable" in element.attributes:
        return _variable(scene, element)
    return Made(pieces=finished(scene, element, _said(scene, element)))


def _said(scene: Scene, element: Element) -> Pieces:
    """A term of the locale or words of the style."""
    if "term" not in element.attributes:
        return field_pieces(element.get("value"), scene.locale.quotes)
    plural = element.get("plural") == "true"
    term = scene.locale.term(element.get("term"), element.get("form", "long"), plural=plural)
    return tuple(evolve(piece, is_term=True) for piece in words(term))


def _macro(scene: Scene, element: Element) -> Made:
    made = render_all(scene, scene.sheet.macros[element.get("macro")].children)
    pieces = finished(scene, element, made.pieces)
    return evolve(made, pieces=pieces, asked=True, found=bool(pieces))


def _variable(scene: Scene, element: Element) -> Made:
    variable = element.get("variable")
    value = scene.value(variable, element.get("form"))
    if not value:
        return Made(asked=True)
    if variable in _NUMBERS:
        is_page = variable == "page" or (variable == "locator" and scene.cite.label == "page")
        pieces = figures(scene, value, is_page=is_page)
    else:
        pieces = field_pieces(value, scene.locale.quotes)
    return Made(
        pieces=finished(scene, element, pieces),
        asked=True,
        found=True,
        variables=frozenset({variable}),
    )


def _group(scene: Scene, element: Element) -> Made:
    """A group: nothing where it asks for variables and none has a value."""
    made = render_all(inherited(scene, element), element.children, element.get("delimiter"))
    if made.asked and not made.found:
        return Made(asked=True)
    pieces = finished(scene, element, made.pieces)
    return evolve(made, pieces=pieces, asked=True, found=bool(pieces))


def _choose(scene: Scene, element: Element) -> Made:
    branch = next((one for one in element.children if holds(scene, one)), None)
    return render_all(scene, branch.children) if branch else Made()


ELEMENTS: Mapping[str, Callable[[Scene, Element], Made]] = MappingProxyType(
    {
        "choose": _choose,
        "date": date,
        "group": _group,
        "label": label,
        "names": lambda scene, element: names(scene, element, render),
        "number": number,
        "text": _text,
    }
)
"""What each element prints, by tag."""
