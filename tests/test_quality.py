"""The scorer measures what it says: right, wrong, missing, extra, grouped, resolved."""

from __future__ import annotations

import pytest
from attrs import evolve

from benchmarks.quality import Gold, Predicted, score
from benchmarks.quality.align import align
from benchmarks.quality.keys import house, number, person, plain
from benchmarks.quality.score import Score, judge_fields
from benchmarks.quality.works import pairwise

KADISHEV = Gold(
    id="1",
    source="article",
    text="Кадишев А. Б. Интервенция и гражданская война в Закавказье. М., 1960. С. 5.",
    kinds=("full",),
    work="kadishev",
    fields={"author": ["Кадишев, А. Б."], "title": "Интервенция", "date": "1960"},
    locator="5",
)
THERE = Gold(
    id="2", source="article", text="Там же. С. 7.", kinds=("ibid",), work="kadishev", fields={}
)
READ = Predicted(
    text=KADISHEV.text,
    kind="full",
    work="kadishev1960",
    fields={
        "author": [{"family": "Кадишев", "given": "А. Б."}],
        "title": "Интервенция.",
        "date": "1960",
    },
    locator="5",
)
READ_THERE = Predicted(text=THERE.text, kind="ibid", work="kadishev1960")


def scored(*predicted: Predicted) -> Score:
    return score([KADISHEV, THERE], {"article": predicted})


def test_all_right() -> None:
    result = scored(READ, READ_THERE)
    assert set(result.measures.values()) == {1.0}
    assert result.spurious == 0
    assert list(result.mistakes()) == []


def test_a_missed_citation_counts_against_everything() -> None:
    result = scored(READ_THERE)
    assert result.measures["found"] == 0.5
    assert result.measures["fields"] == 0.0
    assert result.measures["resolved"] == 0.0


def test_a_citation_too_many_is_spurious() -> None:
    nothing = Predicted(text="Совсем другие слова", kind="full")
    assert scored(READ, nothing, READ_THERE).spurious == 1


def test_a_back_reference_to_another_work_is_not_resolved() -> None:
    result = scored(READ, evolve(READ_THERE, work="other1961"))
    assert result.measures["resolved"] == 0.0
    assert [mistake.what for mistake in result.mistakes()] == ["resolved"]


def test_verdicts_on_fields() -> None:
    fields = {**READ.fields, "date": "1961", "publisher": "Воениздат"}
    del fields["author"]
    assert judge_fields(KADISHEV, evolve(READ, fields=fields)) == {
        "author": "missing",
        "title": "right",
        "publisher": "extra",
        "date": "wrong",
    }


def test_an_optional_field_counts_only_where_it_is_right() -> None:
    optional = evolve(KADISHEV, optional=frozenset({"date", "publisher"}))
    wrong = evolve(READ, fields={**READ.fields, "date": "1961", "publisher": "Воениздат"})
    assert "date" not in judge_fields(optional, wrong)
    assert "publisher" not in judge_fields(optional, wrong)
    assert judge_fields(optional, READ)["date"] == "right"


def test_any_of_several_values_is_right() -> None:
    either = evolve(KADISHEV, fields={"title": ["Интервенция", "Война"], "author": [["А"], ["Б"]]})
    read = evolve(READ, fields={"title": "Война", "author": [{"family": "Б"}]})
    assert set(judge_fields(either, read).values()) == {"right"}


def test_the_units_of_a_back_reference_decide() -> None:
    moved = evolve(THERE, units={"fond": "85", "delo": "7"})
    right = evolve(READ_THERE, work=None, fields={"archive": {"fond": "85", "delo": "7"}})
    result = score([KADISHEV, moved], {"article": [READ, right]})
    assert result.measures["resolved"] == 1.0


def test_pairs_never_cross() -> None:
    pairs = align([KADISHEV, THERE], [READ_THERE, READ])
    assert sum(found is not None for _, found in pairs) == 1


def test_pairwise_counts_pairs() -> None:
    ratio = pairwise([("a", "1"), ("a", "1"), ("a", "2"), ("b", "2")])
    assert (ratio.right, ratio.found, ratio.wanted) == (1, 2, 3)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        (plain, "«Кавказ» – Глобализация.", "Кавказ-Глобализация"),
        (plain, "БАКИ́НСКАЯ", "бакинская"),
        (house, "Изд-во «Элм»", "Элм"),
        (number, "Т. IV".removeprefix("Т. "), "4"),
        (person, "Hasanli, Jamil", {"family": "Hasanli", "given": "J."}),
        (person, "{Bakı Fəhləsi}", {"literal": "Bakı fəhləsi"}),
    ],
)
def test_keys_of_the_same(key, one, other) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        (plain, "1920", "1921"),
        (house, "Наука", "Элм"),
        (person, "Гасанлы, Дж. П.", "Гасанлы, Н."),
    ],
)
def test_keys_of_the_different(key, one, other) -> None:
    assert key(one) != key(other)
