"""BibTeX and BibLaTeX libraries; blocks that are broken are reported and mended.

Source: the biblatex manual, section 2 "Database Guide"; Oren Patashnik, "BibTeXing" (1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Any

from bibtexparser.library import Library as BibLibrary
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.middlewares.middleware import Middleware
from bibtexparser.model import Block, Entry, Field, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.date import Date
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read.bib_blocks import bib_blocks, mended_blocks
from ibidem.read.bib_inherit import RawEntry, inherited
from ibidem.read.bib_values import run_together, strings_of, value_of
from ibidem.read.encoding import decode
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.shelf_marks import shelf_mark
from ibidem.read.stated_dates import date_of_parts, stated_date

TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "article": ItemType.ARTICLE_JOURNAL,
        "book": ItemType.BOOK,
        "mvbook": ItemType.BOOK,
        "booklet": ItemType.BOOK,
        "collection": ItemType.BOOK,
        "mvcollection": ItemType.BOOK,
        "mvproceedings": ItemType.BOOK,
        "mvreference": ItemType.BOOK,
        "reference": ItemType.BOOK,
        "proceedings": ItemType.BOOK,
        "inbook": ItemType.CHAPTER,
        "incollection": ItemType.CHAPTER,
        "suppbook": ItemType.CHAPTER,
        "bookinbook": ItemType.CHAPTER,
        "suppcollection": ItemType.CHAPTER,
        "suppperiodical": ItemType.ARTICLE_JOURNAL,
        "inproceedings": ItemType.PAPER_CONFERENCE,
        "conference": ItemType.PAPER_CONFERENCE,
        "inreference": ItemType.ENTRY_ENCYCLOPEDIA,
        "thesis": ItemType.THESIS,
        "phdthesis": ItemType.THESIS,
        "mastersthesis": ItemType.THESIS,
        "report": ItemType.REPORT,
        "techreport": ItemType.REPORT,
        "manual": ItemType.REPORT,
        "unpublished": ItemType.MANUSCRIPT,
        "archive": ItemType.MANUSCRIPT,
        "letter": ItemType.PERSONAL_COMMUNICATION,
        "online": ItemType.WEBPAGE,
        "electronic": ItemType.WEBPAGE,
        "www": ItemType.WEBPAGE,
        "legislation": ItemType.LEGISLATION,
        "legal": ItemType.LEGISLATION,
        "jurisdiction": ItemType.LEGAL_CASE,
        "movie": ItemType.MOTION_PICTURE,
        "video": ItemType.MOTION_PICTURE,
        "review": ItemType.REVIEW,
    }
)
SUBTYPES: Mapping[str, ItemType] = MappingProxyType(
    {"newspaper": ItemType.ARTICLE_NEWSPAPER, "magazine": ItemType.ARTICLE_MAGAZINE}
)
# The first field that is there counts.
_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "original_title": ("origtitle",),
        "container_title": ("journaltitle", "journal", "booktitle", "maintitle"),
        "collection_title": ("series",),
        "genre": ("type",),
        "edition": ("edition",),
        "volume": ("volume",),
        "number_of_volumes": ("volumes",),
        "publisher_place": ("location", "address"),
        "publisher": ("publisher", "school", "institution", "organization"),
        "page": ("pages",),
        "number_of_pages": ("pagetotal",),
        "isbn": ("isbn",),
        "issn": ("issn",),
        "doi": ("doi",),
        "url": ("url",),
        "medium": ("medium", "howpublished"),
        "language": ("language", "langid"),
    }
)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author",
        "container_author": "bookauthor",
        "editor": "editor",
        "translator": "translator",
    }
)
_LOCATIONS = ("archivelocation", "shelfmark")
_BRACES = re.compile(r"(?<!\\)[{}]")

_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_OTHERS = re.compile(r"\s+and\s+others\s*$", re.IGNORECASE)
# What these say stands in the works, or is no statement about them.
_SAID = frozenset(
    {
        *("date", "year", "month", "day", "urldate", "number", "issue", "archive", "archiveplace"),
        *("crossref", "xdata", "xref", "ids", "entrysubtype", "options", *_LOCATIONS),
        *_NAMES.values(),
        *_SUBTITLES.values(),
        *(name for names in _TEXTS.values() for name in names),
    }
)

Fields = Mapping[str, Any]


def works(data: bytes) -> Library:
    """The works of a .bib file by their keys, which two of them may share."""
    blocks, wrong = bib_blocks(decode(data).content)
    mended, lost = mended_blocks(blocks)
    findings = (*_findings(wrong), *_without_commas(mended))
    return Library(entries=tuple(_entries(mended)), findings=findings, rest=lost)


def _findings(wrong: Iterable[ParsingFailedBlock]) -> Iterator[Diagnostic]:
    for block in wrong:
        if block.start_line is not None:
            yield broken_entry(line=block.start_line + 1, reason=_reason(block.error))


def _without_commas(blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Entries in which a field begins before the one before it has ended."""
    for block in blocks:
        for field in block.fields if isinstance(block, Entry) else ():
            _, *others = run_together(field.key, str(field.value))
            if others:
                reason = f"no comma before {others[0][0]}"
                yield broken_entry(line=(block.start_line or 0) + 1, reason=reason)


