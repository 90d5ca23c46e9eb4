"""Joining pairs into clusters; what forbids a match forbids it transitively too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from ibidem.dedupe.compare import Comparison
from ibidem.model.item import Item

Pair = tuple[int, int]

_CLEAR_LEAD = 1.5  # log2 units by which one of two rival matches must be better


@frozen
class Clustering:
    """Clusters of places, and the pairs that joined them."""

    clusters: tuple[tuple[int, ...], ...]
    joined: tuple[Pair, ...]


def cluster(
    items: Sequence[Item],
    comparisons: Mapping[Pair, Comparison],
    compare: Callable[[int, int], Comparison],
) -> Clustering:
    """Join pairs, the weightiest first, unless any two members would be at odds.

    Args:
        items: what is clustered; between equal weights their content decides, so that their
            order does not matter.
        comparisons: the candidate pairs.
        compare: compares any two items, for pairs that are no candidates.
    """
    edges = {pair: found for pair, found in comparisons.items() if found.joins}
    edges = _unrivalled(edges, compare)
    names = {place: repr(items[place]) for pair in edges for place in pair}
    order = sorted(edges, key=lambda p: (-edges[p].weight, *sorted((names[p[0]], names[p[1]]))))
    clusters = {place: [place] for place in range(len(items))}
    joined = []
    for left, right in order:
        one, other = clusters[left], clusters[right]
        if one is not other and _at_peace(one, other, compare):
            one.extend(other)
            clusters.update(dict.fromkeys(other, one))
            joined.append((left, right))
    unique = {id(members): tuple(sorted(members)) for members in clusters.values()}
    return Clustering(tuple(sorted(unique.values())), tuple(joined))


def _at_peace(
    one: Iterable[int], other: Sequence[int], compare: Callable[[int, int], Comparison]
) -> bool:
    return not any(compare(left, right).is_forbidden for left in one for right in other)


def _unrivalled(
    edges: Mapping[Pair, Comparison], compare: Callable[[int, int], Comparison]
) -> dict[Pair, Comparison]:
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
            weight(one, rival) >= best - 2 * _CLEAR_LEAD and compare(other, rival).is_forbidden
            for rival in partners[one]
            if rival != other
        )

    return {
        (left, right): found
        for (left, right), found in edges.items()
        if not (rivalled(left, right) or rivalled(right, left))
    }
