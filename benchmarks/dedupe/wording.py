"""How names, towns, houses and titles vary from one citing author to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from benchmarks.dedupe.works import GoldWork, number_of
from ibidem.model.person import Name

_HERE = Path(__file__).parent
# Pairs of letters that recognition of print confuses.
_CONFUSED = str.maketrans("еоинтпшцжhmunciyf", "сенпгнщпхbnnue1vt")
_HOUSE_WORDS = {
    "ru": "Изд-во «{}»",
    "uk": "Вид-во «{}»",
    "de": "Verlag {}",
    "fr": "Éditions {}",
    "tr": "{} Yayınları",
    "az": "{} nəşriyyatı",
    "en": "{} Publishers",
    "pl": "Wydawnictwo {}",
    "it": "{} editore",
    "ka": "{} გამომცემლობა",
}
_HAS_HOUSE_WORD = re.compile(
    r"(?i)press|изд|вид|verlag|yay|nəşr|basım|kitab|matba|typ|тип|универс|univer|общ|акад|ակադ|ინსტ"
    r"|გამომც|հրատ|ensti|inst|kurum"
)


def in_initials(names: Iterable[Name]) -> tuple[Name, ...]:
    """Given names as initials; oglu and kyzy are left out.

    >>> in_initials([Name(family="Буниятов", given="Зия Муса оглы")])[0].given
    'З. М.'
    """
    return tuple(Name(family=n.family, given=_initials(n.given), literal=n.literal) for n in names)


def _initials(given: str) -> str:
    return " ".join(
        "-".join(f"{part[0]}." for part in word.split("-"))
        for word in given.split()
        if (word[0].isalpha() and not word[0].islower()) or word[0] in _CASELESS
    )


_CASELESS = "".join(map(chr, range(0x10D0, 0x1100)))


@cache
def names_in(language: str) -> Mapping[str, Name]:
    """The names of authors as another language writes them, by the name in the table."""
    found = {}
    for first, others in _rows("names.txt"):
        if language in others:
            family, _, given = others[language].partition(", ")
            found[first] = Name(family=family, given=given) if given else Name(literal=family)
    return found


@frozen
class Town:
    """The names of a town: those of its own language, and those of others by language."""

    own: tuple[str, ...]
    others: Mapping[str, str]


@cache
def towns() -> Mapping[str, Town]:
    """The towns of the works by the name in their line."""
    found = {}
    for line in _lines("towns.txt"):
        parts = line.split(" | ")
        found[parts[0]] = Town(
            tuple(part for part in parts if "=" not in part),
            dict(part.split("=", 1) for part in parts if "=" in part),
        )
    return found


def town_in(place: str, language: str) -> str:
    """The town in a language, in English where the table has no name in that language."""
    town = towns().get(place)
    if town is None:
        return place
    return town.others.get(language, place if language == "ru" else town.others.get("en", place))


def other_town(place: str, seed: str) -> str:
    """Any name of the town, by the number of the seed."""
    town = towns().get(place)
    if town is None:
        return place
    choices = (*town.own, *town.others.values())
    return choices[number_of(seed, "town") % len(choices)]


def house_with_word(house: str, language: str) -> str:
    """The publisher with a word that says what it is, as catalogues and GOST entries have it."""
    if not house or _HAS_HOUSE_WORD.search(house):
        return house
    return _HOUSE_WORDS.get(language, "{}").format(house)


def misread(title: str, seed: str) -> str:
    """The title with one or two slips of recognition or typing, none in a number.

    >>> misread("Отмена крепостного права в России", "a")
    'Отмена крепостного права в Росии'
    """
    for slip in range(1 + (len(title) > 45)):
        places = [m.start() + 2 for m in re.finditer(r"[^\W\d_]{6,}", title)]
        if not places:
            return title
        number = number_of(title, seed, str(slip))
        at = places[number % len(places)] + number // 97 % 3
        title = title[:at] + _slip(title[at], title[at - 1], number // 1009 % 4) + title[at + 1 :]
    return title


def _slip(letter: str, before: str, kind: int) -> str:
    slip = ("", letter + letter, letter.translate(_CONFUSED), before)[kind]
    return "" if slip == letter else slip


def _rows(name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for line in _lines(name):
        first, *others = line.split(" | ")
        yield first, dict(part.split("=", 1) for part in others)


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text(encoding="utf-8").splitlines()


def full_title(work: GoldWork, between: str = ". ") -> str:
    """The title with its subtitle."""
    if not work.subtitle:
        return work.title
    return f"{work.title}{' ' if work.title[-1] in '?!' else between}{work.subtitle}"
