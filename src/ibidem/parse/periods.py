"""Dates with a first and a last day: ranges, lists of days, and days in two calendars.

The words of a text are spelt as a row of letters, one for each token, in which a pattern finds
the shape of a date whatever the language: ``d`` a day or a month's number, ``m`` a month's name,
``y`` a year, ``w`` a word for "year", ``o`` a preposition, ``&`` a word for "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from ibidem.lexicon import DASHES, Meaning, Token
from ibidem.model.date import Date, PartialDate
from ibidem.tokenize import TokenizedText

PREPOSITIONS = frozenset({"de", "del", "of"})

_LAST_DAY = 31
# Days between the Julian calendar and the Gregorian one: 10 from 1582 on, 13 in the 20th century.
_BETWEEN_CALENDARS = range(10, 14)
# What may part the two days; days before the last two of a list follow commas.
_JOINT = r"(?:,d\.?)*(?P<joint>[-&/]|\()"
# As in "28 апреля 1920 г. – 3 мая 1920", "10.–17. Mai 1855", "20 апреля (3 мая) 1920".
_DAY_FIRST = (
    r"(?P<d1>d)(?P<point>\.)?(?:o?(?P<m1>m)\.?(?:,?o?(?P<y1>y)w*)?)?"
    rf"{_JOINT}(?P<d2>d)(?(point)\.|)\)?o?(?P<m2>m)\.?\)?,?o?(?P<y2>y)(?(y1)w*\)?)"
)
# As in "April 28 – May 3, 1920", "May 10–17, 1920".
_MONTH_FIRST = (
    r"(?P<m1>m)(?P<d1>d)(?:,(?P<y1>y))?"
    rf"{_JOINT}(?P<m2>m)?(?P<d2>d)\)?,?(?P<y2>y)(?(y1)\)?)"
)
# As in "28.4.–3.5.1920", or "10., 13. und 17. 5. 1855".
_NUMERIC = (
    r"(?P<d1>d)(?:\.(?P<m1>d)(?:\.(?P<y1>y))?)?\.?"
    rf"{_JOINT}(?P<d2>d)\.(?P<m2>d)\.(?P<y2>y)(?(y1)\)?)"
)
# As in "January–March 1952", "ноябрь 1919 г. — март 1920 г.".
_MONTHS = r"(?P<m1>m)\.?(?:,?o?(?P<y1>y)w*)?(?P<joint>[-&/])(?P<m2>m)\.?,?o?(?P<y2>y)"
_SHAPES = tuple(
    re.compile(rf"(?<![d/-]){shape}")
    for shape in (_DAY_FIRST, _MONTH_FIRST, rf"(?<!d\.){_NUMERIC}", _MONTHS)
)


@frozen(kw_only=True)
class FoundDate:
    """A date and the range of characters that states it."""

    date: Date
    start: int
    end: int


def find_periods(source: TokenizedText, months: Mapping[int, int]) -> Iterator[FoundDate]:
    """The dates in a text that state two days or two months.

    Of a day in both calendars the one of the new style counts; the words keep the other.

    Args:
        source: the text.
        months: the number of the month by the place of the token that names it.
    """
    spelt = _spelt(source, months)
    for shape in _SHAPES:
        for match in shape.finditer(spelt):
            found = _period(source.tokens, months, match)
            if found is not None:
                start, end = source.tokens[match.start()].start, source.tokens[_last(match)].end
                printed = source.text[start:end]
                stated = Date(start=found[0], end=found[1], printed=printed)
                yield FoundDate(date=stated, start=start, end=end)


def _spelt(source: TokenizedText, months: Mapping[int, int]) -> str:
    letters = [_letter(token) for token in source.tokens]
    for meaning, letter in ((Meaning.AND, "&"), (Meaning.YEAR, "w")):
        for mark in source.find(meaning):
            letters[mark.first : mark.last] = letter * (mark.last - mark.first)
    for place in months:
        letters[place] = "m"
    return "".join(letters)


def _letter(token: Token) -> str:
    text = token.text
    if token.kind == "number":
        if len(text) <= 2 and text.isascii() and 1 <= int(text) <= _LAST_DAY:
            return "d"
        return "y" if is_year(token) else "n"
    if text in DASHES:
        return "-"
    if text in PREPOSITIONS:
        return "o"
    return text if text in {".", ",", "/", "(", ")"} else "x"


def is_year(token: Token) -> bool:
    """Whether a number is that of a year."""
    return token.kind == "number" and len(token.text) == 4 and token.text[0] in "12"


def _last(match: re.Match[str]) -> int:
    """The last token of the date; a bracket that was opened before the date is not its own."""
    shape = match.group()
    return match.end() - 1 - (shape.endswith(")") and "(" not in shape)


def _period(
    tokens: tuple[Token, ...], months: Mapping[int, int], match: re.Match[str]
) -> tuple[PartialDate, PartialDate | None] | None:
    """The first day and the last one; of two calendars the day of the new one alone."""
    last = _stated(tokens, months, match, "2")
    first = _stated(tokens, months, match, "1", default=last)
    if first is None or last is None:
        return None
    if match["joint"] in "(/" and last.day is not None:
        in_brackets = match["joint"] == "/" or ")" in match.group()
        return (last, None) if in_brackets and _in_two_calendars(first, last) else None
    return (first, last) if first < last else None


def _stated(
    tokens: tuple[Token, ...],
    months: Mapping[int, int],
    match: re.Match[str],
    side: str,
    *,
    default: PartialDate | None = None,
) -> PartialDate | None:
    """The date on one side of the joint, with month and year of the other where it has none."""
    places = {name: match.start(name) for name, shape in match.groupdict().items() if shape}

    def number(part: str, otherwise: int | None = None) -> int | None:
        place = places.get(f"{part}{side}")
        return otherwise if place is None else months.get(place) or int(tokens[place].text)

    year = number("y", default.year if default else None)
    month = number("m", default.month if default else months.get(places.get("m1", -1)))
    return None if year is None or month is None else _valid(year, month, number("d"))


def _valid(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _in_two_calendars(first: PartialDate, last: PartialDate) -> bool:
    """Whether two days are one, told in the old calendar and in the new."""
    days = [date(one.year, one.month or 1, one.day or 1) for one in (first, last)]
    return (days[1] - days[0]).days in _BETWEEN_CALENDARS
