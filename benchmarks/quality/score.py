"""The measures of a comparison: fields, kinds, locators, what resolves, and works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from attrs import define, frozen

from benchmarks.quality.agreement import AGREES
from benchmarks.quality.align import align
from benchmarks.quality.keys import plain
from benchmarks.quality.rows import Gold, Predicted
from benchmarks.quality.works import Ratio, bcubed, pairwise


@frozen(kw_only=True)
class Mistake:
    """Something that was not read as it should have been."""

    id: str
    what: str
    wanted: Any
    found: Any


@frozen(kw_only=True)
class Pair:
    """An annotated citation and what was made of it.

    Attributes:
        gold: the citation.
        found: its prediction, an empty one where `missed`.
        missed: whether nothing was predicted for it.
        resolves: for a back-reference, whether it was tied to the right work or units.
    """

    gold: Gold
    found: Predicted
    missed: bool
    resolves: bool


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Score:
    """What a run got right, over any selection of its citations."""

    pairs: tuple[Pair, ...]
    spurious: int = 0

    @cached_property
    def fields(self) -> dict[str, Ratio]:
        """For each field how much of it was found and right."""
        return {
            name: Ratio(
                right=counts["right"],
                found=counts["right"] + counts["wrong"] + counts["extra"],
                wanted=counts["right"] + counts["wrong"] + counts["missing"],
            )
            for name, counts in self._verdicts.items()
            if counts.total()
        }

    @cached_property
    def _verdicts(self) -> dict[str, Counter[str]]:
        verdicts: dict[str, Counter[str]] = {name: Counter() for name in AGREES}
        for pair in self.pairs:
            for name, verdict in judge_fields(pair.gold, pair.found).items():
                verdicts[name][verdict] += 1
        return verdicts

    @property
    def all_fields(self) -> Ratio:
        """All fields taken together, each value counting once."""
        ratios = self.fields.values()
        return Ratio(
            right=sum(ratio.right for ratio in ratios),
            found=sum(ratio.found for ratio in ratios),
            wanted=sum(ratio.wanted for ratio in ratios),
        )

    @cached_property
    def labels(self) -> list[tuple[str, str]]:
        """Work and predicted work of each citation; one without a work is put by itself."""
        return [
            (pair.gold.work, pair.found.work or f"none:{pair.gold.id}")
            for pair in self.pairs
            if pair.gold.work is not None
        ]

    @cached_property
    def measures(self) -> dict[str, float]:
        """Every measure by the name that ``--min`` knows it by."""
        backward = [pair for pair in self.pairs if pair.gold.is_back_reference]
        located = [pair for pair in self.pairs if pair.gold.locator]
        return {
            "found": _share(not pair.missed for pair in self.pairs),
            "kind": _share(pair.found.kind in pair.gold.kinds for pair in self.pairs),
            "locator": _share(_locator_is_right(pair) for pair in located),
            "resolved": _share(pair.resolves for pair in backward),
            "bcubed": bcubed(self.labels)[2],
            "pairwise": pairwise(self.labels).f1,
            "fields": self.all_fields.f1,
            **{name: ratio.f1 for name, ratio in self.fields.items()},
        }

    @property
    def judged(self) -> dict[str, int]:
        """How many values each of the measures of a table is taken of."""
        return {
            "found": len(self.pairs),
            "kind": len(self.pairs),
            "locator": sum(1 for pair in self.pairs if pair.gold.locator),
            "resolved": sum(1 for pair in self.pairs if pair.gold.is_back_reference),
            "fields": round(self.all_fields.wanted),
        }

    def mistakes(self) -> Iterable[Mistake]:
        """Everything that is wrong, in reading order."""
        for pair in self.pairs:
            gold, found = pair.gold, pair.found
            if found.kind not in gold.kinds:
                yield Mistake(id=gold.id, what="kind", wanted=gold.kinds, found=found.kind)
            if gold.locator and not _locator_is_right(pair):
                yield Mistake(id=gold.id, what="locator", wanted=gold.locator, found=found.locator)
            if gold.is_back_reference and not pair.resolves:
                yield Mistake(id=gold.id, what="resolved", wanted=gold.work, found=found.work)
            for name, verdict in judge_fields(gold, found).items():
                if verdict in {"wrong", "extra", "missing"}:
                    yield Mistake(
                        id=gold.id,
                        what=name,
                        wanted=gold.fields.get(name),
                        found=found.fields.get(name),
                    )

    def by(self, key: Callable[[Pair], str]) -> dict[str, Score]:
        """The score of each group of citations."""
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            groups[key(pair)].append(pair)
        return {name: Score(pairs=tuple(groups[name])) for name in sorted(groups)}


def judge_fields(gold: Gold, found: Predicted) -> dict[str, str]:
    """For each field of a citation: ``right``, ``wrong``, ``missing`` or ``extra``.

    Back-references give nothing, for what they inherit is judged by what they resolve to. A field
    that the gold calls optional gives nothing but ``right``.
    """
    if gold.is_back_reference:
        return {}
    verdicts = {name: _verdict(name, gold, found) for name in AGREES}
    return {
        name: verdict
        for name, verdict in verdicts.items()
        if verdict == "right" or (verdict and name not in gold.optional)
    }


def _verdict(name: str, gold: Gold, found: Predicted) -> str:
    wanted, value = gold.fields.get(name), found.fields.get(name)
    if name == "pages" and value and gold.locator and plain(value) == plain(gold.locator):
        value = None  # the cited page, given for the pages of the article: judged as a locator
    if wanted and value:
        return "right" if AGREES[name](wanted, value) else "wrong"
    if wanted:
        return "missing"
    return "extra" if value and name != "type" else ""


def _locator_is_right(pair: Pair) -> bool:
    return plain(pair.found.locator) == plain(pair.gold.locator)


def _share(verdicts: Iterable[bool]) -> float:
    """The share that is true; 1 where there is nothing to judge."""
    verdicts = list(verdicts)
    return sum(verdicts) / len(verdicts) if verdicts else 1.0


def score(gold: Sequence[Gold], predicted: Mapping[str, Sequence[Predicted]]) -> Score:
    """Measure the predictions, given by the stem of their source."""
    aligned: list[tuple[Gold, Predicted | None]] = []
    for source, rows in groupby(sorted(gold, key=_source), key=_source):
        aligned.extend(align(list(rows), predicted.get(source, ())))
    meant = _works_meant(aligned)
    expected = sum(len(predicted.get(source, ())) for source in {one.source for one in gold})
    return Score(
        pairs=tuple(
            Pair(
                gold=one,
                found=found or Predicted(),
                missed=found is None,
                resolves=_resolves(one, found or Predicted(), meant),
            )
            for one, found in aligned
        ),
        spurious=expected - sum(found is not None for _, found in aligned),
    )


def _source(gold: Gold) -> str:
    return gold.source


def _works_meant(aligned: Iterable[tuple[Gold, Predicted | None]]) -> dict[str, str | None]:
    """For each predicted work, the gold work that most of its full citations belong to."""
    votes: dict[str, Counter[str | None]] = defaultdict(Counter)
    for gold, found in aligned:
        if found is not None and found.work and not gold.is_back_reference:
            votes[found.work][gold.work] += 1
    return {work: max(counts.items(), key=itemgetter(1))[0] for work, counts in votes.items()}


def _resolves(gold: Gold, found: Predicted, meant: Mapping[str, str | None]) -> bool:
    if gold.work is None:
        return not found.work
    if gold.units:
        return AGREES["archive"](gold.units, found.fields.get("archive", {}))
    return found.work is not None and meant.get(found.work) == gold.work
