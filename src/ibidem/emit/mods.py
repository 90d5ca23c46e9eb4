"""MODS: records of library catalogues, the whole of a part in a related item.

Source: MODS 3.4 schema and User Guidelines (Library of Congress, 2010); the MARC relator codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ibidem.emit.csl_json import UNTYPED, untyped
from ibidem.emit.emitted import Emitted
from ibidem.emit.provenance import citing_line
from ibidem.emit.relations import named_relations
from ibidem.emit.said import ROMANIZED, romanized_words
from ibidem.emit.w3c_dates import w3c_date
from ibidem.emit.wholes import is_part
from ibidem.emit.words import clean
from ibidem.emit.xml import Element, element, file_text, holding, namespaced, worded
from ibidem.emit.zotero_fields import zotero_type
from ibidem.model.archive import ArchivalUnits
from ibidem.model.date import Date
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work

_MODS = "http://www.loc.gov/mods/v3"
_RELATORS: Mapping[str, str] = MappingProxyType(
    {
        "author": "aut",
        "container_author": "aut",
        "editor": "edt",
        "translator": "trl",
        "recipient": "rcp",
    }
)
_RESOURCES: Mapping[ItemType, str] = MappingProxyType(
    {ItemType.MAP: "cartographic", ItemType.MOTION_PICTURE: "moving image"}
)
# The MARC genre terms of works, and of what works are in.
_GENRES: Mapping[ItemType | None, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "article",
        ItemType.ARTICLE_MAGAZINE: "article",
        ItemType.ARTICLE_NEWSPAPER: "article",
        ItemType.BOOK: "book",
        ItemType.INTERVIEW: "interview",
        ItemType.LEGISLATION: "legislation",
        ItemType.MAP: "map",
        ItemType.MOTION_PICTURE: "motion picture",
        ItemType.PERSONAL_COMMUNICATION: "letter",
        ItemType.REPORT: "technical report",
        ItemType.REVIEW: "review",
        ItemType.THESIS: "thesis",
        ItemType.WEBPAGE: "web site",
    }
)
_HOSTS: Mapping[ItemType | None, str] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: "periodical",
        ItemType.ARTICLE_MAGAZINE: "periodical",
        ItemType.ARTICLE_NEWSPAPER: "newspaper",
        ItemType.CHAPTER: "book",
        ItemType.ENTRY_DICTIONARY: "dictionary",
        ItemType.ENTRY_ENCYCLOPEDIA: "encyclopedia",
        ItemType.PAPER_CONFERENCE: "conference publication",
        ItemType.REVIEW: "periodical",
    }
)
_HANDWRITTEN = frozenset({ItemType.MANUSCRIPT, ItemType.PERSONAL_COMMUNICATION})
# What is romanised besides the title.
_BESIDE_TITLES = tuple(ours for ours in ROMANIZED if ours != "title")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# What the schema takes for an address; others are identifiers.
_ADDRESS = re.compile(r"[\w.~:/?#@!$&'()*+,;=%-]*")
_PAGES = re.compile(r"(\d+)-(\d+)")


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a MODS collection."""
    root = namespaced({}, _mods("modsCollection"), default=_MODS)
    root.extend(map(_record, works))
    return Emitted(text=file_text(root), diagnostics=tuple(untyped(works)))


def _mods(name: str) -> str:
    return f"{{{_MODS}}}{name}"


def _holding(
    name: str, inside: Iterable[Element], attributes: Mapping[str, str] | None = None
) -> list[Element]:
    return holding(_mods(name), inside, attributes)


def _worded(name: str, words: str, **attributes: str) -> list[Element]:
    return worded(_mods(name), words, attributes)


def _record(work: Work) -> Element:
    item, inside = work.item, is_part(work.item)
    whole, imprint = _whole(item), [*_imprint(item), *_part(item)]
    parts = [
        element(_mods("titleInfo"), [element(_mods("title"), item.title)]),
        *_holding("titleInfo", _worded("title", _romanized(work)), {"type": "alternative"}),
        *_holding("titleInfo", _worded("title", work.translated_title), {"type": "translated"}),
        *_people(item, ("author", "recipient")),
        *_kinds(item),
        *(() if inside else (*whole, *imprint)),
        *_accessed(item.accessed),
        *_holding("language", _language(item)),
        *_physical(item),
        *_related(item, [*whole, *imprint] if inside else []),
        *_worded("identifier", item.doi, type="doi"),
        *_worded("identifier", work.key, type="citekey"),
        *_worded("identifier", "" if _ADDRESS.fullmatch(item.url) else item.url, type="uri"),
        *_locations(item),
        *_holding("part", _detail("number", item.number)),
        *_remarks(work),
    ]
    name = {"ID": work.key} if _NAME.fullmatch(work.key) else {}
    return element(_mods("mods"), parts, {"version": "3.4", **name})


def _romanized(work: Work) -> str:
    """The title in Latin letters, where its own are others."""
    return romanized_words(work, ("title",)).get("romanized-title", "")


def _people(item: Item, roles: Iterable[str]) -> Iterator[Element]:
    for role in roles:
        relator = _RELATORS[role]
        term = {"type": "code", "authority": "marcrelator"}
        for name in getattr(item, role):
            parts = _name_parts(name)
            if parts:
                kind = "corporate" if name.literal else "personal"
                said = element(_mods("roleTerm"), relator, term)
                parts.append(element(_mods("role"), [said]))
                yield element(_mods("name"), parts, {"type": kind})


