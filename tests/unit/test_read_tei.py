"""Notes and bibliographies of TEI documents."""

from pathlib import Path

import pytest

import ibidem
from ibidem.diagnostics.render import headline
from ibidem.model.citation import Document, NoteKind
from ibidem.read import UnreadableError, read_bytes

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
HEADER = "<teiHeader><notesStmt><note n='9'>Of the edition.</note></notesStmt></teiHeader>"


def tei(body: str, back: str = "") -> bytes:
    text = f"<text><body>{body}</body><back>{back}</back></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{text}</TEI>'.encode()


def read(body: str, back: str = "") -> Document:
    return read_bytes(tei(body, back), "a.xml")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def callouts(document: Document) -> list[str]:
    return [document.text.content[each.span.slice] for each in document.callouts]


def test_notes_stand_where_they_are_called() -> None:
    document = read(
        f'<head>War<note n="*">Thanks.</note></head><p>Baku\n  fell.<note n="1" xml:id="fn1">{BOOK}'
        "</note> Then\n  Enzeli.<note place='foot'>Там же.\n  С. 14.</note></p>"
    )
    assert notes(document) == [("*", "Thanks."), ("1", BOOK), ("3", "Там же. С. 14.")]
    assert document.text.content.startswith("War*\nBaku fell.1 Then Enzeli.3\n")
    assert callouts(document) == ["*", "1", "3"]
    places = [document.text.place(note.view.whole.start) for note in document.notes]
    assert places == ["note 1, paragraph 1", "fn1, paragraph 2", "note 3, paragraph 2"]
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    "pointer",
    [
        '<ref type="noteAnchor" target="#fn1">[1]</ref>',
        '<ptr target="#fn1"/>',
        '<anchor xml:id="here"/>',
    ],
)
def test_notes_gathered_at_the_end_are_called_from_the_text(pointer: str) -> None:
    document = read(
        f"<p>Baku fell{pointer}.</p>",
        f'<div type="notes"><note xml:id="fn1" n="1" target="#here"><p>{BOOK}</p></note></div>',
    )
    assert notes(document) == [("1", BOOK)]
    assert document.notes[0].kind is NoteKind.ENDNOTE
    assert document.text.content.startswith("Baku fell1.\n")
    assert callouts(document) == ["1"]


def test_notes_among_the_words_and_beside_them_are_words() -> None:
    document = read(
        "<p>Baku<note place='margin'>1920</note> <bibl>Hasanli<note>sic</note></bibl>"
        "<note n='1'>See <bibl>Swietochowski<note>ed.</note></bibl>.</note></p>"
    )
    assert [label for label, _ in notes(document)] == ["1"]
    assert "1920" in document.text.content


def test_a_reference_to_a_note_in_place_is_no_second_callout() -> None:
    document = read(
        "<p>A<note n='1' xml:id='fn1'>First.</note> see note <ref target='#x'>1</ref></p>"
    )
    assert callouts(document) == ["1"]


def test_of_two_readings_the_corrected_one_is_read() -> None:
    document = read(
        "<p>A<note n='1'><choice><sic>Bkau</sic><corr>Baku</corr></choice>, "
        "<del>1919</del>1920<lb/>p. 5</note></p>"
    )
    assert notes(document) == [("1", "Baku, 1920 p. 5")]


def test_entries_of_a_bibliography_follow_the_notes() -> None:
    entries = (
        "<listBibl><head>Sources</head><bibl xml:id='kaz'>Kazemzadeh, Firuz. The Struggle for "
        "Transcaucasia. New York, 1951.</bibl><biblStruct><analytic><author><persName><surname>"
        "Hasanli</surname><forename>Jamil</forename></persName></author><title level='a'>Baku"
        "</title></analytic><monogr><title level='j'>Caucasus</title><imprint><date when='2011'/>"
        "<biblScope unit='volume'>3</biblScope><biblScope unit='page' from='4' to='9'/></imprint>"
        "</monogr></biblStruct></listBibl>"
    )
    document = read(f"<p>A<note n='1'>{BOOK}</note></p>", entries)
    assert notes(document)[1:] == [
        ("1", "Kazemzadeh, Firuz. The Struggle for Transcaucasia. New York, 1951."),
        ("2", "Hasanli, Jamil. “Baku.” Caucasus 3 (2011): 4–9."),
    ]
    assert [note.kind for note in document.notes][1:] == [NoteKind.BIBLIOGRAPHY] * 2
    assert document.text.place(document.notes[1].view.whole.start) == "kaz"
    assert document.diagnostics == ()


def test_the_words_that_an_entry_was_read_from_are_preferred() -> None:
    entry = (
        "<biblStruct><monogr><title>Struggle</title></monogr>"
        "<note type='raw_reference'>F. Kazemzadeh, The Struggle, 1951.</note></biblStruct>"
    )
    assert notes(read("<p>A</p>", f"<listBibl>{entry}</listBibl>")) == [
        ("1", "F. Kazemzadeh, The Struggle, 1951.")
    ]


def test_an_epigraph_is_no_entry_of_a_bibliography() -> None:
    document = read("<cit><quote>Q</quote><bibl>Hegel</bibl></cit><p>A<note n='1'>N.</note></p>")
    assert notes(document) == [("1", "N.")]


def test_a_callout_without_a_note_is_reported() -> None:
    document = read("<p>A<note n='1'>N.</note> B<ref type='noteAnchor' target='#fn7'>7</ref></p>")
    (finding,) = document.diagnostics
    assert finding.name == "callout-without-note"
    assert headline(finding, document.text).startswith("a.xml: paragraph 1: ")


def test_the_older_guidelines_without_a_namespace_are_read() -> None:
    data = b"<!-- P4 --><TEI.2><text><body><p>A&eacute;<note n='1'>N.</note></p></body></text>"
    document = read_bytes(b"<!DOCTYPE TEI.2 SYSTEM 'tei.dtd'>" + data + b"</TEI.2>", "a.xml")
    assert notes(document) == [("1", "N.")]
    assert document.text.content.startswith("Aé1\n")


def test_ibid_is_resolved_across_notes(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(
        tei(f"<p>A<note n='1'>{BOOK}</note>B<note n='2'>Там же. С. 14.</note></p>")
    )
    first, second = ibidem.process([tmp_path / "a.xml"]).citations
    assert second.work == first.work is not None


@pytest.mark.parametrize(
    "data", [tei("<p>A</p>")[:150], b"<TEI>" + b"<a>" * 5000], ids=["cut off", "deep nesting"]
)
def test_a_damaged_file_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.xml: the file is no well-formed XML"):
        read_bytes(data, "a.xml")


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden")
    head = f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    document = read_bytes(head.encode() + tei("<p>A&e;<note n='1'>N&e;.</note></p>"), "a.xml")
    assert notes(document) == [("1", "N.")]
    assert "hidden" not in document.text.content


def test_other_xml_is_plain_text() -> None:
    document = read_bytes(b"<article>1. Brandt, Roads (Bern, 1990), 1.</article>", "a.xml")
    assert document.text.places == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_is_read(encoding: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    data = (head + tei(f"<p>Baku<note n='1'>{BOOK}</note></p>").decode()).encode(encoding)
    assert notes(read_bytes(data, "a.xml")) == [("1", BOOK)]


def test_a_line_may_begin_within_a_word() -> None:
    document = read("<p>Azer\n <lb break='no'/>\n baijan<lb/>in <lb n='3'/>1920</p>")
    assert document.text.content == "Azerbaijan in 1920\n"
