"""Notes of OpenDocument texts."""

import html
import json

import pytest

from ibidem.model.citation import Document, NoteKind
from ibidem.model.locator import Locator
from ibidem.read import UnreadableError, read_bytes
from tests.unit.office_files import fodt, odt, odt_note, packed

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."


def paragraph(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def read(*blocks: str, styles: str = "") -> Document:
    return read_bytes(fodt(*blocks, styles=styles), "a.fodt")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def test_footnotes_come_before_endnotes_each_with_its_label() -> None:
    data = odt(
        f"<text:h>War{odt_note('*', 'Thanks.')}</text:h>",
        paragraph(f"Баку пал.{odt_note('i', 'Там же. С. 14.', 'endnote')}"),
        paragraph(f"Энзели.{odt_note('1', BOOK)}"),
    )
    document = read_bytes(data, "a.odt")
    assert notes(document) == [("*", "Thanks."), ("1", BOOK), ("i", "Там же. С. 14.")]
    assert document.notes[2].kind is NoteKind.ENDNOTE
    assert document.text.content.startswith("War*\nБаку пал.i\nЭнзели.1\n")
    assert [each.label for each in document.callouts] == ["*", "i", "1"]
    places = [document.text.place(note.view.whole.start) for note in document.notes]
    assert places == [
        "footnote *, paragraph 1",
        "footnote 1, paragraph 3",
        "endnote i, paragraph 2",
    ]
    assert document.diagnostics == ()


def test_a_note_without_a_label_is_counted() -> None:
    document = read(paragraph(f"A{odt_note('', 'First.')}B{odt_note('', 'Second.')}"))
    assert notes(document) == [("1", "First."), ("2", "Second.")]


def test_the_accepted_text_of_changes_is_read() -> None:
    deleted = paragraph(f"Old.{odt_note('9', 'Deleted.')}")
    document = read(
        f"<text:tracked-changes><text:changed-region><text:deletion>{deleted}</text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        paragraph(
            "Баку<text:change text:change-id='c'/><text:change-start/> пал<text:change-end/>."
        ),
    )
    assert document.text.content == "Баку пал.\n"


def test_spaces_tabs_line_breaks_and_annotations() -> None:
    document = read(
        paragraph(
            "Ф.<text:s text:c='3'/>85.<text:tab/>Л.\n 3<text:line-break/><text:bookmark/>об."
            "<office:annotation><text:p>Check!</text:p></office:annotation>"
        )
    )
    assert document.text.content == "Ф. 85. Л. 3\nоб.\n"


def test_hidden_words_are_left_out() -> None:
    styles = (
        "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='T2' style:parent-style-name='T1'/>"
    )
    document = read(
        paragraph("Баку<text:span text:style-name='T2'> secret</text:span>."),
        "<text:section text:display='none'><text:p>secret</text:p></text:section>",
        "<text:p text:style-name='T1'>secret</text:p>",
        paragraph("<text:hidden-paragraph text:is-hidden='true'/>secret"),
        "<text:section><text:p>shown</text:p></text:section>",
        styles=styles,
    )
    assert document.text.content == "Баку.\nshown\n"


def test_text_boxes_follow_the_paragraph_that_they_are_anchored_in() -> None:
    inner = f"<draw:frame><draw:text-box>{paragraph('inner')}</draw:text-box></draw:frame>"
    box = paragraph(f"box{odt_note('1', BOOK)}{inner}")
    document = read(
        "<draw:frame><draw:text-box><text:p>page</text:p></draw:text-box></draw:frame>",
        paragraph(f"A<draw:frame><draw:text-box>{box}</draw:text-box></draw:frame>B"),
    )
    assert document.text.content.startswith("page\nAB\nbox1\ninner\n")
    assert notes(document) == [("1", BOOK)]


def test_what_zotero_states_in_a_reference_mark_is_taken_exactly() -> None:
    item = {"type": "book", "title": "Великая речная война", "issued": {"date-parts": [[2006]]}}
    data = {"citationItems": [{"locator": "12", "itemData": item}]}
    mark = html.escape(f"ZOTERO_ITEM CSL_CITATION {json.dumps(data)} RNDabc")
    words = (
        f'См. <text:reference-mark-start text:name="{mark}"/>Широкорад, с. 12'
        f'<text:reference-mark-end text:name="{mark}"/>.'
    )
    document = read(paragraph(f"Баку.{odt_note('1', words)}"))
    (stated,) = document.notes[0].stated
    assert document.text.content[stated.span.slice] == "Широкорад, с. 12"
    assert stated.item.title == "Великая речная война"
    assert stated.locator == Locator(label="page", value="12")


def test_paragraphs_of_a_note_are_lines() -> None:
    document = read(paragraph(f"A{odt_note('1', 'One.</text:p><text:p>Two.')}"))
    view = document.notes[0].view
    assert document.text.content[view.whole.slice] == "One.\nTwo."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt(paragraph("A"), encrypted=True), "is encrypted"),
        (
            packed(
                {"mimetype": "application/vnd.oasis.opendocument.text", "encrypted-package": "x"}
            ),
            "is encrypted",
        ),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "no part content.xml"),
        (fodt("", what="spreadsheet"), "is no text, but a sheet"),
        (fodt(paragraph("A"))[:-9], "no well-formed XML"),
    ],
)
def test_files_that_cannot_be_read_say_why(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_bytes(data, "a.odt")


def test_damaged_files_never_raise_anything_else() -> None:
    data = odt(paragraph(f"Баку.{odt_note('1', BOOK)}"))
    for at in range(0, len(data), 7):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            try:
                read_bytes(broken, "a.odt")
            except UnreadableError:
                continue


@pytest.mark.parametrize(
    ("names", "depth"), [(("section", "p"), 120), (("span",), 240), (("note", "note-body"), 110)]
)
def test_deep_nesting_is_no_trouble(names: tuple[str, ...], depth: int) -> None:
    opened = "".join(f"<text:{name}>" for name in names)
    closed = "".join(f"</text:{name}>" for name in reversed(names))
    assert "A" in read(f"{opened * depth}A{closed * depth}").text.content
