"""CSL-JSON read: what a reference manager states of a work.

Source: CSL 1.0.2, "CSL-JSON" schema ``csl-data.json`` and ``csl-citation.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from ibidem.lexicon import Repository, load_lexicon
from ibidem.lexicon.surface import fold
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name

# Zotero keeps italics of titles as HTML.
_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)\b[^>]*>")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?$")
_PARTICLES = ("dropping-particle", "non-dropping-particle")


@frozen(kw_only=True)
class CitedItem:
    """One work of a citation field, and the place in it."""

    item: Item
    locator: Locator | None = None


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
        return ItemType(str(value))
    except ValueError:
        return ItemType.DOCUMENT


def _text(value: object) -> str:
    words = str(value) if isinstance(value, str | int | float) else ""
    return " ".join(_TAG.sub("", words).split())


def _names(value: object) -> Iterator[Name]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            literal = _text(entry.get("literal"))
            particles = (_text(entry.get(part)) for part in _PARTICLES)
            family = " ".join(filter(None, (*particles, _text(entry.get("family")))))
            given = ", ".join(filter(None, (_text(entry.get("given")), _text(entry.get("suffix")))))
            if literal or family or given:
                yield Name(literal=literal, family=family, given=given)


def _date(value: object) -> Date | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    dates = [_partial(part) for part in parts] if isinstance(parts, list) else []
    known = [date for date in dates if date is not None] or _raw_dates(value.get("raw"))
    if not known:
        return None
    end = known[1] if len(known) > 1 else None
    return Date(start=known[0], end=end, circa=bool(value.get("circa")))


def _partial(parts: object) -> PartialDate | None:
    if not isinstance(parts, list):
        return None
    numbers: list[int] = []
    for part, most in zip(parts, (9999, 12, 31), strict=False):
        try:
            number = int(part)
        except (TypeError, ValueError):
            break
        if number > most or (numbers and number < 1):
            break
        numbers.append(number)
    return PartialDate(*numbers) if numbers else None


def _raw_dates(value: object) -> list[PartialDate]:
    found = _ISO.match(value.strip()) if isinstance(value, str) else None
    return [PartialDate(*(int(part) for part in found.groups() if part))] if found else []


def shelf_mark(name: str, location: str, place: str = "") -> ArchivalUnits | None:
    """The shelf mark that data state; its units stay in one line, as the data have them.

    >>> mark = shelf_mark("РГАСПИ", "Ф. 85. Оп. 13. Д. 1")
    >>> mark.repository.id, mark.location
    ('rgaspi', 'Ф. 85. Оп. 13. Д. 1')
    """
    if not name and not location:
        return None
    return ArchivalUnits(
        repository=_repository(name, place) if name else None,
        units=(Unit(level=Level.FILE, value=location),) if location else (),
    )


def _repository(name: str, place: str) -> RepositoryRef:
    known = _repositories().get(fold(name))
    if known is None:
        return RepositoryRef(id="-".join(re.findall(r"\w+", fold(name))), name=name, place=place)
    return RepositoryRef(
        id=known.id, name=known.name, place=place or known.place, authority=known.id
    )


@cache
def _repositories() -> Mapping[str, Repository]:
    """The repositories by the names that mean no other."""
    named: dict[str, Repository] = {}
    shared: set[str] = set()
    for repository in load_lexicon().by_id.values():
        for surface in repository.surfaces:
            key = fold(surface)
            shared.update({key} if named.setdefault(key, repository) is not repository else ())
    return {key: repository for key, repository in named.items() if key not in shared}
