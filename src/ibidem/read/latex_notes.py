r"""The notes, citations and entries of a LaTeX file, as its commands mark them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

from attrs import define, field

from ibidem.diagnostics.rules.reading import unclosed_note
from ibidem.model.citation import NoteKind
from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.keyed import KeyedCitation, KeyedNotes, keys_of
from ibidem.read.latex_cites import Cited, autocite_is_note, cited_by
from ibidem.read.latex_commands import NOTES, NoteCommand, cited_field, cites
from ibidem.read.latex_looks import Looks
from ibidem.read.latex_numbers import Numbers
from ibidem.read.latex_tokens import Group, Token, Tokens
from ibidem.read.veil import MarkedNote, Veil


@define(slots=False, eq=False, kw_only=True)
class LatexNotes:
    """Gathers what the commands of notes say; each method returns the token after them.

    Attributes:
        tokens: the parts of the file.
        veil: its text.
        looks: what hides mark-up.
        walk: deals with the tokens of a group.
        gathered: the notes and citations so far.
        numbers: the counters of notes.
        labels: the numbers of notes by the labels in them.
    """

    tokens: Tokens
    veil: Veil
    looks: Looks
    walk: Callable[[Group], None]
    gathered: KeyedNotes
    numbers: Numbers = field(factory=Numbers)
    labels: dict[str, str] = field(factory=dict)
    _entries: int = 0
    _entry: int | None = None

    def note(self, at: int, part: Token, command: NoteCommand) -> int:
        """A note or its callout; one that is not closed ends with its paragraph."""
        options, end = self.tokens.options(at + 1)
        printed = self.tokens.words(options[0]).strip() if options else ""
        label = self.numbers.label(command, printed)
        name = f"{command.counter} {label}"
        last = self.tokens.parts[end - 1].end
        if command.marks:
            self.gathered.call(Mark(label=label, span=Span(part.start, last), note=name))
        brace = self.tokens.opening(end) if command.holds else None
        if brace is None:
            self.veil.hide(part.start, last)
            return end
        start = self.tokens.parts[brace].end
        span, closed = self._words(brace, start)
        if not closed:
            self.gathered.findings.append(unclosed_note(Span(part.start, start)))
        self.veil.hide(part.start, start)
        whole = Span(part.start, span.end + closed)
        self.gathered.note(
            MarkedNote(label=label, name=name, span=span, whole=whole, kind=command.kind)
        )
        return brace + 1

    def _words(self, brace: int, start: int) -> tuple[Span, bool]:
        """What stands in the braces of a note, and whether they are closed."""
        group = self.tokens.group(brace)
        if group is not None:
            return self.tokens.inside(group), True
        found = bisect_left(self._breaks, start)
        end = self._breaks[found] if found < len(self._breaks) else len(self.tokens.content)
        return Span(start, end), False

    @cached_property
    def _breaks(self) -> list[int]:
        return [part.start for part in self.tokens.parts if part.kind == "break"]

    def cite(self, at: int, part: Token) -> int:
        """Citations by key; where the command is none, it prints nothing."""
        found = cited_by(self.tokens, at, part)
        if not found:
            return self.looks.silent(at, part)
        span = Span(found[0].span.start, found[-1].span.end)
        if self._is_note(part) and self.gathered.around(span.start) is None:
            self._footnote(span, marks="citetext" not in part.name)
        for each in found:
            self._cited(each, part, joined=each is not found[0])
        return found[-1].keys.last + 1

    def _cited(self, cited: Cited, part: Token, *, joined: bool) -> None:
        for option in filter(None, (cited.before, cited.after)):
            self.walk(option)
        before, after = (
            None if option is None else self.tokens.inside(option)
            for option in (cited.before, cited.after)
        )
        self.gathered.cite(
            KeyedCitation(
                span=cited.span,
                keys=keys_of(self.tokens.words(cited.keys)),
                before=before,
                after=after,
                joined=joined,
                field=cited_field(part.name),
            )
        )

    def _is_note(self, part: Token) -> bool:
        if part.name.lower().startswith("autocite"):
            return self._autocite_is_note
        return cites(part.name) == "note"

    @cached_property
    def _autocite_is_note(self) -> bool:
        return autocite_is_note(self.tokens.content)

    def _footnote(self, span: Span, *, marks: bool) -> None:
        r"""A footnote that consists of citations, as of ``\footcite`` in the prose."""
        label = self.numbers.label(NOTES["footnote" if marks else "footnotetext"], "")
        name = f"footnote {label}"
        if marks:
            self.gathered.call(Mark(label=label, span=span, note=name))
        self.gathered.note(MarkedNote(label=label, name=name, span=span, whole=span))

    def entry(self, at: int, part: Token) -> int:
        r"""An entry of ``thebibliography``, which ends where the next one begins."""
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        if group is None:
            return self.looks.unknown(at, part)
        self.close_entry(part.start)
        self._entries += 1
        start = self.tokens.parts[group.last].end
        self.veil.hide(part.start, start)
        span = Span(start, len(self.tokens.content))
        self._entry = self.gathered.note(
            MarkedNote(
                label=str(self._entries),
                name=self.tokens.words(group).strip(),
                span=span,
                whole=Span(part.start, span.end),
                kind=NoteKind.BIBLIOGRAPHY,
            )
        )
        return group.last + 1

    def close_entry(self, end: int) -> None:
        """Let the entry that is open end at `end`."""
        if self._entry is not None:
            self.gathered.close(self._entry, end)
        self._entry = None

    def label(self, at: int, part: Token) -> int:
        """A label, by which the number of the note around it can be printed elsewhere."""
        group, note = self.tokens.group(at + 1), self.gathered.around(part.start)
        if group is not None and note is not None:
            self.labels[self.tokens.words(group)] = note.label
        return self.looks.silent(at, part)

    def counter(self, at: int, part: Token) -> int:
        """A change of a counter."""
        group = self.tokens.group(at + 1)
        value = None if group is None else self.tokens.group(group.last + 1)
        if group is not None:
            words = "1" if value is None else self.tokens.words(value)
            self.numbers.change(part.name, self.tokens.words(group), words)
        return self.looks.silent(at, part)
