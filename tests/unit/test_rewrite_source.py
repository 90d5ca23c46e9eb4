"""Texts, Markdown and LaTeX rewritten in place."""

import pytest

from ibidem.rewrite import latex, markdown
from ibidem.rewrite.source import NotRewritableError
from ibidem.styles.runs import Run
from tests.unit.rewriting import spell_out, words

FULL = "Smith, History of Oil & Men. London: Verso, 1990, p. "


def markdown_note(note: str) -> str:
    """What becomes of a note after a full citation."""
    head = "Baku *fell*.[^1] Then.[^2]\n\n[^1]: Smith, John. *History of Oil & Men*. "
    head += "London: Verso, 1990. P. 5.\n[^2]: "
    text = words(f"{head}{note}\n\nThe *end*.\n", "a.md")
    assert text.startswith(head)
    assert text.endswith("\n\nThe *end*.\n")
    return text[len(head) : -len("\n\nThe *end*.\n")]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p. 7.", f"{FULL}7."),
        ("*Ibid.*, p. 7 (*emphasis* mine).", f"{FULL}7 (*emphasis* mine)."),
        ("*Ibid.*", f"{FULL}5."),
        ("_Ibid._, 7.", f"{FULL}7."),
        ("*Ibid., p. 7*.", f"{FULL}7."),
        ("*See also ibid.*, p. 10.", f"*See also* {FULL}10."),
        ("Smith, *History*, op. cit., p. 8. `code`", f"{FULL}8. `code`"),
        ("Ibid., p. [33](http://x.org).", "Ibid., p. [33](http://x.org)."),
    ],
)
def test_markdown_takes_along_what_set_the_old_words_apart(note: str, expected: str) -> None:
    assert markdown_note(note) == expected


def test_markdown_tells_what_it_left() -> None:
    text = "A.[^1] B.[^2]\n\n[^1]: РГАСПИ. Ф. 85. Оп. 1. Д. 3.\n[^2]: Там же. `x` Д. 7.\n"
    done = spell_out(text.encode(), "a.md")
    assert done.data.decode() == text
    assert [each.code for each in done.diagnostics] == ["EMI122"]


def latex_note(note: str) -> str:
    head = r"\documentclass{article}\begin{document}Baku \emph{fell}."
    head += r"\footnote{Smith, John. \emph{History of Oil \& Men}. London: Verso, 1990. P.~5.} x"
    tail = "} % a remark\n\\end{document}\n"
    text = words(rf"{head}\footnote{{{note}{tail}", "a.tex")
    assert text.startswith(head)
    assert text.endswith(tail)
    return text[len(head) + len(r"\footnote{") : -len(tail)]


TEX = FULL.replace("&", r"\&")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p.~7.", f"{TEX}7."),
        (r"\emph{Ibid.}, p.~7 (\emph{emphasis} mine).", rf"{TEX}7 (\emph{{emphasis}} mine)."),
        (r"\textit{Ibid.}", f"{TEX}5."),
        (r"{\it Ibid.}, 8; see also \emph{ibid.}, p.\,9.", f"{TEX}8; see also {TEX}9."),
        (r"\emph{See ibid.}, p. 8.", rf"\emph{{See}} {TEX}8."),
        (r"Ibid.\index{Ibid}, p. 9.", r"Ibid.\index{Ibid}, p. 9."),
    ],
)
def test_latex_keeps_its_groups_balanced(note: str, expected: str) -> None:
    assert latex_note(note) == expected


def test_text_keeps_encoding_line_ends_and_mark() -> None:
    text = "1. Иванов И. И. История Баку. М.: Наука, 1960. С. 5.\r\n2. Там же. С. 7.\r\n"
    for encoding, mark in (("utf-8", "\ufeff"), ("cp1251", ""), ("utf-16-le", "\ufeff")):
        data = (mark + text).encode(encoding)
        done = spell_out(data, "a.txt").data.decode(encoding)
        new = "Иванов, История Баку. М.: Наука, 1960, с. 7."
        assert done == mark + text.replace("Там же. С. 7.", new)


def test_bytes_that_cannot_be_kept_are_refused() -> None:
    data = "1. Иванов И. И. История Баку. М., 1960. С. 5.\n2. Там же.\n".encode() + b"\xff\n"
    with pytest.raises(NotRewritableError, match="save the file as UTF-8"):
        spell_out(data, "a.txt")


def test_nothing_is_taken_for_mark_up() -> None:
    assert markdown.DIALECT.written([Run("1920. gada [*]")]) == r"1920\. gada \[\*\]"
    assert markdown.DIALECT.written([Run("- a "), Run("Baku ", italic=True), Run("b")]) == (
        r"\- a *Baku* b"
    )
    assert latex.DIALECT.written([Run("100% ", bold=True), Run("_")]) == r"\textbf{100\%} \_"
