"""Hayagriva libraries, the YAML of Typst: entries by key, each perhaps within a parent.

Source: "The Hayagriva YAML File Format", docs/file-format.md of typst/hayagriva.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from attrs import evolve

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import ItemType
from ibidem.model.person import Name
from ibidem.read.encoding import decode
from ibidem.read.library import Library, LibraryEntry
from ibidem.read.people import person, stated_name
from ibidem.read.reader import UnreadableError
from ibidem.read.records import WHOLES, Record, Vocabulary
from ibidem.read.yaml import YamlMapping, parse_parts, parse_yaml

_KEY = re.compile(r"^[^\s#:-][^\n:]*:[ ]*(?:&\w+[ ]*)?$", re.MULTILINE)
_TYPES: Mapping[str, ItemType] = MappingProxyType(
    {
        "anthology": ItemType.BOOK,
        "anthos": ItemType.CHAPTER,
        "article": ItemType.ARTICLE_JOURNAL,
        "blog": ItemType.WEBPAGE,
        "book": ItemType.BOOK,
        "case": ItemType.LEGAL_CASE,
        "chapter": ItemType.CHAPTER,
        "conference": ItemType.PAPER_CONFERENCE,
        "entry": ItemType.ENTRY_ENCYCLOPEDIA,
        "legislation": ItemType.LEGISLATION,
        "manuscript": ItemType.MANUSCRIPT,
        "newspaper": ItemType.ARTICLE_NEWSPAPER,
        "proceedings": ItemType.BOOK,
        "reference": ItemType.BOOK,
        "report": ItemType.REPORT,
        "thesis": ItemType.THESIS,
        "thread": ItemType.WEBPAGE,
        "video": ItemType.MOTION_PICTURE,
        "web": ItemType.WEBPAGE,
    }
)
# What an article is, by what it stands in.
_ARTICLES: Mapping[str, ItemType] = MappingProxyType(
    {
        "anthology": ItemType.CHAPTER,
        "blog": ItemType.WEBPAGE,
        "book": ItemType.CHAPTER,
        "conference": ItemType.PAPER_CONFERENCE,
        "newspaper": ItemType.ARTICLE_NEWSPAPER,
        "proceedings": ItemType.PAPER_CONFERENCE,
        "reference": ItemType.ENTRY_ENCYCLOPEDIA,
        "web": ItemType.WEBPAGE,
    }
)
# The sub-fields that hold the value of a field itself.
_ITSELF = frozenset({"value", "name"})
_PEOPLE = frozenset({"author", "editor"})
# In these Typst knows protected case and formulas.
_MARKED = frozenset(
    {"title", "genre", "publisher", "publisher.location", "location", "archive", "call-number"}
    | {"archive-location", "title.translation"}
)
_SIGN = re.compile(r"\\([\\{}$])|[{}]")
# No entry has more values than this, whatever its aliases repeat.
_MOST = 1000


def _up(*names: str) -> tuple[str, ...]:
    """Fields of an entry, of its parent, and of the parent of that."""
    return tuple(f"{above}{name}" for above in ("", "parent.", "parent.parent.") for name in names)


_VOCABULARY = Vocabulary(
    texts={
        "title": ("title",),
        "original_title": ("title.translation",),
        "genre": ("genre",),
        "publisher": _up("publisher", "organization"),
        "publisher_place": _up("location", "publisher.location"),
        "page": ("page-range",),
        "number_of_pages": ("page-total",),
        "number_of_volumes": _up("volume-total"),
        "edition": _up("edition"),
        "language": _up("language"),
        "url": _up("url"),
        "doi": ("doi", "serial-number.doi"),
        "number": ("serial-number.serial",),
    },
    issued=_up("date"),
    accessed=_up("url.date"),
    repository=_up("archive"),
    place=("city",),
    location=("shelf",),
    call_number=("call-number", "serial-number"),
    standard_numbers=_up("isbn", "issn", "serial-number.isbn", "serial-number.issn"),
    silent=frozenset({*_up("type", "title.verbatim"), "archive-location"}),
)
_WHOLE = evolve(
    _VOCABULARY,
    texts={**_VOCABULARY.texts, "volume": ("volume",), "collection_title": ("parent.title",)},
)
_PART = evolve(
    _VOCABULARY,
    texts={
        **_VOCABULARY.texts,
        "volume": _up("volume"),
        "issue": _up("issue"),
        "container_title": ("parent.title",),
        "collection_title": ("parent.parent.title",),
    },
)


def works(data: bytes) -> Library:
    """The works of a Hayagriva file by their keys; broken ones are findings.

    Raises:
        UnreadableError: where `data` is no YAML, or no mapping of entries.
    """
    text = decode(data).content
    findings: list[Diagnostic] = []
    try:
        parts = [parse_yaml(text)]
    except UnreadableError:
        parts, findings = parse_parts(text, _KEY)
        if not parts:
            raise
    entries: list[LibraryEntry] = []
    for part in parts:
        if not isinstance(part, YamlMapping):
            raise UnreadableError("this YAML is no Hayagriva: it is no mapping of entries")
        for key, entry in part.items():
            if isinstance(entry, YamlMapping):
                entries.append(_entry(key, entry))
            else:
                reason = f"{key} is no mapping of fields"
                findings.append(broken_entry(line=part.lines[key], reason=reason))
        for line, key in part.again:
            findings.append(broken_entry(line=line, reason=f"the key {key} stands twice"))
    return Library(entries=tuple(entries), findings=tuple(findings))


def _entry(key: str, entry: YamlMapping) -> LibraryEntry:
    kind = _type(entry)
    fields = _flat(entry)
    # The place of an archive by definition, and a shelf mark in many a library.
    for place in _up("archive-location"):
        for words in fields.pop(place, ()):
            marked = any(character.isdigit() for character in words)
            is_shelf = marked and "call-number" not in fields
            fields.setdefault("shelf" if is_shelf else "city", []).append(words)
    if "archive" in fields:
        fields.setdefault("shelf", []).extend(fields.pop("call-number", ()))
    record = Record(key=key, type=kind, fields=fields, people=_people(entry, kind))
    return (_WHOLE if kind in WHOLES else _PART).entry(record)


def _type(entry: YamlMapping) -> ItemType:
    kind, within = _word(entry.get("type")), _word(_parent(entry).get("type"))
    if kind == "article" and within in _ARTICLES:
        return _ARTICLES[within]
    return _TYPES.get(kind, ItemType.DOCUMENT)


def _word(value: object) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _parent(entry: Mapping[str, object]) -> Mapping[str, object]:
    """The first of the works that an entry stands in."""
    parent = entry.get("parent")
    first = next(iter(parent), None) if isinstance(parent, list) else parent
    return first if isinstance(first, YamlMapping) else {}


def _flat(entry: YamlMapping) -> dict[str, list[str]]:
    """The values of an entry by their paths ("parent.title"), those of people left out."""
    found: dict[str, list[str]] = {}
    waiting: deque[tuple[str, object]] = deque([("", entry)])
    for _ in range(_MOST):
        if not waiting:
            break
        path, value = waiting.popleft()
        inner: Iterator[tuple[str, object]] = iter(())
        if isinstance(value, str):
            words = _plain(value) if path.rpartition("parent.")[2] in _MARKED else value
            found.setdefault(path, []).append(words)
        elif isinstance(value, YamlMapping):
            inner = ((_joined(path, name), each) for name, each in value.items())
        elif isinstance(value, list):
            inner = ((f"{path}{n or ''}", each) for n, each in enumerate(value))
        waiting.extend(islice((pair for pair in inner if not _is_person(pair[0])), _MOST))
    return found


def _plain(words: str) -> str:
    r"""Words without the braces that protect their case, and without escapes.

    >>> _plain(r"The {NATO} costs \$5")
    'The NATO costs $5'
    """
    return _SIGN.sub(lambda match: match[1] or "", words)


def _joined(path: str, name: str) -> str:
    if path and name in _ITSELF:
        return path
    return f"{path}.{name}" if path else name


def _is_person(path: str) -> bool:
    return path.rpartition(".")[2] in _PEOPLE


def _people(entry: YamlMapping, kind: ItemType) -> dict[str, tuple[Name, ...]]:
    parent = _parent(entry)
    people = {
        "author": tuple(_names(entry.get("author"))),
        "editor": tuple(_names(entry.get("editor"))),
        "translator": tuple(_translators(entry.get("affiliated"))),
    }
    if kind not in WHOLES:
        people["editor"] = people["editor"] or tuple(_names(parent.get("editor")))
        people["container_author"] = tuple(_names(parent.get("author")))
    return people


def _names(value: object) -> Iterator[Name]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip(" ,"):
            yield stated_name(each)
        elif isinstance(each, YamlMapping):
            parts = (each.get(part) for part in ("prefix", "name", "given-name", "suffix"))
            prefix, name, given, suffix = (
                part.strip() if isinstance(part, str) else "" for part in parts
            )
            if given:
                yield person(f"{prefix} {name}".strip(), given, suffix)
            elif name:  # whose commas part nothing
                yield Name(literal=name) if "," in name else stated_name(name)


def _translators(value: object) -> Iterator[Name]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, YamlMapping) and _word(each.get("role")) == "translator":
            yield from _names(each.get("names"))
