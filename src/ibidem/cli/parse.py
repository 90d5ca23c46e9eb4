"""``ibidem parse``: every citation as a row."""

from __future__ import annotations

import click

from ibidem.cli.inputs import find_inputs, inputs_argument, jobs_option
from ibidem.cli.outputs import deliver, output_option, plan, refuse_overwriting
from ibidem.cli.run import TROUBLE, run
from ibidem.cli.talk import examples
from ibidem.emit import FORMATS

_ROWS = [format_.name for format_ in FORMATS.values() if format_.of_citations]


@click.command(epilog=examples("ibidem parse article.txt --to jsonl > article.jsonl"))
@inputs_argument
@output_option(multiple=False)
@click.option(
    "--to",
    type=click.Choice(_ROWS),
    default=_ROWS[0],
    show_default=True,
    help="Output format.",
)
@jobs_option
def parse(inputs: tuple[str, ...], output: str | None, to: str, jobs: int) -> int:
    """Print every citation in INPUTS as a line of JSON.

    Each row has the words of the citation and where they stand, what they say, and the key of the
    work; a back-reference names its antecedent and has what it takes over from it. The same work
    has the same key in all INPUTS of a call.
    """
    found = find_inputs(inputs)
    targets = plan(
        [output] if output is not None else [],
        to=to,
        default=to,
        endings={},
    )
    refuse_overwriting(targets, found)
    done = run(found, jobs=jobs)
    texts = [(target, done.bibliography.emit(target.format).text) for target in targets]
    return done.code if deliver(texts) else TROUBLE
