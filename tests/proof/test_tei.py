"""Hundreds of works as TEI: valid against all of TEI's schema, and what stands where."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from lxml import etree

from ibidem.emit import tei
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item
from ibidem.model.work import Work
from tests.proof.made import all_works
from tests.proof.schemas import schema_file

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def parsed(works) -> etree._Element:
    return etree.fromstring(tei.emit(works).text.encode())


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_file("tei_all.rng")))


def test_the_works_fit_the_schema_of_tei(schema):
    odd = (
        Work(key="1920:odd", item=Item(issued=Date(start=PartialDate(0)), language="по-русски")),
        Work(key="b", item=Item(issued=Date(start=PartialDate(1920, 2, 31)))),
    )
    romanized = [
        evolve(work, romanized=evolve(work.item, title="Latin"), translated_title="In English")
        for work in all_works()
    ]
    for works in ((*romanized, *odd), ()):
        assert schema.validate(parsed(works)), schema.error_log


def test_the_schema_refuses_what_is_no_tei(schema):
    broken = tei.emit(all_works()[:9]).text.replace("biblScope", "biblSkope")
    assert not schema.validate(etree.fromstring(broken.encode()))


def test_every_shelf_mark_stands_in_an_ms_identifier():
    entries = parsed(all_works()).findall(".//t:listBibl/*", TEI)
    assert len(entries) == len(all_works()) > 300
    archived = 0
    for work, entry in zip(all_works(), entries, strict=True):
        archive, found = work.item.archive, entry.find("t:msIdentifier", TEI)
        assert (archive is None) == (found is None)
        if archive is None or found is None:
            continue
        archived += 1
        held = archive.repository
        assert found.findtext("t:repository", "", TEI) == (held.name if held else "")
        assert found.findtext("t:settlement", "", TEI) == (held.place if held else "")
        mark = found.find("t:idno", TEI)
        words = "" if mark is None else re.sub(r"\s+", " ", "".join(mark.itertext())).strip()
        assert words == archive.location
    assert archived > 50
