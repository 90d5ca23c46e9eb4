"""The shelf mark: units with words, numbers and names, on either side of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ibidem.lexicon import Meaning
from ibidem.lexicon.gazetteer import place_of
from ibidem.model.archive import Level, RepositoryRef, Unit
from ibidem.model.locator import Locator
from ibidem.parse.dates import find_dates
from ibidem.parse.draft import Draft
from ibidem.parse.imprint import is_place
from ibidem.parse.repository import FoundRepository, known_repository
from ibidem.parse.units import LEVEL_OF, Chain, find_chains

_BARE_FOND = re.compile(r"[\s.,:]*(?P<value>(?:[^\W\d_]-)?\d+[^\W\d_]?)[\s.,;]*")
# Words between commas and full stops; the point after a capital ends nothing: "HR. SYS.".
_AREA = re.compile(r"(?:[^,;.()\[\]]|\.(?=\S)|(?<=[^\W\d_a-zа-яё])\.)*")
# An item that a number names, with or without a word of its own: "546", "Präs. 233/1856".
_NUMBERED = re.compile(r"(?:(?P<word>[^\W\d_]{1,8})\.?\s)?(?P<value>\d[\w/.-]*)")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_BARE_ITEM = re.compile(
    r"(?:[,.]\s(?P<value>\d[\d./]*\d)|\s(?P<file>\d+[\w\s.]{0,8}/\w+))(?=[\s,.;)]|$)"
)
# A series of capitals and points, its file and item: "HR.SYS. 2300/5".
_DOTTED_CODE = re.compile(r"(?P<series>[A-Z]{1,4}(?:\.\s?[A-Z]{1,4}){1,3})\.?\s(?P<item>\d+/\d+)")
_SERIES_CODE = re.compile(r"(?P<series>\d{1,2}\s[A-Z]{1,2})\s(?P<item>\d+)")
# A series called by a letter: "F 7, carton 6789", "R 11052".
_SERIES_LETTER = re.compile(r"[A-Z]")
_CLASS_AND_PIECE = re.compile(r"(?:^|(?<=[,;.(]\s)|(?<=\())[A-Z]{2,4}\s\d{1,4}/\d{2,6}(?=[,;.)]|$)")
# One to three elements, none of them a date, a quotation or a sentence.
_GAP_OF_ELEMENTS = re.compile(
    r"[\s,.;]*(?:[IVX]{1,4}\.?\s)?[^\W\d_a-zа-яё]?[^,;()«»“”\"/]{0,60}(?:[,;.]\s[^,;()«»“”\"/]{1,60}){0,2}[,;.]\s*"
)
_FEWEST_LETTERS, _FEWEST_CAPITALS = 3, 2
# The siglum of a collection before that of its repository: "(PBAFP KFYA)".
_DOCUMENT_NUMBER = re.compile(r"\.?\s*(?P<value>\d+(?:/\d+)?[^\W\d_]?)(?![\w/])")
_SIGLUM = re.compile(r"(?<![^\W\d_])[^\W\d_a-zа-я]{3,10}$")


@frozen(kw_only=True)
class ShelfMark:
    """Where a document lies.

    Attributes:
        repository: the repository, None where the units stand alone.
        units: its units, the widest first.
        locator: the leaf or page, with its range.
        start: offset where the shelf mark begins.
        end: offset after its last unit.
    """

    repository: FoundRepository | None
    units: tuple[Unit, ...]
    locator: Locator | None = None
    locator_range: tuple[int, int] | None = None
    start: int = 0
    end: int = 0


def with_chain(draft: Draft, chain: Chain, repository: FoundRepository | None) -> ShelfMark:
    """The shelf mark of a chain of unit words, with named units between it and the repository."""
    end, after = _after_chain(draft, chain)
    units = (*_split_code(chain.units), *after)
    start = chain.start
    if repository is not None and repository.end <= chain.start:
        units = (*_before_chain(draft, repository, chain), *units)
        start = repository.start
    elif repository is not None:
        end = repository.end
    return ShelfMark(
        repository=repository,
        units=_descending(units),
        locator=chain.locator,
        locator_range=chain.locator_range,
        start=start,
        end=end,
    )


def _before_chain(draft: Draft, repository: FoundRepository, chain: Chain) -> tuple[Unit, ...]:
    """Units between a repository and the chain: a fond without its word, or named units."""
    if any(unit.level is Level.FOND for unit in chain.units):
        return ()
    match = _BARE_FOND.fullmatch(draft.text, repository.end, chain.start)
    if match is not None:
        return (Unit(level=Level.FOND, value=match["value"]),)
    return named_units(draft, repository, chain.start, bodies=repository.ref.known)[0]


def _after_chain(draft: Draft, chain: Chain) -> tuple[int, tuple[Unit, ...]]:
    """The item that a number without a word names after the chain: "Box 24, 861.00/6789".

    With it, where the shelf mark ends.
    """
    numbered = _number_after(draft, chain) or _quoted_folder(draft, chain)
    if numbered is not None:
        return numbered
    match = _BARE_ITEM.match(draft.text, chain.end)
    known = any(unit.level is Level.DELO for unit in chain.units)
    if match is None or known or chain.locator is not None:
        return chain.unit_range[1], ()
    return match.end(), (Unit(level=Level.DELO, value=match["value"] or match["file"]),)


def _number_after(draft: Draft, chain: Chain) -> tuple[int, tuple[Unit, ...]] | None:
    """The document that a number names after the chain: "kut. 23, br. 112", "b. 3, n. 19"."""
    for mark in draft.source.find(Meaning.NUMBER, start=chain.end)[:1]:
        match = _DOCUMENT_NUMBER.match(draft.text, mark.end)
        if match is None or draft.text[chain.end : mark.start].strip(" ,.;"):
            return None
        word = draft.text[mark.start : match.start("value")].strip()
        return match.end(), (Unit(level=Level.FILE, value=match["value"], word=word),)
    return None


def _quoted_folder(draft: Draft, chain: Chain) -> tuple[int, tuple[Unit, ...]] | None:
    """The folder that its title names: "box 45, folder “Moscow, May 1945”"."""
    for mark in draft.source.find(Meaning.FOLDER, Meaning.FILE, start=chain.end)[:1]:
        title = _QUOTED.match(draft.text, mark.end + 1)
        if title is None or draft.text[chain.end : mark.start].strip(" ,.;"):
            return None
        word = draft.text[mark.start : mark.end]
        value = title.group()[1:-1].rstrip(" .,")
        return title.end(), (Unit(level=Level.FOLDER, value=value, word=word),)
    return None


def _split_code(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, a class and piece written as one taken apart: "FO 371/4939", "7 N 3145"."""
    if not units or any(unit.level is Level.DELO for unit in units):
        return tuple(units)
    first, *rest = units
    series = _SERIES_CODE.fullmatch(first.value) if not first.word else None
    if series is not None:
        fond = Unit(level=Level.FOND, value=series["series"])
        return (fond, Unit(level=Level.DELO, value=series["item"]), *rest)
    number, slash, piece = first.value.partition("/")
    if not (slash and number and piece and first.word.isalpha() and first.word.isupper()):
        below = {unit.level for unit in rest}
        if _SERIES_LETTER.fullmatch(first.word) and not below & {Level.FOND, Level.OPIS}:
            return (Unit(level=Level.FOND, value=f"{first.word} {first.value}"), *rest)
        return tuple(units)
    fond = Unit(level=Level.FOND, value=f"{first.word} {number}")
    return (fond, Unit(level=Level.DELO, value=piece), *rest)


