"""Citation templates that we wrote are read as the works they were made of.

They have no keys, and a place for less than other formats: each template says what it leaves out.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings

from ibidem.emit import format_named
from ibidem.emit.wholes import PARTS
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work
from ibidem.read import read_bytes
from tests.proof.made import all_works
from tests.properties.round_trip import Trip, comparable
from tests.properties.strategies import works

TYPES = {
    ItemType.COLLECTION: ItemType.BOOK,
    ItemType.ENTRY_DICTIONARY: ItemType.ENTRY_ENCYCLOPEDIA,
    ItemType.LEGAL_CASE: ItemType.DOCUMENT,
    ItemType.LEGISLATION: ItemType.DOCUMENT,
    ItemType.MANUSCRIPT: ItemType.DOCUMENT,
    ItemType.PERSONAL_COMMUNICATION: ItemType.DOCUMENT,
    ItemType.REVIEW: ItemType.ARTICLE_JOURNAL,
}
# A page of another work than these is taken for the one that is cited.
PAGED = {ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER}
LOST = frozenset(
    {
        *("original_title", "number", "number_of_pages", "number_of_volumes", "medium"),
        *("recipient", "container_author", "url", "archive"),
    }
)
ENGLISH = Trip(write=lambda _: "", read=lambda _: None, types=TYPES, lost=LOST)


def read(text: str) -> list[Item]:
    document = read_bytes(text.encode(), "works.wiki")
    stated = [one for note in document.notes for one in note.stated]
    assert len(stated) == len(document.notes)
    return [one.item for one in stated]


def published(work: Work) -> Work:
    """The work without its archive, with the title that every template needs."""
    item = evolve(work.item, archive=None)
    if not comparable(item, ENGLISH).get("title"):
        item = evolve(item, title="Untitled")
    if item.type not in PARTS:
        item = evolve(item, container_title="")
    if item.type is ItemType.CHAPTER and not comparable(item, ENGLISH).get("container_title"):
        item = evolve(item, container_title="A whole")
    if TYPES.get(item.type, item.type) not in PAGED:
        item = evolve(item, page="")
    if item.type is ItemType.REPORT:
        item = evolve(item, issue="")
    return evolve(work, item=item)


def assert_same(found) -> None:
    found = [published(work) for work in found]
    items = read(format_named("wikitext-en").emit(found).text)

    assert len(items) == len(found)
    for work, item in zip(found, items, strict=True):
        assert comparable(item, ENGLISH) == comparable(work.item, ENGLISH), work.key


def test_made_works_come_back():
    assert_same(all_works())


@given(found=works())
@settings(max_examples=60, deadline=None)
def test_any_works_come_back(found):
    assert_same(found)


def test_shelf_marks_come_back():
    found = [work for work in all_works() if work.item.archive is not None]
    items = read(format_named("wikitext").emit(found).text)
    assert len(found) > 50
    for work, item in zip(found, items, strict=True):
        held = work.item.archive.repository
        assert item.archive is not None
        assert (item.archive.repository is None) == (held is None), work.key
        printed = set(work.item.archive.values.values())
        assert all(value in item.archive.location for value in printed), work.key


def title_of(words: str) -> object:
    return comparable(Item(title=words), ENGLISH).get("title")


@pytest.mark.parametrize("name", ["wikitext", "wikitext-ru"])
def test_every_title_comes_back_in_russian_templates(name):
    found = [work for work in all_works() if work.item.title]
    items = read(format_named(name).emit(found).text)
    for work, item in zip(found, items, strict=True):
        titles = {title_of(item.title), title_of(item.container_title)}
        assert title_of(work.item.title) in titles, work.key
