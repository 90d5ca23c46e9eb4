"""Run the commands and examples that the pages show, and write what really comes out below them.

python docs/shown.py

A ``console`` block holds commands after ``$``, a ``pycon`` block examples after ``>>>``, and a
``bibtex`` block the record of the footnote in the ``text`` block before it.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import click
from attrs import frozen

import ibidem

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "bib" / "README.md",
    *sorted((ROOT / "docs").glob("**/*.md")),
)

_BLOCK = re.compile(r"^ *```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", flags=re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*)$", flags=re.MULTILINE)


@frozen(kw_only=True)
class Block:
    """A fenced block of a page: its kind (``console`` ...), its words, where these stand."""

    page: Path
    kind: str
    body: str
    start: int
    end: int


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        start, end = match.span("body")
        yield Block(page=page, kind=match["kind"], body=match["body"], start=start, end=end)


def true_bodies(page: Path) -> Iterator[tuple[Block, str]]:
    """Every block that shows output, and what it should say."""
    footnote = ""
    for block in blocks(page):
        if block.kind == "console":
            yield block, _session(block)
        elif block.kind == "pycon":
            yield block, _examples(block)
        elif block.kind == "bibtex" and footnote:
            yield block, _record(footnote)
        footnote = block.body if block.kind == "text" else ""


def home(page: Path) -> Path:
    """The folder that the commands of a page are run in."""
    return page.parent if page.is_relative_to(ROOT / "docs") else ROOT


def _session(block: Block) -> str:
    """The commands of a block, run one after the other, each with what it prints.

    They run in a folder of their own that holds what the page's folder holds, so that what they
    write goes nowhere else.
    """
    with tempfile.TemporaryDirectory() as folder:
        for source in home(block.page).iterdir():
            (Path(folder) / source.name).symlink_to(source)
        return "".join(
            f"$ {match['command']}\n{_printed(match['command'], folder)}"
            for match in _COMMAND.finditer(block.body)
        )


def _printed(command: str, folder: str) -> str:
    done = subprocess.run(  # noqa: S603 - commands of our own pages
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"{done.stdout.rstrip()}\n" if done.stdout.strip() else ""


def _examples(block: Block) -> str:
    """The examples of a block, each with what the interpreter prints."""
    names: dict[str, object] = {}
    shown = []
    with chdir(home(block.page)):
        for example in doctest.DocTestParser().get_examples(block.body):
            printed = StringIO()
            with redirect_stdout(printed):
                exec(compile(example.source, str(block.page), "single"), names)  # noqa: S102
            prompted = example.source.rstrip("\n").replace("\n", "\n... ")
            shown.append(f">>> {prompted}\n{printed.getvalue()}")
    return "".join(shown)


def _record(footnote: str) -> str:
    document = ibidem.read_text(footnote, "footnote")
    return f"{ibidem.process_documents([document]).emit('bibtex').text.strip()}\n"


def refreshed(page: Path) -> str:
    """The text of a page with the output that really comes out."""
    text = page.read_text(encoding="utf-8")
    for block, body in reversed(list(true_bodies(page))):
        text = text[: block.start] + body + text[block.end :]
    return text


@click.command(help=__doc__)
def main() -> None:
    """Write every page anew whose output has changed."""
    for page in PAGES:
        text = refreshed(page)
        if text != page.read_text(encoding="utf-8"):
            page.write_text(text, encoding="utf-8")
            click.echo(f"written: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
