"""``ibidem explain``: what a work was made of, and why."""

from __future__ import annotations

from collections.abc import Iterable

import click

from ibidem.cli.inputs import inputs_argument
from ibidem.cli.outputs import STDOUT, Target, deliver, text_or_json_option
from ibidem.cli.run import TROUBLE, run
from ibidem.cli.talk import Misuse, examples

_NEAREST = 3


@click.command(
    epilog=examples(
        "ibidem explain article.txt",
        "ibidem explain article.txt --work kadishev1960interventsiya",
    )
)
@inputs_argument
@click.option("--work", "key", metavar="KEY", help="The citation key of the work to explain.")
@text_or_json_option
def explain(inputs: tuple[str, ...], key: str | None, to: str) -> int:
    """Print which citations make up a work, and why.

    Without --work, print the key of every work with a description.

    The weights of the evidence are powers of two: +3 makes the same work eight times as likely,
    -3 eight times less likely.
    """
    done = run(inputs)

    from ibidem.cli.explanation import LISTS, WORKS  # noqa: PLC0415 - keeps the start quick

    works = done.bibliography.by_key
    if key is None:
        text = LISTS[to](done.bibliography.works)
    elif key in works:
        text = WORKS[to](works[key], done.bibliography.by_id, works)
    else:
        raise Misuse(f"{key}: no work has this key{_nearest(key, works)}")
    return done.code if deliver([(Target(path=STDOUT, format=to), text)]) else TROUBLE


def _nearest(key: str, keys: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when things go wrong

    near = get_close_matches(key, list(keys), n=_NEAREST, cutoff=0)
    return f"; the nearest keys are {', '.join(near)}" if near else ", for there are no works"
