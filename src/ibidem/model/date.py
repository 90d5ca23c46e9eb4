"""Dates as precise as their source: a day, a month, a year, or a range of these."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class PartialDate:
    """A calendar date known to the day, the month or only the year.

    >>> PartialDate(1920, 4).edtf
    '1920-04'
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """CSL ``date-parts``: year, month, day, as far as they are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def edtf(self) -> str:
        """The date in EDTF (ISO 8601-2:2019), level 0."""
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in self.parts[1:])])


@frozen(kw_only=True)
class Date:
    """When a work appeared or a document was written.

    Attributes:
        start: the date, or the first date of a range.
        end: the last date of a range, else None.
        circa: whether the source calls the date approximate ("ca. 1919", "[1919?]").
        printed: the words of the source.
    """

    start: PartialDate
    end: PartialDate | None = None
    circa: bool = False
    printed: str = ""

    @property
    def edtf(self) -> str:
        """The date in EDTF, level 1: ``1920-04-28``, ``1918/1920``, ``1919~``."""
        edtf = self.start.edtf if self.end is None else f"{self.start.edtf}/{self.end.edtf}"
        return f"{edtf}~" if self.circa else edtf

    @property
    def date_parts(self) -> tuple[tuple[int, ...], ...]:
        """CSL ``date-parts``: one date, or the two ends of a range."""
        return tuple(date.parts for date in (self.start, self.end) if date is not None)
