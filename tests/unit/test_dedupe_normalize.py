"""Search keys of names, titles, numbers, places."""

import pytest

from ibidem.dedupe.archives import unit_key
from ibidem.dedupe.names import name_level
from ibidem.dedupe.normalize import Scope, keys_of, name_key, places, publishers, scope_of
from ibidem.dedupe.title_keys import in_other_languages, integers, roman, title_key
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name


def level(left: str, right: str) -> str:
    keys = [
        name_key(Name(family=family, given=given))
        for family, _, given in (name.partition(", ") for name in (left, right))
    ]
    return name_level(*keys)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Гасанлы, Дж. П.", "Гасанлы, Дж. П.", "same"),
        ("Darabadi, Parvin", "Darabadi, P.", "same"),
        ("Гасанлы, Дж. П.", "Hasanli, J.", "transliteration"),
        ("Гасанлы, Джамиль", "Həsənli, Cəmil", "transliteration"),
        ("Hasanli, J.", "Gasanly, Dzh.", "transliteration"),
        ("Широкорад, А. Б.", "Shirokorad, Aleksandr B.", "transliteration"),
        ("Дарабади, П.", "Darabadi, Parvin", "transliteration"),
        ("Swietochowski, Tadeusz", "Светоховский, Тадеуш", "transliteration"),
        ("Чичерин, Г.", "Tschitscherin, G.", "transliteration"),
        ("Hasanov (Hasanli), J.", "Гасанлы, Дж.", "transliteration"),
        ("Грушевський, М.", "Hrushevsky, Mykhailo", "transliteration"),
        ("Kazemzadeh, Firuz", "Kazemzade, F.", "close"),
        ("Smith, Michael", "Smith, Adam", ""),
        ("Багиров, М.", "Багиров, И.", ""),
        ("Алиев, Гейдар", "Алиев, Генрих", ""),
        ("Ibragimov, S.", "Islamov, T.", ""),
        ("Marshall, Alex", "Martin, Alex", ""),
    ],
)
def test_name_levels(left, right, expected):
    assert level(left, right) == expected
    assert level(right, left) == expected


def test_bodies_are_no_people():
    body = name_key(Name(literal="Академия наук"))
    assert name_level(body, name_key(Name(family="Академия", given="Н."))) == ""
    assert name_level(body, body) == "same"


@pytest.mark.parametrize(
    ("title", "divisions", "years", "numbers"),
    [
        ("Документы внешней политики СССР. Т. II", {2}, set(), set()),
        ("The Republic of Armenia. Vol. III. From London to Sèvres", {3}, set(), set()),
        ("Azərbaycan tarixi. VI cild", {6}, set(), set()),
        ("Очерки истории, 1917–20", set(), {1917, 1920}, set()),
        ("XIth Army moves into Baku", set(), set(), {11}),
        ("XI Красная армия", set(), set(), {11}),
        ("28 апреля 1920 года", set(), {1920}, {28}),
        ("Civil War", set(), set(), set()),
    ],
)
def test_numbers_in_titles(title, divisions, years, numbers):
    key = title_key(title)
    assert (key.divisions, key.years, key.numbers) == (divisions, years, numbers)


def test_a_title_keeps_names_and_meanings_apart():
    key = title_key("Нариман Нариманов: жизнь и эпоха")
    assert key.concepts == {"life", "time"}
    assert key.names == ("нариман", "нариманов")
    assert key.script == "CYRILLIC"


def test_stress_marks_and_case_do_not_matter():
    plain, stressed = title_key("Бакинская операция"), title_key("БАКИ́НСКАЯ ОПЕРА́ЦИЯ")
    assert plain.words == stressed.words


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("История Азербайджана", "History of Azerbaijan", True),
        ("Azərbaycan tarixi", "History of Azerbaijan", True),
        ("Geschichte der Revolution", "Histoire de la révolution", True),
        ("The history of the army", "The army in history", False),
        ("1920", "1921", False),
    ],
)
def test_languages_of_titles(left, right, expected):
    assert in_other_languages(title_key(left), title_key(right)) is expected


@pytest.mark.parametrize(
    ("printed", "value"), [("IV", 4), ("XVIII", 18), ("ХI", 11), ("XC", 90), ("Baku", None)]
)
def test_roman_numerals(printed, value):
    assert roman(printed) == value


def test_integers_of_an_issue():
    assert integers("1 (25)") == {1, 25}
    assert integers("1—2") == {1, 2}
    assert integers("Janvier") == frozenset()


def test_places_and_publishers_are_sets_of_ids():
    assert places("М.; Л.") == {"moskva", "sankt-peterburg"}
    assert places("Ростов-на-Дону") == {"rostov-na-donu"}
    assert places("United States of America") == frozenset()
    assert places("Урюпинск") == {"uriupinsk"}
    assert publishers("ИВ РАН: Крафт+") == {"iv-ran", "kraft"}
    assert publishers("") == frozenset()


def test_isbns_of_ten_and_thirteen_digits_meet():
    short, long = keys_of(Item(isbn="5-9533-1465-5")), keys_of(Item(isbn="978-5-9533-1465-7"))
    assert short.isbns == long.isbns != frozenset()
    assert keys_of(Item(isbn="0-2759-6241-5 1")).isbns == frozenset()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item(archive=ArchivalUnits(repository=RepositoryRef(id="r", name="R"))), Scope.ARCHIVAL),
        (Item(container_title="Вопросы истории", type=ItemType.BOOK), Scope.PART),
        (Item(type=ItemType.CHAPTER), Scope.PART),
        (Item(publisher="Элм"), Scope.WHOLE),
        (Item(title="28 апреля"), Scope.UNKNOWN),
    ],
)
def test_scopes(item, expected):
    assert scope_of(item) is expected


def test_edition_numbers():
    editions = {keys_of(Item(edition=e)).edition for e in ("2-е изд.", "second", "2nd ed.", "2")}
    assert editions == {2}
    assert keys_of(Item(edition="испр.")).edition is None


def test_unit_values_level_scripts():
    assert unit_key("321а") == unit_key("321A") == "321a"
    assert unit_key("12-б") != unit_key("12")


def test_units_of_a_mark_stay_in_order():
    units = (Unit(level=Level.FOND, value="85"), Unit(level=Level.DELO, value="1"))
    assert keys_of(Item(archive=ArchivalUnits(units=units))).scope is Scope.ARCHIVAL
