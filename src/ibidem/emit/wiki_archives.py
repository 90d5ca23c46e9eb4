"""Templates for archival documents: of Russian archives by fond, opis and delo, and of others.

Source: English Wikipedia, documentation of the templates "cite Russian archive" and "cite archive".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from anyascii import anyascii

from ibidem.emit.wiki_template import Template, held
from ibidem.emit.wiki_values import address, english_date, escaped
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.item import Item
from ibidem.model.work import Work

_RUSSIAN: Mapping[Level, str] = MappingProxyType(
    {
        Level.FOND: "fond",
        Level.OPIS: "opis",
        Level.BOX: "box",
        Level.FOLDER: "box",
        Level.DELO: "delo",
        Level.FILE: "unit",
    }
)
# The letters that the words of these levels begin with where archives have fonds and opises: those
# of the template stand in their place. "С." is the Ukrainian sprava or the Azerbaijani siyahı.
_INITIALS: Mapping[Level, str] = MappingProxyType(
    {
        Level.FOND: "f",
        Level.OPIS: "os",
        Level.BOX: "kb",
        Level.FOLDER: "pk",
        Level.DELO: "dsi",
        Level.FILE: "eu",
    }
)
_OTHER: Mapping[Level, str] = MappingProxyType(
    {
        Level.FOND: "collection",
        Level.OPIS: "series",
        Level.SERIES: "series",
        Level.VOLUME: "item-id",
        Level.BOX: "box",
        Level.FOLDER: "file",
        Level.DELO: "file",
        Level.FILE: "file",
    }
)
_HELD = frozenset({"archive", "archive_location"})


def archive_template(work: Work, archive: ArchivalUnits) -> Template:
    """The template for a document of an archive."""
    return _russian(work, archive) if _is_russian(archive.units) else _other(work, archive)


def _is_russian(units: tuple[Unit, ...]) -> bool:
    """Whether the units are a fond and what is below it in archives of that tradition."""
    params = [_RUSSIAN.get(unit.level, "") for unit in units]
    return (
        "fond" in params
        and {"opis", "delo"}.intersection(params) != set()
        and "" not in params
        and len(set(params)) == len(params)
        and all(anyascii(unit.word)[:1].lower() in _INITIALS[unit.level] for unit in units)
    )


def _russian(work: Work, archive: ArchivalUnits) -> Template:
    """Author, date and kind have no parameter in it and stand in its note."""
    item, repository = work.item, archive.repository
    noted = {
        "author": "; ".join(map(str, item.author)),
        "genre": item.genre,
        "recipient": "; ".join(map(str, item.recipient)),
        "issued": english_date(item.issued) if item.issued else "",
    }
    params = (
        ("url", address(item.url)),
        ("title", escaped(item.title)),
        ("institution", escaped(repository.name if repository else "")),
        *((_RUSSIAN[unit.level], escaped(unit.value)) for unit in archive.units),
        ("note", escaped("; ".join(filter(None, noted.values())))),
    )
    return Template(
        name="cite Russian archive",
        params=params,
        held=held(("title", "url", *noted)) | _HELD,
        kept=held(name for name, value in noted.items() if value),
    )


def _other(work: Work, archive: ArchivalUnits) -> Template:
    item, repository = work.item, archive.repository
    params = (
        *_authors(item),
        ("item", escaped(item.title)),
        ("item-url", address(item.url)),
        ("type", escaped(item.genre)),
        ("date", english_date(item.issued) if item.issued else ""),
        *_units(archive.units),
        ("institution", escaped(repository.name if repository else "")),
        ("location", escaped(repository.place if repository else "")),
    )
    known = held(("author", "title", "url", "genre", "issued"))
    return Template(name="cite archive", params=params, held=known | _HELD | {"archive-place"})


def _authors(item: Item) -> Iterator[tuple[str, str]]:
    for number, name in enumerate(item.author, 1):
        place = number if len(item.author) > 1 else ""
        yield f"last{place}", escaped(name.literal or name.family or name.given)
        given = "" if name.literal or not name.family else name.given
        yield f"first{place}", escaped(given)


def _units(units: tuple[Unit, ...]) -> Iterator[tuple[str, str]]:
    """The units by parameter; what the template itself calls a box has no word."""
    for param in dict.fromkeys(_OTHER.values()):
        values = [
            unit.value if unit.level is Level.BOX else str(unit)
            for unit in units
            if _OTHER[unit.level] == param
        ]
        yield param, escaped(", ".join(values))
