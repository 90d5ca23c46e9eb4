"""What data state of a work in words of their own: shelf marks in a line, names of languages."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from ibidem.lexicon import Lexicon, fold
from ibidem.lexicon.languages import language_tag
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.citation import StatedCitation
from ibidem.parse import Parsed, parse_citation


def with_units(stated: StatedCitation, lexicon: Lexicon) -> StatedCitation:
    """The citation with the units of its shelf mark, where these make up the whole line.

    A leaf in the line is a locator, unless another one is stated.
    """
    mark = stated.item.archive
    if mark is None or not _is_line(mark.units):
        return stated
    line = mark.units[0].value
    named = mark.repository.name if mark.repository is not None and mark.repository.known else ""
    text = f"{named}, {line}" if named else line
    parsed = parse_citation(text, lexicon)
    found = parsed.item.archive
    if found is None or not _is_whole(line, text, parsed, found):
        return stated
    item = evolve(stated.item, archive=evolve(mark, units=found.units))
    return evolve(stated, item=item, locator=stated.locator or parsed.locator)


def with_language(stated: StatedCitation) -> StatedCitation:
    """The citation with the language of its work as a tag, whatever the data call it."""
    item = stated.item
    tag = language_tag(item.language, item.title)
    return stated if tag == item.language else evolve(stated, item=evolve(item, language=tag))


def _is_line(units: tuple[Unit, ...]) -> bool:
    return len(units) == 1 and units[0].level is Level.FILE and not units[0].word


def _is_whole(line: str, text: str, parsed: Parsed, found: ArchivalUnits) -> bool:
    """Whether units and locator have every letter and digit of the line, and no others."""
    start, end = parsed.where.get("locator", (0, 0))
    words = (word for unit in found.units for word in (unit.word, unit.value))
    return _letters(line) == _letters("".join((*words, text[start:end])))


def _letters(words: str) -> Counter[str]:
    return Counter(filter(str.isalnum, fold(words)))
