"""The formats that are read: how each is told, and the module that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType

from attrs import frozen

from ibidem.model.citation import Document
from ibidem.read.html_signs import is_html
from ibidem.read.library_signs import (
    is_bib,
    is_csl_json,
    is_csl_yaml,
    is_endnote,
    is_hayagriva,
    is_mods,
    is_ris,
    is_zotero_rdf,
)
from ibidem.read.markdown_signs import is_markdown
from ibidem.read.package import media_type, part_names
from ibidem.read.prolog import root_name
from ibidem.read.wikitext_signs import is_wikitext


@frozen(kw_only=True)
class InputFormat:
    """A format of documents; its reader is imported when the first file of it is read.

    Attributes:
        name: what it is called.
        what: what it is, for people.
        endings: the usual endings of its files.
        module: the module whose ``read(data, name)`` reads it.
        detect: whether a file with these bytes and of this name is of the format.
        in_folders: whether a folder is searched for such files. Libraries are not: what we write
            beside the documents would be read again.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    module: str
    detect: Callable[[bytes, str], bool]
    in_folders: bool = True

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableError: where `data` is damaged, encrypted or larger than allowed.
        """
        document: Document = import_module(self.module).read(data, name)
        return document


def _is_docx(data: bytes, _name: str) -> bool:
    return any(name.startswith("word/") for name in part_names(data))


def _is_odt(data: bytes, _name: str) -> bool:
    if root_name(data) in {"document", "document-content"}:
        return b"urn:oasis:names:tc:opendocument:xmlns:office:1.0" in data[:_HEAD]
    kind = media_type(data)
    return kind.startswith("application/vnd.oasis.opendocument.") or (
        not kind and "content.xml" in part_names(data)
    )


def _is_epub(data: bytes, _name: str) -> bool:
    names = part_names(data)
    return "META-INF/container.xml" in names or media_type(data) == "application/epub+zip"


_HEAD = 1 << 16


def _is_tei(data: bytes, _name: str) -> bool:
    return root_name(data) in {"TEI", "teiCorpus", "TEI.2"}


# DocBook has roots of the same names, but none of these elements.
_OF_JATS = re.compile(rb"<(?:front|body|back|front-matter|book-meta|book-body|article-meta)[\s>]")


def _is_jats(data: bytes, _name: str) -> bool:
    if root_name(data) not in {"article", "book", "book-part-wrapper"}:
        return False
    return _OF_JATS.search(data.replace(b"\0", b"")) is not None


# The endings of formats that are left to pandoc, and what it calls them. Only those are
# here of which pandoc keeps every word: version 2.17, which Debian has, loses notes of RTF and
# numbers at the beginning of a line in Muse.
PANDOC_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".dbk": "docbook",
        ".docbook": "docbook",
        ".rst": "rst",
        ".org": "org",
        ".fb2": "fb2",
    }
)


def _is_for_pandoc(_data: bytes, name: str) -> bool:
    return name.lower().endswith(tuple(PANDOC_FORMATS))


def _is_pdf(data: bytes, _name: str) -> bool:
    # Readers of PDF allow other bytes before its head.
    return b"%PDF-" in data[:1024]


_TEX_HEAD = re.compile(rb"^\s*\\(?:documentclass|documentstyle|begin\s*\{document\})", re.MULTILINE)
_TEX = re.compile(
    rb"\\(?:foot(?:note|cite)|autocite|textcite|parencite|cite|endnote|chapter|(?:sub)*section|textit"
    rb"|emph|bibitem|begin)\*?\s?[\[{]"
)
_TEX_ENDINGS = (".tex", ".ltx", ".latex")
_SAMPLE = 1 << 16
# So many commands are mark-up, not examples of it.
_MANY = 4


def _is_latex(data: bytes, name: str) -> bool:
    head = data[:_SAMPLE]
    if _TEX_HEAD.search(head) is not None:
        return not name.lower().endswith((".md", ".markdown"))
    commands = len(_TEX.findall(head))
    return commands >= (1 if name.lower().endswith(_TEX_ENDINGS) else _MANY) and not (
        name.lower().endswith((".md", ".markdown", ".typ"))
    )


_TYPST = re.compile(
    rb"#footnote[\[(]|^#(?:import \"|set \w+|show[ :]|let \w)|#bibliography\(|#cite\(<",
    re.MULTILINE,
)


def _is_typst(data: bytes, name: str) -> bool:
    marks = len(_TYPST.findall(data[:_SAMPLE]))
    return marks >= (1 if name.lower().endswith(".typ") else 2)


# In the order in which they are asked; what none of them takes is plain text.
INPUT_FORMATS: tuple[InputFormat, ...] = (
    InputFormat(
        name="docx",
        what="Word document",
        endings=(".docx", ".docm"),
        module="ibidem.read.docx",
        detect=_is_docx,
    ),
    InputFormat(
        name="odt",
        what="OpenDocument text",
        endings=(".odt", ".ott", ".fodt"),
        module="ibidem.read.odt",
        detect=_is_odt,
    ),
    InputFormat(
        name="epub",
        what="EPUB book",
        endings=(".epub",),
        module="ibidem.read.epub",
        detect=_is_epub,
    ),
    InputFormat(
        name="tei",
        what="TEI document",
        endings=(".xml", ".tei"),
        module="ibidem.read.tei",
        detect=_is_tei,
    ),
    InputFormat(
        name="jats",
        what="JATS article or BITS book",
        endings=(".xml", ".nxml"),
        module="ibidem.read.jats",
        detect=_is_jats,
    ),
    InputFormat(
        name="pdf",
        what="PDF file with a text layer",
        endings=(".pdf",),
        module="ibidem.read.pdf",
        detect=_is_pdf,
    ),
    InputFormat(
        name="html",
        what="web page",
        endings=(".html", ".htm", ".xhtml"),
        module="ibidem.read.html",
        detect=is_html,
    ),
    InputFormat(
        name="pandoc",
        what="DocBook, reStructuredText, Org and others, where pandoc is installed",
        endings=tuple(PANDOC_FORMATS),
        module="ibidem.read.pandoc",
        detect=_is_for_pandoc,
    ),
    InputFormat(
        name="bib",
        what="BibTeX or BibLaTeX library",
        endings=(".bib",),
        module="ibidem.read.bib",
        detect=is_bib,
        in_folders=False,
    ),
    InputFormat(
        name="csl-json",
        what="CSL-JSON library",
        endings=(".json",),
        module="ibidem.read.csl_json",
        detect=is_csl_json,
        in_folders=False,
    ),
    InputFormat(
        name="ris",
        what="RIS library",
        endings=(".ris",),
        module="ibidem.read.ris",
        detect=is_ris,
        in_folders=False,
    ),
    InputFormat(
        name="csl-yaml",
        what="CSL-YAML library",
        endings=(".yaml", ".yml"),
        module="ibidem.read.csl_yaml",
        detect=is_csl_yaml,
        in_folders=False,
    ),
    InputFormat(
        name="hayagriva",
        what="Hayagriva library, for Typst",
        endings=(".yml", ".yaml"),
        module="ibidem.read.hayagriva",
        detect=is_hayagriva,
        in_folders=False,
    ),
    InputFormat(
        name="zotero-rdf",
        what="Zotero RDF library",
        endings=(".rdf",),
        module="ibidem.read.zotero_rdf",
        detect=is_zotero_rdf,
        in_folders=False,
    ),
    InputFormat(
        name="endnote",
        what="EndNote XML library",
        endings=(".xml",),
        module="ibidem.read.endnote",
        detect=is_endnote,
        in_folders=False,
    ),
    InputFormat(
        name="mods",
        what="MODS library",
        endings=(".xml", ".mods"),
        module="ibidem.read.mods",
        detect=is_mods,
        in_folders=False,
    ),
    InputFormat(
        name="latex",
        what="LaTeX document",
        endings=_TEX_ENDINGS,
        module="ibidem.read.latex",
        detect=_is_latex,
    ),
    InputFormat(
        name="typst",
        what="Typst document",
        endings=(".typ",),
        module="ibidem.read.typst",
        detect=_is_typst,
    ),
    InputFormat(
        name="wikitext",
        what="wikitext of MediaWiki, with citation templates",
        endings=(".wiki", ".wikitext", ".mediawiki"),
        module="ibidem.read.wikitext",
        detect=is_wikitext,
    ),
    InputFormat(
        name="markdown",
        what="Markdown with notes and citations by key",
        endings=(".md", ".markdown", ".qmd", ".rmd"),
        module="ibidem.read.markdown",
        detect=is_markdown,
    ),
)

# A package of somebody else's adds a format by an entry point that names an InputFormat.
ENTRY_POINTS = "ibidem.readers"


@cache
def input_formats() -> tuple[InputFormat, ...]:
    """All formats, those of other packages first, so that they may take over one of ours.

    >>> [each.name for each in input_formats()][0]
    'docx'
    """
    added = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return (*(point.load() for point in added), *INPUT_FORMATS)
