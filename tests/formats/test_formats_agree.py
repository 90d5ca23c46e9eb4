"""One article in many formats, written by pandoc and Typst: all readers find the same in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ibidem.api import Bibliography, process_documents
from ibidem.model.citation import NoteKind
from ibidem.read import read_bytes

ARTICLE = Path(__file__).with_name("article.md")
# What pandoc calls the format, the ending of its files, and options for writing it.
FORMATS = {
    "docx": ("docx",),
    "odt": ("odt",),
    "epub": ("epub",),
    "html": ("html",),
    "latex": ("tex",),
    "typst": ("typ",),
    "jats": ("xml",),
    "tei": ("xml",),
    "mediawiki": ("wiki",),
    "docbook": ("dbk",),
    "rst": ("rst",),
    "org": ("org",),
    "fb2": ("fb2",),
    "djot": ("dj",),
    # the writer does not care that a line which begins with "51." is an entry of a list
    "muse": ("muse", "--wrap=none"),
}
COLUMNS = (1, 2, 3)
PAGES = """
#set page(paper: "a4", columns: {columns}, margin: 2cm, numbering: "1", header: [Archives])
#set text(size: 10pt, lang: "ru")
#set par(justify: true)
"""
UNKNOWN_FORMAT = 22
# Readers and writers of mark-up choose quotation marks and dashes of their own.
_ALIKE = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("’‘", "'"), "—": "–"})


def words(text: str) -> str:
    return " ".join(text.translate(_ALIKE).split())


@cache
def bibliography(data: bytes, name: str) -> Bibliography:
    return process_documents([read_bytes(data, name)])


def notes(read: Bibliography) -> list[tuple[bool, str]]:
    """The notes and entries in order: whether each is an entry, and its words."""
    return [
        (note.kind is NoteKind.BIBLIOGRAPHY, words(note.view.text))
        for note in read.documents[0].notes
    ]


def written_by_pandoc(format_: str, *options: str) -> bytes:
    """The article in a format.

    Skips where pandoc is missing, or is too old to know the format.
    """
    command = [*options, "--to", format_, "--output", "-", str(ARTICLE)]
    for program in pandocs():
        done = subprocess.run([program, *command], capture_output=True, check=False)
        if done.returncode != UNKNOWN_FORMAT:
            assert done.returncode == 0, done.stderr
            return done.stdout
    pytest.skip(f"no pandoc is installed that writes {format_}: it is not compared")


def pandocs() -> Iterator[str]:
    on_path = shutil.which("pandoc")
    if on_path is not None:
        yield on_path
    pypandoc = pytest.importorskip("pypandoc", reason="ibidem[pandoc] is not installed")
    yield pypandoc.get_pandoc_path()


def printed_by_typst(columns: int) -> bytes:
    """The article as a PDF file."""
    typst = pytest.importorskip("typst", reason="typst is not installed: PDF is not compared")
    pages = PAGES.format(columns=columns).encode()
    return bytes(typst.compile(pages + written_by_pandoc("typst")))


def test_the_article_has_forty_notes_and_a_bibliography() -> None:
    read = bibliography(ARTICLE.read_bytes(), "article.md")
    entries = [entry for entry, _ in notes(read)]
    assert (entries.count(False), entries.count(True)) == (40, 6)
    assert read.documents[0].diagnostics == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_the_same_notes_and_works(format_: str) -> None:
    ending, *options = FORMATS[format_]
    agree(written_by_pandoc(format_, "--standalone", *options), f"article.{ending}")


@pytest.mark.parametrize("columns", COLUMNS)
def test_a_pdf_in_columns_has_the_same_notes_and_works(columns: int) -> None:
    agree(printed_by_typst(columns), "article.pdf")


def converted(source: str, *endings: str) -> bytes:
    """The article as LibreOffice saves it, from one format to the next."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: its files are not compared")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"article.{source}"
        file.write_bytes(written_by_pandoc(source))
        for ending in endings:
            home = f"-env:UserInstallation=file://{folder}/home"
            command = [office, home, "--headless", "--convert-to", ending, "--outdir", folder]
            subprocess.run([*command, str(file)], capture_output=True, check=True, timeout=300)
            file = file.with_suffix(f".{ending}")
        return file.read_bytes()


@pytest.mark.parametrize(
    ("source", "ending"), [("docx", "odt"), ("odt", "docx"), ("docx", "html"), ("docx", "pdf")]
)
def test_what_libreoffice_writes_has_the_same_notes_and_works(source: str, ending: str) -> None:
    agree(converted(source, ending), f"article.{ending}")


@pytest.mark.parametrize("columns", ["onecolumn", "twocolumn"])
def test_a_pdf_of_latex_has_the_same_notes_and_works(columns: str) -> None:
    if shutil.which("xelatex") is None:
        pytest.skip("xelatex is not installed: its PDF files are not compared")
    options = [
        "--standalone",
        "--variable=mainfont:DejaVu Serif",
        f"--variable=classoption:{columns}",
    ]
    with TemporaryDirectory() as folder:
        Path(folder, "article.tex").write_bytes(written_by_pandoc("latex", *options))
        command = ["xelatex", "-interaction=batchmode", "article.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
        made = Path(folder, "article.pdf")
        if not made.exists():
            pytest.skip("xelatex lacks a font or a package: its PDF files are not compared")
        agree(made.read_bytes(), "article.pdf")


def agree(data: bytes, name: str) -> None:
    source = bibliography(ARTICLE.read_bytes(), "article.md")
    read = bibliography(data, name)
    assert notes(read) == notes(source)
    assert [one.kind for one in read.citations] == [one.kind for one in source.citations]
    assert [one.work for one in read.citations] == [one.work for one in source.citations]
    assert read.documents[0].diagnostics == ()
