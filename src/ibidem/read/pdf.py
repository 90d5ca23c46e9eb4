"""PDF files with a text layer: columns, footnotes and callouts by the place and size of type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise, zip_longest
from typing import Any

import pypdfium2
import pypdfium2.raw

from ibidem.diagnostics.rules.reading import part_unreadable
from ibidem.model.citation import Document, NoteKind
from ibidem.read.build import DocumentBuilder
from ibidem.read.pdf_furniture import without_furniture
from ibidem.read.pdf_glyphs import Segment, segments_of
from ibidem.read.pdf_indents import indented_lines
from ibidem.read.pdf_lines import PrintedLine, flows_of, rows_of
from ibidem.read.pdf_notes import NoteCollector, PrintedPage, body_size, callout_labels
from ibidem.read.reader import UnreadableError

# Base lines so many times farther apart than most are those of two paragraphs.
_PARAGRAPH_GAP = 1.35
# A line so much shorter than the longest ends before the margin.
_SHORT = 0.7


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a PDF file.

    Raises:
        UnreadableError: where the file is damaged, encrypted, or has no text.
    """
    with closing(_opened(data)) as file:
        loaded = [_segments(file, number) for number in range(len(file))]
    broken = [str(number) for number, page in enumerate(loaded, 1) if page is None]
    pages = [rows_of(page or ()) for page in loaded]
    if len(broken) == len(loaded):
        raise UnreadableError("the PDF file is damaged: none of its pages can be opened")
    if not any(pages):
        raise UnreadableError("the PDF file has no text: it is scanned; run OCR first")
    flows = [
        flows_of([segment for row in rows for segment in row]) for rows in without_furniture(pages)
    ]
    collector = NoteCollector(size=body_size(flows))
    printed = [collector.page(number, page) for number, page in enumerate(flows, 1)]
    builder = DocumentBuilder(name)
    for page, following in zip_longest(printed, printed[1:]):
        if page.lines:
            words, callouts = _body(page, following)
            end = "\n" if _ends_paragraph(page.lines, -1) else ""
            builder.paragraph(words + end, f"page {page.number}", callouts)
    for note in collector.notes:
        place = f"page {note.page}"
        words = "\n".join(note.lines)
        named = _name(note.page, note.label)
        builder.note(note.label, words, NoteKind.FOOTNOTE, name=named, place=place)
    reason = "the page is damaged"
    return builder.document(part_unreadable(part=f"page {each}", reason=reason) for each in broken)


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "the PDF file is encrypted; save it without a password"
            ) from error
        raise UnreadableError("the PDF file is damaged: it cannot be opened") from error


def _segments(file: Any, number: int) -> tuple[Segment, ...] | None:
    """The segments of a page, None where the page is broken."""
    try:
        with closing(file[number]) as page, closing(page.get_textpage()) as text:
            return segments_of(text)
    except pypdfium2.PdfiumError:
        return None


def _body(
    page: PrintedPage, following: PrintedPage | None
) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The words of a page, and its callouts as the builder takes them.

    A note that found no room stands on the page after that of its callout.
    """
    homes = dict.fromkeys(following.displaced if following is not None else (), page.number + 1)
    homes |= dict.fromkeys(page.labels, page.number)
    words = ""
    callouts: list[tuple[int, int, str, str]] = []
    for line, parted in _parted(page.lines):
        if words:
            words += "\n\n" if parted else "\n"
        for span, label in zip(line.raised, callout_labels(line), strict=True):
            if label in homes:
                start = len(words) + span.start
                end = len(words) + span.end
                callouts.append((start, end, label, _name(homes[label], label)))
        words += line.text
    return words, callouts


def _parted(lines: tuple[PrintedLine, ...]) -> Iterator[tuple[PrintedLine, bool]]:
    """Each line, and whether it opens a paragraph below or, in a new column, beside the last."""
    steps = [above.base - below.base for above, below in pairwise(lines)]
    down = sorted(step for step in steps if step > 0) or [0.0]
    # In a list most steps may be those between its entries.
    usual = down[len(down) // 4]
    indented = indented_lines(lines)
    for at, (line, step) in enumerate(zip(lines, [0.0, *steps], strict=True)):
        beside = step < 0 and _ends_paragraph(lines, at - 1)
        yield line, beside or at in indented or step > _PARAGRAPH_GAP * usual


def _ends_paragraph(lines: tuple[PrintedLine, ...], at: int) -> bool:
    """Whether a line ends a paragraph: a sentence ends there, before the margin."""
    words = lines[at].text
    short = len(words) < _SHORT * max(len(line.text) for line in lines)
    return short and words.endswith((".", "!", "?", "…"))


def _name(page: int, label: str) -> str:
    return f"page {page} note {label}"