def _name_parts(name: Name) -> list[Element]:
    """The parts of a name; a lone one is the whole name."""
    family, given = clean(name.family), clean(name.given)
    if name.literal or not family:
        return _worded("namePart", name.literal or given)
    return [*_worded("namePart", family, type="family"), *_worded("namePart", given, type="given")]


def _kinds(item: Item) -> list[Element]:
    """The type for MODS, CSL, Zotero and MARC, and the kind of document in words."""
    kind = item.type or UNTYPED
    manuscript = {"manuscript": "yes"} if kind in _HANDWRITTEN else {}
    return [
        element(_mods("typeOfResource"), _RESOURCES.get(kind, "text"), manuscript),
        *_worded("genre", kind.value, authority="csl"),
        *_worded("genre", zotero_type(item), authority="local"),
        *_worded("genre", _GENRES.get(item.type, ""), authority="marcgt"),
        *_worded("genre", item.genre, type="genre"),
    ]


def _whole(item: Item) -> list[Element]:
    """Those who made the whole, and its numbers; a work that is no part is its own whole."""
    return [
        *_people(item, ("container_author", "editor", "translator")),
        *_worded("identifier", item.isbn, type="isbn"),
        *_worded("identifier", item.issn, type="issn"),
    ]


def _imprint(item: Item) -> list[Element]:
    place = _worded("placeTerm", item.publisher_place, type="text")
    parts = [
        *_holding("place", place),
        *_worded("publisher", item.publisher),
        *(_dates(item.issued) if item.issued else ()),
        *_worded("edition", item.edition),
    ]
    return _holding("originInfo", parts)


def _dates(issued: Date) -> Iterator[Element]:
    """A date, or the two ends of a range; what is no date in W3C's sense has no encoding."""
    ends = {"": issued.start} if issued.end is None else {"start": issued.start, "end": issued.end}
    doubt = {"qualifier": "approximate"} if issued.circa else {}
    for point, when in ends.items():
        encoding = {"encoding": "w3cdtf"} if w3c_date(when) else {}
        yield from _worded(
            "dateIssued", when.edtf, **encoding, **({"point": point} if point else {}), **doubt
        )


def _part(item: Item) -> list[Element]:
    details = [*_detail("volume", item.volume), *_detail("issue", item.issue)]
    return _holding("part", [*details, *_holding("extent", _pages(item.page), {"unit": "pages"})])


def _detail(kind: str, number: str) -> list[Element]:
    return _holding("detail", _worded("number", number), {"type": kind})


def _pages(pages: str) -> list[Element]:
    simple = _PAGES.fullmatch(clean(pages))
    if simple is None:
        return _worded("list", pages)
    return [*_worded("start", simple[1]), *_worded("end", simple[2])]


def _accessed(date: Date | None) -> list[Element]:
    return _holding("originInfo", _worded("dateCaptured", date.start.edtf if date else ""))


def _language(item: Item) -> list[Element]:
    """The language by its tag; what is no tag stays in words."""
    if _LANGUAGE.fullmatch(clean(item.language)):
        return _worded("languageTerm", item.language, type="code", authority="rfc4646")
    return _worded("languageTerm", item.language, type="text")


def _physical(item: Item) -> list[Element]:
    pages = clean(item.number_of_pages)
    parts = [
        *_worded("form", item.medium),
        *_worded("extent", f"{pages} p." if pages.isdecimal() else ""),
        *_worded("note", "" if pages.isdecimal() else pages, type="number of pages"),
        *_worded("note", item.number_of_volumes, type="number of volumes"),
    ]
    return _holding("physicalDescription", parts)


def _related(item: Item, whole: Sequence[Element]) -> list[Element]:
    titled = {"series": item.collection_title, "original": item.original_title}
    related = [
        element(_mods("relatedItem"), [_titled(title)], {"type": kind})
        for kind, title in titled.items()
        if clean(title)
    ]
    genre = _worded("genre", _HOSTS.get(item.type, ""), authority="marcgt")
    title = [_titled(item.container_title)] if clean(item.container_title) else []
    host = [*title, *genre, *whole] if title or whole else []
    return [*_holding("relatedItem", host, {"type": "host"}), *related]


def _titled(title: str) -> Element:
    return element(_mods("titleInfo"), _worded("title", title))


def _locations(item: Item) -> list[Element]:
    return [
        *(_shelf(item.archive) if item.archive else ()),
        *_holding("location", _worded("url", item.url if _ADDRESS.fullmatch(item.url) else "")),
    ]


def _shelf(archive: ArchivalUnits) -> list[Element]:
    held = archive.repository
    parts = [
        *_worded("physicalLocation", held.name if held else ""),
        *_worded("physicalLocation", held.place if held else "", type="city"),
        *_worded("shelfLocator", archive.location),
    ]
    return _holding("location", parts)


def _remarks(work: Work) -> Iterator[Element]:
    """What MODS has no element for, as notes that say what they are about; the key last."""
    for kind, words in (
        *romanized_words(work, _BESIDE_TITLES).items(),
        *named_relations(work.relations).items(),
        *(("cited-in", citing_line(citing)) for citing in work.cited_in),
    ):
        yield from _worded("note", words, type=kind)
    if not _NAME.fullmatch(work.key):
        yield element(_mods("recordInfo"), _worded("recordIdentifier", work.key))
