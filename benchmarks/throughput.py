"""How fast ibidem is: citations per second, start-up time, time and memory of a whole run.

python -m benchmarks.throughput

The figures are printed and written as JSON to benchmarks/results/.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time

import click

import ibidem
from benchmarks.corpus import documents, texts_in
from ibidem.api import cite
from ibidem.cli.main import collect_seldom
from ibidem.lexicon import load_lexicon
from ibidem.model.citation import Document

_HERE = Path(__file__).parent
_SEEDS = _HERE.parent / "seeds"
_PROGRAM = Path(sys.executable).with_name("ibidem")
# A child counts the memory of the process that started it as its own, so a small one starts it.
_LAUNCHER = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_KIB_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # of ru_maxrss


def pipeline(count: int, times: int) -> dict[str, float]:
    """The pipeline for `count` documents on one core, and its first stages alone.

    The documents are read beforehand; others made of the same lines warm up the process, which
    looks for garbage as seldom as the command line does. Seconds are those that the processor
    spent. Of several runs, each on documents of its own, the quickest counts, for other programs
    only slow one down.
    """
    collect_seldom()
    texts = texts_in(_SEEDS)
    ibidem.process_documents(_read(texts, 3, seed=0))
    whole, parsing = [], []
    for seed in range(1920, 1920 + times):
        read = _read(texts, count, seed=seed)
        whole.append(_rate(read, lambda given: len(ibidem.process_documents(given).citations)))
        read = _read(texts, count, seed=-seed)
        parsing.append(_rate(read, _parse))
    return {"citations_per_second": round(max(whole)), "parsed_per_second": round(max(parsing))}


def _parse(read: Sequence[Document]) -> int:
    """Segment and parse every note, as the pipeline does before it resolves and deduplicates."""
    lexicon = load_lexicon()
    return sum(1 for each in read for _ in cite(each, lexicon, stem=each.name))


def _rate(read: Sequence[Document], work: Callable[[Sequence[Document]], int]) -> float:
    """Citations a second; `work` gives their number."""
    start = process_time()
    citations = work(read)
    return citations / (process_time() - start)


def _read(texts: list[str], count: int, *, seed: int) -> list[Document]:
    made = documents(texts, count, seed=seed)
    return [ibidem.read_text(text, f"document-{place}") for place, text in enumerate(made)]


def whole_runs(arguments: Callable[[Path], Sequence[str]], times: int) -> dict[str, float]:
    """The median wall time and the peak memory of runs of the program in a process of its own."""
    seconds, memory = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            taken, peak = _run([str(_PROGRAM), *arguments(Path(folder))])
            seconds.append(taken)
            memory.append(peak)
    return {"seconds": round(median(seconds), 3), "peak_mib": round(max(memory), 1)}


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MiB of one run.

    Raises:
        RuntimeError: where the program fails.
    """
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCHER, *command],
        cwd=_SEEDS.parent,
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory) * _KIB_PER_UNIT / 1024


def _conversion(folder: Path) -> list[str]:
    return ["convert", "seeds/", "-o", str(folder / "seeds.bib"), "-o", str(folder / "seeds.json")]


def figures(count: int, times: int) -> dict[str, object]:
    """All figures, with where they were taken."""
    return {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "pipeline": pipeline(count, times),
        "version": whole_runs(lambda _: ["--version"], times),
        "convert_seeds": whole_runs(_conversion, times),
    }


@click.command(help=__doc__)
@click.option("--documents", "count", default=90, help="Documents that the pipeline is given.")
@click.option("--times", default=7, help="Runs of the program, of which the median counts.")
def main(count: int, times: int) -> None:
    """Take the figures, print them and write them down."""
    text = json.dumps(figures(count, times), indent=2)
    results = _HERE / "results"
    results.mkdir(exist_ok=True)
    (results / "throughput.json").write_text(f"{text}\n", encoding="utf-8")
    click.echo(text)


if __name__ == "__main__":
    main()
