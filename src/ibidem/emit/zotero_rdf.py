"""Zotero RDF: what Zotero itself exports, with the places that cite a work as a note of its own.

Source: Zotero's translators "Zotero RDF" and "RDF"; the vocabularies Dublin Core, PRISM 1.2, FOAF,
vCard and "biblio" in RDF/XML (W3C, 2014).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from ibidem.emit.csl_json import untyped
from ibidem.emit.emitted import Emitted
from ibidem.emit.provenance import short_names
from ibidem.emit.words import clean
from ibidem.emit.xml import Element, element, file_text, holding, namespaced, worded
from ibidem.emit.zotero_fields import FIELDS, ROLES, extra, zotero_type
from ibidem.model.item import Item
from ibidem.model.person import Name
from ibidem.model.work import Citing, Work

_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "z": "http://www.zotero.org/namespaces/export#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "bib": "http://purl.org/net/biblio#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://nwalsh.com/rdf/vCard#",
        "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    }
)


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{name}"


_ABOUT, _RESOURCE = _name("rdf:about"), _name("rdf:resource")
# The element of each type; what Zotero has none for is a bare description.
_ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "book": "bib:Book",
        "bookSection": "bib:BookSection",
        "case": "bib:Document",
        "film": "bib:MotionPicture",
        "interview": "bib:Interview",
        "journalArticle": "bib:Article",
        "letter": "bib:Letter",
        "magazineArticle": "bib:Article",
        "manuscript": "bib:Manuscript",
        "map": "bib:Image",
        "newspaperArticle": "bib:Article",
        "report": "bib:Report",
        "statute": "bib:Legislation",
        "thesis": "bib:Thesis",
        "webpage": "bib:Document",
    }
)
_CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "bookSection": "bib:Book",
        "case": "bib:CourtReporter",
        "conferencePaper": "bib:Journal",
        "dictionaryEntry": "bib:Book",
        "encyclopediaArticle": "bib:Book",
        "journalArticle": "bib:Journal",
        "magazineArticle": "bib:Periodical",
        "newspaperArticle": "bib:Newspaper",
        "webpage": "z:Website",
    }
)
_AUTHORS: Mapping[str, str] = MappingProxyType(
    {"film": "z:directors", "interview": "z:interviewees", "map": "z:cartographers"}
)
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "author": "bib:authors",
        "editor": "bib:editors",
        "translator": "z:translators",
        "recipient": "z:recipients",
        "container_author": "z:bookAuthors",
    }
)
_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "dc:title",
        "genre": "dc:type",
        "edition": "prism:edition",
        "page": "bib:pages",
        "number_of_pages": "z:numPages",
        "number_of_volumes": "z:numberOfVolumes",
        "medium": "dcterms:medium",
        "language": "z:language",
    }
)
# What belongs to the container of a work where it has one.
_OF_CONTAINER: Mapping[str, str] = MappingProxyType(
    {"volume": "prism:volume", "issue": "prism:number", "number": "prism:number"}
)
# The types whose series Zotero keeps under another name, which it reads besides.
_SERIES_TITLES = frozenset({"map", "report"})
_IDENTIFIERS: Mapping[str, str] = MappingProxyType({"isbn": "ISBN", "issn": "ISSN", "doi": "DOI"})


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a Zotero RDF file, with a collection and a tag for each document citing them."""
    root = namespaced(_PREFIXES, _name("rdf:RDF"))
    known = frozenset(work.key for work in works)
    documents = short_names(citing.document for work in works for citing in work.cited_in)
    root.extend(_item(work, known, documents) for work in works)
    root.extend(_memo(work, documents) for work in works if work.cited_in)
    root.extend(_collections(works, documents))
    return Emitted(text=file_text(root), diagnostics=tuple(untyped(works)))


def _item(work: Work, known: frozenset[str], documents: Mapping[str, str]) -> Element:
    item, kind = work.item, zotero_type(work.item)
    fields = _fields(item, kind)
    related = dict.fromkeys(each.target for each in work.relations if each.target in known)
    return element(
        _name(_ELEMENTS.get(kind, "rdf:Description")),
        [
            *_worded("z:itemType", kind),
            *_within(kind, fields),
            *_publisher(fields),
            *(part for role in _ROLES for part in _people(item, kind, role)),
            *(
                _pointer("dcterms:isReferencedBy", _note_of(each))
                for each in [work]
                if each.cited_in
            ),
            *(
                part
                for ours, name in _TEXTS.items()
                for part in _worded(name, fields.get(ours, ""))
            ),
            *_worded("dc:date", item.issued.edtf if item.issued else ""),
            *_worded("dcterms:dateSubmitted", item.accessed.start.edtf if item.accessed else ""),
            *_address(fields),
            *_archive(item),
            *(_pointer("dc:relation", key) for key in related),
            *(_tag(documents[name]) for name in dict.fromkeys(map(_document, work.cited_in))),
            _lines("dc:description", extra(work)),
        ],
        {_ABOUT: f"#{work.key}"},
    )


def _worded(name: str, words: str) -> list[Element]:
    return worded(_name(name), words)


