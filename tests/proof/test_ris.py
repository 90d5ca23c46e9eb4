"""RIS: rispy reads back every tag of hundreds of works."""

from __future__ import annotations

import pytest

from ibidem.emit import ris
from ibidem.emit.ris_fields import TYPES, texts
from ibidem.emit.words import clean
from ibidem.model.item import ItemType
from tests.proof.made import all_works

rispy = pytest.importorskip("rispy", reason="rispy is not installed: what it reads was not seen")

# What rispy calls the tags that hold one text.
NAMES = {
    "title": "title",
    "volume": "volume",
    "edition": "edition",
    "publisher": "publisher",
    "publisher_place": "place_published",
    "doi": "doi",
    "language": "language",
}


@pytest.fixture(scope="module")
def records():
    found = rispy.loads(ris.emit(all_works()).text)
    return {record["id"]: record for record in found}


def test_every_work_is_there_with_its_type(records):
    assert list(records) == [work.key for work in all_works()]
    for work in all_works():
        expected = TYPES[work.item.type or ItemType.DOCUMENT]
        assert records[work.key]["type_of_reference"] == expected
        # which rispy has no names for
        assert records[work.key]["unknown_tag"].keys() <= {"AV", "ED", "M2"}


def test_every_text_is_read_back(records):
    for work in all_works():
        known = [ours for ours in texts(work.item) if ours in NAMES]
        expected = {NAMES[ours]: clean(getattr(work.item, ours)) for ours in known}
        read = {name: records[work.key].get(name, "") for name in expected}
        assert read == expected


def test_every_name_shelf_mark_and_note_is_read_back(records):
    for work in all_works():
        record, archive = records[work.key], work.item.archive
        names = [clean(str(name)) for name in work.item.author]
        assert record.get("authors", []) == [name for name in names if name]
        assert len(record.get("notes", [])) == len(work.cited_in)
        location = clean(archive.location) if archive else ""
        assert record["unknown_tag"].get("AV", []) == ([location] if location else [])
        assert f"Citation Key: {work.key}" in record["unknown_tag"]["M2"]
