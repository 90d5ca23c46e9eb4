"""The comparison as a Splink model, on DuckDB."""

import pytest

from ibidem.dedupe import THRESHOLD
from ibidem.model.work import EVEN
from tests.unit.test_dedupe_languages import book

pytest.importorskip("splink", reason="needs Splink: pip install 'ibidem[splink]'")
pytest.importorskip("duckdb", reason="needs DuckDB: pip install 'ibidem[splink]'")

from ibidem.engines.splink_model import MATCH_WEIGHT, duplicates, rows_of, settings

ITEMS = [
    book("Кадишев", "Интервенция и гражданская война в Закавказье", "М.", "Воениздат", year=1960),
    book("Kadishev", "Interventsiia i grazhdanskaia voina v Zakavkaz'e", "Moscow", year=1960),
    book("Кадишев", "Интервенция и гражданская война в Закавказье", "М.", year=1971),
    book("Swietochowski", "Russian Azerbaijan", "Cambridge", year=1985),
]


def test_one_work_in_two_alphabets_and_another_edition():
    assert duplicates(ITEMS) == [(0, 1), (2,), (3,)]


def test_rows_have_a_column_for_each_key():
    first, second, *_ = rows_of(ITEMS)
    assert first["title"] == second["title"]
    assert set(first["families"]) & set(second["families"])
    assert first["year"] == 1960


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_weights_of_the_model_are_those_of_ibidem(dialect):
    made = settings(dialect).create_settings_dict(sql_dialect_str=dialect)
    title = next(one for one in made["comparisons"] if one["output_column_name"] == "title")
    same = title["comparison_levels"][1]
    assert same["m_probability"] / same["u_probability"] == pytest.approx(2**9)
    assert pytest.approx(THRESHOLD - EVEN) == MATCH_WEIGHT
    condition = str(made)
    assert ("array_intersect" in condition) is (dialect == "spark")
