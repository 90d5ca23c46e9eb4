"""Words that a file sets apart by their type or by the language that it says they are in."""

from __future__ import annotations

from enum import StrEnum

from attrs import evolve, frozen

from ibidem.model.span import Span


class MarkingKind(StrEnum):
    """How words are set apart.

    In most styles of print italics hold the title of what is published on its own, quotation
    marks that of a part of it, and small capitals the names of authors.
    """

    ITALIC = "italic"
    SMALL_CAPS = "small-caps"
    LANGUAGE = "language"


@frozen(order=True)
class Marking:
    """Words that a file sets apart.

    Attributes:
        span: where they stand in the source text.
        kind: how they are set apart.
        language: for `LANGUAGE` the tag that the file has for it ("ru", "de-AT"; BCP 47).
    """

    span: Span
    kind: MarkingKind
    language: str = ""

    def moved(self, by: int) -> Marking | None:
        """The marking of words that stand `by` characters further on; None where none are left.

        >>> Marking(Span(2, 9), MarkingKind.ITALIC).moved(-4).span
        Span(start=0, end=5)
        """
        start, end = max(self.span.start + by, 0), max(self.span.end + by, 0)
        return evolve(self, span=Span(start, end)) if start < end else None
