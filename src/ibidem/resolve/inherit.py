"""What a back-reference takes over from its antecedent."""

from __future__ import annotations

from attrs import evolve

from ibidem.model.archive import ArchivalUnits
from ibidem.model.citation import Citation, Link
from ibidem.model.item import ITEM_FIELDS, Item


def inherit(citation: Citation, antecedent: Citation, link: Link) -> Citation:
    """The back-reference with every field of its antecedent that it does not restate.

    Archival units are inherited level by level, down to the first level restated
    («Там же. Д. 5. Л. 3» keeps fond and opis). A document's own title and date are not
    inherited into another delo, for they belong to the first one.
    """
    archive = _archive(citation.item.archive, antecedent.item.archive)
    moved = archive != antecedent.item.archive
    kept = antecedent.item if not moved else _without_document(antecedent.item)
    item = evolve(kept, archive=archive)
    inherited = frozenset(name for name in ITEM_FIELDS if getattr(item, name)) - {"archive"}
    return evolve(citation, item=item, inherited=inherited, link=link)


def _archive(stated: ArchivalUnits | None, inherited: ArchivalUnits | None) -> ArchivalUnits | None:
    if stated is None or inherited is None:
        return inherited
    return inherited.inherited_by(stated.units)


def _without_document(item: Item) -> Item:
    return evolve(item, title="", author=(), recipient=(), issued=None, genre="")
