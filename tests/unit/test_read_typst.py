"""Footnotes and citations by key of Typst documents."""

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


def read(body: str) -> Document:
    return read_bytes(f'#set text(lang: "ru")\n{body}\n'.encode(), "a.typ")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.view.text) for note in document.notes]


def codes(document: Document) -> list[str]:
    return [each.name for each in document.diagnostics]


@pytest.mark.parametrize(
    ("mark_up", "seen"),
    [
        ("G.~Brandt, _Oil_ (*Baku*), 5--7 --- end", "G. Brandt, Oil (Baku), 5–7 — end"),
        ("#emph[Oil of #smallcaps[Baku]] \\[sic\\] \\#5", "Oil of Baku [sic] #5"),
        ("\"Oil\" and 'Neft', Put'", "“Oil” and ‘Neft’, Put’"),
        ("#quote[Baku] #link(\"http://a.b\")[Here] https://a.b/x_y//z_", "“Baku” Here https://a.b/x_y//z_"),
        ("Oil /* no ] */ and // no ]\n more", "Oil and more"),
        ("a_b_c `]` $x ]$ #h(1em) [Ф. 5] \\u{41}", "a_b_c `]` $x ]$ [Ф. 5] A"),
        ('#text(fill: red, "]")[Oil]', "Oil"),
    ],
)  # fmt: skip
def test_words_are_read_without_their_mark_up(mark_up: str, seen: str) -> None:
    assert notes(read(f"Баку.#footnote[{mark_up}]")) == [("1", seen)]


def test_notes_nested_repeated_and_not_closed() -> None:
    document = read(
        "A#footnote[One #footnote[inner] more.] <one> B#footnote(<one>) C@one\n\n"
        'D#footnote(numbering: "*")[Two.] E#footnote[Oil #emph[of\n\nNew.'
    )
    assert notes(document) == [("1", "One more."), ("2", "inner"), ("3", "Two."), ("4", "Oil of")]
    assert [each.label for each in document.callouts] == ["1", "2", "3", "4", "1", "1"]
    assert codes(document) == ["unclosed-note"]


def test_definitions_are_no_notes_but_stand_for_words() -> None:
    document = read(
        "#let rg = [Российский архив]\n#let fn(body) = footnote(body)\n"
        "#show: it => [\n  #it\n]\nБаку#fn[#rg. Ф.~85.] // #footnote[no]\n"
    )
    assert notes(document) == [("1", "Российский архив. Ф. 85.")]


@pytest.mark.parametrize(
    ("definition", "use", "seen"),
    [
        ("rg(op, d) = [Ф. 85. Оп. #op. Д. #d]", '#footnote[#rg(13, "1").]', "Ф. 85. Оп. 13. Д. 1."),
        ("fd(d, l: [5]) = footnote[Д. #d. Л. #l]", "#fd(7, l: 8)", "Д. 7. Л. 8"),
        ("fd(d, l: [5]) = footnote[Д. #d. Л. #l]", "#fd[7]", "Д. 7. Л. 5"),
        ("fn(body) = {\n  footnote(body)\n}", "#fn[Oil _of_ Baku]", "Oil of Baku"),
        ("two(a, b) = footnote[#b (#a)]", "#two[Baku][Oil]", "Oil (Baku)"),
        ("f = p => footnote[С. #p]", "#f[5]", "С. 5"),
        ("f = (p, q) => footnote[#p: #q]", "#f[A][B]", "A: B"),
        ('ga = "ГАРФ"', "#footnote[#ga. Ф. 5]", "ГАРФ. Ф. 5"),
        ("n = 12", "#footnote[No. #n]", "No. 12"),
        ("fn = footnote", "#fn[Oil]", "Oil"),
        ("sc = smallcaps", "#footnote[#sc[Oil], 5]", "Oil, 5"),
        ("a = [#b#b]\n#let b = [#a#a]", "#footnote[Oil #a]", "Oil"),
        ("unused = 5", '#footnote("Oil")', "Oil"),
        ("unused = 5", '#footnote(numbering: "*", [Oil])', "Oil"),
        ("unused = 5", "#figure(caption: [Map#footnote[Oil]])[x]", "Oil"),
        ("unused = 5", "#if true [Y #footnote[Oil]] rest", "Oil"),
        ("unused = 5", "#footnote[#context counter(page).display() Oil]", "Oil"),
        ("unused = 5", "#quote(block: true, attribution: [X#footnote[Oil]])[Y]", "Oil"),
    ],
)  # fmt: skip
def test_definitions_are_spelled_out(definition: str, use: str, seen: str) -> None:
    assert notes(read(f"#let {definition}\nA {use}")) == [("1", seen)]


