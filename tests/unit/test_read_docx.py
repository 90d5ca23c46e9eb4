"""Notes of Word documents."""

import json
import sys
from pathlib import Path

import pytest

import ibidem
from ibidem.diagnostics.render import headline
from ibidem.model.citation import Document, NoteKind
from ibidem.model.locator import Locator
from ibidem.read import UnreadableError, read_bytes
from ibidem.read.package import Package
from tests.unit.office_files import W, call, docx, packed, run

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def test_notes_come_in_the_order_of_their_callouts() -> None:
    data = docx(
        run("Баку пал.") + call(7) + run(" Потом Энзели.") + call(3),
        footnotes={3: run("Там же. С. 14."), 7: run(BOOK)},
    )
    document = read_bytes(data, "a.docx")
    assert notes(document) == [("1", BOOK), ("2", "Там же. С. 14.")]
    assert [document.text.content[each.span.slice] for each in document.callouts] == ["1", "2"]
    assert document.diagnostics == ()


def test_words_of_a_note_lead_back_to_the_text() -> None:
    document = read_bytes(docx(run("Баку.") + call(1), footnotes={1: run(BOOK)}), "a.docx")
    view = document.notes[0].view
    assert document.text.content[view.span(0, len(view.text)).slice] == BOOK
    assert document.text.place(view.whole.start) == "footnote 1, paragraph 1"


def test_endnotes_have_numbers_of_their_own() -> None:
    data = docx(
        run("A") + call(1) + run("B") + call(1, "endnote") + call(2, "endnote"),
        footnotes={1: run("Footnote.")},
        endnotes={1: run("First."), 2: run("Second.")},
    )
    document = read_bytes(data, "a.docx")
    assert notes(document) == [("1", "Footnote."), ("i", "First."), ("ii", "Second.")]
    assert [note.kind for note in document.notes][1:] == [NoteKind.ENDNOTE] * 2


def test_the_document_says_how_notes_are_numbered() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/></w:footnotePr>'
    data = docx(run("A") + call(1), footnotes={1: run("Note.")}, settings=settings)
    assert notes(read_bytes(data, "a.docx")) == [("IV", "Note.")]


def test_numbers_restart_in_a_section() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    data = docx(
        "<w:pPr><w:sectPr/></w:pPr>" + run("A") + call(1) + call(2),
        run("B") + call(3),
        footnotes={1: run("One."), 2: run("Two."), 3: run("One again.")},
        settings=settings,
    )
    assert [label for label, _ in notes(read_bytes(data, "a.docx"))] == ["1", "2", "1"]


def test_a_mark_of_the_author_is_the_label() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    data = docx(
        run("A") + mark + run("B") + call(2),
        footnotes={1: run("* Thanks."), 2: run("First.")},
    )
    assert notes(read_bytes(data, "a.docx")) == [("*", "Thanks."), ("1", "First.")]


def test_the_accepted_text_of_revisions_is_read() -> None:
    words = (
        "<w:del><w:r><w:delText>Moscow</w:delText></w:r></w:del>"
        f"<w:ins>{run('Baku')}</w:ins><w:smartTag>{run(', 1920')}</w:smartTag>"
        f"<w:moveFrom>{run(' gone')}</w:moveFrom><w:hyperlink>{run(', p. 5')}</w:hyperlink>"
    )
    assert notes(read_bytes(docx(run("A") + call(1), footnotes={1: words}), "a.docx")) == [
        ("1", "Baku, 1920, p. 5")
    ]


