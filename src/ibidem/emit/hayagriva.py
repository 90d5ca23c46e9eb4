"""Hayagriva: the YAML bibliographies of Typst.

What a work stands in, or the series it is in, is its parent. Hayagriva has no field that styles
leave unprinted, so that what it has no place for is left out and told. Source: "The Hayagriva YAML
File Format", docs/file-format.md of typst/hayagriva.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

from ibidem.diagnostics.rules.emission import field_left_out, type_widened, untyped_work
from ibidem.emit.emitted import Emitted
from ibidem.emit.said import said
from ibidem.emit.words import clean
from ibidem.emit.yaml_text import yaml_text
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Work

NAME = "Hayagriva"
Fields = Mapping[str, object]

TYPES: Mapping[ItemType, tuple[str, str]] = MappingProxyType(
    {
        ItemType.ARTICLE_JOURNAL: ("article", "periodical"),
        ItemType.ARTICLE_MAGAZINE: ("article", "periodical"),
        ItemType.ARTICLE_NEWSPAPER: ("article", "newspaper"),
        ItemType.BOOK: ("book", "anthology"),
        ItemType.CHAPTER: ("chapter", "book"),
        ItemType.COLLECTION: ("anthology", "anthology"),
        ItemType.DOCUMENT: ("misc", "book"),
        ItemType.ENTRY_DICTIONARY: ("entry", "reference"),
        ItemType.ENTRY_ENCYCLOPEDIA: ("entry", "reference"),
        ItemType.INTERVIEW: ("misc", "book"),
        ItemType.LEGAL_CASE: ("case", "book"),
        ItemType.LEGISLATION: ("legislation", "anthology"),
        ItemType.MANUSCRIPT: ("manuscript", "book"),
        ItemType.MAP: ("misc", "book"),
        ItemType.MOTION_PICTURE: ("video", "video"),
        ItemType.PAPER_CONFERENCE: ("article", "proceedings"),
        ItemType.PERSONAL_COMMUNICATION: ("manuscript", "book"),
        ItemType.REPORT: ("report", "anthology"),
        ItemType.REVIEW: ("article", "periodical"),
        ItemType.THESIS: ("thesis", "anthology"),
        ItemType.WEBPAGE: ("web", "web"),
    }
)
"""The entry type of each item type, and that of what it stands in."""

SHARED = frozenset(
    {
        ItemType.ARTICLE_MAGAZINE,
        ItemType.COLLECTION,
        ItemType.ENTRY_DICTIONARY,
        ItemType.INTERVIEW,
        ItemType.MAP,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.REVIEW,
    }
)
"""The item types that a reader takes for another that is written like them."""

_WHOLES = frozenset({ItemType.BOOK, ItemType.COLLECTION, ItemType.REPORT, ItemType.THESIS})
# Of articles the type of what they stand in tells what they are.
_TOLD_BY_PARENT = frozenset({"article"})
_OWN = ("genre", "page", "number_of_pages", "doi", "language")
_OF_BOTH = (
    "publisher",
    "publisher_place",
    "volume",
    "number_of_volumes",
    "edition",
    "isbn",
    "issn",
)
_SERIES = "anthology"
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "genre": "genre",
        "volume": "volume",
        "issue": "issue",
        "number_of_volumes": "volume-total",
        "edition": "edition",
        "page": "page-range",
        "number_of_pages": "page-total",
        "language": "language",
    }
)
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {"number": "serial", "doi": "doi", "isbn": "isbn", "issn": "issn"}
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
# What Typst reads for more than words: protected case, formulas, and what escapes them.
_MARKS = re.compile(r"[\\{}$]")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w .’'-]*")


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a Hayagriva file, in the order given."""
    entries = {work.key: _entry(work.item) for work in works}
    findings = (finding for work in works for finding in _findings(work))
    return Emitted(text=yaml_text(entries), diagnostics=(*findings, *_widened(works)))


def _entry(item: Item) -> dict[str, object]:
    type_, parent = TYPES[item.type or ItemType.DOCUMENT]
    is_whole = item.type in _WHOLES
    own = (*_OWN, *_OF_BOTH) if is_whole else _OWN
    above = {} if is_whole else _fields(item, (*_OF_BOTH, "issue"))
    above = {**above, **_people(item, {"container_author": "author"})}
    people = {"author": "author", "editor": "editor"}
    if item.container_title and not is_whole:
        above = {**above, **_people(item, {"editor": "editor"})}
        people = {"author": "author"}
    return {
        "type": type_,
        **_titled("title", item.title, item.language),
        **_people(item, people),
        **_translators(item),
        **_date(item.issued),
        **_fields(item, (*own, "number")),
        **_address(item),
        **_archive(item),
        **_parent(item, parent, above),
    }


def _parent(item: Item, type_: str, fields: Fields) -> Fields:
    """What a work stands in, with its series; of a whole work the series alone."""
    series = _titled("title", item.collection_title, item.language)
    if item.type in _WHOLES:
        return {"parent": {"type": _SERIES, **series}} if series else {}
    held = {
        **_titled("title", item.container_title, item.language),
        **fields,
        **({"parent": {"type": _SERIES, **series}} if series else {}),
    }
    tells = TYPES[item.type or ItemType.DOCUMENT][0] in _TOLD_BY_PARENT
    return {"parent": {"type": type_, **held}} if held or tells else {}


