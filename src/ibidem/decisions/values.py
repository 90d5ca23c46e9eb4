"""Decisions as values.

A decision names works by citations of theirs: by the words of a citation as printed, which stay
the same when notes are added before it, or by the id that `ibidem explain` prints
(``mine#kadishev1960.1`` for the entry ``kadishev1960`` of ``mine.bib``).
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from ibidem.model.span import Span
from ibidem.model.text import SourceText


@frozen(kw_only=True)
class Verdict:
    """Whether citations mean the same work.

    Attributes:
        same: True where all of them do, False where no two of them do.
        citations: two or more, by their words or ids.
        span: where the decision stands in its file.
    """

    same: bool
    citations: tuple[str, ...]
    span: Span | None = None


@frozen(kw_only=True)
class Correction:
    """The key of a work and fields as its owner wants them.

    Attributes:
        citation: a citation of the work, by its words or id.
        key: its citation key, empty where it is left to us.
        fields: attributes of `ibidem.model.item.Item` with their values; an empty value takes
            the field away.
        span: where the decision stands in its file.
    """

    citation: str
    key: str = ""
    fields: Mapping[str, object] = field(factory=dict)
    span: Span | None = None


@frozen(kw_only=True)
class Decisions:
    """All decisions of one file."""

    text: SourceText
    verdicts: tuple[Verdict, ...] = ()
    corrections: tuple[Correction, ...] = ()
