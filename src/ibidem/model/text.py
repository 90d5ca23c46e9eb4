"""A source text, and readable views of its parts that know their way back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define, frozen

from ibidem.model.marking import Marking
from ibidem.model.span import Span


@frozen
class Position:
    """A place that a person can find: line and column, both counted from 1."""

    line: int
    column: int


@define(frozen=True, slots=False, eq=False)
class SourceText:
    """The decoded words of one document, never altered.

    Attributes:
        name: the document as it was named to us, a path or ``-``.
        content: its characters; every span of ours counts in these.
        places: where the words stand in a file that has no lines of its own: pairs of an offset
            and what a person finds from there on ("paragraph 12", "footnote 3"), in ascending
            order; empty for plain text.
        markings: the words that the file sets apart (italics, small capitals, a language of
            their own), in ascending order; empty for plain text.
    """

    name: str
    content: str
    places: tuple[tuple[int, str], ...] = ()
    markings: tuple[Marking, ...] = ()

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(m.end() for m in re.finditer("\n", self.content)))

    def position(self, offset: int) -> Position:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line=line, column=offset - self._line_starts[line - 1] + 1)

    def place(self, offset: int) -> str:
        r"""The place in the file of the character at `offset`, empty where lines say it.

        >>> SourceText("a.docx", "Баку.\nТам же.", ((0, "paragraph 1"), (6, "footnote 1"))).place(8)
        'footnote 1'
        """
        at = bisect_right(self.places, (offset, chr(0x10FFFF)))
        return self.places[at - 1][1] if at else ""

    @cached_property
    def _longest_marking(self) -> int:
        return max((len(each.span) for each in self.markings), default=0)

    def markings_in(self, span: Span) -> Iterator[Marking]:
        """The markings of which some words lie within `span`, in ascending order."""
        first = bisect_left(
            self.markings, span.start - self._longest_marking, key=lambda each: each.span.start
        )
        for each in self.markings[first:]:
            if each.span.start >= span.end:
                return
            if each.span.overlaps(span):
                yield each

    def line(self, number: int) -> str:
        """The words of line `number` (counted from 1), without its end."""
        start = self._line_starts[number - 1]
        end = self.content.find("\n", start)
        return self.content[start : end if end >= 0 else None].rstrip("\r")


@frozen
class View:
    r"""Words made readable (lines joined, hyphens mended) with an offset map back.

    `runs` holds pairs of offsets, one in `text` and one in the source, wherever the
    difference between the two changes; between two runs both advance together.

    >>> view = View.of("Hasan-\nli, Baku", Span(0, 15))
    >>> joined = view.without([Span(5, 7)])
    >>> joined.text, joined.span(0, 7)
    ('Hasanli, Baku', Span(start=0, end=9))
    """

    text: str
    runs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, content: str, span: Span) -> View:
        """The words of `span` as they stand in `content`."""
        return cls(text=content[span.slice], runs=((0, span.start),))

    def origin(self, offset: int) -> int:
        """The offset in the source of the character at `offset` of the view."""
        runs = self.runs
        last = bisect_right(runs, (offset, 1 << 62)) if len(runs) > 1 else 1
        here, there = runs[last - 1 if last else 0]
        return there + offset - here

    def span(self, start: int, end: int) -> Span:
        """The span in the source of ``text[start:end]``; empty ranges stay empty."""
        if len(self.runs) == 1:
            shift = self.runs[0][1] - self.runs[0][0]
            return Span(start + shift, max(start, end) + shift)
        first = self.origin(start)
        return Span(first, self.origin(end - 1) + 1 if end > start else first)

    def inside(self, span: Span) -> tuple[int, int]:
        """The range of the view whose characters stand within `span` of the source.

        >>> View.of("Hasanli, Baku", Span(4, 13)).inside(Span(9, 20))
        (5, 9)
        """
        places = range(len(self.text))
        start = bisect_left(places, span.start, key=self.origin)
        return start, bisect_left(places, span.end, lo=start, key=self.origin)

    @property
    def whole(self) -> Span:
        """The span in the source of the whole view."""
        return self.span(0, len(self.text))

    def part(self, start: int, end: int) -> View:
        """The view of ``text[start:end]`` alone."""
        if start == 0 and end >= len(self.text):
            return self
        first = bisect_right(self.runs, (start, 1 << 62))
        last = bisect_left(self.runs, (end, 0), lo=first)
        inside = [(at - start, there) for at, there in self.runs[first:last]]
        return View(text=self.text[start:end], runs=((0, self.origin(start)), *inside))

    def stripped(self) -> View:
        """The view without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(len(self.text.rstrip()), start))

    def without(self, cuts: Iterable[Span]) -> View:
        """The view with the given ranges of it left out (`cuts` in ascending order)."""
        text: list[str] = []
        runs: list[tuple[int, int]] = []
        at = length = 0
        for cut in [*cuts, Span(len(self.text), len(self.text))]:
            if cut.start > at:
                piece = self.part(at, cut.start)
                text.append(piece.text)
                runs.extend((here + length, there) for here, there in piece.runs)
                length += len(piece.text)
            at = max(at, cut.end)
        return View(text="".join(text), runs=tuple(runs) or ((0, self.origin(0)),))

    def translated(self, table: dict[int, int]) -> View:
        """The view with characters replaced one by one, lengths unchanged."""
        return View(text=self.text.translate(table), runs=self.runs)
