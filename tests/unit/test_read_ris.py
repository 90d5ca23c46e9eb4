"""RIS libraries read as works."""

import pytest

from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import read_bytes
from tests.unit.library_files import RIS


def items(text: str, encoding: str = "utf-8") -> list[Item]:
    document = read_bytes(text.encode(encoding), "mine.ris")
    return [stated.item for note in document.notes for stated in note.stated]


def test_books_articles_and_documents() -> None:
    book, article, letter = items(RIS)
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война. 1918–1920")
    assert book.author == (Name(family="Широкорад", given="А. Б."),)
    assert book.editor == (Name(literal="Институт истории"),)
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert (book.collection_title, book.number_of_pages) == ("Военные тайны", "416")
    assert book.isbn == "978-5-9533-0931-8"
    assert book.issued is not None
    assert book.issued.edtf == "2006-05-12"
    assert (article.title, article.container_title) == ("Oil & War", "Slavic Review")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert (article.doi, article.issn) == ("10.2307/250001", "0037-6779")
    assert article.archive is None
    assert (letter.type, letter.author) == (
        ItemType.MANUSCRIPT,
        (Name(family="Чичерин", given="Г. В."),),
    )
    assert letter.archive is not None
    assert letter.archive.repository is not None
    assert letter.archive.repository.id == "rgaspi"
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"
    assert letter.issued is not None
    assert letter.issued.edtf == "1920~"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_the_first_record_is_read_whatever_the_encoding(encoding: str) -> None:
    assert items(RIS, encoding)[0] == items(RIS)[0]
    assert items(RIS.replace("\n", "\r\n"), encoding) == items(RIS)


def test_notes_stay_in_the_text() -> None:
    assert "N1: Хорошая книга про флот\n" in read_bytes(RIS.encode(), "a").text.content


def test_a_record_without_an_end_swallows_none() -> None:
    document = read_bytes(RIS.replace("ER  -\n", "", 1).encode(), "a.ris")
    assert len(document.notes) == 3
    (finding,) = document.diagnostics
    assert (finding.name, "line 1 " in finding.message) == ("unended-entry", True)


def test_broken_records_are_reported_and_the_others_are_read() -> None:
    broken = "AU  - Lost, A.\nTI  - No head\nER  -\nTY  - CHAP\nER  -\n"
    document = read_bytes(f"{RIS}{broken}{RIS}".encode(), "a.ris")
    assert len(document.notes) == 6
    assert [finding.name for finding in document.diagnostics] == ["broken-entry"] * 2


def test_parts_and_their_wholes() -> None:
    (chapter,) = items(
        "TY  - CHAP\nA1  - Pipes, R.\nT1  - Baku\nBT  - Russia\nA2  - Service, R.\nT3  - Studies\n"
        "SP  - 12-34\nNV  - 2\nET  - 2nd\nUR  - https://a.b/c\nY2  - 2020/05/04\nER  - \n"
    )
    assert (chapter.container_title, chapter.collection_title) == ("Russia", "Studies")
    assert (chapter.page, chapter.number_of_volumes, chapter.edition) == ("12-34", "2", "2nd")
    assert chapter.editor == (Name(family="Service", given="R."),)
    assert chapter.accessed is not None
    assert chapter.accessed.edtf == "2020-05-04"
