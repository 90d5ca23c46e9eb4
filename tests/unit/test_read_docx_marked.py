"""What Word files set apart and state as data: italics, languages, citations, bibliographies."""

import base64
import json
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

import ibidem
from ibidem.model.citation import Document, NoteKind
from ibidem.model.locator import Locator
from ibidem.read import read_bytes
from tests.unit.office_files import W, call, docx, looked, packed, run

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
KAZEMZADEH = {
    "itemData": {
        "type": "book",
        "title": "The Struggle for Transcaucasia",
        "author": [{"family": "Kazemzadeh", "given": "Firuz"}],
    },
    "locator": "12",
}
CODE = f"CSL_CITATION {json.dumps({'citationItems': [KAZEMZADEH]})}"


def styled(words: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def read(*paragraphs: str, more: dict[str, str] | None = None, **notes: dict[int, str]) -> Document:
    return read_bytes(docx(*paragraphs, more=more, **notes), "a.docx")


def field(code: str, words: str) -> str:
    parts = [f"<w:r><w:fldChar w:fldCharType='{which}'/></w:r>" for which in ("begin", "separate")]
    text = code.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"{parts[0]}<w:r><w:instrText>{text}</w:instrText></w:r>{parts[1]}{words}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def test_italics_and_small_capitals_are_known_by_their_spans() -> None:
    note = (
        styled("Kazemzadeh", "<w:smallCaps/>")
        + run(", ")
        + styled("The Struggle", "<w:i/>")
        + styled(" for Transcaucasia", "<w:i w:val='1'/>")
        + styled(" (New York, 1951), ", "<w:i w:val='0'/>")
        + run("5.")
    )
    document = read(run("A") + call(1), footnotes={1: note})
    assert looked(document) == [
        ("small-caps", "Kazemzadeh"),
        ("italic", "The Struggle for Transcaucasia"),
    ]


STYLES = f"""<w:styles {W}>
  <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:styleId="Slanted"><w:rPr><w:i/></w:rPr></w:style>
  <w:style w:styleId="Title"><w:basedOn w:val="Slanted"/></w:style>
  <w:style w:styleId="Loop"><w:basedOn w:val="Loop"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def test_styles_set_words_apart_and_back() -> None:
    in_style = "<w:pPr><w:pStyle w:val='Slanted'/></w:pPr>"
    document = read(
        styled("Baku", "<w:rStyle w:val='Title'/>") + run(" fell."),
        in_style + run("All of it but ") + styled("Baku", "<w:rStyle w:val='Title'/>"),
        run("Seen") + styled(" and hidden", "<w:rStyle w:val='Loop'/>"),
        more={"word/styles.xml": STYLES},
    )
    assert looked(document) == [("italic", "Baku"), ("italic", "All of it but")]
    assert document.text.content == "Baku fell.\nAll of it but Baku\nSeen\n"


def test_a_language_counts_where_it_is_not_that_of_the_whole() -> None:
    document = read(
        styled("Baku fell. ", "<w:lang w:val='en-US'/>")
        + styled("Баку пал.", "<w:lang w:val='ru-RU'/>"),
        more={"word/styles.xml": STYLES},
    )
    assert looked(document) == [("ru-RU", "Баку пал.")]


@pytest.mark.parametrize(
    "words",
    [
        field(f"ADDIN ZOTERO_ITEM {CODE}", run("(Kazemzadeh, p. 12)")),
        field(f"ADDIN {CODE}", run("(Kazemzadeh, p. 12)")),
        f"<w:fldSimple w:instr={quoteattr(CODE)}>{run('(Kazemzadeh, p. 12)')}</w:fldSimple>",
        (
            f"<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_CITATION_v3_"
            f"{base64.b64encode(json.dumps({'citationItems': [KAZEMZADEH]}).encode()).decode()}'/>"
            f"</w:sdtPr><w:sdtContent>{run('(Kazemzadeh, p. 12)')}</w:sdtContent></w:sdt>"
        ),
        (
            f"<w:bookmarkStart w:id='4' w:name='ZOTERO_BREF_abc'/>{run('(Kazemzadeh, p. 12)')}"
            "<w:bookmarkEnd w:id='4'/>"
        ),
    ],
    ids=["Zotero", "Mendeley Desktop", "simple field", "Mendeley Cite", "bookmark"],
)
def test_citations_in_the_prose_are_taken_exactly(words: str) -> None:
    half = len(CODE) // 2
    custom = "".join(
        f"<property name='ZOTERO_BREF_abc_{number}'><vt:lpwstr>{part}</vt:lpwstr></property>"
        for number, part in ((2, CODE[half:]), (1, f"ZOTERO_ITEM {CODE[:half]}"))
    )
    properties = f"<Properties xmlns:vt='urn:x'>{custom}</Properties>"
    document = read(run("Baku fell ") + words, more={"docProps/custom.xml": properties})
    (note,) = document.notes
    assert (note.kind, note.label, note.view.text) == (
        NoteKind.IN_TEXT,
        "[1]",
        "(Kazemzadeh, p. 12)",
    )
    (stated,) = note.stated
    assert stated.item.title == "The Struggle for Transcaucasia"
    assert stated.locator == Locator(label="page", value="12")
    assert document.text.place(note.view.whole.start) == "paragraph 1"
    assert document.diagnostics == ()


@pytest.mark.parametrize("tag", ["MENDELEY_CITATION_v3_!", "MENDELEY_CITATION_v3_e30", "other"])
def test_a_control_without_data_is_words(tag: str) -> None:
    words = f"<w:sdt><w:sdtPr><w:tag w:val='{tag}'/></w:sdtPr>{run('(Smith 1999)')}</w:sdt>"
    document = read(run("Baku ") + words + call(1), footnotes={1: run(BOOK)})
    assert document.text.content.startswith("Baku (Smith 1999)1\n")
    assert [note.kind for note in document.notes] == [NoteKind.FOOTNOTE]


def test_citations_in_the_prose_stand_among_the_notes_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "article.docx"
    cited = field(CODE, run("(Kazemzadeh)"))
    path.write_bytes(
        docx(
            run("A") + call(1) + run(" B ") + cited + run(" C") + call(2) + run(" D ") + cited,
            footnotes={1: run(BOOK), 2: run("Ibid., 14.")},
        )
    )
    bibliography = ibidem.process([path])
    assert [note.label for note in bibliography.documents[0].notes] == ["1", "[1]", "2", "[2]"]
    assert [each.text for each in bibliography.citations] == [
        BOOK,
        "(Kazemzadeh)",
        "Ibid., 14.",
        "(Kazemzadeh)",
    ]
    assert bibliography.citations[2].work == bibliography.citations[1].work


def test_citations_in_a_list_typed_into_the_body_belong_to_its_notes() -> None:
    cited = field(CODE, run("Kazemzadeh, Struggle, 12"))
    document = read(
        run("Baku fell.1 Then Enzeli.2"),
        run("Notes"),
        run("1. See ") + cited + run("."),
        run(f"2. {BOOK}"),
    )
    assert [(note.label, len(note.stated)) for note in document.notes] == [("1", 1), ("2", 0)]


ENTRIES = "".join(
    f"<w:p>{run(words)}</w:p>"
    for words in ("Guliev, A. N. Bor'ba. Baku, 1961.", "Kazemzadeh, F. The Struggle. 1951.")
)
LISTS = {
    "Mendeley Cite": f"<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_BIBLIOGRAPHY'/></w:sdtPr>"
    f"<w:sdtContent>{ENTRIES}</w:sdtContent></w:sdt>",
    "Word": f"<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>{ENTRIES}</w:sdtContent>"
    "</w:sdt>",
    "Zotero": f"<w:p>{field('ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY', '@')}</w:p>".replace(
        "@", ENTRIES[5:-6]
    ),
}


@pytest.mark.parametrize("manager", LISTS)
def test_the_bibliography_that_a_manager_made_is_one_entry_to_a_paragraph(manager: str) -> None:
    body = f"<w:p>{run('A')}{call(1)}</w:p>{LISTS[manager]}<w:p>{run('The end.')}</w:p>"
    document = read_bytes(
        packed(
            {
                "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
                "word/footnotes.xml": f"<w:footnotes {W}><w:footnote w:id='1'><w:p>{run(BOOK)}"
                "</w:p></w:footnote></w:footnotes>",
            }
        ),
        "a.docx",
    )
    entries = [note for note in document.notes if note.kind is NoteKind.BIBLIOGRAPHY]
    assert [(note.label, note.view.text) for note in entries] == [
        ("1", "Guliev, A. N. Bor'ba. Baku, 1961."),
        ("2", "Kazemzadeh, F. The Struggle. 1951."),
    ]
    assert document.text.place(entries[1].view.whole.start) == "paragraph 3"
    assert document.text.content.startswith("A1\nThe end.\n")


def test_a_place_has_the_page_where_word_noted_it() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = read(
        run("A") + call(1) + turn + run("B") + call(2),
        turn + run("C") + call(3),
        footnotes={1: run("First."), 2: run("Second."), 3: run("Third.")},
    )
    places = [document.text.place(note.view.whole.start) for note in document.notes]
    assert places == [
        "footnote 1, page 1, paragraph 1",
        "footnote 2, page 2, paragraph 1",
        "footnote 3, page 3, paragraph 2",
    ]


def test_the_body_is_where_the_file_says_and_strict_names_are_known() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    kinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    document = read_bytes(
        packed(
            {
                "_rels/.rels": f"<Relationships><Relationship Type='{kinds}/officeDocument' "
                "Target='/word/document2.xml'/></Relationships>",
                "word/_rels/document2.xml.rels": "<Relationships>"
                f"<Relationship Type='{kinds}/footnotes' Target='notes/f.xml'/></Relationships>",
                "word/document2.xml": f"<w:document xmlns:w='{strict}'><w:body><w:p>{run('A')}"
                f"{call(1)}</w:p></w:body></w:document>",
                "word/notes/f.xml": f"<w:footnotes xmlns:w='{strict}'><w:footnote w:id='1'><w:p>"
                f"{run(BOOK)}</w:p></w:footnote></w:footnotes>",
            }
        ),
        "a.docx",
    )
    assert [(note.label, note.view.text) for note in document.notes] == [("1", BOOK)]
    assert document.text.content == f"A1\n{BOOK}\n"


def test_a_note_that_was_struck_out_with_its_callout_is_gone() -> None:
    gone = "<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    document = read(
        run("A") + f"<w:del>{call(1)}</w:del>" + call(2), footnotes={1: gone, 2: run(BOOK)}
    )
    assert [(note.label, note.view.text) for note in document.notes] == [("1", BOOK)]
    assert document.diagnostics == ()


def test_a_symbol_may_be_the_mark_of_a_note() -> None:
    mark = (
        "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/>"
        "<w:sym w:font='Symbol' w:char='F02A'/></w:r>"
    )
    note = "<w:r><w:sym w:font='Symbol' w:char='F02A'/></w:r>" + run(" Thanks.")
    document = read(run("A") + mark, footnotes={1: note})
    assert [(each.label, each.view.text) for each in document.notes] == [("*", "Thanks.")]
