"""The segments of a PDF's pages, which a child process finds within bounds of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from ibidem.pdf.glyphs import Piece, Segment
from ibidem.read.reader import UnreadableError

Page = tuple[Segment, ...] | None
"""The segments of a page, None where it could not be read."""

# After so many pages that end the child nothing more is read.
_MOST_FAILURES = 3
# Seconds, where the child is not bounded by its system.
_PATIENCE = 1800


def pages_of(data: bytes) -> list[Page]:
    """The pages of a PDF file.

    Raises:
        UnreadableError: where the file is damaged, encrypted, or has too many pages.
    """
    pages: list[Page] = []
    count = 1
    for _ in range(_MOST_FAILURES + 1):
        printed = _lines(data, len(pages))
        first = next(printed, None)
        if isinstance(first, str):
            raise UnreadableError(first)
        if not isinstance(first, int):
            break
        count = first
        pages += [_page(each) for each in printed]
        if len(pages) >= count:
            break
        pages.append(None)
    return pages + [None] * (count - len(pages))


def _page(printed: object) -> Page:
    if not isinstance(printed, list):
        return None
    return tuple(Segment.of([Piece(*piece) for piece in segment]) for segment in printed)


def _lines(data: bytes, first: int) -> Iterator[object]:
    """What the child prints of the pages from `first` on, as far as it gets."""
    paths = os.pathsep.join(filter(None, sys.path))
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "ibidem.pdf.child", str(first)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        output, _ = child.communicate(data, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        output, _ = child.communicate()
    except BaseException:
        child.kill()
        child.wait()
        raise
    for line in output.split(b"\n")[:-1]:
        yield json.loads(line)
