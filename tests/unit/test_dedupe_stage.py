"""The stage as a whole: clusters, back-references, relations, merged records."""

from itertools import permutations

import pytest

from ibidem.dedupe import deduplicate, explain
from ibidem.dedupe.merge import merge
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.span import Span
from ibidem.model.work import RelationKind


def cite(name, item=None, *, kind=CitationKind.FULL, to="", inherited=(), linked=False):
    link = Link(antecedent=to or None) if to or linked else None
    return Citation(
        id=name,
        source="article",
        note="1",
        text="",
        span=Span(0, 0),
        kind=kind,
        item=item or Item(),
        link=link,
        inherited=frozenset(inherited),
    )


def ibid(name, to="", item=None, inherited=()):
    return cite(name, item, kind=CitationKind.IBID, to=to, inherited=inherited, linked=True)


def book(family, title, year=None, **more):
    given = more.pop("given", "")
    return Item(
        type=ItemType.BOOK,
        author=(Name(family=family, given=given),) if family else (),
        title=title,
        issued=Date(start=PartialDate(year)) if year else None,
        **more,
    )


def file(delo, title=""):
    return Item(
        type=ItemType.MANUSCRIPT,
        title=title,
        archive=ArchivalUnits(
            repository=RepositoryRef(id="rgaspi", name="РГАСПИ"),
            units=(
                Unit(level=Level.FOND, value="85"),
                Unit(level=Level.OPIS, value="13"),
                Unit(level=Level.DELO, value=delo),
            ),
        ),
    )


def groups(citations):
    return {frozenset(cluster.citations) for cluster in deduplicate(citations).clusters}


RUSSIAN = book(
    "Широкорад",
    "Великая речная война. 1918–1920 годы",
    given="А. Б.",
    publisher="Вече",
    publisher_place="Moskva",
)
ENGLISH = book(
    "Shirokorad",
    "The Great River War 1918-1920",
    2006,
    given="A. B.",
    publisher="Veche",
    publisher_place="Moscow",
)
MIXED = book(
    "Shirokorad",
    "Великая речная война, 1918–1920 годы",
    2006,
    given="Aleksandr B.",
    publisher="Вече",
    isbn="5-9533-1465-5",
)


def test_citations_in_two_languages_make_one_work():
    (cluster,) = deduplicate([cite("a", ENGLISH), cite("b", MIXED), cite("c", RUSSIAN)]).clusters
    assert cluster.citations == ("a", "b", "c")
    assert cluster.variants == (ENGLISH, MIXED, RUSSIAN)
    assert len(cluster.matches) == 2
    lines = explain(cluster.matches[0])
    assert any("translation" in line for line in lines)


def test_the_merged_record_is_of_one_language_and_complete():
    merged = merge({ENGLISH: 1, MIXED: 1, RUSSIAN: 1})
    assert merged.title == "Великая речная война, 1918–1920 годы"
    assert merged.author == (Name(family="Широкорад", given="А. Б."),)
    assert (merged.publisher, merged.isbn) == ("Вече", "5-9533-1465-5")
    assert merged.issued == Date(start=PartialDate(2006))


def test_merging_keeps_the_fuller_names_date_and_mark():
    short = Item(
        title="Протокол",
        author=(Name(family="Ленин", given="В."),),
        issued=Date(start=PartialDate(1920)),
        archive=ArchivalUnits(units=(Unit(level=Level.FOND, value="2"),)),
    )
    full = Item(
        title="Протокол",
        author=(Name(family="Ленин", given="Владимир"), Name(family="Чичерин")),
        issued=Date(start=PartialDate(1920, 3, 17)),
        archive=file("1").archive,
    )
    merged = merge({short: 9, full: 1})
    assert merged == full


def test_merging_one_item_changes_nothing():
    assert merge({MIXED: 4}) == MIXED


def test_back_references_join_their_antecedent():
    assert groups(
        [cite("a", MIXED), ibid("b", "a"), ibid("c", "b"), cite("d", book("Минц", "Год", 1967))]
    ) == {frozenset("abc"), frozenset("d")}


def test_unresolved_back_references_belong_to_no_work():
    found = deduplicate([ibid("a"), cite("b", MIXED), ibid("c"), ibid("d", "nowhere")])
    assert [cluster.citations for cluster in found.clusters] == [("b",)]


