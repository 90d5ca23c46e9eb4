"""The apparatus in seeds/ is read as the annotated citations say."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.quality.__main__ import measure
from benchmarks.quality.score import Score

GOLD = Path(__file__).with_name("seeds.gold.jsonl")
SEEDS = Path(__file__).parents[2] / "seeds"

BARS = {
    "found": 0.99,
    "kind": 0.99,
    "locator": 0.97,
    "resolved": 1.0,
    "fields": 0.97,
    "repository": 1.0,
    "archive": 1.0,
    "bcubed": 0.995,
    "pairwise": 0.97,
}


@pytest.fixture(scope="module")
def seeds() -> Score:
    return measure(GOLD, SEEDS)


@pytest.mark.parametrize(("measured", "bar"), BARS.items())
def test_bar_is_held(seeds: Score, measured: str, bar: float) -> None:
    wrong = [mistake for mistake in seeds.mistakes() if measured in ("fields", mistake.what)]
    assert seeds.measures[measured] >= bar, wrong


def test_hardly_anything_is_spurious(seeds: Score) -> None:
    assert seeds.spurious <= 1
