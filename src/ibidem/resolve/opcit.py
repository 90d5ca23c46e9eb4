"""Op. cit. and author-only forms: the nearest earlier work by that author."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from ibidem.lexicon import fold
from ibidem.model.citation import Citation
from ibidem.model.person import Name

# Spelling and OCR noise in a name cost no more than this.
_SAME_FAMILY = 85


def by_author(citation: Citation, earlier: Sequence[Citation]) -> list[Citation]:
    """The earlier citations by the author that a back-reference names, nearest first."""
    wanted = [_family(name) for name in citation.item.author]
    return [
        candidate for candidate in reversed(earlier) if wanted and _shares_author(wanted, candidate)
    ]


def _shares_author(wanted: Sequence[str], candidate: Citation) -> bool:
    people = [_family(name) for name in (*candidate.item.author, *candidate.item.editor)]
    return any(fuzz.ratio(name, person) >= _SAME_FAMILY for name in wanted[:1] for person in people)


def _family(name: Name) -> str:
    return fold(name.family or name.literal)
