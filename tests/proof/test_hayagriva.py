"""Hayagriva: Typst prints a bibliography of hundreds of works with the title of each."""

from __future__ import annotations

import re
import unicodedata

import pytest

from ibidem.emit import hayagriva
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work
from tests.proof.made import all_works
from tests.proof.programs import run

typst = pytest.importorskip("typst", reason="typst is not installed: what it prints was not seen")

# A style that prints nothing but the title and where the work lies.
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Titles</title><id>titles</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=" | ">
    <text variable="title"/><text variable="archive"/>
    <text variable="call-number"/><text variable="archive-place"/>
  </group></layout></bibliography>
</style>
"""
PAGE = '#set page(width: 100cm, height: 100cm)\n#bibliography("works.yml", full: true, style: "{}")'


def printed(works, folder, style):
    """The words of the bibliography that Typst makes of the works."""
    (folder / "works.yml").write_text(hayagriva.emit(works).text, encoding="utf-8")
    (folder / "titles.csl").write_text(STYLE, encoding="utf-8")
    (folder / "works.typ").write_text(PAGE.format(style), encoding="utf-8")
    (folder / "works.pdf").write_bytes(typst.compile(str(folder / "works.typ")))
    return run("pdftotext", "-layout", "works.pdf", "-", folder=folder).stdout


@pytest.mark.parametrize("style", ["chicago-notes", "apa", "gost-r-705-2008-numeric"])
def test_typst_compiles_every_work(style, tmp_path):
    assert "Борьба" in printed(all_works(), tmp_path, style)


def test_every_title_and_shelf_mark_is_printed(tmp_path):
    works = [work for work in all_works() if is_printable(work.item.title)]
    text = letters(printed(works, tmp_path, "titles.csl"))

    assert len(works) > 200
    assert [work.key for work in works if letters(work.item.title) not in text] == []
    archives = [work.item.archive for work in works if work.item.archive is not None]
    assert [each for each in archives if letters(each.location) not in text] == []


@pytest.mark.parametrize("style", ["chicago-notes", "apa", "gost-r-705-2008-numeric"])
def test_the_case_of_titles_stays(style, tmp_path):
    titles = {
        "ru": "Борьба за Закавказье",
        "az-Cyrl": "Бакы Фәһләси вә Гафгаз",
        "": "Борьба за Баку",
    }
    items = [Item(type=ItemType.BOOK, title=title, language=tag) for tag, title in titles.items()]
    works = [Work(key=f"w{number}", item=item) for number, item in enumerate(items)]

    text = printed(works, tmp_path, style)

    assert [title for title in titles.values() if title not in text] == []


def is_printable(title: str) -> bool:
    """Whether its letters come out of a PDF file as they went in: written from the left."""
    kinds = {unicodedata.bidirectional(letter) for letter in title}
    return not kinds & {"R", "AL", "NSM", "BN"} and len(title) < 500


def letters(text: str) -> str:
    """Letters and digits alone: lines are broken, and quotation marks are those of the style."""
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text))).casefold()
