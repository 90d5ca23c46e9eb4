"""The number before a note, as it is printed at the head of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ibidem.read.characters import BLANK

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")

# One row per printed shape; the name of the shape is the name of the group.
_SHAPES = {
    "markdown": r"\[\^(\d{1,4})\]:",
    "brackets": r"\[(\d{1,4})\][.:]?(?!\d)",
    "parentheses": r"\((\d{1,4})\)[.:]?(?!\d)",
    "dot": r"(\d{1,4})\.(?![\d.])",
    "parenthesis": r"(\d{1,4})\)(?!\d)",
    "superscript": rf"([{SUPERSCRIPTS}]{{1,4}})",
    "bare": r"(\d{1,4})(?=\s+[^\s.,;:%)\]–—-])",
}
# What a wiki prints between the number and the note: "1. ^ a b Kazemzadeh", "↑ Гафаров".
_BACKLINK = r"(?:\s*[\^↑](?:\s[a-z](?=\s))*)?"
_LABELS = re.compile(
    rf"{BLANK}*(?:"
    + "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
    + rf"){_BACKLINK}"
)
_DIGITS = re.compile(rf"\d+|[{SUPERSCRIPTS}]+")


@frozen(kw_only=True)
class Label:
    """A printed note number.

    Attributes:
        number: its value.
        style: the shape it is printed in, e.g. ``dot`` for "7.".
        end: the offset in its line where the words of the note begin.
    """

    number: int
    style: str
    end: int


def read_label(line: str) -> Label | None:
    """The label at the head of `line`, if there is one.

    >>> read_label("[12] Там же. Л. 74.")
    Label(number=12, style='brackets', end=4)
    >>> read_label("28.04.1920. // РГАСПИ") is None
    True
    """
    found = _LABELS.match(line)
    if found is None or found.lastgroup is None:
        return None
    digits = _DIGITS.search(found.group())
    number = number_of(digits.group()) if digits is not None else 0
    return Label(number=number, style=_style(found), end=found.end())


def number_of(digits: str) -> int:
    """The value of ordinary or superscript digits."""
    return int(digits.translate(_PLAIN))


def _style(found: re.Match[str]) -> str:
    return next(name for name in _SHAPES if found[name] is not None)


def best_chain(numbers: Sequence[int], *, widest_gap: int = 3, restart: bool = False) -> list[int]:
    """The indices of the longest plausible numbering 1, 2, 3 ... within `numbers`.

    Small gaps are allowed and cost a little; a numbering need not begin at 1, but that costs
    too; with `restart` it may begin again at 1.

    >>> best_chain([1, 2, 1920, 3, 12, 5])
    [0, 1, 3, 5]
    """
    best: dict[int, tuple[float, int]] = {}
    came_from: list[int] = []
    top = (0.0, -1)
    for index, number in enumerate(numbers):
        score, before = -0.2 * min(abs(number - 1), 5), -1
        for gap in range(1, widest_gap + 1):
            earlier, where = best.get(number - gap, (float("-inf"), -1))
            if earlier - 0.3 * (gap - 1) > score:
                score, before = earlier - 0.3 * (gap - 1), where
        if restart and number == 1 and top[0] > score:
            score, before = top[0] - 0.5, top[1]
        came_from.append(before)
        if score + 1 > best.get(number, (float("-inf"), -1))[0]:
            best[number] = (score + 1, index)
        top = max(top, (score + 1, index), key=lambda each: each[0])
    return _followed_back(came_from, top[1])


def _followed_back(came_from: Sequence[int], last: int) -> list[int]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = came_from[last]
    return chain[::-1]
