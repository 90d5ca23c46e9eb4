"""Relations between works, as bibliographies can say them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from ibidem.model.work import Relation, RelationKind

RELATED_TYPES: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.TRANSLATION_OF: "translationof",
        RelationKind.REVIEW_OF: "reviewof",
    }
)
"""BibLaTeX's ``relatedtype`` of the relations it has one for (its manual, section 4.5.1)."""


def related(
    relations: Sequence[Relation], known: Collection[str] | None = None
) -> tuple[Relation, ...]:
    """The relations that BibLaTeX can say: those of one kind, since an entry has one type of them.

    Args:
        relations: the relations of one work.
        known: the keys that may be named, since biber complains of any other; None for all.
    """
    said = [
        relation
        for relation in relations
        if relation.kind in RELATED_TYPES and (known is None or relation.target in known)
    ]
    return tuple(relation for relation in said if relation.kind is said[0].kind)


def related_fields(said: Sequence[Relation]) -> dict[str, str]:
    """BibLaTeX's ``related`` and ``relatedtype`` for the relations that `related` gave.

    >>> related_fields([Relation(kind=RelationKind.TRANSLATION_OF, target="swietochowski1985")])
    {'related': 'swietochowski1985', 'relatedtype': 'translationof'}
    """
    if not said:
        return {}
    keys = dict.fromkeys(relation.target for relation in said)
    return {"related": ",".join(keys), "relatedtype": RELATED_TYPES[said[0].kind]}


def named_relations(relations: Iterable[Relation]) -> dict[str, str]:
    """The keys of the related works, by kind of relation, as words.

    >>> named_relations([Relation(kind=RelationKind.EDITION_OF, target="kadishev1960")])
    {'edition-of': 'kadishev1960'}
    """
    keys: dict[str, list[str]] = {}
    for relation in relations:
        keys.setdefault(relation.kind.value, []).append(relation.target)
    return {kind: ", ".join(dict.fromkeys(targets)) for kind, targets in keys.items()}
