"""Our own readers give back the works that we wrote."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings

from ibidem.emit import format_named
from ibidem.model.item import ItemType
from ibidem.read import csl_yaml, ris, zotero_rdf
from tests.proof.made import all_works
from tests.properties.round_trip import Trip, comparable, without_commas
from tests.properties.strategies import works


def written(name: str):
    return lambda found: format_named(name).emit(found).text


TRIPS = {
    "csl-yaml": Trip(write=written("csl-yaml"), read=csl_yaml.works),
    "ris": Trip(write=written("ris"), read=ris.works, prepared=without_commas),
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
