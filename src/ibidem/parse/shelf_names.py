"""Units of shelf marks that stand between commas, without a chain of unit words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ibidem.lexicon import Meaning
from ibidem.lexicon.gazetteer import place_of
from ibidem.model.archive import Level, RepositoryRef, Unit
from ibidem.parse.dates import find_dates
from ibidem.parse.draft import Draft
from ibidem.parse.imprint import is_place
from ibidem.parse.repository import FoundRepository
from ibidem.parse.shelf_codes import NUMBERED, SERIES_CODE, code_units
from ibidem.parse.units import LEVEL_OF

# Words between commas and full stops; the point after a capital ends nothing: "HR. SYS.".
_AREA = re.compile(r"(?:[^,;.()\[\]]|\.(?=\S)|(?<=[^\W\d_a-zа-яё])\.)*")
_FEWEST_LETTERS, _FEWEST_CAPITALS = 3, 2


def named_units(
    draft: Draft, repository: FoundRepository, end: int, *, bodies: bool = False
) -> tuple[tuple[Unit, ...], int]:
    """The units between a repository and an offset without a chain, and where they end.

    They are names and bare numbers; what describes a letter ends them.

    With `bodies` a body's name is a fond, otherwise it belongs to the repository's address.
    """
    units: list[Unit] = []
    last = repository.end
    dates = {(found.start, found.end) for found in find_dates(draft.source, draft.lexicon)}
    for area in areas(draft.text, repository.end, end):
        if area in dates or _defines_siglum(draft, area):
            continue
        numbered = NUMBERED.fullmatch(draft.text[slice(*area)])
        if numbered is None and _is_address(draft, area, repository.ref, bodies=bodies):
            continue
        if units and is_description(draft, area):
            break
        code = code_units(draft.text[slice(*area)]) if not units else ()
        if code:
            units.extend(code)
            last = area[1]
            continue
        unit = unit_in(draft, area, units)
        if unit is None:
            continue
        last = area[1]
        if units and _is_series_name(unit) and _is_series_name(units[-1]):
            units[-1] = evolve(unit, value=f"{units[-1].value}, {unit.value}")
        else:
            units.append(unit)
    return tuple(units), last


def is_description(draft: Draft, area: tuple[int, int]) -> bool:
    """Whether an element describes a document: "Luke to Curzon", "télégramme n° 45"."""
    kinds = draft.source.find(Meaning.DOCUMENT_KIND, start=area[0], end=area[1])
    if any(mark.start == area[0] and draft.text[mark.start].islower() for mark in kinds):
        return True
    marks = draft.source.find(Meaning.ADDRESSED_TO, start=area[0], end=area[1])
    return any(area[0] < mark.start and mark.end < area[1] for mark in marks)


def _defines_siglum(draft: Draft, area: tuple[int, int]) -> bool:
    """Whether an element is a remark such as "hereafter TNA"."""
    marks = draft.source.find(Meaning.HENCEFORTH, start=area[0], end=area[1])
    return any(mark.start == area[0] for mark in marks)


def _is_series_name(unit: Unit) -> bool:
    """Whether a name alone states a series; two make one: "Concejo de Medellín, despachos"."""
    return unit.level is Level.SERIES and not unit.word


def areas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The elements between two offsets, as ranges: words between commas and full stops."""
    for match in _AREA.finditer(text, start, end):
        words = match.group().strip(" \t:")
        if words:
            first = match.start() + match.group().index(words)
            yield first, first + len(words)


def unit_in(draft: Draft, area: tuple[int, int], known: Sequence[Unit]) -> Unit | None:
    """What one element between commas states."""
    words = draft.text[slice(*area)]
    if SERIES_CODE.fullmatch(words):
        return Unit(level=Level.FOND, value=words)
    numbered = NUMBERED.fullmatch(words)
    fonds = [unit for unit in known if unit.level is Level.FOND]
    if numbered is not None:
        return _numbered_unit(draft, area, numbered, known)
    for mark in draft.source.find(*LEVEL_OF, start=area[0], end=area[1]):
        if mark.start == area[0] and draft.text[mark.end : area[1]][:1] in {".", " "}:
            level = next(LEVEL_OF[meaning] for meaning in LEVEL_OF if meaning in mark.meanings)
            value = draft.text[mark.end : area[1]].lstrip(". ")
            return Unit(level=level, value=value, word=draft.text[mark.start : mark.end])
    letters = sum(char.isalpha() for char in words)
    fewest = _FEWEST_CAPITALS if words.isupper() else _FEWEST_LETTERS
    if letters < fewest or not (fonds or words[0].isupper()):
        return None
    return Unit(level=Level.SERIES if fonds else Level.FOND, value=words.rstrip("."))


def _is_address(
    draft: Draft, area: tuple[int, int], repository: RepositoryRef, *, bodies: bool
) -> bool:
    """Whether an element says where the repository is, not what it holds.

    Of a repository that we know only its own city does ("AGN, Colonia, Virreyes"), or one that
    no comma parts from it ("BArch Berlin, NS 19/1234").
    """
    words = draft.text[slice(*area)]
    beside = draft.text[area[0] - 1] == " " and draft.text[area[0] - 2].isalnum()
    if is_place(words) and (
        beside or not repository.known or place_of(words) in {place_of(repository.place), None}
    ):
        return True
    return not bodies and bool(
        draft.source.find(Meaning.INSTITUTION, Meaning.ARCHIVE, start=area[0], end=area[1])
    )


def _numbered_unit(
    draft: Draft, area: tuple[int, int], numbered: re.Match[str], known: Sequence[Unit]
) -> Unit | None:
    """What a number with its word or without one is: a fond, or an item below one."""
    value, printed = numbered["value"], numbered["word"] or ""
    fond = any(
        mark.start == area[0]
        for mark in draft.source.find(Meaning.FOND, start=area[0], end=area[1])
    )
    levels = {unit.level for unit in known}
    if fond and Level.FOND in levels:
        return None  # the number of a collection that was named: "X Papers, MS 2925"
    if known:
        below = Level.FILE if Level.DELO in levels else Level.DELO
        return Unit(level=below, value=value, word=printed)
    if printed.isupper() and not fond:
        return Unit(level=Level.FOND, value=numbered.group())  # a series of capitals: "BA 1708"
    return Unit(level=Level.FOND, value=value, word=printed)
