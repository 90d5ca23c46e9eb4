"""Notes of EPUB books."""

import pytest

from ibidem.model.citation import Document, NoteKind
from ibidem.read import UnreadableError, read_bytes
from tests.unit.office_files import packed

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
FIRST = '<h1>Баку</h1><p>Пал.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>'
SECOND = '<h1>Энзели</h1><p>Там.<a href="notes%2exhtml#m1"><sup>1</sup></a></p>'
NOTES = (
    f'<aside epub:type="footnote" id="n1"><p><a href="one.xhtml#c">1</a>. {BOOK}</p></aside>'
    '<p id="m1">1. Там же. С. 14.</p>'
)


def epub(encryption: str = "", **chapters: str) -> bytes:
    """An EPUB file of chapters and a table of contents."""
    pages = {**chapters, "nav": "<p>Contents of the book</p>"}
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml" '
        f'properties="{"nav" if name == "nav" else ""}"/>'
        for name in pages
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    spine = f"<spine>{spine}</spine>"
    head = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>A book</title></head>"
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": f"<package><manifest>{items}</manifest>{spine}</package>",
            **({"META-INF/encryption.xml": encryption} if encryption else {}),
            **{
                f"OPS/{name}.xhtml": f"{head}<body>{words}</body></html>"
                for name, words in pages.items()
                if words
            },
        }
    )


def read(**chapters: str) -> Document:
    return read_bytes(epub(**chapters), "a.epub")


def test_notes_in_a_file_of_their_own_are_linked() -> None:
    document = read(one=FIRST, two=SECOND, notes=NOTES)
    found = [(note.label, note.view.text) for note in document.notes]
    assert found == [("1", BOOK), ("1", "Там же. С. 14.")]
    assert document.text.content.startswith("Баку\nПал.1\nЭнзели\nТам.1\n")
    assert [each.label for each in document.callouts] == ["1", "1"]
    assert document.diagnostics == ()


def test_places_name_the_chapter() -> None:
    document = read(one=FIRST, two=SECOND, notes=NOTES)
    places = [place for _, place in document.text.places]
    assert places[1] == "Баку, paragraph 2"
    assert places[3] == "Энзели, paragraph 2"
    assert places[-1] == "A book, note 1, Энзели, paragraph 2"


def test_chapters_have_the_same_names_for_their_notes() -> None:
    notes = '<section role="doc-endnotes"><ol><li id="n">{}</li></ol></section>'
    page = f'<p>A<a href="#n">1</a></p>{notes}'
    document = read(one=page.format(BOOK), two=page.format("Там же. С. 14."))
    assert [note.view.text for note in document.notes] == [BOOK, "Там же. С. 14."]
    assert document.notes[0].kind is NoteKind.ENDNOTE


def test_a_missing_chapter_is_reported() -> None:
    document = read(one=FIRST, two="", notes=NOTES)
    assert "REA131" in [each.code for each in document.diagnostics]
    assert document.notes[0].view.text == BOOK


def test_a_book_under_drm_is_refused_and_one_with_hidden_fonts_is_read() -> None:
    def secret(name: str) -> str:
        return (
            f'<encryption><CipherData><CipherReference URI="OPS/{name}"/></CipherData></encryption>'
        )

    assert read_bytes(epub(secret("a.otf"), one=FIRST, notes=NOTES), "a.epub").notes
    with pytest.raises(UnreadableError, match="protected by DRM"):
        read_bytes(epub(secret("one.xhtml"), one=FIRST), "a.epub")


def test_damaged_books_never_raise_anything_else() -> None:
    data = epub(one=FIRST, two=SECOND, notes=NOTES)
    for at in range(0, len(data), 11):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            try:
                read_bytes(broken, "a.epub")
            except UnreadableError:
                continue


def test_odd_names_of_notes_are_no_trouble() -> None:
    page = "<p>A<a href='#%00%01 x'>1</a></p><p id='&#1; x'>1. Note.</p>"
    assert read(one=page).text.content.startswith("A1\n")
