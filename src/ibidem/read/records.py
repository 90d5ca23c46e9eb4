"""Records of flat fields, which most libraries are made of, and the tables that read them.

A reader cuts its file into records, names their people and gives each type of work a vocabulary;
which field says what is the same work for all of them and is done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from ibidem.lexicon import DASHES
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read.csl import without_tags
from ibidem.read.library import LibraryEntry
from ibidem.read.shelf_marks import shelf_mark
from ibidem.read.stated_dates import stated_date

_RANGE = re.compile(rf"\s*[{re.escape(DASHES)}]+\s*")
_PAGE_WORD = re.compile(r"^(?:pp?|[сcСC]|S|ss|s)\.?\s?(?=\d)")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:\d[\d -]*[\dXx])")
_ISSN_DIGITS, _ISBN_DIGITS = 8, (10, 13)
# The types whose call number or repository is that of an archive.
ARCHIVAL = frozenset(
    {ItemType.MANUSCRIPT, ItemType.PERSONAL_COMMUNICATION, ItemType.DOCUMENT, ItemType.INTERVIEW}
)

# The types whose container is a series, and whose number of pages is that of the volume.
WHOLES = frozenset(
    {ItemType.BOOK, ItemType.COLLECTION, ItemType.MAP, ItemType.REPORT, ItemType.THESIS}
)


@frozen(kw_only=True)
class Record:
    """An entry of a library before its fields are given a meaning.

    Attributes:
        key: its key in the library.
        type: the kind of work.
        fields: the values of each field.
        people: the names, by their role.
    """

    key: str
    type: ItemType
    fields: Mapping[str, Sequence[str]]
    people: Mapping[str, tuple[Name, ...]] = field(factory=dict)


@frozen(kw_only=True)
class Vocabulary:
    """What the fields of a format say.

    Of several fields for one thing the first that is there counts; what none is taken for stays
    in the text of the document.

    Attributes:
        texts: the fields of each text attribute of an item.
        issued: the fields of the date of issue.
        accessed: those of the day when a page was looked up.
        repository: those of the archive, library or museum.
        place: those of its city.
        location: those of the shelf mark.
        call_number: those that are a shelf mark in an archive only of unpublished documents.
        standard_numbers: those that hold an ISBN or an ISSN.
        silent: fields that say nothing of the work (dates of export, keys of other programs).
    """

    texts: Mapping[str, tuple[str, ...]]
    issued: tuple[str, ...] = ()
    accessed: tuple[str, ...] = ()
    repository: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    call_number: tuple[str, ...] = ()
    standard_numbers: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()

    def entry(self, record: Record) -> LibraryEntry:
        """The work that a record describes, and what else it says."""
        sheet = _Sheet(record.fields)
        texts: dict[str, Any] = {ours: sheet.take(names) for ours, names in self.texts.items()}
        for ours, value in self._standard_numbers(sheet):
            texts[ours] = texts.get(ours) or value
        people: dict[str, Any] = {**record.people}
        item = Item(
            type=record.type,
            issued=sheet.date(self.issued),
            accessed=sheet.date(self.accessed),
            archive=shelf_mark(*self._shelf_mark(sheet, record.type)),
            **_tidy(texts),
            **people,
        )
        return LibraryEntry(key=record.key, item=item, rest=tuple(sheet.rest(self.silent)))

    def _standard_numbers(self, sheet: _Sheet) -> Iterator[tuple[str, str]]:
        for value in sheet.values(self.standard_numbers):
            found = list(standard_numbers(value))
            if found:
                sheet.used.add(value)
            yield from found

    def _shelf_mark(self, sheet: _Sheet, kind: ItemType) -> tuple[str, str, str]:
        """Repository, location and city; a call number of a printed book is none of an archive."""
        location = sheet.take(self.location)
        if not location and kind in ARCHIVAL:
            location = sheet.take(self.call_number)
        if not location and kind not in ARCHIVAL:
            return "", "", ""
        return sheet.take(self.repository), location, sheet.take(self.place)


@define
class _Sheet:
    """The fields of a record, and which of their values were understood."""

    fields: Mapping[str, Sequence[str]]
    used: set[str] = field(factory=set)

    def values(self, names: Sequence[str]) -> list[str]:
        return [value for name in names for value in self.fields.get(name, ()) if value]

    def take(self, names: Sequence[str]) -> str:
        """The first value there is."""
        value = next(iter(self.values(names)), "")
        self.used.add(value)
        return value

    def date(self, names: Sequence[str]) -> Date | None:
        """The most precise date that the fields state."""
        dated = [(stated_date(value), value) for value in self.values(names)]
        known = [(date, value) for date, value in dated if date is not None]
        if not known:
            return None
        self.used.update(value for _, value in known)
        return max((date for date, _ in known), key=_precision)

    def rest(self, silent: frozenset[str]) -> Iterator[str]:
        """The fields that were not understood, one line each."""
        for name, values in self.fields.items():
            for value in values if name not in silent else ():
                if value and value not in self.used:
                    yield f"{name}: {' '.join(value.split())}"


def _precision(date: Date) -> tuple[bool, int]:
    return date.end is not None, len(date.start.parts)


def plain_range(pages: str) -> str:
    """A range of pages with a plain hyphen and without the word for pages.

    >>> plain_range("pp. 5–9"), plain_range("5 -- 9"), plain_range("С. 12-15, 20")
    ('5-9', '5-9', '12-15, 20')
    """
    return _RANGE.sub("-", _PAGE_WORD.sub("", pages.strip()))


def page_range(first: str, last: str) -> str:
    """The pages from `first` to `last`, either of which may state the whole range.

    >>> page_range("5", "9"), page_range("5-9", ""), page_range("5", "5"), page_range("", "9")
    ('5-9', '5-9', '5', '9')
    """
    first, last = plain_range(first), plain_range(last)
    if not first or not last or first == last or "-" in first:
        return first or last
    return last if last.startswith(f"{first}-") else f"{first}-{last}"


def standard_numbers(value: str) -> Iterator[tuple[str, str]]:
    """The ISSN and ISBN in a field, told by their length.

    >>> list(standard_numbers("978-5-9533-0931-8 (hardback)")), list(standard_numbers("0037-6779"))
    ([('isbn', '978-5-9533-0931-8')], [('issn', '0037-6779')])
    """
    for match in _NUMBER.finditer(value):
        number = match.group()
        digits = sum(character.isalnum() for character in number)
        if digits in _ISBN_DIGITS:
            yield "isbn", number
        elif digits == _ISSN_DIGITS:
            yield "issn", number


def bare_doi(value: str) -> str:
    """A DOI without the address of its resolver."""
    return _DOI_PREFIX.sub("", value.strip())


_TIDY = {
    "page": plain_range,
    "doi": bare_doi,
    **dict.fromkeys(("title", "original_title", "container_title"), without_tags),
}


def _tidy(texts: Mapping[str, str]) -> dict[str, Any]:
    return {ours: _TIDY[ours](value) if ours in _TIDY else value for ours, value in texts.items()}
