"""A document put together from paragraphs and notes that a format marks as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, evolve, field

from ibidem.diagnostics.rules.reading import empty_document
from ibidem.model.citation import Callout, Document, Note, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.marking import Marking
from ibidem.model.span import Span
from ibidem.model.text import SourceText
from ibidem.read.apparatus import find_apparatus, find_bibliographies
from ibidem.read.called import Mark, NamedNote, callout_findings
from ibidem.read.characters import is_blank
from ibidem.read.csl import CitedItem
from ibidem.read.entries import note_of
from ibidem.read.headings import HeadingWords
from ibidem.read.in_text import with_in_text
from ibidem.read.markings import tidied
from ibidem.read.origins import Origin, moved_on
from ibidem.read.views import readable


@define
class DocumentBuilder:
    """Collects the text of a document, part by part.

    The text is made of paragraphs, one to a line, each with the place where a person finds it in
    the file ("paragraph 12", "footnote 3"). A reader adds first the body, then the notes; to the
    place of a note is added the one that it is called from ("footnote 3, paragraph 12").

    Attributes:
        name: the document as it was named to us.
        traces: whether a reader for which that is costly says where the words come from.
        origins: where the words added so far come from, as far as the reader says it.
    """

    name: str
    traces: bool = False
    origins: list[Origin] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _length: int = 0
    _places: list[tuple[int, str]] = field(factory=list)
    _marks: list[Mark] = field(factory=list)
    _notes: list[NamedNote] = field(factory=list)
    _markings: list[Marking] = field(factory=list)
    _in_text: list[StatedCitation] = field(factory=list)
    _names: dict[int, str] = field(factory=dict)
    _body: int = 0

    def _add(
        self, words: str, place: str, markings: Iterable[Marking], origins: Iterable[Origin]
    ) -> Span:
        span = Span(self._length, self._length + len(words))
        self.origins += moved_on(origins, span.start)
        if place:
            self._places.append((span.start, place))
        for each in tidied(words, markings):
            self._markings.append(evolve(each, span=each.span.shifted(span.start)))
        self._parts.append(f"{words}\n")
        self._length += len(words) + 1
        return span

    def paragraph(  # noqa: PLR0913 - what a paragraph is
        self,
        words: str,
        place: str = "",
        callouts: Iterable[tuple[int, int, str, str]] = (),
        *,
        markings: Iterable[Marking] = (),
        stated: Iterable[tuple[int, int, CitedItem]] = (),
        origins: Iterable[Origin] = (),
    ) -> Span:
        """Add a paragraph of the body.

        Args:
            words: its words, the callouts as they are printed among them.
            place: where a person finds it.
            callouts: for each the range in `words`, its label, and the name of its note.
            markings: what the file sets apart, with spans that count in `words`.
            stated: the citations that the file states as data, with the range of their words.
            origins: where the words come from, in offsets that count in `words`.
        """
        span = self._add(words, place, markings, origins)
        self._body = self._length
        for start, end, label, note in callouts:
            self._marks.append(
                Mark(label=label, span=Span(span.start + start, span.start + end), note=note)
            )
        self._in_text.extend(_stated(span.start, stated))
        return span

    def place(self, offset: int, place: str) -> None:
        """Let another place begin within the paragraph added last, as where a page is turned."""
        self._places.append((offset, place))

    def note(  # noqa: PLR0913 - what a note is
        self,
        label: str,
        words: str,
        kind: NoteKind,
        *,
        name: str,
        place: str,
        markings: Iterable[Marking] = (),
        stated: Iterable[tuple[int, int, CitedItem]] = (),
        origins: Iterable[Origin] = (),
    ) -> None:
        """Add a note.

        Args:
            label: its printed label, or its running number where none is printed.
            words: its words without the label; paragraphs are divided by line ends.
            kind: where it stands.
            name: its name in the file, by which its callouts know it.
            place: where a person finds it.
            markings: what the file sets apart, with spans that count in `words`.
            stated: the citations that the file states as data, with the range of their words.
            origins: where the words come from, in offsets that count in `words`.
        """
        span = self._add(words, place, markings, origins)
        view = readable(self._parts[-1], Span(0, len(span)))
        moved = evolve(view, runs=tuple((at, there + span.start) for at, there in view.runs))
        citations = tuple(_stated(span.start, stated))
        note = Note(label=label, view=moved, kind=kind, stated=citations)
        self._notes.append(NamedNote(note=note, name=name))
        self._names[span.start] = name

    def document(self, findings: Iterable[Diagnostic] = ()) -> Document:
        """The document of all that was added.

        Where the file marks no notes, they are looked for in its words, as in plain text; a
        bibliography under a heading is too where the file marks no entries.
        """
        content = "".join(self._parts)
        remarks = tuple(findings)
        calls = {mark.note: mark.span.start for mark in reversed(self._marks)}
        text = SourceText(
            name=self.name,
            content=content,
            places=tuple(self._called_places(calls)),
            markings=tuple(self._markings),
        )
        if is_blank(content):
            return Document(text=text, diagnostics=(*remarks, empty_document()))
        body = content[: self._body]
        if not self._notes:
            return self._unmarked(text, body, remarks)
        marked = any(given.note.kind is NoteKind.BIBLIOGRAPHY for given in self._notes)
        found_entries = () if marked else find_bibliographies(body, HeadingWords())
        listed = [(None, note_of(body, one)) for one in found_entries]
        notes = [(calls.get(given.name), given.note) for given in self._notes]
        return Document(
            text=text,
            notes=with_in_text(body, [*notes, *listed], self._in_text),
            callouts=tuple(Callout(label=mark.label, span=mark.span) for mark in self._marks),
            diagnostics=(*remarks, *callout_findings(self._notes, self._marks)),
        )

    def _called_places(self, calls: Mapping[str, int]) -> Iterator[tuple[int, str]]:
        """The places of the text, to those of notes added where they are called from."""
        body = SourceText(name=self.name, content="", places=tuple(self._places))
        for start, place in self._places:
            call = calls.get(self._names.get(start, ""))
            yield start, place if call is None else _joined(place, body.place(call))

    def _unmarked(self, text: SourceText, body: str, remarks: tuple[Diagnostic, ...]) -> Document:
        """The document of a file that marks no notes; they are looked for in its words."""
        # prose that cites is no list, however much its only sentence looks like a source
        found = find_apparatus(body, HeadingWords(), bare=not self._in_text)
        entries = [(one.span.start, note_of(body, one)) for one in found.entries]
        cites = not entries and bool(self._in_text)
        return Document(
            text=text,
            notes=with_in_text(body, entries, self._in_text),
            callouts=found.callouts,
            diagnostics=remarks if cites else (*remarks, *found.diagnostics),
        )


def _joined(place: str, call: str) -> str:
    """The place of a note and that of its callout, what they share said once.

    >>> _joined("Chapter 2, note 5", "Chapter 2, paragraph 30"), _joined("page 3", "page 3")
    ('Chapter 2, note 5, paragraph 30', 'page 3')
    """
    here, there = place.split(", "), call.split(", ")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return ", ".join((place, *there)) if there else place


def _stated(start: int, stated: Iterable[tuple[int, int, CitedItem]]) -> Iterator[StatedCitation]:
    """Citations that the file states, in spans of the text whose part begins at `start`."""
    for first, last, cited in stated:
        span = Span(start + first, start + last)
        yield StatedCitation(span=span, item=cited.item, locator=cited.locator, key=cited.key)
