"""Wikitext: the template of each type, escaping, archives, and what has no place."""

from __future__ import annotations

import pytest
from attrs import evolve

from ibidem.emit import format_named
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.model.work import Work
from ibidem.read import read_bytes
from tests.unit.test_emit_tei import ARTICLE, TELEGRAM


def emitted(item: Item, name: str = "wikitext", **more) -> str:
    return format_named(name).emit([Work(key="k", item=item, **more)]).text


def test_a_work_in_russian_has_a_russian_template() -> None:
    article = evolve(ARTICLE, issued=Date(start=PartialDate(1998, 3)))
    assert emitted(article) == (
        "* {{статья |автор=Гасанлы Дж. П. |заглавие=Борьба за Баку |издание=Вопросы истории"
        " |номер=3 |страницы=5-9 |язык=ru |год=1998 |месяц=3 |тип=journal}}\n"
    )
    chapter = evolve(article, type=ItemType.CHAPTER, page="", issue="")
    assert "{{книга |автор=Гасанлы Дж. П. |часть=Борьба за Баку |заглавие=Вопросы истории" in (
        emitted(chapter)
    )


def test_the_wiki_may_be_chosen() -> None:
    text = emitted(ARTICLE, "wikitext-en")
    assert text == (
        "* {{cite journal |last=Гасанлы |first=Дж. П. |title=Борьба за Баку"
        " |journal=Вопросы истории |issue=3 |language=ru |date=c. 1998–1999 |pages=5-9}}\n"
    )
    english = Item(type=ItemType.BOOK, title="Oil", language="en")
    assert emitted(english, "wikitext-ru").startswith("* {{книга |заглавие=Oil")


@pytest.mark.parametrize(
    ("kind", "template"),
    [
        (ItemType.BOOK, "cite book |title="),
        (ItemType.ARTICLE_NEWSPAPER, "cite news |title="),
        (ItemType.THESIS, "cite thesis |title="),
        (ItemType.WEBPAGE, "cite web |title="),
        (ItemType.CHAPTER, "cite book |chapter="),
        (None, "citation |title="),
    ],
)
def test_each_type_has_its_template(kind: ItemType | None, template: str) -> None:
    assert emitted(Item(type=kind, title="Baku")).startswith(f"* {{{{{template}Baku")


def test_signs_of_wikitext_are_written_as_references() -> None:
    title = "{{R&D}} | a = b, it's ''so'' [[x]] <ref> &amp;"
    text = emitted(Item(type=ItemType.BOOK, title=title))
    assert text.count("{{") == text.count("}}") == 1
    assert "|title=&#123;&#123;R&D&#125;&#125; &#124; a = b, it's &#39;&#39;so" in text
    (note,) = read_bytes(text.encode(), "a.wiki").notes
    assert [one.item.title for one in note.stated] == [title]


def test_a_romanised_title_stands_beside_the_one_in_its_script() -> None:
    text = emitted(
        ARTICLE,
        "wikitext-en",
        romanized=evolve(ARTICLE, title="Bor'ba za Baku"),
        translated_title="The Struggle for Baku",
    )
    assert (
        "|title=Bor'ba za Baku |script-title=ru:Борьба за Баку |trans-title=The Struggle for Baku"
    ) in text


def test_fond_and_delo_have_the_template_for_russian_archives() -> None:
    letter = evolve(
        TELEGRAM, author=(Name(family="Сталин", given="И."),), issued=Date(start=PartialDate(1920))
    )
    emission = format_named("wikitext").emit([Work(key="k", item=letter)])
    assert emission.text == (
        "* {{cite Russian archive |title=Телеграмма |institution=РГАСПИ |fond=85 |delo=1"
        " |note=Сталин, И.; Ленин, В. И.; 1920}}\n"
    )
    codes = [finding.code for finding in emission.diagnostics]
    assert codes == ["EMI102", "EMI105"]
    assert "author, recipient, issued" in emission.diagnostics[0].message
    assert "archive-place" in emission.diagnostics[1].message


def test_other_archives_have_their_own_template() -> None:
    archive = ArchivalUnits(
        repository=RepositoryRef(id="nara", name="NARA", place="Washington"),
        units=(
            Unit(level=Level.FOND, value="59", word="RG"),
            Unit(level=Level.BOX, value="5", word="box"),
        ),
    )
    text = emitted(evolve(TELEGRAM, archive=archive))
    assert (
        "{{cite archive |item=Телеграмма |collection=RG 59 |box=5 |institution=NARA"
        " |location=Washington}}"
    ) in text


def test_templates_of_archives_are_read() -> None:
    data = (
        "<ref>{{cite Russian archive |title=Телеграмма |institution=РГАСПИ |fond=85 |opis=13"
        " |delo=1 |page=5 |note=17 марта 1920}}</ref>"
    )
    (note,) = read_bytes(data.encode(), "a.wiki").notes
    (stated,) = note.stated
    assert stated.item.archive is not None
    assert stated.item.archive.location == "Ф. 85. Оп. 13. Д. 1"
    assert stated.item.archive.repository is not None
    assert stated.item.archive.repository.id == "rgaspi"
    assert stated.item.issued is not None
    assert stated.item.issued.edtf == "1920-03-17"
    assert stated.locator == Locator(label="folio", value="5")


def test_addresses_keep_no_sign_that_ends_them() -> None:
    text = emitted(Item(type=ItemType.WEBPAGE, title="A", url="https://a.b/c|d e{f}"))
    assert "|url=https://a.b/c%7Cd%20e%7Bf%7D}}" in text
