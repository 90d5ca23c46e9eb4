"""Titles that a file sets in italics."""

from pathlib import Path

import pytest

import ibidem
from ibidem.parse import parse_citation
from ibidem.parse.marked import parse_marked
from tests.unit.office_files import call, docx, run


def italic(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


CASES = [
    # text, italics, title, families of the authors and editors
    (
        (
            "Sharp, William Graves and Warrington Dawson (ed.). The War Memoirs of William Sharp. "
            "London: Constable & Co. Ltd., 1931."
        ),
        "The War Memoirs of William Sharp.",
        ["Sharp", "Dawson"],
    ),
    (
        (
            "Pennant, Lilla. Wartime Embassy: The Life of Sharp, U.S. Ambassador to France, and "
            "his Son During the First World War. Sommerville, Mass.: Firefly Press, 1989."
        ),
        (
            "Wartime Embassy: The Life of Sharp, U.S. Ambassador to France, and his Son During the "
            "First World War"
        ),
        ["Pennant"],
    ),
    (
        (
            "Boris Raymond and David R. Jones, The Russian Diaspora: 1917–1941 (Lanham, MD: The "
            "Scarecrow Press, 2000), 12."
        ),
        "The Russian Diaspora: 1917–1941",
        ["Raymond", "Jones"],
    ),
]


@pytest.mark.parametrize(("text", "title", "families"), CASES)
def test_what_stands_in_italics_is_the_title(text: str, title: str, families: list[str]) -> None:
    parsed = parse_marked(text, [italic(text, title)])
    assert parsed.item.title == title.rstrip(".")
    assert [name.family for name in parsed.item.author + parsed.item.editor] == families
    start, end = parsed.where["title"]
    assert text[start:end].startswith(title.rstrip("."))
    place = parsed.where["publisher_place"]
    assert text[slice(*place)].startswith(str(parsed.item.publisher_place)[:4])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Kadishev, A. B., Intervention in Transcaucasia. Moscow: Voenizdat, 1960.",
            "Intervention",
        ),
        ("Brandt, “On Roads,” The Caspian Review 12 (1990): 5.", "The Caspian Review"),
        ("РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об.", "85. Оп. 27. Д. 313"),
        ("Ibid., p. 12.", "Ibid., p. 12."),
        ("Hasanov, Black Shades, 12; the ship Bismarck.", "Bismarck"),
    ],
)
def test_italics_that_hold_no_other_title_change_nothing(text: str, words: str) -> None:
    assert parse_marked(text, [italic(text, words)]) == parse_citation(text)


def test_italics_that_a_word_processor_cut_are_one_title() -> None:
    text = (
        "Boris Raymond and David R. Jones, The Russian Diaspora: 1917–1941 (Lanham, MD: S, 2000)."
    )
    cut = [italic(text, "The Russian"), italic(text, "Diaspora"), italic(text, "1917–1941")]
    assert parse_marked(text, cut).item.title == "The Russian Diaspora: 1917–1941"


def test_the_italics_of_a_word_file_are_heeded(tmp_path: Path) -> None:
    title = "<w:r><w:rPr><w:i/></w:rPr><w:t>The Russian Diaspora: 1917–1941</w:t></w:r>"
    note = (
        run("Boris Raymond and David R. Jones, ") + title + run(" (Lanham, MD: Scarecrow, 2000).")
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx(run("A") + call(1), footnotes={1: note}))
    (citation,) = ibidem.process([path]).citations
    assert citation.item.title == "The Russian Diaspora: 1917–1941"
    assert [name.family for name in citation.item.author] == ["Raymond", "Jones"]
