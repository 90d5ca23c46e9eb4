"""Words that say a work has no date: "n. d.", "o. J.", «б. г.»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ibidem.lexicon import Meaning
from ibidem.parse.draft import Draft
from ibidem.tokenize import Mark

# What follows such words; "S. d. N." is the League of Nations.
_ENDS = re.compile(r"\s*(?:[.,;:()\[\]/\0]|$)")
# What stands before them, a town at least where they are abbreviated: "Stuttgart o. J.".
_EDGE = re.compile(r"[.,;:(\[/]\s*$")
# Their brackets: "[n.d.]".
_OPENED = re.compile(r"[(\[]\s?$")
_CLOSED = re.compile(r"\s?[)\]]")


def claim_undated(draft: Draft, start: int = 0, end: int | None = None) -> None:
    r"""Take the words for "no date" between two offsets, so that nothing else is made of them.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("Berlin: Springer, o. J., S. 5", load_lexicon())
    >>> claim_undated(draft)
    >>> draft.free_text().replace("\0", "_")
    'Berlin: Springer, _____, S. 5'
    """
    for mark in find_undated(draft, start, end):
        first = _OPENED.search(draft.text, 0, mark.start)
        last = _CLOSED.match(draft.text, mark.end)
        if first is not None and last is not None:
            draft.take(first.start(), last.end())
        else:
            draft.take(mark.start, mark.end)


def find_undated(draft: Draft, start: int = 0, end: int | None = None) -> Iterator[Mark]:
    """The words for "no date" between two offsets; capitals are initials ("N. D. Smith")."""
    for mark in draft.source.find(Meaning.NO_DATE, start=start, end=end):
        printed = draft.text[mark.start : mark.end]
        abbreviated = "." in printed
        apart = _EDGE.search(draft.text, 0, mark.start) is not None
        ends = _ENDS.match(draft.free_text(), mark.end)
        if not printed.isupper() and (apart or (abbreviated and mark.start)) and ends:
            yield mark
