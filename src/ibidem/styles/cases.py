"""Capitals and small letters; CSL 1.0.2, "Text-case"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count, islice
from types import MappingProxyType

from attrs import evolve

from ibidem.styles.pieces import Pieces

_WORD = re.compile(r"[^\s\-–—/]+")
_LETTER = re.compile(r"[^\W\d_]")
_START = re.compile(r"[^\W_]")
_SMALL_WORDS = frozenset(
    """a an and as at but by d' de den der des di du ein eine el et for from het il in into la las
    le les los nor of off on onto or over per so than the to toward und under up upon v van versus
    via von vs with yet zu""".split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that stay small within a title; Chicago Manual of Style, 17th edition, 8.159."""


def recased(pieces: Pieces, case: str, *, is_english: bool = True) -> Pieces:
    """The pieces in another case; English titles alone can have all their words in capitals.

    >>> from ibidem.styles.pieces import text_of, words
    >>> text_of(recased(words("the sale of the late king's goods"), "title"))
    "The Sale of the Late King's Goods"
    """
    change = _CHANGES.get(case)
    if change is None or (case == "title" and not is_english):
        return pieces
    letters = iter(change("".join(piece.text for piece in pieces)))
    changed = [("".join(islice(letters, len(piece.text))), piece) for piece in pieces]
    return tuple(piece if piece.kept else evolve(piece, text=text) for text, piece in changed)


def _each(change: Callable[[str], str]) -> Callable[[str], list[str]]:
    return lambda text: [change(letter) for letter in text]


def _first(text: str) -> list[str]:
    letters = list(text)
    if (found := _START.search(text)) is not None:
        letters[found.start()] = letters[found.start()].upper()
    return letters


def _all(text: str) -> list[str]:
    letters = list(text)
    for word in re.finditer(r"\S+", text):
        _raise(letters, word)
    return letters


def _sentence(text: str) -> list[str]:
    return _first(text.lower() if text.isupper() else text)


def _title(text: str) -> list[str]:
    """Words in capitals, but for small words inside and words that have capitals of their own."""
    letters = list(text)
    found = list(_WORD.finditer(text))
    for at, word in zip(count(), found):
        is_inside = 0 < at < len(found) - 1 and not _begins(text[: word.start()])
        bare = word[0].strip(".,:;!?()[]“”‘’'\"«»").lower()
        if not (is_inside and bare in _SMALL_WORDS) and word[0].islower():
            _raise(letters, word)
    return letters


def _begins(before: str) -> bool:
    return before.rstrip().endswith((":", "?", "!", ".", "—"))


def _raise(letters: list[str], word: re.Match[str]) -> None:
    if (found := _LETTER.search(word[0])) is not None:
        at = word.start() + found.start()
        letters[at] = letters[at].upper()


_CHANGES: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {
        "lowercase": _each(str.lower),
        "uppercase": _each(str.upper),
        "capitalize-first": _first,
        "capitalize-all": _all,
        "sentence": _sentence,
        "title": _title,
    }
)
