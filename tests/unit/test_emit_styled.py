"""Formatted bibliographies: text, Markdown and web pages in a citation style."""

from __future__ import annotations

import shutil
from importlib import resources

import pytest
from lxml import html

from ibidem.emit import format_named
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work
from tests.unit.cli_texts import invoke, write

BOOK = Work(
    key="swietochowski1985",
    item=Item(
        type=ItemType.BOOK,
        title="Russian Azerbaijan & *the Shaping* of <Identity>",
        language="en",
        author=(Name(family="Swietochowski", given="Tadeusz"),),
        publisher_place="Cambridge",
        issued=Date(start=PartialDate(1985)),
    ),
)
RGAE = RepositoryRef(
    id="rgae",
    name="Российский государственный архив экономики",
    place="Москва",
    authority="rgae",
)
CENSUS = Work(
    key="rgae1937",
    item=Item(
        type=ItemType.MANUSCRIPT,
        title="Докладная записка о переписи населения",
        language="ru",
        issued=Date(start=PartialDate(1937, 1, 11)),
        archive=ArchivalUnits(
            repository=RGAE,
            units=(
                Unit(level=Level.FOND, value="1562", word="Ф."),
                Unit(level=Level.OPIS, value="1", word="Оп."),
                Unit(level=Level.DELO, value="5", word="Д."),
            ),
        ),
    ),
)
WORKS = [BOOK, CENSUS]


def test_text_has_a_paragraph_for_each_work_in_the_order_of_the_style():
    assert format_named("txt").emit(WORKS, style="gost-notes").text == (
        "Докладная записка о переписи населения. 11 января 1937 г. // "
        "РГАЭ. Ф. 1562. Оп. 1. Д. 5.\n\n"
        "Swietochowski T. Russian Azerbaijan & *the Shaping* of <Identity>. Cambridge, 1985.\n"
    )


def test_markdown_has_italics_and_nothing_else_is_taken_for_markup():
    text = format_named("md").emit([BOOK]).text
    assert text == (
        "Swietochowski, Tadeusz. *Russian Azerbaijan \\& \\*the Shaping\\* of \\<Identity\\>*. "
        "Cambridge, 1985.\n"
    )


def test_a_title_that_begins_with_a_number_begins_no_list():
    work = Work(key="x", item=Item(type=ItemType.MANUSCRIPT, title="1. Мая"))
    assert format_named("md").emit([work], style="gost-list").text == "1\\. Мая.\n"


def test_a_page_has_an_item_with_key_and_language_for_each_work():
    page = html.fromstring(format_named("html").emit(WORKS).text.encode())
    found = {item.get("id"): item for item in page.iter("li")}
    assert {key: item.get("lang") for key, item in found.items()} == {
        "swietochowski1985": "en",
        "rgae1937": "ru",
    }
    assert [one.text for one in found["swietochowski1985"].iter("i")] == [BOOK.item.title]
    assert found["rgae1937"].text_content() == (
        "Докладная записка о переписи населения. January 11, 1937. Ф. 1562. Оп. 1. Д. 5. "
        "Российский государственный архив экономики, Москва."
    )


@pytest.mark.parametrize("name", ["txt", "md", "html"])
def test_a_work_that_says_nothing_the_style_prints_is_there_all_the_same(name):
    work = Work(key="x", item=Item(type=ItemType.BOOK, medium="microfilm"))
    assert format_named(name).emit([work, BOOK]).text.count("Cambridge") == 1


def test_convert_writes_in_the_style_that_is_asked_for(tmp_path):
    article, page = write(tmp_path, "article.txt"), tmp_path / "bib.html"
    assert invoke("convert", article, "-o", page, "--style", "gost-list").exit_code == 0
    assert page.read_text(encoding="utf-8").count("<li ") == 3
    assert "Cambridge" not in invoke("convert", article, "--to", "txt").stdout


def test_a_style_for_nothing_is_misuse(tmp_path):
    result = invoke("convert", write(tmp_path, "article.txt"), "--style", "gost-list")
    assert result.exit_code == 2
    assert "--style is for html, md, txt" in result.stderr


def test_a_style_that_is_none_is_misuse(tmp_path):
    result = invoke("convert", write(tmp_path, "a.txt"), "--to", "txt", "--style", "x")
    assert result.exit_code == 2
    assert "no style “x”; there are chicago-notes-archives, gost-list" in result.stderr


@pytest.fixture
def beyond(tmp_path):
    """A style that prints years with letters, which need all works at once."""
    file = resources.files("ibidem") / "data" / "styles" / "gost-list.csl"
    text = file.read_text(encoding="utf-8")
    year = '<text variable="year-suffix"/><text macro="year"/>'
    path = tmp_path / "beyond.csl"
    path.write_text(text.replace('<text macro="year"/>', year), encoding="utf-8")
    return path


def test_a_style_beyond_ours_is_left_to_pandoc(tmp_path, beyond):
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed: what it makes of other styles was not seen")
    page = tmp_path / "bib.txt"
    texts = write(tmp_path, "article.txt")
    assert invoke("convert", texts, "-o", page, "--style", beyond).exit_code == 0
    assert "История одной экспедиции" in page.read_text(encoding="utf-8")


def test_without_pandoc_a_style_beyond_ours_is_misuse(tmp_path, beyond, monkeypatch):
    monkeypatch.setattr("ibidem.emit.by_pandoc.programs", lambda: iter(()))
    texts = write(tmp_path, "article.txt")
    result = invoke("convert", texts, "--to", "html", "--style", beyond)
    assert result.exit_code == 2
    assert "the variable “year-suffix” is not followed by ibidem itself" in result.stderr
    assert "pip install 'ibidem[pandoc]'" in result.stderr


def test_styles_lists_the_styles():
    assert "gost-notes" in invoke("styles").stdout
    assert '"name": "chicago-notes-archives"' in invoke("styles", "--to", "json").stdout
