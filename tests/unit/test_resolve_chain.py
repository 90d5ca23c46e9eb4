"""Links between citations: forward only to bibliographies, deterministic, near linear."""

from __future__ import annotations

import time

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ibidem.api import parse
from ibidem.model.citation import Citation, CitationKind
from ibidem.resolve import resolve

TEXTS = (
    "Smith J. History of Baku. London, 1990, p. 7.",
    "Paul B. Anderson, No East or West (Paris: YMCA Press, 1985), 27.",
    "РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.",
    "Документы внешней политики СССР. М.: Госполитиздат, 1957 (далее – ДВП).",
    "Ibid., p. 5.",
    "Там же. Д. 374. Л. 1.",
    "Anderson, No East or West, 34.",
    "Smith, op. cit., p. 9.",
    "Smith cit., p. 3.",
    "ДВП. Т. 2. С. 15.",
    "Idem, The Oil War, London 1995, p. 3.",
    "Id., p. 4.",
    "См. прим. 2.",
    "In: ebd., S. 3.",
    "",
    "cit.",
)


def read(*texts: str, source: str = "a") -> list[Citation]:
    return [
        evolve(parse(text), id=f"{source}#{note}.1", note=str(note), source=source)
        for note, text in enumerate(texts, start=1)
    ]


@given(st.lists(st.sampled_from(TEXTS), max_size=12))
@settings(max_examples=60, deadline=None)
def test_links_never_point_forward(texts: list[str]) -> None:
    resolved = resolve(read(*texts))
    place = {citation.id: at for at, citation in enumerate(resolved)}
    for at, citation in enumerate(resolved):
        if citation.link is not None and citation.link.antecedent is not None:
            assert place[citation.link.antecedent] < at
            assert citation.link.candidates[0] == citation.link.antecedent


@given(st.lists(st.sampled_from(TEXTS), max_size=10), st.sampled_from(TEXTS))
@settings(max_examples=60, deadline=None)
def test_one_more_note_alters_no_earlier_link(texts: list[str], more: str) -> None:
    assert resolve(read(*texts)) == resolve(read(*texts, more))[: len(texts)]


@given(st.lists(st.sampled_from(TEXTS), max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_back_reference_is_linked_or_reported(texts: list[str]) -> None:
    for citation in resolve(read(*texts)):
        codes = {finding.code for finding in citation.diagnostics}
        if citation.link is not None and citation.link.antecedent is None:
            assert codes & {"RES101", "RES103"}
        elif citation.kind not in {CitationKind.FULL, CitationKind.IDEM}:
            assert citation.link is not None


def test_documents_are_independent() -> None:
    first = read("Smith J. History of Baku. London, 1990, p. 7 (hereafter HB).", source="a")
    second = read("Ibid., p. 5.", "HB, 12.", "Smith, op. cit., p. 9.", source="b")
    resolved = resolve(first + second)
    assert [citation.link and citation.link.antecedent for citation in resolved[1:]] == [None] * 3
    assert resolved[2].kind is CitationKind.FULL


def test_a_bibliography_at_the_end_is_pointed_to() -> None:
    citations = read(
        "Anderson, No East or West, 34.",
        "Smith, op. cit., p. 9.",
        "Ibid., p. 10.",
        "Anderson, Paul B. No East or West. Paris: YMCA Press, 1985.",
        "Smith, J. History of Baku. London: Verso, 1990.",
    )
    resolved = resolve(citations, listed={"a#4.1", "a#5.1"})
    assert [one.link and one.link.antecedent for one in resolved] == [
        "a#4.1",
        "a#5.1",
        "a#2.1",
        None,
        None,
    ]
    assert resolved[2].item.title == "History of Baku"


def test_an_earlier_work_is_preferred_to_the_bibliography() -> None:
    citations = read(
        "J. Smith, History of Baku (London: Verso, 1990), 7.",
        "Smith, History of Baku, 9.",
        "Smith, J. History of Baku. London: Verso, 1990.",
    )
    resolved = resolve(citations, listed={"a#3.1"})
    assert resolved[1].link is not None
    assert resolved[1].link.antecedent == "a#1.1"


def test_entries_of_a_bibliography_are_no_short_forms() -> None:
    citations = read("Smith, J. History of Baku. London, 1990.", "Smith, History of Baku, 9.")
    resolved = resolve(citations, listed={"a#1.1", "a#2.1"})
    assert [one.kind for one in resolved] == [CitationKind.FULL] * 2


@pytest.mark.parametrize("kind", ["short", "op. cit."])
def test_many_notes_take_little_time(kind: str) -> None:
    name = "{}ov, {}, 12" if kind == "short" else "{}ov, op. cit., p. 5"
    words = [f"{a}{b}{c}" for a in "bdgklmnprst" for b in ("ara", "elo", "iru") for c in "kmnstv"]
    full = [f"{word.title()}ov A. History of {word}. London, 1990, p. 7." for word in words]
    short = [name.format(word.title(), f"History of {word}") for word in words]
    citations = read(*(full + short) * 4)
    begun = time.process_time()
    resolved = resolve(citations)
    assert time.process_time() - begun < 5
    assert all(one.link is not None and one.link.antecedent for one in resolved[len(words) :][:9])
