"""MODS: an article in its journal, a document in its archive."""

from __future__ import annotations

from attrs import evolve

from ibidem.emit import mods
from ibidem.model.item import Item
from ibidem.model.work import Relation, RelationKind, Work
from tests.unit.test_emit_tei import ARTICLE, TELEGRAM


def emitted(item: Item, key: str = "b1998", **more) -> str:
    text = mods.emit([Work(key=key, item=item, **more)]).text
    return "".join(line.strip() for line in text.splitlines())


def test_an_article_has_its_journal_as_host() -> None:
    text = emitted(ARTICLE)
    assert '<mods version="3.4" ID="b1998"><titleInfo><title>Борьба за Баку</title>' in text
    assert '<genre authority="local">journalArticle</genre>' in text
    host = text[text.index('<relatedItem type="host">') : text.index("</relatedItem>")]
    assert "<title>Вопросы истории</title>" in host
    assert '<detail type="issue"><number>3</number></detail>' in host
    assert '<extent unit="pages"><start>5</start><end>9</end></extent>' in host
    assert (
        '<dateIssued encoding="w3cdtf" point="end" qualifier="approximate">1999</dateIssued>'
    ) in host
    assert '<languageTerm type="code" authority="rfc4646">ru</languageTerm>' in text


def test_a_document_has_its_archive_as_location() -> None:
    text = emitted(TELEGRAM)
    assert '<typeOfResource manuscript="yes">text</typeOfResource>' in text
    assert (
        "<location><physicalLocation>РГАСПИ</physicalLocation>"
        '<physicalLocation type="city">Москва</physicalLocation>'
        "<shelfLocator>Ф. 85. Д. 1</shelfLocator></location>"
    ) in text
    assert '<roleTerm type="code" authority="marcrelator">rcp</roleTerm>' in text


def test_titles_stand_beside_the_one_in_the_script_of_the_work() -> None:
    romanized = evolve(ARTICLE, title="Bor'ba za Baku")
    text = emitted(ARTICLE, romanized=romanized, translated_title="Baku")
    assert '<titleInfo type="alternative"><title>Bor\'ba za Baku</title></titleInfo>' in text
    assert '<titleInfo type="translated"><title>Baku</title></titleInfo>' in text


def test_relations_and_keys_that_xml_has_no_place_for_are_written() -> None:
    relation = Relation(kind=RelationKind.TRANSLATION_OF, target="smith1990")
    text = emitted(ARTICLE, "1920:a", relations=(relation,))
    assert '<note type="translation-of">smith1990</note>' in text
    assert "<recordIdentifier>1920:a</recordIdentifier>" in text
    assert "ID=" not in text
