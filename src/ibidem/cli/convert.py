"""``ibidem convert``: documents in, a bibliography out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ibidem.cli.inputs import find_inputs, inputs_argument, jobs_option
from ibidem.cli.outputs import Target, deliver, output_option, plan, refuse_overwriting
from ibidem.cli.run import TROUBLE, run
from ibidem.cli.styles import refuse_style
from ibidem.cli.talk import Misuse, counted, examples, say
from ibidem.emit import FORMATS, Emitted, endings, output_formats

if TYPE_CHECKING:
    from ibidem.api import Bibliography

_FLAVORS = ("bibtex", "biblatex", "better-bibtex")
_SCHEMES = ("ala-lc", "gost-7.79", "iso-9", "bgn", "passport")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The language that titles are asked for in."""
    if value is not None and not _LANGUAGE.fullmatch(value):
        raise click.BadParameter(f"“{value}” is no language tag; write en, de, az-Latn ...")
    return value


class _OutputFormat(click.Choice[str]):
    """The name of an output format; those of other packages are looked for when one is named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it was given, if there is such a format."""
        if value in self.choices or value not in output_formats():
            return super().convert(value, param, ctx)
        return str(value)


@click.command(
    epilog=examples(
        "ibidem convert article.txt -o article.bib",
        "ibidem convert seeds/ -o bib/seeds.bib -o bib/seeds.json",
        "ibidem convert article.docx -o article.json --with-citations --romanize ala-lc",
        "ibidem convert seeds/ -o bib.html --style gost-list",
        "pdftotext article.pdf - | ibidem convert - --to csl-json",
    )
)
@inputs_argument
@output_option(multiple=True)
@click.option(
    "--to",
    type=_OutputFormat(list(FORMATS)),
    help="Output format, where the ending of OUT does not say. Standard output: bibtex.",
)
@click.option(
    "--flavor",
    type=click.Choice(_FLAVORS),
    default=_FLAVORS[0],
    show_default=True,
    help="What to write into .bib files.",
)
@jobs_option
@click.option(
    "--with-citations",
    is_flag=True,
    help="Say in each record which notes of which documents cite it, with locators.",
)
@click.option(
    "--romanize",
    type=click.Choice(_SCHEMES),
    help="Add names, titles, publishers and places in Latin letters.",
)
@click.option(
    "--titles-in",
    metavar="LANG",
    callback=_language,
    help="Add titles in this language (en, de ...), where a duplicate or translation has one.",
)
@click.option(
    "--style",
    metavar="STYLE",
    help="Style of .html, .md and .txt: a name that `ibidem styles` lists, or a .csl file. "
    "By default chicago-notes-archives.",
)
@click.option("-v", "--verbose", is_flag=True, help="List every finding, in a line each.")
def convert(  # noqa: PLR0913 - one parameter for each option of the command line
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    to: str | None,
    flavor: str,
    jobs: int,
    *,
    style: str | None,
    with_citations: bool,
    romanize: str | None,
    titles_in: str | None,
    verbose: bool,
) -> int:
    """Write one bibliography of all citations in INPUTS.

    INPUTS are files, folders or - for standard input. In a folder and the folders inside it all
    texts are read, in alphabetical order: names that end in .txt, .text or .md or have no
    ending. README files and hidden files are left out.

    The format follows from the ending of OUT: .bib, .json (CSL-JSON), .ris, .rdf (Zotero), .csv,
    .html, .md and .txt (a formatted bibliography) and others, which “ibidem formats” lists. Files
    are written whole or not at all.
    """
    found = find_inputs(inputs)
    targets = plan(outputs, to=to, default="bibtex", endings={**endings(), ".bib": flavor})
    refuse_overwriting(targets, found)
    refuse_style(style, targets)
    done = run(found, jobs=jobs)
    emit = partial(
        done.bibliography.emit,
        with_citations=with_citations,
        romanize=romanize or "",
        titles_in=titles_in or "",
        style=style,
    )
    emitted = [(target, _emitted(emit, target.format)) for target in targets]
    complete = deliver((target, output.text) for target, output in emitted)
    if verbose:
        _tell_findings(done.bibliography, emitted)
    say(_summary(done.bibliography, emitted))
    return done.code if complete else TROUBLE


def _emitted(emit: Callable[[str], Emitted], name: str) -> Emitted:
    from ibidem.styles import StyleError  # noqa: PLC0415 - keeps the start quick

    try:
        return emit(name)
    except StyleError as error:
        raise Misuse(str(error)) from error


def _summary(bibliography: Bibliography, emitted: Sequence[tuple[Target, Emitted]]) -> str:
    remarks = sum(len(output.diagnostics) for _, output in emitted)
    counts = [
        counted(len(bibliography.documents), "document"),
        counted(sum(len(document.notes) for document in bibliography.documents), "note"),
        counted(len(bibliography.citations), "citation"),
        counted(len(bibliography.works), "work"),
        counted(sum(1 for _ in bibliography.diagnostics()), "finding"),
        *([f"{counted(remarks, 'remark')} on the output"] if remarks else []),
    ]
    return ", ".join(counts)


def _tell_findings(bibliography: Bibliography, emitted: Sequence[tuple[Target, Emitted]]) -> None:
    """A line for each finding; those of documents without notes were told already."""
    from ibidem.diagnostics.render import headline  # noqa: PLC0415 - keeps the start quick
    from ibidem.model.text import SourceText  # noqa: PLC0415 - keeps the start quick

    for document, finding in bibliography.diagnostics():
        if document.notes:
            say(headline(finding, document.text))
    for target, output in emitted:
        for finding in output.diagnostics:
            say(headline(finding, SourceText(target.name, "")))
