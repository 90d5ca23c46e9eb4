"""Entries of a .bib file edited in place; strings, comments and layout stay as they are.

Source: the biblatex manual, sections 2.2 "Entry Fields" and 2.2.4 "Data Aliases".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from bibtexparser.model import Entry

from ibidem.clean.records import Gains, Record, RecordFormat
from ibidem.clean.texts import appended, united_list
from ibidem.read.bib_blocks import bib_blocks

_LISTS: Mapping[str, str] = MappingProxyType(
    {"keywords": ",", "groups": ",", "file": ";", "ids": ",", "related": ","}
)
_PROSE = frozenset({"note", "annote", "annotation", "abstract", "comment", "addendum"})
# Of each of these an entry has one at most.
_ALIKE = (
    ("journal", "journaltitle"),
    ("address", "location"),
    ("school", "institution", "publisher", "organization"),
    ("date", "year"),
    ("date", "month"),
    ("key", "sortkey"),
    ("annote", "annotation"),
)
_VALUE = re.compile(r"(?s)\{(.*)\}|\"(.*)\"")
_NESTED = re.compile(r"[{}]")


def split(content: str) -> Iterator[str | Record]:
    """The entries of a .bib file and the words between them."""
    at = 0
    for block in bib_blocks(content)[0]:
        if not isinstance(block, Entry) or not block.raw:
            continue
        start = content.index(block.raw, at)
        yield content[at:start]
        # the first of two fields of one name counts, as in BibTeX
        fields = {each.key.lower(): str(each.value) for each in reversed(block.fields)}
        yield Record(
            key=block.key,
            fields={each.key.lower(): fields[each.key.lower()] for each in block.fields},
            source=block.raw,
        )
        at = start + len(block.raw)
    yield content[at:]


def united(name: str, values: Sequence[str]) -> str | None:
    """The values of a list with all their members, remarks one below the other.

    >>> united("keywords", ["{Baku, oil}", '"1920, Baku"'])
    '{Baku, oil, 1920}'
    >>> united("title", ["{Oil}", "{The Oil}"]) is None
    True
    """
    words = [_enclosed(value) for value in values]
    if any(each is None for each in words):
        return None
    known = [each for each in words if each is not None]
    if name in _LISTS:
        return f"{{{united_list(known, _LISTS[name])}}}"
    return f"{{{appended(known)}}}" if name in _PROSE else None


def _enclosed(value: str) -> str | None:
    """The words between the delimiters; None where a value is put together of strings."""
    match = _VALUE.fullmatch(value.strip())
    if match is None:
        return value.strip() if value.strip().isdecimal() else None
    words: str = match[1] if match[1] is not None else match[2]
    depth = 0
    for brace in _NESTED.finditer(words):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return None
    return words


def rewritten(record: Record, gains: Gains) -> str:
    r"""The entry with another key, other values of fields, and more fields at its end.

    >>> entry = Record(key="a", fields={"year": "1920"}, source="@book{a,\n  year = 1920\n}")
    >>> print(rewritten(entry, Gains(key="b", added={"isbn": "{5-9533-1465-5}"})))
    @book{b,
      year = 1920,
      isbn = {5-9533-1465-5},
    }
    """
    text = record.source
    for name, value in gains.changed.items():
        text = _with_value(text, name, record.fields[name], value)
    if gains.key != record.key:
        text = re.sub(
            rf"(\{{\s*){re.escape(record.key)}(?=\s*[,}}])",
            lambda m: m[1] + gains.key,
            text,
            count=1,
        )
    return _with_fields(text, gains.added) if gains.added else text


def _with_value(text: str, name: str, old: str, new: str) -> str:
    match = re.search(rf"(?i)(?<![\w-]){re.escape(name)}\s*=\s*{re.escape(old)}", text)
    if match is None:
        raise ValueError(f"the field {name} of an entry is not where it was read")
    return text[: match.end() - len(old)] + new + text[match.end() :]


def _with_fields(text: str, fields: Mapping[str, str]) -> str:
    closing = text.rindex(text.rstrip()[-1])
    body = text[:closing].rstrip()
    indent = re.search(r"\n([ \t]*)[\w-]+\s*=", text)
    before = f"\n{indent[1]}" if indent else "\n  "
    more = "".join(f"{before}{name} = {value}," for name, value in fields.items())
    return f"{body}{'' if body.endswith(',') else ','}{more}\n{text[closing:]}"


def plain(value: str) -> str:
    """A value without delimiters and braces."""
    return " ".join(_NESTED.sub("", value.strip().strip('"')).split())


def _excludes() -> Mapping[str, frozenset[str]]:
    pairs = [pair for group in _ALIKE for pair in combinations(group, 2)]
    both = [*pairs, *((right, left) for left, right in pairs)]
    return {name: frozenset(other for one, other in both if one == name) for name, _ in both}


BIB = RecordFormat(
    name="bibtex",
    split=lambda content: tuple(split(content)),
    united=united,
    rewritten=rewritten,
    assembled="".join,
    excludes=MappingProxyType(_excludes()),
    references=frozenset({"crossref", "xref", "xdata", "related", "entryset"}),
    plain=plain,
    aliases="ids",
    people={name: name for name in ("author", "editor", "translator")},
)
