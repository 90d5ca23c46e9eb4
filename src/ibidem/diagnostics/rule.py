"""How a rule is declared: a function whose docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from ibidem.model.diagnostic import Diagnostic, Related, Severity
from ibidem.model.span import Span


@frozen(kw_only=True)
class Rule:
    """A kind of finding.

    Attributes:
        code: permanent, never reused; the letters name the stage.
        name: reads well after "allow".
        severity: how much it matters.
        message: a template for ``str.format``.
        manual: the manual page: what it sees, why it matters, example, remedy.
    """

    code: str
    name: str
    severity: Severity
    message: str
    manual: str

    def __call__(
        self, span: Span | None = None, *, related: tuple[Related, ...] = (), **values: object
    ) -> Diagnostic:
        """The diagnostic at `span`, its message filled in with `values`."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message.format(**values),
            span=span,
            related=related,
        )


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity) -> Callable[[Callable[[], str]], Rule]:
    """Declare a rule: the function names it, documents it and returns its message template.

    Raises:
        ValueError: if another rule has that code already.
    """

    def declare(template: Callable[[], str]) -> Rule:
        if code in RULES:
            raise ValueError(f"code {code} is taken by {RULES[code].name}")
        RULES[code] = Rule(
            code=code,
            name=template.__name__.replace("_", "-"),
            severity=severity,
            message=template(),
            manual=template.__doc__ or "",
        )
        return RULES[code]

    return declare