def _holding(name: str, inside: Iterable[Element]) -> list[Element]:
    return holding(_name(name), inside)


def _pointer(name: str, key: str) -> Element:
    return element(_name(name), (), {_RESOURCE: f"#{key}"})


def _document(citing: Citing) -> str:
    return citing.document


def _tag(words: str) -> Element:
    """A tag that Zotero takes for an automatic one, which all can be removed at once."""
    return element(_name("dc:subject"), _holding("z:AutomaticTag", _worded("rdf:value", words)))


def _lines(name: str, lines: Iterable[str]) -> Element:
    made = element(_name(name))
    made.text = "\n".join(map(clean, lines))
    return made


def _fields(item: Item, kind: str) -> dict[str, str]:
    """The values that the type of the item has a field for."""
    values = {name: clean(getattr(item, name)) for name in FIELDS[kind]}
    return {name: value for name, value in values.items() if value}


def _within(kind: str, fields: Mapping[str, str]) -> list[Element]:
    """What the work is part of, and its series; without a container its numbers are its own."""
    numbers = [*_texts(_OF_CONTAINER, fields), *_identifiers(fields)]
    series = _holding("dcterms:isPartOf", _holding("bib:Series", _series(kind, fields)))
    if kind not in _CONTAINERS:
        return [*numbers, *series]
    inside = [*_worded("dc:title", fields.get("container_title", "")), *numbers, *series]
    return _holding("dcterms:isPartOf", _holding(_CONTAINERS[kind], inside))


def _texts(names: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[Element]:
    for ours, name in names.items():
        yield from _worded(name, fields.get(ours, ""))


def _identifiers(fields: Mapping[str, str]) -> Iterator[Element]:
    for ours, word in _IDENTIFIERS.items():
        if ours in fields:
            yield from _worded("dc:identifier", f"{word} {fields[ours]}")


def _series(kind: str, fields: Mapping[str, str]) -> list[Element]:
    title = fields.get("collection_title", "")
    other = title if kind in _SERIES_TITLES else ""
    return [*_worded("dc:title", title), *_worded("dcterms:alternative", other)]


def _publisher(fields: Mapping[str, str]) -> list[Element]:
    place = _worded("vcard:locality", fields.get("publisher_place", ""))
    parts = [
        *_holding("vcard:adr", _holding("vcard:Address", place)),
        *_worded("foaf:name", fields.get("publisher", "")),
    ]
    return _holding("dc:publisher", _holding("foaf:Organization", parts))


def _people(item: Item, kind: str, role: str) -> list[Element]:
    name = _AUTHORS.get(kind, _ROLES[role]) if role == "author" else _ROLES[role]
    people = getattr(item, role) if kind in ROLES[role] else ()
    listed = (part for person in people for part in _holding("rdf:li", _person(person)))
    return _holding(name, _holding("rdf:Seq", listed))


def _person(name: Name) -> list[Element]:
    """A person; whose name has one part alone is an institution for Zotero."""
    parts = [
        *_worded("foaf:surname", name.literal or clean(name.family) or name.given),
        *_worded("foaf:givenName", "" if name.literal or not clean(name.family) else name.given),
    ]
    return _holding("foaf:Person", parts)


def _address(fields: Mapping[str, str]) -> list[Element]:
    value = _worded("rdf:value", fields.get("url", ""))
    return _holding("dc:identifier", _holding("dcterms:URI", value))


def _archive(item: Item) -> list[Element]:
    if item.archive is None:
        return []
    repository = item.archive.repository
    return [
        *_worded("z:archive", repository.name if repository else ""),
        *_worded("dc:coverage", item.archive.location),
    ]


def _note_of(work: Work) -> str:
    return f"note_{work.key}"


def _memo(work: Work, documents: Mapping[str, str]) -> Element:
    """The note of a work: every place that cites it, a paragraph each."""
    words = "".join(_paragraph(citing, documents) for citing in work.cited_in)
    return element(_name("bib:Memo"), _worded("rdf:value", words), {_ABOUT: f"#{_note_of(work)}"})


def _paragraph(citing: Citing, documents: Mapping[str, str]) -> str:
    note = f"note {citing.note}" if citing.note else ""
    place = f"{citing.locator.label} {citing.locator.value}" if citing.locator else ""
    where = ", ".join(filter(None, (documents[citing.document], note, place)))
    return f"<p>{escape(citing.text)} ({escape(where)})</p>"


def _collections(works: Sequence[Work], documents: Mapping[str, str]) -> Iterator[Element]:
    """A collection for each document, with the works that it cites."""
    cited: dict[str, dict[str, None]] = {}
    for work in works:
        for citing in work.cited_in:
            cited.setdefault(citing.document, {})[work.key] = None
    for number, (document, keys) in enumerate(cited.items(), 1):
        parts = [
            *_worded("dc:title", documents[document]),
            *(_pointer("dcterms:hasPart", key) for key in keys),
        ]
        yield element(_name("z:Collection"), parts, {_ABOUT: f"#collection_{number}"})
