"""The segments of a PDF's pages, found by a process of its own.

pdfium is written in C++: a file made to exhaust it, or to make it fail, ends this process and no
other. It reads the file from standard input and prints a line of JSON for each page::

    python -m ibidem.pdf.child FIRST
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any, NoReturn

import pypdfium2
import pypdfium2.raw

from ibidem.pdf.glyphs import segments_of

MOST_PAGES = 20_000
# For each page, of processor time.
_SECONDS = 15
_TOTAL_SECONDS = 900
_MEMORY = 700 << 20


def main() -> None:
    """Print the pages of standard input from the one whose number, from 0, is the argument."""
    data = sys.stdin.buffer.read()
    _limit(_MEMORY + 4 * len(data))
    with closing(_opened(data)) as file:
        count = len(file)
        if count > MOST_PAGES:
            _refuse(f"the PDF file has {count} pages, more than {MOST_PAGES}")
        _print(count)
        for number in range(int(sys.argv[1]), count):
            _start_clock()
            _print(_page(file, number))


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _refuse(reason: str) -> NoReturn:
    _print(reason)
    raise SystemExit


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            _refuse("the PDF file is encrypted; save it without a password")
        _refuse("the PDF file is damaged: it cannot be opened")


def _page(file: Any, number: int) -> list[list[tuple[object, ...]]] | None:
    """The segments of a page, None where the page is broken."""
    try:
        with closing(file[number]) as page, closing(page.get_textpage()) as text:
            return [list(_pieces(each.pieces)) for each in segments_of(text)]
    except (pypdfium2.PdfiumError, ValueError):
        return None


def _pieces(pieces: Any) -> Iterator[tuple[object, ...]]:
    for each in pieces:
        yield each.text, each.left, each.right, each.base, each.size


def _limit(memory: int) -> None:
    """Let the process end where it needs too much, on systems that know how."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (_TOTAL_SECONDS, _TOTAL_SECONDS))


def _start_clock() -> None:
    """Let the process end where the page that follows takes too long."""
    with suppress(ImportError, AttributeError):
        import signal  # noqa: PLC0415 - beside the other import that may fail

        signal.setitimer(signal.ITIMER_PROF, _SECONDS)


if __name__ == "__main__":
    main()
