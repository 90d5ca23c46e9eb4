"""Our own readers give back the works that we wrote."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings

from ibidem.emit import format_named
from ibidem.emit.hayagriva import left_out
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work
from ibidem.read import csl_yaml, hayagriva, mods, read_bytes, ris, zotero_rdf
from ibidem.read.library import Library, LibraryEntry
from tests.proof.made import all_works
from tests.properties.round_trip import Trip, comparable, without_commas
from tests.properties.strategies import works


def written(name: str):
    return lambda found: format_named(name).emit(found).text


def of_document(data: bytes) -> Library:
    """The works that a document states."""
    document = read_bytes(data, "works")
    stated = [one for note in document.notes for one in note.stated]
    return Library(
        entries=tuple(LibraryEntry(key=one.key, item=one.item) for one in stated),
        findings=document.diagnostics if document.notes else (),
    )


def without_what_hayagriva_leaves_out(item: Item) -> Item:
    """An item without what findings tell to be left out, and without a shelf mark of nobody."""
    lost = left_out(Work(key="x", item=item))
    gone = {ours: "" for ours, csl in CSL_TEXTS.items() if csl in lost}
    people = {role: () for role, csl in CSL_NAMES.items() if csl in lost}
    issued = evolve(item.issued, end=None) if item.issued else None
    held = item.archive is not None and item.archive.repository is not None
    return evolve(
        item,
        **gone,
        **people,
        issued=issued,
        accessed=None if "accessed" in lost else item.accessed,
        archive=item.archive if held and item.archive.repository.name.strip() else None,
    )


TRIPS = {
    "tei": Trip(write=written("tei"), read=of_document),
    "mods": Trip(write=written("mods"), read=mods.works),
    "csl-yaml": Trip(write=written("csl-yaml"), read=csl_yaml.works),
    "ris": Trip(write=written("ris"), read=ris.works, prepared=without_commas),
    "hayagriva": Trip(
        write=written("hayagriva"),
        read=hayagriva.works,
        types={
            ItemType.ARTICLE_MAGAZINE: ItemType.ARTICLE_JOURNAL,
            ItemType.COLLECTION: ItemType.BOOK,
            ItemType.ENTRY_DICTIONARY: ItemType.ENTRY_ENCYCLOPEDIA,
            ItemType.INTERVIEW: ItemType.DOCUMENT,
            ItemType.MAP: ItemType.DOCUMENT,
            ItemType.PERSONAL_COMMUNICATION: ItemType.MANUSCRIPT,
            ItemType.REVIEW: ItemType.ARTICLE_JOURNAL,
        },
        prepared=without_what_hayagriva_leaves_out,
    ),
    "zotero-rdf": Trip(
        write=written("zotero-rdf"),
        read=zotero_rdf.works,
        types={
            ItemType.COLLECTION: ItemType.BOOK,
            ItemType.REVIEW: ItemType.ARTICLE_JOURNAL,
        },
    ),
}


def assert_same_works(found, trip: Trip) -> None:
    found = [evolve(work, item=trip.prepared(work.item)) for work in found]
    library = trip.read(trip.write(found).encode("utf-8"))

    assert library.findings == ()
    assert [entry.key for entry in library.entries] == [work.key for work in found]
    for work, entry in zip(found, library.entries, strict=True):
        assert comparable(entry.item, trip) == comparable(work.item, trip), work.key


@pytest.mark.parametrize("name", TRIPS)
def test_made_works_come_back(name):
    assert_same_works(all_works(), TRIPS[name])


@pytest.mark.parametrize("name", TRIPS)
@given(found=works())
@settings(max_examples=60)
def test_any_works_come_back(name, found):
    assert_same_works(found, TRIPS[name])
