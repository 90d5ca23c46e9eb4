"""Search keys: what two spellings of one name, title or number have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from attrs import frozen
from stdnum import isbn as isbn_numbers
from stdnum.exceptions import ValidationError

from ibidem.dedupe.shown import shown_fields
from ibidem.dedupe.sounds import sounds
from ibidem.dedupe.title_keys import NAME_SOUNDS, TitleKey, family_key, integers, title_key
from ibidem.lexicon.gazetteer import (
    all_publishers,
    concepts_of,
    place_of,
    publisher_key,
    publisher_of,
    publisher_words,
    romanized,
    surface_key,
)
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name

# Initials differ from scheme to scheme more than names do, so each stands for classes of sounds;
# c is the first sound of Czech and of Jamil (Azerbaijani Cəmil).
_INITIAL_GROUPS = ("ae", "o", "u", "cijdy", "bp", "vwf", "hgkqx", "czst", "l", "m", "n", "r")
_PLACES = re.compile(r"\s*[;:/&+–—]\s*|\s+-\s*|\s*-\s+")
_HOUSES = re.compile(r"\s*[;:/]\s*|\s+[–—-]\s+|\),\s*|\(|\)")
_PARENTHESES = re.compile(r"[()\[\]]")
_SHORTEST_SOUND = 4
_ORDINAL_CONCEPTS = {"first": 1, "second": 2, "third": 3}


class Scope(StrEnum):
    """Whether an item is a publication by itself, a part of one, or an archival document."""

    WHOLE = "whole"
    PART = "part"
    ARCHIVAL = "archival"
    UNKNOWN = "unknown"


_SCOPES = {
    ItemType.ARTICLE_JOURNAL: Scope.PART,
    ItemType.ARTICLE_MAGAZINE: Scope.PART,
    ItemType.ARTICLE_NEWSPAPER: Scope.PART,
    ItemType.CHAPTER: Scope.PART,
    ItemType.ENTRY_DICTIONARY: Scope.PART,
    ItemType.ENTRY_ENCYCLOPEDIA: Scope.PART,
    ItemType.PAPER_CONFERENCE: Scope.PART,
    ItemType.BOOK: Scope.WHOLE,
    ItemType.COLLECTION: Scope.WHOLE,
    ItemType.MAP: Scope.WHOLE,
    ItemType.THESIS: Scope.WHOLE,
}


@frozen
class NameKey:
    """A person or body.

    Attributes:
        printed: the name as printed.
        families: keys of the family name; two where print gives both ("Hasanov (Hasanli)").
        surfaces: the family names as printed.
        initials: sound classes of the given names' initials.
        given: the first given name if written out, romanized.
        is_body: whether the name is an institution's.
    """

    printed: str
    families: tuple[str, ...]
    surfaces: tuple[str, ...] = ()
    initials: tuple[frozenset[str], ...] = ()
    given: str = ""
    is_body: bool = False


@frozen(kw_only=True, eq=False)
class Keys:
    """The search keys of one item, computed once, and what people are `shown` of its fields."""

    item: Item
    shown: Mapping[str, str]
    scope: Scope
    authors: tuple[NameKey, ...]
    editors: tuple[NameKey, ...]
    title: TitleKey
    container: TitleKey
    years: frozenset[int]
    volumes: frozenset[int]
    issues: frozenset[int]
    pages: tuple[int, ...]
    edition: int | None
    isbns: frozenset[str]
    doi: str
    places: frozenset[str]
    publishers: frozenset[str]


def keys_of(item: Item) -> Keys:
    """The search keys of `item`.

    >>> keys = keys_of(Item(title="Великая речная война. 1918–1920 годы", publisher="Вече"))
    >>> sorted(keys.title.concepts), sorted(keys.title.years), keys.publishers
    (['great', 'river', 'war'], [1918, 1920], frozenset({'veche'}))
    """
    title = title_key(item.title)
    scope = scope_of(item)
    return Keys(
        item=item,
        shown=shown_fields(item, scope.value, title.divisions),
        scope=scope,
        authors=tuple(name_key(name) for name in item.author),
        editors=tuple(name_key(name) for name in item.editor + item.translator),
        title=title,
        container=title_key(item.container_title),
        years=_years(item),
        volumes=integers(item.volume) or title.divisions,
        issues=integers(item.issue),
        pages=_range(item.page),
        edition=_edition(item.edition),
        isbns=_isbns(item.isbn),
        doi=item.doi.strip().casefold().rpartition("doi.org/")[2],
        places=places(item.publisher_place),
        publishers=publishers(item.publisher),
    )


def scope_of(item: Item) -> Scope:
    """Whether the item is a whole publication, a part of one, or an archival document.

    >>> scope_of(Item(title="28 апреля", container_title="Бакинский рабочий"))
    <Scope.PART: 'part'>
    """
    if item.archive is not None and (item.archive.units or item.archive.repository):
        return Scope.ARCHIVAL
    if item.container_title:
        return Scope.PART
    typed = _SCOPES.get(item.type) if item.type is not None else None
    if typed is not None:
        return typed
    if item.page:
        return Scope.PART
    return Scope.WHOLE if item.publisher or item.isbn else Scope.UNKNOWN


@lru_cache(maxsize=1 << 13)
def name_key(name: Name) -> NameKey:
    """The key of a person's or body's name.

    >>> name_key(Name(family="Гасанлы", given="Дж. П.")).families
    ('hasanli',)
    >>> name_key(Name(family="Həsənli", given="Cəmil")).families
    ('hasanli',)
    """
    if name.literal:
        return NameKey(
            printed=str(name),
            families=(family_key(name.literal),),
            surfaces=(name.literal,),
            is_body=True,
        )
    families = _PARENTHESES.split(name.family)
    parts = surface_key(name.given).split()
    given = romanized(parts[0]) if parts and len(parts[0]) > 2 else ""
    return NameKey(
        printed=str(name),
        families=tuple(key for family in families if (key := family_key(family))),
        surfaces=tuple(family for family in families if family_key(family)),
        initials=tuple(_initial(part) for part in parts),
        given=given.translate(NAME_SOUNDS),
    )


@lru_cache(maxsize=1 << 13)
def _initial(given: str) -> frozenset[str]:
    letter = romanized(given)[:1]
    return frozenset(group for group in _INITIAL_GROUPS if letter in group) or frozenset([letter])


def _range(printed: str) -> tuple[int, ...]:
    """The ends of a page range, an abbreviated last page written out ("748–76")."""
    digits = re.findall(r"\d+", printed)[:2]
    if len(digits) == 2 and len(digits[1]) < len(digits[0]):
        digits[1] = digits[0][: -len(digits[1])] + digits[1]
    return tuple(int(number) for number in digits)


@lru_cache(maxsize=1 << 13)
def _edition(printed: str) -> int | None:
    """The number of an edition ("2-е изд.", "second edition")."""
    for word in surface_key(printed).split():
        digits = re.match(r"\d+", word)
        if digits is not None:
            return int(digits.group())
        for concept in concepts_of(word) & _ORDINAL_CONCEPTS.keys():
            return _ORDINAL_CONCEPTS[concept]
    return None


def _isbns(printed: str) -> frozenset[str]:
    """All valid ISBNs as thirteen digits; invalid ones cannot prove anything."""
    candidates = re.findall(r"[\dXx][\dXx –—‑-]{8,18}[\dXx]", printed)
    return frozenset(filter(None, map(_isbn13, candidates)))


def _isbn13(candidate: str) -> str:
    try:
        return str(isbn_numbers.to_isbn13(isbn_numbers.validate(re.sub(r"[^\dXx]", "", candidate))))
    except ValidationError:
        return ""


def _years(item: Item) -> frozenset[int]:
    if item.issued is None:
        return frozenset()
    ends = (item.issued.start, item.issued.end)
    return frozenset(end.year for end in ends if end is not None)


@lru_cache(maxsize=1 << 13)
def places(printed: str) -> frozenset[str]:
    """Ids of the towns named; a town the gazetteer lacks stands under its romanized name.

    >>> places("М.; Тифлис") == frozenset({"moskva", "tbilisi"})
    True
    """
    parts = [printed] if place_of(printed) is not None else _PLACES.split(printed)
    return frozenset(filter(None, map(_place_id, parts)))


def _place_id(printed: str) -> str:
    place = place_of(printed)
    if place is None:
        return romanized(printed).strip()
    return "" if place.is_region else place.id  # a region agrees with every town


@lru_cache(maxsize=1 << 13)
def publishers(printed: str) -> frozenset[str]:
    """Ids of the houses named; a house the table lacks stands under its romanized name.

    >>> publishers("Флинта: Наука") == frozenset({"flinta", "nauka"})
    True
    """
    parts = [printed] if publisher_of(printed) is not None else _HOUSES.split(printed)
    return frozenset(filter(None, map(_publisher_id, parts)))


def _publisher_id(printed: str) -> str:
    house = publisher_of(printed)
    if house is not None:
        return house.id
    key = _without_words(romanized(publisher_key(printed)))
    heard = (_houses_by_sound().get(sound, "") for sound in sorted(sounds(key)))
    return next(filter(None, heard), key)


def _without_words(key: str) -> str:
    """A romanized name without romanized publisher words ("Sinodal'naia tipografiia")."""
    return " ".join(word for word in key.split() if word not in _words()) or key


@cache
def _words() -> frozenset[str]:
    return frozenset(romanized(word) for word in publisher_words() if len(word) > 4)


@cache
def _houses_by_sound() -> Mapping[str, str]:
    """Ids of houses by the consonants of their names, where they have enough of them."""
    return {
        sound: house.id
        for house in all_publishers()
        for name in house.names
        for sound in sounds(_without_words(romanized(publisher_key(name))))
        if len(sound) >= _SHORTEST_SOUND
    }
