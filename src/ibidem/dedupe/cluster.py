"""Joining pairs into clusters; what forbids a match forbids it transitively too.

What people have decided comes first: pairs that they joined are joined whatever their fields say,
and pairs that they parted never are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from ibidem.dedupe.block import Pair
from ibidem.dedupe.compare import Comparison
from ibidem.dedupe.decided import DecidedPairs
from ibidem.model.item import Item

Forbids = Callable[[int, int], bool]

_CLEAR_LEAD = 1.5  # log2 units by which one of two rival matches must be better


@frozen
class Clustering:
    """Clusters of places, the pairs that joined them, and decisions that could not be obeyed."""

    clusters: tuple[tuple[int, ...], ...]
    joined: tuple[Pair, ...]
    at_odds: tuple[Pair, ...] = ()


def cluster(
    items: Sequence[Item],
    comparisons: Mapping[Pair, Comparison],
    compare: Callable[[int, int], Comparison],
    decided: DecidedPairs,
) -> Clustering:
    """Join pairs, the weightiest first, unless any two members would be at odds.

    Args:
        items: what is clustered; between equal weights their content decides, so that their
            order does not matter.
        comparisons: the candidate pairs.
        compare: compares any two items, for pairs that are no candidates.
        decided: what people have decided of the pairs.
    """

    def parted(left: int, right: int) -> bool:
        return (min(left, right), max(left, right)) in decided.parted

    def forbids(left: int, right: int) -> bool:
        return parted(left, right) or compare(left, right).is_forbidden

    edges = {
        pair: found
        for pair, found in comparisons.items()
        if found.joins and pair not in decided.parted
    }
    edges = _unrivalled(edges, forbids)
    names = {place: repr(items[place]) for place in {place for pair in edges for place in pair}}
    order = sorted(edges, key=lambda p: (-edges[p].weight, *sorted((names[p[0]], names[p[1]]))))
    clusters = {place: [place] for place in range(len(items))}
    obeyed = _join(clusters, decided.joined, parted)
    joined = _join(clusters, order, forbids)
    unique = {id(members): tuple(sorted(members)) for members in clusters.values()}
    return Clustering(
        clusters=tuple(sorted(unique.values())),
        joined=(*obeyed, *joined),
        at_odds=tuple(
            (left, right) for left, right in decided.joined if clusters[left] is not clusters[right]
        ),
    )


def _join(clusters: dict[int, list[int]], pairs: Iterable[Pair], forbids: Forbids) -> list[Pair]:
    """Join the clusters of each pair unless two of their members are at odds; the pairs joined."""
    joined = []
    for left, right in pairs:
        one, other = clusters[left], clusters[right]
        if one is not other and not any(forbids(mine, its) for mine in one for its in other):
            one.extend(other)
            clusters.update(dict.fromkeys(other, one))
            joined.append((left, right))
    return joined


def _unrivalled(edges: Mapping[Pair, Comparison], forbids: Forbids) -> dict[Pair, Comparison]:
    """The pairs without a rival: a citation that fits two works equally well joins neither.

    A citation without a year fits every edition; choosing one would be a guess.
    """
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in edges:
        partners[left].append(right)
        partners[right].append(left)

    def weight(one: int, other: int) -> float:
        return edges[min(one, other), max(one, other)].weight

    def rivalled(one: int, other: int) -> bool:
        best = weight(one, other) + _CLEAR_LEAD
        return any(
            weight(one, rival) >= best - 2 * _CLEAR_LEAD and forbids(other, rival)
            for rival in partners[one]
            if rival != other
        )

    return {
        (left, right): found
        for (left, right), found in edges.items()
        if not (rivalled(left, right) or rivalled(right, left))
    }
