"""The comparison of records as a Splink model, for DuckDB on one big machine or for Spark.

Splink compares columns in SQL, so the keys by which ibidem compares are laid out as columns
(`rows_of`) and its levels are stated over them with the same weights (`settings`). What no SQL says
is left out: numbers nested in a title, cognates, relations between works, and what one member of a
cluster forbids the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ibidem.dedupe import THRESHOLD, keys_of
from ibidem.dedupe.normalize import Keys
from ibidem.dedupe.sounds import sounds
from ibidem.model.item import Item
from ibidem.model.work import EVEN

if TYPE_CHECKING:
    from splink import SettingsCreator

MATCH_WEIGHT = THRESHOLD - EVEN
"""The match weight, in Splink's sense, from which on two records are one work."""

_SURE = 0.9  # of the commoner case of a level; only the ratio of both counts


def rows_of(items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    """The columns that the model compares; `unique_id` is the place of the item."""
    for place, item in enumerate(items):
        yield {"unique_id": place, **_columns(keys_of(item))}


def _columns(keys: Keys) -> dict[str, Any]:
    names = keys.authors or keys.editors
    heard = {sound for name in names for one in name.surfaces for sound in sounds(one)}
    title = keys.title
    return {
        "families": sorted(heard) or None,
        "title": " ".join(title.words) or None,
        "stems": sorted(title.stems) or None,
        "rarest": max(title.stems, key=lambda stem: (len(stem), stem), default=None),
        "concepts": sorted(title.concepts) or None,
        "script": title.script or None,
        "years": sorted(keys.years) or None,
        "year": min(keys.years, default=None),
        "volume": ",".join(map(str, sorted(keys.volumes))),
        "edition": keys.edition,
        "scope": keys.scope.value,
        "places": sorted(keys.places) or None,
        "publishers": sorted(keys.publishers) or None,
        "isbns": sorted(keys.isbns) or None,
        "doi": keys.doi or None,
    }


# Each comparison: the levels in order, a condition in SQL (two lists agree where they share a
# value) and the weight it has in ibidem; the last number is that of everything else.
_SHARED = "len(list_intersect({0}_l, {0}_r))"
_SAME_MEANING = (
    "script_l <> script_r AND {0} >= 2"
    " AND 10 * {0} >= 7 * greatest(len(concepts_l), len(concepts_r))"
).format(_SHARED.format("concepts"))
_COMPARISONS: Mapping[str, tuple[Sequence[tuple[str, float]], float]] = {
    "families": (((f"{_SHARED.format('families')} > 0", 4.5),), -9.0),
    "title": (
        (
            ("title_l = title_r", 9.0),
            ("jaro_winkler_similarity(title_l, title_r) >= 0.96", 7.0),
            (_SAME_MEANING, 6.0),
            (f"{_SHARED.format('stems')} = least(len(stems_l), len(stems_r))", 3.0),
            (f"script_l <> script_r AND {_SHARED.format('concepts')} >= 1", 0.0),
        ),
        -12.0,
    ),
    "years": (((f"{_SHARED.format('years')} > 0", 3.0),), -12.0),
    "volume": ((("volume_l = volume_r", 0.0),), -12.0),
    "edition": ((("edition_l = edition_r", 1.0),), -12.0),
    "scope": ((("scope_l = scope_r", 0.0), ("'unknown' IN (scope_l, scope_r)", -3.0)), -12.0),
    "places": (((f"{_SHARED.format('places')} > 0", 1.0),), -5.0),
    "publishers": (((f"{_SHARED.format('publishers')} > 0", 3.0),), -4.0),
    "isbns": (((f"{_SHARED.format('isbns')} > 0", 12.0),), -12.0),
    "doi": ((("doi_l = doi_r", 12.0),), -12.0),
}
_SPARK = {
    "len(list_intersect(": "size(array_intersect(",
    "len(": "size(",
    "jaro_winkler_similarity(": "jaro_winkler(",
}


def settings(dialect: str = "duckdb") -> SettingsCreator:
    """The model: its levels with their weights, and the keys that make pairs.

    Args:
        dialect: ``duckdb`` or ``spark``, whose SQL names functions of lists otherwise.
    """
    from splink import SettingsCreator, block_on  # noqa: PLC0415 - an extra

    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=1 / (1 + 2**EVEN),
        comparisons=[_comparison(name, dialect) for name in _COMPARISONS],
        blocking_rules_to_generate_predictions=[
            block_on("title"),
            block_on("families", "year", arrays_to_explode=["families"]),
            block_on("isbns", arrays_to_explode=["isbns"]),
            block_on("doi"),
            block_on("rarest", "year"),
        ],
    )


def _comparison(name: str, dialect: str) -> dict[str, Any]:
    """A comparison as Splink's settings have it."""
    levels, otherwise = _COMPARISONS[name]
    missing = {
        "sql_condition": f"{name}_l IS NULL OR {name}_r IS NULL",
        "label_for_charts": "missing",
        "is_null_level": True,
    }
    stated = [_level(_in_dialect(sql, dialect), weight) for sql, weight in levels]
    return {
        "output_column_name": name,
        "comparison_levels": [missing, *stated, _level("ELSE", otherwise)],
    }


def _level(condition: str, weight: float) -> dict[str, Any]:
    """A level whose m and u are in the ratio that the weight says, in log2 units."""
    m, u = (_SURE, _SURE / 2**weight) if weight >= 0 else (_SURE * 2**weight, _SURE)
    return {
        "sql_condition": condition,
        "label_for_charts": f"{condition[:40]} ({weight:+.1f})",
        "m_probability": m,
        "u_probability": u,
    }


def _in_dialect(sql: str, dialect: str) -> str:
    if dialect == "spark":
        for duckdb, spark in _SPARK.items():
            sql = sql.replace(duckdb, spark)
    return sql


def duplicates(items: Sequence[Item]) -> list[tuple[int, ...]]:
    """The places of the items that are one work, found by Splink on DuckDB."""
    import duckdb  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 - an extra

    engine = DuckDBAPI(duckdb.connect(":memory:"))
    table = engine.register(pa.Table.from_pylist(list(rows_of(items)), schema=_arrow_schema()))
    linker = Linker(table, settings(), log_level="ERROR")
    pairs = linker.inference.predict(threshold_match_weight=MATCH_WEIGHT)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_weight=MATCH_WEIGHT
    )
    clusters: dict[Any, list[int]] = {}
    for row in found.as_record_list():
        clusters.setdefault(row["cluster_id"], []).append(row["unique_id"])
    return sorted(tuple(sorted(members)) for members in clusters.values())


def _arrow_schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    strings, numbers = pa.list_(pa.string()), pa.list_(pa.int64())
    lists = dict.fromkeys(
        ("families", "stems", "concepts", "places", "publishers", "isbns"), strings
    )
    kinds = {"unique_id": pa.int64(), "years": numbers, "year": pa.int64(), "edition": pa.int64()}
    return pa.schema(
        [(name, (lists | kinds).get(name, pa.string())) for name in ["unique_id", *_names()]]
    )


def _names() -> list[str]:
    return list(_columns(keys_of(Item())))
