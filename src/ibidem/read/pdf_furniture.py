"""Running heads and page numbers: what the head and the foot of one page share with others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ibidem.read.headings import HeadingWords
from ibidem.read.pdf_lines import PrintedLine, Row, line_of

_NUMBER = re.compile(r"\b\d+\b")
_PAGE_NUMBER = re.compile(r"[-–—\[(\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—\])\s.]*")

# Furniture is on so many pages, within so many points of the same height.
_FEWEST_PAGES = 3
_SAME_HEIGHT = 12
_MOST_ROWS = 3
# Lines of a paragraph are so many times their size apart at most, so many points in line.
_LEADING = 1.4
_SAME_MARGIN = 3.0
# A running head is on every second page at least.
_WIDEST = 2

_Key = tuple[str, int]


def without_furniture(pages: Sequence[tuple[Row, ...]]) -> tuple[tuple[Row, ...], ...]:
    """The rows of each page without running heads, feet and page numbers."""
    seen: dict[_Key, list[int]] = defaultdict(list)
    for page, rows in enumerate(pages):
        edges = [*rows[:_MOST_ROWS], *rows[_MOST_ROWS:][-_MOST_ROWS:]]
        for key in {key for row in edges for key in _keys(row, page)}:
            seen[key].append(page)
    enough = min(_FEWEST_PAGES, max(2, len(pages)))
    words = HeadingWords()
    furniture = frozenset(
        key
        for key, where in seen.items()
        if len(where) >= enough and not (words.kind(key[0]) is not None and _scattered(where))
    )
    return tuple(_inner(rows, page, furniture) for page, rows in enumerate(pages))


def _scattered(where: Sequence[int]) -> bool:
    """Whether pages stand apart, as those where the articles of a journal have their sources."""
    return where[-1] - where[0] > _WIDEST * (len(where) - 1)


def _inner(rows: tuple[Row, ...], page: int, furniture: frozenset[_Key]) -> tuple[Row, ...]:
    first, last = 0, len(rows)
    while first < min(_MOST_ROWS, last) and _is_furniture(rows, first, page, furniture):
        first += 1
    lowest = max(first, len(rows) - _MOST_ROWS)
    while last > lowest and _is_furniture(rows, last - 1, page, furniture):
        last -= 1
    return rows[first:last]


def _is_furniture(rows: Sequence[Row], at: int, page: int, furniture: frozenset[_Key]) -> bool:
    line = line_of(rows[at])
    number = _PAGE_NUMBER.fullmatch(line.text) is not None and not line.raised
    alone = number and not (at > 0 and _goes_on(line_of(rows[at - 1]), line))
    return alone or any(key in furniture for key in _keys(rows[at], page))


def _goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a number is all that the last line of a paragraph has: "Bern, 1990. P." above."""
    near = above.base - line.base < _LEADING * line.size
    return near and abs(above.left - line.left) < _SAME_MARGIN and above.size == line.size


def _keys(row: Row, page: int) -> Iterator[_Key]:
    """The words of a row as other pages may have them: the page's own number is counted off.

    Other numbers stay, so that "12 Ibid., p. 7" at the foot of three pages is no running foot.
    """
    line = line_of(row)
    words = " ".join(line.text.split())
    numbers = list(_NUMBER.finditer(words))
    forms = {words}
    for found in {numbers[0], numbers[-1]} if numbers else ():
        if found.group().isdecimal() and len(found.group()) <= 4:
            off = int(found.group()) - page
            forms.add(f"{words[: found.start()]}<{off}>{words[found.end() :]}")
    height = round(line.base / _SAME_HEIGHT)
    for form in forms:
        yield from ((form, near) for near in (height, height + 1))