def _reason(error: Exception) -> str:
    """Why an entry is broken, in a line."""
    words = getattr(error, "abort_reason", "") or str(error) or type(error).__name__
    return " ".join(str(words).split()).rstrip(".")


def _entries(blocks: Sequence[Block]) -> Iterator[LibraryEntry]:
    """The entries, with what they inherit, decoded."""
    raw = tuple(_raw(blocks))
    known: dict[str, RawEntry] = {}
    for key, entry in raw:
        if key:
            known.setdefault(key.lower(), entry)
    whole = [
        (key, entry.kind, inherited(entry, known)) for key, entry in raw if entry.kind != "xdata"
    ]
    decoded = _decoded_fields(fields for _, _, fields in whole)
    for (key, kind, _), fields in zip(whole, decoded, strict=True):
        rest = tuple(f"{name}: {_text(fields, (name,))}" for name in fields if name not in _SAID)
        yield LibraryEntry(key=key, item=_item(kind, fields), rest=rest)


def _raw(blocks: Sequence[Block]) -> Iterator[tuple[str, RawEntry]]:
    """The entries by their keys; of a field that stands twice, the first one counts."""
    strings = strings_of(blocks)
    for block in blocks:
        if isinstance(block, Entry):
            fields: dict[str, str] = {}
            for field in block.fields:
                for name, value in run_together(field.key.lower(), str(field.value)):
                    fields.setdefault(name, value_of(value, strings))
            yield block.key, RawEntry(kind=block.entry_type.lower(), fields=fields)


def _decoded_fields(entries: Iterable[Mapping[str, str]]) -> Iterator[Fields]:
    """The fields without the commands of TeX, the names split into their parts.

    Entries pass through the parser's middleware under numbers as keys, for two of them may share
    one. Names that it cannot split stay whole.
    """
    numbered = {str(number): fields for number, fields in enumerate(entries)}
    people = tuple(_NAMES.values())
    separated, split = SeparateCoAuthors(name_fields=people), SplitNameParts(name_fields=people)
    decoded = _through(numbered, separated, split, LatexDecodingMiddleware())
    left = {number: numbered[number] for number in numbered if number not in decoded}
    decoded |= _through(left, separated)
    for number in numbered:
        yield decoded.get(number, {})


def _named(name: str, value: str) -> str:
    return _OTHERS.sub("", value) if name in _NAMES.values() else value


def _through(entries: Mapping[str, Mapping[str, str]], *steps: Middleware) -> dict[str, Fields]:
    """The fields of entries by their keys after some steps; some may not get through."""
    made: list[Block] = [
        Entry("misc", key, [Field(name, _named(name, fields[name])) for name in fields])
        for key, fields in entries.items()
    ]
    library = reduce(lambda read, step: step.transform(read), steps, BibLibrary(made))
    return {
        entry.key: {name: field.value for name, field in entry.fields_dict.items()}
        for entry in library.entries
    }


def _item(kind: str, fields: Fields) -> Item:
    fields = _with_subtitles(fields)
    texts: dict[str, Any] = {ours: _text(fields, names) for ours, names in _TEXTS.items()}
    names: dict[str, Any] = {
        ours: tuple(_people(fields.get(field))) for ours, field in _NAMES.items()
    }
    issue = "issue" if kind == "article" else "number"
    texts[issue] = _text(fields, ("number", "issue"))
    texts["page"] = texts["page"].replace("--", "-").replace("–", "-")
    archive = shelf_mark(
        *(_text(fields, names) for names in (("archive",), _LOCATIONS, ("archiveplace",)))
    )
    if archive is not None:
        # how the document was published says the shelf mark once more
        texts["medium"] = _text(fields, ("medium",))
    return Item(
        type=SUBTYPES.get(_text(fields, ("entrysubtype",))) or TYPES.get(kind, ItemType.DOCUMENT),
        issued=_date(fields),
        accessed=stated_date(_text(fields, ("urldate",))),
        archive=archive,
        **texts,
        **names,
    )


def _with_subtitles(fields: Fields) -> Fields:
    longer = {
        title: f"{_text(fields, (title,))}: {_text(fields, (subtitle,))}"
        for title, subtitle in _SUBTITLES.items()
        if fields.get(title) and fields.get(subtitle)
    }
    return {**fields, **longer}


def _text(fields: Fields, names: Sequence[str]) -> str:
    value = next((str(fields[name]) for name in names if fields.get(name)), "")
    return " ".join(_BRACES.sub("", value).split())


def _people(value: object) -> Iterator[Name]:
    for person in value if isinstance(value, list) else ():
        if isinstance(person, str):
            yield Name(literal=_decoded(person))
            continue
        last = " ".join([*person.von, *person.last])
        given = ", ".join(filter(None, (" ".join(person.first), " ".join(person.jr))))
        if not given and last.startswith("{") and last.endswith("}"):
            yield Name(literal=_decoded(last))
        else:
            yield Name(family=_decoded(last), given=_decoded(given))


def _decoded(words: str) -> str:
    """Words without the commands and braces of TeX."""
    return " ".join(LatexNodes2Text().latex_to_text(words).split())


def _date(fields: Fields) -> Date | None:
    """``date`` in EDTF, else ``year``, ``month`` and ``day``."""
    whole, year, month, day = (_text(fields, (name,)) for name in ("date", "year", "month", "day"))
    return stated_date(whole) or date_of_parts(year, month, day)
