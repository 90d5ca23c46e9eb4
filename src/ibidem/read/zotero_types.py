"""The item types of Zotero, which its exports in several formats name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibidem.model.item import ItemType

ZOTERO_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "bill": ItemType.LEGISLATION,
        "blogPost": ItemType.WEBPAGE,
        "book": ItemType.BOOK,
        "bookSection": ItemType.CHAPTER,
        "case": ItemType.LEGAL_CASE,
        "conferencePaper": ItemType.PAPER_CONFERENCE,
        "dictionaryEntry": ItemType.ENTRY_DICTIONARY,
        "document": ItemType.DOCUMENT,
        "email": ItemType.PERSONAL_COMMUNICATION,
        "encyclopediaArticle": ItemType.ENTRY_ENCYCLOPEDIA,
        "film": ItemType.MOTION_PICTURE,
        "forumPost": ItemType.WEBPAGE,
        "hearing": ItemType.LEGISLATION,
        "interview": ItemType.INTERVIEW,
        "journalArticle": ItemType.ARTICLE_JOURNAL,
        "letter": ItemType.PERSONAL_COMMUNICATION,
        "magazineArticle": ItemType.ARTICLE_MAGAZINE,
        "manuscript": ItemType.MANUSCRIPT,
        "map": ItemType.MAP,
        "newspaperArticle": ItemType.ARTICLE_NEWSPAPER,
        "report": ItemType.REPORT,
        "statute": ItemType.LEGISLATION,
        "thesis": ItemType.THESIS,
        "videoRecording": ItemType.MOTION_PICTURE,
        "webpage": ItemType.WEBPAGE,
    }
)
"""The kind of work that each type is; other types are documents."""

ZOTERO_NAMES: Mapping[ItemType, str] = MappingProxyType(
    {
        **{kind: name for name, kind in reversed([*ZOTERO_TYPES.items()])},
        ItemType.COLLECTION: "book",
        ItemType.LEGISLATION: "statute",
        ItemType.MOTION_PICTURE: "film",
        ItemType.PERSONAL_COMMUNICATION: "letter",
        ItemType.REVIEW: "journalArticle",
        ItemType.WEBPAGE: "webpage",
    }
)
"""The type that Zotero has for each kind of work."""
