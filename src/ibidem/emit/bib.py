"""What BibTeX and BibLaTeX have in common: entries, fields, and what has no place in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat

from ibidem.diagnostics.rules.emission import (
    archive_as_text,
    field_without_place,
    lone_brace,
    type_widened,
    untyped_work,
)
from ibidem.emit import tex
from ibidem.emit.bib_flavour import (
    KEPT,
    PERIODICAL,
    TITLES,
    UNPUBLISHED,
    UNTYPED,
    Fields,
    Flavour,
    enclosed,
    escaped,
)
from ibidem.emit.emitted import Emitted
from ibidem.emit.provenance import citing_line
from ibidem.emit.said import (
    ROMANIZED,
    TRANSLATED,
    romanized_words,
)
from ibidem.emit.words import clean
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Citing, Work
from ibidem.read.bib import TYPES as READ_AS

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
        diagnostics=(
            *findings,
            *_widened(works, flavour),
            *_archive_findings(works, flavour),
        ),
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
        **(flavour.archive(item.archive) if item.archive else {}),
        **flavour.more(work, keys),
        **_other_letters(work, flavour),
        **_annote(_kept(work, flavour, keys), work.cited_in),
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
    if protects and clean(value):
        return tex.protected(value)
    return _TEXT_WRITERS.get(name, tex.escape)(value)


def _numbers(item: Item) -> Fields:
    """A periodical's ``number`` is its issue; any other number, or a second one, is apart."""
    ranked = (item.issue, item.number) if item.type in PERIODICAL else (item.number, item.issue)
    written = [escaped for escaped in map(tex.escape, ranked) if escaped]
    return {
        field: enclosed(value) for field, value in zip(("number", "issue"), written, strict=False)
    }


def _other_letters(work: Work, flavour: Flavour) -> Fields:
    """The work in Latin letters and its title in another language, where there are fields."""
    latin = work.romanized or Item()
    names = {ours for ours in flavour.romanized if isinstance(getattr(latin, ours), tuple)}
    changed = {ours for ours in flavour.romanized if romanized_words(work, (ours,))}
    people = {flavour.romanized[ours]: getattr(latin, ours) for ours in names & changed}
    texts = {flavour.romanized[ours]: getattr(latin, ours) for ours in changed - names}
    translated = {flavour.translated: work.translated_title} if flavour.translated else {}
    return {
        **{field: enclosed(tex.names(people[field])) for field in sorted(people)},
        **escaped({field: texts[field] for field in sorted(texts)}),
        **escaped(translated),
    }


def _kept(work: Work, flavour: Flavour, keys: frozenset[str]) -> dict[str, str]:
    """What has no field of its own, by variable."""
    rest = tuple(ours for ours in ROMANIZED if ours not in flavour.romanized)
    translated = "" if flavour.translated else work.translated_title
    return {
        **flavour.kept(work, keys),
        **({TRANSLATED: translated} if translated else {}),
        **romanized_words(work, rest),
    }


def _annote(kept: Mapping[str, str], cited_in: Sequence[Citing]) -> Fields:
    """What is kept as text in a line, then a line for each note that cites the work."""
    lines = ["; ".join(f"{variable}: {value}" for variable, value in kept.items())]
    written = filter(None, map(tex.escape, [*lines, *map(citing_line, cited_in)]))
    text = ";\n    ".join(written)
    return {KEPT: enclosed(text)} if text else {}


def _findings(work: Work, entry: Entry, flavour: Flavour, keys: frozenset[str]) -> list[Diagnostic]:
    findings = []
    if work.item.type is None and entry.entry_type == UNTYPED:
        findings.append(untyped_work(work=work.key, type=f"@{UNTYPED}"))
    if kept := ", ".join(_kept(work, flavour, keys)):
        findings.append(
            field_without_place(format=flavour.name, fields=kept, work=work.key, field=KEPT)
        )
    if lone := ", ".join(field.key for field in entry.fields if tex.LONE_BRACE in field.value):
        findings.append(lone_brace(format=flavour.name, fields=lone, work=work.key))
    return findings


def _archive_findings(works: Sequence[Work], flavour: Flavour) -> list[Diagnostic]:
    count = sum(work.item.archive is not None for work in works)
    told = count and flavour.archive_as_text
    return [archive_as_text(count=count, format=flavour.name)] if told else []


def _widened(works: Sequence[Work], flavour: Flavour) -> Iterator[Diagnostic]:
    """The types that share an entry type with others; what lies in an archive is told by that."""
    printed = [work.item for work in works if work.item.archive is None]
    counts = Counter(item.type for item in printed if item.type is not None)
    for type_, count in counts.items():
        written = flavour.types.get(type_, UNTYPED)
        if type_ not in flavour.subtypes and READ_AS.get(written, ItemType.DOCUMENT) is not type_:
            yield type_widened(type=type_, count=count, format=flavour.name, written=f"@{written}")
