"""Notes, citations by key and bibliographies of Markdown."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibidem.model.citation import Document, NoteKind
from ibidem.read import markdown, read, read_bytes

BIB = """@book{guliev1961, author = {Guliev, A. N.}, title = {Oil}, year = 1961}
@book{kazem1951, author = {Kazemzadeh, Firuz}, title = {Struggle}, year = 1951}"""
HEAD = "---\ntitle: Baku\nbibliography: [works.bib]\n---\n\n"


def of(text: str, name: str = "a.md") -> Document:
    return read_bytes(text.encode(), name)


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def cited(tmp_path: Path, text: str, head: str = HEAD) -> Document:
    (tmp_path / "works.bib").write_text(BIB)
    path = tmp_path / "a.md"
    path.write_text(head + text)
    return read(path)


def stated(document: Document) -> list[tuple[str, str, str | None]]:
    return [
        (note.kind.value, one.item.title, str(one.locator.value) if one.locator else None)
        for note in document.notes
        for one in note.stated
    ]


def test_definitions_have_lines_and_paragraphs() -> None:
    document = of(
        "Баку пал.[^1] Энзели тоже.[^2]\n\n[^1]: Гулиев А. *Нефть*.\nБаку, 1961.\n\n"
        "    Второй абзац.\n\n    Третий.\n[^2]: Там же. С. 5.\n\nПроза.\n"
    )
    assert notes(document) == [
        ("1", "Гулиев А. Нефть. Баку, 1961. Второй абзац. Третий."),
        ("2", "Там же. С. 5."),
    ]
    assert [callout.label for callout in document.callouts] == ["1", "2"]
    assert document.diagnostics == ()


def test_line_ends_of_windows_and_a_missing_last_one() -> None:
    document = of("Bakı.[^1]\r\n\r\n[^1]: Quliyev. Neft.\r\n\r\n    Bakı, 1961.")
    assert notes(document) == [("1", "Quliyev. Neft. Bakı, 1961.")]


def test_named_and_inline_notes_are_numbered_as_they_are_called() -> None:
    document = of(
        "A^[In [square [nested]] brackets, 1920.] b[^late] c[^x].\n\n[^x]: X.\n[^late]: Y."
    )
    assert notes(document) == [
        ("1", "In [square [nested]] brackets, 1920."),
        ("2", "Y."),
        ("3", "X."),
    ]
    assert [callout.label for callout in document.callouts] == ["1", "2", "3"]


def test_mark_up_is_not_seen_and_spans_point_into_the_file() -> None:
    text = (
        "A.[^1]\n\n[^1]: **A. B**, *Oil_and_gas* \\[sic\\], [p. 5](https://x.az/a_(b)), <i>x</i> "
        "&amp; `c*d*` 5 * 3, [1919?], 1918--1920 <https://y.az>"
    )
    document = of(text)
    (note,) = document.notes
    assert note.view.text == (
        "A. B, Oil_and_gas [sic], p. 5 https://x.az/a_(b), x & c*d* 5 * 3, [1919?], 1918–1920 "
        "https://y.az"
    )
    assert text[note.view.whole.slice].startswith("A. B**, *Oil")
    assert document.text.content == text


def test_code_is_left_alone() -> None:
    document = of("```\n[^1]: code\n```\n\n    [^2]: code\n\nText `[^3]`.[^4]\n\n[^4]: A note.")
    assert notes(document) == [("4", "A note.")]
    assert [callout.label for callout in document.callouts] == ["4"]


@pytest.mark.parametrize(
    "heading", ["# References", "## **Литература** {#refs}", "References\n=========="]
)
def test_bibliographies_stand_under_headings(heading: str) -> None:
    entry = "Guliev, A. *Oil*. Baku: Azerneshr, 1961."
    document = of(f"A.[^1]\n\n[^1]: Ibid.\n\n{heading}\n\n- {entry}\n")
    assert (document.notes[1].kind, document.notes[1].view.text) == (
        NoteKind.BIBLIOGRAPHY,
        entry.replace("*", ""),
    )


def test_underlined_headings_part_a_text() -> None:
    document = of(
        "*References*[^1]\n---\n\n- Guliev, A. Oil. Baku: Azerneshr, 1961.\n\nMaps\n====\n\n"
        "- Baku in 1961, 1 : 5000.\n\n[^1]: Ibid.\n\n- item\n---\n"
    )
    assert notes(document) == [("1", "Ibid."), ("1", "Guliev, A. Oil. Baku: Azerneshr, 1961.")]
    assert document.diagnostics == ()


def test_quotations_in_notes() -> None:
    assert notes(of("A.[^1]\n\n[^1]: So:\n\n    > the enemy\n    > fled\n\n    Ibid., 5.\n")) == [
        ("1", "So: the enemy fled Ibid., 5.")
    ]


def test_the_head_may_hold_the_works_themselves() -> None:
    document = of(
        "---\ntitle: Oil\nreferences:\n- id: guliev1961\n  type: book\n  title: Oil\n...\n\n"
        "So [@guliev1961, {iv}].\n"
    )
    assert stated(document) == [("in-text", "Oil", "iv")]
    assert document.diagnostics == ()


def test_citations_by_key_in_notes_and_prose(tmp_path: Path) -> None:
    document = cited(
        tmp_path,
        "So @guliev1961 [p. 3] and others [see @kazem1951, pp. 5--7; -@guliev1961, ch. 3].[^1]\n\n"
        "[^1]: See @kazem1951, p. 40, or [@guliev1961, с. 5].\n",
    )
    assert stated(document) == [
        ("footnote", "Struggle", "40"),
        ("footnote", "Oil", "5"),
        ("in-text", "Oil", "3"),
        ("in-text", "Struggle", "5-7"),
        ("in-text", "Oil", "3"),
    ]
    content = document.text.content
    spans = [content[one.span.slice] for note in document.notes for one in note.stated]
    assert spans[1:4] == ["@guliev1961, с. 5", "@guliev1961 [p. 3", "@kazem1951, pp. 5--7"]
    chapter = document.notes[2].stated[1].locator
    assert chapter is not None
    assert chapter.label == "chapter"
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    "head",
    [
        "---\nbibliography: works.bib\n---\n",
        "---\nbibliography:\n  - works.bib # mine\nlang: en\n...\n",
        '---\nbibliography: ["works.bib"]\n---\n',
    ],
)
def test_the_head_names_libraries(tmp_path: Path, head: str) -> None:
    assert stated(cited(tmp_path, "\nOil [@guliev1961].", head)) == [("in-text", "Oil", None)]


def test_keys_that_no_library_has_are_reported_once(tmp_path: Path) -> None:
    document = cited(tmp_path, "A [@none; @guliev1961] and @none; a@b.org.")
    assert [one.message for one in document.diagnostics] == ["no library has the key none"]
    assert [note.view.text for note in document.notes] == ["; @guliev1961"]


def test_at_signs_without_a_library_are_words() -> None:
    assert of("Follow @baku on the web.[^1]\n\n[^1]: A note.").diagnostics == ()


def test_text_of_other_endings_is_told_by_its_notes() -> None:
    document = of("Baku.[^a]\n\n[^a]: Guliev, Oil.\n", "-")
    assert notes(document) == [("1", "Guliev, Oil.")]


def test_brackets_at_the_beginning_are_no_library() -> None:
    assert notes(of("[](x.png) Baku.[^1]\n\n[^1]: A note.")) == [("1", "A note.")]


def test_fences_that_do_not_end_hide_nothing() -> None:
    assert notes(of("```\nA.[^1]\n\n[^1]: A note.\n")) == [("1", "A note.")]


@given(st.text(alphabet="[]^@:;*_`<>(){}#-\\&=!|~ \n\r\tabc1.\"'", max_size=120))
def test_no_text_raises(text: str) -> None:
    document = markdown.read(text.encode(), "a")
    content = document.text.content
    assert content == text
    for note in document.notes:
        assert 0 <= note.view.whole.start <= note.view.whole.end <= len(content)
        assert all(one.span.end <= len(content) for one in note.stated)


@pytest.mark.parametrize("piece", ["^[", "[@a;", "`"])
def test_brackets_without_end_take_linear_time(piece: str) -> None:
    start = time.process_time()
    of(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 20
