"""Zotero RDF libraries; notes and attachments are no works.

Source: RDF/XML (W3C, 2014); the vocabularies Dublin Core, PRISM 1.2, FOAF and "biblio".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.extra import EXTRA, extra_fields, extra_people, with_extra
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.people import person, stated_name
from ibidem.read.records import WHOLES, Record, Vocabulary
from ibidem.read.xml import Element, local_name, parse_xml, plain_text
from ibidem.read.zotero_types import ZOTERO_TYPES

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# For files of other programs, which do not name Zotero's type.
_ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "Article": "journalArticle",
        "Book": "book",
        "BookSection": "bookSection",
        "Document": "document",
        "Interview": "interview",
        "Legislation": "statute",
        "Letter": "letter",
        "Manuscript": "manuscript",
        "MotionPicture": "film",
        "Report": "report",
        "Thesis": "thesis",
    }
)
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "authors": "author",
        "bookAuthors": "container_author",
        "cartographers": "author",
        "directors": "author",
        "editors": "editor",
        "interviewees": "author",
        "presenters": "author",
        "recipients": "recipient",
        "translators": "translator",
    }
)
_NO_WORKS = frozenset({"Attachment", "Collection", "Memo"})
# What holds the words of a field without being one: containers, typed values.
_SHELLS = frozenset({"Organization", "Address", "Person", "value", "Seq", "li", "name"})
# A work is in a journal or book, and perhaps in a series besides.
_MOST_CONTAINERS = 3
_FAMILY = ("surname", "familyName", "lastName")
_GIVEN = ("givenName", "givenname", "firstName")
_SHARED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "genre": ("type",),
        "publisher": ("publisher", "isPartOf.publisher"),
        "publisher_place": ("publisher.adr.locality", "isPartOf.publisher.adr.locality"),
        "number_of_volumes": ("numberOfVolumes", "isPartOf.numberOfVolumes"),
        "number_of_pages": ("numPages",),
        "edition": ("edition", "isPartOf.edition"),
        "page": ("pages",),
        "doi": ("identifier.doi", "isPartOf.identifier.doi"),
        "medium": ("medium",),
        "url": ("identifier.URI",),
        "language": ("language",),
    }
)
_OF_WHOLES = {
    "collection_title": ("isPartOf.title",),
    "volume": ("volume",),
    "number": ("number",),
}
_OF_PARTS = {
    "container_title": ("isPartOf.title", "publicationTitle", "proceedingsTitle"),
    "collection_title": ("isPartOf.isPartOf.title",),
    "volume": ("volume", "isPartOf.volume"),
    "issue": ("number", "isPartOf.number"),
}
_SILENT = frozenset(
    {
        *("itemType", "link", "relation", "isReferencedBy", "shortTitle", "libraryCatalog"),
        *("isPartOf.alternative", "isPartOf.itemType", "citationKey"),
    }
)


def _vocabulary(texts: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    return Vocabulary(
        texts=with_extra({**_SHARED, **texts}),
        issued=("date", f"{EXTRA}issued"),
        accessed=("dateSubmitted",),
        repository=("archive", "source"),
        place=(f"{EXTRA}archive-place",),
        location=("archiveLocation", "coverage"),
        call_number=("subject.LCC",),
        standard_numbers=("identifier", "isPartOf.identifier"),
        silent=_SILENT,
    )


_WHOLE, _PART = _vocabulary(_OF_WHOLES), _vocabulary(_OF_PARTS)


def works(data: bytes) -> Library:
    """The works of a Zotero RDF file by their names in it.

    Raises:
        UnreadableError: where `data` is no well-formed XML.
    """
    root = parse_xml(data)
    named = {each.get(f"{_RDF}about", ""): each for each in root}
    within = {part.get(f"{_RDF}resource") for part in root.iter("{*}isPartOf")}
    entries, findings = [], []
    for each in root:
        name = local_name(each)
        kind = plain_text(each.find("{*}itemType")) or _ELEMENTS.get(name, "")
        if kind and name not in _NO_WORKS:
            entries.append(_entry(each, kind, named))
        elif name not in _NO_WORKS and each.get(f"{_RDF}about", "") not in within:
            reason = f"{name} is no kind of work"
            findings.append(broken_entry(line=each.sourceline, reason=reason))
    return Library(entries=tuple(entries), findings=tuple(findings))


def _entry(element: Element, kind: str, named: Mapping[str, Element]) -> LibraryEntry:
    fields: dict[str, list[str]] = {}
    whole = ZOTERO_TYPES.get(kind, ItemType.DOCUMENT) in WHOLES
    for path, value in _fields(element):
        fields.setdefault(path, []).append(value)
    for path, container in _containers(element, named, whole=whole):
        for name, value in _fields(container, f"{path}."):
            fields.setdefault(name, []).append(value)
    record = Record(
        key=element.get(f"{_RDF}about", "").removeprefix("#"),
        type=ZOTERO_TYPES.get(kind, ItemType.DOCUMENT),
        fields=fields,
        people=_people(element, fields),
    )
    return (_WHOLE if whole else _PART).entry(record)


def _containers(
    element: Element, named: Mapping[str, Element], *, whole: bool
) -> Iterator[tuple[str, Element]]:
    """What a work is part of, and what that is part of, with their paths."""
    for part in islice(element.iterfind("{*}isPartOf"), _MOST_CONTAINERS):
        for container in _targets(part, named):
            series = local_name(container) == "Series" and not whole
            yield ("isPartOf.isPartOf" if series else "isPartOf"), container
            for above in islice(container.iterfind("{*}isPartOf"), _MOST_CONTAINERS):
                yield from (("isPartOf.isPartOf", each) for each in _targets(above, named))


def _targets(part: Element, named: Mapping[str, Element]) -> list[Element]:
    found = named.get(part.get(f"{_RDF}resource", "#"))
    return [found] if found is not None else list(part)[:1]


def _fields(element: Element, path: str = "") -> Iterator[tuple[str, str]]:
    """The values in an element by their paths, those of people and containers left out."""
    for child in element:
        name = local_name(child)
        if name in _ROLES or name == "isPartOf":
            continue
        if name == "description" and not path:
            lines = "".join(map(str, child.itertext())).splitlines()
            yield from extra_fields(lines, otherwise="description")
            continue
        here = f"{path}{name}"
        if len(child):
            yield from _inner(child, here)
        elif words := plain_text(child):
            yield (f"{here}.doi" if words.startswith("DOI ") else here), words.removeprefix("DOI ")


def _inner(element: Element, path: str) -> Iterator[tuple[str, str]]:
    for leaf in element.iter():
        if not len(leaf) and (words := plain_text(leaf)):
            above = [local_name(up) for up in _below(leaf, element)]
            names = [path, *(name for name in reversed(above) if name not in _SHELLS)]
            yield ".".join(names), words


def _below(leaf: Element, top: Element) -> Iterator[Element]:
    """An element and all above it that are below `top`."""
    at: Element | None = leaf
    while at is not None and at is not top:
        yield at
        at = at.getparent()


def _people(element: Element, fields: dict[str, list[str]]) -> dict[str, tuple[Name, ...]]:
    """The people of a work; those of "Extra" are taken out of `fields`."""
    people: dict[str, tuple[Name, ...]] = {}
    for child in element:
        role = _ROLES.get(local_name(child))
        if role is not None:
            found = filter(None, map(_name, child.iter("{*}Person", "{*}Organization")))
            people[role] = people.get(role, ()) + tuple(found)
    for role, named in extra_people(fields).items():
        people[role] = people.get(role) or named
    return people


def _name(element: Element) -> Name | None:
    family, given = (_either(element, names) for names in (_FAMILY, _GIVEN))
    if given:
        return person(family, given)
    family = family or plain_text(element.find("{*}name"))
    if "," in family:  # a person's name has two fields
        return Name(literal=family)
    return stated_name(family) if family else None


def _either(element: Element, names: tuple[str, ...]) -> str:
    return next(filter(None, (plain_text(element.find(f"{{*}}{name}")) for name in names)), "")
