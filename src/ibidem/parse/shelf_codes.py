"""Codes of classes, series and pieces in shelf marks: "FO 371/4939", "HR.SYS. 2300/5"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ibidem.model.archive import Level, Unit

# An item that a number names, with or without a word of its own: "546", "Präs. 233/1856".
NUMBERED = re.compile(r"(?:(?P<word>[^\W\d_]{1,8})\.?\s)?(?P<value>\d[\w/.-]*)")
# A series of capitals and points, its file and item: "HR.SYS. 2300/5".
_DOTTED_CODE = re.compile(r"(?P<series>[A-Z]{1,4}(?:\.\s?[A-Z]{1,4}){1,3})\.?\s(?P<item>\d+/\d+)")
SERIES_CODE = re.compile(
    r"(?:(?P<series>\d{1,2}\s[A-Z]{1,2})\s|(?P<class>[A-Z]{1,3}/?\d{1,2})[\s/])(?P<item>\d+)"
)
# A series called by a letter: "F 7, carton 6789", "R 11052".
_CLASS = re.compile(r"[A-Z]{1,4}\s\d{1,4}")
_SERIES_LETTER = re.compile(r"[A-Z]")
CLASS_AND_PIECE = re.compile(r"(?:^|(?<=[,;.(]\s)|(?<=\())[A-Z]{2,4}\s\d{1,4}/\d{2,6}(?=[,;.)]|$)")


def split_code(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, a class and piece written as one taken apart: "FO 371/4939", "7 N 3145"."""
    if not units or any(unit.level is Level.DELO for unit in units):
        return tuple(units)
    first, *rest = units
    series = SERIES_CODE.fullmatch(first.value) if not first.word else None
    if series is not None:
        fond = Unit(level=Level.FOND, value=series["series"] or series["class"])
        return (fond, Unit(level=Level.DELO, value=series["item"]), *rest)
    number, slash, piece = first.value.partition("/")
    if not (slash and number and piece and first.word.isalpha() and first.word.isupper()):
        below = {unit.level for unit in rest}
        if _SERIES_LETTER.fullmatch(first.word) and not below & {Level.FOND, Level.OPIS}:
            return (Unit(level=Level.FOND, value=f"{first.word} {first.value}"), *rest)
        return tuple(units)
    fond = Unit(level=Level.FOND, value=f"{first.word} {number}")
    return (fond, Unit(level=Level.DELO, value=piece), *rest)


def code_units(words: str) -> tuple[Unit, ...]:
    """The units that a code alone states: "FO 371/3668", "7 N 3145", "HR.SYS. 2300/5"; else none.

    >>> [(unit.level.value, unit.value) for unit in code_units("FO 371/3668")]
    [('fond', 'FO 371'), ('delo', '3668')]
    """
    dotted = _DOTTED_CODE.fullmatch(words)
    if dotted is not None:
        fond = Unit(level=Level.FOND, value=dotted["series"])
        return (fond, Unit(level=Level.DELO, value=dotted["item"]))
    numbered = NUMBERED.fullmatch(words)
    value, word = (numbered["value"], numbered["word"] or "") if numbered else (words, "")
    split = split_code((Unit(level=Level.FOND, value=value, word=word),))
    return split if len(split) > 1 else ()


def is_coded(units: Sequence[Unit]) -> bool:
    """Whether a class and a piece are stated, which no published work has: "FO 371/4940"."""
    levels = [unit.level for unit in units[:2]]
    return levels == [Level.FOND, Level.DELO] and _CLASS.fullmatch(units[0].value) is not None
