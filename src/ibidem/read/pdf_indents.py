"""Lines of a PDF's page that open a paragraph because they are indented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ibidem.read.pdf_lines import PrintedLine

# An indent is so many ems wide.
_NARROWEST = 0.8
_WIDEST = 6.0
# A margin has so many of the lines.
_OF_LINES = 0.1
# Where so many more indents follow a full stop than an open sentence, they open paragraphs.
_TIMES = 3

_STOPS = (".", "!", "?", "…", ")", "]", "»", "”", ";")


def indented_lines(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """The indices of lines that are indented as the first of a paragraph.

    Where lists hang, the indented lines are those that go on; they follow open sentences.
    """
    counts = Counter(round(line.left) for line in lines)
    margins = [left for left, count in counts.items() if count >= max(2, _OF_LINES * len(lines))]
    found = [
        at
        for at, line in enumerate(lines)
        if at
        and any(_NARROWEST < (line.left - each) / line.size < _WIDEST for each in margins)
        and line.base < lines[at - 1].base
    ]
    opening = frozenset(at for at in found if lines[at - 1].text.endswith(_STOPS))
    return opening if len(opening) >= _TIMES * (len(found) - len(opening)) else frozenset()
