"""The command ``ibidem``: its subcommands, and how errors and signals end it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

import click

from ibidem.cli.archives import archives
from ibidem.cli.check import check
from ibidem.cli.convert import convert
from ibidem.cli.dedupe import dedupe
from ibidem.cli.explain import explain
from ibidem.cli.formats import formats
from ibidem.cli.parse import parse
from ibidem.cli.resolve import resolve
from ibidem.cli.review import review
from ibidem.cli.run import CLEAN, TROUBLE
from ibidem.cli.styles import styles
from ibidem.cli.talk import PROGRAM, complain, examples, reason_of, say

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of SIGINT, as shells have it."""

_SELDOM = (100_000, 50, 100)
"""After how many new objects garbage is looked for, and how much more seldom among old ones."""


class _Program(click.Group):
    """A group that ends with one clear line, whatever happens."""

    def main(  # type: ignore[override]  # one signature for both of click's overloads
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line; a command returns its exit code."""
        if standalone_mode:
            sys.exit(self._code(args, prog_name, **extra))
        return super().main(args, prog_name, standalone_mode=False, **extra)

    def _code(self, args: Sequence[str] | None, prog_name: str | None, **extra: Any) -> int:
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
        except (click.ClickException, click.Abort, OSError, MemoryError) as error:
            return _ended_by(error)
        return code if isinstance(code, int) else CLEAN


def _ended_by(error: BaseException) -> int:
    """Say in a line why the program ends; the exit code."""
    match error:
        case click.Abort():
            return INTERRUPTED
        case click.exceptions.NoArgsIsHelpError():
            say(error.format_message())
        case click.UsageError():
            complain(f"{error.format_message()}{_hint(error)}")
        case click.ClickException():
            complain(error.format_message())
        case OSError():
            name = f"{error.filename}: " if error.filename is not None else ""
            complain(f"{name}{reason_of(error)}")
        case _:
            complain("not enough memory")
    return TROUBLE


def _hint(error: click.UsageError) -> str:
    """Where to read on after a misuse of the command line."""
    return f" See “{error.ctx.command_path} --help”." if error.ctx is not None else ""


@click.group(
    PROGRAM,
    cls=_Program,
    epilog=examples("ibidem convert article.txt -o article.bib"),
    commands=[convert, parse, resolve, check, explain, review, dedupe, archives, formats, styles],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Footnotes in, a clean bibliography out.

    Reads the notes and bibliographies of scholarly texts, archives included, resolves every
    "ibid.", and writes each work once.

    Exit codes: 0 all well, 1 findings (check only), 2 misuse or an input that cannot be read.
    """


def collect_seldom() -> None:
    """Have the process look for garbage seldom.

    Tables and citations live until the end and form few cycles: looking for garbage among them
    every 700 objects costs a tenth of a run. The library leaves the host's collector alone.
    """
    gc.set_threshold(*_SELDOM)


def main() -> None:
    """Run the command line of this process; the entry point of the console script."""
    collect_seldom()
    cli(prog_name=PROGRAM)
