"""Remarks that define a siglum: "(hereafter DVP)", «Далее: АПД»; they are no part of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ibidem.lexicon import Meaning
from ibidem.parse.draft import Draft

_BRACKET = re.compile(r"[(\[]\s*$")
_CLOSED = re.compile(r"[^()\[\]]{1,40}[)\]]")
_APART = re.compile(r"[.,;]\s*$")
# What ends a citation after the word: a few words, none of them a number.
_LAST = re.compile(r"[\s:–—-]*[^\d.;]{1,40}\.?\s*$")


def definitions(draft: Draft) -> Iterator[tuple[int, int]]:
    """The ranges of the remarks of a citation that define a siglum.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("Документы СССР (далее – ДВП). Т. 2. М., 1958", load_lexicon())
    >>> [draft.text[slice(*found)] for found in definitions(draft)]
    ['(далее – ДВП)']
    """
    for mark in draft.source.find(Meaning.HENCEFORTH):
        opened = _BRACKET.search(draft.text, 0, mark.start)
        closed = _CLOSED.match(draft.text, mark.end) if opened is not None else None
        if opened is not None and closed is not None:
            yield opened.start(), closed.end()
        elif _APART.search(draft.text, 0, mark.start) and _LAST.match(draft.text, mark.end):
            yield mark.start, len(draft.text)