def code_units(words: str) -> tuple[Unit, ...]:
    """The units that a code alone states: "FO 371/3668", "7 N 3145", "HR.SYS. 2300/5"; else none.

    >>> [(unit.level.value, unit.value) for unit in code_units("FO 371/3668")]
    [('fond', 'FO 371'), ('delo', '3668')]
    """
    dotted = _DOTTED_CODE.fullmatch(words)
    if dotted is not None:
        fond = Unit(level=Level.FOND, value=dotted["series"])
        return (fond, Unit(level=Level.DELO, value=dotted["item"]))
    numbered = _NUMBERED.fullmatch(words)
    value, word = (numbered["value"], numbered["word"] or "") if numbered else (words, "")
    split = _split_code((Unit(level=Level.FOND, value=value, word=word),))
    return split if len(split) > 1 else ()


def without_chain(draft: Draft) -> ShelfMark | None:
    """The shelf mark of a known repository whose units have no words: "AGI, Santa Fe, 546".

    A repository inside quotes, after a colon or before an address is no shelf mark: it is a
    subject, a publisher or a web site.
    """
    repository = known_repository(draft, len(draft.text))
    if repository is None or "url" in draft.values or not _may_hold(draft, repository):
        return None
    leaf = _leaf_after(draft, repository.end)
    last = leaf.start if leaf else len(draft.text)
    named, named_end = named_units(draft, repository, last)
    after = _split_code(named)
    before = _collection_before(draft, _written_out(draft, repository).start)
    units = _descending((*(before.units if before else ()), *after))
    if not units and not _stands_last(draft.text, repository.end):
        return None
    return ShelfMark(
        repository=repository,
        units=units,
        locator=leaf.locator if leaf else None,
        locator_range=leaf.locator_range if leaf else None,
        start=before.start if before else repository.start,
        end=named_end if after else repository.end,
    )


