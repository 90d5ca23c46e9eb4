"""Hand-made works of every type, of many scripts, and odd ones."""

from __future__ import annotations

from attrs import evolve

from ibidem.keys import assign_keys
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.model.work import Citing, Work

KADISHEV = Item(
    type=ItemType.BOOK,
    author=(Name(family="Кадишев", given="А. Б."),),
    title="Интервенция и гражданская война в Закавказье",
    publisher="Воениздат",
    publisher_place="М.",
    issued=Date(start=PartialDate(1960)),
    number_of_pages="510",
    language="ru",
)
TELEGRAM = Item(
    type=ItemType.MANUSCRIPT,
    author=(Name(family="Орджоникидзе", given="Г. К."),),
    recipient=(Name(family="Ленин", given="В. И."),),
    title="Телеграмма о положении в Баку",
    genre="telegram",
    issued=Date(start=PartialDate(1920, 4, 28)),
    language="ru",
    archive=ArchivalUnits(
        repository=RepositoryRef(id="rgaspi", name="РГАСПИ", place="Москва"),
        units=(
            Unit(level=Level.FOND, value="85", word="Ф."),
            Unit(level=Level.OPIS, value="13", word="Оп."),
            Unit(level=Level.DELO, value="1", word="Д."),
        ),
    ),
)
TIMES = Item(
    type=ItemType.ARTICLE_NEWSPAPER,
    title="The Bolsheviks and the Caucasus",
    container_title="The Times",
    issued=Date(start=PartialDate(1920, 5, 3)),
    issue="42400",
    page="12-13",
    url="https://example.org/a_b%20c?x=1&y=~2#{z}",
    accessed=Date(start=PartialDate(2021, 2, 1)),
    language="en",
)
RANGE = Item(
    type=ItemType.COLLECTION,
    editor=(Name(literal="Elmlər Akademiyası and Şərqşünaslıq İnstitutu"),),
    title="Azərbaycan Xalq Cümhuriyyəti: sənədlər",
    issued=Date(start=PartialDate(1918), end=PartialDate(1920)),
    number_of_volumes="2",
    isbn="978-5-9533-0931-8",
    language="az",
)
CIRCA = Item(title="Записка", issued=Date(start=PartialDate(1919), circa=True), language="ru")

TITLES = (
    "Борьба за Закавказье",
    "Die Rote Armee in Baku & Umgebung: 100 % {wahr}",
    "C:\\temp\\notes_$5 ~ #1 ^2 «так» -- “so” 'd'Été",
    "Գրական թերթ, საქართველოს ისტორია, تاريخ باقو, באקו, 北京",
    "👩‍👩‍👧 Ба\u0301ку @book{x, title={y}}",
    "word " * 800,
    "",
)
ITEMS = (
    KADISHEV,
    TELEGRAM,
    TIMES,
    RANGE,
    CIRCA,
    Item(),
    *(evolve(KADISHEV, title=title, language="") for title in TITLES),
    *(evolve(KADISHEV, type=type_, container_title="Сборник") for type_ in ItemType),
    *(evolve(TELEGRAM, type=type_) for type_ in ItemType),
    evolve(KADISHEV, author=tuple(Name(family=f"Автор{n}", given="А.") for n in range(60))),
    evolve(
        KADISHEV,
        author=(
            Name(family="van der Berg", given="Jan"),
            Name(family="Garcia y Vega", given="Juan"),
            Name(family="hooks", given="bell"),
            Name(family="Мамед оглы"),
            Name(family="Smith, Jr.", given="John"),
            Name(literal="others"),
        ),
    ),
)


ASKED = Work(
    key="kadishev1960",
    item=KADISHEV,
    cited_in=(
        Citing(document="a.docx", note="1", text="Кадишев А. Б. Интервенция… С. 5."),
        Citing(
            document="a.docx",
            note="2",
            text="Там же. С. 7 & 8.",
            locator=Locator(label="page", value="7"),
        ),
    ),
    romanized=evolve(
        KADISHEV,
        author=(Name(family="Kadishev", given="A. B."),),
        title="Interventsiia i grazhdanskaia voina v Zakavkazʹe",
        publisher="Voenizdat",
        publisher_place="M.",
    ),
    translated_title="Intervention and Civil War in Transcaucasia",
)
"""A work of which outputs were asked to say where it is cited, and all in Latin letters."""


def works_of(*items: Item) -> tuple[Work, ...]:
    return tuple(
        Work(key=key, item=item) for key, item in zip(assign_keys(items), items, strict=True)
    )


WORKS = works_of(*ITEMS)
