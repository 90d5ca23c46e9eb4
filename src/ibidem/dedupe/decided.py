"""What people have decided: which citations mean the same work, and which do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise, product

from attrs import frozen

from ibidem.dedupe.block import Pair


@frozen(kw_only=True)
class Decided:
    """A decision on citations.

    Attributes:
        same: True where they mean one work, False where each side is a work of its own.
        sides: the ids of the citations, those of one side together.
    """

    same: bool
    sides: tuple[frozenset[str], ...]


@frozen(kw_only=True)
class DecidedPairs:
    """Decisions as pairs of places: those that are one work, and those that are not."""

    joined: tuple[Pair, ...] = ()
    parted: frozenset[Pair] = frozenset()


def decided_pairs(decided: Iterable[Decided], place_of: Mapping[str, int]) -> DecidedPairs:
    """The decisions for items, given the place of the item of each citation."""
    joined: dict[Pair, None] = {}
    parted: set[Pair] = set()
    for decision in decided:
        sides = [_places(side, place_of) for side in decision.sides]
        if decision.same:
            joined.update(dict.fromkeys(pairwise(sorted(set().union(*sides)))))
        else:
            parted.update(_across(sides))
    return DecidedPairs(joined=tuple(sorted(joined)), parted=frozenset(parted))


def _places(side: Iterable[str], place_of: Mapping[str, int]) -> set[int]:
    return {place_of[one] for one in side if one in place_of}


def _across(sides: Iterable[set[int]]) -> Iterator[Pair]:
    for one, other in combinations(sides, 2):
        yield from ((min(pair), max(pair)) for pair in product(one, other) if pair[0] != pair[1])
