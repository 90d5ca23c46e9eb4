"""Where each output format puts what is known of a work: found out by writing works and looking."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import Factory, evolve, frozen
from bibtexparser.entrypoint import parse_string
from lxml import etree

from ibidem.emit import FORMATS
from ibidem.emit.xml import Element
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.model.work import Citing, Relation, RelationKind, Work
from ibidem.read.yaml import YamlMapping, parse_yaml

WORD = "Zqxwv"
LOST = "—"


@frozen(kw_only=True)
class Probe:
    """A work that says one thing, which is looked for in an output.

    Attributes:
        variable: what it says, by CSL variable or as a diagnostic calls it.
        kind: the kind of work that says it.
        said: the attributes of the item.
        told: those of the work.
        sign: what to look for.
    """

    variable: str
    kind: ItemType
    said: Mapping[str, Any] = Factory(dict)
    told: Mapping[str, Any] = Factory(dict)
    sign: str = WORD

    @property
    def work(self) -> Work:
        """The work, with a title unless that is what it says."""
        item = evolve(Item(type=self.kind, title="Title", language="ru"), **self.said)
        return evolve(Work(key="key", item=item), **self.told)


def _text(variable: str, attribute: str, kind: ItemType, value: str = WORD) -> Probe:
    sign = value.split("-", maxsplit=1)[0] if value != WORD else WORD
    return Probe(variable=variable, kind=kind, said={attribute: value}, sign=sign)


def _people(variable: str, attribute: str, kind: ItemType) -> Probe:
    said: dict[str, Any] = {attribute: (Name(family=WORD, given="A."),)}
    if variable == "container-author":
        said = {**said, "container_title": "Whole"}
    return Probe(variable=variable, kind=kind, said=said)


def _archive(variable: str, name: str = "Name", place: str = "Place", value: str = "9") -> Probe:
    mark = ArchivalUnits(
        repository=RepositoryRef(id="x", name=name, place=place),
        units=(Unit(level=Level.FOND, value=value, word="Ф."),),
    )
    return Probe(variable=variable, kind=ItemType.MANUSCRIPT, said={"archive": mark})


_BOOK, _ARTICLE, _CHAPTER = ItemType.BOOK, ItemType.ARTICLE_JOURNAL, ItemType.CHAPTER
_DAY, _FIRST, _LAST = PartialDate(1907, 3, 17), PartialDate(1907), PartialDate(1909)
_CITING = Citing(document="a.docx", note="1", text=WORD, locator=Locator(label="page", value="5"))
_OIL = "10.5555/zqxwv"
PROBES: tuple[Probe, ...] = (
    _people("author", "author", _BOOK),
    _people("editor", "editor", _BOOK),
    _people("translator", "translator", _BOOK),
    _people("recipient", "recipient", ItemType.PERSONAL_COMMUNICATION),
    _people("container-author", "container_author", _CHAPTER),
    _text("title", "title", _BOOK),
    _text("original-title", "original_title", _BOOK),
    _text("container-title", "container_title", _CHAPTER),
    _text("collection-title", "collection_title", _BOOK),
    _text("genre", "genre", ItemType.THESIS),
    _text("publisher", "publisher", _BOOK),
    _text("publisher-place", "publisher_place", _BOOK),
    Probe(variable="issued", kind=_BOOK, said={"issued": Date(start=_DAY)}, sign="1907"),
    Probe(
        variable="end of issued",
        kind=_BOOK,
        said={"issued": Date(start=_FIRST, end=_LAST)},
        sign="1909",
    ),
    _text("volume", "volume", _BOOK, "7071"),
    _text("number-of-volumes", "number_of_volumes", _BOOK, "7071"),
    _text("issue", "issue", _ARTICLE, "7071"),
    _text("number", "number", ItemType.REPORT, "7071"),
    _text("page", "page", _ARTICLE, "7071-7099"),
    _text("number-of-pages", "number_of_pages", _BOOK, "7071"),
    _text("edition", "edition", _BOOK, "7071"),
    Probe(variable="ISBN", kind=_BOOK, said={"isbn": "978-3-16-148410-0"}, sign="148410"),
    Probe(variable="ISSN", kind=_ARTICLE, said={"issn": "2049-3630"}, sign="2049"),
    Probe(variable="DOI", kind=_ARTICLE, said={"doi": _OIL}, sign="5555"),
    Probe(variable="URL", kind=_BOOK, said={"url": "https://zqxwv.example.org/"}, sign="zqxwv"),
    Probe(
        variable="accessed",
        kind=_BOOK,
        said={"url": "https://a.example.org/", "accessed": Date(start=_DAY)},
        sign="1907",
    ),
    _text("medium", "medium", ItemType.INTERVIEW),
    Probe(variable="language", kind=_BOOK, said={"language": "eu"}, sign="^eu$|basque"),
    _archive("archive", name=WORD),
    _archive("archive_location", value=WORD),
    _archive("archive-place", place=WORD),
    Probe(
        variable="translation-of",
        kind=_BOOK,
        told={"relations": (Relation(kind=RelationKind.TRANSLATION_OF, target=WORD),)},
    ),
    Probe(variable="translated-title", kind=_BOOK, told={"translated_title": WORD}),
    Probe(
        variable="romanized-author",
        kind=_BOOK,
        said={"author": (Name(family="Щ", given="А."),)},
        told={"romanized": Item(title="Title", author=(Name(family=WORD, given="A."),))},
    ),
    Probe(variable="romanized-title", kind=_BOOK, told={"romanized": Item(title=WORD)}),
    Probe(variable="cited-in", kind=_BOOK, told={"cited_in": (_CITING,)}),
)

Found = Iterator[tuple[str, str]]
"""The places of an output and what stands there."""


def _bib(text: str) -> Found:
    entry = parse_string(text).entries[0]
    yield from ((f"`{field.key}`", str(field.value).strip("{}")) for field in entry.fields)


def _lines_of(place: str, lines: str) -> Found:
    """The lines of a note under the names that they begin with."""
    for line in lines.splitlines():
        name, colon, value = line.partition(": ")
        yield (f"{place} `{name}:`", value) if colon else (place, line)


def _tree(tree: object, path: str = "") -> Found:
    """The values of JSON or YAML by their paths."""
    if isinstance(tree, Mapping):
        for name, value in tree.items():
            yield from _tree(value, f"{path}.{name}" if path else str(name))
    elif isinstance(tree, list):
        for value in tree:
            yield from _tree(value, path)
    elif path == "note":
        yield from _lines_of("`note`", str(tree))
    else:
        yield f"`{path}`", str(tree)


def _json(text: str) -> Found:
    yield from _tree(json.loads(text)[0])


def _csl_yaml(text: str) -> Found:
    tree = parse_yaml(text)
    references = tree["references"] if isinstance(tree, YamlMapping) else None
    yield from _tree(references[0] if isinstance(references, list) else {})


def _hayagriva(text: str) -> Found:
    tree = parse_yaml(text)
    yield from _tree(tree["key"] if isinstance(tree, YamlMapping) else {})


def _ris(text: str) -> Found:
    for line in text.splitlines():
        tag, _, value = line.partition("  - ")
        yield from _lines_of("`M2`", value) if tag == "M2" else [(f"`{tag}`", value)]


def _xml(text: str) -> Found:
    for element in etree.fromstring(text.encode()).iter("*"):
        place = _path(element)
        words = element.text or ""
        if _local(element) == "description":
            yield from _lines_of("*Extra*", words)
        elif words.strip():
            yield f"`{place}`", words.strip()
        for name, value in element.attrib.items():
            yield f"`{place}/@{etree.QName(name).localname}`", str(value).removeprefix("#")


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _path(element: Element) -> str:
    """The elements that lead to one; those that hold whole records say nothing."""
    above = [*reversed(list(element.iterancestors())), element]
    return "/".join(_named(each) for each in above if _local(each) not in _HOLDERS)


def _named(element: Element) -> str:
    kind = element.get("type") or element.get("level") or ""
    return f"{_local(element)}[{kind}]" if kind else _local(element)


_HOLDERS = frozenset(
    {"RDF", "Book", "Article", "BookSection", "Report", "Thesis", "Letter", "Manuscript", "Person"}
    | {"Interview", "li", "Seq", "mods", "modsCollection", "listBibl", "bibl", "biblStruct", "TEI"}
    | {"text", "body", "Organization", "Address", "adr", "isPartOf"}
)


def _table(text: str, delimiter: str) -> Found:
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    yield from ((f"`{name}`", value) for name, value in row.items())


def _wikitext(text: str) -> Found:
    for parameter in re.findall(r"\|\s*([^|={}]+?)\s*=\s*([^|{}]*)", text):
        yield f"`{parameter[0]}`", parameter[1].strip()


LOOKED_INTO: Mapping[str, Callable[[str], Found]] = MappingProxyType(
    {
        **dict.fromkeys(("bibtex", "biblatex", "better-bibtex"), _bib),
        "csl-json": _json,
        "csl-yaml": _csl_yaml,
        "ris": _ris,
        "hayagriva": _hayagriva,
        **dict.fromkeys(("zotero-rdf", "tei", "mods"), _xml),
        **dict.fromkeys(("wikitext-en", "wikitext-ru"), _wikitext),
        "csv": lambda text: _table(text, ","),
    }
)
"""How the places of an output format are listed; of two that are alike, one."""


def place_of(probe: Probe, name: str) -> str:
    """Where a format puts what a probe says; a dash where nowhere."""
    text = FORMATS[name].emit([probe.work]).text
    found = (place for place, words in LOOKED_INTO[name](text) if re.search(probe.sign, words))
    return next(found, LOST)


def rows() -> Iterable[tuple[str, ...]]:
    """A row for each thing that may be known of a work, a column for each format."""
    for probe in PROBES:
        yield f"`{probe.variable}`", *(place_of(probe, name) for name in LOOKED_INTO)


TYPED: Mapping[str, str] = MappingProxyType(
    {
        "bibtex": r"@(\w+)",
        "biblatex": r"@(\w+)",
        "better-bibtex": r"@(\w+)",
        "csl-json": r'"type": "([^"]+)"',
        "ris": r"TY  - (\w+)",
        "hayagriva": r"type: (\w+)",
        "zotero-rdf": "itemType>([^<]+)",
        "tei": r'<bibl\w* type="([^"]+)"',
        "mods": r'<genre authority="local">([^<]+)',
        "wikitext-en": r"\{\{([^|}]+)",
        "wikitext-ru": r"\{\{([^|}]+)",
    }
)
"""Where a format says what kind of work it is."""


def type_rows() -> Iterable[tuple[str, ...]]:
    """A row for each kind of work, a column for each format that says it."""
    for kind in ItemType:
        yield f"`{kind}`", *(type_of(kind, name) for name in TYPED)


def type_of(kind: ItemType, name: str) -> str:
    """What a format calls a kind of work."""
    text = FORMATS[name].emit([Work(key="key", item=Item(type=kind, title="Title"))]).text
    found = re.search(TYPED[name], text)
    return f"`{found[1].strip()}`" if found else LOST
