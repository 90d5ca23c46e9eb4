"""Merging the items of a cluster into one record, the best value of each field by rule.

One item leads, since its fields agree in language and come from one writer; the others fill its
gaps. It is the fullest of those whose title is in the script that most of the items have. Where
several can, a value in the script of the title is preferred, then the longer one, then the one
cited more often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import asdict, evolve

from ibidem.dedupe.title_keys import script_of
from ibidem.model.item import ITEM_FIELDS, Item
from ibidem.model.person import Name

_EMPTY = asdict(Item(), recurse=False)


def merge(items: Mapping[Item, int]) -> Item:
    """One record of the distinct `items` of a work, each with the number of its citations.

    >>> russian = Item(title="Мои воспоминания", publisher="YMCA-Press", publisher_place="Париж")
    >>> merge({Item(title="Мои воспоминания", isbn="5-9533-1465-5"): 3, russian: 1}).isbn
    '5-9533-1465-5'
    """
    if len(items) == 1:
        return next(iter(items))
    scripts = Counter(script_of(item.title) for item in items)
    ranked = sorted(
        items,
        key=lambda item: (
            -scripts[script_of(item.title)] * bool(item.title),
            -_fullness(item),
            -items[item],
            repr(item),
        ),
    )
    leader = ranked[0]
    script = script_of(leader.title)
    return evolve(
        leader,
        **{
            field: best(_values(field, ranked), script)
            for field, best in _BEST.items()
            if len(_values(field, ranked)) > 1
        },
        **{
            field: _values(field, ranked)[0]
            for field in ITEM_FIELDS
            if getattr(leader, field) == _EMPTY[field] and _values(field, ranked)
            if field not in _BEST or len(_values(field, ranked)) == 1
        },
    )


def _fullness(item: Item) -> int:
    """How many fields the item has."""
    return sum(getattr(item, field) != _EMPTY[field] for field in ITEM_FIELDS)


def _values(field: str, ranked: Sequence[Item]) -> list[Any]:
    """The values of a field, the leader's first, absent ones left out."""
    values = (getattr(item, field) for item in ranked)
    return [value for value in values if value != _EMPTY[field]]


def fullest_names(values: Sequence[tuple[Name, ...]], script: str) -> tuple[Name, ...]:
    """All authors rather than some, in the title's script, given names written out."""
    return max(
        values,
        key=lambda names: (
            len(names),
            script_of(" ".join(map(str, names))) == script,
            len("".join(name.given for name in names)),
        ),
    )


def _in_script(values: Sequence[str], script: str) -> str:
    """The first value in the title's script, else the first."""
    return next((value for value in values if script_of(value) == script), values[0])


def _most_precise(values: Sequence[Any], _script: str) -> Any:
    """The date known to the day rather than to the year; a date that is not approximate."""
    return max(values, key=lambda date: (not date.circa, len(date.start.parts)))


def _most_units(values: Sequence[Any], _script: str) -> Any:
    """The shelf mark that goes furthest down, its repository known."""
    return max(
        values,
        key=lambda mark: (
            len(mark.units),
            mark.repository is not None and mark.repository.known,
        ),
    )


_BEST: Mapping[str, Callable[[Sequence[Any], str], Any]] = {
    "author": fullest_names,
    "editor": fullest_names,
    "translator": fullest_names,
    "container_author": fullest_names,
    "publisher": _in_script,
    "publisher_place": _in_script,
    "container_title": _in_script,
    "issued": _most_precise,
    "archive": _most_units,
}
