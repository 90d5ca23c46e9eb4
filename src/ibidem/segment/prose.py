"""Running text among citations."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.read.evidence import evidence
from ibidem.tokenize import TokenizedText

# Running text: this share of its words are the commonest words of a language.
_PROSE_SHARE = 0.22
_FEWEST_WORDS = 6
_FEWEST_SMALL = 3
# A name and initials open a citation: «Кадишев А. Б. », "J. Hasanli".
_INITIALED = re.compile(
    r"\W*(?:[^\W\d_]+,?\s(?:[^\W\d_]\.\s?){1,3}|(?:[^\W\d_]\.\s?){1,3}[^\W\d_]{2,})"
)
# Words that bear so many marks of a citation are one, however small they are.
_ENOUGH_EVIDENCE = 3


def is_prose(source: TokenizedText, start: int, end: int) -> bool:
    """Whether a range is running text: many of the commonest words, no marks of a citation.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> remark = "He was the first of the envoys to leave the city with his wife."
    >>> is_prose(tokenize(remark, load_lexicon()), 0, len(remark))
    True
    """
    if _INITIALED.match(source.text, start):
        return False
    tokens = source.tokens[source.at(start) : source.at(end)]
    words = sum(token.kind == "word" for token in tokens)
    if words < _FEWEST_WORDS:
        return False
    small = sum(
        source.text[mark.start].islower()
        for mark in source.find(Meaning.PROSE, start=start, end=end)
    )
    few = small < max(_PROSE_SHARE * words, _FEWEST_SMALL)
    return not few and evidence(source.text[start:end]) < _ENOUGH_EVIDENCE
