"""The formats that are read: how each is told, and the module that reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from ibidem.model.citation import Document
from ibidem.read.document_signs import (
    TEX_ENDINGS,
    is_docx,
    is_epub,
    is_jats,
    is_latex,
    is_odt,
    is_pdf,
    is_tei,
    is_typst,
)
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
from ibidem.read.wikitext_signs import is_wikitext

if TYPE_CHECKING:
    from ibidem.read.library import Library


@frozen(kw_only=True)
class InputFormat:
    """A format of documents; its reader is imported when the first file of it is read.

    Attributes:
        name: what it is called.
        what: what it is, for people.
        endings: the usual endings of its files.
        module: the module whose ``read(data, name)`` reads it.
        detect: whether a file with these bytes and of this name is of the format.
        in_folders: whether a folder is searched for such files.
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


@frozen(kw_only=True)
class LibraryFormat(InputFormat):
    """A format of libraries of works, which a document may name; ``works(data)`` reads it.

    A folder is not searched for libraries: what we write beside the documents would be read again.
    """

    in_folders: bool = False

    def works(self, data: bytes) -> Library:
        """The works in `data`; what of it is broken is a finding.

        Raises:
            UnreadableError: where nothing in `data` is of this format.
        """
        library: Library = import_module(self.module).works(data)
        return library

    def read(self, data: bytes, name: str) -> Document:
        """The document whose bibliography is the library.

        Raises:
            UnreadableError: where nothing in `data` is of this format.
        """
        document: Document = import_module("ibidem.read.library").library_document(
            name, self.works(data)
        )
        return document


# The endings of formats that are left to pandoc, and what it calls them. Only those are here
# whose readers in pandoc keep every word and every note. That of RTF, in version 3.9 too, loses
# notes and the character after a dash; that of AsciiDoc and of DokuWiki notes of two paragraphs;
# that of Textile sets dashes apart.
PANDOC_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".dbk": "docbook",
        ".docbook": "docbook",
        ".rst": "rst",
        ".org": "org",
        ".fb2": "fb2",
        ".muse": "muse",
        ".dj": "djot",
        ".djot": "djot",
    }
)


def _is_for_pandoc(_data: bytes, name: str) -> bool:
    return name.lower().endswith(tuple(PANDOC_FORMATS))


# In the order in which they are asked; what none of them takes is plain text.
INPUT_FORMATS: tuple[InputFormat, ...] = (
    InputFormat(
        name="docx",
        what="Word document",
        endings=(".docx", ".docm"),
        module="ibidem.read.docx",
        detect=is_docx,
    ),
    InputFormat(
        name="odt",
        what="OpenDocument text",
        endings=(".odt", ".ott", ".fodt"),
        module="ibidem.read.odt",
        detect=is_odt,
    ),
    InputFormat(
        name="epub",
        what="EPUB book",
        endings=(".epub",),
        module="ibidem.read.epub",
        detect=is_epub,
    ),
    InputFormat(
        name="tei",
        what="TEI document",
        endings=(".xml", ".tei"),
        module="ibidem.read.tei",
        detect=is_tei,
    ),
    InputFormat(
        name="jats",
        what="JATS article or BITS book",
        endings=(".xml", ".nxml"),
        module="ibidem.read.jats",
        detect=is_jats,
    ),
    InputFormat(
        name="pdf",
        what="PDF file with a text layer",
        endings=(".pdf",),
        module="ibidem.read.pdf",
        detect=is_pdf,
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
        what="DocBook, reStructuredText, Org and others, with the help of pandoc",
        endings=tuple(PANDOC_FORMATS),
        module="ibidem.read.pandoc",
        detect=_is_for_pandoc,
    ),
    LibraryFormat(
        name="bib",
        what="BibTeX or BibLaTeX library",
        endings=(".bib",),
        module="ibidem.read.bib",
        detect=is_bib,
    ),
    LibraryFormat(
        name="csl-json",
        what="CSL-JSON library",
        endings=(".json",),
        module="ibidem.read.csl_json",
        detect=is_csl_json,
    ),
    LibraryFormat(
        name="ris",
        what="RIS library",
        endings=(".ris",),
        module="ibidem.read.ris",
        detect=is_ris,
    ),
    LibraryFormat(
        name="csl-yaml",
        what="CSL-YAML library",
        endings=(".yaml", ".yml"),
        module="ibidem.read.csl_yaml",
        detect=is_csl_yaml,
    ),
    LibraryFormat(
        name="hayagriva",
        what="Hayagriva library, for Typst",
        endings=(".yml", ".yaml"),
        module="ibidem.read.hayagriva",
        detect=is_hayagriva,
    ),
    LibraryFormat(
        name="zotero-rdf",
        what="Zotero RDF library",
        endings=(".rdf",),
        module="ibidem.read.zotero_rdf",
        detect=is_zotero_rdf,
    ),
    LibraryFormat(
        name="endnote",
        what="EndNote XML library",
        endings=(".xml",),
        module="ibidem.read.endnote",
        detect=is_endnote,
    ),
    LibraryFormat(
        name="mods",
        what="MODS library",
        endings=(".xml", ".mods"),
        module="ibidem.read.mods",
        detect=is_mods,
    ),
    InputFormat(
        name="latex",
        what="LaTeX document",
        endings=TEX_ENDINGS,
        module="ibidem.read.latex",
        detect=is_latex,
    ),
    InputFormat(
        name="typst",
        what="Typst document",
        endings=(".typ",),
        module="ibidem.read.typst",
        detect=is_typst,
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
