"""BibTeX and BibLaTeX libraries; blocks that are broken are reported and left out.

Source: the biblatex manual, section 2 "Database Guide"; Oren Patashnik, "BibTeXing" (1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, Entry, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read.bib_blocks import bib_blocks
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
        "proceedings": ItemType.BOOK,
        "inbook": ItemType.CHAPTER,
        "incollection": ItemType.CHAPTER,
        "suppbook": ItemType.CHAPTER,
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
        "legislation": ItemType.LEGISLATION,
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
        "language": ("langid", "language"),
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

Fields = Mapping[str, Any]


def works(data: bytes) -> Library:
    """The works of a .bib file by their keys, which two of them may share."""
    blocks, wrong = bib_blocks(decode(data).content)
    findings = tuple(
        broken_entry(line=block.start_line + 1, reason=_reason(block.error))
        for block in wrong
        if block.start_line is not None
    )
    return Library(entries=tuple(_entries(blocks)), findings=findings)


def _reason(error: Exception) -> str:
    """Why an entry is broken, in a line."""
    words = getattr(error, "abort_reason", "") or str(error) or type(error).__name__
    return " ".join(str(words).split()).rstrip(".")


def _entries(blocks: Sequence[Block]) -> Iterator[LibraryEntry]:
    """The entries, decoded; they pass through the parser's middleware under numbers as keys."""
    keys: dict[str, str] = {}
    for entry in blocks:
        if isinstance(entry, Entry):
            number = str(len(keys))
            keys[number], entry.key = entry.key, number
    decoded = reduce(
        lambda library, step: step.transform(library),
        _decoding(),
        BibLibrary([block for block in blocks if not isinstance(block, ParsingFailedBlock)]),
    )
    for entry in decoded.entries:
        fields = {key.lower(): field.value for key, field in entry.fields_dict.items()}
        yield LibraryEntry(key=keys[entry.key], item=_item(entry.entry_type.lower(), fields))


def _decoding() -> list[Middleware]:
    people = tuple(_NAMES.values())
    return [
        *default_parse_stack(),
        SeparateCoAuthors(name_fields=people),
        SplitNameParts(name_fields=people),
        LatexDecodingMiddleware(),
    ]


def _item(kind: str, fields: Fields) -> Item:
    texts: dict[str, Any] = {ours: _text(fields, names) for ours, names in _TEXTS.items()}
    names: dict[str, Any] = {
        ours: tuple(_people(fields.get(field))) for ours, field in _NAMES.items()
    }
    if texts["title"] and (subtitle := _text(fields, ("subtitle",))):
        texts["title"] = f"{texts['title']}: {subtitle}"
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
        archive=archive,
        **texts,
        **names,
    )


def _text(fields: Fields, names: Sequence[str]) -> str:
    value = next((str(fields[name]) for name in names if fields.get(name)), "")
    return " ".join(_BRACES.sub("", value).split())


def _people(value: object) -> Iterator[Name]:
    for person in value if isinstance(value, list) else ():
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
