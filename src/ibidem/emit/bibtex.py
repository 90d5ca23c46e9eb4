"""BibTeX, classic fields, in UTF-8.

Source: Patashnik, "BibTeXing" (1988); the fields that Zotero and Better BibTeX read besides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ibidem.emit import bib
from ibidem.emit.bib_flavour import Fields, Flavour, enclosed
from ibidem.emit.emitted import Emitted
from ibidem.emit.relations import named_relations
from ibidem.emit.said import spelled_out
from ibidem.emit.tex import escape
from ibidem.lexicon.languages import babel_name
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every classic style defines, so that it prints months in its language."""

TYPES: Mapping[ItemType, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "article",
        ItemType.ARTICLE_MAGAZINE: "article",
        ItemType.ARTICLE_NEWSPAPER: "article",
        ItemType.BOOK: "book",
        ItemType.CHAPTER: "incollection",
        ItemType.COLLECTION: "book",
        ItemType.ENTRY_DICTIONARY: "incollection",
        ItemType.ENTRY_ENCYCLOPEDIA: "incollection",
        ItemType.MANUSCRIPT: "unpublished",
        ItemType.PAPER_CONFERENCE: "inproceedings",
        ItemType.PERSONAL_COMMUNICATION: "letter",
        ItemType.REPORT: "techreport",
        ItemType.REVIEW: "article",
        ItemType.THESIS: "phdthesis",
    }
)

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "container_title": "booktitle",
        "collection_title": "series",
        "genre": "type",
        "edition": "edition",
        "volume": "volume",
        "number_of_volumes": "volumes",
        "publisher_place": "address",
        "publisher": "publisher",
        "page": "pages",
        "number_of_pages": "pagetotal",
        "isbn": "isbn",
        "issn": "issn",
        "doi": "doi",
        "url": "url",
    }
)


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a BibTeX file, in the order given.

    Raises:
        ValueError: if two works have the same key.
    """
    return bib.emit(works, FLAVOUR)


def _date(date: Date) -> Fields:
    """Year, month and day of the date, or of the first date of a range."""
    start = date.start
    fields = {"year": enclosed(str(start.year))}
    if start.month is not None and 1 <= start.month <= len(MONTHS):
        fields["month"] = MONTHS[start.month - 1]
        if start.day is not None:
            fields["day"] = enclosed(str(start.day))
    return fields


def _more(work: Work, _keys: frozenset[str]) -> Fields:
    language = work.item.language
    values = {"language": escape(language), "langid": babel_name(language)}
    return {field: enclosed(value) for field, value in values.items() if value}


def _kept(work: Work, _keys: frozenset[str]) -> Mapping[str, str]:
    item, issued = work.item, work.item.issued
    kept = spelled_out(item, ("original_title", "recipient", "container_author", "medium"))
    if issued is not None and (issued.end is not None or issued.circa):
        kept["issued"] = issued.edtf
    return kept | named_relations(work.relations)


def _protects(_item: Item) -> bool:
    """Classic styles lower the case of titles in every language."""
    return True


FLAVOUR = Flavour(
    name="BibTeX",
    types=TYPES,
    texts=TEXTS,
    container=MappingProxyType({"article": "journal"}),
    publisher=MappingProxyType({"phdthesis": "school", "techreport": "institution"}),
    date=_date,
    protects=_protects,
    more=_more,
    kept=_kept,
)
