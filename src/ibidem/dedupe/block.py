"""Candidate pairs: items that share a telling key, so that few pairs need a comparison.

A block is a set of items with one key. Keys that say much (an ISBN, a whole title, a shelf mark)
may fill large blocks; a key that many items share (a family name, a word) says too little, and
its block is passed over: items that belong together share another key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ibidem.dedupe.archives import unit_values
from ibidem.dedupe.normalize import Keys, NameKey
from ibidem.dedupe.sounds import sounds

Pair = tuple[int, int]
"""Two places in a sequence of items, the lower one first."""

_LARGEST = {"telling": 250, "author": 12}
_LARGEST_COMMON = 40
_RARE = 12  # a word in more titles than this leads to too many wrong pairs
_STEM = 6  # letters that the forms of a word have in common


def candidate_pairs(items: Sequence[Keys]) -> Iterator[Pair]:
    """Pairs of places in `items` that may be the same work or related, each pair once."""
    stems = _frequent(stem for keys in items for stem in set(_stems(keys)))
    concepts = _frequent(concept for keys in items for concept in keys.title.concepts)
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, keys in enumerate(items):
        telling = {f"telling:{key}" for key in telling_keys(keys)}
        for key in telling | set(_common_keys(keys, stems, concepts)):
            blocks[key].append(place)
    seen: set[Pair] = set()
    for key, block in blocks.items():
        if len(block) <= _LARGEST.get(key.partition(":")[0], _LARGEST_COMMON):
            fresh = set(combinations(block, 2)) - seen
            seen |= fresh
            yield from sorted(fresh)


def telling_keys(keys: Keys) -> Iterator[str]:
    """Keys that hardly any two works share."""
    yield from (f"isbn:{isbn}" for isbn in keys.isbns)
    if keys.doi:
        yield f"doi:{keys.doi}"
    if keys.title.words:
        yield "title:" + " ".join(keys.title.words)
    if keys.item.archive is not None and keys.item.archive.units:
        yield "units:" + "/".join(unit_values(keys.item.archive).values())
    if keys.pages:
        yield f"pages:{keys.pages}:{sorted(keys.years)}"


def _common_keys(
    keys: Keys, stems: Mapping[str, int], concepts: Mapping[str, int]
) -> Iterator[str]:
    """Keys that works by one author, on one subject or of one year share."""
    families = {heard for name in keys.authors or keys.editors for heard in _heard(name)}
    own = _stems(keys)
    for family in families:
        yield f"author:{family}"
        yield from (f"name:{family}:{year}" for year in keys.years)
        yield from (f"name:{family}:{concept}" for concept in keys.title.concepts)
    yield from (f"word:{stem}" for stem in own if stems[stem] <= _RARE)
    yield "words:" + " ".join(sorted(own)[:4])
    for year in keys.years:
        yield f"head:{' '.join(own[:2])}:{year}"
        if not families:  # what nobody is named for is found by its words, its town and its volume
            yield from (f"word:{stem}:{year}" for stem in own)
            yield from (f"print:{place}:{year}:{sorted(keys.volumes)}" for place in keys.places)
    rarest = sorted(keys.title.concepts, key=lambda concept: (concepts[concept], concept))
    if len(rarest) >= 2:
        yield f"sense:{'+'.join(sorted(rarest))}"
        yield f"sense:{'+'.join(rarest[:2])}"
        numbers = sorted(keys.title.years) or sorted(keys.years)
        yield f"sense:{rarest[0]}:{numbers}"
        yield from (f"sense:{'+'.join(rarest[:3])}:{year}" for year in keys.years)


def _heard(name: NameKey) -> Iterator[str]:
    """The first consonants of a name, in each way of reading it."""
    yield from (sound[:4] for surface in name.surfaces for sound in sounds(surface))


def _stems(keys: Keys) -> list[str]:
    return [word[:_STEM] for word in keys.title.words if len(word) > 3]


def _frequent(things: Iterable[str]) -> Mapping[str, int]:
    return Counter(things)
