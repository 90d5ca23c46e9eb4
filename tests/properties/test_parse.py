"""Parsing and resolving are total and deterministic, and spans lead back to the words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ibidem.api import Bibliography, process_documents
from ibidem.model.citation import CitationKind
from ibidem.parse import parse_citation
from ibidem.read import read_text

# Pieces that citations are made of, so that random texts reach every branch of the parser.
PIECES = (
    *("Иванов И. И. ", "Smith, John ", "van der Leeuw, Ch. ", "Азовцева, под общей ред. Н.Н. "),
    *(
        "(1960), ",
        "(1960). ",
        " // ",
        " / ",
        ": ",
        ". – ",
        ", ",
        "; ",
        "«",
        "»",
        "“",
        "”",
        "(",
        ")",
    ),
    *("История Баку", "The Great War 1918-1920", "Вопросы истории", "Journal of History"),
    *("М.: Наука, 1960", "Baku: Elm, 1998", "Paris", "Вече", "Т. 2. ", "Vol. 36, No. 2", "№ 5"),
    *("РГАСПИ. ", "Ф. 85. ", "Оп. 13. ", "Д. 1. ", "Л. 12–15 об.", "f. 04, op. 51, p. 321а"),
    *("Там же. ", "Ibid., ", "op. cit., ", "Указ. соч. ", "См.: ", "see note 3", "p. 5", "С. 7"),
    *("ISBN 5-87902-097-5", "http://a.b/c?d=1", "(дата обращения: 20.10.2020)", "{{cite}}: x"),
    *("[Текст]", "2-е изд.", "448 с.", "17.03.1920", "XVIII", "\u0301", "\u200f", "\x00", "😀"),
)
citations = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join)


@given(citations)
def test_parsing_is_total_and_deterministic(text: str) -> None:
    assert parse_citation(text) == parse_citation(text)


@given(citations)
def test_every_span_lies_in_the_citation(text: str) -> None:
    for name, (start, end) in parse_citation(text).where.items():
        assert 0 <= start <= end <= len(text), name


@given(citations)
def test_the_words_of_simple_fields_stand_in_their_spans(text: str) -> None:
    parsed = parse_citation(text)
    for name in ("publisher_place", "isbn", "container_title"):
        value = getattr(parsed.item, name)
        if value:
            start, end = parsed.where[name]
            assert value in text[start:end], name


def notes(texts: list[str]) -> Bibliography:
    lines = [f"{number}. {' '.join(text.split())}" for number, text in enumerate(texts, start=1)]
    return process_documents([read_text("\n".join(lines), "notes.txt")])


@settings(max_examples=50)
@given(st.lists(citations, min_size=1, max_size=8))
def test_processing_never_fails_and_spans_slice_back(texts: list[str]) -> None:
    bibliography = notes(texts)
    (document,) = bibliography.documents
    for citation in bibliography.citations:
        words = document.text.content[citation.span.slice]
        assert citation.text[:1] == words[:1]
        assert citation.text[-1:] == words[-1:]


@settings(max_examples=50)
@given(st.lists(citations, min_size=2, max_size=8))
def test_a_further_note_leaves_earlier_links_as_they_are(texts: list[str]) -> None:
    whole, shorter = notes(texts), notes(texts[:-1])
    if len(whole.documents[0].notes) != len(shorter.documents[0].notes) + 1:
        return  # the reader saw another list in the longer text
    links = {citation.id: citation.link for citation in whole.citations}
    for citation in shorter.citations:
        if citation.kind is not CitationKind.FULL and citation.id in links:
            assert links[citation.id] == citation.link


@settings(max_examples=50)
@given(st.lists(citations, min_size=1, max_size=8))
def test_links_never_point_forward(texts: list[str]) -> None:
    bibliography = notes(texts)
    order = {citation.id: place for place, citation in enumerate(bibliography.citations)}
    for citation in bibliography.citations:
        if citation.link is not None and citation.link.antecedent is not None:
            assert order[citation.link.antecedent] < order[citation.id]


@pytest.mark.parametrize("text", ["", " ", ".", "()", "//", "\x00", "Там же", "1920", "«»"])
def test_scraps_are_read_without_a_fuss(text: str) -> None:
    assert parse_citation(text).item is not None
