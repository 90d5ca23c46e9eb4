"""What differs between kinds of .bib files, as a value: types, fields, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import Factory, frozen

from ibidem.emit import tex
from ibidem.model.archive import ArchivalUnits
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work

KEPT = "annote"
"""The field for what has no other place: styles do not print it, Zotero makes it a note."""

UNTYPED = "misc"

UNPUBLISHED = frozenset(
    {
        None,
        ItemType.DOCUMENT,
        ItemType.INTERVIEW,
        ItemType.LEGAL_CASE,
        ItemType.LEGISLATION,
        ItemType.MANUSCRIPT,
        ItemType.MAP,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.REPORT,
    }
)
"""The types that are unpublished documents once they lie in an archive."""

PERIODICAL = frozenset(
    {
        ItemType.ARTICLE_JOURNAL,
        ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.REVIEW,
    }
)

TITLES = frozenset({"title", "origtitle", "booktitle", "series"})
"""The fields whose case styles or pandoc change; they leave journals alone."""

Fields = Mapping[str, str]
"""Names and values of fields, the values as they stand in the file, enclosed."""


def enclosed(value: str) -> str:
    """A value in the braces that delimit it."""
    return f"{{{value}}}"


def spelled_out_archive(archive: ArchivalUnits) -> Fields:
    """The shelf mark spelled out for everybody, then in the fields that Better BibTeX reads."""
    repository = archive.repository
    name, place = (repository.name, repository.place) if repository else ("", "")
    held_in = name if place in name else ", ".join(filter(None, (name, place)))
    return escaped(
        {
            "howpublished": ". ".join(filter(None, (held_in, archive.location))),
            "archive": name,
            "archivelocation": archive.location,
        }
    )


def escaped(values: Mapping[str, str]) -> Fields:
    """The values that are not empty, as they stand in the file."""
    written = {field: tex.escape(value) for field, value in values.items()}
    return {field: enclosed(value) for field, value in written.items() if value}


@frozen(kw_only=True)
class Flavour:
    """How a kind of .bib file says what an item says.

    Attributes:
        name: its name for people.
        types: the entry type of each item type; an entry type not listed is ``misc``.
        texts: the field of each text attribute of an item, in the order written.
        container: the field for the container, by entry type; ``booktitle`` where not listed.
        publisher: the field for the publisher, by entry type; ``publisher`` where not listed.
        date: the fields of the date of issue.
        protects: whether the case of an item's titles needs protection.
        more: further fields of a work, given the keys of all works of the file.
        kept: the CSL variables that have no field, with their values, for one work.
        names: the field of each attribute with names beyond those that all flavours have.
        romanized: the field of each attribute in Latin letters; what has none is kept as text.
        translated: the field of the title in another language; empty where it is kept as text.
        archive: the fields of a shelf mark.
        archive_as_text: whether only Better BibTeX takes them for more than text.
        subtypes: the item types that a field besides the entry type tells from others.
    """

    name: str
    types: Mapping[ItemType, str]
    texts: Mapping[str, str]
    container: Mapping[str, str]
    publisher: Mapping[str, str]
    date: Callable[[Date], Fields]
    protects: Callable[[Item], bool]
    more: Callable[[Work, frozenset[str]], Fields]
    kept: Callable[[Work, frozenset[str]], Mapping[str, str]]
    names: Mapping[str, str] = Factory(dict)
    romanized: Mapping[str, str] = Factory(dict)
    translated: str = ""
    archive: Callable[[ArchivalUnits], Fields] = spelled_out_archive
    archive_as_text: bool = True
    subtypes: frozenset[ItemType] = frozenset()
