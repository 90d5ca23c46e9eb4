"""Files to documents: one reader per format, chosen by what a file holds."""

from __future__ import annotations

import os
from pathlib import Path

from ibidem.model.citation import Document
from ibidem.read.formats import input_formats
from ibidem.read.plain import PlainTextReader
from ibidem.read.reader import UnreadableError

__all__ = ["UnreadableError", "read", "read_bytes", "read_text"]

LARGEST_FILE = 512 << 20
"""The most bytes that a file may have."""

_PLAIN = PlainTextReader()


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file `path`.

    Raises:
        UnreadableError: where there is no such file, it may not be read, or it is no text.
    """
    name = os.fspath(path)
    try:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"{name}: {reason}") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableError(f"{name}: the file is larger than {LARGEST_FILE >> 20} MiB")
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, which is called `name` (``-`` for standard input).

    Raises:
        UnreadableError: where `data` is no text.
    """
    reader = next((each for each in input_formats() if each.detect(data, name)), _PLAIN)
    try:
        return reader.read(data, name)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error


def read_text(text: str, name: str) -> Document:
    r"""The document in `text`, which is called `name`.

    >>> document = read_text("1. РГАСПИ. Ф. 85.\n2. Там же. Л. 1.", "article")
    >>> [(note.label, note.view.text) for note in document.notes]
    [('1', 'РГАСПИ. Ф. 85.'), ('2', 'Там же. Л. 1.')]
    """
    return _PLAIN.read_text(text, name)
