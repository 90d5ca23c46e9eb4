"""Callouts in the prose, and whether notes answer them."""

import pytest

from ibidem.model.span import Span
from ibidem.read import read_text
from ibidem.read.callouts import find_callouts


def labels(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [found.label for found in find_callouts(text, [Span(0, len(text))], known)]


@pytest.mark.parametrize(
    "text",
    [
        "It was said (1). It was done (2), and in 1911 (3) it was over (1911).",
        "It was said.[1] It was done [2], and in 1911[3] it was over [see 5].",
        "It was said.1 It was done,2 and in 1911 it was “over”.3 In 1912 came 12 men.",
        "It was “said.” 1 It was done”. 2 And on 11 January, 19113 by 500 men.",
        "It was said.¹ It was done² and over³.",
        "It was said[^1] and done.[^2] Over.[^3]",
    ],
)
def test_callouts_in_every_way_of_printing(text: str) -> None:
    assert labels(text) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "We want: (1) peace, (2) bread, (3) land.",
        "In 1911, 12 men met 300 others on 4 May 1912; 5 came back.",
        "The 1st, 2nd and 3rd army had 1.5 or 2.5 million men, 3% of all.",
        "Nothing at all.",
    ],
)
def test_other_numbers_are_no_callouts(text: str) -> None:
    assert labels(text) == []


def test_a_callout_covers_its_digits() -> None:
    text = "Said.1 Done.2 Over.3"
    found = find_callouts(text, [Span(0, len(text))], frozenset())
    assert [text[callout.span.slice] for callout in found] == ["1", "2", "3"]


def test_runs_of_callouts_without_notes_are_one_finding_each() -> None:
    prose = "".join(
        f"They said so in the year {n + 1900}, they did.{n} Then\n" for n in range(1, 9)
    )
    text = prose + "\n\n4. Brandt J. Oil. Bern, 1990, p. 5.\n5. Ibid., p. 7.\n"
    document = read_text(text, "t")
    assert [note.label for note in document.notes] == ["4", "5"]
    assert [(finding.code, finding.message) for finding in document.diagnostics] == [
        ("SEG101", "callouts 1-3 without a note"),
        ("SEG101", "callouts 6-8 without a note"),
    ]
    first = document.diagnostics[0].span
    assert first is not None
    assert document.text.content[first.slice] == "1"


def test_a_note_that_nothing_calls_for_is_remarked_upon() -> None:
    text = "Said.1 Done.2 Over.4\n\nNotes\n1. Brandt, Oil, 5.\n2. Ibid.\n3. Ibid.\n4. Ibid.\n"
    document = read_text(text, "t")
    assert [(finding.code, finding.message) for finding in document.diagnostics] == [
        ("SEG102", "note 3 without a callout in the text")
    ]


def test_callouts_without_any_notes() -> None:
    document = read_text("It was said.1 It was done,2 and over.3 Then nothing.4 Ever.", "t")
    assert document.notes == ()
    assert [finding.message for finding in document.diagnostics] == [
        "4 callouts (1-4) but no notes"
    ]
