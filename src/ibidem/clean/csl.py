"""Items of a CSL-JSON array; what is unknown to CSL stays in them.

Source: CSL 1.0.2, "CSL-JSON" schema ``csl-data.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ibidem.clean.records import Gains, Record, RecordFormat
from ibidem.clean.texts import appended, united_list

_KEYS = ("id", "citation-key")
_LISTS = {"keyword": ","}
_PROSE = frozenset({"note", "annote", "abstract"})


def split(content: str) -> Iterator[Record]:
    """The items of the array; their fields are JSON."""
    for item in json.loads(content):
        yield Record(
            key=str(item.get("id", "")),
            fields={name: _json(value) for name, value in item.items() if name not in _KEYS},
            source=_json(item),
        )


def united(name: str, values: Sequence[str]) -> str | None:
    """One keyword list, notes one below the other.

    >>> united("keyword", ['"oil"', '"Baku, oil"'])
    '"oil, Baku"'
    """
    words = [json.loads(value) for value in values]
    if not all(isinstance(each, str) for each in words):
        return None
    if name in _LISTS:
        return _json(united_list(words, _LISTS[name]))
    return _json(appended(words)) if name in _PROSE else None


def rewritten(record: Record, gains: Gains) -> str:
    """The item with its gains; an id that stays keeps its kind, number or string."""
    item = json.loads(record.source)
    if gains.key != record.key:
        item.update({name: gains.key for name in _KEYS if name in item or name == "id"})
    more = {**gains.changed, **gains.added}
    return _json({**item, **{name: json.loads(value) for name, value in more.items()}})


def assembled(parts: Sequence[str]) -> str:
    """The array, indented, as its other writers have it."""
    return (
        json.dumps(
            [json.loads(part) for part in parts if part.strip()], ensure_ascii=False, indent=2
        )
        + "\n"
    )


def plain(value: str) -> str:
    """A value as people read it: names and dates without their JSON."""
    return " ".join(_words(json.loads(value)))


def _words(value: object) -> Iterator[str]:
    match value:
        case dict():
            for each in value.values():
                yield from _words(each)
        case list():
            for each in value:
                yield from _words(each)
        case _:
            yield str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


CSL = RecordFormat(
    name="csl-json",
    split=lambda content: tuple(split(content)),
    united=united,
    rewritten=rewritten,
    assembled=assembled,
    plain=plain,
    people={name: name for name in ("author", "editor", "translator")},
)
