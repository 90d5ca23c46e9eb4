"""An index of phrases by their tokens: which of them starts here?"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from itertools import product
from operator import neg
from typing import Any, Generic, Protocol, Self, TypeVar

from ibidem.lexicon.surface import split_keys


class Mergeable(Protocol):
    """A value that can be united with another of its kind."""

    def __or__(self, other: Any, /) -> Self: ...


T = TypeVar("T", bound=Mergeable)

# Beyond this many dots in one abbreviation only "all" and "none" are tried.
_MOST_OPTIONAL_DOTS = 3


class PhraseIndex(Generic[T]):
    """Phrases of one or more tokens, each with a value; phrases filed twice unite their values.

    The dots of an abbreviation are optional: "указ. соч." is found in «указ соч.» too.
    Built once, read-only afterwards.

    >>> index = PhraseIndex()
    >>> index.add("там же", {"ibid"})
    >>> index.longest(split_keys("Там же. Л. 74"), 0)
    (2, {'ibid'})
    """

    def __init__(self) -> None:
        self._tails: dict[str, dict[tuple[str, ...], T]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, surface: str, value: T) -> None:
        """File `value` under `surface` and its dotless spellings."""
        for keys in _spellings(split_keys(surface)):
            tails = self._tails.setdefault(keys[0], {})
            tail = tuple(keys[1:])
            tails[tail] = tails[tail] | value if tail in tails else value
            lengths = self._lengths.setdefault(keys[0], [])
            if len(tail) not in lengths:
                insort(lengths, len(tail), key=neg)

    def longest(self, keys: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that starts at token `start`: the token after it, and its value.

        `keys` are those of the tokens of a text, as `split_keys` makes them.
        """
        head = keys[start]
        lengths = self._lengths.get(head)
        if lengths is None:
            return None
        tails = self._tails[head]
        for length in lengths:
            tail = tuple(keys[start + 1 : start + 1 + length])
            if len(tail) == length and tail in tails:
                return start + 1 + length, tails[tail]
        return None

    def heads(self, keys: Sequence[str]) -> list[int]:
        """The tokens that are the first of some phrase, whether or not the rest of it follows."""
        if self._lengths.keys().isdisjoint(keys):
            return []
        return [place for place, key in enumerate(keys) if key in self._lengths]

    def everywhere(self, keys: Sequence[str]) -> dict[int, tuple[int, T]]:
        """What `longest` finds at each token, by token; those that start no phrase left out."""
        found = {}
        for place in self.heads(keys):
            phrase = self.longest(keys, place)
            if phrase is not None:
                found[place] = phrase
        return found

    def __contains__(self, surface: str) -> bool:
        keys = split_keys(surface)
        found = self.longest(keys, 0) if keys else None
        return found is not None and found[0] == len(keys)


def _spellings(keys: list[str]) -> list[list[str]]:
    """The key sequence with each inner or final dot kept or dropped."""
    if "." not in keys:
        return [keys]
    dots = [place for place, key in enumerate(keys) if key == "." and place > 0]
    if len(dots) <= _MOST_OPTIONAL_DOTS:
        choices = list(product((True, False), repeat=len(dots)))
    else:
        choices = [(True,) * len(dots), (False,) * len(dots)]
    spellings = []
    for choice in choices:
        dropped = {place for place, kept in zip(dots, choice, strict=True) if not kept}
        spellings.append([key for place, key in enumerate(keys) if place not in dropped])
    return spellings
