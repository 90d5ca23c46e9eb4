"""What type of item a citation describes, judged by what was found in it."""

from __future__ import annotations

import re

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
_YEAR_FIRST = re.compile(r"\d{4}\.\s(?:[–—-]\s)?\d")

# Fields that a periodical's article rarely states.
_BOOKISH = frozenset({"publisher", "publisher_place", "editor", "edition"})


def item_type(draft: Draft) -> ItemType:
    """The type of a published item."""
    if _opens_with(draft, Meaning.LEGISLATION):
        return ItemType.LEGISLATION
    if "container_title" in draft.values:
        return _type_in_container(draft)
    document = _opens_with(draft, Meaning.DOCUMENT_KIND) or _is_named_by_date(draft)
    if document and not _is_in_print(draft):
        return ItemType.MANUSCRIPT
    if draft.source.find(Meaning.THESIS):
        return ItemType.THESIS
    if "url" in draft.values and not {"publisher", "publisher_place"} & draft.values.keys():
        return ItemType.WEBPAGE
    return ItemType.BOOK


def _is_named_by_date(draft: Draft) -> bool:
    """Whether a day belongs to what it is called, as with sessions: "MK. v. 5. 2. 1857"."""
    issued, title = draft.where.get("issued"), draft.where.get("title")
    if issued is None or title is None or draft.values["issued"].start.day is None:
        return False
    return title[0] <= issued[0] and issued[1] <= title[1]


def _is_in_print(draft: Draft) -> bool:
    return bool({"publisher", "publisher_place", "edition"} & draft.values.keys())


def _tells(mark: Mark, meaning: Meaning) -> bool:
    """Whether a word tells of that meaning: "journal" is a daily in French, not in English."""
    return meaning is not Meaning.NEWSPAPER or Meaning.SERIAL not in mark.meanings


def _opens_with(draft: Draft, meaning: Meaning) -> bool:
    """Whether the title begins with a word of that meaning: "Федеральный закон ..."."""
    start, end = draft.where.get("title", (0, 0))
    marks = draft.source.find(meaning, start=start, end=end)
    # a quotation mark may stand before it
    return bool(marks) and marks[0].start - start <= 1


def _type_in_container(draft: Draft) -> ItemType:
    start, end = draft.where["container_title"]
    for meaning, kind in _BY_CONTAINER:
        if meaning is Meaning.NEWSPAPER and _is_in_print(draft) and "volume" in draft.values:
            continue
        if any(_tells(mark, meaning) for mark in draft.source.find(meaning, start=start, end=end)):
            return kind
    return _type_by_numbers(draft)


def is_dated_as_daily(draft: Draft) -> bool:
    """Whether the year stands before the day, as GOST dates newspapers: «1920. 28 апреля»."""
    issued = draft.values.get("issued")
    return issued is not None and _YEAR_FIRST.match(issued.printed) is not None


def _type_by_numbers(draft: Draft) -> ItemType:
    """What the numbers of a container tell: dailies have a day, journals an issue or a month."""
    values = draft.values
    start = values["issued"].start if "issued" in values else None
    dated = start is not None and start.day is not None
    if is_dated_as_daily(draft) or (dated and not values.keys() & (_BOOKISH | {"volume"})):
        return ItemType.ARTICLE_NEWSPAPER
    if "issue" in values or _is_numbered(draft):
        return ItemType.ARTICLE_JOURNAL
    if start is not None and start.month is not None and not values.keys() & _BOOKISH:
        return ItemType.ARTICLE_JOURNAL
    if "url" in values and start is None and not values.keys() & _BOOKISH:
        return ItemType.WEBPAGE
    return ItemType.CHAPTER


def _is_numbered(draft: Draft) -> bool:
    """Whether the container has a volume and nothing that only books state."""
    return draft.values.keys() & (_BOOKISH | {"volume"}) == {"volume"}
