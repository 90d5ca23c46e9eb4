"""Dates that a library states as words: ISO 8601, RIS, with a month's name, or a bare year.

Source: ISO 8601-2:2019, annex A (EDTF); "RIS Format Specifications" (2011), fields ``DA``, ``PY``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from attrs import evolve

from ibidem.lexicon import DASHES, Meaning, load_lexicon
from ibidem.lexicon.phrases import alternatives
from ibidem.lexicon.surface import fold
from ibidem.model.date import Date, PartialDate

_DASH = f"[{re.escape(DASHES)}]"
_WORD = r"(?P<name>[^\W\d_]{3,})\.?"
# With the name of a month: "28 апреля 1920", "April 28, 1920", "1920 Apr 28".
_NAMED = (
    re.compile(
        rf"(?:(?P<d>\d{{1,2}})(?:\.|er|º|°)?\s(?:de\s)?)?{_WORD},?\s(?:de\s)?(?P<y>\d{{4}})(?!\d)"
    ),
    re.compile(rf"{_WORD}\s(?P<d>\d{{1,2}}),?\s(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})[\s/]{_WORD}(?:[\s/](?P<d>\d{{1,2}}))?(?!\d)"),
)
_TO = re.compile(rf"[\s/.]?(?:{_DASH}{{1,3}}|/)\s?")
_FIRST_WORD = r"(?P<first>[^\W\d_]{3,})\.?"
# With two days or months and one year: "1–3 May 1920", "März/April 1920", "May 30 – June 2, 1920".
_NAMED_RANGES = (
    re.compile(
        rf"(?:(?<!\d)(?P<d1>\d{{1,2}})\.?\s?)?(?:{_FIRST_WORD})?{_TO.pattern}"
        rf"(?:(?P<d2>\d{{1,2}})\.?\s)?{_WORD},?\s(?P<y>\d{{4}})(?!\d)"
    ),
    re.compile(
        rf"{_FIRST_WORD}\s(?P<d1>\d{{1,2}}){_TO.pattern}(?:{_WORD}\s)?(?P<d2>\d{{1,2}}),?\s"
        r"(?P<y>\d{4})(?!\d)"
    ),
)
_PARTS = re.compile(rf"{_DASH}+|/|~")
_DAY_FIRST = re.compile(r"(?<!\d)(?:(?P<d>\d{1,2})[./])?(?P<m>\d{1,2})[./](?P<y>\d{4})(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:(?<![\d~?])-)?\d{4})"
    r"(?:[-/.](?P<m>\d{1,2})(?!\d)(?:[-/.](?P<d>\d{1,2})(?!\d))?)?(?!\d)"
)
_YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}})\s?(?:{_DASH}{{1,3}}|/)\s?(?P<last>\d{{4}}|\d\d)(?![-/.]?\d)"
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
    >>> [stated_date(words).edtf for words in ("1–3 May 1920", "März/April 1985", "1991, 2003")]
    ['1920-05-01/1920-05-03', '1985-03/1985-04', '1991']
    >>> stated_date("44 BCE").edtf, stated_date("n. d.")
    ('-0043', None)
    """
    printed = " ".join(words.split())
    if len(printed) > _LONGEST:
        return None
    known = next(filter(None, (tuple(find(printed)) for find in _WAYS)), ())
    if not known:
        return None
    end = known[1] if len(known) > 1 and known[1].parts > known[0].parts else None
    return Date(start=known[0], end=end, circa=_is_circa(printed), printed=printed)


def date_of_parts(year: str, month: str = "", day: str = "") -> Date | None:
    """The date whose parts are stated one by one; of a part there may be two, as of a range.

    >>> date_of_parts("1920", "apr", "28").edtf, date_of_parts("1985", "3/4").edtf
    ('1920-04-28', '1985-03/1985-04')
    """
    date = stated_date(year)
    if date is None or date.end is not None or date.start.month is not None:
        return date
    months = [month_number(part) for part in _PARTS.split(month)]
    if months[0] is None:
        return date
    days = [part.strip(" .") for part in _PARTS.split(day)]
    start, end = (
        partial_date(str(date.start.year), str(months[at] or ""), days[at]) for at in (0, -1)
    )
    printed = " ".join(filter(None, (day, month, year)))
    return evolve(date, start=start, end=end if end.parts > start.parts else None, printed=printed)


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


def _named_range(printed: str) -> Iterator[PartialDate]:
    """The two days or months of a range within one year."""
    for match in filter(None, (shape.search(printed) for shape in _NAMED_RANGES)):
        first, last = (month_number(match[part] or "") for part in ("first", "name"))
        month, until = first or last, last or first
        known = first is not None if match["first"] else match["d1"] is not None
        if month is None or until is None or not known:
            continue
        yield partial_date(match["y"], str(month), match["d1"] or "")
        yield partial_date(match["y"], str(until), match["d2"] or "")
        return


def _found(printed: str) -> Iterator[PartialDate]:
    """The first date, and the one after it where the two are a range."""
    found = list(_named(printed))
    months = sum(month_number(word) is not None for word in re.findall(r"[^\W\d_]{3,}", printed))
    if not found or months != len(found):
        found = list(_numeric(printed))
    for date, _ in found[:1]:
        yield date
    for (_, before), (date, after) in pairwise(found[:2]):
        if _TO.fullmatch(printed, before.end(), after.start()):
            yield date


def _named(printed: str) -> Iterator[tuple[PartialDate, re.Match[str]]]:
    for shape in _NAMED:
        found = [(month_number(match["name"]), match) for match in shape.finditer(printed)]
        known = [(month, match) for month, match in found if month is not None]
        for month, match in known:
            yield partial_date(match["y"], str(month), match["d"] or ""), match
        if known:
            return


def _numeric(printed: str) -> Iterator[tuple[PartialDate, re.Match[str]]]:
    found = list(_DAY_FIRST.finditer(printed))
    year = _YEAR_FIRST.search(printed)
    if not found or (year and year.start() < found[0].start()):
        found = list(_YEAR_FIRST.finditer(printed))
    for match in found:
        month, day = match["m"] or "", match["d"] or ""
        if month.isdecimal() and int(month) > _LAST_MONTH:  # the American order
            month, day = day, month
        yield partial_date(match["y"], month, day), match


_WAYS = (_before_christ, _years, _named_range, _found)


def _is_circa(printed: str) -> bool:
    return bool(_DOUBT.search(printed) or _circa().search(printed))


@cache
def _circa() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(Meaning.CIRCA)}\.?\s?(?=\d)", re.IGNORECASE)
