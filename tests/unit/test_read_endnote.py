"""EndNote XML libraries read as works."""

from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import read_bytes
from tests.unit.library_files import ENDNOTE


def items(text: str) -> list[Item]:
    document = read_bytes(text.encode(), "mine.xml")
    return [stated.item for note in document.notes for stated in note.stated]


def test_books_articles_and_documents() -> None:
    book, article, letter = items(ENDNOTE)
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
    )
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert (book.collection_title, book.number_of_pages) == ("Военные тайны", "416")
    assert book.isbn == "978-5-9533-0931-8"
    assert article.author == (Name(family="van der Leeuw", given="Charles"),)
    assert (article.type, article.container_title) == (ItemType.ARTICLE_JOURNAL, "Slavic Review")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert (article.doi, article.issn) == ("10.2307/250001", "0037-6779")
    dates = (book.issued, article.issued, letter.issued)
    assert [date and date.edtf for date in dates] == ["2006-05-12", "1998~", "1920-04-28"]
    assert letter.archive is not None
    assert letter.archive.repository is not None
    assert letter.archive.repository.id == "rgaspi"
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"


def test_notes_stay_in_the_text() -> None:
    assert "notes: Хорошая книга\n" in read_bytes(ENDNOTE.encode(), "a.xml").text.content


def test_a_record_that_says_nothing_is_reported() -> None:
    empty = '<record><ref-type name="Book">6</ref-type></record></records>'
    document = read_bytes(ENDNOTE.replace("</records>", empty).encode(), "a.xml")
    assert len(document.notes) == 3
    assert [finding.name for finding in document.diagnostics] == ["broken-entry"]
