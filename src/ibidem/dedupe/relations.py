"""Links between works that are not the same: editions, translations, volumes, parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from ibidem.dedupe.compare import Comparison
from ibidem.dedupe.normalize import Keys, Scope
from ibidem.model.work import RelationKind

_SAME_TITLE = frozenset({"same", "transliteration", "close"})
_SAME_PERSON = frozenset({"same", "transliteration", "close"})


@frozen(kw_only=True)
class ClusterRelation:
    """A relation between two clusters, given by their places in the result.

    Attributes:
        kind: how they belong together.
        source: the place of the work that is a translation, edition, volume or part.
        target: the place of the work it belongs to.
        evidence: one phrase for people.
    """

    kind: RelationKind
    source: int
    target: int
    evidence: str


def relation_kind(left: Keys, right: Keys, comparison: Comparison) -> RelationKind | None:
    """How two different works belong together, None if they do not."""
    if {left.scope, right.scope} & {Scope.ARCHIVAL, Scope.PART}:
        return None
    title = comparison.level("title")
    if title not in {"translation", *_SAME_TITLE} or _other_person(comparison):
        return None
    named = comparison.level("author") in _SAME_PERSON
    if title == "translation":
        return RelationKind.TRANSLATION_OF if named and left.years != right.years else None
    if left.volumes != right.volumes:
        return RelationKind.VOLUME_OF
    again = comparison.level("issued") == "different" or comparison.level("edition") == "different"
    # Without an author an equal title must be a telling one ("Сборник документов" is not).
    telling = named or len(left.title.words) > 2
    return RelationKind.EDITION_OF if again and telling else None


def _other_person(comparison: Comparison) -> bool:
    return comparison.level("author") in {"different", "uncertain"}


def relations(
    items: Sequence[Keys],
    comparisons: Mapping[tuple[int, int], Comparison],
    cluster_of: Sequence[int],
) -> tuple[ClusterRelation, ...]:
    """The relations between clusters, each work with one target of each kind."""
    targets: defaultdict[tuple[int, RelationKind], list[tuple[int, int, int]]] = defaultdict(list)
    for (left, right), comparison in comparisons.items():
        if cluster_of[left] == cluster_of[right]:
            continue
        kind = relation_kind(items[left], items[right], comparison)
        if kind is not None:
            source, target = _directed(items, kind, left, right)
            place = cluster_of[target]
            targets[cluster_of[source], kind].append((_rank(items[target], kind), place, target))
    found = [
        ClusterRelation(kind=kind, source=source, target=place, evidence=_told(kind, items[item]))
        for (source, kind), ranked in targets.items()
        for _, place, item in (min(ranked),)
    ]
    return tuple(sorted([*found, *_parts(items, cluster_of)], key=_position))


def _position(relation: ClusterRelation) -> tuple[int, int, str]:
    return (relation.source, relation.target, relation.kind.value)


def _directed(items: Sequence[Keys], kind: RelationKind, left: int, right: int) -> tuple[int, int]:
    """Source and target: the later one points to the earlier, the volume to the set."""
    ranks = (_rank(items[left], kind), _rank(items[right], kind))
    return (left, right) if ranks[1] < ranks[0] else (right, left)


def _rank(keys: Keys, kind: RelationKind) -> int:
    """What makes a work the target: the lowest volume (none: the set), the earliest year."""
    if kind is RelationKind.VOLUME_OF:
        return min(keys.volumes, default=0)
    return min(keys.years, default=9999) * 100 + (keys.edition or 0)


def _told(kind: RelationKind, target: Keys) -> str:
    year = min(target.years, default=None)
    told = {
        RelationKind.TRANSLATION_OF: "the same author and meaning of the title in another language",
        RelationKind.EDITION_OF: "the same title in another edition",
        RelationKind.VOLUME_OF: "another volume of the same title",
    }[kind]
    return told if year is None else f"{told}, {year}"


def _parts(items: Sequence[Keys], cluster_of: Sequence[int]) -> Iterable[ClusterRelation]:
    """Chapters and the books that are cited themselves."""
    books: dict[tuple[str, ...], list[int]] = {}
    for place, keys in enumerate(items):
        if keys.scope is Scope.WHOLE and len(keys.title.words) > 1:
            books.setdefault(keys.title.words, []).append(place)
    found: dict[int, int] = {}
    for place, keys in enumerate(items):
        for book in books.get(keys.container.words, ()):
            if keys.scope is Scope.PART and _same_issue(keys, items[book]):
                found.setdefault(cluster_of[place], cluster_of[book])
    for source, target in found.items():
        yield ClusterRelation(
            kind=RelationKind.PART_OF,
            source=source,
            target=target,
            evidence="stands in the book of that title and year",
        )


def _same_issue(part: Keys, book: Keys) -> bool:
    """Whether a part and a book are of one year and, as far as known, one volume."""
    volumes = not part.volumes or not book.volumes or part.volumes & book.volumes
    return bool(part.years & book.years and volumes)
