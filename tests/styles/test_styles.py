"""Our own styles print what their standards want, archives included."""

from __future__ import annotations

import pytest

from ibidem.styles import Cite, StyleError, load_style, plain, style_names
from tests.styles.made_items import BENNIGSEN, CENSUS, HASANLI, SWIETOCHOWSKI

NOTES = [
    (
        "gost-notes",
        Cite(item=HASANLI, locator="16"),
        (
            "Гасанлы Дж. П. История дипломатии Азербайджанской Республики : в 3 т. "
            "Москва : Флинта, 2010. Т. 1. С. 16."
        ),
    ),
    ("gost-notes", Cite(item=HASANLI, position="ibid"), "Там же."),
    (
        "gost-notes",
        Cite(item=HASANLI, position="ibid-with-locator", locator="18"),
        "Там же. С. 18.",
    ),
    (
        "gost-notes",
        Cite(item=HASANLI, position="subsequent", locator="18"),
        "Гасанлы Дж. П. Указ. соч. Т. 1. С. 18.",
    ),
    (
        "gost-notes",
        Cite(item=HASANLI, position="near-note", locator="18", is_ambiguous=True),
        "Гасанлы Дж. П. История дипломатии Азербайджанской Республики. Т. 1. С. 18.",
    ),
    (
        "gost-notes",
        Cite(item=CENSUS, locator="12-15", label="folio"),
        (
            "Докладная записка о переписи населения. 11 января 1937 г. // "
            "РГАЭ. Ф. 1562. Оп. 1. Д. 5. Л. 12–15."
        ),
    ),
    (
        "gost-notes",
        Cite(item=CENSUS, position="ibid-with-locator", locator="16", label="folio"),
        "Там же. Л. 16.",
    ),
    (
        "gost-notes",
        Cite(item=CENSUS, position="subsequent", locator="3об", label="folio"),
        "РГАЭ. Ф. 1562. Оп. 1. Д. 5. Л. 3об.",
    ),
    (
        "gost-notes",
        Cite(item=SWIETOCHOWSKI, position="ibid-with-locator", locator="16"),
        "Ibid. P. 16.",
    ),
    (
        "gost-notes",
        Cite(item=SWIETOCHOWSKI, position="subsequent", locator="16"),
        "Swietochowski T. Op. cit. P. 16.",
    ),
    (
        "chicago-notes-archives",
        Cite(item=CENSUS, locator="12-15", label="folio"),
        (
            "Докладная записка о переписи населения, January 11, 1937, Ф. 1562. Оп. 1. Д. 5, "
            "fols. 12–15, РГАЭ, Москва."
        ),
    ),
    (
        "chicago-notes-archives",
        Cite(item=BENNIGSEN, locator="115"),
        (
            "Alexandre Bennigsen and Chantal Lemercier-Quelquejay, “Sultan Galiev and ‘Muslim "
            "National Communism,’” Central Asian Survey 2, no. 1 (1983): 115."
        ),
    ),
    (
        "chicago-notes-archives",
        Cite(item=SWIETOCHOWSKI, position="subsequent", locator="16"),
        "Swietochowski, Russian Azerbaijan, 16.",
    ),
    (
        "chicago-notes-archives",
        Cite(item=SWIETOCHOWSKI, position="ibid-with-locator", locator="16"),
        "Ibid., 16.",
    ),
]


@pytest.mark.parametrize(("style", "cite", "printed"), NOTES)
def test_a_note(style: str, cite: Cite, printed: str) -> None:
    assert plain(load_style(style).note([cite])) == printed


def test_several_works_in_one_note_each_in_its_language() -> None:
    cites = [
        Cite(item=HASANLI, position="subsequent", locator="5", prefix="См. "),
        Cite(item=SWIETOCHOWSKI, position="subsequent", locator="7–9"),
    ]
    assert plain(load_style("gost-notes").note(cites)) == (
        "См. Гасанлы Дж. П. Указ. соч. Т. 1. С. 5 ; Swietochowski T. Op. cit. P. 7–9."
    )


ENTRIES = [
    (
        "gost-list",
        HASANLI,
        (
            "Гасанлы, Дж. П. История дипломатии Азербайджанской Республики : в 3 т. / "
            "Дж. П. Гасанлы. – Москва : Флинта, 2010. – Т. 1."
        ),
    ),
    (
        "gost-list",
        BENNIGSEN,
        (
            "Bennigsen, A. Sultan Galiev and “Muslim National Communism” / A. Bennigsen, "
            "C. Lemercier-Quelquejay // Central Asian Survey. – 1983. – Vol. 2, No. 1. – "
            "P. 112–118."
        ),
    ),
    (
        "chicago-notes-archives",
        BENNIGSEN,
        (
            "Bennigsen, Alexandre, and Chantal Lemercier-Quelquejay. “Sultan Galiev and ‘Muslim "
            "National Communism.’” Central Asian Survey 2, no. 1 (1983): 112–18."
        ),
    ),
]


@pytest.mark.parametrize(("style", "item", "printed"), ENTRIES)
def test_an_entry(style: str, item: dict[str, object], printed: str) -> None:
    assert plain(load_style(style).entry(item)) == printed


def test_titles_of_books_are_in_italics() -> None:
    runs = load_style("chicago-notes-archives").entry(SWIETOCHOWSKI)
    assert [run.text for run in runs if run.italic] == [SWIETOCHOWSKI["title"]]


def test_lists_are_sorted_cyrillic_first() -> None:
    entries = load_style("gost-list").bibliography([SWIETOCHOWSKI, CENSUS, HASANLI, BENNIGSEN])
    assert [plain(entry)[:5] for entry in entries] == ["Гасан", "Докла", "Benni", "Swiet"]


@pytest.mark.parametrize("name", style_names())
def test_an_item_that_says_nothing_prints_nothing(name: str) -> None:
    style = load_style(name)
    assert style.entry({"id": "x", "type": "book"}) == ()
    assert style.note([]) == ()


def test_a_name_that_is_none_lists_those_that_are() -> None:
    with pytest.raises(StyleError, match="gost-list"):
        load_style("apa")
