"""A match as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator

from ibidem.dedupe.compare import Comparison
from ibidem.model.work import Evidence, Match

_WIDTH = 15


def explain(match: Match) -> tuple[str, ...]:
    r"""The lines that say why two citations were taken for the same work.

    >>> evidence = Evidence(
    ...     field="author", level="transliteration", weight=4.5, left="Гасанлы", right="Hasanli"
    ... )
    >>> print(*explain(Match(left="a#1.1", right="b#2.1", evidence=(evidence,))), sep="\n")
    a#1.1 and b#2.1: +4.5
    author          transliteration   +4.5  “Гасанлы” / “Hasanli”
    """
    decided = ", as you have decided" if match.decided else ""
    head = f"{match.left} and {match.right}: {match.weight:+.1f}{decided}"
    return (head, *_lines(match.evidence))


def explain_comparison(comparison: Comparison) -> tuple[str, ...]:
    """The lines of a comparison with its verdict, for pairs that were not joined too."""
    verdict = "the same work" if comparison.joins else "different works"
    forbidden = f", since {', '.join(comparison.forbidden)} differ" if comparison.forbidden else ""
    head = f"{verdict} ({comparison.weight:+.1f}{forbidden})"
    return (head, *_lines(comparison.evidence))


def _lines(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for one in evidence:
        values = f"“{one.left}” / “{one.right}”" if one.left != one.right else f"“{one.left}”"
        yield f"{one.field:{_WIDTH}} {one.level:{_WIDTH}} {one.weight:+6.1f}  {values}"
