"""``ibidem check``: what is doubtful in a text, and where."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ibidem.cli.inputs import inputs_argument
from ibidem.cli.outputs import STDOUT, Target, deliver, text_or_json_option
from ibidem.cli.run import FINDINGS, TROUBLE, run
from ibidem.cli.talk import counted, examples, say, wants_color

if TYPE_CHECKING:
    from ibidem.model.citation import Document
    from ibidem.model.diagnostic import Diagnostic


@click.command(epilog=examples("ibidem check article.txt", "ibidem check --to json seeds/"))
@inputs_argument
@text_or_json_option
def check(inputs: tuple[str, ...], to: str) -> int:
    """Print what is missing or doubtful in INPUTS, and where.

    Each finding has its line and a caret under the words.

    The exit code is 1 where anything was found, 0 where nothing was.
    """
    done = run(inputs, tell=False)
    found = list(done.bibliography.diagnostics())
    text = _json(found) if to == "json" else _lines(found)
    delivered = deliver([(Target(path=STDOUT, format=to), text)])
    say(_summary([finding for _, finding in found], len(done.bibliography.documents)))
    if not (done.complete and delivered):
        return TROUBLE
    return FINDINGS if found else done.code


def _lines(found: Sequence[tuple[Document, Diagnostic]]) -> str:
    from ibidem.diagnostics.render import render  # noqa: PLC0415 - keeps the start quick

    color = wants_color(sys.stdout)
    return "".join(
        f"{render(finding, document.text, color=color)}\n" for document, finding in found
    )


def _json(found: Sequence[tuple[Document, Diagnostic]]) -> str:
    from ibidem.diagnostics.render import record  # noqa: PLC0415 - keeps the start quick
    from ibidem.emit.json_text import dumps  # noqa: PLC0415 - keeps the start quick

    return f"{dumps([record(finding, document.text) for document, finding in found], indent=2)}\n"


def _summary(found: Sequence[Diagnostic], documents: int) -> str:
    where = f"in {counted(documents, 'document')}"
    if not found:
        return f"no findings {where}"
    severities = Counter(str(finding.severity) for finding in found)
    kinds = ", ".join(counted(number, kind) for kind, number in sorted(severities.items()))
    return f"{counted(len(found), 'finding')} {where} ({kinds})"
