"""Phrases of the locale tables as patterns, to look for them without tokenizing a text."""

from __future__ import annotations

import re
from functools import cache

from ibidem.lexicon import Meaning, fold, load_lexicon
from ibidem.lexicon.surface import split_keys


@cache
def alternatives(*meanings: Meaning) -> str:
    """The source of a pattern for every phrase that may have one of the meanings, longest first.

    A number may follow without a blank: "ca.1920".

    >>> bool(re.fullmatch(alternatives(Meaning.CIRCA), "ca."))
    True
    """
    forms = {tuple(split_keys(form)) for form in load_lexicon().forms(*meanings)}
    longest = sorted(forms, key=lambda keys: (-len("".join(keys)), keys))
    return rf"(?<!\w)(?:{'|'.join(map(_spelled, longest))})(?![^\W\d_])"


@cache
def phrases(*meanings: Meaning) -> re.Pattern[str]:
    """A pattern that finds these phrases in capital and in small letters.

    >>> phrases(Meaning.HENCEFORTH).search("(Moscow, 1957) (hereafter DVP)").group()
    'hereafter'
    """
    return re.compile(alternatives(*meanings), re.IGNORECASE)


def may_hold(text: str, meaning: Meaning) -> bool:
    """Whether a phrase of that meaning may be in the text; far quicker than its pattern.

    >>> may_hold("(hereafter DVP)", Meaning.HENCEFORTH), may_hold("DVP", Meaning.HENCEFORTH)
    (True, False)
    """
    return any(map(fold(text).__contains__, _telling_words(meaning)))


@cache
def _telling_words(meaning: Meaning) -> frozenset[str]:
    """The longest word of each phrase, which says most."""
    return frozenset(max(split_keys(form), key=len) for form in load_lexicon().forms(meaning))


def _spelled(keys: tuple[str, ...]) -> str:
    """The pattern of one phrase: its dots are optional in print, and so is space around them."""
    return r"\s*".join(r"\.?" if key == "." else re.escape(key) for key in keys)