def code_alone(draft: Draft) -> ShelfMark | None:
    """The shelf mark of a class and piece whose archive goes without saying: "FO 371/4941"."""
    code = _CLASS_AND_PIECE.search(draft.text)
    if code is None:
        return None
    leaf = _leaf_after(draft, code.end())
    return ShelfMark(
        repository=None,
        units=code_units(code.group()),
        locator=leaf.locator if leaf else None,
        locator_range=leaf.locator_range if leaf else None,
        start=code.start(),
        end=code.end(),
    )


def _written_out(draft: Draft, repository: FoundRepository) -> FoundRepository:
    """Where the repository is named in full, if a siglum repeats it: "X Papers, Y (XP Y)"."""
    named = known_repository(draft, repository.start)
    same = named is not None and named.ref.identity == repository.ref.identity
    return named if named is not None and same else repository


def _leaf_after(draft: Draft, start: int) -> Chain | None:
    """The leaf or page that is named after a repository and its units."""
    chains = find_chains(draft.source, start)
    return next((chain for chain in chains if chain.locator and not chain.units), None)


def _may_hold(draft: Draft, repository: FoundRepository) -> bool:
    quoted = [match.span() for match in _QUOTED.finditer(draft.text)]
    if any(start < repository.start < end for start, end in quoted):
        return False
    before = _SIGLUM.sub("", draft.text[: repository.start].rstrip()).rstrip()
    return not before or before[-1] in ".,;([" or before.endswith("//")


def _stands_last(text: str, end: int) -> bool:
    return not text[end:].strip(" .)]")


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
    for area in _areas(draft.text, repository.end, end):
        if area in dates or _defines_siglum(draft, area):
            continue
        numbered = _NUMBERED.fullmatch(draft.text[slice(*area)])
        if numbered is None and _is_address(draft, area, repository.ref, bodies=bodies):
            continue
        if _is_description(draft, area):
            break
        code = code_units(draft.text[slice(*area)]) if not units else ()
        if code:
            units.extend(code)
            last = area[1]
            continue
        unit = _unit(draft, area, units)
        if unit is None:
            continue
        last = area[1]
        if units and _is_series_name(unit) and _is_series_name(units[-1]):
            units[-1] = evolve(unit, value=f"{units[-1].value}, {unit.value}")
        else:
            units.append(unit)
    return tuple(units), last


def _is_description(draft: Draft, area: tuple[int, int]) -> bool:
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


def _areas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _AREA.finditer(text, start, end):
        words = match.group().strip()
        if words:
            first = match.start() + match.group().index(words)
            yield first, first + len(words)


