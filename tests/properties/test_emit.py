"""Whatever is emitted reads back equal through someone else's reader."""

from __future__ import annotations

import json

import fastjsonschema
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibidem.emit import FORMATS, biblatex, bibtex, csl_json, rows
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.locator import Locator
from ibidem.model.span import Span
from tests.properties.strategies import items, texts, works
from tests.unit.emit_readers import (
    one_line,
    pandoc_text,
    unmarked,
    with_biber,
    with_bibtexparser,
    with_pandoc,
    with_pybtex,
)
from tests.unit.emit_schema import ITEMS, ROW

SLOW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SAME_FIELDS = {
    "title": "title",
    "collection_title": "series",
    "genre": "type",
    "edition": "edition",
    "volume": "volume",
    "isbn": "isbn",
    "number_of_pages": "pagetotal",
}


def names_of(people) -> list[tuple[str, str]]:
    """The names as one pair of words each, whichever part they were in."""
    parts = [
        [one_line(part) for part in (name.literal, name.family, name.given)] for name in people
    ]
    pairs = [
        (literal, "") if literal else (family, given) if family else (given, "")
        for literal, family, given in parts
    ]
    return [pair for pair in pairs if any(pair)]


def assert_same(work, entry) -> None:
    for ours, theirs in SAME_FIELDS.items():
        assert one_line(entry.get(theirs, "")) == one_line(getattr(work.item, ours)), theirs
    for role in ("author", "editor"):
        read = [(one_line(family), one_line(given)) for family, given in entry.get(role, [])]
        assert read == names_of(getattr(work.item, role))


@pytest.mark.parametrize("emitter", [bibtex, biblatex], ids=["bibtex", "biblatex"])
@pytest.mark.parametrize("read", [with_pybtex, with_bibtexparser])
@given(found=works())
@settings(deadline=None, max_examples=60)
def test_bib_reads_back_equal(emitter, read, found):
    entries = read(emitter.emit(found).text)

    assert list(entries) == [work.key for work in found]
    for work in found:
        assert_same(work, entries[work.key])


@given(found=works(min_size=1, max_size=25))
@SLOW
def test_biber_reads_back_equal(tmp_path_factory, found):
    entries = with_biber(biblatex.emit(found).text, tmp_path_factory.mktemp("biber"))

    assert set(entries) == {work.key for work in found}
    for work in found:
        assert_same(work, entries[work.key])


@pytest.mark.parametrize("emitter", [bibtex, biblatex], ids=["bibtex", "biblatex"])
@given(found=works(min_size=1, max_size=25))
@SLOW
def test_pandoc_reads_titles_back(emitter, found):
    """Lone braces excepted: pandoc drops them, and EMI104 says so."""
    emitted = emitter.emit(found)
    entries = with_pandoc(emitted.text, emitter.__name__.rpartition(".")[2])

    lone = " ".join(finding.message for finding in emitted.diagnostics if finding.code == "EMI104")
    assert set(entries) == {work.key for work in found}
    for work in found:
        if f"“{work.key}”" not in lone:
            title = pandoc_text(entries[work.key].get("title", ""))
            assert title == unmarked(work.item.title)


@given(found=works())
def test_csl_json_is_valid(found):
    emitted = csl_json.emit(found)

    read = json.loads(emitted.text)
    ITEMS(read)
    assert [item["id"] for item in read] == [work.key for work in found]
    assert [item.get("title", "") for item in read] == [work.item.title for work in found]
    emitted.text.encode("utf-8")


@given(
    item=items(),
    text=texts(),
    kind=st.sampled_from(CitationKind),
    work=st.none() | st.just("kadishev1960"),
    link=st.none() | st.just(Link(antecedent="a#1.1", candidates=("a#1.1",))),
    locator=st.none() | st.builds(Locator, label=st.just("page"), value=texts()),
)
def test_rows_fit_their_schema(*, item, text, kind, work, link, locator):
    citation = Citation(id="a#2.1", source="a.txt", note="2", text=text, span=Span(3, 9), kind=kind)
    citation = evolve(citation, item=item, work=work, link=link, locator=locator)

    emitted = rows.emit([citation, citation]).text

    lines = emitted.splitlines()
    assert len(lines) == 2
    row = json.loads(lines[0])
    ROW(row)
    assert row["text"] == text
    assert row["item"].get("citation-key") == work
    emitted.encode("utf-8")


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.of_citations])
@given(found=works())
def test_emitting_is_deterministic(name, found):
    emit = FORMATS[name].emit
    assert emit(found) == emit(found)


@given(found=works())
def test_each_finding_names_a_work_once(found):
    for emitter in (bibtex, biblatex, csl_json):
        messages = [finding.message for finding in emitter.emit(found).diagnostics]
        assert len(messages) == len(set(messages))


def test_the_schema_refuses_what_is_not_a_row():
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        ROW({"id": "a#1.1"})
