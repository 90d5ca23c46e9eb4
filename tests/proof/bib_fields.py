"""What the fields of a .bib entry should say of a work, put down apart from the code that writes.

Source: the BibLaTeX manual, 2.1 "Entry Types" and 2.2 "Entry Fields"; "BibTeXing", section 3.
"""

from __future__ import annotations

import re

from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work
from tests.unit.emit_readers import one_line

SERIAL = {
    ItemType.ARTICLE_JOURNAL,
    ItemType.ARTICLE_MAGAZINE,
    ItemType.ARTICLE_NEWSPAPER,
    ItemType.REVIEW,
}
IN_ARCHIVES = {
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
BIBTEX_TYPES = {
    **dict.fromkeys(SERIAL, "article"),
    ItemType.BOOK: "book",
    ItemType.COLLECTION: "book",
    ItemType.CHAPTER: "incollection",
    ItemType.ENTRY_DICTIONARY: "incollection",
    ItemType.ENTRY_ENCYCLOPEDIA: "incollection",
    ItemType.PAPER_CONFERENCE: "inproceedings",
    ItemType.MANUSCRIPT: "unpublished",
    ItemType.PERSONAL_COMMUNICATION: "letter",
    ItemType.REPORT: "techreport",
    ItemType.THESIS: "phdthesis",
}
BIBLATEX_TYPES = {
    **BIBTEX_TYPES,
    ItemType.COLLECTION: "collection",
    ItemType.ENTRY_DICTIONARY: "inreference",
    ItemType.ENTRY_ENCYCLOPEDIA: "inreference",
    ItemType.REPORT: "report",
    ItemType.THESIS: "thesis",
    ItemType.WEBPAGE: "online",
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
PLAIN = {
    "title": "title",
    "collection_title": "series",
    "genre": "type",
    "edition": "edition",
    "volume": "volume",
    "number_of_volumes": "volumes",
    "number_of_pages": "pagetotal",
    "isbn": "isbn",
    "issn": "issn",
}
# Where the entries of a work are put down, besides its key and names.
Fields = dict[str, str]


def fields(work: Work, flavour: str) -> Fields:
    """The fields that have to be there, with their words; those of people are apart."""
    item = work.item
    found = {theirs: getattr(item, ours) for ours, theirs in PLAIN.items()}
    found |= _of_flavour(item, flavour) | _numbers(item) | _archive(item)
    found["pages"] = re.sub(r"(?<=\d)-(?=\d)", "--", item.page)
    found["urldate"] = item.accessed.start.edtf if item.accessed else ""
    return {name: one_line(value) for name, value in found.items() if one_line(value)}


def entry_type(item: Item, flavour: str) -> str:
    """The type of the entry."""
    if item.archive is not None and item.type in IN_ARCHIVES:
        return "unpublished"
    if flavour == "biblatex" and item.type is ItemType.COLLECTION and item.author:
        return "book"  # @collection has no author
    types = BIBTEX_TYPES if flavour == "bibtex" else BIBLATEX_TYPES
    return types.get(item.type, "misc")


def _of_flavour(item: Item, flavour: str) -> Fields:
    kind = entry_type(item, flavour)
    publishers = {"phdthesis": "school", "techreport": "institution"}
    if flavour == "biblatex":
        publishers = {"thesis": "institution", "report": "institution"}
    found = {publishers.get(kind, "publisher"): item.publisher}
    if flavour == "bibtex":
        found |= _classic_date(item)
        journal = "journal" if kind == "article" else "booktitle"
        return {**found, journal: item.container_title, "address": item.publisher_place}
    journal = "journaltitle" if kind == "article" else "booktitle"
    return {
        **found,
        journal: item.container_title,
        "location": item.publisher_place,
        "origtitle": item.original_title,
        "date": item.issued.edtf if item.issued else "",
    }


def _classic_date(item: Item) -> Fields:
    parts = item.issued.start.parts if item.issued else ()
    words = [str(part) for part in parts]
    if len(parts) > 1:
        words[1] = MONTHS[parts[1] - 1]
    return dict(zip(("year", "month", "day"), words, strict=False))


def _numbers(item: Item) -> Fields:
    return {"number": item.issue if item.type in SERIAL else item.number}


def _archive(item: Item) -> Fields:
    if item.archive is None:
        return {}
    name = item.archive.repository.name if item.archive.repository else ""
    return {"archive": name, "archivelocation": item.archive.location}


def people(item: Item, role: str) -> list[tuple[str, str]]:
    """The names of a role as pairs; an institution or a lone name is the first of the pair."""
    parts = [
        (name.literal or name.family or name.given, name.given if name.family else "")
        for name in getattr(item, role)
    ]
    return [(one_line(first), one_line(second)) for first, second in parts]
