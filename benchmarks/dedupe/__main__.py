"""How well ibidem tells which records are of one work.

python -m benchmarks.dedupe             the gold set, as records and as citations in print
python -m benchmarks.dedupe errors      its mistakes in the part for tuning
python -m benchmarks.dedupe reliability whether the probabilities are true
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from benchmarks.dedupe.calibrate import error, fit, reliability, weighed
from benchmarks.dedupe.generate import Rendering
from benchmarks.dedupe.gold import gold, works_of
from benchmarks.dedupe.measure import Measured, as_records, as_strings, by_way, hard, measure
from benchmarks.dedupe.styles import printed
from ibidem.dedupe import compare, explain_comparison, keys_of
from ibidem.model.item import Item
from ibidem.model.work import Evidence, Match

_FORMS: dict[str, Callable[[Iterable[Rendering]], list[Item]]] = {
    "records": as_records,
    "strings": as_strings,
}


@click.group(help=__doc__, invoke_without_command=True)
@click.option("--by-way", "ways", is_flag=True, help="A line for each kind of rendering as well.")
@click.pass_context
def main(context: click.Context, *, ways: bool) -> None:
    """Measure the gold set where no other set is named."""
    if context.invoked_subcommand is None:
        for line in report(ways=ways):
            click.echo(line)


def report(*, ways: bool) -> Iterator[str]:
    """The figures of the gold set in lines for people."""
    for part, held_out in (("tuning", False), ("held out", True)):
        renderings = gold(held_out=held_out)
        works = works_of(renderings)
        yield f"{part}: {len(renderings)} records of {len(set(works))} works"
        for form, made in _FORMS.items():
            found = measure(made(renderings), works)
            yield _line(form, found)
            yield _line(f"{form}, across languages", hard(found, renderings))
            if ways:
                yield from (f"  {_line(*one)}" for one in by_way(found, renderings).items())


def _line(name: str, found: Measured) -> str:
    return (
        f"{name:<28} P {found.precision:.4f}  R {found.recall:.4f}  F1 {found.f1:.4f}"
        f"  wrong {len(found.wrong)}, missed {len(found.missed)} (in doubt {len(found.doubtful)})"
    )


@main.command()
@click.option("--form", type=click.Choice(list(_FORMS)), default="records")
@click.option("--what", type=click.Choice(["wrong", "missed"]), default="wrong")
@click.option("--way", default="", help="Only where one rendering is of this kind.")
@click.option("--limit", default=20)
def errors(form: str, what: str, way: str, limit: int) -> None:
    """The first mistakes of the part for tuning, explained."""
    renderings = gold(held_out=False)
    items = _FORMS[form](renderings)
    found = measure(items, works_of(renderings))
    pairs = sorted(found.wrong if what == "wrong" else found.missed)
    shown = [
        pair
        for pair in pairs
        if not way or any(renderings[one].way.startswith(way) for one in pair)
    ]
    click.echo(f"{len(shown)} pairs")
    for left, right in shown[:limit]:
        for line in _told((renderings[left], renderings[right]), (items[left], items[right])):
            click.echo(line)


@main.command("reliability")
def show_reliability() -> None:
    """Fit the curve on the part for tuning; compare foretold and true shares on the other."""
    curve = fit(weighed(held_out=False))
    click.echo(f"fitted on the part for tuning: even {curve.even:.2f}, steep {curve.steepness:.2f}")
    pairs = weighed(held_out=True)
    click.echo(f"held out, {len(pairs)} pairs that nothing forbids; foretold, true, pairs:")
    for foretold, true, count in reliability(pairs, _probability):
        click.echo(f"  {foretold:.3f}  {true:.3f}  {count}")
    click.echo(f"mean error {error(pairs, _probability):.3f}")


def _probability(weight: float) -> float:
    """What ibidem says of a pair of this weight."""
    evidence = Evidence(field="title", level="same", weight=weight)
    return Match(left="", right="", evidence=(evidence,)).probability


def _told(pair: Sequence[Rendering], items: Sequence[Item]) -> Iterator[str]:
    yield ""
    for one in pair:
        yield f"{one.work} {one.way}: {printed(one)}"
    left, right = map(keys_of, items)
    yield from (f"    {line}" for line in explain_comparison(compare(left, right)))


if __name__ == "__main__":
    main()
