"""Records of a RIS file; tags that nobody knows stay in them.

Source: "RIS Format Specifications" (2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ibidem.clean.records import Gains, Record, RecordFormat
from ibidem.clean.texts import appended, united_list

_RECORD = re.compile(r"(?ms)^TY  ?- .*?(?:^ER  ?-[^\n]*(?:\n|\Z)|(?=^TY  ?- )|\Z)")
_LINE = re.compile(r"(?ms)^(?P<tag>[A-Z][A-Z0-9])  ?-(?P<value>.*?)(?=^[A-Z][A-Z0-9]  ?-|\Z)")
_END, _TYPE, _KEY = "ER", "TY", "ID"
_SAYS_NOTHING = frozenset({_TYPE, _KEY, _END})
_LISTS = frozenset({"KW", "L1", "L2", "L3", "L4", "UR", "LK"})
_PROSE = frozenset({"N1", "N2", "AB", "RN"})
_ALIKE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        tag: frozenset(group - {tag})
        for group in (
            {"TI", "T1"},
            {"PY", "Y1"},
            {"AU", "A1"},
            {"AB", "N2"},
            {"IS", "M1"},
            {"UR", "LK"},
            {"CY", "PP"},
        )
        for tag in group
    }
)


def split(content: str) -> Iterator[str | Record]:
    """The records of a RIS file and the lines between them."""
    at = 0
    for match in _RECORD.finditer(content):
        values: dict[str, list[str]] = {}
        for line in _LINE.finditer(match[0]):
            values.setdefault(line["tag"], []).append(line["value"].strip())
        if values.keys() <= _SAYS_NOTHING:
            continue
        yield content[at : match.start()]
        yield Record(
            key=next(iter(values.get(_KEY, ())), ""),
            fields={
                tag: "\n".join(lines)
                for tag, lines in values.items()
                if tag not in _SAYS_NOTHING or tag == _TYPE
            },
            source=match[0],
        )
        at = match.end()
    yield content[at:]


def united(name: str, values: Sequence[str]) -> str | None:
    """Keywords and files each once, notes one after the other."""
    if name in _LISTS:
        return "\n".join(part.strip() for part in united_list(values, "\n").split("\n"))
    return appended(values).replace("\n\n", "\n") if name in _PROSE else None


def rewritten(record: Record, gains: Gains) -> str:
    r"""The record with its gains before its end.

    >>> book = Record(key="", fields={}, source="TY  - BOOK\nKW  - oil\nER  - \n")
    >>> rewritten(book, Gains(key="", changed={"KW": "oil\nBaku"}, added={"CY": "Baku"}))
    'TY  - BOOK\nKW  - oil\nKW  - Baku\nCY  - Baku\nER  - \n'
    """
    changed = dict(gains.changed)
    if gains.key != record.key:
        changed[_KEY] = gains.key
    lines: list[str] = []
    for line in _LINE.finditer(record.source):
        if line["tag"] not in changed:
            lines.append(line[0])
        elif changed[line["tag"]]:
            lines.append(_lines(line["tag"], changed[line["tag"]]))
            changed[line["tag"]] = ""
    more = {**{tag: value for tag, value in changed.items() if tag == _KEY}, **gains.added}
    end = len(lines) - 1 if lines and lines[-1].startswith(_END) else len(lines)
    added = [_lines(tag, value) for tag, value in more.items() if value]
    return "".join([*lines[:end], *added, *lines[end:]])


def _lines(tag: str, values: str) -> str:
    return "".join(f"{tag}  - {value}\n" for value in values.split("\n"))


RIS = RecordFormat(
    name="ris",
    split=lambda content: tuple(split(content)),
    united=united,
    rewritten=rewritten,
    assembled="".join,
    excludes=_ALIKE,
    people={"author": "AU", "editor": "ED"},
)
