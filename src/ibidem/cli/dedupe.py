"""``ibidem dedupe``: a library in, the same library without duplicates out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ibidem.cli.decisions import decisions_beside
from ibidem.cli.inputs import Inputs, bytes_of, find_inputs, inputs_argument
from ibidem.cli.outputs import (
    STDOUT,
    Target,
    deliver,
    output_option,
    refuse_overwriting,
    refuse_unwritable,
)
from ibidem.cli.progress import Progress
from ibidem.cli.run import CLEAN, TROUBLE
from ibidem.cli.talk import Misuse, counted, examples, say

if TYPE_CHECKING:
    from ibidem.clean import Cleaned, Source
    from ibidem.clean.records import RecordFormat

_REPORTS = {".html": "html", ".tsv": "tsv", ".json": "json"}
_KEYS = "keys"


@click.command(
    epilog=examples(
        "ibidem dedupe library.bib -o clean.bib",
        "ibidem dedupe mine.bib hers.bib -o ours.bib --report duplicates.html --keys keys.tsv",
    )
)
@inputs_argument
@output_option(multiple=False)
@click.option(
    "--report",
    metavar="FILE",
    help="Write what was merged and why: .html for people, .tsv or .json for programs.",
)
@click.option("--keys", metavar="FILE", help="Write a table of old and new citation keys (TSV).")
def dedupe(
    inputs: tuple[str, ...], output: str | None, report: str | None, keys: str | None
) -> int:
    """Merge the duplicates of a library and change nothing else.

    INPUTS are libraries of one format: .bib, CSL-JSON or RIS. Of each work the fullest record
    stays as it is written and takes over what only the others say: fields that it lacks, keywords,
    groups, files, notes. Decisions in ibidem.toml beside the first file are obeyed.
    """
    found = find_inputs(inputs)
    if found.problems:
        raise Misuse(found.problems[0])
    places = [place for place in (output, report, keys) if place]
    refuse_unwritable(places)
    refuse_overwriting([Target(path=place, format="") for place in places], found)
    kind = _report_kind(report)
    cleaned = _cleaned(found)
    complete = deliver(_texts(cleaned, output or STDOUT, report, kind, keys))
    say(_summary(cleaned))
    return CLEAN if complete else TROUBLE


def _report_kind(report: str | None) -> str:
    kind = _REPORTS.get(Path(report).suffix.lower()) if report else ""
    if kind is None:
        raise Misuse(f"{report}: a report is a file in {', '.join(_REPORTS)}")
    return kind


def _cleaned(inputs: Inputs) -> Cleaned:
    from ibidem.clean import Source, clean  # noqa: PLC0415 - keeps the start quick
    from ibidem.read import UnreadableError  # noqa: PLC0415 - keeps the start quick

    try:
        sources = [Source(name=path, data=bytes_of(path)) for path in inputs.paths]
        format_ = _format(sources)
        with Progress("reading", total=len(sources)) as progress:
            return clean(sources, format_, decisions_beside(inputs), progress.step)
    except UnreadableError as error:
        raise Misuse(str(error)) from error


def _format(sources: Sequence[Source]) -> RecordFormat:
    """The format that all files have."""
    from ibidem.clean import record_format  # noqa: PLC0415 - keeps the start quick

    formats = [(source.name, record_format(source.data, source.name)) for source in sources]
    first = formats[0][1]
    for name, format_ in formats:
        if format_ is None:
            raise Misuse(f"{name}: no .bib, CSL-JSON or RIS library; “ibidem convert” reads others")
        if first is not None and format_.name != first.name:
            raise Misuse(f"{name}: is {format_.name}, while {formats[0][0]} is {first.name}")
    assert first is not None  # noqa: S101 - there is at least one file
    return first


def _texts(
    cleaned: Cleaned, output: str, report: str | None, kind: str, keys: str | None
) -> list[tuple[Target, str]]:
    from ibidem.clean import REPORTS, key_map  # noqa: PLC0415 - keeps the start quick

    texts = [(Target(path=output, format=cleaned.format.name), cleaned.text)]
    if report:
        texts.append((Target(path=report, format=kind), REPORTS[kind](cleaned)))
    if keys:
        texts.append((Target(path=keys, format=_KEYS), key_map(cleaned)))
    return texts


def _summary(cleaned: Cleaned) -> str:
    left_out = sum(len(one.left_out) for one in cleaned.kept)
    uncertain = len(cleaned.bibliography.uncertain)
    counts = [
        counted(len(cleaned.records), "record"),
        counted(len(cleaned.kept), "work"),
        f"{len(cleaned.records) - len(cleaned.kept):,} merged",
        f"{counted(left_out, 'value')} left out",
        counted(uncertain, "uncertain pair"),
    ]
    return ", ".join(counts) + (" (see ibidem review)" if uncertain else "")
