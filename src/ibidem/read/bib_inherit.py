"""What entries of a .bib file take over from others: ``crossref``, ``xdata`` and ``xref``.

Source: the biblatex manual, sections 2.4.1 "Cross-references" and 3.13.6, appendix B "Default
Inheritance Setup".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

Fields = Mapping[str, str]

# Fields that say something of the entry alone.
_OWN = frozenset(
    {
        *("crossref", "xdata", "xref", "ids", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shortcut", "shorthand", "shorthandintro", "sortkey", "sorttitle", "keywords", "file"),
        *("title", "subtitle", "titleaddon", "shorttitle", "indextitle", "pages", "doi", "note"),
        *("abstract", "annotation", "isrn", "url", "urldate", "pagetotal", "journaltitle"),
    }
)
_IN_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_IN_MULTIVOLUME = {"title": "maintitle", "subtitle": "mainsubtitle"}
_IN_PERIODICAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_PARTS = (
    *("inbook", "bookinbook", "suppbook", "incollection", "suppcollection"),
    *("inreference", "inproceedings", "conference"),
)
# How the titles of the whole are called in its parts.
_TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(_PARTS, _IN_BOOK),
        **dict.fromkeys(("book", "collection", "proceedings", "reference"), _IN_MULTIVOLUME),
        **dict.fromkeys(("article", "suppperiodical", "review"), _IN_PERIODICAL),
    }
)
_DATES = frozenset({"date", "year", "month", "day"})
_DEEPEST = 10


@frozen(kw_only=True)
class RawEntry:
    """An entry before it is understood: its type and its fields, in small letters."""

    kind: str
    fields: Fields


def inherited(entry: RawEntry, known: Mapping[str, RawEntry], depth: int = 0) -> Fields:
    """The fields of `entry` with those that it takes over from entries of `known`.

    >>> book = RawEntry(kind="collection", fields={"title": "Oil", "year": "1961"})
    >>> part = RawEntry(kind="incollection", fields={"title": "Baku", "crossref": "b"})
    >>> inherited(part, {"b": book})["booktitle"]
    'Oil'
    """
    fields = dict(entry.fields)
    if depth > _DEEPEST:
        return fields
    for key in fields.get("xdata", "").split(","):
        data = known.get(key.strip().lower())
        if data is not None:
            fields = {**inherited(data, known, depth + 1), **fields}
    whole = known.get(fields.get("crossref", "").strip().lower())
    if whole is None:
        return fields
    return {**_handed_down(entry.kind, inherited(whole, known, depth + 1), fields), **fields}


def _handed_down(kind: str, whole: Fields, own: Fields) -> dict[str, str]:
    """What the whole gives to a part of the type `kind`, which has `own` fields."""
    titles = _TITLES.get(kind, {})
    given = {name: value for name, value in whole.items() if name not in _OWN}
    given |= {titles[name]: value for name, value in whole.items() if name in titles}
    if titles is _IN_BOOK and "author" in given:
        given["bookauthor"] = given["author"]
        if kind not in {"inbook", "bookinbook", "suppbook"}:
            del given["author"]
    if not _DATES.isdisjoint(own):
        given = {name: value for name, value in given.items() if name not in _DATES}
    return given
