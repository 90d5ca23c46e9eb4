"""MODS records, as library catalogues and Zotero export them.

Source: MODS 3.8 User Guidelines (Library of Congress, 2022); the MARC relator codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.people import person, stated_name
from ibidem.read.records import WHOLES, Record, Vocabulary, page_range
from ibidem.read.xml import Element, local_name, parse_xml, plain_text
from ibidem.read.zotero_types import ZOTERO_TYPES

_GENRES: Mapping[str, ItemType] = MappingProxyType(
    {
        "academic journal": ItemType.ARTICLE_JOURNAL,
        "article": ItemType.ARTICLE_JOURNAL,
        "book": ItemType.BOOK,
        "conference publication": ItemType.PAPER_CONFERENCE,
        "dictionary": ItemType.ENTRY_DICTIONARY,
        "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
        "interview": ItemType.INTERVIEW,
        "journal": ItemType.ARTICLE_JOURNAL,
        "journal article": ItemType.ARTICLE_JOURNAL,
        "legislation": ItemType.LEGISLATION,
        "letter": ItemType.PERSONAL_COMMUNICATION,
        "magazine": ItemType.ARTICLE_MAGAZINE,
        "manuscript": ItemType.MANUSCRIPT,
        "map": ItemType.MAP,
        "motion picture": ItemType.MOTION_PICTURE,
        "newspaper": ItemType.ARTICLE_NEWSPAPER,
        "technical report": ItemType.REPORT,
        "thesis": ItemType.THESIS,
        "web site": ItemType.WEBPAGE,
        **{name.lower(): kind for name, kind in ZOTERO_TYPES.items()},
    }
)
_CSL_TYPES: Mapping[str, ItemType] = MappingProxyType({kind.value: kind for kind in ItemType})
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "": "author",
        "aut": "author",
        "author": "author",
        "cre": "author",
        "creator": "author",
        "edt": "editor",
        "editor": "editor",
        "rcp": "recipient",
        "recipient": "recipient",
        "translator": "translator",
        "trl": "translator",
    }
)
_DATES = ("dateIssued", "dateCreated", "copyrightDate", "dateOther")
_VOCABULARY = Vocabulary(
    texts={
        "title": ("title",),
        "original_title": ("original.title",),
        "container_title": ("host.title",),
        "collection_title": ("series.title", "host.series.title"),
        "genre": ("kind",),
        "publisher": ("publisher", "host.publisher"),
        "publisher_place": ("place", "host.place"),
        "volume": ("volume", "host.volume"),
        "issue": ("issue", "host.issue"),
        "number": ("number",),
        "page": ("page", "host.page"),
        "number_of_pages": ("extent", "number of pages"),
        "number_of_volumes": ("number of volumes",),
        "medium": ("form",),
        "edition": ("edition", "host.edition"),
        "doi": ("doi",),
        "url": ("url", "uri"),
        "language": ("language",),
    },
    issued=("issued", "host.issued"),
    accessed=("accessed",),
    repository=("physicalLocation",),
    place=("city",),
    location=("shelfLocator",),
    standard_numbers=("isbn", "issn", "host.isbn", "host.issn"),
    silent=frozenset(
        {"physicalLocation", "shelfLocator", "city", "citekey", "host.edition", "host.language"}
    ),
)
# Elements that are remarks on the work.
_REMARKS = frozenset({"abstract", "classification", "genre", "note", "subject", "tableOfContents"})
# Words for the type of a work, not for its kind.
_TYPE_AUTHORITIES = frozenset({"csl", "local"})
_RELATED = MappingProxyType({"host": "host.", "series": "series.", "original": "original."})
_PAGES = re.compile(r"(\d+)\s?(?:p\b|pp\b|pages|с\b|S\b|s\b)")
_DOUBTFUL = frozenset({"approximate", "inferred", "questionable"})


def works(data: bytes) -> Library:
    """The works of a MODS record or collection by their identifiers in it.

    Raises:
        UnreadableError: where `data` is no well-formed XML.
    """
    root = parse_xml(data)
    records = [root] if local_name(root) == "mods" else list(root.iterfind("{*}mods"))
    entries, findings = [], []
    for number, record in enumerate(records, 1):
        if record.find("{*}titleInfo") is None and record.find("{*}name") is None:
            reason = "it has neither a title nor a name"
            findings.append(broken_entry(line=record.sourceline, reason=reason))
        else:
            entries.append(_entry(str(number), record))
    return Library(entries=tuple(entries), findings=tuple(findings))


def _entry(number: str, record: Element) -> LibraryEntry:
    fields: dict[str, list[str]] = {}
    for path, value in _fields(record):
        if value:
            fields.setdefault(path, []).append(value)
    exact = _exact_type(record)
    kind = exact or _type(record, fields)
    key = record.get("ID") or plain_text(record.find("{*}recordInfo/{*}recordIdentifier"))
    if exact is None and kind in WHOLES and "host.title" in fields:
        fields["series.title"] = fields.pop("host.title") + fields.get("series.title", [])
    return _VOCABULARY.entry(
        Record(key=key or number, type=kind, fields=fields, people=_people(record))
    )


def _exact_type(record: Element) -> ItemType | None:
    """The type by CSL's name, as in records that we wrote."""
    stated = plain_text(record.find("{*}genre[@authority='csl']"))
    return _CSL_TYPES.get(stated)


