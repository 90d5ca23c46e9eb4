"""Segments of a page as lines, in the order in which a person reads its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from attrs import frozen

from ibidem.model.span import Span
from ibidem.pdf.glyphs import Piece, Segment
from ibidem.read.labels import SUPERSCRIPTS

Row = tuple[Segment, ...]

_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)

# Columns have so many lines side by side, each so many ems wide, so many ems apart.
_FEWEST_LINES = 4
_NARROWEST_COLUMN = 5
_NARROWEST_GUTTER = 0.5


@frozen(kw_only=True)
class PrintedLine:
    """A line as it stands on the page.

    Attributes:
        text: its words; raised digits are superscripts.
        size: the size of most of its type.
        base: the height of its base line, counted upwards.
        left: where it begins.
        raised: the ranges of `text` that are small and raised.
    """

    text: str
    size: float
    base: float
    left: float
    raised: tuple[Span, ...] = ()


def rows_of(segments: Iterable[Segment]) -> tuple[Row, ...]:
    """The segments that share a base line, from the top of the page down."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: -each.main.base):
        if rows and _beside(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return tuple(tuple(sorted(row, key=lambda each: each.left)) for row in rows)


def _beside(row: Sequence[Segment], segment: Segment) -> bool:
    main = max((each.main for each in row), key=lambda piece: piece.size)
    reach = 0.5 * max(main.size, segment.main.size)
    return abs(main.base - segment.main.base) < reach


def line_of(row: Row) -> PrintedLine:
    """The line that the segments of a row make."""
    pieces = [piece for segment in row for piece in segment.pieces]
    main = max(pieces, key=lambda piece: (len(piece.text), piece.size))
    text, raised, right = "", [], pieces[0].left
    for piece in pieces:
        if text and not text.endswith(" ") and piece.left - right > 0.15 * main.size:
            text += " "
        words = piece.text
        if _is_raised(piece, main):
            words = words.translate(_RAISED)
            raised.append(Span(len(text), len(text) + len(words.rstrip())))
        text, right = text + words, piece.right
    return PrintedLine(
        text=text.rstrip(),
        size=main.size,
        base=main.base,
        left=pieces[0].left,
        raised=tuple(raised),
    )


def _is_raised(piece: Piece, main: Piece) -> bool:
    return piece.size < 0.86 * main.size and piece.base > main.base + 0.1 * main.size


def flows_of(segments: Sequence[Segment]) -> tuple[tuple[PrintedLine, ...], ...]:
    """The lines of each column, in reading order; lines across columns are a flow of their own."""
    gutter = _gutter(segments)
    if gutter is None:
        lines = tuple(map(line_of, rows_of(segments)))
        return (lines,) if lines else ()
    flows: list[tuple[PrintedLine, ...]] = []
    across: list[Segment] = []
    for band, left, right in _bands(segments, gutter):
        if left and right:
            flows += [tuple(map(line_of, rows_of(across)))] if across else []
            flows += [*flows_of(left), *flows_of(right)]
            across = list(band)
        else:
            across += [*left, *right, *band]
    if across:
        flows.append(tuple(map(line_of, rows_of(across))))
    return tuple(flows)


def _bands(
    segments: Sequence[Segment], gutter: float
) -> Iterator[tuple[Row, list[Segment], list[Segment]]]:
    """The segments left and right of the gutter, each time with the row across it that follows."""
    left: list[Segment] = []
    right: list[Segment] = []
    for row in rows_of(segments):
        if any(_crosses(each, gutter) for each in row):
            yield row, left, right
            left, right = [], []
        else:
            left += [each for each in row if each.left < gutter]
            right += [each for each in row if each.left >= gutter]
    yield (), left, right


def _crosses(segment: Segment, gutter: float) -> bool:
    return segment.left < gutter < segment.right


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Where the columns of a page are divided; fewest lines cross it."""
    best: tuple[float, float, float] | None = None
    for edge in sorted({round(segment.right) for segment in segments}):
        found = _gutter_at(segments, edge + 1.0)
        if found is not None and (best is None or found < best):
            best = found
    return None if best is None else best[2]


def _gutter_at(segments: Sequence[Segment], at: float) -> tuple[float, float, float] | None:
    """How well columns are divided at `at`, the less the better; nothing where they are not."""
    left = [each for each in segments if each.right <= at]
    right = [each for each in segments if each.left >= at]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return None
    left, right = _level_with(left, right), _level_with(right, left)
    fewer = min(len(left), len(right))
    crossing = sum(_crosses(each, at) for each in segments)
    if fewer < _FEWEST_LINES or crossing > 3 * fewer:
        return None
    em = median(each.main.size for each in segments)
    wide = all(
        median(_widths(side, by_row=crossing == 0)) >= _NARROWEST_COLUMN * em
        for side in (left, right)
    )
    ends, starts = max(each.right for each in left), min(each.left for each in right)
    if not wide or starts - ends < _NARROWEST_GUTTER * em:
        return None
    return crossing, -fewer, (starts + ends) / 2


def _widths(side: Sequence[Segment], *, by_row: bool) -> Iterator[float]:
    """The widths of the segments, or of the widest in each row, for spaced lines have several."""
    for row in rows_of(side) if by_row else [side]:
        widths = [each.right - each.left for each in row]
        yield from [max(widths)] if by_row else widths


def _level_with(side: Sequence[Segment], other: Sequence[Segment]) -> list[Segment]:
    """The segments of one side that stand as high on the page as those of the other.

    A heading on one side moves the lines below it by part of a line.
    """
    if not other:
        return []
    bases = [each.main.base for each in other]
    some = 0.5 * max(each.main.size for each in other)
    low, high = min(bases) - some, max(bases) + some
    return [each for each in side if low <= each.main.base <= high]
