r"""A LaTeX file walked through once: its mark-up hidden, its notes and citations gathered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import define, field

from ibidem.diagnostics.rules.reading import file_not_read, unclosed_note
from ibidem.model.citation import NoteKind
from ibidem.model.span import Span
from ibidem.read.called import Mark
from ibidem.read.keyed import KeyedCitation, KeyedNotes, keys_of
from ibidem.read.latex_cites import Cited, cited_by
from ibidem.read.latex_commands import (
    DEFINITIONS,
    FIRST_SILENT,
    LIBRARIES,
    NOTES,
    OTHER_FILES,
    QUOTES,
    REFERENCES,
    SECTIONS,
    NoteCommand,
    cites,
    is_silent,
)
from ibidem.read.latex_letters import LIGATURES, accented, shorthands, sign
from ibidem.read.latex_looks import Looks
from ibidem.read.latex_macros import definition_end
from ibidem.read.latex_numbers import Numbers
from ibidem.read.latex_tokens import Group, Token, Tokens
from ibidem.read.veil import MarkedNote, Veil

_HIDDEN = frozenset({"comment", "href", "verbatim"})


@define(slots=False, eq=False)
class LatexText:
    """A file on its way from tokens to notes.

    Attributes:
        tokens: its parts.
        libraries: the libraries that it names.
    """

    tokens: Tokens
    libraries: list[str] = field(factory=list)
    veil: Veil = field(init=False)
    looks: Looks = field(init=False)
    notes: KeyedNotes = field(init=False)
    _numbers: Numbers = field(factory=Numbers)
    _signs: Mapping[str, str] = field(init=False)
    _labels: dict[str, str] = field(factory=dict)
    _references: list[tuple[Token, Group]] = field(factory=list)
    _closings: dict[int, str] = field(factory=dict)
    _skipped: dict[int, Group] = field(factory=dict)
    _entries: int = 0
    _entry_number: int | None = None

    def __attrs_post_init__(self) -> None:
        self.veil = Veil(self.tokens.content)
        self.looks = Looks(tokens=self.tokens, veil=self.veil)
        self.notes = KeyedNotes(self.veil)
        self._signs = {**LIGATURES, **shorthands(self.tokens.content)}

    def walk(self) -> None:
        """Hide all mark-up and gather the notes."""
        at = 0
        while at < len(self.tokens.parts):
            at = self._step(at, self.tokens.parts[at])
        for token, group in self._references:
            label = self._labels.get(self.tokens.words(group), "")
            self._print(token.start, self._end(group), label)

    def _step(self, at: int, part: Token) -> int:
        """Deal with the token at `at`, and say which one is next."""
        if part.kind == "command":
            return self._command(at, part)
        if at in self._skipped:
            self.veil.hide(part.start, self._end(self._skipped[at]))
            return self._skipped[at].last + 1
        if part.kind == "sign" and part.name in self._signs:
            self.veil.put(part.start, part.end, self._signs[part.name])
        elif part.kind == "accent":
            self.veil.put(part.start, part.end, accented(part.name))
        elif part.kind == "url":
            self.veil.hide(part.start, part.start + part.name.index("{") + 1)
            self.veil.hide(part.end - 1, part.end)
        elif part.kind in _HIDDEN or part.name in {"{", "}"}:
            self.veil.put(part.start, part.end, self._closings.get(part.start, ""))
        return at + 1

    def _command(self, at: int, part: Token) -> int:
        name = part.name
        if name in NOTES:
            return self._note(at, part, NOTES[name])
        where = cites(name)
        if where:
            return self._cite(at, part, where)
        for names, deal in self._dealings.items():
            if name in names:
                return deal(at, part)
        printed = sign(name)
        if printed is not None:
            return self.looks.sign(at, part, printed)
        return self.looks.silent(at, part) if is_silent(name) else self.looks.unknown(at, part)

    @cached_property
    def _dealings(self) -> Mapping[frozenset[str], Callable[[int, Token], int]]:
        return {
            DEFINITIONS: self._definition,
            SECTIONS: self._section,
            LIBRARIES: self._library,
            OTHER_FILES: self._file,
            REFERENCES: self._reference,
            FIRST_SILENT: self._first_silent,
            frozenset(QUOTES): self._quote,
            frozenset({"texorpdfstring"}): self._alternative,
            frozenset({"bibitem"}): self._entry,
            frozenset({"label"}): self._label,
            frozenset({"setcounter", "addtocounter", "stepcounter"}): self._counter,
        }

    def _end(self, group: Group) -> int:
        return self.tokens.parts[group.last].end

    def _print(self, start: int, end: int, words: str) -> None:
        deal = self.veil.put if len(words) <= end - start else self.veil.print
        deal(start, end, words)

    def _first_silent(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        if part.name == "end" and group is not None and "bibliography" in self.tokens.words(group):
            self._close_entry(part.start)
        return self.looks.first_silent(at, part)

    def _quote(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        self.veil.hide(part.start, part.end)
        if group is not None:
            marks = QUOTES[part.name]
            first, last = self.tokens.parts[group.first], self.tokens.parts[group.last]
            self.veil.put(part.start, first.end, marks[0])
            self._closings[last.start] = marks[1]
            return group.first + 1
        return at + 1

    def _section(self, at: int, part: Token) -> int:
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        if group is None or self.notes.around(part.start) is not None:
            return self.looks.unknown(at, part)
        if part.name == "chapter":
            self._numbers.restart("footnote")
        start, end = self.tokens.parts[group.first].end, self.tokens.parts[group.last].start
        self.veil.head(part.start, start)
        self.veil.join(start, end)
        return group.first + 1

    def _alternative(self, at: int, part: Token) -> int:
        """Words to print, and behind them the same for elsewhere."""
        printed = self.tokens.group(at + 1)
        other = None if printed is None else self.tokens.group(printed.last + 1)
        if printed is not None and other is not None:
            self._skipped[printed.last] = other
        return self.looks.unknown(at, part)

    def _definition(self, at: int, part: Token) -> int:
        last = definition_end(self.tokens, at)
        self.veil.hide(part.start, self.tokens.parts[last].end)
        return last + 1

    def _note(self, at: int, part: Token, command: NoteCommand) -> int:
        """A note or its callout; one that is not closed ends with its paragraph."""
        options, end = self.tokens.options(at + 1)
        group = self.tokens.group(end) if command.holds else None
        printed = self.tokens.words(options[0]).strip() if options else ""
        label = self._numbers.label(command, printed)
        name = f"{command.counter} {label}"
        last = self.tokens.parts[end - 1].end
        if command.marks:
            self.notes.call(Mark(label=label, span=Span(part.start, last), note=name))
        if not command.holds:
            self.veil.hide(part.start, last)
            return end
        brace = self.tokens.opening(end)
        if brace is None:
            self.veil.hide(part.start, last)
            return end
        start = self.tokens.parts[brace].end
        stop = self._paragraph_end(start) if group is None else self.tokens.parts[group.last].start
        if group is None:
            self.notes.findings.append(unclosed_note(Span(part.start, start)))
        self.veil.hide(part.start, start)
        self.notes.note(
            MarkedNote(
                label=label,
                name=name,
                span=Span(start, stop),
                whole=Span(part.start, stop if group is None else stop + 1),
                kind=command.kind,
            )
        )
        return brace + 1

    def _paragraph_end(self, offset: int) -> int:
        found = bisect_left(self._breaks, offset)
        return self._breaks[found] if found < len(self._breaks) else len(self.tokens.content)

    @cached_property
    def _breaks(self) -> list[int]:
        return [part.start for part in self.tokens.parts if part.kind == "break"]

    def _cite(self, at: int, part: Token, where: str) -> int:
        found = () if part.name.startswith("no") else tuple(cited_by(self.tokens, at, part))
        if not found:
            return self.looks.silent(at, part)
        for each in found:
            self._cited(each, where)
        return found[-1].keys.last + 1

    def _cited(self, cited: Cited, where: str) -> None:
        r"""A citation by key; ``\\footcite`` in the prose is a footnote."""
        for option in cited.options:
            self._look_at(option)
        span, inside = cited.span, [self.tokens.inside(option) for option in cited.options]
        if where == "note" and self.notes.around(span.start) is None:
            label = self._numbers.label(NOTES["footnote"], "")
            name = f"footnote {label}"
            self.notes.call(Mark(label=label, span=span, note=name))
            self.notes.note(MarkedNote(label=label, name=name, span=span, whole=span))
        self.notes.cite(
            KeyedCitation(
                span=span,
                keys=keys_of(self.tokens.words(cited.keys)),
                before=inside[0] if len(inside) > 1 else None,
                after=inside[min(len(inside), 2) - 1] if inside else None,
            )
        )

    def _look_at(self, group: Group) -> None:
        """Hide the mark-up within a group."""
        at = group.first + 1
        while at < group.last:
            at = self._step(at, self.tokens.parts[at])

    def _entry(self, at: int, part: Token) -> int:
        r"""An entry of ``thebibliography``, which ends where the next one begins."""
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        if group is None:
            return self.looks.unknown(at, part)
        self._close_entry(part.start)
        self._entries += 1
        start = self._end(group)
        self.veil.hide(part.start, start)
        span = Span(start, len(self.tokens.content))
        self._entry_number = self.notes.note(
            MarkedNote(
                label=str(self._entries),
                name=self.tokens.words(group).strip(),
                span=span,
                whole=Span(part.start, span.end),
                kind=NoteKind.BIBLIOGRAPHY,
            )
        )
        return group.last + 1

    def _close_entry(self, end: int) -> None:
        if self._entry_number is not None:
            self.notes.close(self._entry_number, end)
        self._entry_number = None

    def _label(self, at: int, part: Token) -> int:
        group, note = self.tokens.group(at + 1), self.notes.around(part.start)
        if group is not None and note is not None:
            self._labels[self.tokens.words(group)] = note.label
        return self.looks.silent(at, part)

    def _reference(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        if group is None:
            return self.looks.unknown(at, part)
        self._references.append((part, group))
        return group.last + 1

    def _counter(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        value = None if group is None else self.tokens.group(group.last + 1)
        if group is not None:
            words = "1" if value is None else self.tokens.words(value)
            self._numbers.change(part.name, self.tokens.words(group), words)
        return self.looks.silent(at, part)

    def _library(self, at: int, part: Token) -> int:
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        if group is not None:
            words = self.tokens.words(group)
            self.libraries += keys_of(words) if part.name == "bibliography" else [words.strip()]
        return self.looks.silent(at, part)

    def _file(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        if group is not None:
            span = Span(part.start, self._end(group))
            self.notes.findings.append(file_not_read(span, path=self.tokens.words(group)))
        return self.looks.silent(at, part)
