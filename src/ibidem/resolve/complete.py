"""Full citations that leave a part to the citation before: «...; Оп. 8. Д. 4794», "In: ebd."."""

from __future__ import annotations

from attrs import evolve

from ibidem.diagnostics.rules.resolution import antecedent_missing
from ibidem.lexicon import Meaning, load_lexicon
from ibidem.lexicon.phrases import may_hold, phrases
from ibidem.model.archive import ArchivalUnits, Level
from ibidem.model.citation import Citation
from ibidem.model.item import Item, ItemType
from ibidem.parse.same import find_same
from ibidem.parse.units import find_chains
from ibidem.tokenize import tokenize

_LONGEST_UNIT = 40
# What the work a part is in shares with its other parts.
_OF_HOST = ("editor", "publisher", "publisher_place", "issued")


def completed(citation: Citation, before: Citation | None) -> Citation:
    """The full citation with what it leaves to the one just before it."""
    same = _is_in_place_before(citation.text)
    if before is None:
        return _without_place(citation) if same else citation
    if same and before.item.archive is not None:
        return _in_same_place(citation, before.item.archive)
    return _with_host(_with_upper_units(citation, before), before, same=same)


def _is_in_place_before(text: str) -> bool:
    """Whether an "ibid." stands for the place of the document, which is described before it."""
    return may_hold(text, Meaning.IBID) and find_same(tokenize(text, load_lexicon())) is not None


def _without_place(citation: Citation) -> Citation:
    """A document "ibid." with nothing before it."""
    finding = antecedent_missing(citation.span, words=citation.text)
    return evolve(citation, diagnostics=(*citation.diagnostics, finding))


def _in_same_place(citation: Citation, known: ArchivalUnits) -> Citation:
    """A document with the shelf mark of the one before it, down to the units it names anew."""
    own = citation.item.archive.units if citation.item.archive is not None else ()
    item = evolve(citation.item, type=ItemType.MANUSCRIPT, archive=known.inherited_by(own))
    return evolve(citation, item=item)


def _with_upper_units(citation: Citation, before: Citation) -> Citation:
    """Units without a repository, or lower ones alone, belong to what the note cited just before.

    «ГАРФ. Ф. 130. Оп. 4. Д. 496. Л. 12; Ф. 1235. Оп. 1. Д. 2. Л. 3»: another fond of GARF.
    """
    known = before.item.archive
    if known is None or citation.note != before.note:
        return citation
    own = citation.item.archive or _lone_unit(citation)
    if own is None or own.repository is not None or not own.units:
        return citation
    if any(unit.level is Level.FOND for unit in own.units):
        mark = evolve(own, repository=known.repository)
        return evolve(citation, item=evolve(citation.item, archive=mark))
    item = citation.item if citation.item.archive is not None else Item(type=before.item.type)
    return evolve(citation, item=evolve(item, archive=known.inherited_by(own.units)))


def _lone_unit(citation: Citation) -> ArchivalUnits | None:
    """A unit that is all there is, which alone is too little to tell an archive: «Д. 5»."""
    if len(citation.text) > _LONGEST_UNIT:
        return None
    chains = find_chains(tokenize(citation.text, load_lexicon()), 0)
    whole = bool(chains) and chains[0].start == 0
    if not whole or citation.text[chains[0].end :].strip(" .,;"):
        return None
    return ArchivalUnits(units=chains[0].units)


def _with_host(citation: Citation, before: Citation, *, same: bool) -> Citation:
    """The host of "In: ebd.": the work cited just before, or what that is in."""
    if not (same or _is_in_same(citation.text)):
        return citation
    known = before.item
    item = evolve(citation.item, type=ItemType.CHAPTER) if same else citation.item
    host = known.container_title or known.title
    taken = {name: getattr(known, name) for name in _OF_HOST if not getattr(item, name)}
    inherited = {"container_title", *(name for name, value in taken.items() if value)}
    return evolve(
        citation,
        item=evolve(item, container_title=host, **taken),
        inherited=citation.inherited | inherited,
    )


def _is_in_same(text: str) -> bool:
    """Whether an "ibid." stands where the containing work is named."""
    for found in phrases(Meaning.IBID).finditer(text):
        before = text[: found.start()].rstrip(" :,")
        if any(word.end() == len(before) for word in phrases(Meaning.IN).finditer(before)):
            return True
    return False
