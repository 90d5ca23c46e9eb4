"""What tells documents from other files; their readers are imported when needed."""

from __future__ import annotations

import re

from ibidem.read.package import media_type, part_names
from ibidem.read.prolog import root_name

_SAMPLE = 1 << 16


def is_docx(data: bytes, _name: str) -> bool:
    """Whether `data` is a package of Word's."""
    return any(name.startswith("word/") for name in part_names(data))


def is_odt(data: bytes, _name: str) -> bool:
    """Whether `data` is an OpenDocument package, or one in a single file."""
    if root_name(data) in {"document", "document-content"}:
        return b"urn:oasis:names:tc:opendocument:xmlns:office:1.0" in data[:_SAMPLE]
    kind = media_type(data)
    return kind.startswith("application/vnd.oasis.opendocument.") or (
        not kind and "content.xml" in part_names(data)
    )


def is_epub(data: bytes, _name: str) -> bool:
    """Whether `data` is a package of EPUB."""
    names = part_names(data)
    return "META-INF/container.xml" in names or media_type(data) == "application/epub+zip"


def is_tei(data: bytes, _name: str) -> bool:
    """Whether `data` is XML whose root is one of TEI."""
    return root_name(data) in {"TEI", "teiCorpus", "TEI.2"}


# DocBook has roots of the same names, but none of these elements.
_OF_JATS = re.compile(rb"<(?:front|body|back|front-matter|book-meta|book-body|article-meta)[\s>]")


def is_jats(data: bytes, _name: str) -> bool:
    """Whether `data` is XML with the root and the parts of JATS or BITS."""
    if root_name(data) not in {"article", "book", "book-part-wrapper"}:
        return False
    return _OF_JATS.search(data.replace(b"\0", b"")) is not None


def is_pdf(data: bytes, _name: str) -> bool:
    """Whether `data` begins as a PDF file; readers of PDF allow other bytes before its head."""
    return b"%PDF-" in data[:1024]


_TEX_HEAD = re.compile(rb"^\s*\\(?:documentclass|documentstyle|begin\s*\{document\})", re.MULTILINE)
_TEX = re.compile(
    rb"\\(?:foot(?:note|cite)|autocite|textcite|parencite|cite|endnote|chapter|(?:sub)*section|textit"
    rb"|emph|bibitem|begin)\*?\s?[\[{]"
)
TEX_ENDINGS = (".tex", ".ltx", ".latex")
# So many commands are mark-up, not examples of it.
_MANY = 4


def is_latex(data: bytes, name: str) -> bool:
    """Whether `data` has the head of a LaTeX document, or the commands of one."""
    head = data[:_SAMPLE]
    if _TEX_HEAD.search(head) is not None:
        return not name.lower().endswith((".md", ".markdown"))
    commands = len(_TEX.findall(head))
    return commands >= (1 if name.lower().endswith(TEX_ENDINGS) else _MANY) and not (
        name.lower().endswith((".md", ".markdown", ".typ"))
    )


_TYPST = re.compile(
    rb"#footnote[\[(]|^#(?:import \"|set \w+|show[ :]|let \w)|#bibliography\(|#cite\(<",
    re.MULTILINE,
)


def is_typst(data: bytes, name: str) -> bool:
    """Whether `data` has statements, notes or citations as Typst has them."""
    marks = len(_TYPST.findall(data[:_SAMPLE]))
    return marks >= (1 if name.lower().endswith(".typ") else 2)
