"""TEI: a ``listBibl`` of ``biblStruct``, and of ``bibl`` with ``msIdentifier`` for archives.

Source: TEI P5 Guidelines, 3.12 "Bibliographic Citations and References", 11.4 "The Manuscript
Identifier".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ibidem.emit.csl_json import UNTYPED, untyped
from ibidem.emit.emitted import Emitted
from ibidem.emit.provenance import citing_line
from ibidem.emit.said import ROMANIZED, romanized_words
from ibidem.emit.w3c_dates import w3c_date
from ibidem.emit.wholes import JOURNALS, is_part
from ibidem.emit.words import clean
from ibidem.emit.xml import Element, element, file_text, holding, namespaced, worded
from ibidem.model.archive import ArchivalUnits, Level
from ibidem.model.date import Date
from ibidem.model.item import Item
from ibidem.model.person import Name
from ibidem.model.work import Relation, Work

_TEI = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SCOPES = ("volume", "issue", "number", "page")
_MEASURES: Mapping[str, str] = MappingProxyType(
    {"number_of_pages": "pages", "number_of_volumes": "volumes"}
)
_NUMBERS: Mapping[str, str] = MappingProxyType({"isbn": "ISBN", "issn": "ISSN"})
_ADDRESSES: Mapping[str, str] = MappingProxyType({"doi": "DOI", "url": "URI"})
_EDITORS: Mapping[str, str] = MappingProxyType(
    {"container_author": "author", "editor": "editor", "translator": "editor"}
)
# What is romanised besides the title.
_BESIDE_TITLES = tuple(ours for ours in ROMANIZED if ours != "title")
_NOTES = ("genre", "medium")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a TEI document whose text is a bibliography."""
    known = frozenset(work.key for work in works)
    entries = holding(_tei("listBibl"), (_entry(work, known) for work in works))
    body = element(_tei("body"), entries or [element(_tei("p"))])
    root = namespaced({}, _tei("TEI"), default=_TEI)
    root.extend([_header(), element(_tei("text"), [body])])
    return Emitted(text=file_text(root), diagnostics=tuple(untyped(works)))


def _tei(name: str) -> str:
    return f"{{{_TEI}}}{name}"


def _holding(
    name: str, inside: Iterable[Element], attributes: Mapping[str, str] | None = None
) -> list[Element]:
    return holding(_tei(name), inside, attributes)


def _worded(name: str, words: str, attributes: Mapping[str, str] | None = None) -> list[Element]:
    return worded(_tei(name), words, attributes)


def _header() -> Element:
    """The least that TEI asks of a header."""
    parts = {
        "titleStmt": _worded("title", "Bibliography"),
        "publicationStmt": _worded("p", "Not published."),
        "sourceDesc": _worded("p", "Made by ibidem of the citations of other texts."),
    }
    description = [element(_tei(name), inside) for name, inside in parts.items()]
    return element(_tei("teiHeader"), [element(_tei("fileDesc"), description)])


def _entry(work: Work, known: Collection[str]) -> Element:
    """An entry; that of an archival document is a ``bibl``, which alone may name an archive."""
    item = work.item
    attributes = {
        "type": str(item.type or UNTYPED),
        (f"{_XML}id" if _NAME.fullmatch(work.key) else "n"): work.key,
    }
    if item.archive is None:
        parts = [*_structure(work), *_remarks(work, known)]
        return element(_tei("biblStruct"), parts, attributes)
    parts = [
        *(*_creators(item), *_editors(item), *_own_titles(work), *_container(item)),
        *(*_identifiers(item, {**_NUMBERS, **_ADDRESSES}), *_language(item)),
        *(*_edition(item), *_imprint(item), *_scopes(item), *_series(item), *_extent(item)),
        *(*_ms_identifier(item.archive), *_remarks(work, known)),
    ]
    return element(_tei("bibl"), parts, attributes)


def _structure(work: Work) -> list[Element]:
    """The part and its whole, or the whole alone, and the series."""
    item = work.item
    named = [*_identifiers(item, _ADDRESSES), *_language(item)]
    imprint = element(_tei("imprint"), _imprint(item) or [element(_tei("date"))])
    printed = [*_edition(item), imprint, *_scopes(item), *_extent(item)]
    numbers = _identifiers(item, _NUMBERS)
    if not is_part(item):
        people = [*_creators(item), *_editors(item)]
        whole = [*people, *_own_titles(work), *numbers, *named, *printed]
        return [element(_tei("monogr"), whole), *_series(item)]
    return [
        element(_tei("analytic"), [*_creators(item), *_own_titles(work), *named]),
        element(_tei("monogr"), [*_editors(item), *_container(item), *numbers, *printed]),
        *_series(item),
    ]


def _creators(item: Item) -> list[Element]:
    """Those who made the work itself."""
    return [
        *(one for name in item.author for one in _holding("author", _name(name))),
        *_responsible("recipient", item.recipient),
    ]


def _name(name: Name) -> list[Element]:
    if name.literal:
        return _worded("orgName", name.literal)
    parts = [*_worded("surname", name.family), *_worded("forename", name.given)]
    return _holding("persName", parts)


