"""Templates of the English Wikipedia for what is published.

Source: English Wikipedia, "Help:Citation Style 1" and the documentation of its templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ibidem.emit.said import TRANSLATED
from ibidem.emit.wholes import is_part
from ibidem.emit.wiki_template import Template, held, texts
from ibidem.emit.wiki_values import address, english_date, escaped
from ibidem.emit.words import clean
from ibidem.model.item import Item, ItemType
from ibidem.model.work import Work

_GENERAL = "citation"
_NAMES: Mapping[ItemType | None, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "cite journal",
        ItemType.ARTICLE_MAGAZINE: "cite magazine",
        ItemType.ARTICLE_NEWSPAPER: "cite news",
        ItemType.BOOK: "cite book",
        ItemType.CHAPTER: "cite book",
        ItemType.COLLECTION: "cite book",
        ItemType.ENTRY_DICTIONARY: "cite encyclopedia",
        ItemType.ENTRY_ENCYCLOPEDIA: "cite encyclopedia",
        ItemType.INTERVIEW: "cite interview",
        ItemType.MAP: "cite map",
        ItemType.MOTION_PICTURE: "cite AV media",
        ItemType.PAPER_CONFERENCE: "cite conference",
        ItemType.REPORT: "cite report",
        ItemType.REVIEW: "cite journal",
        ItemType.THESIS: "cite thesis",
        ItemType.WEBPAGE: "cite web",
    }
)
# How a template calls what the work is in; other templates call it "work".
_CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "cite conference": "book-title",
        "cite encyclopedia": "encyclopedia",
        "cite journal": "journal",
        "cite magazine": "magazine",
        "cite news": "newspaper",
        "cite web": "website",
    }
)
_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "collection_title": "series",
        "genre": "type",
        "edition": "edition",
        "publisher_place": "location",
        "publisher": "publisher",
        "volume": "volume",
        "issue": "issue",
        "isbn": "isbn",
        "issn": "issn",
        "doi": "doi",
        "language": "language",
    }
)
_PEOPLE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "author": ("last{}", "first{}"),
        "editor": ("editor{}-last", "editor{}-first"),
        "translator": ("translator{}-last", "translator{}-first"),
    }
)
_ONE_PAGE = re.compile(r"\w+")


def english_template(work: Work) -> Template:
    """The template for the type of the work; the general one where there is none."""
    item = work.item
    name = _NAMES.get(item.type, _GENERAL)
    numbered = ["number"] if name == "cite report" else []
    page = "page" if _ONE_PAGE.fullmatch(clean(item.page)) else "pages"
    params = (
        *_people(item),
        *_titles(work, name),
        *texts(item, _TEXTS),
        *texts(item, {each: each for each in numbered}),
        ("date", english_date(item.issued) if item.issued else ""),
        (page, escaped(item.page)),
        ("url", address(item.url)),
        ("access-date", item.accessed.start.edtf if item.accessed else ""),
    )
    known = (*_PEOPLE, "title", "container_title", *_TEXTS, *numbered, "issued", "page", "url")
    others = {TRANSLATED, "romanized-title"}
    return Template(name=name, params=params, held=held((*known, "accessed")) | others)


def _people(item: Item) -> Iterator[tuple[str, str]]:
    """The people, numbered where there are several; institutions are names of one part."""
    for role, (last, first) in _PEOPLE.items():
        people = [name for name in getattr(item, role) if clean(str(name))]
        for place, name in enumerate(people, 1):
            number = place if len(people) > 1 else ""
            family = name.literal or (name.family if clean(name.family) else name.given)
            yield last.format(number), escaped(family)
            if not name.literal and clean(name.family):
                yield first.format(number), escaped(name.given)


def _titles(work: Work, name: str) -> Iterator[tuple[str, str]]:
    """The title and that of the whole; a romanised title stands before the one in its script."""
    item = work.item
    inside = name == "cite book" and is_part(item)
    own = "chapter" if inside else "title"
    latin = clean(work.romanized.title) if work.romanized else ""
    if latin and latin != clean(item.title):
        language = item.language.split("-")[0]
        script = f"{language}:{item.title}" if language else item.title
        yield from ((own, escaped(latin)), (f"script-{own}", escaped(script)))
    else:
        yield own, escaped(item.title)
    yield f"trans-{own}", escaped(work.translated_title)
    yield "title" if inside else _CONTAINERS.get(name, "work"), escaped(item.container_title)
