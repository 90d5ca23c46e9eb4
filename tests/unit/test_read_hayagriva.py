"""Hayagriva libraries read as works."""

import pytest

from ibidem.model.citation import Document
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import UnreadableError, read_bytes
from ibidem.read.hayagriva import works
from tests.unit.library_files import HAYAGRIVA


def read(text: str) -> Document:
    return read_bytes(text.encode(), "works.yml")


def items(text: str) -> list[Item]:
    return [stated.item for note in read(text).notes for stated in note.stated]


def test_entries_and_their_parents() -> None:
    book, article, letter = items(HAYAGRIVA)
    assert book.author == (
        Name(family="Широкорад", given="А. Б."),
        Name(literal="Институт истории"),
    )
    assert (book.type, book.title) == (ItemType.BOOK, "Великая речная война")
    assert (book.publisher, book.publisher_place) == ("Вече", "Москва")
    assert (book.collection_title, book.volume, book.isbn) == (
        "Военные тайны",
        "",
        "978-5-9533-0931-8",
    )
    assert article.type is ItemType.ARTICLE_JOURNAL
    assert article.author == (Name(family="van der Leeuw", given="Charles"),)
    assert (article.container_title, article.issn) == ("Slavic Review", "0037-6779")
    assert (article.volume, article.issue, article.page) == ("3", "2", "5-9")
    assert (article.url, article.accessed and article.accessed.edtf) == (
        "https://a.b/c",
        "2020-05-04",
    )
    assert letter.author == (Name(family="Чичерин", given="Г. В."),)
    assert letter.archive is not None
    assert letter.archive.location == "Ф. 2. Оп. 1. Д. 24362"
    content = read(HAYAGRIVA).text.content
    assert "note: Хорошая книга\n" in content
    assert "parent1.title: Film\n" in content


def test_what_an_article_is_shows_in_its_parent() -> None:
    text = """a:
  type: article
  title: Baku
  parent: {type: Anthology, title: Russia, editor: "Service, R.", parent: {title: Studies}}
"""
    (chapter,) = items(text)
    assert (chapter.type, chapter.container_title) == (ItemType.CHAPTER, "Russia")
    assert (chapter.editor, chapter.collection_title) == (
        (Name(family="Service", given="R."),),
        "Studies",
    )


def test_broken_entries_are_reported_and_the_others_are_read() -> None:
    broken = HAYAGRIVA.replace("title: Oil & War", "title: [Oil")
    assert [item.title for item in items(broken)] == ["Великая речная война", "Письмо Ленину"]
    (finding,) = read(broken).diagnostics
    assert "the entry on line 15 " in finding.message
    odd = f"{HAYAGRIVA}words: none\nletter:\n    title: Other\n"
    assert [finding.message for finding in read(odd).diagnostics] == [
        "the entry on line 38 is broken: words is no mapping of fields",
        "the entry on line 39 is broken: the key letter stands twice",
    ]


def test_what_is_no_hayagriva_is_said_in_a_line() -> None:
    for text in (b"- a", b"a: [", b"words"):
        with pytest.raises(UnreadableError, match="YAML"):
            works(text)


def test_aliases_do_not_explode() -> None:
    bomb = "".join(
        f"a{n}: &a{n}\n  type: Book\n  parent: [{', '.join([f'*a{n - 1}'] * 9) if n else ''}]\n"
        for n in range(40)
    )
    assert len(items(bomb)) == 40
