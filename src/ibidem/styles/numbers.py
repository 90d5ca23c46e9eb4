"""Numbers, ranges of pages, and the labels before them; CSL 1.0.2, "Number" and "Label"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from ibidem.styles.fields import field_pieces
from ibidem.styles.locales import Locale
from ibidem.styles.pieces import Pieces, words
from ibidem.styles.scene import Made, Scene, finished
from ibidem.styles.sheet import Element

_FIGURE = r"[^\W\d_]{0,3}\d+[^\W\d_]{0,3}"
_ONE = rf"(?:{_FIGURE}|[ivxlcdm]+)"
_NUMERIC = re.compile(rf"\s*{_FIGURE}(?:\s*[-–—,&/]\s*{_FIGURE})*\s*")
_SEVERAL = re.compile(rf"{_ONE}\s*[-–—,&;]\s*{_ONE}", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\w./:])(\w*\d+\w*|[ivxlcdm]+)\s*[-–]+\s*(\w*\d+\w*|[ivxlcdm]+)(?![\w/:])"
)
_COUNTED = frozenset({"number-of-pages", "number-of-volumes"})
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_ROMAN_SMALL = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def is_numeric(value: str) -> bool:
    """Whether a value is made of numbers alone, such as ``12``, ``2b``, ``5, 7–9``.

    >>> is_numeric("12–15"), is_numeric("вторая")
    (True, False)
    """
    return bool(_NUMERIC.fullmatch(value))


def is_several(value: str, variable: str) -> bool:
    """Whether a value stands for more than one.

    >>> is_several("12–15", "locator"), is_several("12", "page")
    (True, False)
    >>> is_several("12", "number-of-pages")
    True
    """
    if variable in _COUNTED and value.strip().isdecimal():
        return int(value) != 1
    return bool(_SEVERAL.search(value))


def number(scene: Scene, element: Element) -> Made:
    """The element ``number``."""
    variable = element.get("variable")
    value = scene.value(variable)
    if not value:
        return Made(asked=True)
    pieces = _figures(scene, value, variable, element.get("form", "numeric"))
    return Made(
        pieces=finished(scene, element, pieces),
        asked=True,
        found=True,
        variables=frozenset({variable}),
    )


def _figures(scene: Scene, value: str, variable: str, form: str) -> Pieces:
    spell = _FORMS.get(form)
    if spell is None or not value.isdecimal():
        return figures(scene, value)
    return words(spell(scene.locale, int(value), variable))


def _ordinal(locale: Locale, value: int, variable: str) -> str:
    return f"{value}{locale.ordinal(value, locale.gender(variable))}"


def _long_ordinal(locale: Locale, value: int, variable: str) -> str:
    spelled = locale.term(f"long-ordinal-{value:02d}")
    return spelled or _ordinal(locale, value, variable)


def _roman(_locale: Locale, value: int, _variable: str) -> str:
    letters = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        letters += sign * (value // worth)
        value %= worth
    return letters


_FORMS: Mapping[str, Callable[[Locale, int, str], str]] = MappingProxyType(
    {"ordinal": _ordinal, "long-ordinal": _long_ordinal, "roman": _roman}
)


def figures(scene: Scene, value: str, *, is_page: bool = False) -> Pieces:
    """A value with its ranges as the style writes them."""
    form = scene.sheet.root.get("page-range-format") if is_page else ""
    delimiter = scene.locale.term("page-range-delimiter") or "–"

    def written(found: re.Match[str]) -> str:
        return f"{found[1]}{delimiter}{_shortened(found[1], found[2], form)}"

    return field_pieces(_RANGE.sub(written, value), scene.locale.quotes)


def _shortened(first: str, last: str, form: str) -> str:
    """The end of a range in a format of page ranges.

    >>> [_shortened("321", "328", form) for form in ("expanded", "minimal", "chicago")]
    ['328', '8', '28']
    """
    start = re.fullmatch(r"(\D*)(\d+)", first)
    end = re.fullmatch(r"(\D*)(\d+)", last)
    if form not in _ENDS or start is None or end is None or end[1] not in ("", start[1]):
        return last
    full = start[2][: max(0, len(start[2]) - len(end[2]))] + end[2]
    if int(full) <= int(start[2]) or len(full) != len(start[2]):
        return last
    return _ENDS[form](start[2], full)


def _minimal(first: str, last: str, least: int = 1) -> str:
    same = next(
        (at for at, (one, two) in enumerate(zip(first, last, strict=True)) if one != two), 0
    )
    return last[min(same, max(0, len(last) - least)) :]


def _chicago(first: str, last: str) -> str:
    """Chicago Manual of Style, 17th edition, 9.61."""
    if int(first) < 100 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10 and first[:-2] == last[:-2]:
        return _minimal(first, last)
    short = _minimal(first, last, 2)
    return last if len(first) == 4 and len(short) >= 3 else short


_ENDS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "expanded": lambda _first, last: last,
        "minimal": _minimal,
        "minimal-two": lambda first, last: _minimal(first, last, 2),
        "chicago": _chicago,
        "chicago-15": _chicago,
    }
)


def label(scene: Scene, element: Element) -> Made:
    """The element ``label`` of a number: its name in the singular or the plural."""
    variable = element.get("variable")
    value = scene.value(variable)
    name = (scene.cite.label or "page") if variable == "locator" else variable
    if not value or (variable != "locator" and not value):
        return Made()
    several = label_is_plural(element, several=is_several(value, variable))
    term = scene.locale.term(_TERMS.get(name, name), element.get("form", "long"), plural=several)
    return Made(pieces=finished(scene, element, words(term)))


def label_is_plural(element: Element, *, several: bool) -> bool:
    """Whether a label is in the plural, of several or as the style says."""
    return {"always": True, "never": False}.get(element.get("plural"), several)


_TERMS: Mapping[str, str] = MappingProxyType(
    {"article": "article-locator", "title": "title-locator"}
)
"""Locators whose term has another name, since the name is that of something else."""
