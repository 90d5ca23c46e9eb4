"""What type of item a citation describes, judged by what was found in it."""

from __future__ import annotations

from ibidem.lexicon import Meaning
from ibidem.model.item import ItemType
from ibidem.parse.draft import Draft
from ibidem.tokenize import Mark

# For a part of a larger work: a word in the container's name, and the type it tells of.
_BY_CONTAINER: tuple[tuple[Meaning, ItemType], ...] = (
    (Meaning.ENCYCLOPEDIA, ItemType.ENTRY_ENCYCLOPEDIA),
    (Meaning.PROCEEDINGS, ItemType.PAPER_CONFERENCE),
    (Meaning.NEWSPAPER, ItemType.ARTICLE_NEWSPAPER),
    (Meaning.SERIAL, ItemType.ARTICLE_JOURNAL),
)


def item_type(draft: Draft) -> ItemType:
    """The type of a published item."""
    if "container_title" in draft.values:
        return _type_in_container(draft)
    if _opens_with(draft, Meaning.LEGISLATION):
        return ItemType.LEGISLATION
    if draft.source.find(Meaning.THESIS):
        return ItemType.THESIS
    if "url" in draft.values and not {"publisher", "publisher_place"} & draft.values.keys():
        return ItemType.WEBPAGE
    return ItemType.BOOK


def _tells(mark: Mark, meaning: Meaning) -> bool:
    """Whether a word tells of that meaning: "journal" is a daily in French, not in English."""
    return meaning is not Meaning.NEWSPAPER or Meaning.SERIAL not in mark.meanings


def _opens_with(draft: Draft, meaning: Meaning) -> bool:
    """Whether the title begins with a word of that meaning: "Федеральный закон ..."."""
    start, end = draft.where.get("title", (0, 0))
    marks = draft.source.find(meaning, start=start, end=end)
    return bool(marks) and marks[0].start == start


def _type_in_container(draft: Draft) -> ItemType:
    start, end = draft.where["container_title"]
    for meaning, kind in _BY_CONTAINER:
        if any(_tells(mark, meaning) for mark in draft.source.find(meaning, start=start, end=end)):
            return kind
    return ItemType.ARTICLE_JOURNAL if "issue" in draft.values else ItemType.CHAPTER
