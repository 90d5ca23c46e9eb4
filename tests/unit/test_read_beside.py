"""Libraries that a document names, and text seen through a veil."""

from pathlib import Path

from ibidem.model.citation import NoteKind
from ibidem.model.span import Span
from ibidem.read.beside import works_beside
from ibidem.read.called import Mark
from ibidem.read.veil import MarkedNote, Veil, veiled_document

BIB = "@book{guliev, author = {Guliev, A.}, title = {Oil}, year = 1961}"


def test_libraries_are_found_beside_the_document(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    (tmp_path / "more.json").write_text('[{"id": "guliev", "title": "Not this"}, {"id": "k"}]')
    found = works_beside(str(tmp_path / "a.tex"), ["works", "more.json"], ".bib")
    assert {key: item.title for key, item in found.items.items()} == {"guliev": "Oil", "k": ""}
    assert found.findings == ()


def test_a_missing_library_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    (tmp_path / "notes.txt").write_text("1. A. Guliev, Oil.")
    paths = ["none.bib", "notes.txt", "works.bib"]
    found = works_beside(str(tmp_path / "a.md"), paths)
    assert list(found.items) == ["guliev"]
    missing, other = found.findings
    assert missing.message == "the library none.bib cannot be read: No such file or directory"
    assert other.message == "the library notes.txt cannot be read: it is no library of works"


def test_notes_are_read_through_the_veil_and_found_in_the_file() -> None:
    content = (
        'Baku.\\n{G. Schr\\"oder, \\emph{Oil}}\n\\h{References}\n\nA. Guliev, Oil. Baku 1961.\n'
    )
    veil = Veil(content)
    note = content.index("{G.")
    end = content.index("}}") + 2
    veil.put(content.index('\\"o'), content.index('\\"o') + 3, "ö")
    veil.head(content.index("\\h"), content.index("Ref"))
    for mark in ("\\n{", "\\emph{", "}}", "}\n\n"):
        veil.hide(content.index(mark), content.index(mark) + len(mark))
    whole = Span(note - 2, end)
    marked = MarkedNote(label="1", name="1", span=Span(note + 1, end - 1), whole=whole)
    document = veiled_document("a.tex", veil, [marked], [Mark(label="1", span=whole, note="1")])
    first, listed = document.notes
    assert first.view.text == "G. Schröder, Oil"
    assert content[first.view.whole.slice] == 'G. Schr\\"oder, \\emph{Oil'
    assert (listed.kind, listed.view.text) == (
        NoteKind.BIBLIOGRAPHY,
        "A. Guliev, Oil. Baku 1961.",
    )
    assert document.diagnostics == ()
