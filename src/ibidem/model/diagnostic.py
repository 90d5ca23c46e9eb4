"""A finding about a text, as a value."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from ibidem.model.span import Span


class Severity(StrEnum):
    """How much a finding matters: lost data, doubtful data, or a remark."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen(kw_only=True)
class Related:
    """Another place that explains a finding: the antecedent, the earlier duplicate."""

    span: Span
    message: str


@frozen(kw_only=True)
class Diagnostic:
    """One finding, made by a rule of `ibidem.diagnostics.rules`.

    Attributes:
        code: its permanent code: a stage (SEG, PAR, RES, DUP, EMI, REA) and a number.
        name: its name, which reads well after "allow" (``callout-without-note``).
        severity: how much it matters.
        message: one sentence for people.
        span: the place in the source text, None where the document as a whole is meant.
        related: further places.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span | None = None
    related: tuple[Related, ...] = ()
