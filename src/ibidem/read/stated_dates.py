"""Dates that a library states as words: ISO 8601, RIS, with a month's name, or a bare year.

Source: ISO 8601-2:2019, annex A (EDTF); "RIS Format Specifications" (2011), fields ``DA``, ``PY``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ibidem.lexicon import DASHES, Meaning, load_lexicon
from ibidem.lexicon.phrases import alternatives
from ibidem.lexicon.surface import fold
from ibidem.model.date import Date, PartialDate

_DASH = f"[{re.escape(DASHES)}]"
_WORD = r"(?P<name>[^\W\d_]{3,})\.?"
# With the name of a month: "28 апреля 1920", "April 28, 1920", "1920 Apr 28".
_NAMED = (
    re.compile(rf"(?:(?P<d>\d{{1,2}})\.?\s(?:de\s)?)?{_WORD},?\s(?:de\s)?(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"{_WORD}\s(?P<d>\d{{1,2}}),?\s(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})[\s/]{_WORD}(?:[\s/](?P<d>\d{{1,2}}))?(?!\d)"),
)
_DAY_FIRST = re.compile(r"(?<!\d)(?:(?P<d>\d{1,2})[./])?(?P<m>\d{1,2})[./](?P<y>\d{4})(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:(?<![\d~?])-)?\d{4})"
    r"(?:[-/.](?P<m>\d{1,2})(?!\d)(?:[-/.](?P<d>\d{1,2})(?!\d))?)?(?!\d)"
)
_YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}})\s?(?:{_DASH}{{1,3}}|/)\s?(?P<last>\d{{4}}|\d\d)(?!\d)"
)
_BEFORE_CHRIST = re.compile(
    rf"(?<!\d)(?:(?P<first>\d{{1,4}})\s?{_DASH}\s?)?(?P<last>\d{{1,4}})\s?"
    r"(?:B\.?\s?C\.?(?:\s?E\.?)?|до\s?н\.?\s?э|e\.?\s?ə|M\.?\s?Ö"
    r"|v\.?\s?Chr|av\.?\s?J|a\.?\s?C\.|p\.?\s?n\.?\s?e)(?![^\W\d_])",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\d[?~%]|^\[?[?~]")
_LAST_MONTH, _LAST_DAY = 12, 31
# No date is longer than this; more is a remark.
_LONGEST = 80


def stated_date(words: str) -> Date | None:
    """The date that `words` state; None where they state none.

    >>> given = ("1920/04/28/", "1998-04/1998-05", "28 апреля 1920 г.", "[1919?]", "1918–20")
    >>> [stated_date(words).edtf for words in given]
    ['1920-04-28', '1998-04/1998-05', '1920-04-28', '1919~', '1918/1920']
    >>> stated_date("44 BCE").edtf, stated_date("n. d.")
    ('-0043', None)
    """
    printed = " ".join(words.split())
    if len(printed) > _LONGEST:
        return None
    known = list(_before_christ(printed)) or list(_years(printed)) or list(_found(printed))
    if not known:
        return None
    end = known[1] if len(known) > 1 and known[1].year >= known[0].year else None
    return Date(start=known[0], end=end, circa=_is_circa(printed), printed=printed)


def partial_date(year: str, month: str = "", day: str = "") -> PartialDate:
    """A date of the parts that are stated and that a calendar has."""
    numbers = [int(year)]
    for part, most in ((month, _LAST_MONTH), (day, _LAST_DAY)):
        if not (part.isdecimal() and 1 <= int(part) <= most):
            break
        numbers.append(int(part))
    return PartialDate(*numbers)


def month_number(name: str) -> int | None:
    """The month that a number or a name in any language means.

    >>> month_number("апреля"), month_number("Apr."), month_number("4"), month_number("Spring")
    (4, 4, 4, None)
    """
    word = name.strip(" .")
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= _LAST_MONTH else None
    return load_lexicon().months.get(fold(word))


def _before_christ(printed: str) -> Iterator[PartialDate]:
    """Years before Christ, counted as astronomers do: the year 1 BCE is 0."""
    for match in _BEFORE_CHRIST.finditer(printed):
        years = (match["first"], match["last"])
        yield from (PartialDate(1 - int(year)) for year in years if year)


def _years(printed: str) -> Iterator[PartialDate]:
    """The two years of a range, the last one perhaps cut short ("1918–20")."""
    match = _YEARS.search(printed)
    if match is None:
        return
    first, last = match["first"], match["last"]
    whole = first[: len(first) - len(last)] + last
    is_month = len(last) == 2 and 1 <= int(last) <= _LAST_MONTH
    if int(whole) > int(first) and not is_month and not printed[match.end() :][:1].isdigit():
        yield PartialDate(int(first))
        yield PartialDate(int(whole))


def _found(printed: str) -> Iterator[PartialDate]:
    named = list(_named(printed))
    months = sum(month_number(word) is not None for word in re.findall(r"[^\W\d_]{3,}", printed))
    if named and months == len(named):
        yield from named
        return
    found = list(_DAY_FIRST.finditer(printed))
    first_year = _YEAR_FIRST.search(printed)
    if not found or (first_year and first_year.start() < found[0].start()):
        found = list(_YEAR_FIRST.finditer(printed))
    yield from map(_numeric, found)


def _named(printed: str) -> Iterator[PartialDate]:
    for shape in _NAMED:
        for match in shape.finditer(printed):
            month = month_number(match["name"])
            if month is not None:
                yield partial_date(match["y"], str(month), match["d"] or "")
        if any(month_number(match["name"]) for match in shape.finditer(printed)):
            return


def _numeric(match: re.Match[str]) -> PartialDate:
    month, day = match["m"] or "", match["d"] or ""
    if month.isdecimal() and int(month) > _LAST_MONTH:  # the American order
        month, day = day, month
    return partial_date(match["y"], month, day)


def _is_circa(printed: str) -> bool:
    return bool(_DOUBT.search(printed) or _circa().search(printed))


@cache
def _circa() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(Meaning.CIRCA)}\.?\s?(?=\d)", re.IGNORECASE)
