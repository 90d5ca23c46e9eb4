"""Outputs: files, written whole or not at all, and standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from ibidem.cli.inputs import is_text_name
from ibidem.cli.talk import Misuse, complain, reason_of

if TYPE_CHECKING:
    from ibidem.cli.inputs import Inputs

STDOUT = "-"

F = TypeVar("F", bound=Callable[..., Any])


def output_option(*, multiple: bool) -> Callable[[F], F]:
    """The option ``-o OUT`` of a command."""
    text = "Write to this file; - is standard output."
    return click.option(
        "-o",
        "--output",
        "outputs" if multiple else "output",
        metavar="OUT",
        multiple=multiple,
        help=f"{text} May be given several times." if multiple else text,
    )


def text_or_json_option(command: F) -> F:
    """The option ``--to`` of a command that prints lines for people or JSON."""
    return click.option(
        "--to",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Output format.",
    )(command)


@frozen(kw_only=True)
class Target:
    """A place to write to and the format to write."""

    path: str
    format: str

    @property
    def name(self) -> str:
        """The place as people call it."""
        return "standard output" if self.path == STDOUT else self.path


def plan(
    outputs: Sequence[str],
    *,
    to: str | None,
    default: str,
    endings: Mapping[str, str],
) -> tuple[Target, ...]:
    """Where to write what.

    The format follows from the ending of the name. `to` stands above the ending where there is
    one output, and for those of several whose ending means nothing.

    Args:
        outputs: files to write; none means standard output.
        to: the format asked for.
        default: the format of standard output where none is asked for.
        endings: the formats that the endings of names mean.

    Raises:
        Misuse: where a format is unknown or a file cannot be written.
    """
    refuse_unwritable(outputs)
    above_ending = to if len(outputs) < 2 else None
    return tuple(
        Target(path=path, format=above_ending or _format(path, to, default, endings))
        for path in outputs or [STDOUT]
    )


def _format(path: str, to: str | None, default: str, endings: Mapping[str, str]) -> str:
    if path == STDOUT:
        return to or default
    found = endings.get(Path(path).suffix.lower(), to)
    if found is None:
        known = ", ".join(endings)
        raise Misuse(f"{path}: the ending means no format ({known} do); name one with --to")
    return found


def refuse_unwritable(outputs: Sequence[str]) -> None:
    """Find out before the work begins what would fail after it.

    Raises:
        Misuse: where one of the files cannot be written or is named twice.
    """
    for path in outputs:
        _refuse_unwritable(path)
    _refuse_repeated(outputs)


def _refuse_repeated(outputs: Sequence[str]) -> None:
    seen: set[str] = set()
    for path in outputs:
        place = path if path == STDOUT else os.path.realpath(path)
        if place in seen:
            raise Misuse(f"{path}: named twice as an output")
        seen.add(place)


def _refuse_unwritable(path: str) -> None:
    if path == STDOUT:
        return
    if not path:
        raise Misuse("-o needs the name of a file")
    folder = Path(os.path.realpath(path)).parent
    if Path(path).is_dir():
        raise Misuse(f"{path}: is a folder; name a file in it")
    if not folder.is_dir():
        raise Misuse(f"{path}: there is no folder {folder}")


def refuse_overwriting(targets: Iterable[Target], inputs: Inputs) -> None:
    """Keep the texts that are read from being written over, in this run or the next.

    Raises:
        Misuse: where an output is an input, or lies in an input folder under a text's name.
    """
    read = {os.path.realpath(path) for path in inputs.paths}
    folders = [Path(os.path.realpath(folder)) for folder in inputs.folders]
    for target in targets:
        if target.path == STDOUT:
            continue
        place = Path(os.path.realpath(target.path))
        if str(place) in read:
            raise Misuse(f"{target.path}: is both input and output")
        if is_text_name(place.name) and any(place.is_relative_to(folder) for folder in folders):
            raise Misuse(
                f"{target.path}: lies in an input folder and would be read as a text next time; "
                "write it elsewhere"
            )


def deliver(texts: Iterable[tuple[Target, str]]) -> bool:
    """Write every text to its place; say what could not be written.

    Returns:
        Whether all of it was written.
    """
    complete = True
    for target, text in texts:
        try:
            _print(text) if target.path == STDOUT else _write(target.path, text)
        except OSError as error:
            complain(f"{target.name}: {reason_of(error)}")
            complete = False
        except ValueError as error:
            complain(f"{target.name}: {error}")
            complete = False
    return complete


def _write(path: str, text: str) -> None:
    from ibidem.emit.files import write_whole  # noqa: PLC0415 - keeps the start quick

    if Path(path).exists() and not Path(path).is_file():
        # Devices and pipes are written to, never replaced by a file.
        with Path(path).open("wb") as device:
            device.write(text.encode("utf-8", errors="replace"))
        return
    write_whole(path, text)


def _print(text: str) -> None:
    """Print data to standard output in UTF-8; a reader that has had enough is no error.

    Raises:
        OSError: if standard output is closed or cannot take more.
    """
    if sys.stdout is None:
        raise OSError("it is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
    except OSError:
        _silence()
        raise


def _silence() -> None:
    """Let what is left in the buffers go nowhere, so that the interpreter ends quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
