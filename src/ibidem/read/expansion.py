"""Commands that an author defined: the text with them spelled out, and the way back to the file.

A reader of mark-up reads the expanded text; what it found is then moved back, so that every span
counts in what stands in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from attrs import define, evolve, field, frozen

from ibidem.model.citation import Document, Note
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText, View


class Piece(NamedTuple):
    """A stretch of the expanded text.

    Attributes:
        start: where it begins.
        origin: what it stands for in the text before.
        copied: whether it is the very same characters.
    """

    start: int
    origin: Span
    copied: bool


@frozen(kw_only=True)
class Expanded:
    """A text in which commands are spelled out, and where its pieces come from."""

    content: str
    pieces: Sequence[Piece]

    def back(self, offset: int) -> int:
        """The place in the text before of the character at `offset`.

        Each character that was put in stands for one of the command, the last for its end.
        """
        if offset >= len(self.content):
            return self.pieces[-1].origin.end if self.pieces else 0
        at = bisect_right(self.pieces, offset, key=_start) - 1
        piece = self.pieces[at]
        place = piece.origin.start + offset - piece.start
        if piece.copied:
            return place
        following = self.pieces[at + 1].start if at + 1 < len(self.pieces) else len(self.content)
        last = max(piece.origin.end - 1, 0)
        return last if offset == following - 1 else min(place, last)


def _start(piece: Piece) -> int:
    return piece.start


# Definitions may use one another; more rounds, or more text, are a loop.
_ROUNDS = 8
_MOST_ADDED = 1 << 18


def expanded_in_rounds(
    content: str, once: Callable[[str, int], Expanded | None]
) -> tuple[Expanded, ...]:
    """The rounds in which the commands of a text are spelled out; none where there are none.

    Args:
        content: the text.
        once: what spells out the commands of a text, but not those that come in by that; it is
            told how long the text may become, and gives None where there is nothing to do.
    """
    longest = len(content) + max(len(content), _MOST_ADDED)
    rounds: list[Expanded] = []
    while len(rounds) < _ROUNDS:
        expanded = once(rounds[-1].content if rounds else content, longest)
        if expanded is None:
            break
        rounds.append(expanded)
    return tuple(rounds)


@define
class Expansion:
    r"""An expanded text under construction.

    >>> expansion = Expansion(r"См. \ga, 5")
    >>> expansion.copy(0, 4); expansion.insert("ГАРФ", Span(4, 7)); expansion.copy(7, 10)
    >>> expanded = expansion.done()
    >>> expanded.content, [expanded.back(offset) for offset in (3, 4, 7, 8)]
    ('См. ГАРФ, 5', [3, 4, 6, 7])
    """

    source: str
    _texts: list[str] = field(factory=list)
    _pieces: list[Piece] = field(factory=list)
    _length: int = 0

    def copy(self, start: int, end: int) -> None:
        """Take over ``source[start:end]``."""
        self._add(self.source[start:end], Span(start, max(start, end)), copied=True)

    def insert(self, words: str, origin: Span) -> None:
        """Let `words` stand for what is at `origin`."""
        self._add(words, origin, copied=False)

    def _add(self, words: str, origin: Span, *, copied: bool) -> None:
        if words:
            self._texts.append(words)
            self._pieces.append(Piece(self._length, origin, copied))
            self._length += len(words)

    def spell_out(self, literals: Sequence[str], arguments: Sequence[Span], use: Span) -> None:
        """Put words, and the arguments between them, in the place of what is at `use`.

        Arguments that stand in the order of the file, each once, stay where they are.
        """
        if any(first.end > second.start for first, second in pairwise(arguments)):
            given = ["", *(self.source[argument.slice] for argument in arguments)]
            self.insert("".join(chain.from_iterable(zip(given, literals, strict=True))), use)
            return
        starts = [use.start, *(argument.end for argument in arguments)]
        ends = [*(argument.start for argument in arguments), use.end]
        for literal, start, end, argument in zip_longest(literals, starts, ends, arguments):
            self.insert(literal, Span(start, end))
            if argument is not None:
                self.copy(argument.start, argument.end)

    @property
    def length(self) -> int:
        """How long the text is by now."""
        return self._length

    def done(self) -> Expanded:
        """The text as far as it was made."""
        return Expanded(content="".join(self._texts), pieces=tuple(self._pieces))


def moved_back(document: Document, content: str, rounds: Sequence[Expanded]) -> Document:
    """What was read of an expanded text, as it stands in `content`.

    Args:
        document: the document of the last of `rounds`.
        content: the characters of the file.
        rounds: the expansions, each of the text that the one before gave.
    """
    move = _Move(rounds)
    return Document(
        text=SourceText(name=document.name, content=content),
        notes=tuple(map(move.note, document.notes)),
        callouts=tuple(evolve(each, span=move.span(each.span)) for each in document.callouts),
        diagnostics=tuple(map(move.finding, document.diagnostics)),
    )


@frozen
class _Move:
    rounds: Sequence[Expanded]

    def offset(self, offset: int) -> int:
        for each in reversed(self.rounds):
            offset = each.back(offset)
        return offset

    def span(self, span: Span) -> Span:
        start = self.offset(span.start)
        end = self.offset(span.end - 1) + 1 if span.end > span.start else start
        return Span(start, max(start, end))

    def note(self, note: Note) -> Note:
        stated = tuple(evolve(each, span=self.span(each.span)) for each in note.stated)
        return evolve(note, view=self.view(note.view), stated=stated)

    def view(self, view: View) -> View:
        runs = tuple(self._runs(view)) or ((0, self.span(view.whole).start),)
        return View(text=view.text, runs=runs)

    def _runs(self, view: View) -> Iterator[tuple[int, int]]:
        due = -1
        for at in range(len(view.text)):
            place = self.offset(view.origin(at))
            if place != due:
                yield at, place
            due = place + 1

    def finding(self, finding: Diagnostic) -> Diagnostic:
        related = tuple(evolve(each, span=self.span(each.span)) for each in finding.related)
        span = None if finding.span is None else self.span(finding.span)
        return evolve(finding, span=span, related=related)
