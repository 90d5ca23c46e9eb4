"""Whether the probabilities are true: fitted on one part of the gold, checked on the other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from benchmarks.dedupe.gold import gold, works_of
from benchmarks.dedupe.measure import as_records, as_strings
from ibidem.dedupe import compare, keys_of
from ibidem.dedupe.block import candidate_pairs
from ibidem.dedupe.compare import may_belong_together

Weighed = tuple[float, bool]
"""The weight of a comparison, and whether both records are of one work."""


def weighed(*, held_out: bool) -> list[Weighed]:
    """The candidate pairs that nothing forbids, as records and as citations in print."""
    renderings = gold(held_out=held_out)
    works = works_of(renderings)
    found = []
    for made in (as_records, as_strings):
        keys = [keys_of(item) for item in made(renderings)]
        for left, right in candidate_pairs(keys):
            if may_belong_together(keys[left], keys[right]):
                compared = compare(keys[left], keys[right])
                if not compared.is_forbidden:
                    found.append((compared.weight, works[left] == works[right]))
    return found


@frozen
class Curve:
    """The probability of a weight: one half at `even`, the steeper the greater `steepness`."""

    even: float
    steepness: float

    def __call__(self, weight: float) -> float:
        """The probability that a pair of this weight is of one work."""
        return 1 / (1 + 2 ** min(500.0, self.steepness * (self.even - weight)))


def fit(pairs: Sequence[Weighed]) -> Curve:
    """The curve of the greatest likelihood, to two digits, found step by step."""
    best = Curve(7.0, 1.0)
    step = 2.0
    while step > 0.01:
        around = [
            Curve(best.even + one * step, max(0.05, best.steepness + other * step / 8))
            for one in (-1, 0, 1)
            for other in (-1, 0, 1)
        ]
        nearest = min(around, key=lambda curve: _surprise(curve, pairs))
        step, best = (step / 2, best) if nearest == best else (step, nearest)
    return best


def _surprise(curve: Curve, pairs: Sequence[Weighed]) -> float:
    return -sum(math.log(max(1e-12, curve(w) if same else 1 - curve(w))) for w, same in pairs)


def reliability(
    pairs: Sequence[Weighed], probability: Callable[[float], float]
) -> Iterator[tuple[float, float, int]]:
    """For each tenth of probability: the mean that was foretold, what came true, how many pairs."""
    tenths: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for weight, same in pairs:
        foretold = probability(weight)
        tenths[min(9, int(foretold * 10))].append((foretold, same))
    for _, members in sorted(tenths.items()):
        count = len(members)
        yield sum(p for p, _ in members) / count, sum(same for _, same in members) / count, count


def error(pairs: Sequence[Weighed], probability: Callable[[float], float]) -> float:
    """How far the probabilities are off on average (the expected calibration error)."""
    tenths = list(reliability(pairs, probability))
    return sum(abs(p - true) * count for p, true, count in tenths) / max(1, len(pairs))
