"""Works in one line."""

import pytest

from ibidem.emit.describe import describe
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name

RGASPI = RepositoryRef(
    id="rgaspi", name="Российский государственный архив социально-политической истории"
)


def _year(year, end=None):
    return Date(start=PartialDate(year), end=PartialDate(end) if end else None)


def _page(value):
    return Locator(label="page", value=value)


def _units(*words):
    levels = (Level.FOND, Level.OPIS, Level.DELO)
    values = ("85", "13", "1")
    return tuple(
        Unit(level=level, value=value, word=word)
        for level, value, word in zip(levels, values, words, strict=True)
    )


def test_a_book_has_author_title_imprint_and_page():
    book = Item(
        author=(Name(family="Hasanli", given="J."),),
        title="Russian Revolution and Azerbaijan",
        publisher="Flinta",
        publisher_place="Moscow",
        issued=_year(2011),
        language="en",
    )
    assert describe(book, _page("540")) == (
        "Hasanli, Russian Revolution and Azerbaijan. Moscow: Flinta, 2011, p. 540"
    )


@pytest.mark.parametrize(
    ("language", "title", "value", "words"),
    [
        ("en", "History", "5", "p. 5"),
        ("en", "History", "5-7", "pp. 5-7"),
        ("de", "Geschichte", "5", "S. 5"),
        ("ru", "История", "5-7", "с. 5-7"),
        ("az", "Tarix", "5", "s. 5"),
        ("", "История", "5", "с. 5"),
        ("", "History", "5", "p. 5"),
        ("xx", "History", "5", "p. 5"),
        ("sr", "Istorija", "5", "s. 5"),
        ("sr", "Историја", "5", "с. 5"),
        ("ru", "Istoriia", "5", "с. 5"),
    ],
)
def test_the_word_for_page_is_that_of_the_language(language, title, value, words):
    assert describe(Item(title=title, language=language), _page(value)) == f"{title}, {words}"


def test_a_locator_without_a_word_of_ours_keeps_its_label():
    assert describe(Item(title="Hamlet"), Locator(label="scene", value="2")) == "Hamlet, scene 2"


def test_a_shelf_mark_with_capitals_is_divided_as_gost_has_it():
    item = Item(archive=ArchivalUnits(repository=RGASPI, units=_units("Ф.", "Оп.", "Д.")))
    place = Locator(label="folio", value="1")
    assert describe(item, place) == "РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1"


def test_a_shelf_mark_without_capitals_is_divided_by_commas():
    item = Item(
        title="Telegram",
        issued=Date(start=PartialDate(1920, 3, 17), printed="17.03.1920"),
        archive=ArchivalUnits(repository=RGASPI, units=_units("", "op.", "d.")),
        language="en",
    )
    place = Locator(label="folio", value="1-2")
    assert describe(item, place) == ("Telegram, 17.03.1920. RGASPI, f. 85, op. 13, d. 1, ll. 1-2")


def test_an_unknown_repository_keeps_its_name():
    archive = ArchivalUnits(repository=RepositoryRef(id="attic", name="The Attic"))
    assert describe(Item(title="Letter", archive=archive)) == "Letter. The Attic"


def test_an_article_names_its_journal_volume_and_issue():
    item = Item(
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Smith"), Name(family="Jones")),
        title="Anatomy of a Rumour",
        container_title="Journal of Contemporary History",
        volume="36",
        issue="2",
        issued=_year(2001),
        language="en",
    )
    assert describe(item) == (
        "Smith, Jones, Anatomy of a Rumour. In: Journal of Contemporary History, "
        "2001, vol. 36, no. 2"
    )


def test_of_many_authors_the_first_stands_for_all():
    names = tuple(Name(family=family) for family in ("A", "B", "C", "D"))
    assert describe(Item(author=names, title="Book", language="en")) == "A et al., Book"


def test_an_editor_stands_for_a_missing_author():
    item = Item(editor=(Name(family="Braun"),), title="Akten.", language="de", publisher="Mohr")
    assert describe(item) == "Braun (Hg.), Akten. Mohr"


def test_a_range_of_years_and_an_address():
    item = Item(title="Diary", issued=_year(1918, 1920), url="https://example.org")
    assert describe(item) == "Diary, 1918–1920, https://example.org"


def test_nothing_gives_nothing():
    assert describe(Item()) == ""
