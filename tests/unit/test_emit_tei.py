"""TEI: an article, a document of an archive, and where they are cited."""

from __future__ import annotations

from attrs import evolve

from ibidem.emit import tei
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Citing, Relation, RelationKind, Work

ARTICLE = Item(
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Гасанлы", given="Дж. П."),),
    title="Борьба за Баку",
    container_title="Вопросы истории",
    issue="3",
    page="5-9",
    issued=Date(start=PartialDate(1998), end=PartialDate(1999), circa=True),
    language="ru",
)
TELEGRAM = Item(
    type=ItemType.MANUSCRIPT,
    title="Телеграмма",
    recipient=(Name(family="Ленин", given="В. И."),),
    archive=ArchivalUnits(
        repository=RepositoryRef(id="rgaspi", name="РГАСПИ", place="Москва"),
        units=(
            Unit(level=Level.FOND, value="85", word="Ф."),
            Unit(level=Level.DELO, value="1", word="Д."),
        ),
    ),
)


def emitted(item: Item, **more) -> str:
    text = tei.emit([Work(key="b1998", item=item, **more)]).text
    return "".join(line.strip() for line in text.splitlines())


def test_an_article_is_a_part_in_its_journal() -> None:
    text = emitted(ARTICLE)
    assert '<biblStruct type="article-journal" xml:id="b1998"><analytic><author>' in text
    assert '<title level="a">Борьба за Баку</title><textLang mainLang="ru"/></analytic>' in text
    assert '<monogr><title level="j">Вопросы истории</title><imprint>' in text
    assert '<date from="1998" to="1999" cert="low">1998/1999~</date></imprint>' in text
    assert '<biblScope unit="issue">3</biblScope><biblScope unit="page">5-9</biblScope>' in text


def test_a_document_names_its_archive() -> None:
    text = emitted(TELEGRAM)
    assert (
        "<msIdentifier><settlement>Москва</settlement><repository>РГАСПИ</repository>"
        '<collection type="fond">Ф. 85</collection><idno type="shelfmark">'
        '<idno type="fond">Ф. 85</idno>. <idno type="delo">Д. 1</idno></idno></msIdentifier>'
    ) in text
    assert "<respStmt><resp>recipient</resp><persName><surname>Ленин</surname>" in text


def test_what_has_no_element_is_a_note() -> None:
    citing = Citing(document="a.docx", note="3", text="Там же.")
    romanized = evolve(ARTICLE, author=(Name(family="Gasanly", given="Dzh. P."),))
    text = emitted(ARTICLE, cited_in=(citing,), romanized=romanized)
    assert '<note type="cited-in">a.docx, note 3: Там же.</note>' in text
    assert '<note type="romanized-author">Gasanly, Dzh. P.</note>' in text


def test_titles_stand_beside_the_one_in_the_script_of_the_work() -> None:
    romanized = evolve(ARTICLE, title="Bor'ba za Baku")
    text = emitted(ARTICLE, romanized=romanized, translated_title="Baku")
    assert (
        '<title level="a">Борьба за Баку</title><title type="romanized">Bor\'ba za Baku</title>'
        '<title type="translated">Baku</title>'
    ) in text


def test_related_works_that_are_not_in_the_file_are_notes() -> None:
    relations = tuple(
        Relation(kind=RelationKind.TRANSLATION_OF, target=key) for key in ("b1998", "elsewhere")
    )
    text = emitted(ARTICLE, relations=relations)
    assert text.count("<relatedItem") == 1
    assert '<relatedItem type="translation-of" target="#b1998"/>' in text
    assert '<note type="translation-of">elsewhere</note>' in text


def test_a_key_that_xml_has_no_place_for_stays_a_number() -> None:
    text = tei.emit([Work(key="1920:a", item=ARTICLE)]).text
    assert 'n="1920:a"' in text
    assert "xml:id" not in text
