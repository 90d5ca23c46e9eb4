"""Places, publishers and the general vocabulary of titles: what names in many scripts mean.

Surfaces are compared by a key (`surface_key`): case folded, punctuation and stress marks dropped.
The tables are read on first use and kept, since a program that only segments needs none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii
from attrs import frozen

from ibidem.lexicon.surface import fold
from ibidem.lexicon.tables import read_tables

# French and Italian drop a vowel before the apostrophe; anywhere else it is part of the word,
# an English genitive, an Irish name, a Cyrillic soft sign ("Bor'ba", "м'яч").
_ELISION = re.compile(
    r"(?<![\w'])(?:[cdjlmnst]|qu|jusqu|lorsqu|un|gl|all|dall|dell|nell|sull|quell)'(?=\w)"
)
_BREAK = re.compile(r"[\W_]+")
# Print mixes ı with i and Cyrillic ә with Latin ə; marks left after composition are stress marks
# or letters of short-lived alphabets (Baqı̡); primes and modifier letters stand for soft signs.
_CHARACTERS = str.maketrans({"ı": "i", "ә": "ə", "ј": "j", "’": "'", "′": "'"}) | dict.fromkeys(
    [*range(0x0300, 0x0370), *map(ord, "ʹʺʼʻ")]
)

# One spelling for what the romanisations of Cyrillic (LC, BGN, ISO 9, German, Polish, French) and
# the Latin alphabets of Turkic languages write differently. Applied in this order.
_ROMANISATIONS: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(pattern), replacement, frozenset(letters))
    for pattern, replacement, letters in (
        (r"shch|schtsch|szcz", "sc", "s"),
        (r"dsch|dzh", "dz", "h"),
        (r"tsch|tch|cz|ch", "c", "hz"),
        (r"sch|sh|sz", "s", "s"),
        (r"zh", "z", "z"),
        (r"kh", "h", "k"),
        (r"ts|tz", "c", "t"),
        (r"ph", "f", "p"),
        (r"ou", "u", "o"),
        (r"w", "v", "w"),
        (r"x", "ks", "x"),
        (r"[yji]+a", "ia", "yji"),
        (r"[yji]+u", "iu", "yji"),
        (r"[yji]+e", "e", "yji"),
        (r"[iy][yji]", "i", "iy"),
        (r"[yj]", "i", "yj"),
    )
)
_NO_LETTERS = re.compile(r"[^a-z ]+")
_DOUBLED = re.compile(r"(.)\1+")

_LAST_LATIN = "\u024f"
_SHORTEST_INNER = 5  # shorter stems turn up inside words that have nothing to do with them


@frozen(kw_only=True)
class Place:
    """A place of publication, or a region that stands in its position.

    Attributes:
        id: identifier in the table (``tbilisi``).
        country: ISO 3166-1 alpha-2 code.
        names: the names that print gives it, the modern one first.
        abbreviations: short forms, which only count before a colon, comma or year.
        is_region: whether it is a state, country or county.
    """

    id: str
    country: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    is_region: bool = False


@frozen(kw_only=True)
class Publisher:
    """A publishing house.

    Attributes:
        id: identifier in the table (``politizdat``).
        country: ISO 3166-1 alpha-2 code of its seat.
        names: the names that print gives it, the commonest first.
    """

    id: str
    country: str
    names: tuple[str, ...]


@lru_cache(maxsize=1 << 17)
def surface_key(name: str) -> str:
    """The key by which a name is looked up.

    >>> surface_key("Ростов н/Д."), surface_key("«Изд-во АН СССР»")
    ('ростов н д', 'изд во ан ссср')
    >>> surface_key("Bor'ba"), surface_key("L’histoire"), surface_key("Baqı̡")
    ('borba', 'histoire', 'baqi')
    """
    if name.isalnum() and name.isascii():
        return name.lower()
    folded = fold(unicodedata.normalize("NFKC", name)).translate(_CHARACTERS)
    return _BREAK.sub(" ", _ELISION.sub(" ", folded).replace("'", "")).strip()


@lru_cache(maxsize=1 << 17)
def romanized(words: str) -> str:
    """The words in one common Latin spelling, whatever their script or romanisation.

    The spelling is for comparing only and merges some sounds.

    >>> romanized("Широкорад"), romanized("Shirokorad"), romanized("Širokorad")
    ('sirokorad', 'sirokorad', 'sirokorad')
    >>> romanized("Həsənli"), romanized("Hasanli")
    ('hasanli', 'hasanli')
    """
    latin = _NO_LETTERS.sub("", anyascii(surface_key(words).replace("ə", "a")).lower())
    # A rule can only apply where one of its letters stands; later rules need no letter that an
    # earlier one brings in.
    letters = set(latin)
    for pattern, replacement, needed in _ROMANISATIONS:
        if not needed.isdisjoint(letters):
            latin = pattern.sub(replacement, latin)
    return _DOUBLED.sub(r"\1", latin)


def place_of(name: str) -> Place | None:
    """The place of that name or abbreviation, whatever the case and punctuation.

    >>> place_of("Тифлис") == place_of("tbilisi"), place_of("М.").id
    (True, 'moskva')
    >>> place_of("Stanford, California").id, place_of("United States of America").is_region
    ('stanford', True)
    >>> place_of("Библиотека") is None
    True
    """
    places = _places()
    found = places.get(surface_key(name))
    town, comma, region = name.rpartition(",")
    if found is None and comma:
        wider = places.get(surface_key(region))
        if wider is not None and wider.is_region:
            return place_of(town)
    return found


@cache
def place_names() -> frozenset[str]:
    """The keys of all full names of places (`surface_key`), abbreviations left out.

    >>> "лемберг" in place_names(), "м" in place_names()
    (True, False)
    """
    return frozenset(surface_key(name) for place in _place_rows() for name in place.names)


@cache
def place_abbreviations() -> frozenset[str]:
    """The abbreviations of places as printed; count them only before a colon, comma or year.

    >>> "СПб." in place_abbreviations()
    True
    """
    return frozenset(short for place in _place_rows() for short in place.abbreviations)


def publisher_of(name: str, words: Iterable[str] | None = None) -> Publisher | None:
    """The publishing house of that name, first as it stands, then without publisher words.

    Args:
        name: a publisher as printed, quotes and all.
        words: words that only say that a publisher is named ("Изд-во", "Verlag");
            by default those of the publishers' table.

    >>> publisher_of("Изд-во «Элм»") == publisher_of("Elm nəşriyyatı") == publisher_of("“ELM”")
    True
    >>> publisher_of("Азербайджанское гос. изд-во").id, publisher_of("Suhrkamp Verlag").id
    ('azerneshr', 'suhrkamp')
    """
    houses = _publishers()
    key = surface_key(name)
    return houses.get(key) or houses.get(publisher_key(name, words))


def publisher_key(name: str, words: Iterable[str] | None = None) -> str:
    """The key of a publisher's name without publisher words; the full key if nothing else is left.

    >>> publisher_key("Изд. дом «Кавказ»"), publisher_key("Издательство")
    ('кавказ', 'издательство')
    """
    key = surface_key(name)
    pattern = _publisher_words() if words is None else _any_of(words)
    return " ".join(pattern.sub(" ", key).split()) or key


def concepts(title: str) -> frozenset[str]:
    """The general concepts that a title names, in whatever language it is written.

    >>> sorted(concepts("Военно-политическая история Азербайджана"))
    ['azerbaijan', 'history', 'military', 'politics']
    >>> concepts("Military and political history of Azerbaijan") == concepts("Азәрбајҹан")
    False
    >>> sorted(concepts("Istoriia Azerbaidzhana"))
    ['azerbaijan', 'history']
    """
    return frozenset().union(*(concepts_of(token) for token in surface_key(title).split()))


@lru_cache(maxsize=1 << 17)
def concepts_of(token: str) -> frozenset[str]:
    """The concepts of one word, given by its key (`surface_key`); empty for stopwords."""
    vocabulary = _vocabulary()
    if token in vocabulary.stopwords:
        return frozenset()
    whole = _longest(vocabulary.stems, token)
    if not token.isascii() or whole:
        return whole | _inside(vocabulary, token)
    return _longest(vocabulary.romanized, romanized(token)) | _inside(vocabulary, token)


@lru_cache(maxsize=1 << 16)
def languages_of(token: str) -> frozenset[str]:
    """The languages that have this word, given by its key, as far as the vocabulary tells.

    >>> sorted(languages_of("tarixi")), sorted(languages_of("geschichte"))
    (['az'], ['de'])
    """
    vocabulary = _vocabulary()
    if token in vocabulary.stopwords:
        return vocabulary.languages[f"{token}$"]
    found = _longest(vocabulary.languages, token)
    if found or not token.isascii():
        return found
    return _longest(vocabulary.romanized_languages, romanized(token))


@cache
def near_concepts(concept: str) -> frozenset[str]:
    """The concepts that a translation may put in the place of another.

    >>> "modern" in near_concepts("new"), "war" in near_concepts("new")
    (True, False)
    """
    groups = (group for group in _table("vocabulary")["near"] if concept in group)
    return frozenset().union(*groups) - {concept}


def stopwords() -> frozenset[str]:
    """Words that mean nothing in a title, in any language.

    >>> {"the", "и", "der"} <= stopwords()
    True
    """
    return _vocabulary().stopwords


Stems = Mapping[str, frozenset[str]]


@frozen(kw_only=True)
class _Vocabulary:
    """The vocabulary by stem; a key that ends in ``$`` stands for a whole word."""

    stems: Stems
    languages: Stems
    romanized: Stems
    romanized_languages: Stems
    inner: Stems
    inner_heads: frozenset[str]
    stopwords: frozenset[str]


def _longest(stems: Stems, token: str) -> frozenset[str]:
    """What the longest stem at the head of `token` means."""
    whole = stems.get(f"{token}$")
    if whole is not None:
        return whole | stems.get(token, frozenset())
    heads = (token[:end] for end in range(len(token), 1, -1))
    return next((stems[head] for head in heads if head in stems), frozenset())


def _inside(vocabulary: _Vocabulary, token: str) -> frozenset[str]:
    """What the stems mean that begin after the third letter of a long word."""
    if len(token) < 2 * _SHORTEST_INNER or token[0] > _LAST_LATIN:
        return frozenset()
    return frozenset().union(
        *(
            vocabulary.inner.get(token[start:end], frozenset())
            for start in range(3, len(token) - _SHORTEST_INNER + 1)
            if token[start : start + _SHORTEST_INNER] in vocabulary.inner_heads
            for end in range(start + _SHORTEST_INNER, len(token) + 1)
        )
    )


@cache
def _vocabulary() -> _Vocabulary:
    table = _table("vocabulary")
    everything = [
        (language, surface_key(stem) + "$" * stem.endswith("$"), concept["id"])
        for concept in table["concept"]
        for language, stems in concept["stems"].items()
        for stem in stems
    ]
    latin = [
        (romanized(stem) + "$" * stem.endswith("$"), language, concept)
        for language, stem, concept in everything
        if not stem.isascii() and len(stem) >= _SHORTEST_INNER
    ]
    inner = [
        (stem, concept)
        for language, stem, concept in everything
        if language in table["compounding"] and len(stem) >= _SHORTEST_INNER
    ]
    empty = [
        (language, surface_key(word))
        for language, words in table["stopwords"].items()
        for word in words
    ]
    return _Vocabulary(
        stems=_gathered((stem, concept) for _, stem, concept in everything),
        languages=_gathered(
            [(stem, language) for language, stem, _ in everything]
            + [(f"{word}$", language) for language, word in empty]
        ),
        romanized=_gathered((stem, concept) for stem, _, concept in latin),
        romanized_languages=_gathered((stem, language) for stem, language, _ in latin),
        inner=_gathered(inner),
        inner_heads=frozenset(stem[:_SHORTEST_INNER] for stem, _ in inner),
        stopwords=frozenset(word for _, word in empty),
    )


def _gathered(pairs: Iterable[tuple[str, str]]) -> Stems:
    stems: dict[str, set[str]] = {}
    for stem, concept in pairs:
        stems.setdefault(stem, set()).add(concept)
    return {stem: frozenset(found) for stem, found in stems.items()}


@cache
def _place_rows() -> tuple[Place, ...]:
    return tuple(
        Place(
            id=row["id"],
            country=row["country"],
            names=tuple(row["names"]),
            abbreviations=tuple(row.get("abbreviations", ())),
            is_region=row.get("kind") == "region",
        )
        for row in _table("places")["place"]
    )


@cache
def _places() -> Mapping[str, Place]:
    surfaces = ((s, place) for place in _place_rows() for s in place.names + place.abbreviations)
    return {surface_key(surface): place for surface, place in surfaces}


@cache
def all_publishers() -> tuple[Publisher, ...]:
    """The publishing houses of the table."""
    return tuple(
        Publisher(id=row["id"], country=row["country"], names=tuple(row["names"]))
        for row in _table("publishers")["publisher"]
    )


def publisher_words() -> tuple[str, ...]:
    """Words that only say that a publisher is named ("Изд-во", "Verlag")."""
    return tuple(_table("publishers")["words"])


@cache
def _publishers() -> Mapping[str, Publisher]:
    """Publishers by key; a key without publisher words never hides another house's full name."""
    rows = all_publishers()
    full = dict(_publisher_keys(rows, surface_key))
    return dict(_publisher_keys(rows, publisher_key)) | full


def _publisher_keys(
    rows: Iterable[Publisher], key: Callable[[str], str]
) -> Iterator[tuple[str, Publisher]]:
    for row in rows:
        for name in reversed(row.names):
            yield key(name), row


@cache
def _publisher_words() -> re.Pattern[str]:
    return _any_of(_table("publishers")["words"])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first."""
    keys = sorted({surface_key(word) for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)")


def _table(name: str) -> dict[str, Any]:
    return read_tables()[name]
