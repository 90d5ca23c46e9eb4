"""Tables for spreadsheets: columns, formulas, marks of the encoding."""

from __future__ import annotations

import csv
import io

import pytest
from attrs import evolve

from ibidem.emit import csv_table, format_named
from ibidem.emit.csv_table import COLUMNS
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item
from ibidem.model.work import Relation, RelationKind, Work
from tests.proof.made import all_works
from tests.unit.emit_items import ASKED, KADISHEV, TELEGRAM, works_of


def rows_of(works, name="csv"):
    text = format_named(name).emit(works).text.removeprefix(csv_table.BOM)
    return list(csv.DictReader(io.StringIO(text), delimiter="," if name == "csv" else "\t"))


def test_an_archival_document():
    (row,) = rows_of(works_of(TELEGRAM))

    assert {name: value for name, value in row.items() if value} == {
        "key": "ordzhonikidze1920-85-13-1",
        "type": "manuscript",
        "author": "Орджоникидзе, Г. К.",
        "recipient": "Ленин, В. И.",
        "title": "Телеграмма о положении в Баку",
        "genre": "telegram",
        "language": "ru",
        "issued": "1920-04-28",
        "archive": "РГАСПИ",
        "archive-place": "Москва",
        "archive_location": "Ф. 85. Оп. 13. Д. 1",
        "archive-fond": "85",
        "archive-opis": "13",
        "archive-delo": "1",
    }


def test_all_that_was_asked_for_is_in_columns():
    relation = Relation(kind=RelationKind.TRANSLATION_OF, target="a1950")
    (row,) = rows_of([evolve(ASKED, relations=(relation,))])

    assert row["translation-of"] == "a1950"
    assert row["translated-title"] == "Intervention and Civil War in Transcaucasia"
    assert row["romanized-author"] == "Kadishev, A. B."
    assert row["cited-in"].endswith("; a.docx, note 2, page 7: Там же. С. 7 & 8.")


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_every_work_has_a_row_and_every_word_a_column(name):
    works = all_works()
    rows = rows_of(works, name)

    assert [row["key"] for row in rows] == [work.key for work in works]
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert format_named(name).emit(works).diagnostics == ()


@pytest.mark.parametrize("title", ["=1+1", "+7", "-5", "@so", "\t=1+1", "＝1"])
def test_formulas_are_words(title):
    (row,) = rows_of([Work(key="x", item=Item(title=title))])

    assert row["title"] == f"'{title.strip()}"


def test_years_before_christ_are_no_formula():
    (row,) = rows_of([Work(key="x", item=Item(title="x", issued=Date(start=PartialDate(-43))))])

    assert row["issued"] == "'-0043"


def test_only_csv_has_a_byte_order_mark():
    works = works_of(KADISHEV)

    assert format_named("csv").emit(works).text.encode().startswith(b"\xef\xbb\xbfkey,type,author")
    assert format_named("tsv").emit(works).text.startswith("key\ttype\tauthor")
