"""What an emitter returns."""

from __future__ import annotations

from attrs import frozen

from ibidem.model.diagnostic import Diagnostic


@frozen(kw_only=True)
class Emitted:
    """The text of an output file, and what it could not hold as such.

    Attributes:
        text: the whole file; empty input gives a valid, empty file.
        diagnostics: EMI findings, in the order of the works.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
