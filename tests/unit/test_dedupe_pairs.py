"""Pairs of citations that are one work, and pairs that only look like it."""

import pytest

from ibidem.dedupe import compare, explain_comparison, keys_of
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name


def item(author="", title="", place="", publisher="", year=None, **more):
    names = tuple(
        Name(family=family, given=given)
        for family, _, given in (name.partition(", ") for name in author.split("; ") if name)
    )
    more.setdefault("type", ItemType.BOOK)
    return Item(
        author=names,
        title=title,
        publisher_place=place,
        publisher=publisher,
        issued=Date(start=PartialDate(year)) if year else None,
        **more,
    )


def article(author, title, journal, year, **more):
    more.setdefault("type", ItemType.ARTICLE_JOURNAL)
    return item(author, title, year=year, container_title=journal, **more)


def file(*units, repository="rgaspi", known=True, title="", date=None):
    levels = [Level.FOND, Level.OPIS, Level.DELO]
    mark = ArchivalUnits(
        repository=RepositoryRef(
            id=repository, name=repository, authority=repository if known else ""
        ),
        units=tuple(Unit(level=lv, value=v) for lv, v in zip(levels, units, strict=False)),
    )
    issued = Date(start=PartialDate(*date)) if date else None
    return Item(type=ItemType.MANUSCRIPT, archive=mark, title=title, issued=issued)


KADISHEV = item(
    "Кадишев, А. Б.", "Интервенция и гражданская война в Закавказье", "М.", "Воениздат", 1960
)

SAME = {
    "place and house in other words": (
        KADISHEV,
        item(
            "Kadishev, A. B.",
            "Interventsiia i grazhdanskaia voina v Zakavkaz'e",
            "Moscow",
            "Voenizdat",
            1960,
        ),
    ),
    "title translated for the reader": (
        KADISHEV,
        item(
            "Kadishev, A.",
            "Intervention and Civil War in Transcaucasia",
            "Moskau",
            "Voenizdat",
            1960,
        ),
    ),
    "no year": (
        KADISHEV,
        item("Кадишев, А.", "Интервенция и гражданская война в Закавказье"),
    ),
    "subtitle left out": (
        item("Баберовски, Й.", "Враг есть везде. Сталинизм на Кавказе", "М.", "РОССПЭН", 2010),
        item("Баберовски, Й.", "Враг есть везде", "Москва", "", 2010),
    ),
    "editor taken for the author": (
        item(
            "Касумов, З. М.",
            "История государства и права Азербайджанской ССР (1920—1934 гг.)",
            "Баку",
            "Элм",
            1973,
        ),
        item(
            "",
            "История государства и права Азербайджанской ССР, 1920-1934",
            "Baku",
            "Elm",
            1973,
        ),
    ),
    "Ukrainian and English": (
        item("Грушевський, М.", "Історія України-Руси", "Київ", "Наукова думка", 1991),
        item("Hrushevsky, M.", "History of Ukraine-Rus'", "Kyiv", "Naukova dumka", 1991),
    ),
    "Polish and German": (
        item("Davies, N.", "Historia Europy. Wojna i pokój", "Kraków", "Znak", 1998),
        item("Davies, Norman", "Geschichte Europas. Krieg und Frieden", "Krakau", "Znak", 1998),
    ),
    "Turkish and French": (
        item("Karal, Enver Ziya", "Osmanlı Tarihi. Islahat dönemi", "Ankara", "TTK", 1954),
        item(
            "Karal, E. Z.",
            "Histoire ottomane. Période des réformes",
            "Ankara",
            "Türk Tarih Kurumu",
            1954,
        ),
    ),
    "Azerbaijani in two alphabets": (
        item("Rəsulzadə, M. Ə.", "Azərbaycan Cümhuriyyəti", "Bakı", "Elm", 1990),
        item("Расулзаде, М.", "Азербайджанская Республика", "Баку", "Элм", 1990),
    ),
    "a typing error": (
        item("", "Парламент. Стенографические отчёты 1918", "Баку", "Азербайджан", 1998),
        item("", "Парламнет. Стенографические отчеты 1918", "Баку", "Изд-во «Азербайджан»", 1998),
    ),
    "journal abbreviated": (
        article("Халилов, А.", "Борьба в руководстве Чрезвычайной комиссии", "ВИ", 2016, issue="5"),
        article(
            "Халилов, А.",
            "Борьба в руководстве Чрезвычайной комиссии",
            "Вопросы истории",
            2016,
            issue="№ 5",
        ),
    ),
    "ISBN in two lengths": (
        item("Leeuw, Charles van der", "Azerbaijan", "", "", 2000, isbn="0-7007-1117-7"),
        item("Leeuw, C.", "Azerbaijan", "London", "", 2000, isbn="9780700711178"),
    ),
    "one file without titles": (file("85", "13", "1"), file("85", "13", "1", date=(1920, 4))),
    "one document in two languages": (
        file("897", "1", "86", title="Telegram from Lenin on the offensive", date=(1920, 3, 17)),
        file("897", "1", "86", title="Телеграмма Ленина о наступлении", date=(1920, 3, 17)),
    ),
    "an unknown archive spelt twice": (
        file("4", "2", repository="arxiv-politicheskoi-istorii", known=False),
        file("4", "2", repository="arkhiv-politicheskoi-istorii", known=False),
    ),
}

