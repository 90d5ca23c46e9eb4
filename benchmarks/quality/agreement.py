"""When a value counts as right, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.quality.keys import digits, house, number, person, plain, words

# Types that no reader would call wrong for one another.
_KINDRED_TYPES = (
    {"manuscript", "document", "personal_communication", "letter", "report"},
    {"article-journal", "article-magazine", "article"},
    {"chapter", "paper-conference", "entry-encyclopedia", "entry"},
    {"book", "collection"},
)


def options(gold: Any) -> list[Any]:
    """The values that are right."""
    return gold if isinstance(gold, list) else [gold]


def _by(key: Callable[[object], str]) -> Callable[[Any, Any], bool]:
    def agrees(gold: Any, found: Any) -> bool:
        return any(key(one) == key(found) for one in options(gold))

    return agrees


def _types(gold: Any, found: Any) -> bool:
    kindred = [group for group in _KINDRED_TYPES if found in group]
    return any(one == found or any(one in group for group in kindred) for one in options(gold))


def _names(gold: Any, found: Any) -> bool:
    """A list of names is one reading; a list of such lists gives several."""
    readings = gold if gold and isinstance(gold[0], list) else [gold]
    return [person(name) for name in found] in [
        [person(name) for name in reading] for reading in readings
    ]


def _units(gold: Any, found: Any) -> bool:
    """The units that the gold names have the same values; others are not looked at."""
    return any(
        all(
            plain(value) == plain(found.get(level, ""))
            for level, value in units.items()
            if level != "repository"
        )
        for units in options(gold)
    )


AGREES: Mapping[str, Callable[[Any, Any], bool]] = {
    "type": _types,
    "author": _names,
    "editor": _names,
    "title": _by(words),
    "container": _by(words),
    "publisher": _by(house),
    "place": _by(words),
    "date": _by(plain),
    "volume": _by(number),
    "issue": _by(number),
    "pages": _by(number),
    "edition": _by(number),
    "ISBN": _by(digits),
    "repository": _by(plain),
    "archive": _units,
}
"""For each field measured, in the order printed: does the value found agree with the gold?"""
