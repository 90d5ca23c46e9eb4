"""What BibTeX and BibLaTeX have in common: entries, fields, and what has no place in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from attrs import Factory, frozen
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat

from ibidem.diagnostics.rules.emission import (
    archive_as_text,
    field_without_place,
    lone_brace,
    untyped_work,
)
from ibidem.emit import tex
from ibidem.emit.emitted import Emitted
from ibidem.model.archive import ArchivalUnits
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date
from ibidem.model.diagnostic import Diagnostic
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


_COMMON_NAMES: Mapping[str, str] = MappingProxyType(
    {"author": "author", "editor": "editor", "translator": "translator"}
)
_TEXT_WRITERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"page": tex.pages, "doi": tex.verbatim, "url": tex.verbatim}
)


def emit(works: Sequence[Work], flavour: Flavour) -> Emitted:
    """The works as a .bib file, in the order given.

    Raises:
        ValueError: if two works have the same key.
    """
    keys = frozenset(work.key for work in works)
    if len(keys) < len(works):
        raise ValueError("two works have the same citation key")
    entries = [_entry(work, flavour, keys) for work in works]
    findings = [
        finding
        for work, entry in zip(works, entries, strict=True)
        for finding in _findings(work, entry, flavour, keys)
    ]
    return Emitted(
        text=_file(entries),
        diagnostics=(*findings, *_archive_findings(works, flavour)),
    )


def _file(entries: Sequence[Entry]) -> str:
    blocks: list[Block] = [*entries]
    return write_string(Library(blocks), unparse_stack=[], bibtex_format=_layout())


def _layout() -> BibtexFormat:
    layout = BibtexFormat()  # type: ignore[no-untyped-call]  # bibtexparser leaves it bare
    layout.indent = "  "
    layout.block_separator = "\n"
    layout.trailing_comma = True
    return layout


def _entry(work: Work, flavour: Flavour, keys: frozenset[str]) -> Entry:
    item, type_ = work.item, entry_type(work.item, flavour)
    fields: dict[str, str] = {
        **_names(item, flavour),
        **_texts(item, type_, flavour),
        **_numbers(item),
        **(flavour.date(item.issued) if item.issued else {}),
        **({"urldate": enclosed(item.accessed.start.edtf)} if item.accessed else {}),
        **_archive(item.archive),
        **flavour.more(work, keys),
        **_kept(flavour.kept(work, keys)),
    }
    return Entry(type_, work.key, [Field(name, value) for name, value in fields.items()])


def entry_type(item: Item, flavour: Flavour) -> str:
    """The entry type of an item: ``unpublished`` for what lies in an archive.

    A collection that somebody wrote is a book, since styles print no author of ``collection``.
    """
    if item.archive is not None and item.type in UNPUBLISHED:
        return "unpublished"
    if item.type is ItemType.COLLECTION and item.author:
        return "book"
    return flavour.types.get(item.type, UNTYPED) if item.type else UNTYPED


def enclosed(value: str) -> str:
    """A value in the braces that delimit it."""
    return f"{{{value}}}"


def _names(item: Item, flavour: Flavour) -> Fields:
    fields = {**_COMMON_NAMES, **flavour.names}
    written = {field: tex.names(getattr(item, ours)) for ours, field in fields.items()}
    return {field: enclosed(names) for field, names in written.items() if names}


def _texts(item: Item, type_: str, flavour: Flavour) -> Fields:
    fields = {
        **flavour.texts,
        "container_title": flavour.container.get(type_, "booktitle"),
        "publisher": flavour.publisher.get(type_, "publisher"),
    }
    protects = flavour.protects(item)
    written = {
        field: _text(ours, getattr(item, ours), protects=protects and field in TITLES)
        for ours, field in fields.items()
    }
    return {field: enclosed(value) for field, value in written.items() if value}


def _text(name: str, value: str, *, protects: bool) -> str:
    if protects and tex.clean(value):
        return tex.protected(value)
    return _TEXT_WRITERS.get(name, tex.escape)(value)


def _numbers(item: Item) -> Fields:
    """A periodical's ``number`` is its issue; any other number, or a second one, is apart."""
    ranked = (item.issue, item.number) if item.type in PERIODICAL else (item.number, item.issue)
    written = [escaped for escaped in map(tex.escape, ranked) if escaped]
    return {
        field: enclosed(value) for field, value in zip(("number", "issue"), written, strict=False)
    }


def _archive(archive: ArchivalUnits | None) -> Fields:
    """The shelf mark spelled out for everybody, then in the fields that Better BibTeX reads."""
    if archive is None:
        return {}
    repository = archive.repository
    name, place = (repository.name, repository.place) if repository else ("", "")
    held_in = name if place in name else ", ".join(filter(None, (name, place)))
    values = {
        "howpublished": ". ".join(filter(None, (held_in, archive.location))),
        "archive": name,
        "archivelocation": archive.location,
    }
    written = {field: tex.escape(value) for field, value in values.items()}
    return {field: enclosed(value) for field, value in written.items() if value}


def _kept(values: Mapping[str, str]) -> Fields:
    lines = "; ".join(f"{variable}: {value}" for variable, value in values.items())
    return {KEPT: enclosed(tex.escape(lines))} if lines else {}


def spelled_out(item: Item, attributes: Sequence[str]) -> dict[str, str]:
    """The CSL variable and the words of each of the given attributes that is not empty."""
    values = {ours: getattr(item, ours) for ours in attributes}
    variables = {**CSL_NAMES, **CSL_TEXTS}
    return {
        variables[ours]: value if isinstance(value, str) else "; ".join(map(str, value))
        for ours, value in values.items()
        if value
    }


def _findings(work: Work, entry: Entry, flavour: Flavour, keys: frozenset[str]) -> list[Diagnostic]:
    findings = []
    if work.item.type is None and entry.entry_type == UNTYPED:
        findings.append(untyped_work(work=work.key, type=f"@{UNTYPED}"))
    if kept := ", ".join(flavour.kept(work, keys)):
        findings.append(
            field_without_place(format=flavour.name, fields=kept, work=work.key, field=KEPT)
        )
    if lone := ", ".join(field.key for field in entry.fields if tex.LONE_BRACE in field.value):
        findings.append(lone_brace(format=flavour.name, fields=lone, work=work.key))
    return findings


def _archive_findings(works: Sequence[Work], flavour: Flavour) -> list[Diagnostic]:
    count = sum(work.item.archive is not None for work in works)
    return [archive_as_text(count=count, format=flavour.name)] if count else []
