"""Notes, citations by key and bibliographies of LaTeX documents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ibidem
from ibidem.model.citation import Document, NoteKind
from ibidem.model.locator import Locator
from ibidem.read import read_bytes
from ibidem.read.formats import input_formats

BIB = "@book{guliev, author = {Guliev, A.}, title = {Oil}, year = 1961}"
HEAD = "\\documentclass{article}\n"


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"{HEAD}{head}\\begin{{document}}\n{body}\n".encode(), "a.tex")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def codes(document: Document) -> list[str]:
    return [each.name for each in document.diagnostics]


def words(body: str, head: str = "") -> str:
    (note,) = read(rf"Баку.\footnote{{{body}}}", head).notes
    return note.view.text


@pytest.mark.parametrize(
    ("mark_up", "seen"),
    [
        (r"G.~Schr\"oder, \emph{Oil} (\textsc{Baku}), 5--7", "G. Schröder, Oil (Baku), 5–7"),
        (r"\c{S}ahin, Bak\i{} v\v{c}, \'{\i}, K\o benhavn", "Şahin, Bakı vč, í, København"),
        (r"\CYRT\cyra\cyrm{} же. Оп. 1 \No~5, \S 3", "Там же. Оп. 1 № 5, §3"),
        ("``Oil'' and <<Нефть>> \\enquote{Neft} \\glqq Öl\\grqq", "“Oil” and «Нефть» “Neft” „Öl“"),
        (r"50 \% % a remark {", "50 %"),
        (r"\section{\texorpdfstring{Brandt, \emph{Oil}}{Brandt, Oil}}, 5", "Brandt, Oil, 5"),
        (r"Put'\,'' d'Abernon", "Put’” d’Abernon"),
        (r"\href{http://a.b/%20c}{Here}, \url{http://a.b/x_y%z}", "Here, http://a.b/x_y%z"),
        (r"\foreignlanguage{english}{Brandt} \unknown[a=b]{Oil} 5", "Brandt Oil 5"),
    ],
)  # fmt: skip
def test_words_are_read_without_their_mark_up(mark_up: str, seen: str) -> None:
    body = f"{mark_up}\n" if "% a" in mark_up else mark_up
    assert words(body) == seen


def test_shorthands_are_those_of_the_languages_declared() -> None:
    assert words('Das "Ol"-feld') == 'Das "Ol"-feld'
    assert words('Das "Ol', "\\usepackage[ngerman]{babel}\n") == "Das Öl"
    assert words('Баку "--- "<Нефть">', "\\usepackage[russian]{babel}\n") == "Баку — «Нефть»"


def test_short_commands_of_the_author_print_their_words() -> None:
    head = (
        "\\newcommand{\\rg}{Российский государственный архив (РГАСПИ)}\n"
        "\\newcommand{\\fn}[1]{\\footnote{#1}}\n\\def\\ib{Там~же}\n"
    )
    document = read("Баку\\fn{\\rg. Ф.~85.} Энзели\\fn{\\ib. Л. 7.}", head)
    first, second = document.notes
    assert first.view.text == "Российский государственный архив (РГАСПИ). Ф. 85."
    assert second.view.text == "Там же. Л. 7."
    fond = first.view.text.index("85")
    assert document.text.content[first.view.span(fond, fond + 2).slice] == "85"
    name = first.view.text.index(". ")
    assert document.text.content[first.view.span(0, name).slice] == r"\rg"


@pytest.mark.parametrize(
    ("definition", "use", "seen"),
    [
        (r"\newcommand{\dl}[2]{Д.~#1. Л.~#2}", r"\dl{5}{\emph{7} об}.", "Д. 5. Л. 7 об."),
        (r"\newcommand{\opt}[2][С.~5]{#2, #1}", r"\opt{A}; \opt[7]{B}", "A, С. 5; B, 7"),
        (r"\NewDocumentCommand{\nd}{O{12} m}{#2, #1}", r"\nd{A}, \nd[8]{B}", "A, 12, B, 8"),
        (r"\def\two#1#2{#2 (#1)}", r"\two{Баку}{Нефть}", "Нефть (Баку)"),
        (r"\let\fund=\rg \newcommand\rg{РГАСПИ}", r"\fund. Ф.~5", "РГАСПИ. Ф. 5"),
        (r"\newcommand{\in}[1]{\out{#1}}\newcommand\out[1]{«#1»}", r"\in{Нефть}", "«Нефть»"),
        (r"\newcommand{\need}[2]{#1#2}", r"\need{A}", "A"),
        (r"\newcommand{\todo}[1]{}", r"Oil\todo{check}, 5", "Oil, 5"),
        (r"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}", r"Oil \a", "Oil"),
    ],
)  # fmt: skip
def test_commands_of_the_author_take_arguments(definition: str, use: str, seen: str) -> None:
    assert words(use, definition) == seen


def test_the_author_may_wrap_notes_and_citations_and_spans_still_fit(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    text = (
        HEAD + "\\addbibresource{works.bib}\\newcommand{\\rg}[2]{Ф.~#1. Д.~#2}\n"
        "\\newcommand{\\fd}[1]{\\footnote{\\rg{85}{#1}.}}\\newcommand{\\gul}[1]{\\footcite[#1]{guliev}}"
        "\\begin{document}A\\fd{13} B\\gul{5--7}"
    )
    (tmp_path / "a.tex").write_text(text)
    document = ibidem.read(tmp_path / "a.tex")
    assert notes(document) == [("1", "Ф. 85. Д. 13."), ("2", "guliev, 5–7")]
    first, second = document.notes
    delo = first.view.text.index("13")
    assert text[first.view.span(delo, delo + 2).slice] == "13"
    assert text[second.stated[0].span.slice] == "\\gul{5--7}"
    assert second.stated[0].locator == Locator(label="page", value="5-7")
    assert [text[each.span.slice] for each in document.callouts] == ["\\fd{", "\\gul{5--7}"]


def test_commands_with_a_meaning_keep_it_however_they_are_defined() -> None:
    head = "\\renewcommand{\\section}[1]{\\@startsection{#1}}\\renewcommand\\footnote[1]{}"
    document = read("A\\footnote{Ibid.}\n\\section{Literature}\n\nA. Guliev, Oil. Baku 1961.", head)
    assert notes(document) == [("1", "Ibid."), ("1", "A. Guliev, Oil. Baku 1961.")]


def test_notes_have_the_numbers_that_are_printed() -> None:
    document = read(
        "\\title{Oil\\thanks{For help.}} A\\footnote{One.} B\\footnote[7]{Seven.} "
        "C\\footnotemark{} D\\endnote{End.}\n\\footnotetext{Two.}\n"
        "\\chapter{B}\nE\\footnote{Again.}"
    )
    assert notes(document) == [
        ("*", "For help."),
        ("1", "One."),
        ("7", "Seven."),
        ("1", "End."),
        ("2", "Two."),
        ("1", "Again."),
    ]
    assert document.notes[3].kind is NoteKind.ENDNOTE
    assert document.diagnostics == ()


def test_a_note_within_a_note_and_one_that_is_not_closed() -> None:
    document = read("A\\footnote{One \\footnote{inner} more.} B\\footnote{Oil \\emph{of\n\nNew.")
    assert notes(document) == [("1", "One more."), ("2", "inner"), ("3", "Oil of")]
    assert codes(document) == ["unclosed-note"]


def test_references_to_notes_have_their_numbers() -> None:
    assert notes(read("A\\footnote{One.\\label{fn:a}} B\\footnote{См. прим. \\ref{fn:a}.}"))[1] == (
        "2",
        "См. прим. 1.",
    )


def test_citations_by_key_are_taken_from_the_library(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    (tmp_path / "a.tex").write_text(
        HEAD + "\\addbibresource{works.bib}\\begin{document}\n"
        "A\\footcite[vgl.][5--7]{guliev} B\\footnote{См. \\cite[С.~9]{guliev}.}\n"
        "As \\textcite{guliev} and \\cites[5]{guliev}[see][]{none} say.\n"
    )
    document = ibidem.read(tmp_path / "a.tex")
    assert [(note.label, note.view.text) for note in document.notes] == [
        ("1", "vgl. guliev, 5–7"),
        ("2", "См. guliev, С. 9."),
        ("[1]", "guliev"),
        ("[2]", "guliev, 5"),
        ("[3]", "see none"),
    ]
    assert [each.locator for note in document.notes for each in note.stated] == [
        Locator(label="page", value="5-7"),
        Locator(label="page", value="9"),
        None,
        Locator(label="page", value="5"),
    ]
    assert {note.kind for note in document.notes[2:]} == {NoteKind.IN_TEXT}
    assert codes(document) == ["key-unknown"]
    (work,) = ibidem.process([tmp_path / "a.tex"]).works[:1]
    assert work.item.title == "Oil"


CITED = [
    (r"\autocites(vgl.)()[3]{guliev}[4]{brandt}", "1", "vgl. guliev, 3; brandt, 4", ["3", "4"]),
    (r"B\footnote{\citetitle{guliev} \citeyear{guliev}, p.~5}", "1", "Oil 1961, p. 5", ["5"]),
    (r"B\footnote{\citeauthor{guliev}; \cite[5]{guliev}}", "1", "Guliev; guliev, 5", ["5"]),
    (r"As \citeauthor{guliev} says in \citetitle{guliev}", "[1]", "Oil", [""]),
    (r"B\footnote{\textcquote[12]{guliev}[.]{They fled}}", "1", "guliev, 12 “They fled”", ["12"]),
    (r"B\footnote{\foreignblockcquote{german}{guliev}{So}}", "1", "guliev “So”", [""]),
    (r"B\footnote{\volcite[see]{2}[15]{guliev}}", "1", "see guliev, 15", ["15"]),
    (r"B\footfullcite[15]{guliev}\nocite{brandt}", "1", "guliev, 15", ["15"]),
    (r"B\footnotemark\footcitetext{guliev}", "1", "guliev", [""]),
    (r"B\footnote{\citeNP[5]{guliev}; \shortciteA{brandt}}", "1", "guliev, 5; brandt", ["5", ""]),
    (r"B\footnote{\headlesscite{guliev}}", "1", "guliev", [""]),
    (r"As \gentextcite[7]{guliev} thesis says", "[1]", "guliev, 7", ["7"]),
    (r"As \citeaffixed{guliev}{e.g.} says", "[1]", "guliev", [""]),
    (r"B\footnote{\cite{guliev}, {\fontencoding{T2A}\selectfont там}}", "1", "guliev, там", [""]),
    (r"\footnote{\cite{guliev}, с.~7--8, and more}", "1", "guliev, с. 7–8, and more", ["7-8"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "label", "seen", "places"), CITED)
def test_families_of_citations(
    tmp_path: Path, body: str, label: str, seen: str, places: list[str]
) -> None:
    (tmp_path / "works.bib").write_text(BIB + BIB.replace("guliev", "brandt"))
    (tmp_path / "a.tex").write_text(
        f"{HEAD}\\usepackage[style=verbose]{{biblatex}}\\addbibresource{{works.bib}}{body}\n"
    )
    document = ibidem.read(tmp_path / "a.tex")
    assert notes(document) == [(label, seen)]
    stated = document.notes[0].stated
    assert [one.locator.value if one.locator else "" for one in stated] == places
    assert document.diagnostics == ()


def test_autocite_stands_where_the_style_puts_it() -> None:
    def kinds(options: str) -> list[NoteKind]:
        head = f"\\usepackage[{options}]{{biblatex}}"
        return [note.kind for note in read("A\\autocite{x} B\\smartcite{x}", head).notes]

    assert kinds("style=verbose-ibid") == [NoteKind.FOOTNOTE, NoteKind.FOOTNOTE]
    assert kinds("style=authoryear") == [NoteKind.IN_TEXT, NoteKind.FOOTNOTE]
    assert kinds("style=authoryear, autocite=footnote") == [NoteKind.FOOTNOTE, NoteKind.FOOTNOTE]


def test_entries_of_thebibliography_are_cited_by_their_words() -> None:
    document = read(
        "A\\footnote{\\cite[12]{brandt}.}\n\\begin{thebibliography}{9}\n"
        "\\bibitem[Brandt(1900)]{brandt} L.~Brandt, \\emph{Oil}. Baku: Press, 1900.\n\n"
        "\\bibitem{x} Гулиев А. Нефть. Баку, 1961.\n\\end{thebibliography}\nThe end."
    )
    assert notes(document) == [
        ("1", "L. Brandt, Oil. Baku: Press, 1900, 12."),
        ("1", "L. Brandt, Oil. Baku: Press, 1900."),
        ("2", "Гулиев А. Нефть. Баку, 1961."),
    ]
    assert document.diagnostics == ()


def test_a_bibliography_under_a_heading_is_found() -> None:
    document = read(
        "A\\footnote{Ibid.}\n\\section*{References}\n\nA. Guliev, \\emph{Oil}. Baku 1961."
    )
    assert notes(document)[1] == ("1", "A. Guliev, Oil. Baku 1961.")


def test_the_items_of_a_list_of_sources_are_entries() -> None:
    document = read(
        "A\\footnote{Ibid.}\n\\section{Литература}\n\\begin{enumerate}\n"
        "\\item \\emph{Гулиев А.} Нефть. Баку, 1961.\n"
        "\\item Широкорад А. Б. Великая речная война. М.: Вече, 2006.\n\\end{enumerate}\n"
    )
    assert notes(document)[1:] == [
        ("1", "Гулиев А. Нефть. Баку, 1961."),
        ("2", "Широкорад А. Б. Великая речная война. М.: Вече, 2006."),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("cp1251", "cp1251"),
        ("koi8-r", "koi8_r"),
        ("koi8-u", "koi8_u"),
        ("cp866", "cp866"),
        ("cp866nav", "cp866"),
        ("iso88595", "iso8859_5"),
        ("maccyr", "mac_cyrillic"),
    ],
)
def test_the_declared_encoding_is_used(declared: str, encoding: str) -> None:
    text = f"{HEAD}\\usepackage[{declared}]{{inputenc}}\\begin{{document}}A\\footnote{{Ъ. Мы.}}"
    assert notes(read_bytes(text.encode(encoding), "a.tex")) == [("1", "Ъ. Мы.")]


def test_verbatim_and_other_files_are_left_alone() -> None:
    document = read(
        "\\begin{verbatim}\n\\footnote{no}\n\\end{verbatim}\n\\verb|\\footnote{no}|\n"
        "\\input{chapter2}A\\footnote{Yes.}"
    )
    assert notes(document) == [("1", "Yes.")]
    assert codes(document) == ["file-not-read"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("\\documentclass{book}", "a.txt", True),
        ("Baku.\\footnote{Ibid.}", "chapter.tex", True),
        ("Baku.\\footnote{Ibid.}", "a.txt", False),
        ("1. Brandt, Oil, 5.", "a.tex", False),
    ],
)
def test_latex_is_told_by_its_commands(text: str, name: str, *, found: bool) -> None:
    first = next((each.name for each in input_formats() if each.detect(text.encode(), name)), "")
    assert (first == "latex") is found


MARK_UP = (
    r"\footnote { } [ ] \cites ( a \bibitem $ % \ \' \i \begin{verbatim} \newcommand #1 \x "
    r"\section \enquote \ref \begin \end{thebibliography} \verb| \url{ -- я \label \setcounter "
    r"\newcommand{\x}[1]{ \def\y#1 \let \x{ \y{ \textcquote \volcite \citetitle{"
)
PIECES = st.sampled_from([*MARK_UP.split(), "\n\n", '"'])


@given(st.lists(PIECES, max_size=40))
def test_nothing_raises(pieces: list[str]) -> None:
    document = read("".join(pieces))
    for note in document.notes:
        whole = note.view.whole
        assert 0 <= whole.start <= whole.end <= len(document.text.content)
