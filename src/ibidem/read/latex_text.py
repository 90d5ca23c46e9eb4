r"""A LaTeX file walked through once: its mark-up hidden, its notes and citations gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from attrs import define, field

from ibidem.diagnostics.rules.reading import file_not_read
from ibidem.model.span import Span
from ibidem.read.keyed import KeyedNotes, keys_of
from ibidem.read.latex_commands import (
    CITED_QUOTES,
    DEFINITIONS,
    FIRST_SILENT,
    LIBRARIES,
    NOTES,
    OTHER_FILES,
    QUOTES,
    REFERENCES,
    SECTIONS,
    cites,
    is_silent,
)
from ibidem.read.latex_letters import LIGATURES, accented, shorthands, sign
from ibidem.read.latex_looks import Looks
from ibidem.read.latex_macros import definition_end
from ibidem.read.latex_notes import LatexNotes
from ibidem.read.latex_tokens import Group, Token, Tokens
from ibidem.read.veil import Veil

_HIDDEN = frozenset({"comment", "href", "verbatim"})


@define(slots=False, eq=False)
class LatexText:
    """A file on its way from tokens to notes.

    Attributes:
        tokens: its parts.
        libraries: the libraries that it names.
        gathered: its notes and citations.
    """

    tokens: Tokens
    libraries: list[str] = field(factory=list)
    veil: Veil = field(init=False)
    looks: Looks = field(init=False)
    gathered: KeyedNotes = field(init=False)
    notes: LatexNotes = field(init=False)
    _signs: Mapping[str, str] = field(init=False)
    _references: list[tuple[Token, Group]] = field(factory=list)
    _closings: dict[int, str] = field(factory=dict)
    _skipped: dict[int, Group] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.veil = Veil(self.tokens.content)
        self.looks = Looks(tokens=self.tokens, veil=self.veil)
        self.gathered = KeyedNotes(self.veil)
        self.notes = LatexNotes(
            tokens=self.tokens,
            veil=self.veil,
            looks=self.looks,
            walk=self._look_at,
            gathered=self.gathered,
        )
        self._signs = {**LIGATURES, **shorthands(self.tokens.content)}

    def walk(self) -> None:
        """Hide all mark-up and gather the notes."""
        at = 0
        while at < len(self.tokens.parts):
            at = self._step(at, self.tokens.parts[at])
        for token, group in self._references:
            label = self.notes.labels.get(self.tokens.words(group), "")
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
            return self.notes.note(at, part, NOTES[name])
        if cites(name):
            return self.notes.cite(at, part)
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
            CITED_QUOTES: self._cited_quote,
            frozenset({"texorpdfstring"}): self._alternative,
            frozenset({"bibitem"}): self.notes.entry,
            frozenset({"label"}): self.notes.label,
            frozenset({"setcounter", "addtocounter", "stepcounter"}): self.notes.counter,
        }

    def _end(self, group: Group) -> int:
        return self.tokens.parts[group.last].end

    def _print(self, start: int, end: int, words: str) -> None:
        deal = self.veil.put if len(words) <= end - start else self.veil.print
        deal(start, end, words)

    def _first_silent(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        if part.name == "end" and group is not None and "bibliography" in self.tokens.words(group):
            self.notes.close_entry(part.start)
        return self.looks.first_silent(at, part)

    def _quote(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        self.veil.hide(part.start, part.end)
        return at + 1 if group is None else self._in_quotes(part.start, group, QUOTES[part.name])

    def _in_quotes(self, start: int, group: Group, marks: Sequence[str]) -> int:
        """Put the quotation marks `marks` around the words of a group."""
        first, last = self.tokens.parts[group.first], self.tokens.parts[group.last]
        self._print(start, first.end, marks[0])
        self._closings[last.start] = marks[1]
        return group.first + 1

    def _cited_quote(self, at: int, part: Token) -> int:
        r"""Words in quotation marks and where they are from: ``\textcquote[5]{guliev}{Oil}``."""
        if part.name.startswith(("foreign", "hyphen")):
            language = self.tokens.group(at + 1)
            if language is not None:
                self.veil.hide(part.start, self._end(language))
                at = language.last
        end = self.notes.cite(at, part)
        _, after = self.tokens.options(end)
        group = self.tokens.group(after)
        if group is None:
            return end
        return self._in_quotes(self.tokens.parts[end - 1].end, group, (" “", "”"))

    def _section(self, at: int, part: Token) -> int:
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        if group is None or self.gathered.around(part.start) is not None:
            return self.looks.unknown(at, part)
        if part.name == "chapter":
            self.notes.numbers.restart("footnote")
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

    def _look_at(self, group: Group) -> None:
        """Hide the mark-up within a group."""
        at = group.first + 1
        while at < group.last:
            at = self._step(at, self.tokens.parts[at])

    def _reference(self, at: int, part: Token) -> int:
        group = self.tokens.group(at + 1)
        if group is None:
            return self.looks.unknown(at, part)
        self._references.append((part, group))
        return group.last + 1

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
            self.gathered.findings.append(file_not_read(span, path=self.tokens.words(group)))
        return self.looks.silent(at, part)
