"""ibidem and Splink on DuckDB side by side, on the same generated records.

python -m benchmarks.dedupe.splink_side 1000 10000

Each line: the seconds (and those of the processor), memory at most, precision and recall. Each
engine runs in a process of its own, so that the memory is its own. Making the records is not
counted; making Splink's columns is, as the keys of ibidem are.
"""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context

import click

from benchmarks.dedupe.scale import citations_of, generated
from ibidem.dedupe import deduplicate
from ibidem.engines.splink_model import duplicates
from ibidem.model.item import Item

_Clusters = Sequence[Sequence[int]]


def with_ibidem(count: int) -> str:
    """A line on ibidem."""
    citations = citations_of(generated(count))

    def run() -> _Clusters:
        done = deduplicate(citations)
        return [[int(name) for name in cluster.citations] for cluster in done.clusters]

    return _line("ibidem", count, run)


def with_splink(count: int) -> str:
    """A line on Splink."""
    items: list[Item] = [record.item for record in generated(count)]
    return _line("Splink", count, lambda: duplicates(items))


def _line(name: str, count: int, run: Callable[[], _Clusters]) -> str:
    start, busy = time.perf_counter(), time.process_time()
    clusters = run()
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    works = [record.work for record in generated(count)]
    pairs = [pair for members in clusters for pair in combinations(members, 2)]
    right = sum(works[one] == works[other] for one, other in pairs)
    wanted = sum(size * (size - 1) // 2 for size in Counter(works).values())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{name:<7} {count:>9,} records  {seconds:8.2f} s ({busy:.2f} of the processor)"
        f"  {megabytes:7,.0f} MB"
        f"  P {right / max(1, len(pairs)):.4f}  R {right / max(1, wanted):.4f}"
    )


@click.command(help=__doc__)
@click.argument("counts", nargs=-1, type=int)
def main(counts: tuple[int, ...]) -> None:
    """Measure each number of records with both."""
    for count in counts or (1_000, 10_000):
        for measured in (with_ibidem, with_splink):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                click.echo(alone.submit(measured, count).result())


if __name__ == "__main__":
    main()
