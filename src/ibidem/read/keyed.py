"""Notes and citations by key, as LaTeX and Typst have them, gathered in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, evolve, field, frozen

from ibidem.diagnostics.rules.reading import key_unknown
from ibidem.model.citation import Document, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.span import Span
from ibidem.read.beside import CitedWorks
from ibidem.read.called import Mark
from ibidem.read.locators import read_locator
from ibidem.read.veil import MarkedNote, Veil, veiled_document

# What is printed for a citation of an entry that is a whole text is its beginning.
_LONGEST_ENTRY = 1000


@frozen(kw_only=True)
class KeyedCitation:
    """A citation of works by their keys.

    Attributes:
        span: all of its mark-up.
        keys: the keys of the works.
        before: the words before them ("vgl."), as a span.
        after: the place in the last of them, as a span.
    """

    span: Span
    keys: tuple[str, ...]
    before: Span | None = None
    after: Span | None = None


@define
class KeyedNotes:
    """Collects notes and citations by key in the order in which they stand in the file."""

    veil: Veil
    findings: list[Diagnostic] = field(factory=list)
    _notes: list[MarkedNote] = field(factory=list)
    _marks: list[Mark] = field(factory=list)
    _cited: list[tuple[int, KeyedCitation]] = field(factory=list)
    _open: list[int] = field(factory=list)
    _in_text: int = 0

    def note(self, note: MarkedNote) -> int:
        """Add a note; the citations added next, as far as they stand in it, are part of it.

        Its number is returned, by which it can be closed where its end was not known.
        """
        self._close(note.whole.start)
        self._open.append(len(self._notes))
        self._notes.append(note)
        return self._open[-1]

    def close(self, number: int, end: int) -> None:
        """Let the note with that number end at `end`."""
        note = self._notes[number]
        span, whole = (Span(each.start, max(each.start, end)) for each in (note.span, note.whole))
        self._notes[number] = evolve(note, span=span, whole=whole)
        if self._open and self._open[-1] == number:
            self._open.pop()

    def around(self, offset: int) -> MarkedNote | None:
        """The innermost note that reaches to `offset`."""
        self._close(offset)
        return self._notes[self._open[-1]] if self._open else None

    def call(self, mark: Mark) -> None:
        """Add a callout."""
        self._marks.append(mark)

    def cite(self, citation: KeyedCitation) -> None:
        """Add a citation; within the prose it is a note of its own."""
        if self.around(citation.span.start) is None:
            self._in_text += 1
            label = f"[{self._in_text}]"
            self.note(
                MarkedNote(
                    label=label,
                    name=label,
                    span=citation.span,
                    whole=citation.span,
                    kind=NoteKind.IN_TEXT,
                )
            )
        self._cited.append((self._open[-1], citation))

    def _close(self, offset: int) -> None:
        while self._open and self._notes[self._open[-1]].whole.end <= offset:
            self._open.pop()

    def document(self, name: str, works: CitedWorks) -> Document:
        """The document, its citations by key taken from `works` or from its own bibliography."""
        entries = self._entries()
        stated: dict[int, list[StatedCitation]] = {}
        for note, citation in self._cited:
            found = self._stated(citation, works.items, entries)
            stated.setdefault(note, []).extend(found)
        notes = [
            evolve(each, stated=tuple(stated.get(number, ())))
            for number, each in enumerate(self._notes)
        ]
        return veiled_document(
            name, self.veil, notes, self._marks, (*works.findings, *self.findings)
        )

    def _entries(self) -> Mapping[str, str]:
        """The words of the entries of the document's own bibliography, by their keys."""
        return {
            note.name: self.veil.view(note.span).text[:_LONGEST_ENTRY].rstrip(" .")
            for note in self._notes
            if note.kind is NoteKind.BIBLIOGRAPHY
        }

    def _stated(
        self, citation: KeyedCitation, items: Mapping[str, Item], entries: Mapping[str, str]
    ) -> Iterator[StatedCitation]:
        """The citations of known works; what is printed for all of them is put in its place."""
        after = self._words(citation.after)
        works = ", ".join(entries.get(key, key) for key in citation.keys)
        cited = f"{works}, {after}" if after else works
        printed = " ".join(filter(None, (self._words(citation.before), cited)))
        self.veil.print(citation.span.start, citation.span.end, printed)
        for key in citation.keys:
            last = key == citation.keys[-1]
            if key in items:
                locator = read_locator(after) if last else None
                yield StatedCitation(span=citation.span, item=items[key], locator=locator, key=key)
            elif key not in entries:
                self.findings.append(key_unknown(citation.span, key=key))

    def _words(self, span: Span | None) -> str:
        return "" if span is None else self.veil.view(span).text


def keys_of(words: str) -> tuple[str, ...]:
    """The keys of a list divided by commas.

    >>> keys_of("guliev1961, denikin")
    ('guliev1961', 'denikin')
    """
    return tuple(filter(None, (" ".join(key.split()) for key in words.split(","))))
