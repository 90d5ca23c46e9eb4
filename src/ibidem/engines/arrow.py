"""Reading citations in Arrow batches: one function for the local process pool and for Spark.

`parse_batches` takes and gives an iterator of record batches, which is what Spark's `mapInArrow`
wants of a function:

    frame.mapInArrow(parse_batches, PARSED_DDL)

and what `parse_in_pool` hands to the processes of one machine. Rows come out in their order, and
are the same whoever ran them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from ibidem.api import parse
from ibidem.emit.csl_json import csl_item

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema

PARSED_DDL = "id string, text string, kind string, csl string"
"""The columns that come out, as Spark writes schemas."""


def parsed_schema() -> Schema:
    """The columns that come out.

    `id` and `text` are those of the input, `kind` says what the citation is (``full``, ``ibid``)
    and `csl` is the item as CSL-JSON.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return pa.schema([(name, pa.string()) for name in ("id", "text", "kind", "csl")])


def parse_batches(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Read the column `text` of each batch; a column `id` names the rows, if there is one."""
    return map(_parse_batch, batches)


def _parse_batch(batch: RecordBatch) -> RecordBatch:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    texts = [text or "" for text in batch.column("text").to_pylist()]
    named = "id" in batch.schema.names
    ids = batch.column("id").cast(pa.string()).to_pylist() if named else [None] * len(texts)
    rows = [_row(name, text) for name, text in zip(ids, texts, strict=True)]
    return pa.RecordBatch.from_pylist(rows, schema=parsed_schema())


def _row(name: str | None, text: str) -> dict[str, str | None]:
    citation = parse(text)
    item = csl_item(citation.item, name or "")
    return {
        "id": name,
        "text": text,
        "kind": citation.kind.value,
        "csl": json.dumps(item, ensure_ascii=False),
    }


def parse_in_pool(batches: Iterable[RecordBatch], jobs: int) -> Iterator[RecordBatch]:
    """`parse_batches` in so many processes of this machine, the batches in their order."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_parse_batch, batches)
