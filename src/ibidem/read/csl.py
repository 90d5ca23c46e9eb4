"""CSL-JSON read: what a reference manager states of a work.

Source: CSL 1.0.2, "CSL-JSON" schema ``csl-data.json`` and ``csl-citation.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.read.people import stated_names
from ibidem.read.shelf_marks import shelf_mark
from ibidem.read.stated_dates import stated_date

# Zotero keeps italics of titles as HTML.
_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)\b[^>]*>")
_DATE_PARTS = ("year", "month", "day")
_NO = frozenset({"", "0", "false", "no"})
_PARTICLES = ("dropping-particle", "non-dropping-particle")


@frozen(kw_only=True)
class CitedItem:
    """One work of a citation field, the place in it, and its key in a library of its owner."""

    item: Item
    locator: Locator | None = None
    key: str = ""


def cited_items(text: str) -> tuple[CitedItem, ...]:
    """The works of a ``CSL_CITATION`` object; none where `text` is no such object.

    >>> field = '{"citationItems": [{"locator": "12", "itemData": {"title": "Oil"}}]}'
    >>> [(each.item.title, each.locator.value) for each in cited_items(field)]
    [('Oil', '12')]
    """
    try:
        data, _ = json.JSONDecoder().raw_decode(text.strip())
    except (json.JSONDecodeError, RecursionError):
        return ()
    items = data.get("citationItems") if isinstance(data, dict) else None
    return tuple(_cited(items)) if isinstance(items, list) else ()


def _cited(items: list[object]) -> Iterator[CitedItem]:
    for entry in items:
        stated = entry.get("itemData") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(stated, dict):
            value = _text(entry.get("locator"))
            label = _text(entry.get("label")) or "page"
            locator = Locator(label=label, value=value) if value else None
            yield CitedItem(item=item_of(stated), locator=locator)


def item_of(data: Mapping[str, object]) -> Item:
    """The item that a CSL-JSON object describes; what CSL does not know is left out.

    >>> item = item_of({"title": "<i>Oil</i>", "issued": {"date-parts": [["1920"]]}})
    >>> item.title, item.issued.edtf
    ('Oil', '1920')
    """
    texts: dict[str, Any] = {ours: _text(data.get(csl)) for ours, csl in CSL_TEXTS.items()}
    names: dict[str, Any] = {ours: tuple(_names(data.get(csl))) for ours, csl in CSL_NAMES.items()}
    return Item(
        type=_type(data.get("type")),
        issued=_date(data.get("issued")),
        accessed=_date(data.get("accessed")),
        archive=shelf_mark(
            *(_text(data.get(part)) for part in ("archive", "archive_location", "archive-place"))
        ),
        **texts,
        **names,
    )


def _type(value: object) -> ItemType:
    try:
        return ItemType(_text(value))
    except ValueError:
        return ItemType.DOCUMENT


def _text(value: object) -> str:
    words = str(value) if isinstance(value, str | int | float) else ""
    return without_tags(words)


def without_tags(words: str) -> str:
    """Words without the tags of their italics, and with single spaces.

    >>> without_tags("<i>Oil</i> and  war")
    'Oil and war'
    """
    return " ".join(_TAG.sub("", words).split())


def _names(value: object) -> Iterator[Name]:
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield from stated_names([entry])
        elif isinstance(entry, dict):
            literal = _text(entry.get("literal"))
            particles = (_text(entry.get(part)) for part in _PARTICLES)
            family = " ".join(filter(None, (*particles, _text(entry.get("family")))))
            given = ", ".join(filter(None, (_text(entry.get("given")), _text(entry.get("suffix")))))
            if literal or family or given:
                yield Name(literal=literal, family=family, given=given)


def _date(value: object) -> Date | None:
    """A date as CSL 1.0 (``date-parts``), EDTF in a string (pandoc), or years by name."""
    if isinstance(value, str | int):
        return stated_date(str(value))
    if isinstance(value, list):
        doubts = [part.get("circa", "") for part in value if isinstance(part, dict)]
        value = {
            "date-parts": [_named_parts(part) for part in value],
            "circa": next(iter(doubts), ""),
        }
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts") or [_named_parts(value)]
    dates = [_partial(part) for part in parts] if isinstance(parts, list) else []
    known = [date for date in dates if date is not None]
    circa = _text(value.get("circa")).lower() not in _NO
    if known:
        return Date(start=known[0], end=known[1] if len(known) > 1 else None, circa=circa)
    raw = stated_date(_text(value.get("raw")) or _text(value.get("literal")))
    return evolve(raw, circa=raw.circa or circa) if raw is not None else None


def _named_parts(value: object) -> list[object]:
    """``{year: 1920, month: 4}``, as pandoc wrote dates before its version 2.11."""
    return [value.get(part) for part in _DATE_PARTS] if isinstance(value, dict) else []


def _partial(parts: object) -> PartialDate | None:
    if not isinstance(parts, list):
        return None
    numbers: list[int] = []
    for part, most in zip(parts, (9999, 12, 31), strict=False):
        try:
            number = int(part)
        except (OverflowError, TypeError, ValueError):
            break
        if number > most or (numbers and number < 1):
            break
        numbers.append(number)
    return PartialDate(*numbers) if numbers else None
