"""Typst documents: footnotes where they stand and citations by key.

Nothing is run and no other file is read but the libraries that the document names.
Source: the Typst reference, "Syntax", and its pages on footnote, cite, ref and bibliography.
"""

from __future__ import annotations

from ibidem.model.citation import Document
from ibidem.read.beside import works_beside
from ibidem.read.encoding import decode
from ibidem.read.plain import decoding_findings
from ibidem.read.typst_text import TypstText


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a Typst file."""
    decoded = decode(data)
    text = TypstText(decoded.content)
    text.walk()
    text.notes.findings[:0] = decoding_findings(decoded)
    return text.notes.document(name, works_beside(name, text.libraries))
