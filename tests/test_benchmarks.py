"""The documents that speed is measured on: the same each time, and not all alike."""

from __future__ import annotations

from benchmarks.corpus import documents

TEXT = "1. Кадишев А. Б. Интервенция. М., 1960. С. 281.\n2. Там же. С. 283.\n" * 20


def test_the_same_seed_gives_the_same_documents() -> None:
    assert list(documents([TEXT], 3)) == list(documents([TEXT], 3))
    assert list(documents([TEXT], 3)) != list(documents([TEXT], 3, seed=7))


def test_labels_and_lines_stay_and_numbers_change() -> None:
    (made,) = documents([TEXT], 1)
    lines, given = made.splitlines(), TEXT.splitlines()
    assert len(lines) == len(given)
    assert [line[:3] for line in lines] == [line[:3] for line in given]
    same = sum(one == other for one, other in zip(lines, given, strict=True))
    assert 0 < same < len(lines)


def test_documents_take_turns_with_the_texts() -> None:
    first, second, third = documents(["1. Один", "1. Два", "1. Три"], 3)
    assert (first, second, third) == ("1. Один", "1. Два", "1. Три")
