"""Documents that lie where the one before them does: «Письмо Ленину // Там же. Л. 150»."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.model.item import ItemType
from ibidem.parse.archival import describe
from ibidem.parse.backref import read_rest
from ibidem.parse.draft import Draft
from ibidem.parse.units import find_chains
from ibidem.tokenize import Mark, TokenizedText

# What parts a description from "ibid.": "Luke to Curzon, 2 May 1920, ibid.", "... // Там же".
_PARTED = re.compile(r"(?://|[,.;)])\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2


def find_same(source: TokenizedText) -> Mark | None:
    """The "ibid." that stands for the place of a document which is described before it.

    Nothing but units and pages follows it.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> source = tokenize("Luke to Curzon, 2 May 1920, ibid., f. 12", load_lexicon())
    >>> source.text[: find_same(source).start]
    'Luke to Curzon, 2 May 1920, '
    """
    for mark in source.find(Meaning.IBID)[-1:]:
        before = source.text[: mark.start]
        described = len(_WORD.findall(before)) >= _FEWEST_WORDS and _PARTED.search(before)
        if described:
            return mark if _only_units_follow(source, mark.end) else None
    return None


def _only_units_follow(source: TokenizedText, start: int) -> bool:
    rest = list(source.text[start:])
    for chain in find_chains(source, start):
        rest[chain.start - start : chain.end - start] = " " * (chain.end - chain.start)
    return _WORD.search("".join(rest)) is None


def read_same(draft: Draft) -> bool:
    """Read a document that lies where the one before it does; False where it is none."""
    mark = find_same(draft.source)
    if mark is None:
        return False
    read_rest(draft, mark.end)
    draft.take(mark.start, mark.end)
    describe(draft, mark.start, mark.end)
    if "archive" in draft.values:
        draft.values["type"] = ItemType.MANUSCRIPT
    return True