def test_a_back_reference_to_another_file_is_another_work():
    citations = [
        cite("a", file("1")),
        ibid("b", "a", file("1")),
        ibid("c", "a", file("2")),
        ibid("d", "c", file("2")),
        cite("e", file("2")),
        ibid("f", "d"),
    ]
    assert groups(citations) == {frozenset("ab"), frozenset("cdef")}


def test_another_file_does_not_inherit_the_title_of_the_document():
    citations = [
        cite("a", file("1", "Телеграмма Ленина")),
        ibid("b", "a", file("2", "Телеграмма Ленина"), inherited=["title"]),
        cite("c", file("2")),
    ]
    assert groups(citations) == {frozenset("a"), frozenset("bc")}


def test_idem_names_a_new_work_of_the_same_author():
    new = cite(
        "b", book("Минц", "Год первый", 1970), kind=CitationKind.IDEM, to="a", inherited=["author"]
    )
    assert groups([cite("a", book("Минц", "История", 1967)), new]) == {
        frozenset("a"),
        frozenset("b"),
    }


def test_empty_items_stay_alone():
    assert groups([cite("a"), cite("b"), cite("c", Item(language="ru"))]) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
    }


def test_nothing_to_do():
    assert deduplicate([]).clusters == ()


def test_a_citation_without_a_year_does_not_choose_between_editions():
    first = book("Минц", "История Великого Октября", 1967)
    second = book("Минц", "История Великого Октября", 1977)
    undated = book("Минц", "История Великого Октября")
    assert groups([cite("a", first), cite("b", second), cite("c", undated)]) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
    }
    assert groups([cite("a", first), cite("c", undated)]) == {frozenset("ac")}


def test_what_forbids_forbids_through_a_third_citation():
    general = book("Смит", "Записки о войне", 1920, publisher="Nauka", publisher_place="М.")
    second = book("Смит", "Записки о войне: дневник офицера", 1920, publisher="Наука")
    third = book("Смит", "Записки о войне: письма солдата", 1920, publisher="Наука")
    for order in permutations([cite("a", general), cite("b", second), cite("c", third)]):
        assert not any({"b", "c"} <= group for group in groups(order))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            book("Kazemzadeh", "The Struggle for Transcaucasia (1917-1921)", 1951),
            book("Каземзаде", "Борьба за Закавказье (1917-1921)", 2010),
            RelationKind.TRANSLATION_OF,
        ),
        (
            book("Минц", "История Великого Октября", 1967),
            book("Минц", "История Великого Октября", 1977),
            RelationKind.EDITION_OF,
        ),
        (
            book("", "История гражданской войны в СССР", 1935, volume="1"),
            book("", "История гражданской войны в СССР", 1960, volume="5"),
            RelationKind.VOLUME_OF,
        ),
        (
            book("", "История гражданской войны в СССР", 1935),
            book("", "История гражданской войны в СССР. Т. II", 1942),
            RelationKind.VOLUME_OF,
        ),
        (
            book("Фурман", "Азербайджан и Россия: общества и государства", 2001),
            Item(
                type=ItemType.CHAPTER,
                author=(Name(family="Смит"),),
                title="Память об утратах",
                container_title="Азербайджан и Россия: общества и государства",
                issued=Date(start=PartialDate(2001)),
            ),
            RelationKind.PART_OF,
        ),
    ],
    ids=["translation", "edition", "volume", "volume of a set", "chapter"],
)
def test_relations_point_to_the_earlier_work(left, right, kind):
    for order in ([cite("a", left), cite("b", right)], [cite("b", right), cite("a", left)]):
        found = deduplicate(order)
        (relation,) = found.relations
        assert relation.kind is kind
        assert found.clusters[relation.source].citations == ("b",)
        assert found.clusters[relation.target].citations == ("a",)
        assert relation.evidence


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (book("Минц", "История Октября", 1967), book("Иванов", "История Октября", 1977)),
        (book("", "Сборник документов", 1920), book("", "Сборник документов", 1950)),
        (file("1", "Телеграмма Ленина"), file("2", "Телеграмма Ленина")),
    ],
    ids=["another author", "a title that says nothing", "files"],
)
def test_no_relation(left, right):
    assert deduplicate([cite("a", left), cite("b", right)]).relations == ()


def test_clusters_stand_in_reading_order():
    found = deduplicate([cite("a", file("2")), cite("b", MIXED), cite("c", file("2"))])
    assert [cluster.citations for cluster in found.clusters] == [("a", "c"), ("b",)]
