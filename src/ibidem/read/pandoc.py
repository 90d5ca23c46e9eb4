"""Formats that pandoc reads and we do not, such as DocBook, reStructuredText and Org.

Pandoc makes a web page of them, which the reader of web pages reads. Source: the pandoc manual,
"Options" and "A note on security".
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import PurePath

from ibidem.model.citation import Document
from ibidem.read import html
from ibidem.read.encoding import decode
from ibidem.read.formats import PANDOC_FORMATS
from ibidem.read.reader import UnreadableError

_SECONDS = 120
_LONGEST_REASON = 200


def read(data: bytes, name: str) -> Document:
    """The document in `data`, whose format the ending of its name tells.

    Raises:
        UnreadableError: where pandoc is missing, takes too long or cannot read it.
    """
    format_ = PANDOC_FORMATS[PurePath(name).suffix.lower()]
    return html.read(_page(decode(data).content.encode(), format_), name)


def _page(text: bytes, format_: str) -> bytes:
    """The document as a web page. Pandoc runs without access to other files and the network."""
    program = shutil.which("pandoc")
    if program is None:
        raise UnreadableError(
            f"{format_} is read with the help of pandoc, which is not installed (see pandoc.org)"
        )
    command = [program, "--sandbox", "--standalone", "--metadata", "title=-"]
    command += ["--from", format_, "--to", "html"]
    try:
        done = subprocess.run(  # noqa: S603 - a command of ours, the document is its input
            command, input=text, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"pandoc did not finish within {_SECONDS} seconds") from error
    except OSError as error:
        raise UnreadableError(f"pandoc cannot be run: {error.strerror}") from error
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())[:_LONGEST_REASON]
        raise UnreadableError(f"pandoc cannot read this {format_}: {reason}")
    return done.stdout
