"""Search keys of titles: words, meanings and numbers apart, volume phrases set aside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from attrs import frozen

from ibidem.lexicon import Meaning, Token, load_lexicon, split
from ibidem.lexicon.gazetteer import (
    concepts_of,
    languages_of,
    romanized,
    stopwords,
    surface_key,
)
from ibidem.lexicon.surface import split_keys

_ROMAN = re.compile(r"(?=[IVXLCІХ]{2})[LCІIXХV]*$")
# Without digits or a numeral no volume is counted, as in most titles.
_NUMBER = re.compile(r"\d|(?<![^\W\d_])[IVXLCІХ]+(?![^\W\d_])")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}
_APOSTROPHE = re.compile("['’]")  # "dell'idea": what is left out tells the language
_CYRILLIC_ONLY = re.compile(r"[\W\d_]*[Ѐ-ӿ][\W\d_Ѐ-ӿ]*")
_LETTERS = r"(?:[^\W_]|[\u0300-\u036f])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’ʼʹ]{_LETTERS})*")
_ROMAN_ORDINAL = re.compile(r"\b([IVX]{2,})(?:th|st|nd|rd|-?й|-?я|-?ой)\b")
_YEAR_RANGE = re.compile(r"\b(1[0-9]|20)(\d\d)(\s*[-–—―/]\s*)(\d\d)(?!\d)")
# Concepts that only introduce a number: "1918–1920 годы", "в трёх томах".
_INTRODUCERS = frozenset({"year", "volume"})
_STEM = 4
_SHORTEST_WORD = 3
_KNOWN_SHARE = 0.4  # of its words, below which a title may be in any language
_DIVISIONS = frozenset({Meaning.VOLUME, Meaning.PART})

# Cyrillic has one letter for h and g, Azerbaijani q for either, and a and e stand for ə.
NAME_SOUNDS = str.maketrans({"g": "h", "q": "h", "e": "a"})


@frozen(cache_hash=True)
class TitleKey:
    """A title.

    Attributes:
        words: romanized words in order, without stopwords and numbers.
        tokens: the same words as printed, in small letters (`surface_key`).
        concepts: what the words mean, as far as the vocabulary knows them.
        senses: what each known word means; a word of two meanings has one of them.
        names: tokens that the vocabulary does not know, mostly proper names.
        years: four-digit numbers.
        numbers: all other numbers, Roman ones included.
        divisions: numbers of volumes and parts that stand in the title.
        stems: how the romanized words begin.
        script: ``LATIN``, ``CYRILLIC`` ... as Unicode names it; empty without letters.
        printed: the title without phrases that name a volume.
    """

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    concepts: frozenset[str]
    senses: frozenset[frozenset[str]]
    names: tuple[str, ...]
    years: frozenset[int]
    numbers: frozenset[int]
    divisions: frozenset[int]
    stems: frozenset[str]
    script: str
    printed: str

    @property
    def languages(self) -> frozenset[str]:
        """The languages that know most of its words; empty where none knows enough of them."""
        return _languages(self.printed)

    @property
    def is_empty(self) -> bool:
        """Whether the title says nothing that could be compared."""
        return not (self.words or self.years or self.numbers)


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> TitleKey:
    """The key of a title; volume phrases in it are set aside.

    >>> key = title_key("Документы внешней политики СССР. Т. II")
    >>> sorted(key.concepts)
    ['document', 'foreign', 'politics', 'soviet', 'union']
    """
    divisions, title = _without_divisions(title)
    title = _YEAR_RANGE.sub(r"\1\2\3\1\4", _ROMAN_ORDINAL.sub(r"\1", title))
    years, numbers, tokens = _sorted_out(title)
    known = {token: concepts_of(token) for token in tokens}
    senses = frozenset(found - _INTRODUCERS for found in known.values()) - {frozenset()}
    words = tuple(romanized(token) or token for token in tokens)
    return TitleKey(
        words=words,
        tokens=tuple(tokens),
        concepts=frozenset().union(*senses),
        senses=senses,
        names=tuple(token for token, found in known.items() if not found and len(token) > 2),
        years=frozenset(years),
        numbers=frozenset(numbers),
        divisions=divisions,
        stems=frozenset(word[:_STEM] for word in words),
        script=script_of(title),
        printed=title,
    )


def in_other_languages(left: TitleKey, right: TitleKey) -> bool:
    """Whether two titles are written in different languages, as far as one can tell."""
    if left.script != right.script:
        return bool(left.script and right.script)
    return bool(left.languages and right.languages) and not left.languages & right.languages


def may_be_in_other_languages(left: TitleKey, right: TitleKey) -> bool:
    """Whether nothing shows that two titles are written in one language."""
    return left.script != right.script or not left.languages & right.languages


@lru_cache(maxsize=1 << 16)
def _languages(title: str) -> frozenset[str]:
    """The languages that know the most words of the title, if that is not too few."""
    tokens = surface_key(_APOSTROPHE.sub(" ", title)).split()
    counts = Counter(chain.from_iterable(map(languages_of, tokens)))
    most = max(counts.values(), default=0)
    if most < _KNOWN_SHARE * len(tokens):
        return frozenset()
    return frozenset(language for language, count in counts.items() if count == most)


@lru_cache(maxsize=1 << 14)
def script_of(title: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    if _CYRILLIC_ONLY.fullmatch(title):
        return "CYRILLIC"
    if title.isascii():
        return "LATIN" if any(map(str.isalpha, title)) else ""
    counts: Counter[str] = Counter()
    for letter, count in Counter(filter(str.isalpha, title)).items():
        counts[_script_of_letter(letter)] += count
    return max(sorted(counts), key=counts.__getitem__, default="")


@lru_cache(maxsize=1 << 10)
def _script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _sorted_out(title: str) -> tuple[list[int], list[int], list[str]]:
    """The years, the other numbers and the telling words of a title."""
    years: list[int] = []
    numbers: list[int] = []
    words: list[str] = []
    for printed in _WORD.findall(title):
        value = _number(printed)
        if value is None:
            words += surface_key(printed).split()
        elif value >= 1000:
            years.append(value)
        else:
            numbers.append(value)
    return years, numbers, [word for word in words if _tells(word)]


def _tells(word: str) -> bool:
    """Whether a word is more than an initial, a stopword or "year"."""
    return len(word) > 1 and word not in stopwords() and concepts_of(word) != {"year"}


def _number(printed: str) -> int | None:
    """The value of a run of digits or of a Roman numeral of two letters or more."""
    if printed.isdecimal():
        return int(printed)
    return roman(printed) if _ROMAN.match(printed) else None


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral, None if it is none.

    >>> roman("XI"), roman("XVIII"), roman("Baku")
    (11, 18, None)
    """
    if not numeral or not _ROMAN_VALUES.keys() >= set(numeral):
        return None
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _without_divisions(title: str) -> tuple[frozenset[int], str]:
    """The volume and part numbers in a title, and the title without those phrases."""
    if _NUMBER.search(title) is None:
        return frozenset(), title
    tokens = split(title)
    if _division_heads().isdisjoint(token.key for token in tokens):
        return frozenset(), title
    phrases = list(_division_phrases(tokens, _languages(title)))
    for start, end, _ in reversed(phrases):
        title = title[: tokens[start].start] + " " + title[tokens[end - 1].end :]
    return frozenset(value for *_, value in phrases), title


