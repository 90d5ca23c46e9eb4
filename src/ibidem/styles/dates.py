"""Dates; CSL 1.0.2, "Date", "Date-part" and "Date Ranges"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from ibidem.styles.fields import field_pieces
from ibidem.styles.locales import Locale
from ibidem.styles.pieces import Pieces, dressed, joined, words
from ibidem.styles.scene import Made, Scene, affixed, finished
from ibidem.styles.sheet import Element

_SIZES = ("year", "month", "day")
_FULL = "year-month-day"
_WITH_ERA = 500
"""The first year of our era that needs no AD behind it, as citeproc-js has it."""
Day = Mapping[str, int]
"""A date by its parts: ``year``, ``month``, ``day``, ``season``."""


def date(scene: Scene, element: Element) -> Made:
    """The element ``date``."""
    variable = element.get("variable")
    days = days_of(scene.raw(variable))
    pieces = _pieces(scene, element, days) if days else _literal(scene, variable)
    return Made(
        pieces=finished(scene, element, pieces),
        asked=True,
        found=bool(pieces),
        variables=frozenset({variable} if pieces else ()),
    )


def days_of(value: Any) -> tuple[Day, ...]:
    """The one or two days of a CSL date.

    >>> [dict(day) for day in days_of({"date-parts": [[1918, 3], ["1920"]]})]
    [{'year': 1918, 'month': 3}, {'year': 1920}]
    """
    if not isinstance(value, Mapping):
        return ()
    days = [_day(parts, value) for parts in value.get("date-parts") or [] if parts]
    return tuple(day for day in days[:2] if day)


def _day(parts: Sequence[Any], value: Mapping[str, Any]) -> Day:
    figures = [int(part) for part in parts if str(part).removeprefix("-").isdecimal()]
    day = dict(zip(_SIZES, figures, strict=False))
    month = day.get("month", 0)
    if month > 12:
        day.pop("month")
        day["season"] = (month - 1) % 4 + 1
    elif str(value.get("season", "")).isdecimal() and "month" not in day:
        day["season"] = int(value["season"])
    return day


def _literal(scene: Scene, variable: str) -> Pieces:
    value = scene.raw(variable)
    said = value.get("literal") or value.get("raw") if isinstance(value, Mapping) else value
    return field_pieces(str(said or ""), scene.locale.quotes)


def date_parts(scene: Scene, element: Element) -> tuple[tuple[Element, ...], str]:
    """The parts that an element prints, in their order, and the delimiter between them."""
    form = scene.locale.date(element.get("form")) if element.get("form") else None
    if form is None:
        return element.all("date-part"), element.get("delimiter")
    shown = element.get("date-parts", _FULL).split("-")
    said = {part.get("name"): part.attributes for part in element.all("date-part")}
    parts = [part for part in form.all("date-part") if part.get("name") in shown]
    merged = [_merged(part, said.get(part.get("name"), {})) for part in parts]
    return tuple(merged), form.get("delimiter")


def _merged(part: Element, said: Mapping[str, str]) -> Element:
    return evolve(part, attributes={**part.attributes, **said})


def _pieces(scene: Scene, element: Element, days: Sequence[Day]) -> Pieces:
    parts, delimiter = date_parts(scene, element)
    shown = [part for part in parts if any(_has(day, part) for day in days)]
    if len(days) == 1 or not (apart := _apart(shown, days)):
        return _run(scene.locale, shown, days[0], delimiter)
    first, last = shown.index(apart[0]), shown.index(apart[-1]) + 1
    block = shown[first:last]
    between = _range_delimiter(block)
    start = _run(scene.locale, [*shown[:first], *_without(block, "suffix", -1)], days[0], delimiter)
    end = _run(scene.locale, [*_without(block, "prefix", 0), *shown[last:]], days[1], delimiter)
    return (*start, *words(between), *end)


def _apart(parts: Sequence[Element], days: Sequence[Day]) -> list[Element]:
    """The parts in which two days differ, with all smaller parts."""
    first, last = days
    differing = [name for name in (*_SIZES, "season") if first.get(name) != last.get(name)]
    if not differing:
        return []
    largest = _rank(differing[0])
    return [part for part in parts if _rank(part.get("name")) >= largest]


def _rank(name: str) -> int:
    return _SIZES.index("month" if name == "season" else name)


def _range_delimiter(parts: Sequence[Element]) -> str:
    largest = min(parts, key=lambda part: _rank(part.get("name")))
    return largest.get("range-delimiter", "–")


def _without(parts: Sequence[Element], affix: str, at: int) -> list[Element]:
    changed = list(parts)
    left = {name: value for name, value in changed[at].attributes.items() if name != affix}
    changed[at] = evolve(changed[at], attributes=left)
    return changed


def _has(day: Day, part: Element) -> bool:
    name = part.get("name")
    return name in day or (name == "month" and "season" in day)


def _run(locale: Locale, parts: Sequence[Element], day: Day, delimiter: str) -> Pieces:
    present = [part for part in parts if _has(day, part)]
    return joined((_part(locale, part, day, present) for part in present), delimiter)


def _part(locale: Locale, part: Element, day: Day, beside: Sequence[Element]) -> Pieces:
    name = part.get("name")
    if name == "month":
        text = _month(locale, part, day, alone=all(one.get("name") != "day" for one in beside))
    else:
        text = _year(locale, part, day) if name == "year" else _day_figure(locale, part, day)
    if part.get("strip-periods") == "true":
        text = text.replace(".", "")
    return affixed(part, dressed(_cased(part, text), part.attributes))


def _cased(part: Element, text: str) -> Pieces:
    if part.get("text-case") == "capitalize-first":
        text = text[:1].upper() + text[1:]
    change = {"lowercase": str.lower, "uppercase": str.upper}.get(part.get("text-case"))
    return words(change(text) if change else text)


def _month(locale: Locale, part: Element, day: Day, *, alone: bool) -> str:
    form = part.get("form", "long")
    if "month" not in day:
        return locale.term(f"season-{day['season']:02d}")
    if form in _FIGURES:
        return _FIGURES[form].format(day["month"])
    return locale.month(day["month"], form, alone=alone)


def _day_figure(locale: Locale, part: Element, day: Day) -> str:
    form, value = part.get("form", "numeric"), day["day"]
    if form == "ordinal" and (value == 1 or not locale.option("limit-day-ordinals-to-day-1")):
        return f"{value}{locale.ordinal(value)}"
    return _FIGURES.get(form, "{}").format(value)


def _year(locale: Locale, part: Element, day: Day) -> str:
    year = day["year"]
    if year <= 0:
        return f"{-year} {locale.term('bc')}"
    if year < _WITH_ERA:
        return f"{year} {locale.term('ad')}"
    return str(year)[-2:] if part.get("form") == "short" else str(year)


_FIGURES: Mapping[str, str] = MappingProxyType({"numeric": "{}", "numeric-leading-zeros": "{:02d}"})


def sortable(value: Any) -> str:
    """A date as figures that sort: years before our era come first.

    >>> sortable({"date-parts": [[1920, 4]]}) < sortable({"date-parts": [[1920, 11]]})
    True
    """
    days = days_of(value)
    return "-".join(
        f"{day.get('year', 0) + 50000:05d}{day.get('month', 0):02d}{day.get('day', 0):02d}"
        for day in days
    )
