"""Entries of TEI bibliographies that are records of works: what each element states.

They name the type of the work as CSL does, and have no words beside their fields; such are those
that we write. Source: TEI P5 Guidelines, 3.12.2 "Components of Bibliographic References".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve

from ibidem.model.archive import ArchivalUnits
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.library import LibraryEntry
from ibidem.read.people import person, stated_name
from ibidem.read.records import Record, Vocabulary, page_range
from ibidem.read.shelf_marks import shelf_mark
from ibidem.read.xml import Element, local_name, plain_text

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TYPES: Mapping[str, ItemType] = MappingProxyType({kind.value: kind for kind in ItemType})
_SCOPES: Mapping[str, str] = MappingProxyType(
    {"vol": "volume", "volume": "volume", "iss": "issue", "issue": "issue", "number": "number"}
    | {"pp": "page", "page": "page", "pages": "page"}
)
_ROLES: Mapping[str, str] = MappingProxyType(
    {"author": "author", "editor": "editor", "container-author": "container_author"}
    | {role: role for role in ("translator", "recipient")}
)
_VOCABULARY = Vocabulary(
    texts={
        "title": ("title",),
        "original_title": ("title.original",),
        "container_title": ("container",),
        "collection_title": ("series",),
        "genre": ("note.genre",),
        "publisher": ("publisher",),
        "publisher_place": ("pubPlace",),
        "volume": ("volume",),
        "number_of_volumes": ("measure.volumes",),
        "issue": ("issue",),
        "number": ("number",),
        "page": ("page",),
        "number_of_pages": ("measure.pages",),
        "edition": ("edition",),
        "isbn": ("idno.isbn",),
        "issn": ("idno.issn",),
        "doi": ("idno.doi",),
        "url": ("idno.uri", "idno.url", "ptr"),
        "medium": ("note.medium",),
        "language": ("language",),
    },
    issued=("date",),
    accessed=("note.accessed",),
    silent=frozenset({"collection", "institution", "repository", "settlement", "shelfmark"}),
)
# Titles beside the one that the work has where it is cited.
_OTHER_TITLES = frozenset({"original", "romanized", "translated"})
_PLAIN = frozenset({"edition", "pubPlace", "publisher"})
# What holds other elements of an entry.
_HOLDERS = frozenset({"analytic", "monogr", "imprint", "series", "extent", "msIdentifier"})
# What a record is made of; an entry with other elements is printed text.
_OF_ENTRIES = _HOLDERS | {
    *("author", "editor", "respStmt", "title", "textLang", "idno", "ptr", "edition", "note"),
    *("pubPlace", "publisher", "date", "biblScope", "relatedItem"),
}
_Part = tuple[str, Element]
"""An element of an entry after the name of the element that it stands in."""


def is_record(element: Element) -> bool:
    """Whether an entry is made of fields, rather than of words that some fields are marked in."""
    own = [element.text, *(child.tail for child in element)]
    names = frozenset(map(local_name, element))
    typed = element.get("type", "") in _TYPES
    return typed and names <= _OF_ENTRIES and not "".join(filter(None, own)).strip()


def record_of(element: Element) -> LibraryEntry:
    """The work that an entry describes."""
    parts = list(_parts(element))
    fields: dict[str, list[str]] = {}
    for name, value in (*_titles(parts), *_fields(parts)):
        if value:
            fields.setdefault(name, []).append(value)
    record = Record(
        key=element.get(_ID, "") or element.get("n", ""),
        type=_TYPES[element.get("type", "")],
        fields=fields,
        people=_people(parts),
    )
    entry = _VOCABULARY.entry(record)
    return evolve(entry, item=evolve(entry.item, archive=_shelf_mark(fields)))


def _parts(element: Element, above: str = "") -> Iterator[_Part]:
    for child in element:
        name = local_name(child)
        yield above, child
        if name in _HOLDERS:
            yield from _parts(child, name)


def _titles(parts: Sequence[_Part]) -> Iterator[tuple[str, str]]:
    """The title, that of the whole where the entry is of a part, of the series, and others."""
    titles = [(above, part) for above, part in parts if local_name(part) == "title"]
    inside = any(above == "analytic" or part.get("level") == "a" for above, part in titles)
    for above, title in titles:
        kind, level, words = title.get("type", ""), title.get("level", ""), plain_text(title)
        if kind in _OTHER_TITLES:
            yield f"title.{kind}", words
        elif level == "s" or above == "series":
            yield "series", words
        else:
            own = not inside or above == "analytic" or level == "a"
            yield "title" if own else "container", words


def _fields(parts: Sequence[_Part]) -> Iterator[tuple[str, str]]:
    for above, part in parts:
        name, words = local_name(part), plain_text(part)
        kind = part.get("type", "").lower()
        if name in _PLAIN or (above == "msIdentifier" and name != "idno"):
            yield name, words
        elif name == "idno":
            yield "shelfmark" if above == "msIdentifier" else f"idno.{kind}", words
        elif name == "ptr":
            yield "ptr", part.get("target", "")
        elif name == "date":
            yield "date", _date(part)
        elif name == "textLang":
            yield "language", words or part.get("mainLang", "")
        elif name == "biblScope":
            yield _scope(part, words)
        elif name == "measure":
            yield f"measure.{part.get('unit', '')}", words
        elif name == "note":
            yield f"note.{kind}" if kind else "note", words


def _date(element: Element) -> str:
    """A date by its attributes; by its words where it has none."""
    ends = [element.get(name, "") for name in ("from", "to")]
    value = element.get("when", "") or "/".join(filter(None, ends))
    doubt = "~" if element.get("cert") == "low" else ""
    return f"{value}{doubt}" if value else plain_text(element)


def _scope(element: Element, words: str) -> tuple[str, str]:
    unit = element.get("unit", element.get("type", "")).lower()
    return _SCOPES.get(unit, unit), words or page_range(
        element.get("from", ""), element.get("to", "")
    )


def _shelf_mark(fields: Mapping[str, Sequence[str]]) -> ArchivalUnits | None:
    """The repository and the shelf mark; without one the collection."""
    repository, location, place = (
        next((value for name in names for value in fields.get(name, ())), "")
        for names in (("repository", "institution"), ("shelfmark", "collection"), ("settlement",))
    )
    return shelf_mark(repository, location, place)


def _people(parts: Sequence[_Part]) -> dict[str, tuple[Name, ...]]:
    people: dict[str, tuple[Name, ...]] = {}
    whole = any(local_name(part) == "analytic" for _, part in parts)
    for above, part in parts:
        role, name = _role(part), _name(part)
        if role == "author" and above == "monogr" and whole:
            role = "container_author"
        if role is not None and name is not None:
            people[role] = (*people.get(role, ()), name)
    return people


def _role(element: Element) -> str | None:
    name = local_name(element)
    if name == "respStmt":
        return _ROLES.get(plain_text(element.find("{*}resp")).lower())
    if name not in {"author", "editor"}:
        return None
    return _ROLES.get(element.get("role", "") or name, name)


def _name(element: Element) -> Name | None:
    family, given = (
        " ".join(filter(None, map(plain_text, element.iter(f"{{*}}{part}"))))
        for part in ("surname", "forename")
    )
    if family or given:
        return person(family, given)
    institution = plain_text(element.find("{*}orgName"))
    if institution:
        return Name(literal=institution)
    named = element if local_name(element) != "respStmt" else element.find("{*}persName")
    words = plain_text(named)
    return stated_name(words) if words else None
