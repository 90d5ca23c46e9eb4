"""A document put together from paragraphs and notes that a format marks as such."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field

from ibidem.diagnostics.rules.reading import empty_document
from ibidem.model.citation import Callout, Document, Note, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText
from ibidem.read.apparatus import find_apparatus, find_bibliographies
from ibidem.read.called import Mark, NamedNote, callout_findings
from ibidem.read.characters import is_blank
from ibidem.read.csl import CitedItem
from ibidem.read.entries import note_of
from ibidem.read.headings import HeadingWords
from ibidem.read.views import readable


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
    _marks: list[Mark] = field(factory=list)
    _notes: list[NamedNote] = field(factory=list)
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
                Mark(label=label, span=Span(span.start + start, span.start + end), note=note)
            )
        return span

    def note(  # noqa: PLR0913 - what a note is
        self,
        label: str,
        words: str,
        kind: NoteKind,
        *,
        name: str,
        place: str,
        stated: Iterable[tuple[int, int, CitedItem]] = (),
    ) -> None:
        """Add a note.

        Args:
            label: its printed label, or its running number where none is printed.
            words: its words without the label; paragraphs are divided by line ends.
            kind: where it stands.
            name: its name in the file, by which its callouts know it.
            place: where a person finds it.
            stated: the citations that the file states as data, with the range of their words.
        """
        span = self._add(words, place)
        view = readable(self._parts[-1], Span(0, len(span)))
        moved = evolve(view, runs=tuple((at, there + span.start) for at, there in view.runs))
        citations = tuple(
            StatedCitation(
                span=Span(span.start + start, span.start + end),
                item=cited.item,
                locator=cited.locator,
                key=cited.key,
            )
            for start, end, cited in stated
        )
        note = Note(label=label, view=moved, kind=kind, stated=citations)
        self._notes.append(NamedNote(note=note, name=name))

    def document(self, findings: Iterable[Diagnostic] = ()) -> Document:
        """The document of all that was added.

        Where the file marks no notes, they are looked for in its words, as in plain text; a
        bibliography under a heading is too where the file marks no entries.
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
        marked = any(given.note.kind is NoteKind.BIBLIOGRAPHY for given in self._notes)
        found_entries = () if marked else find_bibliographies(body, HeadingWords())
        listed = [note_of(body, one) for one in found_entries]
        return Document(
            text=text,
            notes=(*(given.note for given in self._notes), *listed),
            callouts=tuple(Callout(label=mark.label, span=mark.span) for mark in self._marks),
            diagnostics=(*remarks, *callout_findings(self._notes, self._marks)),
        )
