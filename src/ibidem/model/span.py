"""Where a value stands in a text."""

from __future__ import annotations

from attrs import evolve, frozen


@frozen(order=True)
class Span:
    """The half-open range ``[start, end)`` of characters in a source text.

    >>> "См.: РГАСПИ. Ф. 85."[Span(5, 11).slice]
    'РГАСПИ'
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if self.start < 0 or self.end < 0:
            raise ValueError(f"a span begins and ends at 0 or later: {self}")

    @property
    def slice(self) -> slice:
        """The range as a ``slice``, to index the source text with."""
        return slice(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range, `by` characters further on."""
        return evolve(self, start=self.start + by, end=self.end + by)