def _type(record: Element, fields: Mapping[str, list[str]]) -> ItemType:
    genres = [plain_text(each).lower() for each in record.iterfind("{*}genre")]
    resource = record.find("{*}typeOfResource")
    known = next((_GENRES[genre] for genre in genres if genre in _GENRES), None)
    inside = "host.title" in fields
    if known is not None and not (known is ItemType.BOOK and inside):
        return known
    if inside:
        journal = {"host.issue", "issue", "host.issn"} & fields.keys()
        return ItemType.ARTICLE_JOURNAL if journal else ItemType.CHAPTER
    if resource is not None and resource.get("manuscript") == "yes":
        return ItemType.MANUSCRIPT
    if plain_text(resource).startswith("cartographic"):
        return ItemType.MAP
    published = {"publisher", "isbn", "edition"} & fields.keys()
    return ItemType.BOOK if known or published else ItemType.DOCUMENT


def _fields(record: Element, path: str = "") -> Iterator[tuple[str, str]]:
    """What a record says, and what the works say that it is part of."""
    for child in record:
        name = local_name(child)
        if name in _READERS:
            yield from ((f"{path}{field}", value) for field, value in _READERS[name](child))
        elif name == "genre" and child.get("type") == "genre":
            yield f"{path}kind", plain_text(child)
        elif name in _REMARKS and not path and child.get("authority") not in _TYPE_AUTHORITIES:
            yield name, plain_text(child)
        elif name == "relatedItem" and path.count(".") < 2:
            related = _RELATED.get(child.get("type", ""))
            if related is not None:
                yield from _fields(child, f"{path}{related}")


def _titles(element: Element) -> Iterator[tuple[str, str]]:
    parts = {local_name(part): plain_text(part) for part in element}
    title = f"{parts.get('nonSort', '')} {parts.get('title', '')}".strip()
    title = ": ".join(filter(None, (title, parts.get("subTitle"))))
    title = ". ".join(filter(None, (title, parts.get("partNumber"), parts.get("partName"))))
    kind = element.get("type")
    yield f"{kind} title" if kind else "title", title


def _origin(element: Element) -> Iterator[tuple[str, str]]:
    for place in element.iterfind("{*}place/{*}placeTerm"):
        if place.get("type") != "code":
            yield "place", plain_text(place)
    for name in ("publisher", "edition"):
        yield from ((name, plain_text(each)) for each in element.iterfind(f"{{*}}{name}"))
    for name in _DATES:
        yield from (("issued", date) for date in _dates(element.findall(f"{{*}}{name}")))
    yield from (("accessed", plain_text(each)) for each in element.iterfind("{*}dateCaptured"))


