"""The shelf mark: units with words, numbers and names, on either side of the repository."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from ibidem.lexicon import Meaning
from ibidem.model.archive import Level, Unit
from ibidem.model.locator import Locator
from ibidem.parse.draft import Draft
from ibidem.parse.repository import FoundRepository, known_repository
from ibidem.parse.shelf_codes import CLASS_AND_PIECE, code_units, split_code
from ibidem.parse.shelf_names import areas, is_description, named_units, unit_in
from ibidem.parse.units import Chain, find_chains

_BARE_FOND = re.compile(r"[\s.,:]*(?P<value>(?:[^\W\d_]-)?\d+[^\W\d_]?)[\s.,;]*")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_BARE_ITEM = re.compile(
    r"(?:[,.]\s(?P<value>\d[\d./]*\d)|\s(?P<file>\d+[\w\s.]{0,8}/\w+))(?=[\s,.;)]|$)"
)
# One to three elements, none of them a date, a quotation or a sentence.
_GAP_OF_ELEMENTS = re.compile(
    r"[\s,.;]*(?:[IVX]{1,4}\.?\s)?[^\W\d_a-zа-яё]?[^,;()«»“”\"/]{0,60}(?:[,;.]\s[^,;()«»“”\"/]{1,60}){0,2}[,;.]\s*"
)
_DOCUMENT_NUMBER = re.compile(r"\.?\s*(?P<value>\d+(?:/\d+)?[^\W\d_]?)(?![\w/])")
_SHORTEST_SIGLUM = 4
# The siglum of a collection before that of its repository: "(PBAFP KFYA)".
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
    units = (*split_code(chain.units), *after)
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
    after = split_code(named)
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
    code = CLASS_AND_PIECE.search(draft.text) if "/" in draft.text else None
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


@frozen(kw_only=True)
class _Before:
    units: tuple[Unit, ...]
    start: int


def _collection_before(draft: Draft, end: int) -> _Before | None:
    """The collection just before its repository: "Paul B. Anderson Papers, Hoover Institution"."""
    before = list(areas(draft.text, 0, end))
    if not before:
        return None
    area = before[-1]
    words = draft.text[slice(*area)]
    marks = draft.source.find(Meaning.FOND, start=area[0], end=area[1])
    siglum = words.isupper() and " " not in words and len(words) >= _SHORTEST_SIGLUM
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
    for area in areas(draft.text, last.end, chain.start):
        if is_description(draft, area):
            return None
        unit = unit_in(draft, area, known)
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
