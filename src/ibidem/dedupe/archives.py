"""Comparing shelf marks: the same file, another file, or a mark that says less."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from ibidem.dedupe.normalize import Keys
from ibidem.lexicon.gazetteer import romanized, surface_key
from ibidem.model.archive import ArchivalUnits, RepositoryRef

_DIFFERENT = ("different", -12.0)


def archive_level(left: Keys, right: Keys) -> tuple[str, float]:
    """Compare repositories, then units; a title on one side only names a document in the file."""
    one, other = left.item.archive, right.item.archive
    if one is None or other is None:
        return ("missing", 0.0)
    if not _same_repository(one.repository, other.repository):
        return _DIFFERENT
    level, weight = _units(one, other)
    if left.title.is_empty != right.title.is_empty:
        return ("part", -12.0) if level == "same" else (level, weight)
    if level != "same" or left.title.is_empty:
        return (level, weight)
    return (level, min(weight, 3.0 * len(one.units)))  # a file holds many documents


def _units(left: ArchivalUnits, right: ArchivalUnits) -> tuple[str, float]:
    first, second = unit_values(left), unit_values(right)
    if list(first.values()) == list(second.values()):
        return ("same", 10.0)
    if any(first[level] != second[level] for level in first.keys() & second.keys()):
        return _DIFFERENT
    return ("shorter", -4.0)


def unit_values(archive: ArchivalUnits) -> dict[str, str]:
    """The values of the units, script and case levelled ("321а" = "321A").

    >>> from ibidem.model.archive import Level, Unit
    >>> unit_values(ArchivalUnits(units=(Unit(level=Level.FOLDER, value="321а"),)))
    {'folder': '321a'}
    """
    return {level: unit_key(value) for level, value in archive.values.items()}


def unit_key(value: str) -> str:
    """The value of a unit in Latin letters and digits, words run together."""
    words = surface_key(value).split()
    return "".join(word if word.isdecimal() else _lettered(word) for word in words)


def _lettered(word: str) -> str:
    digits = word.rstrip("".join(letter for letter in word if not letter.isdecimal()))
    return digits + romanized(word[len(digits) :])


def _same_repository(left: RepositoryRef | None, right: RepositoryRef | None) -> bool:
    if left is None or right is None or left.identity == right.identity:
        return True
    if left.known and right.known:
        return False
    return ratio(romanized(left.name), romanized(right.name)) >= 85
