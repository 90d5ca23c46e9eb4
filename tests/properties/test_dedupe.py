"""What deduplication promises of any citations whatever."""

import time
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from ibidem.dedupe import compare, deduplicate, keys_of
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.citation import Citation, CitationKind, Link
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.span import Span

TITLES = [
    "История Азербайджана",
    "History of Azerbaijan",
    "История Азербайджана. Т. 2",
    "Борьба за Закавказье (1917-1921)",
    "The Struggle for Transcaucasia (1917-1921)",
    "Борьба за Закавказье",
    "XI Армия",
    "",
]
names = st.builds(
    Name,
    family=st.sampled_from(["Гасанлы", "Hasanli", "Həsənli", "Smith", "Смит"]),
    given=st.sampled_from(["", "Дж.", "J.", "M."]),
)
dates = st.builds(lambda year: Date(start=PartialDate(year)), st.sampled_from([1950, 1998, 2010]))
marks = st.builds(
    lambda repository, delo: ArchivalUnits(
        repository=RepositoryRef(id=repository, name=repository),
        units=(Unit(level=Level.FOND, value="1"), Unit(level=Level.DELO, value=delo)),
    ),
    st.sampled_from(["rgaspi", "garf"]),
    st.sampled_from(["1", "2"]),
)
anything = st.text(max_size=12)
items = st.builds(
    Item,
    type=st.none() | st.sampled_from(ItemType),
    author=st.lists(names, max_size=2).map(tuple),
    title=st.sampled_from(TITLES) | anything,
    container_title=st.sampled_from(["", "Вопросы истории"]) | anything,
    publisher=st.sampled_from(["", "Элм", "Elm", "Наука"]) | anything,
    publisher_place=st.sampled_from(["", "Баку", "Baku", "М."]) | anything,
    issued=st.none() | dates,
    volume=st.sampled_from(["", "1", "II"]) | anything,
    edition=st.sampled_from(["", "2-е изд."]) | anything,
    isbn=st.sampled_from(["", "5-9533-1465-5"]) | anything,
    page=st.sampled_from(["", "12-15"]) | anything,
    archive=st.none() | marks,
)


def cited(found):
    return [
        Citation(id=f"c{place}", source="s", note="1", text="", span=Span(0, 0), item=item)
        for place, item in enumerate(found)
    ]


def partition(citations):
    return {frozenset(cluster.citations) for cluster in deduplicate(citations).clusters}


@given(st.lists(items, max_size=12))
@settings(deadline=None)
def test_every_full_citation_is_in_one_cluster(found):
    citations = cited(found)
    clustered = [name for cluster in deduplicate(citations).clusters for name in cluster.citations]
    assert sorted(clustered) == sorted(citation.id for citation in citations)


@given(st.lists(items, max_size=12), st.randoms())
@settings(deadline=None)
def test_order_does_not_matter(found, random):
    citations = cited(found)
    shuffled = random.sample(citations, len(citations))
    assert partition(citations) == partition(shuffled)


@given(st.lists(items, max_size=12), st.randoms())
@settings(deadline=None)
def test_the_merged_record_does_not_depend_on_order(found, random):
    citations = cited(found)
    shuffled = random.sample(citations, len(citations))
    left, right = deduplicate(citations), deduplicate(shuffled)
    assert {c.item for c in left.clusters} == {c.item for c in right.clusters}


UNRELATED = Item(
    type=ItemType.BOOK,
    author=(Name(family="Ólafsdóttir", given="Þ."),),
    title="Quxwzyk fjörutíu xylofónar",
    issued=Date(start=PartialDate(1733)),
)


@given(st.lists(items, max_size=12))
@settings(deadline=None)
def test_an_unrelated_record_changes_nothing_else(found):
    added = Citation(id="new", source="s", note="1", text="", span=Span(0, 0), item=UNRELATED)
    alone = partition(cited(found))
    assert partition([*cited(found), added]) == alone | {frozenset({"new"})}
    assert partition([added, *cited(found)]) == alone | {frozenset({"new"})}


@given(items, items)
@settings(deadline=None)
def test_comparison_is_symmetric(left, right):
    one, other = keys_of(left), keys_of(right)
    forth, back = compare(one, other), compare(other, one)
    assert forth.joins == back.joins
    assert forth.weight == back.weight


@given(st.lists(items, max_size=8))
@settings(deadline=None)
def test_citing_again_adds_no_work(found):
    told = [item for item in found if not item.is_empty]
    assert len(partition(cited(told * 2))) == len(partition(cited(told)))


@given(st.lists(items, max_size=12))
@settings(deadline=None)
def test_no_cluster_holds_what_is_forbidden(found):
    for cluster in deduplicate(cited(found)).clusters:
        keys = [keys_of(item) for item in cluster.variants]
        assert not any(compare(a, b).forbidden for a in keys for b in keys if a is not b)


@given(st.lists(items, max_size=12))
@settings(deadline=None)
def test_relations_join_two_different_works(found):
    result = deduplicate(cited(found))
    for relation in result.relations:
        assert relation.source != relation.target
        assert min(relation.source, relation.target) >= 0
        assert max(relation.source, relation.target) < len(result.clusters)


@given(st.lists(items, min_size=1, max_size=8), st.data())
@settings(deadline=None)
def test_back_references_never_make_a_work(found, data):
    full = cited(found)
    numbers = count()
    back = [
        Citation(
            id=f"b{next(numbers)}",
            source="s",
            note="1",
            text="",
            span=Span(0, 0),
            kind=CitationKind.IBID,
            link=Link(antecedent=data.draw(st.sampled_from(full)).id),
        )
        for _ in range(3)
    ]
    assert len(deduplicate(full + back).clusters) == len(deduplicate(full).clusters)


def test_a_thousand_items_take_no_time():
    found = [
        Item(
            author=(Name(family=f"Автор{number % 97}ов", given="А."),),
            title=f"История {number % 13} войны и {number % 7} мира в Закавказье",
            issued=Date(start=PartialDate(1900 + number % 100)),
        )
        for number in range(1000)
    ]
    deduplicate(cited(found[:10]))  # the tables are read on first use
    start = time.process_time()
    deduplicate(cited(found))
    assert time.process_time() - start < 3  # a tenth of that on a quiet machine
