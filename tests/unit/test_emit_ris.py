"""RIS: tags as Zotero takes them, what stands in lines of M2, and names that are taken apart."""

from __future__ import annotations

import pytest
from attrs import evolve

from ibidem.emit import ris
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from tests.unit.emit_items import ASKED, KADISHEV, RANGE, TELEGRAM, TIMES, works_of


def lines_of(item: Item) -> list[str]:
    return ris.emit(works_of(item)).text.splitlines()


def test_an_archival_document():
    assert lines_of(TELEGRAM) == [
        "TY  - MANSCPT",
        "ID  - ordzhonikidze1920-85-13-1",
        "AU  - Орджоникидзе, Г. К.",
        "PY  - 1920",
        "DA  - 1920/04/28/",
        "TI  - Телеграмма о положении в Баку",
        "LA  - ru",
        "M3  - telegram",
        "DB  - РГАСПИ",
        "AV  - Ф. 85. Оп. 13. Д. 1",
        "M2  - archive-place: Москва",
        "M2  - recipient: Ленин || В. И.",
        "M2  - Citation Key: ordzhonikidze1920-85-13-1",
        "ER  - ",
    ]


def test_a_letter_has_its_recipient_in_a_tag():
    letter = evolve(TELEGRAM, type=ItemType.PERSONAL_COMMUNICATION)

    assert "A2  - Ленин, В. И." in lines_of(letter)


def test_a_newspaper_article():
    lines = lines_of(TIMES)

    assert lines[0] == "TY  - NEWS"
    assert {"T2  - The Times", "IS  - 42400", "SP  - 12", "EP  - 13", "Y2  - 2021/02/01/"} <= {
        *lines
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(start=PartialDate(1920, 4)), ["PY  - 1920", "DA  - 1920/04//"]),
        (
            Date(start=PartialDate(1918), end=PartialDate(1920)),
            ["PY  - 1918", "DA  - 1918///", "M2  - issued: 1918/1920"],
        ),
        (Date(start=PartialDate(-43)), ["M2  - issued: -0043"]),
    ],
)
def test_dates(date, expected):
    lines = lines_of(Item(type=ItemType.BOOK, title="x", issued=date))

    assert [line for line in lines if line[:2] in {"PY", "DA"} or "issued" in line] == expected


def test_places_that_cite_a_work_are_notes():
    lines = ris.emit([ASKED]).text.splitlines()

    assert "N1  - a.docx, note 2, page 7: Там же. С. 7 & 8." in lines
    assert "M2  - romanized-publisher: Voenizdat" in lines


def test_what_has_no_tag_is_told():
    findings = {one.code: one.message for one in ris.emit(works_of(RANGE, Item())).diagnostics}

    assert findings.keys() == {"EMI101", "EMI102", "EMI106"}
    assert "RIS has no place for issued; kept as text in “M2”" in findings["EMI102"]
    assert findings["EMI106"] == (
        "works of type collection: 1; RIS writes them as BOOK, like other works"
    )


@pytest.mark.parametrize(
    ("name", "is_apart"),
    [
        (Name(literal="ЦК РКП(б), Кавказское бюро"), True),
        (Name(family="Smith, Jr.", given="John"), True),
        (Name(family="King", given="M. L., Jr."), False),
        (Name(literal="ЦК РКП(б)"), False),
    ],
)
def test_names_that_readers_take_apart_are_told(name, is_apart):
    found = ris.emit(works_of(evolve(KADISHEV, author=(name,)))).diagnostics

    assert ("EMI107" in {one.code for one in found}) is is_apart
