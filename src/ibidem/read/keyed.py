"""Notes and citations by key, as LaTeX and Typst have them, gathered in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from ibidem.diagnostics.rules.reading import key_unknown
from ibidem.model.citation import Document, NoteKind, StatedCitation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from ibidem.read.beside import CitedWorks
from ibidem.read.called import Mark
from ibidem.read.locators import PLACE_BEHIND, read_locator
from ibidem.read.veil import MarkedNote, Veil, veiled_document

# What is printed for a citation of an entry that is a whole text is its beginning.
_LONGEST_ENTRY = 1000
_WIDEST_PLACE = 80


@frozen(kw_only=True)
class KeyedCitation:
    """A citation of works by their keys.

    Attributes:
        span: all of its mark-up.
        keys: the keys of the works.
        before: the words before them ("vgl."), as a span.
        after: the place in the last of them, as a span.
        joined: whether it follows another one within the same mark-up.
        field: what alone is printed of the works: "author", "title", "date", "url".
    """

    span: Span
    keys: tuple[str, ...]
    before: Span | None = None
    after: Span | None = None
    joined: bool = False
    field: str = ""

    @property
    def is_mention(self) -> bool:
        """Whether it only names an author or a date, which in the prose cites nothing."""
        return self.field not in {"", "title"}


@define
class KeyedNotes:
    """Collects notes and citations by key in the order in which they stand in the file."""

    veil: Veil
    findings: list[Diagnostic] = field(factory=list)
    _notes: list[MarkedNote] = field(factory=list)
    _marks: list[Mark] = field(factory=list)
    _cited: dict[int, list[KeyedCitation]] = field(factory=dict)
    _mentions: list[KeyedCitation] = field(factory=list)
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
            if citation.is_mention:
                self._mentions.append(citation)
                return
            citation = evolve(citation, joined=False)
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
        self._cited.setdefault(self._open[-1], []).append(citation)

    def _close(self, offset: int) -> None:
        while self._open and self._notes[self._open[-1]].whole.end <= offset:
            self._open.pop()

    def document(self, name: str, works: CitedWorks) -> Document:
        """The document, its citations by key taken from `works` or from its own bibliography."""
        keys = _Keys(veil=self.veil, items=works.items, entries=self._entries())
        for mention in self._mentions:
            keys.print(mention)
        stated = {
            number: tuple(keys.stated(cited, self._notes[number].span.end))
            for number, cited in self._cited.items()
        }
        self.findings.extend(keys.unknown)
        notes = [
            evolve(each, stated=stated.get(number, ())) for number, each in enumerate(self._notes)
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


@define(kw_only=True)
class _Keys:
    """What the keys of a document stand for.

    Attributes:
        veil: its text.
        items: the works of its libraries.
        entries: the words of its own bibliography.
        unknown: a finding for each key that neither has.
    """

    veil: Veil
    items: Mapping[str, Item]
    entries: Mapping[str, str]
    unknown: list[Diagnostic] = field(factory=list)

    def stated(self, cited: Sequence[KeyedCitation], end: int) -> Iterator[StatedCitation]:
        """The citations of a note that ends at `end`; author, title and year of a work are one."""
        limits = [*(each.span.start for each in cited[1:]), end]
        placed = [self._placed(each, limit) for each, limit in zip(cited, limits, strict=True)]
        telling = _telling(cited, [place for _, place in placed])
        for each, (span, place) in zip(cited, placed, strict=True):
            self.print(each)
            for key in each.keys:
                told = not each.field or telling.get(key) is each
                if told and key in self.items:
                    locator = place if key == each.keys[-1] else None
                    yield StatedCitation(span=span, item=self.items[key], locator=locator, key=key)

    def _placed(self, citation: KeyedCitation, limit: int) -> tuple[Span, Locator | None]:
        """All of a citation, and the place in the work, which may stand behind its mark-up."""
        span = citation.span
        if citation.after is not None:
            return span, read_locator(self._words(citation.after))
        behind = self.veil.view(Span(span.end, max(span.end, min(limit, span.end + _WIDEST_PLACE))))
        found = PLACE_BEHIND.match(behind.text)
        if found is None:
            return span, None
        return Span(span.start, behind.span(0, found.end()).end), read_locator(found.group())

    def print(self, citation: KeyedCitation) -> None:
        """Let what is printed for a citation be seen in its place."""
        after = self._words(citation.after)
        works = ", ".join(self._printed(key, citation.field) for key in citation.keys)
        cited = f"{works}, {after}" if after else works
        printed = " ".join(filter(None, (self._words(citation.before), cited)))
        parting = "; " if citation.joined else ""
        self.veil.print(citation.span.start, citation.span.end, parting + printed)
        for key in citation.keys:
            if key not in self.items and key not in self.entries:
                self.unknown.append(key_unknown(citation.span, key=key))

    def _printed(self, key: str, field_: str) -> str:
        item = self.items.get(key)
        if item is None or not field_:
            return self.entries.get(key, key)
        names = ", ".join(name.family or name.literal for name in item.author or item.editor)
        date = "" if item.issued is None else str(item.issued.start.year)
        printed = {"author": names, "title": item.title, "date": date, "url": item.url}
        return printed[field_] or key

    def _words(self, span: Span | None) -> str:
        return "" if span is None else self.veil.view(span).text


def _telling(
    cited: Sequence[KeyedCitation], places: Sequence[Locator | None]
) -> Mapping[str, KeyedCitation]:
    """Which citation of one field tells most of the work with that key: the one with a place.

    Keys that are cited as a whole too are left out.
    """
    whole = {key for each in cited if not each.field for key in each.keys}
    ranks: dict[str, tuple[tuple[bool, bool, int], KeyedCitation]] = {}
    for number, (each, place) in enumerate(zip(cited, places, strict=True)):
        for key in () if not each.field else set(each.keys) - whole:
            rank = (place is not None, each.field == "title", -number)
            if key not in ranks or rank > ranks[key][0]:
                ranks[key] = rank, each
    return {key: each for key, (_, each) in ranks.items()}


def keys_of(words: str) -> tuple[str, ...]:
    """The keys of a list divided by commas.

    >>> keys_of("guliev1961, denikin")
    ('guliev1961', 'denikin')
    """
    return tuple(filter(None, (" ".join(key.split()) for key in words.split(","))))
