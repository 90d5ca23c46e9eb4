"""Which tag of RIS holds what, for each kind of work, as Zotero imports it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibidem.emit.zotero_fields import ROLES, zotero_type
from ibidem.model.item import Item, ItemType
from ibidem.read.records import WHOLES

KEPT, NOTE = "M2", "N1"

TYPES: Mapping[ItemType, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "JOUR",
        ItemType.ARTICLE_MAGAZINE: "MGZN",
        ItemType.ARTICLE_NEWSPAPER: "NEWS",
        ItemType.BOOK: "BOOK",
        ItemType.CHAPTER: "CHAP",
        ItemType.COLLECTION: "BOOK",
        # GEN would become an article in a journal
        ItemType.DOCUMENT: "ANCIENT",
        ItemType.ENTRY_DICTIONARY: "DICT",
        ItemType.ENTRY_ENCYCLOPEDIA: "ENCYC",
        ItemType.INTERVIEW: "PCOMM",
        ItemType.LEGAL_CASE: "CASE",
        ItemType.LEGISLATION: "STAT",
        ItemType.MANUSCRIPT: "MANSCPT",
        ItemType.MAP: "MAP",
        ItemType.MOTION_PICTURE: "MPCT",
        ItemType.PAPER_CONFERENCE: "CONF",
        ItemType.PERSONAL_COMMUNICATION: "PCOMM",
        ItemType.REPORT: "RPRT",
        ItemType.REVIEW: "JOUR",
        ItemType.THESIS: "THES",
        ItemType.WEBPAGE: "ELEC",
    }
)
"""UNPB would become an article in a journal, too."""

SHARED: frozenset[ItemType] = frozenset({ItemType.COLLECTION, ItemType.INTERVIEW, ItemType.REVIEW})
"""The types that share the tag of another; a line of ``M2`` tells them apart."""

_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "TI",
        "volume": "VL",
        "number_of_volumes": "NV",
        "edition": "ET",
        "publisher_place": "CY",
        "publisher": "PB",
        "doi": "DO",
        "url": "UR",
        "language": "LA",
    }
)
_OF_WHOLES = MappingProxyType({**_TEXTS, "collection_title": "T2", "number_of_pages": "SP"})
_OF_PARTS = MappingProxyType(
    {**_TEXTS, "container_title": "T2", "collection_title": "T3", "issue": "IS", "page": "SP"}
)
# Elsewhere Zotero takes M3 for a DOI.
_WITH_GENRE = frozenset(
    {
        ItemType.MANUSCRIPT,
        ItemType.MAP,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.REPORT,
        ItemType.THESIS,
    }
)
# Zotero takes SP for the number of leaves of these.
_UNPAGED = frozenset({ItemType.MANUSCRIPT})


def texts(item: Item) -> Mapping[str, str]:
    """The tag of each text attribute that has one for such an item, in the order written."""
    fields = dict(_OF_WHOLES if item.type in WHOLES else _OF_PARTS)
    if item.type in _WITH_GENRE:
        fields["genre"] = "M3"
    if item.type in _UNPAGED:
        del fields["page"]
    return fields


def roles(item: Item) -> Mapping[str, str]:
    """The tag of the people of each role that has one for such an item."""
    is_letter = item.type is ItemType.PERSONAL_COMMUNICATION
    return {
        "author": "AU",
        "editor": _editor(item),
        "translator": "A4",
        **({"recipient": "A2"} if is_letter else {}),
    }


def _editor(item: Item) -> str:
    """The tag of an editor: A2 of a book is the editor of its series."""
    if zotero_type(item) not in ROLES["editor"]:
        return "ED"
    return "A3" if item.type in WHOLES else "A2"
