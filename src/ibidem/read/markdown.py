"""Markdown as pandoc, Quarto and most editors have it: notes, inline notes, citations by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ibidem.diagnostics.rules.reading import key_unknown
from ibidem.model.citation import Document, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.span import Span
from ibidem.read import csl_yaml
from ibidem.read.beside import works_beside
from ibidem.read.binary import refuse_binary
from ibidem.read.called import Mark
from ibidem.read.encoding import decode, is_wide
from ibidem.read.library import LibraryEntry
from ibidem.read.locators import read_locator
from ibidem.read.markdown_blocks import Blocks, blocks_of
from ibidem.read.markdown_inline import CitedKey, Inline, KeyGroup
from ibidem.read.plain import decoding_findings
from ibidem.read.reader import UnreadableError
from ibidem.read.veil import MarkedNote, Veil, veiled_document

_REFERENCES = re.compile(r"^references:[ \t]*$", re.MULTILINE)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a Markdown file.

    Raises:
        UnreadableError: where `data` is no text.
    """
    if not is_wide(data):
        refuse_binary(data)
    decoded = decode(data)
    veil, blocks = Veil(decoded.content), blocks_of(decoded.content)
    inline = Inline(veil=veil, opaque=_skipped(blocks))
    inline.scan()
    works = works_beside(name, blocks.libraries)
    within = _works_within(decoded.content, blocks)
    keys = _Keys(
        veil=veil,
        items={**works.items, **{entry.key: entry.item for entry in within}},
        named=bool(blocks.libraries or within),
    )
    notes = _numbered(blocks, inline)
    for place, _ in inline.callouts if notes else ():
        veil.hide(place.start, place.end)
    _veil_blocks(veil, blocks)
    findings = (*decoding_findings(decoded), *works.findings, *keys.unknown(inline.groups))
    return veiled_document(
        name, veil, keys.cited(notes, inline.groups), _marks(inline, notes), findings
    )


def _works_within(content: str, blocks: Blocks) -> tuple[LibraryEntry, ...]:
    """The works that the head itself describes; none where it is no good YAML."""
    head = "" if blocks.head is None else content[blocks.head.slice]
    if not _REFERENCES.search(head):
        return ()
    try:
        return csl_yaml.works(head.encode()).entries
    except UnreadableError:
        return ()


def _skipped(blocks: Blocks) -> list[Span]:
    """What is no running text: the head, code, and the labels of notes."""
    labels = (Span(each.whole.start, each.span.start) for each in blocks.definitions)
    return sorted([*blocks.opaque, *labels, *blocks.headings, *blocks.marks])


def _veil_blocks(veil: Veil, blocks: Blocks) -> None:
    for heading in blocks.headings:
        veil.head(heading.start, heading.end)
    for heading in blocks.underlined:
        line, *_ = veil.content[heading.slice].splitlines()
        words = veil.view(Span(heading.start, heading.start + len(line))).text
        veil.put(heading.start, heading.end, f"# {words}")
    for mark in blocks.marks:
        veil.hide(mark.start, mark.end)
    if blocks.head is not None:
        veil.hide(blocks.head.start, blocks.head.end)
    for each in blocks.definitions:
        veil.hide(each.whole.start, each.span.start)


def _numbered(blocks: Blocks, inline: Inline) -> list[MarkedNote]:
    """The notes in the order in which they are called, those that are not called last.

    Numbers are kept where all notes have numbers for names; else they are counted, as pandoc does.
    """
    called: dict[str, int] = {}
    for place, label in inline.callouts:
        called.setdefault(label, place.start)
    last = len(inline.veil.content)
    found = [
        (
            called.get(each.label, last),
            MarkedNote(label=each.label, name=each.label, span=each.span, whole=each.whole),
        )
        for each in blocks.definitions
    ]
    found.extend(
        (
            each.start,
            MarkedNote(
                label="", name=f"^{each.start}", span=Span(each.start + 2, each.end - 1), whole=each
            ),
        )
        for each in inline.notes
    )
    notes = [note for _, note in sorted(found, key=lambda one: (one[0], one[1].whole))]
    if all(note.label.isdecimal() for note in notes):
        return notes
    return [evolve(note, label=str(number)) for number, note in enumerate(notes, 1)]


def _marks(inline: Inline, notes: Sequence[MarkedNote]) -> list[Mark]:
    """The callouts; an inline note is its own."""
    labels = {note.name: note.label for note in notes}
    marks = [
        Mark(label=labels.get(name, name), span=place, note=name) for place, name in inline.callouts
    ]
    marks.extend(
        Mark(
            label=labels[f"^{each.start}"],
            span=Span(each.start, each.start + 2),
            note=f"^{each.start}",
        )
        for each in inline.notes
    )
    return sorted(marks, key=lambda mark: mark.span)


@frozen(kw_only=True)
class _Keys:
    """The citations by key of a text and the works they stand for.

    Attributes:
        veil: the text.
        items: the works by their keys.
        named: whether the text names a library; where it does not, "@key" in running text may be
            anything.
    """

    veil: Veil
    items: Mapping[str, Item]
    named: bool

    def cited(self, notes: Sequence[MarkedNote], groups: Sequence[KeyGroup]) -> list[MarkedNote]:
        """The notes with the citations in them, and after them those that stand in the prose."""
        by_place = sorted(notes, key=lambda note: note.span)
        inside: dict[str, list[StatedCitation]] = {}
        alone: list[MarkedNote] = []
        at = 0
        for group in sorted(groups, key=lambda group: group.span):
            while at < len(by_place) and by_place[at].span.end <= group.span.start:
                at += 1
            stated = [one for key in group.keys for one in self._stated(key)]
            if at < len(by_place) and by_place[at].whole.covers(group.span):
                inside.setdefault(by_place[at].name, []).extend(stated)
            elif stated:
                self._hide_unknown(group)
                alone.append(_in_text(len(alone) + 1, group.span, stated))
        filled = (evolve(note, stated=tuple(inside.get(note.name, ()))) for note in notes)
        return [*filled, *alone]

    def _hide_unknown(self, group: KeyGroup) -> None:
        """In the prose nothing is left to parse of a key that no library has."""
        for key in group.keys:
            if key.key not in self.items:
                self.veil.hide(key.span.start, key.span.end)

    def unknown(self, groups: Sequence[KeyGroup]) -> Iterator[Diagnostic]:
        """The keys that no library has, each where it stands first."""
        reported: set[str] = set()
        for group in sorted(groups, key=lambda group: group.span):
            for key in group.keys if self.named or group.bracketed else ():
                if key.key not in self.items and key.key not in reported:
                    reported.add(key.key)
                    yield key_unknown(key.span, key=key.key)

    def _stated(self, key: CitedKey) -> Iterator[StatedCitation]:
        item = self.items.get(key.key)
        if item is not None:
            place = read_locator(self.veil.content[key.rest : key.span.end])
            yield StatedCitation(span=key.span, item=item, locator=place, key=key.key)


def _in_text(number: int, span: Span, stated: Sequence[StatedCitation]) -> MarkedNote:
    return MarkedNote(
        label=f"[{number}]",
        name=f"@{span.start}",
        span=span,
        whole=span,
        kind=NoteKind.IN_TEXT,
        stated=tuple(stated),
    )