def test_the_instruction_of_a_field_is_no_text() -> None:
    words = "<w:r><w:instrText>ADDIN ZOTERO_ITEM {}</w:instrText></w:r>" + run("Kazemzadeh, 1951.")
    assert notes(read_bytes(docx(run("A") + call(1), footnotes={1: words}), "a.docx")) == [
        ("1", "Kazemzadeh, 1951.")
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box') + call(1)}</w:p></w:txbxContent>"
    shape = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r>"
    document = read_bytes(docx(run("A") + shape, footnotes={1: run("Note.")}), "a.docx")
    assert document.text.content.count("In the box") == 1
    assert notes(document) == [("1", "Note.")]


def test_a_bibliography_under_a_heading_is_read_beside_the_notes() -> None:
    data = docx(
        run("A") + call(1),
        run("Bibliography"),
        run("Kazemzadeh, Firuz. The Struggle for Transcaucasia. New York, 1951."),
        run("Swietochowski, Tadeusz. Russian Azerbaijan. Cambridge, 1985."),
        footnotes={1: run("Kazemzadeh, Struggle, 12.")},
    )
    found = read_bytes(data, "a.docx")
    assert [note.kind for note in found.notes] == [
        NoteKind.FOOTNOTE,
        NoteKind.BIBLIOGRAPHY,
        NoteKind.BIBLIOGRAPHY,
    ]


def test_notes_that_word_does_not_know_are_found_as_in_plain_text() -> None:
    data = docx(run("1. Brandt, Roads (Bern, 1990), 1."), run("2. Ibid., 7."))
    assert notes(read_bytes(data, "a.docx")) == [
        ("1", "Brandt, Roads (Bern, 1990), 1."),
        ("2", "Ibid., 7."),
    ]


def test_callouts_and_notes_that_miss_each_other_are_reported() -> None:
    data = docx(
        run("A") + call(1) + call(9), footnotes={1: run("Note."), 5: run("Nobody calls me.")}
    )
    document = read_bytes(data, "a.docx")
    assert [finding.name for finding in document.diagnostics] == [
        "callout-without-note",
        "note-without-callout",
    ]
    assert headline(document.diagnostics[0], document.text).startswith("a.docx: paragraph 1: ")
    assert ("3", "Nobody calls me.") in notes(document)


def test_ibid_is_resolved_across_notes(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    data = docx(run("A") + call(1) + call(2), footnotes={1: run(BOOK), 2: run("Там же. С. 14.")})
    path.write_bytes(data)
    first, second = ibidem.process([path]).citations
    assert second.work == first.work is not None
    assert second.locator is not None
    assert second.locator.value == "14"


GOOD = docx(run("A") + call(1), footnotes={1: run(BOOK)})
ENTITY = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}>&e;</w:document>'
BAD = {
    "no document": (packed({"word/styles.xml": "<a/>"}), "no part word/document.xml"),
    "no XML": (packed({"word/document.xml": "<a"}), "no well-formed XML"),
    "deep nesting": (packed({"word/document.xml": "<a>" * 5000}), "no well-formed XML"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_damaged_file_is_said_to_be_damaged(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(UnreadableError, match=message):
        read_bytes(data, "a.docx")


def test_a_file_cut_off_is_no_document() -> None:
    with pytest.raises(UnreadableError, match=r"a\.docx: "):
        read_bytes(GOOD[: len(GOOD) // 2], "a.docx")


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[Package.__module__], "LARGEST_PART", 1 << 20)
    data = packed({"word/document.xml": " " * (2 << 20)})
    with pytest.raises(UnreadableError, match="larger than 1 MiB"):
        read_bytes(data, "a.docx")


def test_external_entities_are_not_fetched() -> None:
    document = read_bytes(packed({"word/document.xml": ENTITY}), "a.docx")
    assert "root" not in document.text.content


def zotero(words: str, *items: dict[str, object]) -> str:
    """The field of a citation as Zotero leaves it in a Word file."""
    code = json.dumps({"citationItems": list(items)}, ensure_ascii=False).replace('"', "&quot;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> ADDIN ZOTERO_ITEM CSL_CITATION {code[:30]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[30:]} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


KAZEMZADEH = {
    "itemData": {
        "type": "book",
        "title": "The Struggle for Transcaucasia",
        "author": [{"family": "Kazemzadeh", "given": "Firuz"}],
        "issued": {"date-parts": [["1951"]]},
    },
    "locator": "12",
}
SHIROKORAD = {"itemData": {"type": "book", "title": "Великая речная война"}}


def test_what_zotero_states_is_not_parsed_and_the_words_around_it_are(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    words = run("  See ") + zotero("K., <i>Struggle", KAZEMZADEH).replace("<i>", "")
    words += run("; РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 5.")
    path.write_bytes(
        docx(run("A") + call(1) + call(2), footnotes={1: words, 2: run("Там же. Л. 6.")})
    )
    stated, archival, ibid = ibidem.process([path]).citations
    assert (stated.text, stated.item.title) == ("K., Struggle", "The Struggle for Transcaucasia")
    assert stated.item.issued is not None
    assert (stated.item.issued.edtf, stated.locator) == ("1951", Locator(label="page", value="12"))
    assert archival.item.archive is not None
    assert archival.item.archive.values == {"fond": "85", "opis": "13", "delo": "1"}
    assert ibid.work == archival.work


def test_several_works_of_one_field_share_its_words(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(
        docx(run("A") + call(1), footnotes={1: zotero("Both.", KAZEMZADEH, SHIROKORAD)})
    )
    bibliography = ibidem.process([path])
    assert [each.text for each in bibliography.citations] == ["Both.", "Both."]
    assert len(bibliography.works) == 2


@pytest.mark.parametrize("code", ["", "{", "[]", '{"citationItems": 1}', '{"citationItems": [1]}'])
def test_a_broken_field_is_read_by_its_words(code: str) -> None:
    field = zotero(BOOK, {}).replace("{&quot;citationItems&quot;: [{}]}", code)
    document = read_bytes(docx(run("A") + call(1), footnotes={1: field}), "a.docx")
    assert [(note.view.text, note.stated) for note in document.notes] == [(BOOK, ())]


def test_numbers_that_restart_on_each_page_are_counted_through() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    section = "<w:pPr><w:sectPr/></w:pPr>"
    data = docx(
        section + run("A") + call(1),
        run("B") + call(2),
        footnotes={1: run("First."), 2: run("Second.")},
        settings=settings,
    )
    document = read_bytes(data, "a.docx")
    assert notes(document) == [("1", "First."), ("2", "Second.")]
    assert [each.code for each in document.diagnostics] == ["REA132"]
