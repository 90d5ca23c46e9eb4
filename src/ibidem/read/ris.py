"""RIS libraries, as EndNote, Zotero, Mendeley and catalogues export them.

Source: "RIS Format Specifications" (Thomson Reuters, 2011); Wikipedia, "RIS (file format)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import define, field

from ibidem.diagnostics.rules.reading import broken_entry, unended_entry
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.encoding import decode
from ibidem.read.extra import EXTRA, extra_fields, extra_people, with_extra
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.people import stated_names
from ibidem.read.records import WHOLES, Record, Vocabulary, page_range

_TAG = re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*)$")

_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "ABST": ItemType.ARTICLE_JOURNAL,
        "BILL": ItemType.LEGISLATION,
        "BLOG": ItemType.WEBPAGE,
        "BOOK": ItemType.BOOK,
        "CASE": ItemType.LEGAL_CASE,
        "CHAP": ItemType.CHAPTER,
        "CLSWK": ItemType.BOOK,
        "CONF": ItemType.PAPER_CONFERENCE,
        "CPAPER": ItemType.PAPER_CONFERENCE,
        "CTLG": ItemType.BOOK,
        "DICT": ItemType.ENTRY_DICTIONARY,
        "EBOOK": ItemType.BOOK,
        "ECHAP": ItemType.CHAPTER,
        "EDBOOK": ItemType.BOOK,
        "EJOUR": ItemType.ARTICLE_JOURNAL,
        "ELEC": ItemType.WEBPAGE,
        "ENCYC": ItemType.ENTRY_ENCYCLOPEDIA,
        "GOVDOC": ItemType.REPORT,
        "HEAR": ItemType.LEGISLATION,
        "ICOMM": ItemType.PERSONAL_COMMUNICATION,
        "INPR": ItemType.ARTICLE_JOURNAL,
        "JFULL": ItemType.ARTICLE_JOURNAL,
        "JOUR": ItemType.ARTICLE_JOURNAL,
        "LEGAL": ItemType.LEGISLATION,
        "MANSCPT": ItemType.MANUSCRIPT,
        "MAP": ItemType.MAP,
        "MGZN": ItemType.ARTICLE_MAGAZINE,
        "MPCT": ItemType.MOTION_PICTURE,
        "NEWS": ItemType.ARTICLE_NEWSPAPER,
        "PAMP": ItemType.BOOK,
        "PCOMM": ItemType.PERSONAL_COMMUNICATION,
        "RPRT": ItemType.REPORT,
        "SER": ItemType.BOOK,
        "STAT": ItemType.LEGISLATION,
        "THES": ItemType.THESIS,
        "UNBILL": ItemType.LEGISLATION,
        "UNPB": ItemType.MANUSCRIPT,
        "UNPD": ItemType.MANUSCRIPT,
        "VIDEO": ItemType.MOTION_PICTURE,
        "WEB": ItemType.WEBPAGE,
    }
)
_STATED: Mapping[str, ItemType] = MappingProxyType({kind.value: kind for kind in ItemType})
_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "genre": ("M3",),
        "publisher": ("PB",),
        "publisher_place": ("CY", "PP"),
        "volume": ("VL",),
        "number_of_volumes": ("NV",),
        "edition": ("ET",),
        "doi": ("DO",),
        "url": ("UR", "L2"),
        "language": ("LA",),
        "page": ("pages",),
        "number_of_pages": ("extent",),
    }
)
_OF_WHOLES = {
    "title": ("TI", "T1", "CT", "BT"),
    "original_title": ("OP",),
    "collection_title": ("T2", "T3"),
    "number": ("IS", "M1"),
}
_OF_PARTS = {
    "title": ("TI", "T1", "CT"),
    "original_title": ("OP",),
    "container_title": ("T2", "JF", "JO", "BT", "JA", "J2", "J1"),
    "collection_title": ("T3",),
    "issue": ("IS", "M1"),
}
_ROLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
)
_SILENT = frozenset(
    {"TY", "ID", "SP", "EP", "DB", "DP", "AN", "ST", "JA", "J1", "J2", "L1", "L4", "LK"}
).union(*_ROLES.values(), {f"{EXTRA}type"})


def _vocabulary(texts: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    return Vocabulary(
        texts=with_extra({**_TEXTS, **texts}),
        issued=(f"{EXTRA}issued", "DA", "PY", "Y1"),
        accessed=("Y2",),
        repository=("DB",),
        place=(f"{EXTRA}archive-place",),
        location=("AV",),
        call_number=("CN",),
        standard_numbers=("SN",),
        silent=_SILENT,
    )


Fields = dict[str, list[str]]

_WHOLE, _PART = _vocabulary(_OF_WHOLES), _vocabulary(_OF_PARTS)


def works(data: bytes) -> Library:
    """The works of a RIS file by their ``ID``, or by their number in the file."""
    found = _Records()
    for number, line in enumerate(decode(data).content.splitlines(), 1):
        found.line(number, line)
    found.close()
    entries = tuple(_entry(str(at), fields) for at, fields in enumerate(found.records, 1))
    return Library(entries=entries, findings=tuple(found.findings))


@define
class _Records:
    """The records of a file, line by line.

    A record goes from ``TY`` to ``ER``, or where that is missing to the next ``TY``. A line
    without a tag goes on with the value before it.
    """

    records: list[Fields] = field(factory=list)
    findings: list[Diagnostic] = field(factory=list)
    _fields: dict[str, list[list[str]]] | None = None
    _began: int = 0
    _value: list[str] = field(factory=list)
    _astray: bool = False

    def line(self, number: int, line: str) -> None:
        """Take in one line of the file."""
        match = _TAG.match(line)
        if match is None:
            self._value.append(line.strip())
        elif match["tag"] == "TY":
            self.close()
            self._fields, self._began = {}, number
            self._add(match)
        elif match["tag"] == "ER":
            self._end()
        elif self._fields is None:
            self._stray(number)
        else:
            self._add(match)

    def close(self) -> None:
        """End the record that nothing has ended."""
        if self._fields is not None:
            self.findings.append(unended_entry(line=self._began))
            self._end()

    def _add(self, match: re.Match[str]) -> None:
        self._value = [(match["value"] or "").strip()]
        if self._fields is not None:
            self._fields.setdefault(match["tag"], []).append(self._value)

    def _end(self) -> None:
        said, self._fields, self._value, self._astray = self._fields, None, [], False
        if said is None:
            return
        if said.keys() <= {"TY", "ID"}:
            self.findings.append(broken_entry(line=self._began, reason="it says nothing"))
            return
        self.records.append(
            {
                tag: [" ".join(filter(None, parts)) for parts in values]
                for tag, values in said.items()
            }
        )

    def _stray(self, number: int) -> None:
        """Report the first of some lines that are in no record."""
        if not self._astray:
            reason = "its first line, TY, is missing"
            self.findings.append(broken_entry(line=number, reason=reason))
        self._astray = True


def _entry(number: str, fields: Fields) -> LibraryEntry:
    for name, value in extra_fields(fields.pop("M2", ()), otherwise="M2"):
        fields.setdefault(name, []).append(value)
    kind = _type(fields)
    start, end = (_first(fields, tag) for tag in ("SP", "EP"))
    # A book has its number of pages where an article has its first page.
    pages = "pages" if end or kind not in WHOLES else "extent"
    people = _people(kind, fields)
    record = Record(
        key=_first(fields, "ID") or number,
        type=kind,
        fields={**fields, pages: [page_range(start, end)]},
        people=people,
    )
    return (_WHOLE if kind in WHOLES else _PART).entry(record)


def _type(fields: Fields) -> ItemType:
    """The kind of a work; a line for Zotero may say it more exactly than RIS has a type for."""
    stated = _first(fields, f"{EXTRA}type")
    if stated in _STATED:
        return _STATED[stated]
    return _TYPES.get(fields["TY"][0].upper(), ItemType.DOCUMENT)


def _first(fields: Fields, tag: str) -> str:
    return next(iter(fields.get(tag, ())), "")


def _people(kind: ItemType, fields: Fields) -> dict[str, tuple[Name, ...]]:
    roles = dict(_ROLES)
    if kind in WHOLES and "A3" in fields:
        # where a book has both, A2 edited the series
        roles["editor"] = ("ED", "A3")
    if kind is ItemType.PERSONAL_COMMUNICATION:
        roles = {**roles, "editor": ("ED",), "recipient": ("A2",)}
    more = extra_people(fields)
    named = {role: tuple(_named(fields, tags)) for role, tags in roles.items()}
    return {role: named.get(role) or people for role, people in more.items()}


def _named(fields: Fields, tags: tuple[str, ...]) -> Iterator[Name]:
    for tag in tags:
        yield from stated_names(fields.get(tag, ()))
