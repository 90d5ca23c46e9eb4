"""How well citations are grouped into works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen


@frozen(kw_only=True)
class Ratio:
    """Precision and recall of what was found."""

    right: float
    found: float
    wanted: float

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found; 1 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def harmonic_mean(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Labels = Iterable[tuple[str, str]]
"""For each citation the work that it belongs to and the work that it was put in."""


def bcubed(labels: Labels) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998).

    >>> [round(value, 3) for value in bcubed([("a", "1"), ("a", "1"), ("b", "1")])]
    [0.556, 1.0, 0.714]
    """
    labels = list(labels)
    joint, wanted, found = _counts(labels)
    if not labels:
        return 1.0, 1.0, 1.0
    precision = sum(n * n / found[put] for (_, put), n in joint.items()) / len(labels)
    recall = sum(n * n / wanted[work] for (work, _), n in joint.items()) / len(labels)
    return precision, recall, harmonic_mean(precision, recall)


def pairwise(labels: Labels) -> Ratio:
    """Of all pairs of citations, those put in one work against those that belong to one.

    >>> pairwise([("a", "1"), ("a", "1"), ("b", "1")]).precision
    0.3333333333333333
    """
    joint, wanted, found = _counts(list(labels))
    return Ratio(right=_pairs(joint), found=_pairs(found), wanted=_pairs(wanted))


def _counts(
    labels: list[tuple[str, str]],
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    return Counter(labels), Counter(work for work, _ in labels), Counter(put for _, put in labels)


def _pairs(groups: Counter[tuple[str, str]] | Counter[str]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())
