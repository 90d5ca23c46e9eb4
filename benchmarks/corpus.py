"""Documents of any size out of a few: the same lines again, never quite the same."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_YEAR = re.compile(r"\b(?:1[89]\d\d|20[01]\d)\b")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_LONG_WORD = re.compile(r"\b[^\W\d_]{8,}\b")
_LABEL = re.compile(r"^\d+\. ")

_SHARE_OF_REPEATS = 0.3
_SHARE_OF_MISSPELT = 0.15


def documents(texts: list[str], count: int, seed: int = 1920) -> Iterator[str]:
    """As many documents as asked for, made of the lines of `texts`.

    Three lines in ten are repeated as they are, so that deduplication finds the same works in all
    documents. In the others every number is another, years stay years, and some long words are
    misspelt, so that few of them are the same work and no cache has seen them. The same seed
    gives the same documents.
    """
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    for place in range(count):
        lines = texts[place % len(texts)].splitlines()
        yield "\n".join(_varied(line, choose) for line in lines)


def texts_in(folder: Path) -> list[str]:
    """The words of the texts in a folder, in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _varied(line: str, choose: random.Random) -> str:
    if choose.random() < _SHARE_OF_REPEATS:
        return line
    label = _LABEL.match(line)
    start = label.end() if label else 0
    words = _LONG_WORD.sub(lambda word: _misspelt(word[0], choose), line[start:])
    years = _YEAR.sub(lambda _: str(choose.randint(1890, 2019)), words)
    return line[:start] + _NUMBER.sub(lambda number: _another(number[0], choose), years)


def _another(number: str, choose: random.Random) -> str:
    """A number of the same kind: what could be a month or a day still can."""
    most = next(most for most in (12, 31, 99, 999) if int(number) <= most)
    return str(choose.randint(1, most))


def _misspelt(word: str, choose: random.Random) -> str:
    """The word, now and then with two of its inner letters exchanged."""
    if choose.random() >= _SHARE_OF_MISSPELT:
        return word
    at = choose.randrange(2, len(word) - 3)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
