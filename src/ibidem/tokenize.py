"""Citation text to tokens, each marked with what the lexicon says it may mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning, Sense, Token, split

# Letters that tell which languages a text may be in; the first that is found counts.
_ALPHABETS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(letters), frozenset(languages))
    for letters, languages in (
        ("[ა-ჰ]", {"ka"}),
        ("[Ա-և]", {"hy"}),
        ("[əƏ]", {"az"}),
        ("[ğĞıİşŞ]", {"tr", "az"}),
        ("[ąęłżźŁŻŹ]", {"pl"}),
        ("[řěůŘ]", {"cs"}),
        ("ß", {"de"}),
    )
)
_CYRILLIC_ALPHABETS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(letters), frozenset(languages))
    for letters, languages in (
        ("[әҹҝҥӘҸҜ]", {"az"}),
        ("[єґїЄҐЇ]", {"uk"}),
        ("[ўЎ]", {"be"}),
        ("[ђћџљњјЂЋЏЉЊЈ]", {"sr"}),
        ("[ыэёЫЭЁ]", {"ru"}),
        ("[іІ]", {"uk", "be"}),
        ("[а-яА-Я]", {"ru"}),
    )
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_TO_CYRILLIC = dict(zip("aceopxyc", "асеорхус", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}
_SHORT = 2
_ANY: frozenset[str] = frozenset()


class Mark(NamedTuple):
    """A phrase of the lexicon found in a text.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        start: offset of its first character.
        end: offset after its last character.
        meanings: what it may mean.
        languages: the languages that have it.
    """

    first: int
    last: int
    start: int
    end: int
    meanings: frozenset[Meaning]
    languages: frozenset[str]


@frozen
class TokenizedText:
    """A text, its tokens, and the longest phrase of the lexicon that starts at each token."""

    text: str
    tokens: tuple[Token, ...]
    marks: tuple[Mark | None, ...]
    _by_meaning: dict[Meaning, list[Mark]]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self.tokens, offset, key=_start)

    def find(self, *meanings: Meaning, start: int = 0, end: int | None = None) -> list[Mark]:
        """The marks between two offsets that may have one of the meanings, in order."""
        stop = len(self.text) if end is None else end
        found = [
            mark
            for meaning in meanings
            for mark in self._by_meaning.get(meaning, ())
            if start <= mark.start and mark.end <= stop
        ]
        return found if len(meanings) == 1 else sorted(set(found), key=_start)


def _start(found: Token | Mark) -> int:
    return found.start


def is_cyrillic(text: str) -> bool:
    """Whether more of a text is in Cyrillic letters than in basic Latin ones."""
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))


@lru_cache(maxsize=64)
def likely_languages(text: str) -> frozenset[str]:
    """The languages whose letters a text shows; none where its letters tell nothing.

    >>> sorted(likely_languages("Там же. Л. 74")), sorted(likely_languages("Ibid., p. 5"))
    (['ru'], [])
    """
    alphabets = _CYRILLIC_ALPHABETS if is_cyrillic(text) else _ALPHABETS
    return next((languages for letters, languages in alphabets if letters.search(text)), _ANY)


@cache
def _meanings(sense: Sense, languages: frozenset[str]) -> frozenset[Meaning]:
    return sense.meanings_in(languages)


def with_mended_letters(tokens: list[Token], text: str) -> list[Token]:
    """Short words typed in the wrong script by their keys in the right one.

    A Latin "p." or "c." in Russian print, a Cyrillic «р.» in English print look alike on paper.
    """
    cyrillic = len(_CYRILLIC.findall(text))
    latin = len(_LATIN.findall(text))
    if not cyrillic or not latin:
        return tokens
    table = _TO_CYRILLIC if cyrillic > latin else _TO_LATIN
    return [_mended(token, table) if len(token.key) <= _SHORT else token for token in tokens]


def _mended(token: Token, table: dict[str, str]) -> Token:
    key = "".join(table.get(char, "") for char in token.key)
    return token._replace(key=key) if key and len(key) == len(token.key) else token


def _is_likely(sense: Sense, likely: frozenset[str]) -> bool:
    return not likely or not likely.isdisjoint(sense.by_language)


def tokenize(text: str, lexicon: Lexicon, languages: frozenset[str] = frozenset()) -> TokenizedText:
    """Cut `text` into tokens and mark the phrases that `lexicon` knows.

    Where a phrase has senses in the likely `languages` (by default those whose letters the
    text shows), only these count.

    >>> from ibidem.lexicon import load_lexicon
    >>> found = tokenize("Там же. Л. 74.", load_lexicon()).marks[0]
    >>> found.start, found.end, Meaning.IBID in found.meanings
    (0, 6, True)
    """
    return _tokenized(text, lexicon, languages or likely_languages(text))


# The same words are looked at by several stages in a row; a few texts back is far enough.
@lru_cache(maxsize=64)
def _tokenized(text: str, lexicon: Lexicon, likely: frozenset[str]) -> TokenizedText:
    tokens = split(text)
    mended = with_mended_letters(tokens, text)
    marks: list[Mark | None] = []
    by_meaning: dict[Meaning, list[Mark]] = {}
    for first, token in enumerate(tokens):
        found = lexicon.words.longest(mended, first)
        if mended[first] is not token and (found is None or not _is_likely(found[1], likely)):
            found = lexicon.words.longest(tokens, first)
        if found is None:
            marks.append(None)
            continue
        last, sense = found
        end = tokens[last - 1].end
        mark = Mark(first, last, token.start, end, _meanings(sense, likely), sense.languages)
        marks.append(mark)
        for meaning in mark.meanings:
            by_meaning.setdefault(meaning, []).append(mark)
    return TokenizedText(text, tuple(tokens), tuple(marks), by_meaning)
