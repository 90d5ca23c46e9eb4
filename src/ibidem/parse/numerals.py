"""Roman and Arabic numerals as citations print them."""

from __future__ import annotations

import re

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# Cyrillic look-alikes stand for the Latin letters of a Roman numeral in much Russian print.
_LOOKALIKES = str.maketrans("ІіХхСсМмVv", "IiXxCcMmVv")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,4})", re.IGNORECASE)


def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral, None where it is none.

    >>> roman_value("XVIII"), roman_value("ХI"), roman_value("Elm")
    (18, 11, None)
    """
    letters = numeral.translate(_LOOKALIKES).lower()
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    digits = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*digits[1:], 0]
    return sum(-a if a < b else a for a, b in zip(digits, following, strict=True))


def arabic(numeral: str) -> str:
    """A numeral in Arabic digits where it is Roman, otherwise as it is.

    >>> arabic("XI"), arabic("26"), arabic("1-2")
    ('11', '26', '1-2')
    """
    value = roman_value(numeral)
    return numeral if value is None else str(value)
