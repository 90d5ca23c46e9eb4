"""Cites: an item at one place of a text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

CslItem = Mapping[str, Any]
"""An item in CSL-JSON, such as `ibidem.emit.csl_json.csl_item` makes."""

_IMPLIED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "first": frozenset({"first"}),
        "subsequent": frozenset({"subsequent"}),
        "near-note": frozenset({"near-note", "subsequent"}),
        "ibid": frozenset({"ibid", "near-note", "subsequent"}),
        "ibid-with-locator": frozenset({"ibid-with-locator", "ibid", "near-note", "subsequent"}),
    }
)
"""The positions that hold where one does; CSL 1.0.2, "Choose", `position`."""


@frozen(kw_only=True)
class Cite:
    """An item as it is cited in a note.

    Attributes:
        item: the item, in CSL-JSON.
        locator: the place in it: ``12–15``; empty where the whole is cited.
        label: the CSL name of what the locator counts: ``page``, ``folio`` ...
        prefix: words before the cite: «см. также ».
        suffix: words behind it.
        position: ``first``, ``subsequent``, ``near-note``, ``ibid`` or ``ibid-with-locator``.
        is_ambiguous: whether another work of the same authors is cited in the text, so that a
            short form has to name the title; CSL's test `disambiguate`.
        first_note: the number of the note that cites the item first, for "see note 12".
    """

    item: CslItem
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    position: str = "first"
    is_ambiguous: bool = False
    first_note: str = ""

    @property
    def positions(self) -> frozenset[str]:
        """Its position and those that it implies: "ibid" is also "subsequent".

        >>> sorted(Cite(item={}, position="ibid").positions)
        ['ibid', 'near-note', 'subsequent']
        """
        return _IMPLIED.get(self.position, _IMPLIED["first"])
