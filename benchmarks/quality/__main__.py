"""Run ibidem on texts whose citations are annotated, and print how much it got right.

python -m benchmarks.quality tests/corpus/seeds.gold.jsonl --texts seeds --by kind
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

import click
from attrs import evolve

import ibidem
from benchmarks.quality.rows import Gold, Predicted, read_gold
from benchmarks.quality.score import Pair, Score, score
from benchmarks.quality.works import bcubed, pairwise
from ibidem.emit.rows import row

_RATES = ("found", "kind", "locator", "resolved")

_GROUPS: dict[str, Callable[[Pair], str]] = {
    "kind": lambda pair: "/".join(pair.gold.kinds),
    "language": lambda pair: pair.found.language or "none",
    "source": lambda pair: pair.gold.source,
}


def predict(paths: Sequence[Path]) -> dict[str, list[Predicted]]:
    """What ibidem reads in the texts, by the stem of the text."""
    predicted: dict[str, list[Predicted]] = {path.stem: [] for path in paths}
    for citation in ibidem.process(paths).citations:
        predicted[PurePath(citation.source).stem].append(Predicted.of(row(citation)))
    return predicted


def measure(gold_path: Path, texts: Path | None) -> Score:
    """The score of one gold file; its texts lie beside it or in the folder `texts`.

    Raises:
        FileNotFoundError: where a text is not there.
    """
    gold = read_gold(gold_path)
    folder = texts or gold_path.parent
    paths = [_text_of(source, folder) for source in dict.fromkeys(one.source for one in gold)]
    return score(gold, predict(paths))


def _text_of(source: str, folder: Path) -> Path:
    found = sorted(path for path in folder.glob(f"{source}.*") if path.suffix != ".jsonl")
    if not found:
        raise FileNotFoundError(f"no text of “{source}” in {folder}")
    return found[0]


def _together(scores: Iterable[tuple[Path, Score]]) -> Score:
    """One score of several gold files, whose works have nothing to do with one another."""
    pairs: list[Pair] = []
    spurious = 0
    for path, part in scores:
        spurious += part.spurious
        pairs.extend(_apart(pair, path.stem) for pair in part.pairs)
    return Score(pairs=tuple(pairs), spurious=spurious)


def _apart(pair: Pair, prefix: str) -> Pair:
    def named(work: str | None) -> str | None:
        return None if work is None else f"{prefix}:{work}"

    gold: Gold = evolve(pair.gold, work=named(pair.gold.work))
    return evolve(pair, gold=gold, found=evolve(pair.found, work=named(pair.found.work)))


def report(result: Score) -> Iterable[str]:
    """The score in lines for people."""
    rates = result.measures
    yield f"citations {len(result.pairs)}, spurious {result.spurious}"
    yield "  ".join(
        f"{name} {rates[name]:.3f}" for name in ("found", "kind", "locator", "resolved")
    )
    together = bcubed(result.labels)
    pairs = pairwise(result.labels)
    yield f"works, B-cubed   P {together[0]:.3f}  R {together[1]:.3f}  F1 {together[2]:.3f}"
    yield f"works, pairwise  P {pairs.precision:.3f}  R {pairs.recall:.3f}  F1 {pairs.f1:.3f}"
    for name, ratio in [*result.fields.items(), ("all fields", result.all_fields)]:
        yield (
            f"{name:<11} P {ratio.precision:.3f}  R {ratio.recall:.3f}  F1 {ratio.f1:.3f}"
            f"  of {ratio.wanted}"
        )


def _table(groups: dict[str, Score]) -> Iterable[str]:
    measured = (*_RATES, "fields")
    yield f"{'':<20}{'citations':>10}" + "".join(f"{name:>10}" for name in measured)
    for name, part in groups.items():
        cells = (
            f"{part.measures[measure]:>10.3f}" if part.judged[measure] else f"{'-':>10}"
            for measure in measured
        )
        yield f"{name:<20}{len(part.pairs):>10}{''.join(cells)}"


def _bars(
    _context: click.Context, _option: click.Parameter, given: Sequence[str]
) -> dict[str, float]:
    bars = {}
    for bar in given:
        name, separator, least = bar.partition("=")
        if not separator:
            raise click.BadParameter(f"“{bar}” is not of the form fields=0.97")
        bars[name] = float(least)
    return bars


@click.command(help=__doc__)
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--texts", type=click.Path(exists=True, path_type=Path), help="Folder of the texts.")
@click.option("--by", type=click.Choice(list(_GROUPS)), help="A table by group as well.")
@click.option("--min", "bars", multiple=True, callback=_bars, help="Fail below: fields=0.97.")
@click.option("--errors", default=0, metavar="N", help="Print the first N mistakes.")
def main(
    gold: tuple[Path, ...], texts: Path | None, by: str | None, bars: dict[str, float], errors: int
) -> None:
    """Measure, print, and exit with 1 where a bar is missed."""
    result = _together([(path, measure(path, texts)) for path in gold])
    lines = [*report(result), *(_table(result.by(_GROUPS[by])) if by else ())]
    click.echo("\n".join(lines))
    for mistake in list(result.mistakes())[:errors]:
        values = json.dumps([mistake.wanted, mistake.found], ensure_ascii=False)
        click.echo(f"  {mistake.id} {mistake.what}: {values}")
    short = {name: least for name, least in bars.items() if result.measures[name] < least}
    for name, least in short.items():
        click.echo(f"too low: {name} {result.measures[name]:.3f} < {least}", err=True)
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
