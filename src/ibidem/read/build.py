"""A document put together from paragraphs and notes that a format marks as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field, frozen

from ibidem.diagnostics.rules.apparatus import callout_without_note, note_without_callout
from ibidem.diagnostics.rules.reading import empty_document
from ibidem.model.citation import Callout, Document, Note, NoteKind
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText
from ibidem.read.apparatus import find_apparatus, find_bibliographies
from ibidem.read.characters import is_blank
from ibidem.read.entries import note_of
from ibidem.read.headings import HeadingWords
from ibidem.read.views import readable

_HEAD = 40


@frozen(kw_only=True)
class _Mark:
    """A callout whose note is called `note` in the file."""

    label: str
    span: Span
    note: str


@frozen(kw_only=True)
class _Given:
    """A note as the file has it, with its name in the file."""

    note: Note
    name: str


@define
class DocumentBuilder:
    """Collects the text of a document, part by part.

    The text is made of paragraphs, one to a line, each with the place where a person finds it in
    the file ("paragraph 12", "footnote 3"). A reader adds first the body, then the notes.

    Attributes:
        name: the document as it was named to us.
    """

    name: str
    _parts: list[str] = field(factory=list)
    _length: int = 0
    _places: list[tuple[int, str]] = field(factory=list)
    _marks: list[_Mark] = field(factory=list)
    _notes: list[_Given] = field(factory=list)
    _body: int = 0

    def _add(self, words: str, place: str) -> Span:
        span = Span(self._length, self._length + len(words))
        if place:
            self._places.append((span.start, place))
        self._parts.append(f"{words}\n")
        self._length += len(words) + 1
        return span

    def paragraph(
        self, words: str, place: str = "", callouts: Iterable[tuple[int, int, str, str]] = ()
    ) -> Span:
        """Add a paragraph of the body.

        Args:
            words: its words, the callouts as they are printed among them.
            place: where a person finds it.
            callouts: for each the range in `words`, its label, and the name of its note.
        """
        span = self._add(words, place)
        self._body = self._length
        for start, end, label, note in callouts:
            self._marks.append(
                _Mark(label=label, span=Span(span.start + start, span.start + end), note=note)
            )
        return span

    def note(self, label: str, words: str, kind: NoteKind, *, name: str, place: str) -> None:
        """Add a note.

        Args:
            label: its printed label, or its running number where none is printed.
            words: its words without the label; paragraphs are divided by line ends.
            kind: where it stands.
            name: its name in the file, by which its callouts know it.
            place: where a person finds it.
        """
        span = self._add(words, place)
        view = readable(self._parts[-1], Span(0, len(span)))
        moved = evolve(view, runs=tuple((at, there + span.start) for at, there in view.runs))
        note = Note(label=label, view=moved, kind=kind)
        self._notes.append(_Given(note=note, name=name))

    def document(self, findings: Iterable[Diagnostic] = ()) -> Document:
        """The document of all that was added.

        Where the file marks no notes, they are looked for in its words, as in plain text; a
        bibliography under a heading always is.
        """
        content = "".join(self._parts)
        text = SourceText(name=self.name, content=content, places=tuple(self._places))
        remarks = tuple(findings)
        if is_blank(content):
            return Document(text=text, diagnostics=(*remarks, empty_document()))
        body = content[: self._body]
        if not self._notes:
            found = find_apparatus(body, HeadingWords())
            notes = tuple(note_of(body, entry) for entry in found.entries)
            return Document(
                text=text,
                notes=notes,
                callouts=found.callouts,
                diagnostics=(*remarks, *found.diagnostics),
            )
        listed = [note_of(body, one) for one in find_bibliographies(body, HeadingWords())]
        return Document(
            text=text,
            notes=(*(given.note for given in self._notes), *listed),
            callouts=tuple(Callout(label=mark.label, span=mark.span) for mark in self._marks),
            diagnostics=(*remarks, *self._findings()),
        )

    def _findings(self) -> Iterator[Diagnostic]:
        """Callouts without notes, and notes without callouts where the file has callouts."""
        named = {given.name for given in self._notes}
        for mark in self._marks:
            if mark.note not in named:
                yield callout_without_note(mark.span, number="", labels=mark.label)
        called = {mark.note for mark in self._marks}
        for given in self._notes if called else ():
            listed = given.note.kind is NoteKind.BIBLIOGRAPHY
            if given.name not in called and not listed:
                span = given.note.view.whole
                head = Span(span.start, min(span.end, span.start + _HEAD))
                yield note_without_callout(head, number="", labels=given.note.label)