def _fields(item: Item, names: Sequence[str]) -> Fields:
    texts = {ours: clean(getattr(item, ours)) for ours in names}
    if not _LANGUAGE.fullmatch(texts.get("language", "")):
        texts.pop("language", None)
    numbers = {_NUMBERS[ours]: texts[ours] for ours in names if ours in _NUMBERS and texts[ours]}
    return {
        **{_FIELDS[ours]: _marked(ours, texts[ours]) for ours in _FIELDS if texts.get(ours)},
        **({"serial-number": numbers} if numbers else {}),
        **_publisher(texts.get("publisher", ""), texts.get("publisher_place", "")),
    }


def _marked(ours: str, words: str) -> str:
    return escaped(words) if ours == "genre" else words


def escaped(words: str) -> str:
    r"""Words in which Typst finds neither formulas nor protected case.

    >>> print(escaped("{R} costs $5"))
    \{R\} costs \$5
    """
    return _MARKS.sub(r"\\\g<0>", clean(words))


def _titled(name: str, title: str, language: str) -> Fields:
    """A title; styles change the case of English ones, and of those in no known language."""
    words = escaped(title)
    protects = not language and not words.isascii()
    return {name: f"{{{words}}}" if protects else words} if words else {}


def _publisher(name: str, place: str) -> Fields:
    if not name:
        return {"location": escaped(place)} if place else {}
    parts = {"name": escaped(name), "location": escaped(place)}
    return {"publisher": parts if place else parts["name"]}


def _people(item: Item, roles: Mapping[str, str]) -> Fields:
    named = {field: _names(getattr(item, ours)) for ours, field in roles.items()}
    return {field: names for field, names in named.items() if names}


def _translators(item: Item) -> Fields:
    names = _names(item.translator)
    return {"affiliated": [{"role": "translator", "names": names}]} if names else {}


def _names(people: Sequence[Name]) -> list[object]:
    return [name for name in map(_name, people) if name]


def _name(name: Name) -> object:
    """A name as print has it where it can be read so, else its parts."""
    family, given = clean(name.family), clean(name.given)
    if name.literal or not (family and given):
        lone = clean(name.literal or family or given)
        return {"name": lone} if lone else None
    if all(map(_PLAIN_NAME.fullmatch, (family, given))):
        return f"{family}, {given}"
    return {"name": family, "given-name": given}


def _date(date: Date | None) -> Fields:
    """The date, or the first one of a range."""
    return {"date": f"{'~' if date.circa else ''}{date.start.edtf}"} if date else {}


def _address(item: Item) -> Fields:
    if not _is_address(item.url):
        return {}
    url = clean(item.url)
    accessed = item.accessed
    return {"url": {"value": url, "date": accessed.start.edtf} if accessed else url}


def _is_address(url: str) -> bool:
    """Whether Typst takes it for an address; it refuses a whole file for a single other one."""
    try:
        parts = urlsplit(clean(url))
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(re.fullmatch(r"[\w-]+(\.[\w-]+)*", host))


def _archive(item: Item) -> Fields:
    if item.archive is None:
        return {}
    repository = item.archive.repository
    fields = {
        "archive": repository.name if repository else "",
        "archive-location": repository.place if repository else "",
        "call-number": item.archive.location,
    }
    return {name: escaped(value) for name, value in fields.items() if clean(value)}


def _findings(work: Work) -> Iterator[Diagnostic]:
    if work.item.type is None:
        yield untyped_work(work=work.key, type=TYPES[ItemType.DOCUMENT][0])
    if lost := ", ".join(left_out(work)):
        yield field_left_out(work=work.key, format=NAME, fields=lost)


def left_out(work: Work) -> tuple[str, ...]:
    """What is known of a work and has no place, by CSL variable."""
    return tuple(name for name in said(work) if not _has_place(name, work.item))


_PLACED = frozenset(
    {CSL_TEXTS[ours] for ours in (*_OWN, *_OF_BOTH, "title", "collection_title", "number")}
    | {CSL_NAMES[role] for role in ("author", "editor", "translator", "container_author")}
    | {"archive", "archive_location", "archive-place"}
)
_OF_PARTS = frozenset({"container-title", "issue"})


def _has_place(variable: str, item: Item) -> bool:
    """Whether Hayagriva holds the whole of what is known of an item by a name."""
    if variable == "issued":
        return item.issued is None or item.issued.end is None
    if variable == "language":
        return _LANGUAGE.fullmatch(item.language) is not None
    if variable in {"URL", "accessed"}:
        return _is_address(item.url)
    return variable in _PLACED or (variable in _OF_PARTS and item.type not in _WHOLES)


def _widened(works: Sequence[Work]) -> Iterator[Diagnostic]:
    counts = Counter(work.item.type for work in works)
    for type_ in ItemType:
        if type_ in SHARED and counts[type_]:
            written = TYPES[type_][0]
            yield type_widened(type=type_, count=counts[type_], format=NAME, written=written)
