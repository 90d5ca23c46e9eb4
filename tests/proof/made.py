"""Three hundred works of every type, many scripts and every oddity, the same ones every time."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from attrs import evolve

import ibidem
from ibidem.emit.provenance import with_citations
from ibidem.keys import assign_keys
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.model.work import Citing, Work

COUNT = 300
ROOT = Path(__file__).parents[2]

# Language tag, a title, a container, people (family, given), a publisher, its place.
SCRIPTS = (
    ("ru", "Борьба за Закавказье", "Вопросы истории", ("Гасанлы", "Дж. П."), "Воениздат", "М."),
    ("en", "The Fall of Baku", "Slavic Review", ("van der Berg", "Jan"), "Cambridge UP", "London"),
    ("az", "Xalq Cümhuriyyəti", "Tarix və onun problemləri", ("Əliyev", "İ. Ş."), "Elm", "Bakı"),
    ("uk", "Українська революція", "Кур’єр історії", ("Грушевський", "М. С."), "Думка", "Київ"),
    ("be", "Гісторыя Беларусі", "Полымя", ("Ігнатоўскі", "У."), "Навука", "Мінск"),
    ("sr", "Историја Југославије", "Летопис", ("Ђурић", "Ђ."), "Просвета", "Београд"),
    ("de", "Die Straße nach Baku", "Osteuropa", ("von der Goltz", "R."), "Böhlau", "Köln"),
    ("fr", "L’été à Bakou", "Cahiers du monde russe", ("d’Été", "É."), "Éd. de l’EHESS", "Paris"),
    ("pl", "Zażółć gęślą jaźń", "Kwartalnik", ("Świętochowski", "T."), "Ossolineum", "Łódź"),
    ("cs", "Příliš žluťoučký kůň", "Slovanský přehled", ("Dvořák", "Ž."), "Ťažký", "Plzeň"),
    ("tr", "Kafkas İslâm Ordusu", "Belleten", ("Yılmaz", "Ş. ğ."), "TTK", "İstanbul"),
    ("el", "Ἱστορία τῆς Κριμαίας", "Ἑλληνικά", ("Παπαδόπουλος", "Ἀ."), "Ἑστία", "Ἀθῆναι"),
    ("hy", "Հայաստանի պատմություն", "Լրաբեր", ("Հովհաննիսյան", "Ռ."), "Գիտություն", "Երևան"),
    ("ka", "საქართველოს ისტორია", "მნათობი", ("ჟორდანია", "ნ."), "მეცნიერება", "თბილისი"),
    ("ar", "تاريخ باقو", "المجلة", ("الحسن", "علي"), "دار العلم", "بيروت"),
    ("fa", "تاریخ آذربایجان", "یغما", ("کسروی", "احمد"), "امیرکبیر", "تهران"),
    ("he", "תולדות באקו", "ציון", ("כהן", "משה"), "מאגנס", "ירושלים"),
    ("zh", "巴库的历史", "历史研究", ("王", "明"), "商务印书馆", "北京"),
    ("ja", "バクーの歴史", "史学雑誌", ("山田", "太郎"), "岩波書店", "東京"),
    ("ko", "바쿠의 역사", "역사학보", ("김", "철수"), "창비", "서울"),
    ("hi", "बाकू का इतिहास", "इतिहास", ("शर्मा", "राम"), "राजकमल", "दिल्ली"),
    ("cu", "Повѣсть врємєнныхъ лѣтъ", "Лѣтопись", ("Нестѳръ", "ѡ҃."), "Сѵнодъ", "Кіевъ"),
    ("vi", "Lịch sử Ba-cu", "Nghiên cứu", ("Nguyễn", "Văn Ạ"), "Khoa học", "Hà Nội"),
    ("tlh", "Qo'noS qun", "paq'batlh", ("tlhIngan", "maH!"), "", ""),
    ("", "Без языка und ohne", "Сборник Papers", ("Nobody", "N."), "s. n.", "S. l."),
)

# Each makes something odd of a title.
ODDITIES = (
    "{}",
    "«{}» и «{}»",
    "“{}” and ‘{}’",
    "„{}“ — »{}«",
    '"{}" \'so\' "{}"',
    "''{}'' ``quoted''",
    "{} {{в скобках}}",
    "{}}} lone {{",
    "100 % {}, 50%",
    "{} & Sons, R&D",
    "#1 {} #",
    "{}_1920_v2",
    "${}$ costs $5",
    "C:\\temp\\{}\\n",
    "~{}~ ^2^",
    "\\emph{{{}}} \\'e \\",
    "<i>{}</i> <b> x < y > z",
    "{} &amp; &lt; &#1234;",
    "{{{{cite book|title={}}}}} [[{}|link]]",
    "{} | a = b | {}",
    "*{}* _so_ `code` [x](y)",
    "{} 😀 👩‍👩‍👧 🇦🇿",
    "Ба\u0301ку\u0301 a\u0323\u0307 {}",
    "\u200f{}\u200e \u202bx\u202c",
    "{}\u00ad\u200b\u2060 x",
    "{}\u00a0\u202f\u2009x",
    "- {}: a: b # c",
    ": {}",
    "? {} !",
    "@book{{{}, x = 1}}",
    "ER  - {}",
    "{}\nTY  - BOOK\tx",
    "=SUM(A1:A9) {}",
    "{} -- a --- b – c — d",
    "{}. ",
    "null",
    "1920",
    "true",
    "{}?`!` <<x>>",
    "MR 1234 {}",
    "{} and others and {}",
    "///{}//",
    "%{}",
    "]]>{}<!-- -->",
)
URLS = (
    "https://example.org/a_b%20c?x=1&y=~2#z",
    "http://az.example/Бакы?q=«x»",
    "https://example.org/{curly}|bar\\x",
    "https://example.org/?a=[1]&b='2'&c=\"3\"",
)
DOIS = ("10.1002/(SICI)1099(199604)10:4<483::AID>3.0.CO;2-#", "10.1000/a_b%c&d", "10.5555/12345678")
ISBNS = ("978-5-9533-0931-8", "0-521-52245-5", "9785953309318")
REPOSITORIES = (
    RepositoryRef(id="rgaspi", name="РГАСПИ", place="Москва"),
    RepositoryRef(id="attic", name="The Attic & Sons Archive", place=""),
    RepositoryRef(id="gapo", name="Государственный архив {области} №1", place="Пермь"),
    RepositoryRef(id="bl", name="British Library", place="London"),
)
LEVEL_WORDS = ("Ф.", "Оп.", "ser.", "т.", "box", "folder", "Д.", "file")
PERIODICALS = {ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER}
PARTS = PERIODICALS | {
    ItemType.REVIEW,
    ItemType.CHAPTER,
    ItemType.ENTRY_DICTIONARY,
    ItemType.ENTRY_ENCYCLOPEDIA,
    ItemType.PAPER_CONFERENCE,
}
UNPUBLISHED = {
    ItemType.MANUSCRIPT,
    ItemType.PERSONAL_COMMUNICATION,
    ItemType.DOCUMENT,
    ItemType.INTERVIEW,
}
TYPES = (*ItemType, None)


@cache
def made_works() -> tuple[Work, ...]:
    """The works of the generator; type, script and oddity go round at different speeds."""
    chance = Random(1920)
    items = [_item(number, chance) for number in range(COUNT)]
    return tuple(
        Work(key=key, item=item, cited_in=_cited(number, item))
        for number, (key, item) in enumerate(zip(assign_keys(items), items, strict=True))
    )


@cache
def seed_works() -> tuple[Work, ...]:
    """The works of the documents in ``seeds/``, with the places that cite them."""
    texts = sorted((ROOT / "seeds").glob("*.txt"))
    bibliography = ibidem.process(texts)
    return with_citations(bibliography.works, bibliography.citations)


def all_works() -> tuple[Work, ...]:
    """Works made up and works of the seeds, each under a key of its own."""
    taken = {work.key for work in made_works()}
    return (*made_works(), *(work for work in seed_works() if work.key not in taken))


def _item(number: int, chance: Random) -> Item:
    kind = TYPES[number % len(TYPES)]
    language, title, container, person, publisher, place = SCRIPTS[number % len(SCRIPTS)]
    item = Item(
        type=kind,
        title=_title(number, title),
        author=_authors(number, person),
        language=language,
        issued=_date(number, chance),
        genre="докторская диссертация" if kind is ItemType.THESIS else "",
    )
    if number % 7 == 0:
        item = evolve(item, url=URLS[number // 7 % len(URLS)], accessed=_day(chance))
    if kind in UNPUBLISHED or (kind in {None, ItemType.REPORT, ItemType.MAP} and number % 2):
        return evolve(
            item,
            archive=_archive(number, chance),
            genre="telegram" if number % 3 else "",
            recipient=(Name(family="Ленин", given="В. И."),) if number % 4 == 0 else (),
        )
    item = evolve(item, publisher=publisher, publisher_place=place)
    if kind in PARTS:
        return _part(number, item, container, chance)
    return _whole(number, item, container, chance)


def _part(number: int, item: Item, container: str, chance: Random) -> Item:
    first = chance.randrange(1, 900)
    item = evolve(
        item,
        container_title=_title(number + 11, container) if number % 2 else container,
        page=f"{first}-{first + chance.randrange(1, 90)}" if number % 5 else str(first),
        volume=chance.choice(["", "12", "XVIII", "2/1"]),
    )
    if item.type in PERIODICALS:
        more = {"issue": chance.choice(["", "3-4", "42400"]), "issn": "0037-6779"}
        return evolve(item, **more, doi=DOIS[number % len(DOIS)] if number % 3 == 0 else "")
    editors = (Name(family="Şahin", given="Ö."), Name(literal="ИМЛ при ЦК КПСС"))
    return evolve(item, editor=editors[: number % 3], isbn=ISBNS[number % 3])


def _whole(number: int, item: Item, container: str, chance: Random) -> Item:
    return evolve(
        item,
        editor=(Name(family="Редакторов", given="Р."),) if number % 3 == 0 else (),
        translator=(Name(family="Übersetzer", given="Ü."),) if number % 4 == 0 else (),
        collection_title=container if number % 2 else "",
        original_title="The Original & Only" if number % 5 == 0 else "",
        number_of_pages=str(chance.randrange(20, 900)) if number % 2 else "",
        number_of_volumes="3" if number % 6 == 0 else "",
        volume=chance.choice(["", "2", "IV"]),
        edition=chance.choice(["", "2", "2-е изд., доп."]),
        isbn=ISBNS[number % 3] if item.type in {ItemType.BOOK, ItemType.COLLECTION} else "",
    )


def _title(number: int, title: str) -> str:
    if number % 97 == 5:
        return f"{title} " * (4000 // (len(title) + 1))
    if number % 53 == 7:
        return ""
    return ODDITIES[number % len(ODDITIES)].format(title, title)


def _authors(number: int, person: tuple[str, str]) -> tuple[Name, ...]:
    family, given = person
    if number % 101 == 3:
        return tuple(Name(family=f"{family}{n}", given=given) for n in range(60))
    people = (
        Name(family=family, given=given),
        Name(family="Garcia y Vega", given="Juan"),
        Name(literal="Marks and Spencer, Ltd. {100 %}"),
        Name(family="Smith", given="John, Jr."),
        Name(family="Əli oğlu", given="M."),
        Name(literal="others"),
        Name(family="hooks", given="bell"),
    )
    start = number % 3 and number % len(people)
    return people[start : start + number % 4]


def _day(chance: Random) -> Date:
    return Date(start=PartialDate(2000 + chance.randrange(20), 1 + chance.randrange(12), 9))


def _date(number: int, chance: Random) -> Date | None:
    year, month = 1500 + chance.randrange(500), 1 + chance.randrange(12)
    dates = (
        Date(start=PartialDate(year)),
        Date(start=PartialDate(year, month)),
        Date(start=PartialDate(year, month, 1 + chance.randrange(28))),
        Date(start=PartialDate(year), end=PartialDate(year + 3)),
        Date(start=PartialDate(year, month, 3), end=PartialDate(year + 1, month, 28)),
        Date(start=PartialDate(year), circa=True),
        None,
        Date(start=PartialDate(-43)),
        Date(start=PartialDate(987)),
    )
    return dates[number % len(dates)]


def _archive(number: int, chance: Random) -> ArchivalUnits:
    levels = [level for level in Level if number % 16 == 0 or chance.random() < 0.5]
    units = tuple(
        Unit(level=level, value=f"{chance.randrange(1, 3000)}{'а' * (number % 2)}", word=word)
        for level, word in zip(Level, LEVEL_WORDS, strict=True)
        if level in levels
    )
    known = REPOSITORIES[number % len(REPOSITORIES)]
    return ArchivalUnits(repository=None if units and number % 9 == 0 else known, units=units)


def _cited(number: int, item: Item) -> tuple[Citing, ...]:
    page = Locator(label="page", value=str(number))
    return tuple(
        Citing(document=f"article {n}.docx", note=str(n), text=f"Там же, & <i> {n}.", locator=page)
        for n in range(number % 3)
        if item.title
    )
