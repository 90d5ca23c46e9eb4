"""Comparing titles: the same words, the same words in another script, the same meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen
from rapidfuzz.fuzz import ratio

from ibidem.dedupe.normalize import Keys
from ibidem.dedupe.sounds import sound_alike
from ibidem.dedupe.title_keys import (
    TitleKey,
    family_key,
    in_other_languages,
    may_be_in_other_languages,
)
from ibidem.lexicon.gazetteer import near_concepts, romanized

Level = tuple[str, float]

_MOST = 9.0  # a long title proves no more than a telling one
_WORD_LIKENESS = 80  # two forms or spellings of a word
_NAME_LIKENESS = 75  # two romanisations of a proper name
_TRANSLATED_SHARE = 0.7
_CLOSE_SHARE = 0.85
_OPEN_WORD, _EXTRA_WORD = 0.75, 0.4
_LEAST_AKIN, _MOST_AKIN = -1.5, 6.0
_BY_CHANCE = 1.2  # some words of two titles agree by chance, or since one book answers the other
_LEAST_AKIN_IN_ONE_SCRIPT = 2.0  # the languages may be one after all
_MOST_SHORTER = 5.0


def title_level(left: Keys, right: Keys) -> Level:
    """Compare the titles of two items."""
    return compare_titles(left.title, right.title)


def container_level(left: Keys, right: Keys) -> Level:
    """Compare the journals or books that two parts stand in."""
    level, _ = compare_titles(left.container, right.container)
    if level in {"different", "uncertain"} and _abbreviates(
        left.container.words, right.container.words
    ):
        level = "close"
    return (level, _CONTAINER_WEIGHTS[level])


_CONTAINER_WEIGHTS = {
    "missing": 0.0,
    "same": 4.0,
    "transliteration": 4.0,
    "translation": 3.0,
    "close": 3.0,
    "shorter": 2.5,
    "akin": 1.0,
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
    shorter, longer = sorted((left.tokens, right.tokens), key=_by_length)
    matched = _partners(shorter, longer, _WORD_LIKENESS)
    if matched == len(longer):
        return ("close", _worth(matched) - 1.0)
    telling = matched + len(left.numbers & right.numbers) >= 2
    if matched == len(shorter) and telling and _stands_at_an_end(shorter, longer):
        return ("shorter", min(_MOST_SHORTER, 1.0 + matched))
    if matched >= _CLOSE_SHARE * len(longer):
        return ("close", _worth(matched) - 2.0)
    if matched > len(longer) / 2 and not may_be_in_other_languages(left, right):
        return ("different", -12.0)
    return None


def _by_meaning(left: TitleKey, right: TitleKey) -> Level:
    """The level of titles in two languages, by concepts, proper names and numbers."""
    if not may_be_in_other_languages(left, right):
        return ("different", -12.0)
    found = _meanings(left, right)
    years = 2.0 if left.years and left.years == right.years else 0.0
    if (
        in_other_languages(left, right)
        and found.matched >= 2
        and found.matched >= _TRANSLATED_SHARE * (found.matched + found.lacking)
    ):
        return ("translation", min(_MOST, 2.0 * found.matched + years - found.lacking))
    weight = 2.0 * found.matched + years - _OPEN_WORD * found.open - _EXTRA_WORD * found.extra
    least = _LEAST_AKIN if in_other_languages(left, right) else _LEAST_AKIN_IN_ONE_SCRIPT
    if found.matched >= 1 and not found.conflicts and weight >= least:
        return ("akin", min(_MOST_AKIN, weight) - _BY_CHANCE)
    return ("uncertain", -5.0 if found.conflicts else max(-5.0, min(weight, -2.0)))


@frozen(kw_only=True)
class _Meanings:
    """What two titles have in common, in words.

    Attributes:
        matched: concepts and names that both have; one near another counts half.
        conflicts: concepts of either that nothing in the other can stand for.
        open: words of either that may stand for one another, since the vocabulary lacks one.
        extra: words that only one has, as a subtitle.
        lacking: words without a partner, those that the vocabulary lacks counted half.
    """

    matched: float
    conflicts: int
    open: int
    extra: int
    lacking: float


def _meanings(left: TitleKey, right: TitleKey) -> _Meanings:
    mine = [sense for sense in left.senses if sense.isdisjoint(right.concepts)]
    its = [sense for sense in right.senses if sense.isdisjoint(left.concepts)]
    shared = (len(left.senses) - len(mine) + len(right.senses) - len(its)) / 2
    near = _near(mine, its)
    fewer, more = sorted((left.names, right.names), key=_by_length)
    names = _partners(fewer, more, _NAME_LIKENESS)
    known, other_known = len(mine) - near, len(its) - near
    unknown, other_unknown = len(left.names) - names, len(right.names) - names
    conflicts = min(max(0, known - other_unknown), max(0, other_known - unknown))
    fewest, most = sorted((known + unknown, other_known + other_unknown))
    return _Meanings(
        matched=shared + names + near / 2,
        conflicts=conflicts,
        open=fewest - conflicts,
        extra=most - fewest,
        lacking=known + other_known + (unknown + other_unknown) / 2,
    )


def _near(left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> int:
    """How many words of one title have one of their own in the other that means nearly that."""
    free = sorted(right, key=sorted)
    found = 0
    for sense in sorted(left, key=sorted):
        about = frozenset().union(*map(near_concepts, sense))
        partner = next((other for other in free if not about.isdisjoint(other)), None)
        if partner is not None:
            free.remove(partner)
            found += 1
    return found


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


@lru_cache(maxsize=1 << 18)
def _spelled(word: str) -> tuple[str, str, bool]:
    """The word romanized, the same with sounds merged, and whether it is in Latin letters."""
    latin = romanized(word) or word
    return latin, family_key(word), word.isascii()


def _alike(word: str, other: str, likeness: int) -> bool:
    """Whether two words as printed are forms, spellings or romanisations of one.

    >>> _alike("георгиан", "georrgian", 80), _alike("wojny", "войны", 80), _alike("мир", "tom", 80)
    (True, True, False)
    """
    one, key, is_latin = _spelled(word)
    two, other_key, other_is_latin = _spelled(other)
    if one[:1] == two[:1] and ratio(one, two, score_cutoff=likeness):
        return True
    if word[:1] == other[:1] and ratio(word, other, score_cutoff=likeness):
        return True
    by_name = likeness < _WORD_LIKENESS
    if by_name and key[:1] == other_key[:1] and ratio(key, other_key, score_cutoff=likeness):
        return True
    return (by_name or is_latin != other_is_latin) and sound_alike(word, other)


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
