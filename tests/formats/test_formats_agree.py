"""One article in many formats, written by pandoc: every reader finds the same notes and works."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from ibidem.api import Bibliography, process_documents
from ibidem.model.citation import NoteKind
from ibidem.read import read_bytes

ARTICLE = Path(__file__).with_name("article.md")
# What pandoc calls the format, and the ending of its files.
FORMATS = {
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "html": "html",
    "latex": "tex",
    "jats": "xml",
    "tei": "xml",
    "mediawiki": "wiki",
    "docbook": "dbk",
    "rst": "rst",
    "org": "org",
    "fb2": "fb2",
}
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


def written_by_pandoc(format_: str) -> bytes:
    """The article in a format.

    Skips where pandoc is missing, or is too old to know the format.
    """
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed: formats are not compared")
    command = ["pandoc", "--standalone", "--to", format_, "--output", "-", str(ARTICLE)]
    done = subprocess.run(command, capture_output=True, check=False)
    if b"Unknown output format" in done.stderr:
        pytest.skip(f"this pandoc does not write {format_}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_article_has_forty_notes_and_a_bibliography() -> None:
    read = bibliography(ARTICLE.read_bytes(), "article.md")
    entries = [entry for entry, _ in notes(read)]
    assert (entries.count(False), entries.count(True)) == (40, 6)
    assert read.documents[0].diagnostics == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_the_same_notes_and_works(format_: str) -> None:
    source = bibliography(ARTICLE.read_bytes(), "article.md")
    read = bibliography(written_by_pandoc(format_), f"article.{FORMATS[format_]}")
    assert notes(read) == notes(source)
    assert [one.kind for one in read.citations] == [one.kind for one in source.citations]
    assert [one.work for one in read.citations] == [one.work for one in source.citations]
    assert read.documents[0].diagnostics == ()
