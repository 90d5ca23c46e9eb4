"""The output formats: one module each, all with the same verb, imported when first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import cast

from attrs import frozen

from ibidem.emit.emitted import Emitted

__all__ = [
    "FORMATS",
    "Emitted",
    "Format",
    "endings",
    "format_for",
    "format_named",
    "output_formats",
]


@frozen(kw_only=True)
class Format:
    """An output format.

    Attributes:
        name: what people call it: ``--to csl-json``.
        module: the module that writes it; it has a function ``emit``.
        description: one line for help texts.
        endings: endings of file names that mean this format, with the dot.
        of_citations: whether it holds citations in reading order rather than works.
        styled: whether a citation style says how it looks.
    """

    name: str
    module: str
    description: str
    endings: tuple[str, ...] = ()
    of_citations: bool = False
    styled: bool = False

    @property
    def emit(self) -> Callable[..., Emitted]:
        """Its verb, taking a sequence of works, or of citations where `of_citations` is set.

        Where `styled` is set, it takes a `style` too: a name, or the path of a CSL file.
        """
        return cast("Callable[..., Emitted]", import_module(self.module).emit)


def _table(*formats: Format) -> Mapping[str, Format]:
    return MappingProxyType({format_.name: format_ for format_ in formats})


FORMATS = _table(
    Format(
        name="bibtex",
        module="ibidem.emit.bibtex",
        description="BibTeX, for LaTeX with classic styles and for most reference managers",
        endings=(".bib", ".bibtex"),
    ),
    Format(
        name="biblatex",
        module="ibidem.emit.biblatex",
        description="BibLaTeX, for LaTeX with biber: whole dates, languages, newspapers",
        endings=(".biblatex",),
    ),
    Format(
        name="better-bibtex",
        module="ibidem.emit.better_bibtex",
        description="BibLaTeX for Zotero with Better BibTeX: shelf marks in fields of their own",
    ),
    Format(
        name="csl-json",
        module="ibidem.emit.csl_json",
        description="CSL-JSON, for Zotero, pandoc and citeproc: keeps the most",
        endings=(".json",),
    ),
    Format(
        name="csl-yaml",
        module="ibidem.emit.csl_yaml",
        description="CSL-YAML, for pandoc and Quarto: in a file or in the head of a document",
        endings=(".yaml",),
    ),
    Format(
        name="ris",
        module="ibidem.emit.ris",
        description="RIS, for Zotero, EndNote, Mendeley and most others, with shelf marks",
        endings=(".ris",),
    ),
    Format(
        name="hayagriva",
        module="ibidem.emit.hayagriva",
        description="Hayagriva YAML, for Typst",
        endings=(".yml",),
    ),
    Format(
        name="zotero-rdf",
        module="ibidem.emit.zotero_rdf",
        description="Zotero RDF, for Zotero: with notes that say where each work is cited",
        endings=(".rdf",),
    ),
    Format(
        name="tei",
        module="ibidem.emit.tei",
        description="TEI listBibl, for editions: archives with msIdentifier",
        endings=(".tei",),
    ),
    Format(
        name="mods",
        module="ibidem.emit.mods",
        description="MODS, for library catalogues",
        endings=(".mods",),
    ),
    Format(
        name="wikitext",
        module="ibidem.emit.wikitext",
        description="templates of Wikipedia: Russian ones for works in Russian, else English ones",
        endings=(".wiki", ".wikitext", ".mediawiki"),
    ),
    Format(
        name="wikitext-en",
        module="ibidem.emit.wikitext_en",
        description="templates of the English Wikipedia",
    ),
    Format(
        name="wikitext-ru",
        module="ibidem.emit.wikitext_ru",
        description="templates of the Russian Wikipedia",
    ),
    Format(
        name="csv",
        module="ibidem.emit.csv_table",
        description="CSV, for Excel and other spreadsheets: a row for each work",
        endings=(".csv",),
    ),
    Format(
        name="tsv",
        module="ibidem.emit.tsv_table",
        description="TSV, for scripts: the same table with tabs",
        endings=(".tsv", ".tab"),
    ),
    Format(
        name="html",
        module="ibidem.emit.html_page",
        description="a formatted bibliography as a web page, in the style that --style names",
        endings=(".html", ".htm"),
        styled=True,
    ),
    Format(
        name="md",
        module="ibidem.emit.md",
        description="the same as Markdown",
        endings=(".md", ".markdown"),
        styled=True,
    ),
    Format(
        name="txt",
        module="ibidem.emit.txt",
        description="the same as plain text",
        endings=(".txt",),
        styled=True,
    ),
    Format(
        name="jsonl",
        module="ibidem.emit.rows",
        description="one JSON object per citation, in reading order",
        endings=(".jsonl", ".ndjson"),
        of_citations=True,
    ),
)


# A package of somebody else's adds a format by an entry point that names a Format.
ENTRY_POINTS = "ibidem.emitters"


@cache
def output_formats() -> Mapping[str, Format]:
    """All formats by name, those of other packages last, so that none takes over one of ours.

    >>> list(output_formats())[:3]
    ['bibtex', 'biblatex', 'better-bibtex']
    """
    added = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    loaded: list[Format] = [point.load() for point in added]
    others = {format_.name: format_ for format_ in loaded}
    return MappingProxyType({**FORMATS, **others, **FORMATS})


def format_named(name: str) -> Format:
    """The format called `name`.

    Raises:
        ValueError: if there is none; the message lists those there are.

    >>> format_named("csl-json").endings
    ('.json',)
    """
    formats = output_formats()
    if name not in formats:
        raise ValueError(f"no output format “{name}”; there are {', '.join(formats)}")
    return formats[name]


def endings() -> Mapping[str, str]:
    """The format that each ending of a file name means; the first one that claims it has it."""
    known: dict[str, str] = {}
    for format_ in output_formats().values():
        for ending in format_.endings:
            known.setdefault(ending, format_.name)
    return known


def format_for(path: str | Path) -> Format:
    """The format that the ending of `path` means.

    Raises:
        ValueError: if the ending means none; the message lists those that do.

    >>> format_for("baku-1920.bib").name
    'bibtex'
    """
    ending = Path(path).suffix.lower()
    known = endings()
    if ending not in known:
        raise ValueError(
            f"the ending of “{path}” means no output format; "
            f"known endings are {', '.join(known)}, or name one of {', '.join(output_formats())}"
        )
    return output_formats()[known[ending]]
