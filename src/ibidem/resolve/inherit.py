"""What a back-reference takes over from its antecedent."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ibidem.lexicon import fold
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.citation import Citation, Link
from ibidem.model.item import ITEM_FIELDS, Item

# What a back-reference may say of another part of the same work.
_PARTS = ("volume", "issue")


def inherit(citation: Citation, antecedent: Citation, link: Link) -> Citation:
    """The back-reference with every field of its antecedent that it does not restate.

    Archival units are inherited level by level, down to the first level restated
    («Там же. Д. 5. Л. 3» keeps fond and opis). A document's own title and date are not
    inherited into another delo, for they belong to the first one.
    """
    archive = _archive(_stated(citation.item), antecedent.item.archive)
    moved = archive != antecedent.item.archive
    kept = antecedent.item if not moved else _without_document(antecedent.item)
    restated = _restated(citation.item, archive)
    item = evolve(kept, archive=archive, **restated)
    taken = frozenset(name for name in ITEM_FIELDS if getattr(item, name)) - {"archive"}
    inherited = taken - restated.keys()
    return evolve(citation, item=item, inherited=inherited, link=link)


def _restated(own: Item, archive: ArchivalUnits | None) -> dict[str, Any]:
    """The parts of a published work that a back-reference names anew: "Ebd., Bd. 2, 34".

    A volume is read as one on a shelf before it is known that a book is meant.
    """
    if archive is not None:
        return {}
    stated = {name: getattr(own, name) for name in _PARTS if getattr(own, name)}
    units = own.archive.units if own.archive is not None else ()
    volumes = [unit.value for unit in units if unit.level is Level.VOLUME]
    return {**stated, **({"volume": volumes[0]} if volumes else {})}


def _stated(own: Item) -> ArchivalUnits | None:
    """The units that a back-reference states; in an archive "3/1851" numbers a document."""
    if not own.issue:
        return own.archive
    number = Unit(level=Level.FILE, value=own.issue)
    return ArchivalUnits(units=(*(own.archive.units if own.archive else ()), number))


def _archive(stated: ArchivalUnits | None, inherited: ArchivalUnits | None) -> ArchivalUnits | None:
    if stated is None or inherited is None:
        return inherited
    return inherited.inherited_by(_at_known_levels(stated.units, inherited.units))


def _at_known_levels(stated: tuple[Unit, ...], known: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units at the levels that their words had just before.

    A unit word alone does not tell its level: the "gömlek" of "Aynı yer, gömlek 6" is below
    the dosya that it was below before.
    """
    levels = {fold(unit.word): unit.level for unit in known if unit.word}
    return tuple(evolve(unit, level=levels.get(fold(unit.word), unit.level)) for unit in stated)


def _without_document(item: Item) -> Item:
    return evolve(item, title="", author=(), recipient=(), issued=None, genre="")
