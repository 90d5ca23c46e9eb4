"""Citations in Arrow batches: here, in a pool of processes, and in Spark."""

import json
import shutil

import pytest

import ibidem

pa = pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'ibidem[spark]'")

from ibidem.engines.arrow import PARSED_DDL, parse_batches, parse_in_pool, parsed_schema  # noqa: E402

CITATIONS = [
    "Кадишев А. Б. Интервенция и гражданская война в Закавказье. М.: Воениздат, 1960.",
    "Swietochowski, Tadeusz. Russian Azerbaijan. Cambridge: Cambridge University Press, 1985.",
    "Там же. С. 74.",
    "",
    "РГАСПИ. Ф. 64. Оп. 1. Д. 90. Л. 3.",
]


def batches():
    table = pa.table({"id": [f"r{n}" for n in range(5)], "text": CITATIONS})
    return table.to_batches(max_chunksize=2)


def rows(made):
    return [row for batch in made for row in batch.to_pylist()]


def test_a_batch_says_what_parse_says():
    made = rows(parse_batches(batches()))
    assert [row["id"] for row in made] == ["r0", "r1", "r2", "r3", "r4"]
    assert [row["text"] for row in made] == CITATIONS
    assert made[2]["kind"] == ibidem.parse(CITATIONS[2]).kind.value
    item = json.loads(made[0]["csl"])
    assert item["author"] == [{"family": "Кадишев", "given": "А. Б."}]
    assert item["publisher"] == "Воениздат"


def test_ids_may_be_missing_and_texts_null():
    batch = pa.RecordBatch.from_pydict({"text": pa.array([None, CITATIONS[0]], pa.string())})
    made = rows(parse_batches([batch]))
    assert [row["id"] for row in made] == [None, None]
    assert made[0]["text"] == ""


def test_the_declared_columns_are_those_that_come():
    assert all(batch.schema == parsed_schema() for batch in parse_batches(batches()))
    assert [column.split()[0] for column in PARSED_DDL.split(", ")] == parsed_schema().names


def test_a_pool_of_processes_changes_nothing():
    assert rows(parse_in_pool(batches(), jobs=2)) == rows(parse_batches(batches()))


def test_spark_changes_nothing():
    sql = pytest.importorskip("pyspark.sql", reason="needs pyspark: pip install 'ibidem[spark]'")
    if shutil.which("java") is None:
        pytest.skip("needs Java for local Spark")
    spark = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    try:
        frame = spark.createDataFrame(
            [(f"r{n}", text) for n, text in enumerate(CITATIONS)], "id string, text string"
        )
        made = [row.asDict() for row in frame.mapInArrow(parse_batches, PARSED_DDL).collect()]
    finally:
        spark.stop()
    assert sorted(made, key=lambda row: row["id"]) == rows(parse_batches(batches()))
