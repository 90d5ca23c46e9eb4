"""The gold set: all renderings of all works, and the cases made by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.dedupe.generate import Rendering, renderings
from benchmarks.dedupe.traps import traps
from benchmarks.dedupe.works import GoldWork, read_works
from ibidem.model.item import Item


def gold(*, held_out: bool) -> tuple[Rendering, ...]:
    """The renderings of the part for tuning, or of the one that is held out."""
    works = [work for work in read_works() if work.is_held_out is held_out]
    of_language: defaultdict[str, list[GoldWork]] = defaultdict(list)
    for work in works:
        of_language[work.language].append(work)
    own = [one for work in works for one in renderings(work)]
    known = {_said(one.item) for one in own}
    made = (one for work in works for one in traps(work, of_language[work.language]))
    return (*own, *_unlike(made, known))


def _unlike(made: Iterator[Rendering], known: set[object]) -> Iterator[Rendering]:
    """The traps that do not happen to be a work of the set."""
    for one in made:
        if _said(one.item) not in known:
            yield one


def _said(item: Item) -> object:
    names = tuple(name.family or name.literal for name in item.author)
    year = item.issued.start.year if item.issued is not None else None
    return (
        names,
        item.title.partition(". ")[0].casefold(),
        item.volume,
        year,
        bool(item.container_title),
    )


def works_of(found: Sequence[Rendering]) -> list[str]:
    """The work of each rendering."""
    return [one.work for one in found]
