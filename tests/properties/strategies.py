"""Hypothesis strategies for the values of ibidem: texts, names, dates, items, works.

They are wild on purpose: every script, braces without partners, TeX's special characters,
line ends, marks that combine with nothing.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from ibidem.keys import assign_keys
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import ITEM_FIELDS, Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work

WORDS = (
    *("Интервенция", "в", "Закавказье", "Ф.", "Там же", "№ 3/4", "Ба\u0301ку"),
    *("The", "Fall", "of", "Baku", "and", "others", "d'Été", "l’été", "don't", "``so''"),
    *("Bakı", "Fəhləsi", "Əli", "oğlu", "İstanbul", "Straße", "Łódź", "Ťažký", "Ελλάδα"),
    *("Հայաստան", "საქართველო", "تاريخ", "באקו", "北京", "日本", "😀", "👩‍👩‍👧"),
    *("{", "}", "{x}", "}{", "\\", "\\emph{x}", "\\'e", "50%", "a_b", "~", "^", "$1$", "#", "&"),
    *("--", "---", "a@b.c", "@book{x,", '"', "«", "»", "„", "=", ",", ";", ":", "?`", "<<a>>"),
    *("\u00a0", "\u202f", "\n", "\t", "\u2028", "\u0301", "\u200f", "\ufeff", "\x00", "\x1b"),
)


def texts(*, max_size: int = 6) -> st.SearchStrategy[str]:
    """Words of many scripts and oddities, and now and then any characters at all."""
    phrases = st.lists(st.sampled_from(WORDS), max_size=max_size).map(" ".join)
    return st.one_of(phrases, phrases, st.text(max_size=12))


def names() -> st.SearchStrategy[Name]:
    """People, institutions, and names with a part missing."""
    part = st.one_of(
        st.sampled_from(["Гасанлы", "van der Berg", "others", "Garcia y Vega", "de", "Əli oğlu"]),
        texts(max_size=2),
    )
    person = st.builds(Name, family=part, given=st.one_of(st.just("Дж. П."), part))
    return st.one_of(person, st.builds(Name, literal=texts(max_size=3)))


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Days, months and years that a calendar has."""
    day = st.dates().map(lambda date: PartialDate(max(date.year, 1000), date.month, date.day))
    return st.one_of(
        day,
        day.map(lambda date: PartialDate(date.year, date.month)),
        day.map(lambda date: PartialDate(date.year)),
    )


def dates() -> st.SearchStrategy[Date]:
    """Dates, ranges in ascending order, approximate ones."""
    pair = st.tuples(partial_dates(), st.none() | partial_dates()).filter(
        lambda pair: pair[1] is None or pair[0].year < pair[1].year
    )
    return st.builds(
        lambda pair, circa: Date(start=pair[0], end=pair[1], circa=circa), pair, st.booleans()
    )


def archives() -> st.SearchStrategy[ArchivalUnits]:
    """Shelf marks with the levels in descending order."""
    repository = st.builds(
        RepositoryRef, id=texts(max_size=2), name=texts(max_size=3), place=texts(max_size=1)
    )
    levels = st.lists(st.sampled_from(Level), unique=True, max_size=4)
    units = st.tuples(levels, texts(max_size=2), texts(max_size=1)).map(
        lambda parts: tuple(
            Unit(level=level, value=f"{parts[1]}{number}", word=parts[2])
            for number, level in enumerate(level for level in Level if level in parts[0])
        )
    )
    return st.builds(ArchivalUnits, repository=st.none() | repository, units=units)


_SHAPED = {"url", "doi", "isbn", "issn", "language"}
_TEXT_FIELDS = [name for name in ITEM_FIELDS if getattr(Item(), name) == "" and name not in _SHAPED]


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Items of every type, with a few fields filled in."""
    filled = draw(st.sets(st.sampled_from(_TEXT_FIELDS), max_size=5))
    item = Item(
        type=draw(st.none() | st.sampled_from(ItemType)),
        author=tuple(draw(st.lists(names(), max_size=3))),
        editor=tuple(draw(st.lists(names(), max_size=1))),
        recipient=tuple(draw(st.lists(names(), max_size=1))),
        issued=draw(st.none() | dates()),
        accessed=draw(st.none() | dates()),
        archive=draw(st.none() | archives()),
        language=draw(st.sampled_from(["", "ru", "en", "az-Cyrl", "tlh", "de-AT"])),
        isbn=draw(st.sampled_from(["", "978-5-9533-0931-8", "0521522455"])),
        url=draw(st.sampled_from(["", "https://a.b/c_d%20e#f&g~h", "http://x.y/{z}\\ w"])),
    )
    return evolve(item, **{name: draw(texts()) for name in sorted(filled | {"title"})})


def works(*, min_size: int = 0, max_size: int = 4) -> st.SearchStrategy[list[Work]]:
    """Works with the keys that they would get."""
    return st.lists(items(), min_size=min_size, max_size=max_size).map(
        lambda found: [
            Work(key=key, item=item) for key, item in zip(assign_keys(found), found, strict=True)
        ]
    )