OTHER = {
    "another year": (
        item("Минц, И. И.", "История Великого Октября", "М.", "Наука", 1967),
        item("Минц, И. И.", "История Великого Октября", "М.", "Наука", 1977),
    ),
    "another edition of one year": (
        item("Hall, A.", "History of the Civil War", "London", "", 1930, edition="1st ed."),
        item("Hall, A.", "History of the Civil War", "London", "", 1930, edition="2nd ed."),
    ),
    "another volume": (
        item("", "История гражданской войны в СССР", "М.", "Госполитиздат", 1960, volume="4"),
        item("", "История гражданской войны в СССР", "М.", "Госполитиздат", 1960, volume="5"),
    ),
    "another volume, named in the title": (
        item("", "История гражданской войны в СССР. Т. 4", "М.", "Госполитиздат", 1960),
        item("", "История гражданской войны в СССР. Т. V", "М.", "Госполитиздат", 1960),
    ),
    "a volume and the set": (
        item("Алиев, И.", "История Азербайджана", "Баку", "Элм", 1998),
        item("Алиев, И.", "История Азербайджана", "Баку", "Элм", 1998, volume="2"),
    ),
    "a translation": (
        item("Kazemzadeh, Firuz", "The Struggle for Transcaucasia (1917-1921)", "", "", 1951),
        item("Каземзаде, Ф.", "Борьба за Закавказье (1917-1921)", "Стокгольм", "", 2010),
    ),
    "a translation of the same year": (
        item("Müller, H.", "Geschichte der russischen Revolution", "Berlin", "Dietz", 1967),
        item("Müller, H.", "History of the Russian Revolution", "London", "Verso", 1967),
    ),
    "a translation without a year": (
        item("Trotsky, L.", "History of the Russian Revolution"),
        item("Троцкий, Л.", "История русской революции", "Берлин", "Гранит", 1931),
    ),
    "a chapter and its book": (
        item("Фурман, Д.", "Азербайджан и Россия: общества и государства", "М.", "", 2001),
        article(
            "Фурман, Д.",
            "Азербайджан и Россия",
            "Азербайджан и Россия: общества и государства",
            2001,
            type=ItemType.CHAPTER,
        ),
    ),
    "two chapters of a book": (
        article("Смит, М.", "Память об утратах", "Азербайджан и Россия", 2001, isbn="5943810250"),
        article("Смит, М.", "Нефть и власть", "Азербайджан и Россия", 2001, isbn="5943810250"),
    ),
    "a review and the book": (
        item("Hovannisian, R.", "The Republic of Armenia in war", "Berkeley", "", 1996),
        article("Hovannisian, R.", "The Republic of Armenia in war", "Central Asian Survey", 1996),
    ),
    "two articles of one year": (
        article("Smith, M.", "Anatomy of a Rumour", "Slavic Review", 2001),
        article("Smith, M.", "Cinema for the Soviet East", "Slavic Review", 2001),
    ),
    "a series of articles": (
        article("Пашаев, А.", "Декреты Азревкома", "Вопросы истории", 1988, issue="3"),
        article("Пашаев, А.", "Декреты Азревкома", "Вопросы истории", 1988, issue="4"),
    ),
    "one entry in two encyclopedias": (
        article("", "Бакинская операция", "Большая советская энциклопедия", None),
        article("", "Бакинская операция", "Гражданская война. Энциклопедия", None),
    ),
    "namesakes": (
        item("Багиров, М.", "История Азербайджана", "Баку", "", 1965),
        item("Багиров, И.", "История Азербайджана", "Баку", "", 1965),
    ),
    "a title that continues another": (
        item("", "Azerbaijan Democratic Republic", "Baku", "Elm", 1998),
        item("", "Azerbaijan Democratic Republic. Army", "Baku", "Azerbaijan", 1998),
    ),
    "other years in the title": (
        item("", "Документы внешней политики, 1918-1920", "М.", "Политиздат", 1958),
        item("", "Документы внешней политики, 1920-1922", "М.", "Политиздат", 1958),
    ),
    "one decisive word": (
        item("Алиев, А.", "История Северного Азербайджана в документах", "Баку", "Элм", 1995),
        item("Алиев, А.", "История Южного Азербайджана в документах", "Баку", "Элм", 1995),
    ),
    "two printings": (
        item("Conquest, R.", "The Great Terror", "London", "Macmillan", 1968, isbn="0333004914"),
        item("Conquest, R.", "The Great Terror", "New York", "Harper", 1968, isbn="0060108347"),
    ),
    "another file": (file("85", "13", "1"), file("85", "13", "2")),
    "another archive": (file("85", "13", "1"), file("85", "13", "1", repository="garf")),
    "the file and a document in it": (
        file("85", "13", "1"),
        file("85", "13", "1", title="Телеграмма Ленина"),
    ),
    "two documents in one file": (
        file("85", "13", "1", title="Телеграмма Ленина Орджоникидзе"),
        file("85", "13", "1", title="Протокол заседания ревкома"),
    ),
    "one kind of document on two days": (
        file("85", "13", "1", title="Протокол заседания бюро", date=(1920, 4, 1)),
        file("85", "13", "1", title="Протокол заседания бюро", date=(1920, 4, 8)),
    ),
    "a fond and a file in it": (file("85"), file("85", "13", "1")),
    "nothing in common but the author": (
        item("Мамедов, А."),
        item("Мамедов, А.", year=1990),
    ),
    "nothing at all": (Item(), Item(type=ItemType.BOOK)),
}


