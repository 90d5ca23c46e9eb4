"""MODS libraries read as works."""

from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import read_bytes
from tests.unit.library_files import MODS


def items(text: str) -> list[Item]:
    document = read_bytes(text.encode(), "mine.xml")
    return [stated.item for note in document.notes for stated in note.stated]


def test_books_articles_and_documents() -> None:
    book, article, letter = items(MODS)
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
    )
    assert book.editor == (Name(family="Иванов", given="И. И."),)
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война: 1918–1920")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert (book.collection_title, book.number_of_pages) == ("Военные тайны", "416")
    assert (book.isbn, book.language) == ("978-5-9533-0931-8", "rus")
    assert article.author == (Name(family="van der Leeuw", given="Charles"),)
    assert (article.type, article.container_title) == (ItemType.ARTICLE_JOURNAL, "Slavic Review")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert (article.doi, article.issn) == ("10.2307/250001", "0037-6779")
    assert article.url == "https://a.b/c"
    dates = (book.issued, article.issued, letter.issued)
    assert [date and date.edtf for date in dates] == ["2006", "1998-04", "1919/1920~"]
    assert letter.type is ItemType.MANUSCRIPT
    assert letter.archive is not None
    assert letter.archive.repository is not None
    assert letter.archive.repository.id == "rgaspi"
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"


def test_a_record_alone_is_a_library() -> None:
    one = MODS[MODS.index("<mods ID") : MODS.index("</mods>")] + "</mods>"
    assert items(one) == items(MODS)[:1]


def test_a_chapter_without_a_genre() -> None:
    (chapter,) = items(
        """<mods><titleInfo><title>Baku</title></titleInfo><relatedItem type="host"><titleInfo>
        <nonSort>The</nonSort><title>Empire</title></titleInfo>
        <name><namePart>Service, R.</namePart>
        <role><roleTerm>edt</roleTerm></role></name></relatedItem></mods>"""
    )
    assert (chapter.type, chapter.container_title) == (ItemType.CHAPTER, "The Empire")
    assert chapter.editor == (Name(family="Service", given="R."),)


def test_notes_stay_and_empty_records_are_reported() -> None:
    broken = MODS.replace("</modsCollection>", "<mods><note>lost</note></mods></modsCollection>")
    document = read_bytes(broken.encode(), "a.xml")
    assert len(document.notes) == 3
    assert "note: Хорошая книга\n" in document.text.content
    assert [finding.name for finding in document.diagnostics] == ["broken-entry"]
