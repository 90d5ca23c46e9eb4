"""How text is cut into surface tokens; the tables and the texts are cut alike."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Every dash that print uses, and the same for use inside a character class of a pattern.
DASHES = "‐‑‒–—―−-"
ANY_DASH = re.escape(DASHES)

# Letters and the marks on them; runs of plain letters, which are most, take one step.
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_TOKEN = re.compile(rf"{_LETTERS}(?:['’ʼ′]{_LETTERS})*|\d+|//|\S")
# What is dropped or merged in keys, stress marks first.
_MERGED = (("\u0301", ""), ("\u0300", ""), ("ё", "е"), ("i̇", "i"))


class Token(NamedTuple):
    """A word, a run of digits, or one mark of punctuation (``//`` counts as one).

    A named tuple rather than an attrs class: millions are made and compared by value.

    Attributes:
        text: the characters as printed.
        start: offset of the first character.
        end: offset after the last character.
        key: the form that tables are searched by: case folded, stress marks dropped.
        kind: ``word``, ``number`` or ``mark``.
    """

    text: str
    start: int
    end: int
    key: str
    kind: str


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The key of a surface: case folded, ё as е, stress marks dropped.

    >>> fold("БАКИ́НСКАЯ Звёзда")
    'бакинская звезда'
    """
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    for printed, key in _MERGED:
        folded = folded.replace(printed, key)
    return folded


def split_keys(text: str) -> list[str]:
    """The keys of the tokens of `text`, for tables that need nothing else of them.

    >>> split_keys("Указ. соч.")
    ['указ', '.', 'соч', '.']
    """
    return [fold(found) for found in _TOKEN.findall(text)]


def split(text: str) -> list[Token]:
    """The tokens of `text`, white space left out.

    >>> [token.text for token in split("РГАСПИ. Ф. 85, оп. 13 // ibid.")]
    ['РГАСПИ', '.', 'Ф', '.', '85', ',', 'оп', '.', '13', '//', 'ibid', '.']
    """
    tokens = []
    end = 0
    for found in _TOKEN.findall(text):
        start = text.index(found, end)
        end = start + len(found)
        key, kind = _filed(found)
        # what Token(...) does, without a Python call for each token
        tokens.append(tuple.__new__(Token, (found, start, end, key, kind)))
    return tokens


@lru_cache(maxsize=1 << 16)
def _filed(text: str) -> tuple[str, str]:
    """The key and the kind of a token."""
    if text[0].isdecimal():
        return fold(text), "number"
    return fold(text), "word" if text[0].isalnum() else "mark"