def _unit(draft: Draft, area: tuple[int, int], known: Sequence[Unit]) -> Unit | None:
    """What one element between commas states."""
    words = draft.text[slice(*area)]
    if _SERIES_CODE.fullmatch(words):
        return Unit(level=Level.FOND, value=words)
    numbered = _NUMBERED.fullmatch(words)
    fonds = [unit for unit in known if unit.level is Level.FOND]
    if numbered is not None:
        word = draft.source.find(Meaning.FOND, start=area[0], end=area[1])
        if word and word[0].start == area[0] and fonds:
            return None  # the number of a collection that was named: "X Papers, MS 2925"
        below = Level.FILE if any(unit.level is Level.DELO for unit in known) else Level.DELO
        return Unit(
            level=below if known else Level.FOND,
            value=numbered["value"],
            word=numbered["word"] or "",
        )
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


@frozen(kw_only=True)
class _Before:
    units: tuple[Unit, ...]
    start: int


def _collection_before(draft: Draft, end: int) -> _Before | None:
    """The collection just before its repository: "Paul B. Anderson Papers, Hoover Institution"."""
    areas = list(_areas(draft.text, 0, end))
    if not areas:
        return None
    area = areas[-1]
    words = draft.text[slice(*area)]
    marks = draft.source.find(Meaning.FOND, start=area[0], end=area[1])
    siglum = words.isupper() and " " not in words and len(words) > _FEWEST_LETTERS
    if siglum or any(mark.end == area[1] and mark.start > area[0] for mark in marks):
        return _Before(units=(Unit(level=Level.FOND, value=words),), start=area[0])
    return None


def _descending(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units in order of their levels; of a level named twice the values are joined."""
    levels = list(Level)
    joined: dict[Level, Unit] = {}
    for unit in units:
        first = joined.get(unit.level)
        joined[unit.level] = (
            unit
            if first is None
            else Unit(level=unit.level, value=f"{first.value}, {unit.value}", word=first.word)
        )
    return tuple(sorted(joined.values(), key=lambda unit: levels.index(unit.level)))


def best_chain(draft: Draft) -> Chain | None:
    """The chain with the most archival levels."""
    chains = _joined(draft, [_under_repository(draft, each) for each in find_chains(draft.source)])
    with_units = [chain for chain in chains if chain.units]
    return max(with_units, key=lambda chain: len(chain.units), default=None)


def _joined(draft: Draft, chains: Sequence[Chain]) -> list[Chain]:
    """The chains, those of one shelf mark joined: "RG 84, Tiflis Consulate, vol. 12"."""
    joined: list[Chain] = []
    for chain in chains:
        last = joined[-1] if joined else None
        named = _elements_between(draft, last, chain) if last is not None else None
        if last is None or named is None:
            joined.append(chain)
        else:
            joined[-1] = last.joined(chain, named)
    return joined


def _elements_between(draft: Draft, last: Chain, chain: Chain) -> tuple[Unit, ...] | None:
    """The units that stand between two chains under a known repository; None if others do."""
    gap = _GAP_OF_ELEMENTS.fullmatch(draft.text, last.end, chain.start)
    if gap is None or not last.units or last.locator is not None:
        return None
    if known_repository(draft, last.start) is None or known_repository(
        draft, chain.start, last.end
    ):
        return None
    known = list(last.units)
    for area in _areas(draft.text, last.end, chain.start):
        if _is_description(draft, area):
            return None
        unit = _unit(draft, area, known)
        if unit is not None:
            known.append(unit)
    return tuple(known[len(last.units) :])


def _under_repository(draft: Draft, chain: Chain) -> Chain:
    """The chain, a lone word that may be a fond's read as one right after a repository's name.

    No leaf can be meant where nothing is named that has leaves: "AVPRF, f. 04".
    """
    if len(chain.links) > 1 or chain.units or Meaning.FOND not in chain.links[0].meanings:
        return chain
    repository = known_repository(draft, chain.start)
    if repository is None or draft.text[repository.end : chain.start].strip(" ,.;:"):
        return chain
    return evolve(chain, meanings=(Meaning.FOND,))