@pytest.mark.parametrize("name", SAME)
def test_one_work(name):
    left, right = map(keys_of, SAME[name])
    found = compare(left, right)
    assert found.joins, "\n".join(explain_comparison(found))
    assert compare(right, left).joins


@pytest.mark.parametrize("name", OTHER)
def test_two_works(name):
    left, right = map(keys_of, OTHER[name])
    found = compare(left, right)
    assert not found.joins, "\n".join(explain_comparison(found))
    assert not compare(right, left).joins


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("title translated for the reader", "title", "translation"),
        ("title translated for the reader", "author", "transliteration"),
        ("title translated for the reader", "publisher-place", "transliteration"),
        ("place and house in other words", "title", "transliteration"),
        ("subtitle left out", "title", "shorter"),
        ("journal abbreviated", "container-title", "close"),
        ("a typing error", "title", "close"),
    ],
)
def test_levels(name, field, expected):
    assert compare(*map(keys_of, SAME[name])).level(field) == expected


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("another year", "issued"),
        ("another edition of one year", "edition"),
        ("another volume, named in the title", "volume"),
        ("a chapter and its book", "type"),
        ("a series of articles", "issue"),
        ("one entry in two encyclopedias", "container-title"),
        ("another file", "archive"),
        ("two printings", "ISBN"),
    ],
)
def test_what_forbids(name, field):
    assert field in compare(*map(keys_of, OTHER[name])).forbidden
