"""Citation keys: short, ASCII, readable, and the same from run to run.

A key is made of what the work says of itself, never of where it stands:

* author (else editor), year, first telling word of the title: ``kadishev1960interventsiya``;
* without either name, word and year alone: ``azerbaydzhanskaya1998``;
* for archival documents, author or repository, year, and the numbers of the units:
  ``rgaspi1920-85-13-1``; a title word where no unit is known.

Works that would have the same key get ``-a``, ``-b``, ``-c`` in an order that depends on their
content alone, so that the order of the input does not matter where the works differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from string import ascii_lowercase, digits
from unicodedata import combining, normalize

from anyascii import anyascii

from ibidem.model.archive import ArchivalUnits
from ibidem.model.item import Item

LONGEST = 60
"""Characters in the longest key."""

_LONGEST_BASE = LONGEST - 6
_LONGEST_WORD = 24
_LONGEST_UNIT = 14
_TELLING = 4
"""Letters in a word that is likely to be telling; most articles and prepositions have fewer."""

_STOP_WORDS_OF = {
    "az": "dair edilmesi haqda haqqinda kimi olan sonra terefinden ucun uzre",
    "cs": "mezi okolo podle pred",
    "de": "beim dein durch eine einem einen einer eines gegen ihre nach oder ohne seine uber unter "
    "zwischen",
    "en": "about after against along among before between during from into over some that their "
    "these this those through toward towards under upon with within without",
    "es": "como contra desde entre hasta para sobre",
    "fr": "apres avant avec cette chez contre dans depuis durant leur leurs pendant pour sans "
    "selon sous vers",
    "it": "agli alla alle allo come dagli dalla dalle degli della delle dello durante negli nella "
    "nelle nello sugli sulla sulle sullo verso",
    "pl": "miedzy oraz przed przez wobec",
    "ru": "cherez mezhdu okolo pered posle protiv sredi vmesto vokrug",
    "sr": "izmedu protiv tokom",
    "tr": "dair hakkinda icin kadar sonra tarafindan uzerine",
    "uk": "mizh pislya proty",
}
_STOP_WORDS = frozenset(word for words in _STOP_WORDS_OF.values() for word in words.split())
"""Words of four letters or more that introduce a title rather than tell it, transliterated."""


def assign_keys(items: Sequence[Item], given: Sequence[str] = ()) -> tuple[str, ...]:
    """A key for each item, in the order given, all different.

    Args:
        items: what the keys are for.
        given: for each item the key that its owner has given it, or an empty string; the first
            of several items with one key keeps it.

    >>> from ibidem.model.date import Date, PartialDate
    >>> from ibidem.model.person import Name
    >>> book = Item(
    ...     author=(Name(family="Кадишев", given="А. Б."),),
    ...     title="Интервенция и гражданская война в Закавказье",
    ...     issued=Date(start=PartialDate(1960)),
    ... )
    >>> assign_keys([book, Item(title="Азербайджанская Демократическая Республика")])
    ('kadishev1960interventsiya', 'azerbaydzhanskaya')
    """
    kept = {key: index for index, key in reversed(list(enumerate(given))) if key}
    keys = dict.fromkeys(range(len(items)), "") | {index: key for key, index in kept.items()}
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if not keys[index]:
            groups[base_key(item)].append(index)
    taken = {base for base, group in groups.items() if len(group) == 1} | kept.keys()
    for base, group in sorted(groups.items()):
        if len(group) > 1:
            group.sort(key=lambda index: _content(items[index]))
        alone = len(group) == 1 and base not in kept
        for index, key in zip(group, _different(base, len(group), taken, alone=alone), strict=True):
            keys[index] = key
            taken.add(key)
    return tuple(keys.values())


def base_key(item: Item) -> str:
    """The key of an item that no other work of the bibliography shares."""
    archive = item.archive
    word = _title_word(item)
    head = _author(item) or _repository(archive)
    units = "-".join(filter(None, _unit_values(archive)))
    tail = f"-{units}" if units else word if head else ""
    key = f"{head or word or 'work'}{_year(item)}{tail}"
    return key[:_LONGEST_BASE].rstrip("-")


def _different(base: str, number: int, taken: Container[str], *, alone: bool) -> Iterable[str]:
    """As many keys as asked for: `base` alone, or `base` with letters."""
    if alone:
        return [base]
    free = (key for key in (f"{base}-{letters}" for letters in _letters()) if key not in taken)
    return [next(free) for _ in range(number)]


def _letters() -> Iterator[str]:
    """Letters for numbers: a, b ... z, aa, ab ..."""
    for number in count():
        letters, rest = "", number + 1
        while rest:
            rest, letter = divmod(rest - 1, len(ascii_lowercase))
            letters = ascii_lowercase[letter] + letters
        yield letters


def _content(item: Item) -> tuple[str, str, str]:
    """What orders items of the same key: date and title, then everything."""
    issued = item.issued
    return (issued.start.edtf if issued else "", item.title, repr(item))


@lru_cache(maxsize=1 << 13)
def _ascii(text: str) -> str:
    """Latin letters without the stress marks of dictionaries: «Баку́» is ``baku``."""
    if text.isascii():
        return text.lower()
    words = "".join(char for char in normalize("NFC", text) if not combining(char))
    return anyascii(words).lower()


def _author(item: Item) -> str:
    name = next((name for name in (*item.author, *item.editor) if str(name)), None)
    if name is None:
        return ""
    if name.literal:
        return _telling_word(name.literal)
    return _only(r"[^a-z]", name.family or name.given)[:_LONGEST_WORD]


def _repository(archive: ArchivalUnits | None) -> str:
    """The repository's id without marks; "archive" where only its units are known."""
    if archive is None:
        return ""
    printed = archive.repository.id if archive.repository else ""
    return _only(r"[^a-z0-9]", printed).lstrip(digits)[:_LONGEST_WORD] or "archive"


def _unit_values(archive: ArchivalUnits | None) -> list[str]:
    units = archive.units if archive is not None else ()
    return [_only(r"[^a-z0-9]", unit.value)[:_LONGEST_UNIT] for unit in units]


def _only(refused: str, text: str) -> str:
    latin = _ascii(text)
    return latin if latin.isalpha() else re.sub(refused, "", latin)


def _year(item: Item) -> str:
    return str(abs(item.issued.start.year)) if item.issued else ""


def _title_word(item: Item) -> str:
    sources = (item.title, item.container_title, item.original_title, item.genre)
    return next(filter(None, map(_telling_word, sources)), "")


def _telling_word(text: str) -> str:
    """The first word that tells something: a long one, else the longest there is.

    >>> _telling_word("К истории Азербайджана"), _telling_word("From the South")
    ('istorii', 'south')
    """
    words = []
    for printed in re.findall(r"[\w'’ʼ-]+", text):
        word = _only(r"[^a-z]", printed)
        if len(word) >= _TELLING and word not in _STOP_WORDS:
            return word[:_LONGEST_WORD]
        words.append(word)
    return max(words, key=len, default="")[:_LONGEST_WORD]
