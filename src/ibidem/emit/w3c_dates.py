"""Dates as XML Schema knows them, for outputs whose schemas are that strict."""

from __future__ import annotations

from datetime import date

from ibidem.model.date import PartialDate

# In the cycle of the calendar, a year with the same leap day.
_CYCLE = 400


def w3c_date(when: PartialDate) -> str:
    """The date as ``xs:gYear``, ``xs:gYearMonth`` or ``xs:date``; empty where it is none of them.

    The year 0 is none, nor is a day that no calendar has, as misprints do.

    >>> [w3c_date(PartialDate(*parts)) for parts in ((1920, 4, 28), (-43,), (0,), (1920, 2, 30))]
    ['1920-04-28', '-0043', '', '']
    """
    try:
        date(when.year % _CYCLE + _CYCLE, when.month or 1, when.day or 1)
    except ValueError:
        return ""
    return when.edtf if when.year else ""
