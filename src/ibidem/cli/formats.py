"""``ibidem formats``: what is read and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ibidem.cli.outputs import STDOUT, Target, deliver, text_or_json_option
from ibidem.cli.run import CLEAN, TROUBLE
from ibidem.cli.talk import examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@click.command(epilog=examples("ibidem formats --to json"))
@text_or_json_option
def formats(to: str) -> int:
    """List the formats that are read and written.

    What a file is shows in its content; its ending is of no account for reading.
    """
    rows = list(_rows())
    text = _json(rows) if to == "json" else _lines(rows)
    return CLEAN if deliver([(Target(path=STDOUT, format=to), text)]) else TROUBLE


def _rows() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Direction, name, endings and description of each format."""
    from ibidem.emit import output_formats  # noqa: PLC0415 - keeps the start quick
    from ibidem.read.formats import input_formats  # noqa: PLC0415

    for source in input_formats():
        yield "read", source.name, source.endings, source.what
    yield "read", "text", (".txt", ".text"), "plain text: whatever is none of these"
    for target in output_formats().values():
        yield "written", target.name, target.endings, target.description


def _lines(rows: Iterable[tuple[str, str, tuple[str, ...], str]]) -> str:
    lines = [(way, name, " ".join(endings), what) for way, name, endings, what in rows]
    widths = [max(map(len, column)) + 2 for column in zip(*lines, strict=True)][:-1]
    return "".join(f"{''.join(map(str.ljust, line, widths))}{line[-1]}\n" for line in lines)


def _json(rows: Iterable[tuple[str, str, tuple[str, ...], str]]) -> str:
    from ibidem.emit.json_text import dumps  # noqa: PLC0415 - keeps the start quick

    records = [
        {"way": way, "name": name, "endings": list(endings), "description": what}
        for way, name, endings, what in rows
    ]
    return f"{dumps(records, indent=2)}\n"
