"""Where each output format keeps what is known of a work, found by writing a work and looking."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml
from attrs import evolve
from lxml import etree

from ibidem.emit import format_named
from ibidem.emit.emitted import Emitted
from ibidem.emit.said import CITED, TRANSLATED
from ibidem.emit.wholes import PARTS
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name
from ibidem.model.work import Citing, Work

# A value that is found again in a file, whatever the format makes of its type.
_SIGN = "7351"
_SPECIAL = {"isbn": "978-5-9533-7351-2", "language": "qaa", "url": f"https://a.example/{_SIGN}"}
_KINDS = {
    **dict.fromkeys(("container_title", "page", "issue", "doi", "issn"), ItemType.ARTICLE_JOURNAL),
    "container_author": ItemType.CHAPTER,
    "genre": ItemType.THESIS,
    "medium": ItemType.INTERVIEW,
    "number": ItemType.REPORT,
    "recipient": ItemType.PERSONAL_COMMUNICATION,
}
_REPOSITORY = RepositoryRef(id="x", name="Archive")
_UNITS = (
    Unit(level=Level.FOND, value="1", word="f."),
    Unit(level=Level.DELO, value="2", word="d."),
)


def probes() -> Iterator[tuple[str, Work, str]]:
    """For each thing known of works: its name, a work that has it, what to look for."""
    for ours, csl in CSL_NAMES.items():
        yield csl, _work(ours, **{ours: (Name(family=f"N{_SIGN}", given="A."),)}), _SIGN
    for ours, csl in CSL_TEXTS.items():
        value = _SPECIAL.get(ours, _SIGN)
        yield csl, _work(ours, **{ours: value}), value
    for ours in ("issued", "accessed"):
        yield ours, _work(ours, **{ours: Date(start=PartialDate(int(_SIGN)))}), _SIGN
    held = ArchivalUnits(repository=_REPOSITORY, units=_UNITS)
    signed = evolve(_UNITS[1], value=_SIGN)
    for name, archive in {
        "archive": evolve(held, repository=evolve(_REPOSITORY, name=f"Archive {_SIGN}")),
        "archive_location": evolve(held, units=(_UNITS[0], signed)),
        "archive-place": evolve(held, repository=evolve(_REPOSITORY, place=_SIGN)),
    }.items():
        yield name, _work("archive", type=ItemType.MANUSCRIPT, archive=archive), _SIGN
    book = _work("title")
    yield TRANSLATED, evolve(book, translated_title=_SIGN), _SIGN
    latin = evolve(book.item, title=f"Latin {_SIGN}")
    yield "romanized-title", evolve(book, romanized=latin), _SIGN
    cited = Citing(document="a.docx", note="1", text=_SIGN)
    yield CITED, evolve(book, cited_in=(cited,)), _SIGN


def _work(ours: str, **values: Any) -> Work:
    kind = _KINDS.get(ours, ItemType.BOOK)
    item = Item(type=kind, title="Название", container_title="Whole" if _inside(kind) else "")
    return Work(key="key", item=evolve(item, **{"type": kind, **values}))


def _inside(kind: ItemType) -> bool:
    return kind in {ItemType.ARTICLE_JOURNAL, ItemType.CHAPTER}


def of_json(emitted: Emitted, sign: str) -> str:
    """The variable, or the line of the note, that holds the sign."""
    return _variable(json.loads(emitted.text)[0], sign)


def of_yaml(emitted: Emitted, sign: str) -> str:
    """The path of the field that holds the sign."""
    entry = yaml.safe_load(emitted.text)["key"]
    return _path(entry, sign)


def _variable(entry: Mapping[str, Any], sign: str) -> str:
    for name, value in entry.items():
        if sign in str(value):
            line = (
                re.search(rf"^([\w.-]+): .*{sign}", value, re.MULTILINE) if name == "note" else None
            )
            return f"{name}: {line[1]}" if line else name
    return ""


def _path(entry: Mapping[str, Any], sign: str) -> str:
    for name, value in entry.items():
        if sign in str(value):
            parts = value[0] if isinstance(value, list) else value
            below = _path(parts, sign) if isinstance(parts, dict) else ""
            return f"{name}.{below}" if below else name
    return ""


def of_bib(emitted: Emitted, sign: str) -> str:
    """The field that holds the sign."""
    return _found(rf"^\s*(\w+)\s*=.*{re.escape(sign)}", emitted.text)


def of_ris(emitted: Emitted, sign: str) -> str:
    """The tag of the line that holds the sign, and the word before it in a remark."""
    tag = _found(rf"^(\w\w)  - .*{re.escape(sign)}", emitted.text)
    word = _found(rf"^{tag}  - ([\w -]+): .*{re.escape(sign)}", emitted.text) if tag else ""
    return f"{tag} {word}:" if word else tag


def of_wikitext(emitted: Emitted, sign: str) -> str:
    """The parameter that holds the sign."""
    return _found(rf"\|([\w -]+)=[^|]*{re.escape(sign)}", emitted.text)


def of_xml(emitted: Emitted, sign: str) -> str:
    """The innermost element that holds the sign, and what tells it from others of the name."""
    for each in etree.fromstring(emitted.text.encode()).iter():
        line = next((line for line in (each.text or "").splitlines() if sign in line), "")
        if line:
            return _element(each, line)
        if any(sign in value for value in each.attrib.values()):
            return f"{each.tag.rpartition('}')[2]}"
    return ""


def _element(element: etree._Element, line: str) -> str:
    name, kind = element.tag.rpartition("}")[2], element.get("type") or element.get("unit")
    above = element.getparent()
    holder = "" if above is None else above.tag.rpartition("}")[2]
    said = re.match(r"([\w -]+): ", line) if name == "description" else None
    if said:
        return f"Extra: {said[1]}"
    if name in {"value", "surname", "orgName", "number", "start", "title", "namePart"}:
        outer = next(
            up for up in element.iterancestors() if up.tag.rpartition("}")[2] not in _SHELLS
        )
        kind, holder = outer.get("type") or outer.get("unit") or kind, outer.tag.rpartition("}")[2]
        name = f"{holder}/{name}"
    return f"{name} {kind}" if kind else name


_SHELLS = frozenset({"persName", "Person", "li", "Seq", "titleInfo", "URI"})


def of_table(emitted: Emitted, sign: str) -> str:
    """The column that holds the sign."""
    (row,) = csv.DictReader(io.StringIO(emitted.text.removeprefix("\ufeff")))
    return next((name for name, value in row.items() if sign in value), "")


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    return match[1].strip() if match else ""


FINDERS: Mapping[str, Callable[[Emitted, str], str]] = {
    "bibtex": of_bib,
    "biblatex": of_bib,
    "better-bibtex": of_bib,
    "csl-json": of_json,
    "ris": of_ris,
    "hayagriva": of_yaml,
    "zotero-rdf": of_xml,
    "tei": of_xml,
    "mods": of_xml,
    "wikitext": of_wikitext,
    "csv": of_table,
}
"""How a value is looked for in each format; CSL-YAML is as CSL-JSON, TSV as CSV."""


def places() -> Iterator[tuple[str, ...]]:
    """A row for each thing known of a work: its place in every format, or that it has none."""
    for name, work, sign in probes():
        found = (find(format_named(form).emit([work]), sign) for form, find in FINDERS.items())
        yield (f"`{name}`", *(f"`{place}`" if place else "–" for place in found))


def kinds() -> Iterator[tuple[str, ...]]:
    """A row for each type of work: what every format calls it."""
    for kind in ItemType:
        held = ArchivalUnits(repository=_REPOSITORY, units=_UNITS)
        whole = "Whole" if kind in PARTS else ""
        archive = held if kind in {ItemType.MANUSCRIPT, ItemType.PERSONAL_COMMUNICATION} else None
        item = Item(type=kind, title="Title", container_title=whole, archive=archive)
        found = (
            _found(pattern, format_named(form).emit([Work(key="key", item=item)]).text)
            for form, pattern in _TYPES.items()
        )
        yield (f"`{kind}`", *(f"`{name}`" if name else "–" for name in found))


_TYPES: Mapping[str, str] = {
    "bibtex": r"(@\w+)",
    "biblatex": r"(@\w+)",
    "ris": r"^TY  - (\w+)",
    "hayagriva": r"^  type: (.+)",
    "zotero-rdf": r"<z:itemType>(\w+)",
    "mods": r"<genre authority=\"marcgt\">([\w ]+)",
    "wikitext": r"\{\{([\w ]+) \|",
}
TYPED = tuple(_TYPES)
"""The formats with names of their own for types; CSL-JSON, TEI and tables have those of CSL."""
