"""How deduplication grows: time, memory and candidate pairs for so many generated records.

python -m benchmarks.dedupe.scale 1000 10000 100000

The records are made of the words, names, towns and houses of the gold set and of made-up words and
names, some common and most rare, as in a library: each work is cited one to four times, in
initials, with a slip of the pen, without publisher, or romanised. Works of one author share the
block of the author, and a title's common words lead to pairs that come to nothing.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import combinations

import click
from attrs import evolve, frozen

from benchmarks.dedupe import letters
from benchmarks.dedupe.measure import _share
from benchmarks.dedupe.wording import in_initials, misread, other_town
from benchmarks.dedupe.works import read_works
from ibidem.dedupe import deduplicate
from ibidem.model.citation import Citation
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.span import Span

_ONSETS = [*"бвгджзклмнпрстфхцчш", "ст", "тр", "кр", "пр", "бл"]
_VOWELS = ["а", "е", "и", "о", "у"]
_ENDINGS = ["ов", "ев", "ин", "ский", "енко", "ян", "дзе", "швили", "заде", "ер", "ман", "ич"]


@frozen
class Generated:
    """A record, and the number of the work that it cites."""

    work: int
    item: Item


def generated(count: int, seed: int = 7) -> list[Generated]:
    """So many records, always the same for one seed."""
    made = _Library(random.Random(seed), count)  # noqa: S311 - the same from run to run
    found: list[Generated] = []
    work = 0
    while len(found) < count:
        found += [Generated(work, item) for item in made.renderings(work)]
        work += 1
    return found[:count]


class _Library:
    """Makes works; the more records, the more names and rare words."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self._chance = chance
        self._works = [work for work in read_works() if work.language == "ru" and not work.is_part]
        self._families = [
            f"{self._syllables(1, 3)}{chance.choice(_ENDINGS)}".capitalize()
            for _ in range(50 + count // 8)
        ]
        common = sorted({word for work in self._works for word in work.title.split()})
        self._common = [word for word in common if len(word) > 3]
        self._rare = [f"{self._syllables(2, 4)}а" for _ in range(200 + count // 4)]

    def _syllables(self, least: int, most: int) -> str:
        pick = self._chance.choice
        return "".join(
            pick(_ONSETS) + pick(_VOWELS) for _ in range(self._chance.randint(least, most))
        )

    def renderings(self, work: int) -> Iterator[Item]:
        """The citations of a work."""
        full = self._work()
        yield full
        others = [*self._others(full, str(work))]
        self._chance.shuffle(others)
        yield from others[: self._chance.choice((0, 0, 1, 1, 2, 3))]

    def _work(self) -> Item:
        chance = self._chance
        like = chance.choice(self._works)
        words = chance.choices(self._common, k=chance.randint(1, 4))
        words += chance.choices(self._rare, k=chance.randint(1, 3))
        chance.shuffle(words)
        given = f"{chance.choice('АБВГДИКЛМНОПРСТ')}лександр {chance.choice('АБВГДИКЛМНОПРСТ')}."
        return Item(
            type=ItemType.BOOK,
            author=(Name(family=chance.choice(self._families), given=given),),
            title=" ".join(words).capitalize(),
            publisher=like.publisher,
            publisher_place=like.place,
            issued=Date(start=PartialDate(chance.randint(1860, 2020))),
        )

    @staticmethod
    def _others(full: Item, seed: str) -> Iterator[Item]:
        yield evolve(
            full,
            author=in_initials(full.author),
            publisher="",
            publisher_place=other_town(full.publisher_place, seed),
        )
        yield evolve(full, author=in_initials(full.author), title=misread(full.title, seed))
        yield evolve(
            full,
            title=letters.romanize(full.title, "ru", "lc"),
            author=tuple(
                Name(family=letters.romanize(name.family, "ru", "lc"), given=name.given)
                for name in full.author
            ),
            publisher="",
            publisher_place="Moscow" if full.publisher_place == "М." else full.publisher_place,
        )


def citations_of(records: Sequence[Generated]) -> list[Citation]:
    """The records as citations."""
    return [
        Citation(
            id=str(place),
            source="s",
            note=str(place),
            text=str(place),
            span=Span(0, 0),
            item=r.item,
        )
        for place, r in enumerate(records)
    ]


def measured(count: int) -> str:
    """One line: the records, the time of deduplication, memory, pairs, precision and recall."""
    records = generated(count)
    citations = citations_of(records)
    start, busy = time.perf_counter(), time.process_time()
    done = deduplicate(citations)
    seconds = time.perf_counter() - start
    busy = time.process_time() - busy
    joined = right = 0
    for cluster in done.clusters:
        for left, other in combinations(cluster.citations, 2):
            joined += 1
            right += records[int(left)].work == records[int(other)].work
    sizes: dict[int, int] = {}
    for record in records:
        sizes[record.work] = sizes.get(record.work, 0) + 1
    wanted = sum(size * (size - 1) // 2 for size in sizes.values())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:>9,} records  {seconds:8.2f} s ({busy:.2f} of the processor)  {megabytes:7,.0f} MB"
        f"  {done.candidates:>10,} candidate pairs ({done.candidates / count:.1f} each)"
        f"  P {_share(right, joined - right):.4f}  R {_share(right, wanted - right):.4f}"
    )


@click.command(help=__doc__)
@click.argument("counts", nargs=-1, type=int)
def main(counts: tuple[int, ...]) -> None:
    """Measure each number of records."""
    deduplicate(citations_of(generated(50)))  # the tables are read on first use
    for count in counts or (1_000, 10_000):
        click.echo(measured(count))


if __name__ == "__main__":
    main()
