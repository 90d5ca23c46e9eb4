"""What the item types of Zotero have fields and roles for; it drops or moves all else on import.

Source: Zotero's schema, "itemTypes" (https://api.zotero.org/schema), version 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ibidem.emit.csl_json import csl_item, in_other_letters
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work
from ibidem.read.zotero_types import ZOTERO_NAMES

_EVERY = frozenset({"title", "url", "language"})
_IN_A_BOOK = frozenset(
    {"container_title", "collection_title", "volume", "publisher", "publisher_place", "page"}
    | {"number_of_volumes", "edition", "isbn"}
)

FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: _EVERY.union(fields)
        for name, fields in {
            "book": (
                *("collection_title", "volume", "number_of_volumes", "edition", "isbn"),
                *("publisher", "publisher_place", "number_of_pages"),
            ),
            "bookSection": _IN_A_BOOK,
            "case": ("container_title", "volume", "page"),
            "conferencePaper": (*(_IN_A_BOOK - {"number_of_volumes", "edition"}), "doi"),
            "dictionaryEntry": _IN_A_BOOK,
            "document": ("publisher",),
            "encyclopediaArticle": _IN_A_BOOK,
            "film": ("publisher",),
            "interview": ("medium",),
            "journalArticle": (
                *("container_title", "collection_title", "volume", "issue", "page", "doi", "issn"),
            ),
            "letter": ("genre",),
            "magazineArticle": ("container_title", "volume", "issue", "page", "issn"),
            "manuscript": ("genre", "publisher_place", "number_of_pages"),
            "map": (
                *("genre", "collection_title", "edition", "publisher", "publisher_place", "isbn"),
            ),
            "newspaperArticle": ("container_title", "publisher_place", "edition", "page", "issn"),
            "report": (
                *("genre", "number", "collection_title", "publisher", "publisher_place", "page"),
            ),
            "statute": ("number", "page"),
            "thesis": ("genre", "publisher", "publisher_place", "number_of_pages"),
            "webpage": ("genre", "container_title"),
        }.items()
    }
)
"""The attributes of an item that each type has a field for."""

_EDITED = frozenset(
    {"book", "bookSection", "conferencePaper", "dictionaryEntry", "document"}
    | {"encyclopediaArticle", "journalArticle"}
)
ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "author": frozenset(FIELDS),
        "editor": _EDITED,
        "translator": _EDITED
        | {"interview", "magazineArticle", "manuscript", "newspaperArticle", "report", "webpage"},
        "recipient": frozenset({"letter"}),
        "container_author": frozenset({"bookSection"}),
    }
)
"""The types that have each role."""


def zotero_type(item: Item) -> str:
    """The type of an item in Zotero; untyped ones are documents."""
    return ZOTERO_NAMES[item.type or ItemType.DOCUMENT]


def extra(work: Work) -> tuple[str, ...]:
    """The lines of the field "Extra": what the type has no field for, under CSL's names.

    Zotero cites from them; a newer version moves what it has got a field for there.

    >>> letter = Item(type=ItemType.MANUSCRIPT, recipient=(Name(family="Ленин", given="В. И."),))
    >>> extra(Work(key="pismo1920", item=letter))
    ('recipient: Ленин || В. И.', 'Citation Key: pismo1920')
    """
    item, kind = work.item, zotero_type(work.item)
    stated = str(csl_item(item, work.key, relations=work.relations).get("note", ""))
    lines = dict(line.partition(": ")[::2] for line in stated.splitlines())
    for ours, csl in CSL_TEXTS.items():
        if (value := getattr(item, ours)) and ours not in FIELDS[kind]:
            lines.setdefault(csl, " ".join(value.split()))
    homeless = [role for role in CSL_NAMES if kind not in ROLES[role]]
    people = [(CSL_NAMES[role], name) for role in homeless for name in getattr(item, role)]
    return (
        *(f"{name}: {value}" for name, value in lines.items()),
        *extra_names(people),
        *in_other_letters(work),
        f"Citation Key: {work.key}",
    )


def extra_names(people: Iterable[tuple[str, Name]]) -> Iterator[str]:
    """The lines of "Extra" for people, each with the CSL variable of the role.

    >>> list(extra_names([("recipient", Name(family="Ленин", given="В. И."))]))
    ['recipient: Ленин || В. И.']
    """
    for role, name in people:
        parts = (name.literal,) if name.literal else (name.family, name.given)
        words = " || ".join(" ".join(part.split()) for part in parts if part.strip())
        if words:
            yield f"{role}: {words}"
