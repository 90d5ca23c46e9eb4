"""A text as lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import define

from ibidem.model.span import Span
from ibidem.read.characters import BLANK, is_blank

_INDENT = re.compile(f"{BLANK}*")
_BLANK_END = re.compile(f"{BLANK}+$")

# Lines of running text longer than this are paragraphs that no program has wrapped.
_WIDEST_WRAPPED = 140


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Line:
    """A line of a text: its characters without the line end, and where they start."""

    start: int
    text: str
    ends_page: bool = False

    @property
    def end(self) -> int:
        """The offset after its last character, the line end not counted."""
        return self.start + len(self.text)

    @cached_property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return is_blank(self.text)

    @cached_property
    def indent(self) -> int:
        """How many blank characters it starts with."""
        found = _INDENT.match(self.text)
        return found.end() if found is not None else 0

    @cached_property
    def words(self) -> str:
        """Its characters without white space and invisible marks at either end."""
        words = self.text[self.indent :].rstrip()
        return words if words[-1:].isprintable() else _BLANK_END.sub("", words)


def lines_of(content: str) -> tuple[Line, ...]:
    r"""The lines of `content`, whatever their ends.

    >>> [line.text for line in lines_of("1. РГАСПИ\r\n2. Там же\n")]
    ['1. РГАСПИ', '2. Там же']
    """
    lines, at = [], 0
    for raw in content.splitlines(keepends=True):
        text = raw.splitlines()[0]
        lines.append(Line(start=at, text=text, ends_page=raw.endswith("\x0c")))
        at += len(raw)
    return tuple(lines)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are cut at a width, so that a paragraph has several.

    It is so where no line is very long and many come close to the longest.
    """
    lengths = [len(line.words) for line in lines if not line.blank]
    if len(lengths) < 2 or max(lengths) > _WIDEST_WRAPPED:
        return False
    full = 0.75 * max(lengths)
    return sum(length >= full for length in lengths) >= 0.4 * len(lengths)


def local_width(lines: Sequence[Line]) -> int:
    """The width that neighbouring lines are wrapped at, 0 where they are not wrapped."""
    width = max((len(line.words) for line in lines), default=0)
    return width if width <= _WIDEST_WRAPPED else 0


def is_open(words: str) -> bool:
    """Whether `words` stop in the middle of a sentence.

    >>> is_open("Monsieur de Martel, Commissaire à Son"), is_open("Baku, 1991, p.55")
    (True, False)
    """
    last = words.rstrip()[-1:]
    return last.isalpha() or last in {",", "-", "–", "—", ":", "/", "(", "[", "«", "„", "&", "="}


def starts_lower(words: str) -> bool:
    """Whether the first letter of `words`, if anything stands before it but digits, is small."""
    first = words.lstrip("“”„«\"'([…. ")[:1]
    return first.islower()


def span_of(lines: Sequence[Line]) -> Span:
    """The span from the first to the last of `lines`."""
    return Span(lines[0].start, lines[-1].end)


def paragraph_starts(lines: Sequence[Line]) -> list[int]:
    """The indices of lines that open a paragraph.

    Where lines are wrapped a paragraph opens after a blank line; else each line is one.
    """
    wrapped = is_wrapped(lines)
    return [
        index
        for index, line in enumerate(lines)
        if not line.blank and (not wrapped or index == 0 or lines[index - 1].blank)
    ]
