"""Markdown, LaTeX and plain text: the reader's text is the file, so that edits count in it."""

from __future__ import annotations

from collections.abc import Callable

from ibidem.read.encoding import Decoded, decode
from ibidem.read.latex import decode_latex
from ibidem.rewrite import latex, markdown, plain
from ibidem.rewrite.dialect import Dialect
from ibidem.rewrite.edits import Edits
from ibidem.rewrite.source import Rewritten, TextFile, rewritten


def _writer(
    decoder: Callable[[bytes], Decoded], dialect: Dialect
) -> Callable[[bytes, str, Edits], Rewritten]:
    def write(data: bytes, _name: str, edits: Edits) -> Rewritten:
        return rewritten(TextFile.of(data, decoder(data)), edits, dialect)

    return write


write_latex = _writer(decode_latex, latex.DIALECT)
"""A LaTeX file with its edits carried out."""

write_markdown = _writer(decode, markdown.DIALECT)
"""A Markdown file with its edits carried out."""

write_text = _writer(decode, plain.DIALECT)
"""A plain text with its edits carried out."""