def test_spans_of_what_was_spelled_out_stand_in_the_file() -> None:
    document = read("#let fd(d) = footnote[Ф. 85. Д. #d.]\nA#fd[13] B#footnote[Там же.]")
    first, second = document.notes
    content = document.text.content
    delo = first.view.text.index("13")
    assert content[first.view.span(delo, delo + 2).slice] == "13"
    assert content[second.view.whole.slice] == "Там же."
    assert [content[each.span.slice] for each in document.callouts] == ["#fd[", "#footnote["]


def test_the_items_of_a_list_of_sources_are_entries() -> None:
    document = read(
        "A#footnote[Ibid.]\n\n== Литература\n+ _Гулиев А._ Нефть. Баку: Элм, 1961. 200 с.\n"
        "+ Широкорад А. Б. Великая речная война. М.: Вече, 2006. 416 с.\n"
    )
    assert notes(document)[1:] == [
        ("1", "Гулиев А. Нефть. Баку: Элм, 1961. 200 с."),
        ("2", "Широкорад А. Б. Великая речная война. М.: Вече, 2006. 416 с."),
    ]


def test_forms_of_citations(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    (tmp_path / "a.typ").write_text(
        "#let gul(p) = cite(<guliev>, supplement: p)\n"
        'A#footnote[#cite(<guliev>, form: "author"), #cite(<guliev>, form: "year"), p. 5] '
        'B#footnote(gul[7]) C#footnote[#cite(label("guliev"), supplement: "p. 9")] '
        "D#footnote[@guliev, с. 3.] #cite(<guliev>, form: none)\n"
        '#bibliography("works.bib", style: "own.csl")\n'
    )
    document = ibidem.read(tmp_path / "a.typ")
    assert notes(document) == [
        ("1", "Guliev, 1961, p. 5"),
        ("2", "guliev, 7"),
        ("3", "guliev, p. 9"),
        ("4", "guliev, с. 3."),
    ]
    stated = [one for note in document.notes for one in note.stated]
    assert [one.locator.value for one in stated if one.locator] == ["5", "7", "9", "3"]
    assert codes(document) == []


def test_citations_by_key_are_taken_from_the_library(tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIB)
    (tmp_path / "a.typ").write_text(
        "A#footnote[См. @guliev[p. 5].] As @guliev says. @none\n"
        '#cite(<guliev>, supplement: [С.~7], form: "prose")\n'
        '#bibliography(("works.bib",), title: "Sources")\n'
    )
    document = ibidem.read(tmp_path / "a.typ")
    assert notes(document) == [
        ("1", "См. guliev, p. 5."),
        ("[1]", "guliev"),
        ("[2]", "none"),
        ("[3]", "guliev, С. 7"),
    ]
    assert [each.locator for note in document.notes for each in note.stated] == [
        Locator(label="page", value="5"),
        None,
        Locator(label="page", value="7"),
    ]
    assert {note.kind for note in document.notes[1:]} == {NoteKind.IN_TEXT}
    assert codes(document) == ["key-unknown"]


def test_headings_and_other_files() -> None:
    document = read(
        'A#footnote[Ibid.]\n\n= References\n\nA. Guliev, _Oil_. Baku 1961.\n\n#include "b.typ"'
    )
    assert notes(document)[1] == ("1", "A. Guliev, Oil. Baku 1961.")
    assert codes(document) == ["file-not-read"]


def test_typst_is_told_by_its_calls() -> None:
    def first(text: str, name: str) -> str:
        return next((each.name for each in input_formats() if each.detect(text.encode(), name)), "")

    assert first("Baku.#footnote[Ibid.]", "a.typ") == "typst"
    assert first('#import "a.typ": *\nBaku.#footnote[Ibid.]', "a.txt") == "typst"
    assert first("# Baku\n\nText.", "a.txt") == ""


MARK_UP = (
    '#footnote [ ] ( ) { } @a <a> #cite = ` ``` $ " \\ // /* */ _ * # a \\u{ ~ #quote '
    "#bibliography #link я https://"
)
PIECES = st.sampled_from(
    [*MARK_UP.split(), "supplement: ", "#let ", "#let x(a) = [", "#x", "#a", "#if ", "=>", "\n"]
)


@given(st.lists(PIECES, max_size=40))
def test_nothing_raises(pieces: list[str]) -> None:
    document = read("".join(pieces))
    for note in document.notes:
        whole = note.view.whole
        assert 0 <= whole.start <= whole.end <= len(document.text.content)