@cache
def _division_heads() -> frozenset[str]:
    """The first tokens of all words for volumes and parts."""
    return frozenset(split_keys(form)[0] for form in load_lexicon().forms(*_DIVISIONS))


def _division_phrases(
    tokens: list[Token], languages: frozenset[str]
) -> Iterator[tuple[int, int, int]]:
    """Phrases such as "Т. II", "Volume 2" and "VI cild": first token, end, number."""
    keys = [token.key for token in tokens]
    words = {
        at: end
        for at, (end, sense) in load_lexicon().words.everywhere(keys).items()
        if tokens[at].kind == "word" and sense.meanings_in(languages) & _DIVISIONS
    }
    at = 0
    while at < len(tokens):
        phrase = _division_at(tokens, at, words)
        if phrase is not None:
            yield at, *phrase
        at = phrase[0] if phrase is not None else at + 1


def _division_at(tokens: list[Token], at: int, words: dict[int, int]) -> tuple[int, int] | None:
    """The phrase at a token; `words` has the token after each volume or part word."""
    end = words.get(at)
    if end is not None:
        # "v. 2" is a volume, "v XIX stoletii" is romanised Russian for "in the nineteenth century";
        # the dot may belong to the word in the table.
        dotted = "." in {tokens[end - 1].text, *(token.text for token in tokens[end : end + 1])}
        if len(tokens[at].text) == 1 and not dotted:
            return None
        while end < len(tokens) and tokens[end].text in ".№ ":
            end += 1
        value = _counting(tokens[end].text) if end < len(tokens) else None
        return None if value is None else (end + 1, value)
    value = _counting(tokens[at].text)
    end = words.get(at + 1)
    if end is None or value is None:
        return None
    # "XVI v." is a century in romanised Russian; "VI cild" is a volume.
    is_century = not tokens[at].text.isdecimal() and len(tokens[at + 1].text) < _SHORTEST_WORD
    return None if is_century else (end, value)


def _counting(printed: str) -> int | None:
    """A number that may count volumes."""
    value = int(printed) if printed.isdecimal() else roman(printed)
    return value if value is not None and 0 < value < 200 else None


@lru_cache(maxsize=1 << 12)
def integers(printed: str) -> frozenset[int]:
    """All numbers in a volume or issue as printed, Roman ones included.

    >>> integers("1 (25)") == frozenset({1, 25}), integers("XVIII") == frozenset({18})
    (True, True)
    """
    words = re.findall(r"\d+|[^\W\d_]+", printed)
    values = (int(word) if word.isdecimal() else roman(word) for word in words)
    return frozenset(value for value in values if value is not None)


def family_key(family: str) -> str:
    """A family name with sounds merged that scripts and romanisations confuse."""
    return romanized(family).translate(NAME_SOUNDS).strip()
