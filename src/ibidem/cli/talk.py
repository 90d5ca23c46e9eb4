"""Talk: lines for people, on standard error, so that data alone goes to standard output."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import IO, Any

import click

PROGRAM = "ibidem"


def say(line: str) -> None:
    """Print a line to standard error; where nobody listens, say nothing."""
    with suppress(OSError, ValueError):
        click.echo(line, err=True)


def complain(reason: str) -> None:
    """Print ``ibidem: FILE: reason``, in one line that a terminal may show."""
    from ibidem.diagnostics.render import printable  # noqa: PLC0415 - only when things go wrong

    say(printable(f"{PROGRAM}: {' '.join(reason.split())}"))


def counted(number: int, thing: str, things: str = "") -> str:
    """A number and its noun.

    >>> counted(1, "note"), counted(1200, "note"), counted(0, "entry", "entries")
    ('1 note', '1,200 notes', '0 entries')
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def wants_color(stream: IO[Any]) -> bool:
    """Whether colours help on `stream`: a terminal, and nobody has asked for none.

    Source: no-color.org.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    try:
        return stream.isatty()
    except ValueError:
        return False


def examples(*lines: str) -> str:
    r"""Examples of a command, as its help shows them; ``\b`` keeps click from joining the lines."""
    return "\n".join(
        ["\b", "Examples:" if lines[1:] else "Example:", *(f"  {one}" for one in lines)]
    )


class Misuse(click.ClickException):
    """The command line asks for what cannot be done: one line, exit code 2."""

    exit_code = 2


def reason_of(error: OSError) -> str:
    """The words of the system for an error, without number and file name."""
    return error.strerror or str(error)
