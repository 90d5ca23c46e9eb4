"""CSL-JSON: types, names, dates, archives and the lines that Zotero reads from notes."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from ibidem.emit import csl_json
from ibidem.emit.csl_json import csl_item
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Relation, RelationKind
from tests.unit.emit_items import ASKED, CIRCA, KADISHEV, RANGE, TELEGRAM, TIMES, WORKS
from tests.unit.emit_schema import ITEMS


def test_every_work_is_valid():
    emitted = csl_json.emit(WORKS)

    read = json.loads(emitted.text)
    ITEMS(read)
    assert [item["id"] for item in read] == [work.key for work in WORKS]


def test_archival_document():
    assert csl_item(TELEGRAM, "ordzhonikidze1920-85-13-1") == {
        "id": "ordzhonikidze1920-85-13-1",
        "citation-key": "ordzhonikidze1920-85-13-1",
        "type": "manuscript",
        "author": [{"family": "Орджоникидзе", "given": "Г. К."}],
        "recipient": [{"family": "Ленин", "given": "В. И."}],
        "title": "Телеграмма о положении в Баку",
        "genre": "telegram",
        "language": "ru",
        "issued": {"date-parts": [[1920, 4, 28]], "raw": "1920-04-28"},
        "archive": "РГАСПИ",
        "archive_location": "Ф. 85. Оп. 13. Д. 1",
        "archive-place": "Москва",
        "note": "archive-place: Москва",
    }


def test_nothing_is_invented():
    assert csl_item(Item(), "work") == {"id": "work", "citation-key": "work", "type": "document"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(start=PartialDate(1920)), {"date-parts": [[1920]]}),
        (Date(start=PartialDate(1920, 4)), {"date-parts": [[1920, 4]]}),
        (
            Date(start=PartialDate(1920, 4, 27), end=PartialDate(1920, 4, 28)),
            {"date-parts": [[1920, 4, 27], [1920, 4, 28]]},
        ),
        (
            Date(start=PartialDate(1920, 4, 28), circa=True),
            {"date-parts": [[1920, 4, 28]], "circa": True},
        ),
    ],
)
def test_dates(date, expected):
    assert csl_item(Item(issued=date), "a")["issued"] == expected


@pytest.mark.parametrize(("item", "line"), [(RANGE, "issued: 1918/1920"), (CIRCA, "issued: 1919~")])
def test_dates_that_an_import_would_narrow_are_in_the_note(item, line):
    assert csl_item(item, "a")["note"] == line


def test_note_lines_stand_in_the_order_that_citeproc_needs():
    item = evolve(TELEGRAM, issued=RANGE.issued, original_title="Телеграмма\nо Баку")
    relations = (
        Relation(kind=RelationKind.EDITION_OF, target="b1950"),
        Relation(kind=RelationKind.TRANSLATION_OF, target="c1950"),
    )

    assert csl_item(item, "a", relations=relations)["note"].split("\n") == [
        "issued: 1918/1920",
        "archive-place: Москва",
        "original-title: Телеграмма о Баку",
        "tex.related: c1950",
        "tex.relatedtype: translationof",
        "edition-of: b1950",
    ]


def test_names():
    item = Item(author=(Name(family="van der Berg", given="Jan"), Name(literal="ЦИК"), Name()))

    assert csl_item(item, "a")["author"] == [
        {"family": "van der Berg", "given": "Jan"},
        {"literal": "ЦИК"},
    ]


def test_identifiers_and_access():
    item = csl_item(evolve(TIMES, doi="10.1000/a_b", issn="0140-0460"), "a")

    assert item["URL"] == TIMES.url
    assert (item["DOI"], item["ISSN"]) == ("10.1000/a_b", "0140-0460")
    assert item["accessed"]["date-parts"] == [[2021, 2, 1]]


def test_untyped_works_are_named_once():
    findings = csl_json.emit(WORKS).diagnostics

    untyped = [work.key for work in WORKS if work.item.type is None]
    assert [finding.code for finding in findings] == ["EMI101"] * len(untyped)
    assert all(key in finding.message for key, finding in zip(untyped, findings, strict=True))


@pytest.mark.parametrize("type_", ItemType)
def test_types_are_csl_types(type_):
    assert csl_item(evolve(KADISHEV, type=type_), "a")["type"] == type_.value


def test_what_was_asked_for_ends_the_note():
    (record,) = json.loads(csl_json.emit([ASKED]).text)

    assert record["note"].splitlines() == [
        "translated-title: Intervention and Civil War in Transcaucasia",
        "romanized-author: Kadishev, A. B.",
        "romanized-title: Interventsiia i grazhdanskaia voina v Zakavkazʹe",
        "romanized-publisher: Voenizdat",
        "romanized-publisher-place: M.",
        "cited-in: a.docx, note 1: Кадишев А. Б. Интервенция… С. 5.",
        "cited-in: a.docx, note 2, page 7: Там же. С. 7 & 8.",
    ]
