"""Works that are part of another one, for formats that describe both."""

from __future__ import annotations

from ibidem.emit.words import clean
from ibidem.model.item import Item, ItemType

JOURNALS = frozenset(
    {
        *(ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER),
        ItemType.REVIEW,
    }
)
"""The types of what stands in journals and newspapers."""

PARTS = JOURNALS | {
    *(ItemType.CHAPTER, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA),
    ItemType.PAPER_CONFERENCE,
}
"""The types of what is always part of a whole, named or not."""


def is_part(item: Item) -> bool:
    """Whether the work is part of another one.

    >>> is_part(Item(type=ItemType.CHAPTER)), is_part(Item(type=ItemType.BOOK))
    (True, False)
    """
    return item.type in PARTS or bool(clean(item.container_title))
