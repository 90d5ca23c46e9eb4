"""What a citation says of a work, in CSL's vocabulary."""

from __future__ import annotations

from enum import StrEnum

from attrs import fields, frozen

from ibidem.model.archive import ArchivalUnits
from ibidem.model.date import Date
from ibidem.model.person import Name


class ItemType(StrEnum):
    """The CSL 1.0.2 item types that citations of the humanities need."""

    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BOOK = "book"
    CHAPTER = "chapter"
    COLLECTION = "collection"
    DOCUMENT = "document"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    PAPER_CONFERENCE = "paper-conference"
    PERSONAL_COMMUNICATION = "personal_communication"
    REPORT = "report"
    REVIEW = "review"
    THESIS = "thesis"
    WEBPAGE = "webpage"


@frozen(kw_only=True)
class Item:
    """A work as one citation, or a merged record, describes it.

    Attribute names are CSL variables with underscores; an absent value is empty or None.
    `page` is the page range of the whole article, never the page cited (that is a locator).
    Titles, names and places keep the script and the spelling of the source.
    Source: CSL 1.0.2, appendix IV "Variables".
    """

    type: ItemType | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    title: str = ""
    original_title: str = ""
    container_title: str = ""
    collection_title: str = ""
    genre: str = ""
    publisher: str = ""
    publisher_place: str = ""
    issued: Date | None = None
    volume: str = ""
    number_of_volumes: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    number_of_pages: str = ""
    edition: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    accessed: Date | None = None
    medium: str = ""
    language: str = ""
    archive: ArchivalUnits | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the citation says nothing of the work."""
        return all(getattr(self, name) == empty for name, empty in _SAYS_NOTHING)


ITEM_FIELDS: tuple[str, ...] = tuple(attribute.name for attribute in fields(Item))
_SAYS_NOTHING = tuple(
    (attribute.name, attribute.default)
    for attribute in fields(Item)
    if attribute.name not in {"type", "language"}
)
