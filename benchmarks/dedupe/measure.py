"""Pairs of records: those that were joined, and those that are of one work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from attrs import frozen

import ibidem
from benchmarks.dedupe.generate import Rendering
from benchmarks.dedupe.styles import printed
from ibidem.dedupe import deduplicate
from ibidem.model.citation import Citation
from ibidem.model.item import Item
from ibidem.model.span import Span

Pair = tuple[int, int]


@frozen(kw_only=True)
class Measured:
    """Pairs of renderings.

    Attributes:
        right: joined, and of one work.
        wrong: joined, but of two works.
        missed: of one work, but not joined.
        doubtful: missed ones that are offered for review.
    """

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]
    doubtful: frozenset[Pair] = frozenset()

    @property
    def precision(self) -> float:
        """The share of right pairs among those that were joined."""
        return _share(len(self.right), len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of those that were joined among the right pairs."""
        return _share(len(self.right), len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        together = self.precision + self.recall
        return 2 * self.precision * self.recall / together if together else 0.0

    def of(self, concerns: Callable[[Pair], bool]) -> Measured:
        """The part of the pairs that something is true of."""
        parts = (self.right, self.wrong, self.missed, self.doubtful)
        right, wrong, missed, doubtful = (frozenset(filter(concerns, part)) for part in parts)
        return Measured(right=right, wrong=wrong, missed=missed, doubtful=doubtful)


def _share(right: int, others: int) -> float:
    return right / (right + others) if right + others else 1.0


def as_records(renderings: Iterable[Rendering]) -> list[Item]:
    """The items as they are, as a library states them."""
    return [rendering.item for rendering in renderings]


def as_strings(renderings: Iterable[Rendering]) -> list[Item]:
    """What ibidem reads in the renderings in print."""
    return [ibidem.parse(printed(rendering)).item for rendering in renderings]


def measure(items: Sequence[Item], works: Sequence[str]) -> Measured:
    """How well the items are deduplicated; `works` says which work each is."""
    found = deduplicate([_cited(place, item) for place, item in enumerate(items)])
    clusters = [tuple(int(name) for name in cluster.citations) for cluster in found.clusters]
    joined = {pair for members in clusters for pair in combinations(sorted(members), 2)}
    wanted = set(_pairs_of_one_work(works))
    place_of = {member: at for at, members in enumerate(clusters) for member in members}
    doubts = {
        frozenset((place_of[int(one.left)], place_of[int(one.right)])) for one in found.uncertain
    }
    missed = wanted - joined
    return Measured(
        right=frozenset(joined & wanted),
        wrong=frozenset(joined - wanted),
        missed=frozenset(missed),
        doubtful=frozenset(
            (left, right)
            for left, right in missed
            if frozenset((place_of[left], place_of[right])) in doubts
        ),
    )


def _cited(place: int, item: Item) -> Citation:
    # An item that is cited twice is one item to deduplication; the text keeps the citations apart.
    name = str(place)
    return Citation(id=name, source="gold", note=name, text=name, span=Span(0, 0), item=item)


def _pairs_of_one_work(works: Sequence[str]) -> Iterator[Pair]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        places[work].append(place)
    for members in places.values():
        yield from combinations(members, 2)


def by_way(measured: Measured, renderings: Sequence[Rendering]) -> dict[str, Measured]:
    """What was measured, by the kind of one rendering of the pair."""
    ways = Counter(rendering.way for rendering in renderings)
    return {
        way: measured.of(
            partial(lambda way, pair: way in {renderings[one].way for one in pair}, way)
        )
        for way in sorted(ways)
    }


def hard(measured: Measured, renderings: Sequence[Rendering]) -> Measured:
    """The pairs across languages: one title is translated, or both are."""
    return measured.of(lambda pair: any(renderings[one].is_hard for one in pair))