def _responsible(role: str, people: Iterable[Name]) -> list[Element]:
    named = [_name(name) for name in people]
    return [element(_tei("respStmt"), [*_worded("resp", role), *parts]) for parts in named if parts]


def _own_titles(work: Work) -> list[Element]:
    """The title, an empty one where there is none, since a part without a title needs its place."""
    item = work.item
    level = "a" if is_part(item) else "m" if item.archive is None else "u"
    latin = romanized_words(work, ("title",)).get("romanized-title", "")
    return [
        element(_tei("title"), item.title, {"level": level}),
        *_worded("title", latin, {"type": "romanized"}),
        *_worded("title", work.translated_title, {"type": "translated"}),
        *_worded("title", item.original_title, {"type": "original"}),
    ]


def _editors(item: Item) -> list[Element]:
    """Those who made the whole: where the work is a part, its container."""
    return [
        made
        for role, tag in _EDITORS.items()
        for name in getattr(item, role)
        for made in _holding(tag, _name(name), {"role": role.replace("_", "-")})
    ]


def _container(item: Item) -> list[Element]:
    level = "j" if item.type in JOURNALS else "m"
    title = element(_tei("title"), item.container_title, {"level": level})
    return [title] if is_part(item) else []


def _identifiers(item: Item, kinds: Mapping[str, str]) -> list[Element]:
    return [
        one
        for ours, kind in kinds.items()
        for one in _worded("idno", getattr(item, ours), {"type": kind})
    ]


def _language(item: Item) -> list[Element]:
    """The language by its tag; what is no tag stays in words."""
    tag = clean(item.language)
    if _LANGUAGE.fullmatch(tag):
        return [element(_tei("textLang"), (), {"mainLang": tag})]
    return _worded("textLang", tag)


def _edition(item: Item) -> list[Element]:
    return _worded("edition", item.edition)


def _imprint(item: Item) -> list[Element]:
    return [
        *_worded("pubPlace", item.publisher_place),
        *_worded("publisher", item.publisher),
        *(_date(item.issued) if item.issued else ()),
    ]


def _date(issued: Date) -> list[Element]:
    """A date in the words of the source, its value in attributes."""
    ends = (issued.start,) if issued.end is None else (issued.start, issued.end)
    values = dict(zip(("when",) if len(ends) == 1 else ("from", "to"), ends, strict=True))
    dates = {name: w3c_date(end) for name, end in values.items()}
    attributes = dates if all(dates.values()) else {}
    doubt = {"cert": "low"} if issued.circa else {}
    return [element(_tei("date"), issued.printed or issued.edtf, {**attributes, **doubt})]


def _scopes(item: Item) -> list[Element]:
    return [
        one for unit in _SCOPES for one in _worded("biblScope", getattr(item, unit), {"unit": unit})
    ]


def _series(item: Item) -> list[Element]:
    return _holding("series", _worded("title", item.collection_title, {"level": "s"}))


def _extent(item: Item) -> list[Element]:
    measures = (
        one
        for ours, unit in _MEASURES.items()
        for one in _worded("measure", getattr(item, ours), {"unit": unit})
    )
    return _holding("extent", measures)


def _ms_identifier(archive: ArchivalUnits) -> list[Element]:
    """The city, the repository, the fond, and the shelf mark in one line with its levels marked."""
    held = archive.repository
    fonds = [unit for unit in archive.units if unit.level is Level.FOND]
    parts = [
        *_worded("settlement", held.place if held else ""),
        *_worded("repository", held.name if held else ""),
        *(one for unit in fonds for one in _worded("collection", str(unit), {"type": "fond"})),
        *_holding("idno", _units(archive), {"type": "shelfmark"}),
    ]
    return _holding("msIdentifier", parts)


def _units(archive: ArchivalUnits) -> list[Element]:
    """The units, with the signs between them as text."""
    made = [element(_tei("idno"), str(unit), {"type": unit.level.value}) for unit in archive.units]
    for one in made[:-1]:
        one.tail = archive.joint
    return made


def _remarks(work: Work, known: Collection[str]) -> Iterator[Element]:
    """What has no element of its own: notes that say what they are about, and related works."""
    item = work.item
    notes = [
        *((name, getattr(item, name)) for name in _NOTES),
        ("accessed", item.accessed.start.edtf if item.accessed else ""),
        *romanized_words(work, _BESIDE_TITLES).items(),
        *(("cited-in", citing_line(citing)) for citing in work.cited_in),
    ]
    for kind, words in notes:
        yield from _worded("note", words, {"type": kind})
    yield from _related(work.relations, known)


def _related(relations: Iterable[Relation], known: Collection[str]) -> Iterator[Element]:
    """The related works; those that are not in the file are notes, since nothing points there."""
    for relation in relations:
        kind = {"type": relation.kind.value}
        if relation.target in known and _NAME.fullmatch(relation.target):
            yield element(_tei("relatedItem"), (), {**kind, "target": f"#{relation.target}"})
        else:
            yield from _worded("note", relation.target, kind)
