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
PIECES = st.sampled_from([*MARK_UP.split(), "supplement: ", "#let ", "#if ", "\n"])


@given(st.lists(PIECES, max_size=40))
def test_nothing_raises(pieces: list[str]) -> None:
    document = read("".join(pieces))
    for note in document.notes:
        whole = note.view.whole
        assert 0 <= whole.start <= whole.end <= len(document.text.content)
