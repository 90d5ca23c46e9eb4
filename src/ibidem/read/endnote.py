"""EndNote XML libraries.

Source: the document type of EndNote's XML export, ``RSXML.dtd``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.people import stated_names
from ibidem.read.records import WHOLES, Record, Vocabulary
from ibidem.read.xml import Element, local_name, parse_xml, plain_text

_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "bill": ItemType.LEGISLATION,
        "blog": ItemType.WEBPAGE,
        "book": ItemType.BOOK,
        "book section": ItemType.CHAPTER,
        "case": ItemType.LEGAL_CASE,
        "classical work": ItemType.BOOK,
        "conference paper": ItemType.PAPER_CONFERENCE,
        "conference proceedings": ItemType.PAPER_CONFERENCE,
        "dictionary": ItemType.ENTRY_DICTIONARY,
        "edited book": ItemType.BOOK,
        "electronic article": ItemType.ARTICLE_JOURNAL,
        "electronic book": ItemType.BOOK,
        "electronic book section": ItemType.CHAPTER,
        "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
        "film or broadcast": ItemType.MOTION_PICTURE,
        "government document": ItemType.REPORT,
        "hearing": ItemType.LEGISLATION,
        "interview": ItemType.INTERVIEW,
        "journal article": ItemType.ARTICLE_JOURNAL,
        "legal rule or regulation": ItemType.LEGISLATION,
        "magazine article": ItemType.ARTICLE_MAGAZINE,
        "manuscript": ItemType.MANUSCRIPT,
        "map": ItemType.MAP,
        "newspaper article": ItemType.ARTICLE_NEWSPAPER,
        "pamphlet": ItemType.BOOK,
        "personal communication": ItemType.PERSONAL_COMMUNICATION,
        "report": ItemType.REPORT,
        "serial": ItemType.BOOK,
        "statute": ItemType.LEGISLATION,
        "thesis": ItemType.THESIS,
        "unpublished work": ItemType.MANUSCRIPT,
        "web page": ItemType.WEBPAGE,
    }
)
_SHARED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("titles.title",),
        "original_title": ("orig-pub",),
        "genre": ("work-type",),
        "publisher": ("publisher",),
        "publisher_place": ("pub-location",),
        "volume": ("volume",),
        "number_of_volumes": ("num-vols",),
        "edition": ("edition",),
        "page": ("pages",),
        "number_of_pages": ("extent",),
        "doi": ("electronic-resource-num",),
        "url": ("urls.related-urls.url", "urls.web-urls.url", "urls.text-urls.url"),
        "language": ("language",),
    }
)
_OF_WHOLES = {
    "collection_title": ("titles.secondary-title", "titles.tertiary-title"),
    "number": ("number",),
}
_OF_PARTS = {
    "container_title": (
        *("titles.secondary-title", "periodical.full-title", "periodical.abbr-1"),
        *("titles.alt-title", "alt-periodical.full-title"),
    ),
    "collection_title": ("titles.tertiary-title",),
    "issue": ("number",),
}
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "authors": "author",
        "secondary-authors": "editor",
        "subsidiary-authors": "translator",
        "translated-authors": "translator",
    }
)
_SILENT = frozenset(
    {
        *("database", "source-app", "rec-number", "ref-type", "foreign-keys.key", "label"),
        *("dates.year", "dates.pub-dates.date", "accession-num", "remote-database-name"),
        *("titles.short-title", "periodical.abbr-1", "periodical.full-title", "added-date"),
        *("last-updated-date", "urls.pdf-urls.url", "remote-database-provider"),
    }
).union(f"contributors.{role}.author" for role in _ROLES)
_HAS_YEAR = re.compile(r"\d{4}")


def _vocabulary(texts: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    return Vocabulary(
        texts={**_SHARED, **texts},
        issued=("issued",),
        accessed=("access-date",),
        repository=("remote-database-name",),
        call_number=("call-num",),
        standard_numbers=("isbn",),
        silent=_SILENT,
    )


_WHOLE, _PART = _vocabulary(_OF_WHOLES), _vocabulary(_OF_PARTS)
# EndNote shows the publisher of a manuscript as its library or archive.
_MANUSCRIPT = evolve(
    _PART,
    texts={name: fields for name, fields in _PART.texts.items() if name != "publisher"},
    repository=("publisher", "remote-database-name"),
    place=("pub-location",),
)


def works(data: bytes) -> Library:
    """The works of an EndNote XML file by the numbers of their records.

    Raises:
        UnreadableError: where `data` is no well-formed XML.
    """
    entries, findings = [], []
    for number, record in enumerate(parse_xml(data).iter("{*}record"), 1):
        if record.find("{*}titles") is None and record.find("{*}contributors") is None:
            reason = "it has neither a title nor an author"
            findings.append(broken_entry(line=record.sourceline, reason=reason))
        else:
            entries.append(_entry(str(number), record))
    return Library(entries=tuple(entries), findings=tuple(findings))


def _entry(number: str, record: Element) -> LibraryEntry:
    kind = _type(record.find("{*}ref-type"))
    fields = _fields(record)
    fields["issued"] = _dates(fields)
    pages = fields.get("pages", [""])[0]
    if kind in WHOLES and pages.isdecimal():
        fields["extent"] = fields.pop("pages")
    vocabulary = _WHOLE if kind in WHOLES else _PART
    if kind is ItemType.MANUSCRIPT:
        vocabulary = _MANUSCRIPT
    key = fields.get("rec-number", [number])[0]
    people = _people(fields)
    return vocabulary.entry(Record(key=key, type=kind, fields=fields, people=people))


def _type(element: Element | None) -> ItemType:
    name = "" if element is None else element.get("name", "")
    return _TYPES.get(name.strip().lower(), ItemType.DOCUMENT)


def _fields(record: Element) -> dict[str, list[str]]:
    """The values of a record by their paths; ``style`` is how EndNote prints them."""
    fields: dict[str, list[str]] = {}
    waiting = [(child, local_name(child)) for child in reversed(record)]
    while waiting:
        element, path = waiting.pop()
        inner = [child for child in element if local_name(child) != "style"]
        if inner:
            waiting.extend((child, f"{path}.{local_name(child)}") for child in reversed(inner))
        elif words := plain_text(element):
            fields.setdefault(path, []).append(words)
    return fields


def _dates(fields: Mapping[str, list[str]]) -> list[str]:
    """The year, and the day before it: "April 28" and "1920"."""
    year = next(iter(fields.get("dates.year", ())), "")
    days = fields.get("dates.pub-dates.date", [])
    whole = [day if _HAS_YEAR.search(day) else f"{day} {year}".strip() for day in days]
    return [*whole, year]


def _people(fields: Mapping[str, list[str]]) -> dict[str, tuple[Name, ...]]:
    people: dict[str, tuple[Name, ...]] = {}
    for field, role in _ROLES.items():
        found = tuple(stated_names(fields.get(f"contributors.{field}.author", ())))
        people[role] = people.get(role, ()) + found
    return people
