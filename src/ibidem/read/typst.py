"""Typst documents: footnotes where they stand and citations by key.

Nothing is run and no other file is read but the libraries that the document names.
Source: the Typst reference, "Syntax", and its pages on footnote, cite, ref and bibliography.
"""

from __future__ import annotations

from attrs import evolve

from ibidem.model.citation import Document
from ibidem.read.beside import works_beside
from ibidem.read.encoding import decode
from ibidem.read.expansion import moved_back
from ibidem.read.plain import decoding_findings
from ibidem.read.typst_lets import expand
from ibidem.read.typst_text import TypstText
from ibidem.read.typst_tokens import tokens_of


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a Typst file."""
    decoded = decode(data)
    rounds = expand(decoded.content)
    text = TypstText(tokens_of(rounds[-1].content if rounds else decoded.content))
    text.walk()
    document = text.gathered.document(name, works_beside(name, text.libraries))
    moved = moved_back(document, decoded.content, rounds) if rounds else document
    return evolve(moved, diagnostics=(*decoding_findings(decoded), *moved.diagnostics))
