"""``ibidem review``: uncertain pairs of works, one after the other, and what people say of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from ibidem.cli.decisions import place_for_decisions
from ibidem.cli.inputs import find_inputs, inputs_argument
from ibidem.cli.outputs import STDOUT, Target, deliver
from ibidem.cli.run import TROUBLE, run
from ibidem.cli.talk import Misuse, counted, examples, reason_of, say

if TYPE_CHECKING:
    from ibidem.api import Bibliography
    from ibidem.model.citation import Citation
    from ibidem.model.work import Match

_LOW, _HIGH = 0.1, 0.95
_SAME, _DIFFERENT, _SKIP, _QUIT = "same", "different", "skip", "quit"
_ANSWERS = {"s": _SAME, "d": _DIFFERENT, "k": _SKIP, "q": _QUIT}
_PROMPT = "[s]ame  [d]ifferent  s[k]ip  [q]uit: "


@frozen(kw_only=True)
class Pair:
    """Two citations that may mean one work.

    Attributes:
        match: their comparison.
        left: the first of the two.
        right: the other one.
        joined: whether they are one work as things stand.
    """

    match: Match
    left: Citation
    right: Citation
    joined: bool


@click.command(
    epilog=examples(
        "ibidem review article.docx mine.bib",
        "ibidem review seeds/ --list --from 0.05",
    )
)
@inputs_argument
@click.option(
    "--from",
    "low",
    type=click.FloatRange(0, 1),
    default=_LOW,
    show_default=True,
    help="Leave out pairs that are less probably one work.",
)
@click.option(
    "--to",
    "high",
    type=click.FloatRange(0, 1),
    default=_HIGH,
    show_default=True,
    help="Leave out pairs that are more probably one work.",
)
@click.option("--list", "listed", is_flag=True, help="Print the pairs and ask nothing.")
def review(inputs: tuple[str, ...], low: float, high: float, *, listed: bool) -> int:
    """Ask about works that are neither surely one nor surely two.

    Each answer (same, different, skip, quit) is written to ibidem.toml beside the first input at
    once; every later run obeys it. Pairs that are decided already are not asked again.
    """
    found = find_inputs(inputs)
    if "-" in found.paths and not listed:
        raise Misuse("standard input gives the answers, so it cannot be a document too")
    done = run(found)
    pairs = [pair for pair in _pairs(done.bibliography) if low <= pair.match.probability <= high]
    if listed:
        text = "".join(
            f"{_shown(pair, number, len(pairs))}\n" for number, pair in enumerate(pairs, 1)
        )
        return done.code if deliver([(Target(path=STDOUT, format="text"), text)]) else TROUBLE
    say(f"{counted(len(pairs), 'uncertain pair')}")
    file = place_for_decisions(found)
    decided = _ask(pairs, file)
    if decided:
        say(f"{counted(decided, 'decision')} written to {file}")
    return done.code


def _pairs(bibliography: Bibliography) -> Iterator[Pair]:
    """What was joined on thin evidence and what was not quite joined, the least certain first."""
    joined = [match for work in bibliography.works for match in work.matches if not match.decided]
    of = bibliography.by_id
    for match in sorted(
        (*joined, *bibliography.uncertain), key=lambda match: abs(match.probability - 0.5)
    ):
        left, right = of[match.left], of[match.right]
        yield Pair(match=match, left=left, right=right, joined=left.work == right.work)


def _ask(pairs: Sequence[Pair], file: Path) -> int:
    """Ask for each pair and write down the answers; the number of decisions."""
    decided = 0
    for number, pair in enumerate(pairs, 1):
        click.echo(_shown(pair, number, len(pairs)))
        answer = _answer()
        if answer == _QUIT:
            break
        if answer != _SKIP:
            _write(file, pair, same=answer == _SAME)
            decided += 1
    return decided


def _answer() -> str:
    """The answer to a prompt; where nobody answers any more, to quit."""
    while True:
        click.echo(_PROMPT, nl=False)
        line = click.getchar() if sys.stdin.isatty() else sys.stdin.readline()
        answer = _ANSWERS.get(line.strip().lower()[:1], _QUIT if not line else "")
        click.echo(answer)
        if answer:
            return answer


def _write(file: Path, pair: Pair, *, same: bool) -> None:
    from ibidem.decisions import Verdict, with_verdicts  # noqa: PLC0415 - keeps the start quick
    from ibidem.emit.files import write_whole  # noqa: PLC0415 - keeps the start quick

    verdict = Verdict(same=same, citations=(_named(pair.left), _named(pair.right)))
    try:
        content = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        write_whole(str(file), with_verdicts(content, [verdict]))
    except OSError as error:
        raise Misuse(f"{file}: {reason_of(error)}") from error


def _named(citation: Citation) -> str:
    """What a decision calls a citation: an entry of a library by its id, any other by its words."""
    return citation.id if citation.key else _words(citation)


def _words(citation: Citation) -> str:
    return " ".join(citation.text.split())


def _shown(pair: Pair, number: int, total: int) -> str:
    from ibidem.dedupe import explain  # noqa: PLC0415 - keeps the start quick

    state = "one work" if pair.joined else "two works"
    _, *evidence = explain(pair.match)
    return "\n".join(
        [
            f"Pair {number} of {total}: now {state}; one work with {pair.match.probability:.0%}",
            f"  {pair.left.id}: {_words(pair.left)}",
            f"  {pair.right.id}: {_words(pair.right)}",
            *(f"    {line}" for line in evidence),
        ]
    )
