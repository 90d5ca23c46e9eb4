"""Citation text to tokens, each marked with what the lexicon says it may mean."""

from __future__ import annotations

import string
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning, Sense, Token, split

_NO_LATIN_LETTERS = bytes(set(range(128)) - set(string.ascii_letters.encode()))
_CYRILLIC_PAGE = 0x04  # the upper byte of every Cyrillic letter


def _telling(*rows: tuple[str, set[str]]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(letters), frozenset(languages)) for letters, languages in rows)


# Letters that tell which languages a text may be in; the first row that is found counts.
_ALPHABETS = _telling(
    ("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", {"ka"}),
    ("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև", {"hy"}),
    ("əƏ", {"az"}),
    ("ğĞıİşŞ", {"tr", "az"}),
    ("ąęłżźŁŻŹ", {"pl"}),
    ("řěůŘ", {"cs"}),
    ("ß", {"de"}),
)
_CYRILLIC_ALPHABETS = _telling(
    ("әҹҝҥӘҸҜ", {"az"}),
    ("єґїЄҐЇ", {"uk"}),
    ("ўЎ", {"be"}),
    ("ђћџљњјЂЋЏЉЊЈ", {"sr"}),
    ("ыэёЫЭЁ", {"ru"}),
    ("іІ", {"uk", "be"}),
    ("абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ", {"ru"}),
)
_CYRILLIC_ONLY = frozenset({"ru", "uk", "be", "bg"})
_BOTH_SCRIPTS = frozenset({"sr", "az"})
_ALIKE = tuple(zip("aceopxy", "асеорху", strict=True))
# Words of one or two Latin letters that look like Cyrillic ones.
_TO_CYRILLIC = {
    "".join(latin): "".join(cyrillic)
    for length in (1, 2)
    for latin, cyrillic in (zip(*pairs, strict=True) for pairs in product(_ALIKE, repeat=length))
}
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}
_ANY: frozenset[str] = frozenset()
# The same words are looked at by several stages in a row, by the survey of a document before
# any of its notes is cut: so many texts back is far enough.
_TEXTS_KEPT = 256


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
    """A text, its tokens and their keys, and the longest phrase of the lexicon at each token."""

    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    marks: tuple[Mark | None, ...]
    _by_meaning: dict[Meaning, list[Mark]]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self.tokens, offset, key=_start)

    def has(self, meanings: frozenset[Meaning]) -> bool:
        """Whether any mark may have one of the meanings; cheaper than to `find` it."""
        return not self._by_meaning.keys().isdisjoint(meanings)

    def find(self, *meanings: Meaning, start: int = 0, end: int | None = None) -> list[Mark]:
        """The marks between two offsets that may have one of the meanings, in order."""
        if self._by_meaning.keys().isdisjoint(meanings):
            return []
        stop = len(self.text) if end is None else end
        found = [
            mark
            for meaning in meanings
            for mark in self._by_meaning.get(meaning, ())
            if start <= mark.start and mark.end <= stop
        ]
        return found if len(meanings) == 1 else sorted(set(found), key=_start)


_start = attrgetter("start")


def is_cyrillic(text: str) -> bool:
    """Whether more of a text is in Cyrillic letters than in basic Latin ones."""
    cyrillic, latin = _letters(text)
    return cyrillic > latin


@lru_cache(maxsize=_TEXTS_KEPT)
def _letters(text: str) -> tuple[int, int]:
    """How many Cyrillic and how many basic Latin letters a text has."""
    if text.isascii():
        return 0, 1
    upper_bytes = text.encode("utf-16-le", "surrogatepass")[1::2]
    ascii_bytes = text.encode("ascii", "ignore")
    return (
        upper_bytes.count(_CYRILLIC_PAGE),
        len(ascii_bytes.translate(None, _NO_LATIN_LETTERS)),
    )


@lru_cache(maxsize=_TEXTS_KEPT)
def likely_languages(text: str) -> frozenset[str]:
    """The languages whose letters a text shows; none where its letters tell nothing.

    >>> sorted(likely_languages("Там же. Л. 74")), sorted(likely_languages("Ibid., p. 5"))
    (['ru'], [])
    """
    if text.isascii():
        return _ANY
    shown = set(text)
    alphabets = _CYRILLIC_ALPHABETS if is_cyrillic(text) else _ALPHABETS
    return next((found for letters, found in alphabets if not shown.isdisjoint(letters)), _ANY)


def languages_of(text: str, heard: frozenset[str]) -> frozenset[str]:
    """The likely languages of a text in a document where these languages are `heard`.

    A text in another script than the document's is in a language of its own.

    >>> sorted(languages_of("Bruner J. On Knowing. P. 3.", frozenset({"ru"})))
    []
    """
    likely = likely_languages(text)
    if likely or is_cyrillic(text) or heard.isdisjoint(_CYRILLIC_ONLY):
        return likely or heard
    return heard - _CYRILLIC_ONLY - _BOTH_SCRIPTS


@cache
def _meanings(sense: Sense, languages: frozenset[str]) -> frozenset[Meaning]:
    return sense.meanings_in(languages)


def _mended_keys(keys: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The keys of a text's tokens, short words typed in the wrong script put right.

    A Latin "p." or "c." in Russian print, a Cyrillic «р.» in English print look alike on paper.
    """
    cyrillic, latin = _letters(text)
    if not cyrillic or not latin:
        return keys
    table = _TO_CYRILLIC if cyrillic > latin else _TO_LATIN
    return tuple([table.get(key, key) for key in keys])


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


@lru_cache(maxsize=_TEXTS_KEPT)
def _tokenized(text: str, lexicon: Lexicon, likely: frozenset[str]) -> TokenizedText:
    tokens, keys, mended, printed = _phrases(text, lexicon)
    marks: list[Mark | None] = [None] * len(tokens)
    by_meaning: defaultdict[Meaning, list[Mark]] = defaultdict(list)
    for first in sorted(mended.keys() | printed.keys()) if printed else mended:
        found = mended.get(first)
        if first in printed and (found is None or not _is_likely(found[1], likely)):
            found = printed[first]
        if found is None:
            continue
        last, sense = found
        start, end = tokens[first].start, tokens[last - 1].end
        mark = Mark(first, last, start, end, _meanings(sense, likely), sense.languages)
        marks[first] = mark
        for meaning in mark.meanings:
            by_meaning[meaning].append(mark)
    return TokenizedText(text, tokens, keys, tuple(marks), by_meaning)


class _Phrases(NamedTuple):
    """What a text says in any language.

    Attributes:
        tokens: its tokens.
        keys: their keys as printed.
        mended: the phrase at each token that starts one, short words put right.
        printed: the phrase as printed, or None, at each token that was put right.
    """

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    mended: dict[int, tuple[int, Sense]]
    printed: dict[int, tuple[int, Sense] | None]


@lru_cache(maxsize=_TEXTS_KEPT)
def _phrases(text: str, lexicon: Lexicon) -> _Phrases:
    tokens = tuple(split(text))
    keys = tuple([token.key for token in tokens])
    mended = _mended_keys(keys, text)
    words = lexicon.words
    put_right = (
        [place for place, key in enumerate(keys) if key != mended[place]]
        if mended is not keys
        else []
    )
    return _Phrases(
        tokens=tokens,
        keys=keys,
        mended=words.everywhere(mended),
        printed={place: words.longest(keys, place) for place in put_right},
    )
