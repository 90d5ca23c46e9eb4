"""BibLaTeX: what biber reads, with whole dates and languages.

Source: the BibLaTeX manual 3.20, sections 2.1 (types) and 2.2 (fields).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ibidem.emit import bib, bibtex
from ibidem.emit.bib_flavour import Fields, Flavour, enclosed
from ibidem.emit.emitted import Emitted
from ibidem.emit.relations import named_relations, related, related_fields
from ibidem.emit.said import spelled_out
from ibidem.emit.tex import escape
from ibidem.lexicon.languages import babel_name
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work

TYPES: Mapping[ItemType, str] = MappingProxyType(
    {
        **bibtex.TYPES,
        ItemType.COLLECTION: "collection",
        ItemType.ENTRY_DICTIONARY: "inreference",
        ItemType.ENTRY_ENCYCLOPEDIA: "inreference",
        ItemType.REPORT: "report",
        ItemType.THESIS: "thesis",
        ItemType.WEBPAGE: "online",
    }
)
"""The manual's @legislation, @jurisdiction, @movie are left out: Zotero drops such entries."""

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        **bibtex.TEXTS,
        "original_title": "origtitle",
        "publisher_place": "location",
    }
)

SUBTYPES: Mapping[ItemType, str] = MappingProxyType(
    {ItemType.ARTICLE_MAGAZINE: "magazine", ItemType.ARTICLE_NEWSPAPER: "newspaper"}
)


ROMANIZED: Mapping[str, str] = MappingProxyType({"author": "sortname", "title": "titleaddon"})
"""Styles sort by ``sortname`` and print ``titleaddon`` after the title."""


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a BibLaTeX file, in the order given.

    Raises:
        ValueError: if two works have the same key.
    """
    return bib.emit(works, FLAVOUR)


def _date(date: Date) -> Fields:
    return {"date": enclosed(date.edtf)}


def _more(work: Work, keys: frozenset[str]) -> Fields:
    item, name = work.item, babel_name(work.item.language)
    values = {
        "entrysubtype": SUBTYPES.get(item.type, "") if item.type else "",
        "language": name or escape(item.language),
        "langid": name,
        **related_fields(related(work.relations, keys)),
    }
    return {field: enclosed(value) for field, value in values.items() if value}


def _kept(work: Work, keys: frozenset[str]) -> Mapping[str, str]:
    said = related(work.relations, keys)
    return spelled_out(work.item, ("recipient", "medium")) | named_relations(
        relation for relation in work.relations if relation not in said
    )


def _protects(item: Item) -> bool:
    """BibLaTeX and pandoc lower the case of English titles, and of those in no known language."""
    return babel_name(item.language) in {"", "english"}


FLAVOUR = Flavour(
    name="BibLaTeX",
    types=TYPES,
    texts=TEXTS,
    container=MappingProxyType({"article": "journaltitle"}),
    publisher=MappingProxyType({"thesis": "institution", "report": "institution"}),
    date=_date,
    protects=_protects,
    more=_more,
    kept=_kept,
    names=MappingProxyType({"container_author": "bookauthor"}),
    romanized=ROMANIZED,
    translated="usere",
    subtypes=frozenset(SUBTYPES),
)
