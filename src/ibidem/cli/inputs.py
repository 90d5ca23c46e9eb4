"""Inputs: files, folders of texts, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from ibidem.cli.talk import reason_of

if TYPE_CHECKING:
    from ibidem.model.citation import Document

STDIN = "-"

_TEXT_ENDINGS = frozenset({"", ".txt", ".text"})


@cache
def endings() -> frozenset[str]:
    """The endings of documents in a folder; the empty one is that of a name without."""
    from ibidem.read.formats import input_formats  # noqa: PLC0415 - keeps the start quick

    return _TEXT_ENDINGS.union(*(each.endings for each in input_formats() if each.in_folders))


_LEFT_OUT = "readme"

F = TypeVar("F", bound=Callable[..., Any])


def inputs_argument(command: F) -> F:
    """The argument INPUTS... of a command."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUTS...")(command)


@frozen(kw_only=True)
class Inputs:
    """What the arguments name.

    Attributes:
        paths: the files to read, in order, each once; ``-`` is standard input.
        folders: the folders among the arguments.
        problems: what cannot be read, one line each: ``FILE: reason``.
    """

    paths: tuple[str, ...]
    folders: tuple[str, ...]
    problems: tuple[str, ...]


def find_inputs(arguments: Sequence[str]) -> Inputs:
    """The files that the arguments name, folders searched."""
    paths: dict[str, str] = {}
    problems: list[str] = []
    for argument in arguments:
        try:
            for path in _files(argument, problems):
                paths.setdefault(path if path == STDIN else os.path.realpath(path), path)
        except OSError as error:
            problems.append(f"{argument}: {reason_of(error)}")
        except ValueError as error:
            problems.append(f"{argument}: {error}")
    return Inputs(
        paths=tuple(paths.values()),
        folders=tuple(filter(_is_folder, arguments)),
        problems=tuple(problems),
    )


def _files(argument: str, problems: list[str]) -> list[str]:
    if argument == STDIN:
        return [STDIN]
    mode = Path(argument).stat().st_mode
    if stat.S_ISDIR(mode):
        return _texts(argument, problems)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise ValueError("neither a file nor a folder")
    return [argument]


def _texts(folder: str, problems: list[str]) -> list[str]:
    before = len(problems)
    found = sorted(_walk(folder, problems))
    if not found and len(problems) == before:
        known = ", ".join(sorted(filter(None, endings())))
        raise ValueError(f"no documents in this folder ({known} or no ending)")
    return found


def _walk(folder: str, problems: list[str]) -> Iterator[str]:
    def report(error: OSError) -> None:
        problems.append(f"{error.filename}: {reason_of(error)}")

    for place, folders, files in os.walk(folder, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = str(Path(place, name))
            if is_text_name(name) and Path(path).is_file():
                yield path


def is_text_name(name: str) -> bool:
    """Whether a file in a folder is read, going by its name.

    Hidden files and every README are not.

    >>> [name for name in ("a.txt", "notes", "README.md", ".x.txt", "a.bib") if is_text_name(name)]
    ['a.txt', 'notes']
    """
    if name.startswith(".") or name.lower().startswith(_LEFT_OUT):
        return False
    return Path(name).suffix.lower() in endings()


def _is_folder(argument: str) -> bool:
    try:
        return argument != STDIN and Path(argument).is_dir()
    except (OSError, ValueError):
        return False


def read_inputs(
    paths: Sequence[str], on_read: Callable[[], None]
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents that can be read, and a line for each that cannot.

    Args:
        paths: files to read, ``-`` for standard input.
        on_read: called after each.
    """
    from ibidem.read import UnreadableError  # noqa: PLC0415 - keeps the start quick

    documents: list[Document] = []
    problems: list[str] = []
    for path in paths:
        try:
            documents.append(_document(path))
        except UnreadableError as error:
            problems.append(str(error))
        on_read()
    return tuple(documents), tuple(problems)


def _document(path: str) -> Document:
    from ibidem.read import read, read_bytes  # noqa: PLC0415 - quick start

    return read(path) if path != STDIN else read_bytes(bytes_of(path), STDIN)


def bytes_of(path: str) -> bytes:
    """What a file or standard input holds.

    Raises:
        UnreadableError: where it cannot be read.
    """
    from ibidem.read import UnreadableError  # noqa: PLC0415 - quick start

    name = "standard input" if path == STDIN else path
    if path == STDIN and sys.stdin is None:
        raise UnreadableError(f"{name}: it is closed")
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: {reason_of(error)}") from error
