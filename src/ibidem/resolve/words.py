"""The telling words of names and titles, compared through spelling and OCR noise."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ibidem.lexicon import fold

# Noise costs a word no more than this ("Tramontisi" for "Tramontin").
_SAME_WORD = 80
# Shorter words are alike by chance.
_SHORTEST_NOISY = 4
# A word tells something where it is as long as this, or else begins with a capital.
_TELLING = 4
_SHORTEST = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ELIDED = re.compile(r"^[^\W\d_]{1,5}['’ʼ](?=[^\W\d_]{3})")


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that tell it from others, folded, in order.

    >>> telling_words("L'isola e il cenobio di San Giorgio")
    ('isola', 'cenobio', 'san', 'giorgio')
    """
    return tuple(
        fold(_ELIDED.sub("", word))
        for word in _WORD.findall(text)
        if len(word) >= _TELLING or (len(word) >= _SHORTEST and word[0].isupper())
    )


def capitalized(text: str) -> tuple[str, ...]:
    """The telling words of a text that begin with a capital, or all where none does."""
    words = [word for word in _WORD.findall(text) if word[0].isupper() and len(word) >= _SHORTEST]
    return tuple(map(fold, words)) or telling_words(text)


def same_word(word: str, other: str) -> bool:
    """Whether two words are one, but for spelling and OCR noise.

    >>> same_word("rinascimento", "rinascimenlo"), same_word("roma", "lima")
    (True, False)
    """
    if word == other:
        return True
    if min(len(word), len(other)) < _SHORTEST_NOISY:
        return False
    return fuzz.ratio(word, other, score_cutoff=_SAME_WORD) > 0


def blocks(word: str) -> tuple[str, str]:
    """Its first and its last letters: a word and its misprint share one of the two."""
    return f"{word[:3]}…", f"…{word[-3:]}"
