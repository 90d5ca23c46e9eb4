"""The place in a work that mark-up states beside a citation key: "p. 5", «с. 5», "33-35"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ibidem.lexicon import ANY_DASH, Meaning, load_lexicon
from ibidem.lexicon.surface import fold
from ibidem.model.locator import Locator

# The label of a locator by what its word means; of two places the one that comes first here counts.
_LABELS: Mapping[Meaning, str] = {
    Meaning.PAGE: "page",
    Meaning.FOLIO: "folio",
    Meaning.COLUMN: "column",
    Meaning.PARAGRAPH: "paragraph",
    Meaning.PART: "part",
    Meaning.ISSUE: "issue",
    Meaning.VOLUME: "volume",
    Meaning.CHAPTER: "chapter",
}
_RANK = tuple(_LABELS.values())

_NUMBER = r"(?:[A-Z]?\d+(?:\s?(?:об\.?|[a-zа-я])(?!\w))?|[IVXLCivxlc]+(?!\w))"
_NUMBERS = rf"{_NUMBER}(?:\s?[{ANY_DASH}]+\s?{_NUMBER})?"
_PLACE = re.compile(
    rf"[\s,:;{{(]*(?P<word>[^\W\d_]++\.?|[§¶]+)?\s*(?P<value>{_NUMBERS}(?:,\s?{_NUMBERS})*)"
)
# What writers add behind a key instead of within its brackets: "@guliev1961, p. 40".
PLACE_BEHIND = re.compile(
    rf",?\s?(?:[^\W\d_]{{1,4}}\.|§+)\s?\d+(?:\s?[{ANY_DASH}]{{1,2}}\s?\d+)?(?!\w)"
)
_DASHES = re.compile(rf"\s?[{ANY_DASH}]+\s?")
_SPACED_SIDE = re.compile(r"(?<=\d)\s+(?=[^\W\d_])")


def read_locator(words: str) -> Locator | None:
    """The place that the words after a citation key open with; a number alone is a page.

    >>> [read_locator(words) for words in (", pp. 3--7 and more", " с. 5", "ch. 3", "and more")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [Locator(label='page', value='3-7'), Locator(label='page', value='5'),
     Locator(label='chapter', value='3'), None]
    >>> read_locator("vol. 2, p. 5"), read_locator("{iv, vi-xi} with words")
    ... # doctest: +NORMALIZE_WHITESPACE
    (Locator(label='page', value='5'), Locator(label='page', value='iv, vi-xi'))
    """
    places: list[Locator] = []
    found = _PLACE.match(words)
    while found is not None:
        word = found["word"] or ""
        label = _words().get(fold(word.rstrip("."))) if word else "page"
        if label is None or (not word and places):
            break
        places.append(Locator(label=label, value=_plain(found["value"])))
        found = _PLACE.match(words, found.end())
    return min(places, key=lambda place: _RANK.index(place.label), default=None)


def _plain(value: str) -> str:
    return _SPACED_SIDE.sub("", _DASHES.sub("-", value)).rstrip(".")


@cache
def _words() -> Mapping[str, str]:
    """The label of a locator by its word, without a point at the end."""
    labels: dict[str, str] = {}
    for meaning, label in _LABELS.items():
        for form in load_lexicon().forms(meaning):
            labels.setdefault(fold(form.rstrip(".")), label)
    return labels
