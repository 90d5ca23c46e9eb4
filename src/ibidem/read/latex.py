r"""LaTeX documents: notes where they stand, citations by key, ``thebibliography``.

Nothing is run and no other file is read but the libraries that the document names.
Source: Leslie Lamport, "LaTeX: A Document Preparation System" (1994); the biblatex manual, 3.9.
"""

from __future__ import annotations

import re

from attrs import evolve

from ibidem.model.citation import Document
from ibidem.read.beside import works_beside
from ibidem.read.encoding import Decoded, decode_declared
from ibidem.read.expansion import moved_back
from ibidem.read.latex_macros import expand
from ibidem.read.latex_text import LatexText
from ibidem.read.latex_tokens import tokens_of
from ibidem.read.plain import decoding_findings

_DECLARED = re.compile(
    rb"\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}|\\inputencoding\s*\{([\w-]+)\}"
    rb"|%.{0,20}coding\s*[:=]\s*([\w-]+)"
)
_HEAD = 1 << 16
# Encodings of inputenc that Python knows by another name.
_ENCODINGS = {
    "ansinew": "cp1252",
    "applemac": "mac_roman",
    "cp437de": "cp437",
    "cp866av": "cp866",
    "cp866nav": "cp866",
    "iso88595": "iso8859_5",
    "koi8-ru": "koi8_u",
    "macce": "mac_latin2",
    "maccyr": "mac_cyrillic",
    "macukr": "mac_cyrillic",
    "utf8x": "utf-8",
}


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a LaTeX file."""
    decoded = decode_latex(data)
    rounds = expand(decoded.content)
    text = LatexText(tokens=tokens_of(rounds[-1].content if rounds else decoded.content))
    text.walk()
    document = text.gathered.document(name, works_beside(name, text.libraries, ".bib"))
    moved = moved_back(document, decoded.content, rounds) if rounds else document
    return evolve(moved, diagnostics=(*decoding_findings(decoded), *moved.diagnostics))


def decode_latex(data: bytes) -> Decoded:
    """The characters of a LaTeX file, in the encoding that it declares."""
    declared = _DECLARED.search(data[:_HEAD])
    encoding = b"" if declared is None else next(filter(None, declared.groups()))
    return decode_declared(data, _ENCODINGS.get(encoding.decode(), encoding.decode()))
