"""Hayagriva: parents, shelf marks, names, and what is left out and told."""

from __future__ import annotations

import pytest
from attrs import evolve

from ibidem.emit import hayagriva
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.read import hayagriva as reader
from ibidem.read.yaml import parse_yaml
from tests.unit.emit_items import ASKED, KADISHEV, RANGE, TELEGRAM, TIMES, works_of


def entry_of(item: Item) -> dict[str, object]:
    (entry,) = parse_yaml(hayagriva.emit(works_of(item)).text).values()
    return entry


def test_an_archival_document():
    assert entry_of(TELEGRAM) == {
        "type": "manuscript",
        "title": "Телеграмма о положении в Баку",
        "author": ["Орджоникидзе, Г. К."],
        "date": "1920-04-28",
        "genre": "telegram",
        "language": "ru",
        "archive": "РГАСПИ",
        "archive-location": "Москва",
        "call-number": "Ф. 85. Оп. 13. Д. 1",
    }


def test_an_article_stands_in_its_newspaper():
    entry = entry_of(TIMES)

    assert entry["parent"] == {"type": "newspaper", "title": "The Times", "issue": "42400"}
    assert entry["page-range"] == "12-13"
    assert entry["url"] == {"value": TIMES.url, "date": "2021-02-01"}


def test_a_book_stands_in_its_series():
    entry = entry_of(evolve(KADISHEV, collection_title="Библиотека {офицера}"))

    assert entry["parent"] == {"type": "anthology", "title": r"Библиотека \{офицера\}"}
    assert entry["publisher"] == {"name": "Воениздат", "location": "М."}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(family="van der Berg", given="Jan"), "van der Berg, Jan"),
        (Name(family="King", given="M. L., Jr."), {"name": "King", "given-name": "M. L., Jr."}),
        (Name(literal="ЦК РКП(б), бюро"), {"name": "ЦК РКП(б), бюро"}),
    ],
)
def test_names(name, expected):
    assert entry_of(evolve(KADISHEV, author=(name,)))["author"] == [expected]


def test_an_approximate_date():
    circa = Date(start=PartialDate(1919), circa=True)
    assert entry_of(evolve(KADISHEV, issued=circa))["date"] == "~1919"


@pytest.mark.parametrize(
    ("item", "lost"),
    [
        (TELEGRAM, "recipient"),
        (RANGE, "issued"),
        (evolve(KADISHEV, url="Бакы", original_title="Oil"), "original-title, URL"),
        (evolve(KADISHEV, language="Russian (old)"), "language"),
    ],
)
def test_what_is_left_out_is_told(item, lost):
    found = [one.message for one in hayagriva.emit(works_of(item)).diagnostics]

    assert any(f"Hayagriva has no place for {lost}; left out" in message for message in found)


def test_what_was_asked_for_has_no_place():
    (finding,) = hayagriva.emit([ASKED]).diagnostics

    assert finding.code == "EMI105"
    assert "translated-title" in finding.message
    assert "cited-in" in finding.message


def test_types_that_share_another_are_told():
    works = works_of(Item(type=ItemType.REVIEW, title="x"), Item(type=ItemType.BOOK, title="y"))

    (finding,) = hayagriva.emit(works).diagnostics
    assert finding.message.startswith("works of type review: 1; Hayagriva writes them as article")


def test_titles_are_read_without_braces_and_escapes():
    title = r"{\\x} costs $5 \ {y"
    text = hayagriva.emit(works_of(Item(type=ItemType.BOOK, title=title))).text

    assert reader.works(text.encode()).entries[0].item.title == title
