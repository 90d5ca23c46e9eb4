"""Works: what several citations have in common once they are resolved and deduplicated."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from ibidem.model.item import Item
from ibidem.model.locator import Locator


class RelationKind(StrEnum):
    """How two different works belong together."""

    TRANSLATION_OF = "translation-of"
    EDITION_OF = "edition-of"
    VOLUME_OF = "volume-of"
    PART_OF = "part-of"
    REVIEW_OF = "review-of"


@frozen(kw_only=True)
class Relation:
    """A link from one work to another, different work, by citation key."""

    kind: RelationKind
    target: str
    evidence: str = ""


EVEN = 7.1
"""The weight at which two citations are as probably one work as two."""

STEEPNESS = 0.65
"""What a unit of weight is worth, in log2 units of the odds; the fields are not independent.

Both are fitted on pairs of a gold set (`python -m benchmarks.dedupe reliability`).
"""


@frozen(kw_only=True)
class Evidence:
    """One level of a comparison of two items: the field, what was found, what it weighs.

    `level` is a label such as ``same``, ``transliteration``, ``close``, ``different``, ``missing``;
    `weight` is in log2 units, positive for the same work and negative against it.
    """

    field: str
    level: str
    weight: float
    left: str = ""
    right: str = ""


@frozen(kw_only=True)
class Match:
    """Why two citations were taken for the same work: the pair and the evidence, field by field.

    `decided` says that somebody has decided so, whatever the evidence.
    """

    left: str
    right: str
    evidence: tuple[Evidence, ...]
    decided: bool = False

    @property
    def weight(self) -> float:
        """The sum of the weights, in log2 units."""
        return sum(evidence.weight for evidence in self.evidence)

    @property
    def probability(self) -> float:
        """How probable it is that both are one work, from 0 to 1, as far as the weights are true.

        >>> evidence = Evidence(field="title", level="same", weight=10.0)
        >>> round(Match(left="a#1.1", right="b#1.1", evidence=(evidence,)).probability, 2)
        0.79
        """
        return float(1 / (1 + 2 ** (STEEPNESS * (EVEN - self.weight))))


@frozen(kw_only=True)
class Citing:
    """A place where a work is cited: the document, the label of the note, its words, the locator.

    `text` is the citation as printed, in one line: «Там же. Л. 74.»
    """

    document: str
    note: str
    text: str
    locator: Locator | None = None


@frozen(kw_only=True)
class Work:
    """A deduplicated work.

    Attributes:
        key: its citation key, ASCII, the same from run to run.
        item: the merged record, the best value of each field.
        citations: ids of the citations that stand for it, in reading order.
        variants: the distinct items that were merged, in reading order.
        matches: the comparisons that joined them.
        relations: links to other works (translations, editions, parts).
        cited_in: where it is cited, in reading order, for outputs that were asked to say so.
        romanized: its names, titles, places and publishers in Latin letters, for outputs that were
            asked for them; None where nothing of it is in another script.
        translated_title: its title in the language that outputs were asked for, as a translation
            among its relations or a variant has it.
    """

    key: str
    item: Item
    citations: tuple[str, ...] = ()
    variants: tuple[Item, ...] = ()
    matches: tuple[Match, ...] = ()
    relations: tuple[Relation, ...] = ()
    cited_in: tuple[Citing, ...] = ()
    romanized: Item | None = None
    translated_title: str = ""
