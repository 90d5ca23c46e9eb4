"""A work and a place in it in one plain line, for people to recognise it by.

The line is no citation in anybody's style: it has what tells one work from another, in the words
of the work's own language («с. 35», “p. 35”, „S. 35“), which come from the locale tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from anyascii import anyascii

from ibidem.lexicon.repositories import Repository, load_repositories
from ibidem.lexicon.words import Meaning, load_locales
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.date import Date
from ibidem.model.item import Item
from ibidem.model.locator import Locator
from ibidem.model.person import Name

_NAMES = 3
"""Of more names than these, only the first is given."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_SEVERAL = re.compile(r"\d\s?[-–—,]\s?\d")
# Nouns are written with a capital, abbreviated or not: "S. 5", "Bd. 2".
_CAPITAL_NOUNS = frozenset({"de"})

_MEANINGS = {meaning.value: meaning for meaning in Meaning}
_LEVEL_WORDS = {level: Meaning(level.value) for level in Level if level is not Level.VOLUME} | {
    Level.VOLUME: Meaning.ARCHIVE_VOLUME
}


def describe(item: Item, locator: Locator | None = None) -> str:
    """The item and the place in it in one line; empty where the item says nothing.

    >>> from ibidem.model.date import Date, PartialDate
    >>> from ibidem.model.locator import Locator
    >>> from ibidem.model.item import Item
    >>> from ibidem.model.person import Name
    >>> book = Item(
    ...     author=(Name(family="Кадишев", given="А. Б."),),
    ...     title="Интервенция и гражданская война в Закавказье",
    ...     publisher_place="М.",
    ...     publisher="Воениздат",
    ...     issued=Date(start=PartialDate(1960)),
    ...     language="ru",
    ... )
    >>> describe(book, Locator(label="page", value="35"))
    'Кадишев, Интервенция и гражданская война в Закавказье. М.: Воениздат, 1960, с. 35'
    """
    if item.archive is not None:
        head = _listed([_head(item), _date(item.issued)])
        return _sentences([head, _shelf_mark(item, item.archive, locator)])
    return _listed(
        [
            _sentences([_head(item), _imprint(item)]),
            _date(item.issued),
            *_numbers(item),
            _address(item),
            _place_in(item, locator),
        ]
    )


def _head(item: Item) -> str:
    """Who and what: names, title, what the title is part of."""
    names = _names(item.author, item) or _edited(item)
    title = item.title or item.genre
    if not item.container_title or not title:
        return _listed([names, title or item.container_title])
    joint = " // " if _is_cyrillic(item) else ". In: "
    return f"{_listed([names, title.rstrip('.')])}{joint}{item.container_title}"


def _names(names: Sequence[Name], item: Item) -> str:
    short = [name.family or name.literal or name.given for name in names]
    if len(short) > _NAMES:
        return f"{short[0]} {_word(Meaning.ET_AL, item) or 'et al.'}"
    return ", ".join(filter(None, short))


def _edited(item: Item) -> str:
    names = _names(item.editor, item)
    return f"{names} ({_word(Meaning.EDITOR, item) or 'ed.'})" if names else ""


def _imprint(item: Item) -> str:
    return ": ".join(filter(None, [item.publisher_place, item.publisher]))


def _numbers(item: Item) -> list[str]:
    """Volume, and issue of a periodical."""
    numbers = [(Meaning.VOLUME, item.volume), (Meaning.NUMBER, item.issue)]
    return [f"{_word(meaning, item)} {value}".strip() for meaning, value in numbers if value]


def _address(item: Item) -> str:
    """The address of what was published nowhere else."""
    return "" if _imprint(item) or item.container_title else item.url


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    if all(len(parts) == 1 for parts in date.date_parts):
        return "–".join(str(year) for (year,) in date.date_parts)
    return date.printed or date.edtf


def _shelf_mark(item: Item, archive: ArchivalUnits, locator: Locator | None) -> str:
    """Repository, units and leaf, divided as the writer's own words suggest.

    GOST divides «Ф. 85. Оп. 13» by full stops and capitals, others by commas: "f. 85, op. 13".
    """
    is_gost = next((unit.word for unit in archive.units if unit.word), "")[:1].isupper()
    parts = [
        _repository(item, archive),
        *(_unit(unit, item) for unit in archive.units),
        _place_in(item, locator),
    ]
    if not is_gost:
        return _listed(parts)
    return _sentences(part[:1].upper() + part[1:] for part in parts)


def _repository(item: Item, archive: ArchivalUnits) -> str:
    """The acronym in the script of the citation, where there is one that means no other."""
    if archive.repository is None:
        return ""
    known = _repositories().get(archive.repository.identity)
    acronyms = [one for one in known.acronyms if one not in known.shared] if known else []
    is_cyrillic = _is_cyrillic(item)
    fitting = (one for one in acronyms if bool(_CYRILLIC.search(one)) == is_cyrillic)
    return next(fitting, archive.repository.name)


@cache
def _repositories() -> dict[str, Repository]:
    return {repository.id: repository for repository in load_repositories()}


def _unit(unit: Unit, item: Item) -> str:
    return f"{unit.word or _word(_LEVEL_WORDS[unit.level], item)} {unit.value}".strip()


def _place_in(item: Item, locator: Locator | None) -> str:
    if locator is None:
        return ""
    meaning = _MEANINGS.get(locator.label)
    several = _SEVERAL.search(locator.value) is not None
    word = _word(meaning, item, several=several) if meaning else ""
    return f"{word or locator.label} {locator.value}"


def _word(meaning: Meaning, item: Item, *, several: bool = False) -> str:
    """The first word of the work's language for `meaning`, in the work's script.

    For several pages or leaves it is doubled where the language does so: "pp.", "ll.".
    """
    language = item.language.split("-")[0] or ("ru" if _is_cyrillic(item) else "en")
    forms = _forms(meaning, language) or _forms(meaning, "en")
    word = next(iter(forms), "")
    romanised = anyascii(word)
    if romanised in forms and not _is_cyrillic(item):
        word = romanised  # of a language with two scripts: Serbian "с." and "s."
    doubled = word[:1] + word
    if several and doubled.isascii() and doubled in forms:
        word = doubled
    return word[:1].upper() + word[1:] if language in _CAPITAL_NOUNS else word


@cache
def _forms(meaning: Meaning, language: str) -> tuple[str, ...]:
    return tuple(
        word.form
        for locale in load_locales()
        if locale.language == language
        for word in locale.words
        if meaning in word.meanings
    )


def _is_cyrillic(item: Item) -> bool:
    archive = item.archive
    units = "".join(unit.word for unit in archive.units) if archive else ""
    return _CYRILLIC.search(f"{item.title}{item.container_title}{units}") is not None


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part.rstrip(" ,;") for part in parts if part)


def _sentences(parts: Iterable[str]) -> str:
    """The parts with a full stop between, but no second one after "?" or "."."""
    line = ""
    for part in filter(None, parts):
        joint = "" if not line else " " if line.endswith((".", "?", "!", "…")) else ". "
        line = f"{line}{joint}{part}"
    return line
