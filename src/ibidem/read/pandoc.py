"""Formats that pandoc reads and we do not, such as DocBook, reStructuredText and Org.

Pandoc makes a web page of them, which the reader of web pages reads. It is the program on the
PATH, or the one that the extra ``ibidem[pandoc]`` brings. Source: the pandoc manual, "Options",
"Exit codes" and "A note on security".
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import PurePath

from ibidem.model.citation import Document
from ibidem.read import html
from ibidem.read.encoding import decode
from ibidem.read.formats import PANDOC_FORMATS
from ibidem.read.reader import UnreadableError

_SECONDS = 120
_LONGEST_REASON = 200
_UNKNOWN_FORMAT = 21
_EXTRA = "pip install 'ibidem[pandoc]'"


def read(data: bytes, name: str) -> Document:
    """The document in `data`, whose format the ending of its name tells.

    Raises:
        UnreadableError: where pandoc is missing, takes too long or cannot read it.
    """
    format_ = PANDOC_FORMATS[PurePath(name).suffix.lower()]
    return html.read(_page(decode(data).content.encode(), format_), name)


def _page(text: bytes, format_: str) -> bytes:
    """The document as a web page, made by the first pandoc that knows the format."""
    reason = f"with the help of pandoc, which is not installed: {_EXTRA}, or see pandoc.org"
    for program in programs():
        done = _run(program, text, format_)
        if done.returncode == 0:
            return done.stdout
        if done.returncode != _UNKNOWN_FORMAT:
            said = " ".join(done.stderr.decode(errors="replace").split())[:_LONGEST_REASON]
            raise UnreadableError(f"pandoc cannot read this {format_}: {said}")
        reason = f"by newer versions of pandoc than the one installed: {_EXTRA} brings one"
    raise UnreadableError(f"{format_} is read {reason}")


def programs() -> Iterator[str]:
    """The pandoc on the PATH, and the one of the extra."""
    on_path = shutil.which("pandoc")
    if on_path is not None:
        yield on_path
    try:
        yield str(importlib.import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        return


def _run(program: str, text: bytes, format_: str) -> subprocess.CompletedProcess[bytes]:
    """Let a pandoc that has no access to other files and the network read `text`."""
    command = [program, "--sandbox", "--standalone", "--metadata", "title=-"]
    command += ["--from", format_, "--to", "html"]
    try:
        return subprocess.run(  # noqa: S603 - a command of ours, the document is its input
            command, input=text, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"pandoc did not finish within {_SECONDS} seconds") from error
    except OSError as error:
        raise UnreadableError(f"pandoc cannot be run: {error.strerror}") from error
