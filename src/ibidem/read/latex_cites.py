r"""The works that one command of the family of ``\cite`` cites, each with its options."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ibidem.model.span import Span
from ibidem.read.latex_tokens import Group, Token, Tokens


@frozen(kw_only=True)
class Cited:
    """Keys in braces, and the options before them.

    Attributes:
        span: all of its mark-up.
        options: the groups in square brackets before the keys.
        keys: the group that holds the keys.
    """

    span: Span
    options: tuple[Group, ...]
    keys: Group


def cited_by(tokens: Tokens, at: int, part: Token) -> Iterator[Cited]:
    r"""What the command at token `at` cites, one by one where it is of the kind of ``\cites``."""
    _, at = tokens.options(at + 1, "(")
    first = part.start
    while True:
        options, at = tokens.options(at)
        keys = tokens.group(at)
        if keys is None:
            return
        last = tokens.parts[keys.last].end
        yield Cited(span=Span(first, last), options=tuple(options), keys=keys)
        if not part.name.endswith("s"):
            return
        first, at = last, keys.last + 1
