"""Findings as lines for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibidem.diagnostics.render import cells, headline, printable, record, render
from ibidem.model.diagnostic import Diagnostic, Related, Severity
from ibidem.model.span import Span
from ibidem.model.text import SourceText


def _finding(span, **values):
    return Diagnostic(
        code="RES101",
        name="antecedent-missing",
        severity=Severity.WARNING,
        message="nothing fits",
        span=span,
        **values,
    )


def _span_of(words, content):
    start = content.index(words)
    return Span(start, start + len(words))


def _rendered(words, content, **options):
    text = SourceText("notes.txt", content)
    return render(_finding(_span_of(words, content)), text, **options).split("\n")


def test_the_headline_names_the_place_the_rule_and_the_message():
    assert _rendered("Ibid.", "1. Baku.\n2. Ibid.")[0] == (
        "notes.txt:2:4: warning RES101 antecedent-missing: nothing fits"
    )


def test_a_finding_about_the_whole_document_has_no_line_and_no_excerpt():
    rendered = render(_finding(None), SourceText("notes.txt", "words"))
    assert rendered == "notes.txt: warning RES101 antecedent-missing: nothing fits"


@pytest.mark.parametrize(
    ("content", "words", "line", "carets"),
    [
        ("2. Там же. С. 5.", "Там же", "2. Там же. С. 5.", "   ^^^^^^"),
        ("\tИбид.", "Ибид", "    Ибид.", "    ^^^^"),
        ("ab\tИбид.", "Ибид", "ab  Ибид.", "    ^^^^"),
        ("a\tb", "\t", "a   b", " ^^^"),
        ("東京、前掲", "前掲", "東京、前掲", "      ^^^^"),
        ("За\u0301мок. Ibid", "Ibid", "За\u0301мок. Ibid", "       ^^^^"),
        ("Ibid.\r\nnext", "Ibid", "Ibid.", "^^^^"),
        ("a\x1bb Ibid", "Ibid", "a␛b Ibid", "    ^^^^"),
        ("\u202ea Ibid", "Ibid", "a Ibid", "  ^^^^"),
    ],
)
def test_the_caret_stands_under_the_words(content, words, line, carets):
    _, shown, under = _rendered(words, content)
    assert shown == f"  1 | {line}"
    assert under == f"    | {carets}"


def test_an_empty_span_has_one_caret():
    text = SourceText("notes.txt", "one two")
    assert render(_finding(Span(4, 4)), text).endswith("\n    |     ^")


def test_a_span_over_several_lines_is_marked_on_the_first():
    content = "1. Hasanli,\nBaku."
    _, shown, under = _rendered("Hasanli,\nBaku", content)
    assert shown == "  1 | 1. Hasanli,"
    assert under == "    |    ^^^^^^^^"


def test_a_long_line_is_shown_around_the_words_only():
    content = "x" * 5_000_000 + " Ibid. " + "y" * 5_000_000
    _, shown, under = _rendered("Ibid.", content)
    assert len(shown) < 140
    assert shown.count("…") == 2
    assert shown[under.index("^") : under.rindex("^") + 1] == "Ibid."


def test_related_places_follow():
    content = "1. Baku.\n2. Ibid."
    related = Related(span=_span_of("Baku", content), message="meant is this one")
    finding = _finding(_span_of("Ibid", content), related=(related,))
    rendered = render(finding, SourceText("notes.txt", content))
    assert rendered.endswith("\n  notes.txt:1:4: meant is this one")


def test_colours_are_there_only_when_asked_for():
    plain = "\n".join(_rendered("Ibid", "Ibid."))
    coloured = "\n".join(_rendered("Ibid", "Ibid.", color=True))
    assert "\x1b" not in plain
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert "\x1b[33m^^^^\x1b[0m" in coloured


def test_a_record_counts_lines_columns_and_characters():
    text = SourceText("notes.txt", "1. Baku.\n2. Ibid.")
    found = record(_finding(Span(12, 16)), text)
    assert {name: found[name] for name in ("file", "line", "column", "end_column", "start")} == {
        "file": "notes.txt",
        "line": 2,
        "column": 4,
        "end_column": 8,
        "start": 12,
    }
    assert record(_finding(None), text)["line"] is None


def test_the_name_of_a_file_cannot_play_with_the_terminal():
    text = SourceText("a\x1b[2J\udcff.txt", "")
    assert headline(_finding(None), text).startswith("a␛[2J\ufffd.txt: ")


@given(st.text(st.characters()))
def test_what_is_printable_can_be_encoded_and_holds_no_controls(words):
    shown = printable(words)
    shown.encode("utf-8")
    assert not any(character < " " for character in shown)
    assert cells(shown) >= 0


@given(st.text(st.characters(), min_size=1), st.data())
def test_any_span_of_any_text_can_be_rendered(content, data):
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    rendered = render(_finding(Span(start, end)), SourceText("x", content))
    assert len(rendered.split("\n")) == 3
    assert "^" in rendered.split("\n")[2]
