"""Citation keys."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ibidem.keys import LONGEST, assign_keys
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from tests.properties.strategies import items as any_items
from tests.unit.emit_items import KADISHEV, TELEGRAM

YEAR = Date(start=PartialDate(1998))


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (KADISHEV, "kadishev1960interventsiya"),
        (evolve(KADISHEV, issued=None), "kadishevinterventsiya"),
        (evolve(KADISHEV, title=""), "kadishev1960"),
        (evolve(KADISHEV, author=(), editor=KADISHEV.author), "kadishev1960interventsiya"),
        (Item(title="Азербайджанская Демократическая", issued=YEAR), "azerbaydzhanskaya1998"),
        (Item(title="К истории Баку", issued=YEAR), "istorii1998"),
        (Item(title="From the South", issued=YEAR), "south1998"),
        (Item(title="Из и к", issued=YEAR), "iz1998"),
        (Item(container_title="Bakı Fəhləsi", issued=YEAR), "baki1998"),
        (Item(title="1920", issued=YEAR), "work1998"),
        (Item(author=(Name(family="Салтыков-Щедрин"),)), "saltykovshchedrin"),
        (Item(author=(Name(family="van der Berg"),), title="Über Baku"), "vanderbergbaku"),
        (Item(author=(Name(literal="Центральный комитет"),), issued=YEAR), "tsentralnyy1998"),
        (Item(title="北京 😀"), "beijing"),
        (Item(), "work"),
        (TELEGRAM, "ordzhonikidze1920-85-13-1"),
        (evolve(TELEGRAM, author=()), "rgaspi1920-85-13-1"),
    ],
)
def test_keys(item, key):
    assert assign_keys([item]) == (key,)


def test_archival_keys_without_units_or_repository():
    repository = RepositoryRef(id="национальный-архив-азербайджана", name="НАА")
    bare = Item(archive=ArchivalUnits(repository=repository), title="Отчет")
    loose = Item(archive=ArchivalUnits(units=(Unit(level=Level.FOND, value="Р-5325"),)))

    numbered = Item(archive=ArchivalUnits(repository=RepositoryRef(id="«1» гос.-архив", name="")))

    assert assign_keys([numbered]) == ("gosarkhiv",)
    assert assign_keys([bare, loose]) == ("natsionalnyyarkhivazerbaotchet", "archive-r5325")


def test_collisions_get_letters_by_content():
    second = evolve(KADISHEV, volume="2")
    keys = assign_keys([KADISHEV, second])

    assert sorted(keys) == ["kadishev1960interventsiya-a", "kadishev1960interventsiya-b"]
    assert assign_keys([second, KADISHEV]) == keys[::-1]


def test_letters_do_not_meet_other_keys():
    units = [(Unit(level=Level.FOND, value="85"),), (Unit(level=Level.FOND, value="85"),)]
    marked = (*units[0], Unit(level=Level.DELO, value="а"))
    items = [Item(archive=ArchivalUnits(units=unit), title="x") for unit in (*units, marked)]

    assert assign_keys(items) == ("archive-85-b", "archive-85-c", "archive-85-a")


def test_more_collisions_than_letters():
    keys = assign_keys([evolve(KADISHEV, volume=str(number)) for number in range(30)])

    assert len(set(keys)) == 30
    assert {"kadishev1960interventsiya-z", "kadishev1960interventsiya-aa"} <= set(keys)


@given(st.lists(any_items(), max_size=8), st.randoms())
@settings(deadline=None)
def test_keys_are_clean_and_do_not_depend_on_order(found, random):
    keys = assign_keys(found)

    assert len(set(keys)) == len(found)
    for key in keys:
        assert re.fullmatch(r"[a-z][a-z0-9_-]*", key)
        assert len(key) <= LONGEST
    order = list(range(len(found)))
    random.shuffle(order)
    shuffled = assign_keys([found[index] for index in order])
    for index, key in zip(order, shuffled, strict=True):
        assert found.count(found[index]) > 1 or key == keys[index]


def test_type_alone_gives_a_key():
    assert assign_keys([Item(type=ItemType.BOOK)]) == ("work",)


def test_a_stress_mark_is_no_letter():
    assert assign_keys([Item(title="История Баку\u0301")]) == assign_keys(
        [Item(title="История Баку")]
    )
    assert assign_keys([Item(title="Баку\u0301")]) == ("baku",)
