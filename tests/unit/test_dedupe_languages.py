"""One work in other alphabets and languages, and works that only look like it."""

import pytest
from attrs import evolve

from ibidem.dedupe import compare, keys_of
from ibidem.dedupe.sounds import sound_alike
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name


def book(family, title, place, publisher="", *, year=1967):
    return Item(
        type=ItemType.BOOK,
        author=(Name(family=family, given="A."),),
        title=title,
        publisher_place=place,
        publisher=publisher,
        issued=Date(start=PartialDate(year)),
    )


def comparison(left, right):
    return compare(keys_of(left), keys_of(right))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Runciman", "Рансимен"),
        ("Georgeon", "Жоржон"),
        ("Jordania", "Жордания"),
        ("Lixačev", "Лихачев"),
        ("Dschawachischwili", "ჯავახიშვილი"),
        ("patmutyun", "պատմություն"),
        ("Cavanşir", "Ҹаваншир"),
    ],
)
def test_names_by_ear(one, other):
    assert sound_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("мир", "море"), ("Stalin", "Lenin"), ("Мир", "Mir")])
def test_few_or_other_consonants_prove_nothing(one, other):
    assert not sound_alike(one, other)


ONE_WORK = [
    (
        book("Струве", "Критические заметки к вопросу о развитии России", "СПб."),
        book("Struwe", "Krititscheskie sametki k woprosu o raswitii Rossii", "Sankt Petersburg"),
    ),
    (
        book("Weber", "Wirtschaft und Gesellschaft. Grundriß der Soziologie", "Tübingen", "Mohr"),
        book("Weber", "Economy and Society", "Tübingen", "Mohr"),
    ),
    (
        book("Runciman", "The Fall of Constantinople, 1453", "Cambridge"),
        book("Рансимен", "Падение Константинополя, 1453", "Кембридж"),
    ),
    (
        book("Ключевский", "Боярская дума древней Руси", "М.", "Синодальная типография"),
        book("Kliuchevsky", "The Boyar Duma of Ancient Rus'", "Moscow", "Sinodal'naia tipografiia"),
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE_WORK, ids=lambda item: item.title[:20])
def test_one_work(left, right):
    assert comparison(left, right).joins


OTHERS = [
    # Nothing but the author and the year says that these are one print.
    (
        book("Гасанлы", "Русская революция и Азербайджан", "", year=2011),
        book("Hasanli", "The Russian Revolution", "", year=2011),
    ),
    (
        book("Лэнг", "Новая история Грузии", "Лондон", "Ганза"),
        book("Lang", "A Modern History of Armenia", "London", "Hansa"),
    ),
    (
        book("Лэнг", "История Грузии", "Лондон"),
        book("Lang", "A History of the Crusades", "London"),
    ),
]


@pytest.mark.parametrize(("left", "right"), OTHERS, ids=lambda item: item.title[:20])
def test_two_works(left, right):
    assert not comparison(left, right).joins


def test_a_year_parts_what_the_language_leaves_open():
    left, right = ONE_WORK[1]
    later = evolve(right, issued=Date(start=PartialDate(1978)))
    assert comparison(left, later).is_forbidden
