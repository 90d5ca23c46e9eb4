"""Which predicted citation is which annotated one: by their words, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from benchmarks.quality.keys import plain, words
from benchmarks.quality.rows import Gold, Predicted

# Two citations that share fewer of their words have nothing to do with one another.
_LEAST_LIKENESS = 0.2

# The pairs chosen so far, the last one first.
_Chain = tuple[int, int, "_Chain"] | None


def align(
    gold: Sequence[Gold], predicted: Sequence[Predicted]
) -> list[tuple[Gold, Predicted | None]]:
    """Each annotated citation with the predicted one it pairs with, None where there is none.

    Pairs never cross; of all such pairings the one whose words agree best is taken.
    """
    chain = _best_chain([_bag(one.text) for one in gold], [_bag(one.text) for one in predicted])
    partner: dict[int, Predicted] = {}
    while chain is not None:
        left, right, chain = chain
        partner[left] = predicted[right]
    return [(one, partner.get(place)) for place, one in enumerate(gold)]


def _best_chain(left: Sequence[Counter[str]], right: Sequence[Counter[str]]) -> _Chain:
    row: list[tuple[float, _Chain]] = [(0.0, None)] * (len(right) + 1)
    for i, one in enumerate(left):
        following = [row[0]]
        for j, other in enumerate(right):
            ways = [row[j + 1], following[j]]
            likeness = _likeness(one, other)
            if likeness >= _LEAST_LIKENESS:
                total, chain = row[j]
                ways.append((total + likeness, (i, j, chain)))
            following.append(max(ways, key=itemgetter(0)))
        row = following
    return row[-1][1]


def _bag(text: str) -> Counter[str]:
    return Counter(words(plain(text)).split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of the longer one's words that both have."""
    return (one & other).total() / max(one.total(), other.total(), 1)
