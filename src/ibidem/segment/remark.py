"""The remark that leads to a citation: "More on this judge in Tamar Herzog, Los ministros ..."."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.lexicon.given import is_given_name
from ibidem.tokenize import TokenizedText

# A name of two words or more, and the comma before its work.
_NAME = re.compile(
    r"(?P<first>[^\W\d_]+)\.?(?:\s[^\W\d_a-zа-яё](?:\.|[^\W\d_]+)|\s(?:de|del|von|van|and|y|und|et)\b)"
    r"{1,8},\s"
)
# The heading of a work: "Широкорад А. Б. Великая речная война".
_HEADING = re.compile(r"[^\W\d_a-zа-яё][^\W\d_]+,?\s(?:[^\W\d_a-zа-яё]\.\s?){1,3}(?=[^\W\d_]{2})")
_LONGEST = 40
_FEWEST_SMALL = 2


def after_remark(source: TokenizedText, start: int, end: int) -> int:
    """Where the citation begins in a stretch that opens with a remark; `start` without one.

    The remark is in small letters, has no number and leads with "in" or a colon to a name, or with
    a colon or a bracket to a family name and initials.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> note = "Más detalles sobre este oidor en Tamar Herzog, Los ministros, Quito 1995."
    >>> note[after_remark(tokenize(note, load_lexicon()), 0, len(note)) :]
    'Tamar Herzog, Los ministros, Quito 1995.'
    >>> title = "The history of oil in Azerbaijan, Baku 1998."
    >>> after_remark(tokenize(title, load_lexicon()), 0, len(title))
    0
    """
    first = source.at(start)
    leads = {mark.first for mark in source.find(Meaning.IN, start=start, end=end)}
    for place in range(first, min(first + _LONGEST, len(source.tokens))):
        token = source.tokens[place]
        if token.kind == "number" or token.text in ',"“«„;':
            return start
        heading = _HEADING.match(source.text, token.end + (token.text == ":"), end)
        if heading is not None and token.text in ":(" and _is_remark(source, first, place):
            return heading.start()
        if place not in leads and token.text != ":":
            continue
        name = _NAME.match(source.text, token.end + 1, end)
        if name is not None and is_given_name(name["first"]) and _is_remark(source, first, place):
            return name.start()
    return start


def _is_remark(source: TokenizedText, first: int, last: int) -> bool:
    """Whether most words after the first are in small letters."""
    tokens = source.tokens[first + 1 : last]
    words = [one.text for one in tokens if one.kind == "word" and len(one.text) > 1]
    small = sum(word[0].islower() for word in words)
    return small >= _FEWEST_SMALL and 2 * small > len(words)
