"""What has to be the same when our own readers read what we wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from attrs import Factory, evolve, frozen

from ibidem.emit.tex import clean
from ibidem.model.archive import ArchivalUnits
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work
from ibidem.read.csl import without_tags
from ibidem.read.library import Library
from ibidem.read.people import stated_name
from ibidem.read.records import ARCHIVAL, bare_doi, plain_range
from ibidem.read.shelf_marks import shelf_mark


@frozen(kw_only=True)
class Trip:
    """A format that we write and read.

    Attributes:
        write: the text of a file of works.
        read: the works of such a file.
        types: the kinds of work that come back as another kind.
        lost: the attributes of an item that the format has no place for, or no reader of ours.
        alike: how the format changes words; both sides are compared after it.
        prepared: what is taken out of an item, since a finding tells that the format loses it.
    """

    write: Callable[[list[Work]], str]
    read: Callable[[bytes], Library]
    types: Mapping[ItemType | None, ItemType] = Factory(dict)
    lost: frozenset[str] = frozenset()
    alike: Callable[[str], str] = str
    prepared: Callable[[Item], Item] = evolve


def without_commas(item: Item) -> Item:
    """An item none of whose names holds the sign that parts family and given name."""
    roles = {role: tuple(map(_without_commas, getattr(item, role))) for role in CSL_NAMES}
    return evolve(item, **roles)


def _without_commas(name: Name) -> Name:
    parts = (re.sub("[,;]", "", part) for part in (name.family, name.given, name.literal))
    return Name(**dict(zip(("family", "given", "literal"), parts, strict=True)))


def comparable(item: Item, trip: Trip) -> dict[str, object]:
    """What an item says, whatever the way that a format says it."""
    said: dict[str, object] = {
        ours: _text(ours, getattr(item, ours), trip) for ours in CSL_TEXTS if ours not in trip.lost
    }
    for role in CSL_NAMES:
        if role not in trip.lost:
            said[role] = [
                name for name in (_name(each, trip) for each in getattr(item, role)) if name
            ]
    for role in ("issued", "accessed"):
        date = getattr(item, role)
        if role not in trip.lost and date is not None:
            said[role] = date.edtf if role == "issued" else date.start.edtf
    kind = item.type or ItemType.DOCUMENT
    located = item.archive is not None and bool(_alike(item.archive.location, trip))
    if "archive" not in trip.lost and (located or kind in ARCHIVAL):
        # what is printed and has no shelf mark lies in a library, which is no archive
        said["archive"] = _archive(item.archive, trip)
    said["type"] = trip.types.get(kind, kind)
    return {name: value for name, value in said.items() if value}


def _text(ours: str, value: str, trip: Trip) -> str:
    words = without_tags(clean(value))
    words = {"page": plain_range, "doi": bare_doi}.get(ours, str)(words)
    return _alike(words, trip)


def _alike(words: str, trip: Trip) -> str:
    return " ".join(trip.alike(unicodedata.normalize("NFC", clean(words))).split())


def _name(name: Name, trip: Trip) -> tuple[str, str] | None:
    """A person as two words; a name of one part is what a library takes it for."""
    family, given, literal = (
        _alike(part, trip) for part in (name.family, name.given, name.literal)
    )
    lone = literal or (family if not given else "") or (given if not family else "")
    if not lone:
        return (family, given) if family else None
    known = Name(literal=lone) if "," in lone else stated_name(lone)
    return (known.literal or known.family, known.given)


def _archive(archive: ArchivalUnits | None, trip: Trip) -> tuple[str, str, str] | None:
    if archive is None:
        return None
    held = archive.repository
    name, place = (_alike(held.name, trip), _alike(held.place, trip)) if held else ("", "")
    mark = shelf_mark(name, _alike(archive.location, trip), place)
    if mark is None:
        return None
    known = mark.repository
    return (known.name if known else "", known.place if known else "", mark.location)
