"""The stage: citations in reading order to clusters, one for each work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from ibidem.dedupe.archives import unit_values
from ibidem.dedupe.block import Pair, candidate_pairs
from ibidem.dedupe.cluster import Clustering, cluster
from ibidem.dedupe.compare import DOUBTFUL, Comparison, compare, may_belong_together
from ibidem.dedupe.decided import Decided, DecidedPairs, decided_pairs
from ibidem.dedupe.merge import merge
from ibidem.dedupe.normalize import Keys, keys_of
from ibidem.dedupe.relations import ClusterRelation, relations
from ibidem.model.archive import ArchivalUnits
from ibidem.model.citation import Citation, CitationKind
from ibidem.model.item import Item
from ibidem.model.work import Match


@frozen(kw_only=True)
class Cluster:
    """The citations of one work.

    Attributes:
        item: the merged record.
        citations: their ids in reading order.
        variants: the distinct items that were merged, in reading order.
        matches: the comparisons that joined them.
    """

    item: Item
    citations: tuple[str, ...]
    variants: tuple[Item, ...] = ()
    matches: tuple[Match, ...] = ()


@frozen(kw_only=True)
class Deduplicated:
    """The works of a run.

    Attributes:
        clusters: in the order of their first citation.
        relations: between clusters, by their places in `clusters`.
        at_odds: citations decided to be one work that another decision parts.
        candidates: how many pairs shared a telling key and were looked at.
    """

    clusters: tuple[Cluster, ...]
    relations: tuple[ClusterRelation, ...] = ()
    at_odds: tuple[tuple[str, str], ...] = ()
    candidates: int = 0
    _doubts: Callable[[], tuple[Match, ...]] = field(default=tuple, repr=False, eq=False)

    @cached_property
    def uncertain(self) -> tuple[Match, ...]:
        """For every two clusters that may be one work after all, what speaks for it most.

        The likeliest come first. They are looked for when somebody asks: few do.
        """
        return self._doubts()


def deduplicate(citations: Sequence[Citation], decided: Iterable[Decided] = ()) -> Deduplicated:
    """Cluster resolved citations by work.

    Back-references join the cluster of their antecedent, unless they name other archival units;
    those without an antecedent belong to no cluster. What people have decided is obeyed.
    """
    told = _told(citations)
    keys = [keys_of(item) for item in told.items]
    variant_of = {name: place for place, names in enumerate(told.citations) for name in names}
    decisions = decided_pairs(decided, variant_of)
    pairs = list(candidate_pairs(keys))
    compared, clustering = _clustered(keys, pairs, decisions)
    place_of = {
        variant: place for place, members in enumerate(clustering.clusters) for variant in members
    }

    def match(left: int, right: int) -> Match:
        found = compared.get((left, right)) or compare(keys[left], keys[right])
        return Match(
            left=told.citations[left][0],
            right=told.citations[right][0],
            evidence=found.evidence,
            decided=(left, right) in decisions.joined,
        )

    matches = defaultdict(list)
    for left, right in clustering.joined:
        matches[place_of[left]].append(match(left, right))
    related = relations(keys, compared, [place_of[place] for place in range(len(keys))])

    def doubts() -> tuple[Match, ...]:
        pairs = {_ordered(each.source, each.target) for each in related}
        found = _uncertain(compared, place_of, decisions.parted, pairs)
        return tuple(match(left, right) for left, right in found)

    return Deduplicated(
        clusters=tuple(
            _cluster(told, members, matches[place])
            for place, members in enumerate(clustering.clusters)
        ),
        relations=related,
        doubts=doubts,
        at_odds=tuple(
            (told.citations[left][0], told.citations[right][0])
            for left, right in clustering.at_odds
        ),
        candidates=len(pairs),
    )


def _uncertain(
    compared: Mapping[Pair, Comparison],
    place_of: Mapping[int, int],
    parted: Container[Pair],
    related: Container[Pair],
) -> list[Pair]:
    """The best pair of every two works that may be one after all, the likeliest first.

    Works that belong together in another way, as editions do, are not in doubt.
    """
    best: dict[Pair, Pair] = {}
    for pair, found in compared.items():
        works = _ordered(*(place_of[place] for place in pair))
        if works[0] == works[1] or works in related or pair in parted or found.weight < DOUBTFUL:
            continue
        if works not in best or compared[best[works]].weight < found.weight:
            best[works] = pair
    return sorted(best.values(), key=lambda pair: (-compared[pair].weight, pair))


def _ordered(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


@frozen
class _Told:
    """What the citations say: the distinct items, and which citations say or mean each.

    Attributes:
        items: distinct items in reading order.
        citations: for each item the ids of its citations, back-references included.
        position: the place of each citation in reading order.
    """

    items: tuple[Item, ...]
    citations: tuple[tuple[str, ...], ...]
    position: Mapping[str, int]


def _told(citations: Sequence[Citation]) -> _Told:
    """Gather equal items, which are one work without further proof; empty ones stay alone."""
    owners = _owners(citations)
    variant_of: dict[str, tuple[Item, str]] = {}
    for citation in citations:
        if owners.get(citation.id) == citation.id:
            item = _own_item(citation)
            variant_of[citation.id] = (item, citation.id if item.is_empty else "")
    said: dict[tuple[Item, str], list[str]] = {}
    for citation in citations:
        if citation.id in owners:
            said.setdefault(variant_of[owners[citation.id]], []).append(citation.id)
    return _Told(
        items=tuple(item for item, _ in said),
        citations=tuple(map(tuple, said.values())),
        position={citation.id: place for place, citation in enumerate(citations)},
    )


def _cluster(told: _Told, members: Sequence[int], matches: Iterable[Match]) -> Cluster:
    names = (name for member in members for name in told.citations[member])
    return Cluster(
        item=merge({told.items[member]: len(told.citations[member]) for member in members}),
        citations=tuple(sorted(names, key=told.position.__getitem__)),
        variants=tuple(told.items[member] for member in members),
        matches=tuple(matches),
    )


def _owners(citations: Sequence[Citation]) -> dict[str, str]:
    """For each citation that stands for a work, the citation whose item says which.

    A short form may stand for an entry of the bibliography behind it.
    """
    by_id = {citation.id: citation for citation in citations}
    owners = {name: name for name, citation in by_id.items() if _stands_alone(citation)}
    for citation in citations:
        if citation.id in owners:
            continue
        antecedent = citation.link.antecedent if citation.link is not None else None
        if antecedent in owners:
            owner = owners[antecedent]
            other = _names_other_units(citation, by_id[owner])
            owners[citation.id] = citation.id if other else owner
    return owners


def _stands_alone(citation: Citation) -> bool:
    """Whether the citation itself says which work it means; "idem" repeats the author only."""
    if citation.kind is CitationKind.IDEM:
        return bool(citation.item.title) and "title" not in citation.inherited
    linked = citation.link is not None and citation.link.antecedent is not None
    return not citation.kind.is_back_reference and not linked


def _names_other_units(citation: Citation, antecedent: Citation) -> bool:
    own, other = citation.item.archive, antecedent.item.archive
    if own is None or not (own.units or own.repository):
        return False
    return _mark(own) != _mark(other)


def _mark(archive: ArchivalUnits | None) -> tuple[str, tuple[str, ...]]:
    if archive is None:
        return ("", ())
    repository = archive.repository.identity if archive.repository is not None else ""
    return (repository, tuple(unit_values(archive).values()))


def _own_item(citation: Citation) -> Item:
    """The item without what the antecedent's document alone is called and dated."""
    if citation.link is None or citation.kind is CitationKind.IDEM:
        return citation.item
    inherited = citation.inherited
    return evolve(
        citation.item,
        title="" if "title" in inherited else citation.item.title,
        issued=None if "issued" in inherited else citation.item.issued,
        author=() if "author" in inherited else citation.item.author,
    )


def _clustered(
    keys: Sequence[Keys], pairs: Iterable[Pair], decisions: DecidedPairs
) -> tuple[Mapping[Pair, Comparison], Clustering]:
    """The candidate comparisons and the clusters that they make."""
    compared = {
        (left, right): compare(keys[left], keys[right])
        for left, right in pairs
        if may_belong_together(keys[left], keys[right])
    }
    others: dict[Pair, Comparison] = {}

    def compare_any(one: int, other: int) -> Comparison:
        pair = _ordered(one, other)
        if pair not in compared and pair not in others:
            others[pair] = compare(keys[pair[0]], keys[pair[1]])
        return compared.get(pair) or others[pair]

    return compared, cluster([one.item for one in keys], compared, compare_any, decisions)
