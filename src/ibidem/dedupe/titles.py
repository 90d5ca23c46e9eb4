"""Comparing titles: the same words, the same words in another script, the same meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from ibidem.dedupe.normalize import Keys
from ibidem.dedupe.title_keys import TitleKey, in_other_languages

Level = tuple[str, float]

_MOST = 9.0  # a long title proves no more than a telling one
_WORD_LIKENESS = 80  # two forms or spellings of a word
_NAME_LIKENESS = 75  # two romanisations of a proper name
_TRANSLATED_SHARE = 0.66
_CLOSE_SHARE = 0.85


def title_level(left: Keys, right: Keys) -> Level:
    """Compare the titles of two items."""
    return compare_titles(left.title, right.title)


def container_level(left: Keys, right: Keys) -> Level:
    """Compare the journals or books that two parts stand in."""
    level, _ = compare_titles(left.container, right.container)
    if level == "different" and _abbreviates(left.container.words, right.container.words):
        level = "close"
    return (level, _CONTAINER_WEIGHTS[level])


_CONTAINER_WEIGHTS = {
    "missing": 0.0,
    "same": 4.0,
    "transliteration": 4.0,
    "translation": 3.0,
    "close": 3.0,
    "shorter": 2.5,
    "uncertain": -3.0,
    "different": -12.0,
}


@lru_cache(maxsize=1 << 15)
def compare_titles(left: TitleKey, right: TitleKey) -> Level:
    """How two titles agree, and what it weighs.

    >>> from ibidem.dedupe.title_keys import title_key
    >>> russian = title_key("Военно-политическая история Азербайджана (1917-1920 годы)")
    >>> compare_titles(russian, title_key("Military and political history of Azerbaijan"))
    ('translation', 8.0)
    >>> compare_titles(russian, title_key("История Азербайджана (1920-1991)"))
    ('different', -12.0)
    """
    if left.is_empty or right.is_empty:
        return ("missing", 0.0)
    if not (_nested(left.years, right.years) and _nested(left.numbers, right.numbers)):
        return ("different", -12.0)
    if left.words == right.words:
        same_script = left.script == right.script
        return ("same" if same_script else "transliteration", _worth(len(left.words)))
    return _by_words(left, right) or _by_meaning(left, right)


def _by_length(words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """Orders two titles the same way, whichever comes first."""
    return (len(words), words)


def _worth(words: int) -> float:
    """What agreement in so many words weighs: short titles occur more than once."""
    return min(_MOST, 3.0 + 1.5 * words)


def _nested(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether the numbers of one title are all in the other; a title may leave numbers out."""
    return left <= right or right <= left


def _by_words(left: TitleKey, right: TitleKey) -> Level | None:
    """The level if the words of one title are in the other, None if they are not."""
    shorter, longer = sorted((left.words, right.words), key=_by_length)
    matched = _partners(shorter, longer, _WORD_LIKENESS)
    if matched == len(longer):
        return ("close", _worth(matched) - 1.0)
    if matched == len(shorter) >= 2 and _stands_at_an_end(shorter, longer):
        return ("shorter", 2.0)
    if matched >= _CLOSE_SHARE * len(longer):
        return ("close", _worth(matched) - 2.0)
    if matched > len(longer) / 2 and not in_other_languages(left, right):
        return ("different", -12.0)
    return None


def _by_meaning(left: TitleKey, right: TitleKey) -> Level:
    """The level of titles in two languages, by concepts, proper names and numbers."""
    if not in_other_languages(left, right):
        return ("different", -12.0)
    shared = len(left.concepts & right.concepts)
    fewer, more = sorted((left.names, right.names), key=_by_length)
    names = _partners(fewer, more, _NAME_LIKENESS)
    matched = shared + names
    # Words that the vocabulary lacks have no partner even in a faithful translation.
    unknown = (len(left.names) + len(right.names) - 2 * names) / 2
    lacking = len(left.concepts ^ right.concepts) + unknown
    if matched >= 2 and matched >= _TRANSLATED_SHARE * (matched + lacking):
        numbers = 2.0 if left.years and left.years == right.years else 0.0
        return ("translation", min(_MOST, 2.0 * matched + numbers - lacking))
    return ("uncertain", -5.0)


def _partners(shorter: Sequence[str], longer: Sequence[str], likeness: int) -> int:
    """How many words of `shorter` have a partner of their own in `longer`."""
    free = list(longer)
    pending = []
    for word in shorter:
        if word in free:
            free.remove(word)
        else:
            pending.append(word)
    found = len(shorter) - len(pending)
    for word in pending:
        partner = next((other for other in free if _alike(word, other, likeness)), None)
        if partner is not None:
            free.remove(partner)
            found += 1
    return found


def _stands_at_an_end(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a title is another without its subtitle or without the series before it."""
    heads = zip(shorter, longer, strict=False)
    tails = zip(reversed(shorter), reversed(longer), strict=False)
    return any(
        all(_alike(word, other, _WORD_LIKENESS) for word, other in pairs)
        for pairs in (heads, tails)
    )


def _alike(word: str, other: str, likeness: int) -> bool:
    return word[:1] == other[:1] and ratio(word, other) >= likeness


def _abbreviates(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one title abbreviates the other, word by word or by initials.

    >>> _abbreviates(("j", "mod", "hist"), ("iurnal", "modern", "histori"))
    False
    >>> _abbreviates(("vi",), ("vopros", "istori"))
    True
    """
    shorter, longer = sorted((left, right), key=lambda words: (sum(map(len, words)), *words))
    if len(shorter) == 1 and len(longer) > 1:
        return shorter[0] == "".join(word[0] for word in longer)
    return len(shorter) == len(longer) and all(
        whole.startswith(part) for part, whole in zip(shorter, longer, strict=True)
    )
