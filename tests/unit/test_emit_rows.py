"""Rows: what one citation says, as JSON."""

from __future__ import annotations

import json

from attrs import evolve

from ibidem.emit import rows
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.diagnostic import Diagnostic, Severity
from ibidem.model.item import Item
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from tests.unit.emit_items import KADISHEV, TELEGRAM
from tests.unit.emit_schema import ROW

IBID = Citation(
    id="article#8.1",
    source="article.txt",
    note="8",
    text="Там же. Л. 3.",
    span=Span(100, 113),
    kind=CitationKind.IBID,
    item=TELEGRAM,
    locator=Locator(label="folio", value="3"),
    inherited=frozenset({"title", "archive"}),
    link=Link(antecedent="article#7.1", candidates=("article#7.1", "article#7.2")),
    work="ordzhonikidze1920-85-13-1",
)


def test_back_reference():
    row = rows.row(IBID)

    ROW(row)
    assert row["kind"] == "ibid"
    assert (row["start"], row["end"]) == (100, 113)
    assert row["antecedent"] == "article#7.1"
    assert row["candidates"] == ["article#7.1", "article#7.2"]
    assert row["locator"] == {"label": "folio", "value": "3"}
    assert row["archive"] == {
        "repository": {"id": "rgaspi", "name": "РГАСПИ"},
        "units": {"fond": "85", "opis": "13", "delo": "1"},
    }
    assert row["item"]["citation-key"] == row["work"] == "ordzhonikidze1920-85-13-1"
    assert row["inherited"] == ["archive", "title"]


def test_citation_without_a_work():
    row = rows.row(evolve(IBID, work=None, link=Link(antecedent=None), item=Item(), locator=None))

    ROW(row)
    assert row["work"] is row["antecedent"] is row["locator"] is row["archive"] is None
    assert row["item"] == {"id": "article#8.1", "type": "document"}


def test_units_without_a_repository():
    units = ArchivalUnits(units=(Unit(level=Level.FOND, value="85", word="Ф."),))
    row = rows.row(evolve(IBID, item=Item(archive=units)))

    ROW(row)
    assert row["archive"] == {"repository": None, "units": {"fond": "85"}}


def test_diagnostics():
    found = Diagnostic(
        code="RES101", name="antecedent-missing", severity=Severity.WARNING, message="no", span=None
    )
    row = rows.row(evolve(IBID, diagnostics=(found, evolve(found, span=Span(1, 4)))))

    ROW(row)
    assert row["diagnostics"] == [
        {"code": "RES101", "message": "no", "start": None, "end": None},
        {"code": "RES101", "message": "no", "start": 1, "end": 4},
    ]


def test_one_line_each_whatever_the_text():
    odd = evolve(IBID, text="a\u2028b\x85c\nd\ud800", item=KADISHEV)

    lines = rows.emit([odd, IBID]).text.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [odd.text, IBID.text]


def test_no_citations_are_an_empty_file():
    assert rows.emit([]).text == ""
