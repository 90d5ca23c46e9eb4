"""Notes and reference lists of JATS articles."""

import pytest

from ibidem.model.citation import Document, NoteKind
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read import UnreadableError, read_bytes

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
FRONT = (
    "<journal-meta><issn>1</issn></journal-meta><article-meta><title-group>"
    "<article-title>Баку</article-title></title-group><pub-date><year>2020</year></pub-date>"
    "</article-meta>"
)
FIELDS = (
    '<element-citation publication-type="{}"><person-group person-group-type="author"><name>'
    "<surname>Hasanli</surname><given-names>Jamil</given-names></name></person-group>{}"
    "<year>2011</year></element-citation>"
)
IN_JOURNAL = FIELDS.format(
    "journal",
    "<article-title>Baku in <italic>April</italic></article-title><source>Slavic Review</source>"
    "<volume>7</volume><issue>2</issue><fpage>5</fpage><lpage>9</lpage>"
    '<pub-id pub-id-type="doi">10.1000/1</pub-id>',
)


def jats(body: str, back: str = "") -> bytes:
    text = f"<front>{FRONT}</front><body>{body}</body><back>{back}</back>"
    return f"<article>{text}</article>".encode()


def read(body: str, back: str = "") -> Document:
    return read_bytes(jats(body, back), "a.xml")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def entry(citation: str) -> Document:
    return read(
        "<p>Text.</p>", f'<ref-list><ref id="b1"><label>[1]</label>{citation}</ref></ref-list>'
    )


def test_notes_gathered_at_the_end_and_in_place() -> None:
    document = read(
        '<p>Пал.<xref ref-type="fn" rid="f1"><sup>1</sup></xref> Там<fn><p>Там же.</p></fn>.</p>',
        f'<fn-group><fn id="f1"><label>1.</label><p>{BOOK}</p></fn></fn-group>',
    )
    assert notes(document) == [("1", "Там же."), ("1", BOOK)]
    assert document.text.content.startswith("Баку\nПал.1 Там1.\n")
    assert document.text.place(document.notes[1].view.whole.start) == "f1, paragraph 2"
    assert document.diagnostics == ()


def test_an_article_in_fields_is_taken_exactly() -> None:
    document = entry(IN_JOURNAL)
    words = "Hasanli, Jamil. “Baku in April.” Slavic Review 7, no. 2 (2011): 5–9. 10.1000/1."
    assert notes(document) == [("1", words)]
    assert document.notes[0].kind is NoteKind.BIBLIOGRAPHY
    (stated,) = document.notes[0].stated
    item = stated.item
    assert document.text.content[stated.span.slice] == words
    assert item.type is ItemType.ARTICLE_JOURNAL
    assert item.author == (Name(family="Hasanli", given="Jamil"),)
    assert (item.title, item.container_title) == ("Baku in April", "Slavic Review")
    assert (item.volume, item.issue, item.page, item.doi) == ("7", "2", "5–9", "10.1000/1")
    assert item.issued is not None
    assert item.issued.edtf == "2011"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("<source>Oil</source><publisher-name>Flinta</publisher-name>", ItemType.BOOK),
        ("<chapter-title>Oil</chapter-title><source>Baku</source>", ItemType.CHAPTER),
    ],
)
def test_books_and_chapters(fields: str, kind: ItemType) -> None:
    item = entry(FIELDS.format("book", fields)).notes[0].stated[0].item
    assert (item.type, item.title) == (kind, "Oil")


def test_words_of_mixed_citations_are_parsed_unless_their_fields_are_enough() -> None:
    assert entry(f"<mixed-citation>{BOOK}</mixed-citation>").notes[0].stated == ()
    mixed = (
        "<mixed-citation><string-name><surname>Hasanli</surname></string-name>, "
        "<source>Oil</source>, <year>2011</year>.</mixed-citation>"
    )
    document = entry(mixed)
    assert notes(document) == [("1", "Hasanli, Oil, 2011.")]
    assert document.notes[0].stated[0].item.title == "Oil"


def test_of_two_forms_the_printed_one_is_shown() -> None:
    both = f"<mixed-citation>Hasanli, Baku in April.</mixed-citation>{IN_JOURNAL}"
    document = entry(f"<citation-alternatives>{both}</citation-alternatives>")
    assert notes(document) == [("1", "Hasanli, Baku in April.")]
    assert document.notes[0].stated[0].item.container_title == "Slavic Review"


def test_numbers_of_references_are_callouts_and_names_are_words() -> None:
    document = read(
        '<p>Oil [<xref ref-type="bibr" rid="b1">1</xref>]; '
        '<xref ref-type="bibr" rid="b1">Hasanli 2011</xref>.</p>',
        f'<ref-list><title>References</title><ref id="b1">{IN_JOURNAL}</ref></ref-list>',
    )
    assert [each.label for each in document.callouts] == ["1"]
    assert "Oil [1]; Hasanli 2011.\nReferences\n" in document.text.content
    assert document.diagnostics == ()


def test_a_citation_in_fields_within_a_note() -> None:
    document = read(f"<p>Oil<fn><p>See {IN_JOURNAL}</p></fn>.</p>")
    (stated,) = document.notes[0].stated
    assert document.text.content[stated.span.slice].startswith("Hasanli, Jamil.")


def test_docbook_is_not_taken_for_jats() -> None:
    data = b"<article><title>Oil</title><para>1. Hasanli.</para></article>"
    assert [note.kind for note in read_bytes(data, "a.xml").notes] != [NoteKind.FOOTNOTE]


def test_damaged_files_never_raise_anything_else() -> None:
    data = jats(f"<p>Oil<fn><p>See {IN_JOURNAL}</p></fn>.</p>")
    for at in range(0, len(data), 5):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x15]) + data[at + 1 :]):
            try:
                read_bytes(broken, "a.xml")
            except UnreadableError:
                continue


def test_deep_nesting_is_no_trouble() -> None:
    for tag in ("sec", "fn", "ref", "xref", "label"):
        body = f"{f'<{tag}><p>' * 120}A{f'</p></{tag}>' * 120}"
        assert "A" in read(body).text.content