def _dates(elements: list[Element]) -> Iterator[str]:
    """Dates in words; the two ends of a range, which are elements of their own, as one."""
    ends = {each.get("point"): plain_text(each) for each in elements if each.get("point")}
    doubt = "?" if any(each.get("qualifier") in _DOUBTFUL for each in elements) else ""
    if ends:
        yield "/".join(filter(None, (ends.get("start"), ends.get("end")))) + doubt
    for each in elements:
        if not each.get("point"):
            yield plain_text(each) + doubt


def _part(element: Element) -> Iterator[tuple[str, str]]:
    for detail in element.iterfind("{*}detail"):
        number = plain_text(detail.find("{*}number")) or plain_text(detail)
        yield detail.get("type", "number"), number
    for extent in element.iterfind("{*}extent"):
        first, last = (plain_text(extent.find(f"{{*}}{end}")) for end in ("start", "end"))
        yield "page", page_range(first, last) or plain_text(extent.find("{*}list"))
    yield from (("issued", plain_text(each)) for each in element.iterfind("{*}date"))


def _description(element: Element) -> Iterator[tuple[str, str]]:
    for each in element.iterfind("{*}extent"):
        words = plain_text(each)
        pages = _PAGES.search(words)
        yield "extent" if pages or words.isdecimal() else "size", pages[1] if pages else words
    yield from (("form", plain_text(each)) for each in element.iterfind("{*}form"))
    yield from (
        (each.get("type", "note"), plain_text(each)) for each in element.iterfind("{*}note")
    )


def _identifier(element: Element) -> Iterator[tuple[str, str]]:
    kind, value = element.get("type", "").lower(), plain_text(element)
    is_address = value.startswith(("http:", "https:"))
    yield "url" if kind != "doi" and is_address else kind or "identifier", value


def _location(element: Element) -> Iterator[tuple[str, str]]:
    for name in ("physicalLocation", "shelfLocator", "url"):
        for each in element.iter(f"{{*}}{name}"):
            yield "city" if each.get("type") == "city" else name, plain_text(each)


def _language(element: Element) -> Iterator[tuple[str, str]]:
    yield from (("language", plain_text(each)) for each in element.iterfind("{*}languageTerm"))


_READERS = MappingProxyType(
    {
        "identifier": _identifier,
        "language": _language,
        "location": _location,
        "originInfo": _origin,
        "part": _part,
        "physicalDescription": _description,
        "titleInfo": _titles,
    }
)


def _people(record: Element) -> dict[str, tuple[Name, ...]]:
    """The people of a work, and those who edited or wrote what it is part of."""
    people = dict(_named(record))
    host = record.find("{*}relatedItem[@type='host']")
    above = dict(_named(host)) if host is not None else {}
    people.setdefault("editor", above.get("editor", ()))
    people["container_author"] = above.get("author", ())
    return people


def _named(element: Element) -> dict[str, tuple[Name, ...]]:
    people: dict[str, tuple[Name, ...]] = {}
    for each in element.iterfind("{*}name"):
        roles = [plain_text(term).lower() for term in each.iterfind("{*}role/{*}roleTerm")]
        role = next((_ROLES[term] for term in roles or [""] if term in _ROLES), None)
        name = _name(each)
        if role is not None and name is not None:
            people[role] = (*people.get(role, ()), name)
    return people


def _name(element: Element) -> Name | None:
    parts: dict[str, str] = {}
    for part in element.iterfind("{*}namePart"):
        kind = part.get("type", "")
        parts[kind] = f"{parts.get(kind, '')} {plain_text(part)}".strip()
    whole = parts.get("", "") or plain_text(element.find("{*}displayForm"))
    if "family" in parts:
        return person(parts["family"], parts.get("given", ""), parts.get("termsOfAddress", ""))
    if not whole:
        return None
    return Name(literal=whole) if element.get("type") == "corporate" else stated_name(whole)
