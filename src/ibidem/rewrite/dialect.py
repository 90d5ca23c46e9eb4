"""Mark-up that people write by hand: what of it an edit may take along, and how words are written.

Between the words of a citation stand the ends of what sets them apart: ``*Ibid.*, p. 5`` has its
first asterisk before its words and the second one among them. What is opened and closed within
the words goes with them; what is opened just before them is taken in; what is opened further off
is closed where the new words begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from attrs import evolve, field, frozen

from ibidem.model.span import Span
from ibidem.styles.runs import Run

_POINTS = re.compile(r"[.,;:]*")


@frozen(kw_only=True)
class Mark:
    """A piece of mark-up within a text.

    Attributes:
        start: where it begins.
        end: the offset after it.
        name: what it opens or closes.
        opens: whether it opens something; else it closes it.
        looks: whether it does no more than slant words or make them bold, so that it goes with
            them; else it stays around the new ones.
    """

    start: int
    end: int
    name: str
    opens: bool
    looks: bool = True


@frozen(kw_only=True)
class Dialect:
    """A format of such mark-up.

    Attributes:
        marks: the marks that lie within a stretch of a text, in ascending order; None where
            something in it may not go.
        opened: the mark that ends at an offset and does no more than set words apart, if one does.
        closed: the mark that begins at an offset and closes what was set apart, if one does.
        write: the words of a run, escaped, with what sets them apart.
        may_open_late: whether what is opened among the words may be opened behind them.
        begin: makes the beginning of what is written safe at the beginning of a block.
    """

    marks: Callable[[str, Span], Sequence[Mark] | None]
    opened: Callable[[str, int], Mark | None]
    closed: Callable[[str, int], Mark | None]
    write: Callable[[Run], str]
    may_open_late: bool = True
    begin: Callable[[str], str] = field(default=lambda words: words)

    def written(self, runs: Iterable[Run]) -> str:
        """The words of runs as they stand in a file."""
        return self.begin("".join(map(self.write, runs)))


@frozen(kw_only=True)
class Splice:
    """A stretch of a file and the characters that are put in its place."""

    span: Span
    text: str


def splice(content: str, span: Span, text: str, dialect: Dialect) -> Splice | None:
    """The splice that puts `text` in the place of `span`; None where it would do harm."""
    found = dialect.marks(content, span)
    if found is None:
        return None
    closings, openings = _unpaired(found)
    if openings and not dialect.may_open_late:
        return None
    start, left = _taken_in(content, span.start, closings, dialect)
    around = dialect.opened(content, start) if left else None
    closed = "".join(content[each.start : each.end] for each in left)
    opened = "".join(content[each.start : each.end] for each in openings)
    if around is not None:
        return Splice(span=Span(start, span.end), text=f"{text}{closed}{opened}")
    gap = " " if closed and content[start - 1 : start].isspace() else ""
    whole = Splice(span=Span(start - len(gap), span.end), text=f"{closed}{gap}{text}{opened}")
    return whole if left or openings or closings else _unwrapped(content, whole, dialect)


def _unpaired(marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The marks that close what was opened before, and those that open what is closed later."""
    closings: list[Mark] = []
    openings: list[Mark] = []
    for mark in marks:
        if mark.opens:
            openings.append(mark)
        elif openings and openings[-1].name == mark.name:
            openings.pop()
        else:
            closings.append(mark)
    return closings, openings


def _taken_in(
    content: str, start: int, closings: Sequence[Mark], dialect: Dialect
) -> tuple[int, Sequence[Mark]]:
    """The start moved before the marks just before it that `closings` close; the closings left."""
    for number, closing in enumerate(closings):
        opening = dialect.opened(content, start)
        if opening is None or opening.name != closing.name or not opening.looks:
            return start, closings[number:]
        start = opening.start
    return start, ()


def _unwrapped(content: str, whole: Splice, dialect: Dialect) -> Splice:
    """The splice without what sets nothing apart but the old words and the points after them."""
    opening = dialect.opened(content, whole.span.start)
    points = _POINTS.match(content, whole.span.end)
    at = whole.span.end if points is None else points.end()
    if opening is None or not opening.looks:
        return whole
    closing = dialect.closed(content, at)
    if closing is None or closing.name != opening.name:
        return whole
    kept = content[whole.span.end : at]
    return evolve(whole, span=Span(opening.start, closing.end), text=f"{whole.text}{kept}")
