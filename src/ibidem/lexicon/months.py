"""Months in Roman numerals, as much of Central and Eastern Europe dates: "24. IV 1944"."""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.lexicon.surface import Token

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_MONTHS = {numeral: month for month, numeral in enumerate(_NUMERALS, 1)}
_YEAR_DIGITS = 4


def roman_month(tokens: Sequence[Token], place: int) -> int | None:
    """The month that a numeral between a day and a year means, None where it is none.

    >>> from ibidem.lexicon.surface import split
    >>> roman_month(split("24. IV 1944"), 2), roman_month(split("tom IV, knj. 25"), 1)
    (4, None)
    """
    if not 0 <= place < len(tokens) or not tokens[place].text.isupper():
        return None
    month = ROMAN_MONTHS.get(tokens[place].key)
    if month is None:
        return None
    before = _beside(tokens, place, -1)
    after = _beside(tokens, place, 1)
    dated = before is not None and after is not None and len(after.text) == _YEAR_DIGITS
    return month if dated and before is not None and len(before.text) <= len("31") else None


def _beside(tokens: Sequence[Token], place: int, step: int) -> Token | None:
    """The number beside a token, a point between them or not."""
    at = place + step
    if 0 <= at < len(tokens) and tokens[at].text == ".":
        at += step
    return tokens[at] if 0 <= at < len(tokens) and tokens[at].kind == "number" else None
