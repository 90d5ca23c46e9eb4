"""The two sides of the comparison: annotated citations and predicted ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from attrs import field, frozen

_BACK_REFERENCES = frozenset({"ibid", "op-cit", "loc-cit", "short", "cross-reference"})

# Where the row's CSL item keeps the fields that the gold calls otherwise.
_ITEM_FIELDS = {
    "type": "type",
    "author": "author",
    "editor": "editor",
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "ISBN": "ISBN",
}


@frozen(kw_only=True)
class Gold:
    """A citation annotated by hand.

    Attributes:
        id: its name in the gold file.
        source: stem of the text it stands in.
        text: its words as printed.
        kinds: how it names its work; any of these is right.
        work: the annotator's name for the work, None where a careful reader cannot tell.
        fields: what its words say.
        units: for a back-reference, the complete archival units it stands for.
        locator: the place in the work, "" where none is named.
        optional: fields that count only where they are right.
    """

    id: str
    source: str
    text: str
    kinds: tuple[str, ...]
    work: str | None
    fields: Mapping[str, Any]
    units: Any = None
    locator: str = ""
    optional: frozenset[str] = frozenset()

    @property
    def is_back_reference(self) -> bool:
        """Whether what it resolves to counts, instead of its fields."""
        return not _BACK_REFERENCES.isdisjoint(self.kinds)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Gold:
        """The citation that a line of a gold file describes."""
        kind = row["kind"]
        return cls(
            id=row["id"],
            source=PurePath(row["source"]).name,
            text=row["raw"],
            kinds=tuple(kind) if isinstance(kind, list) else (kind,),
            work=row["work"],
            fields=_gold_fields(row["fields"]),
            units=row["fields"].get("archive"),
            locator=row["locator"][1] if row.get("locator") else "",
            optional=frozenset(row.get("optional", ())),
        )


@frozen(kw_only=True)
class Predicted:
    """A citation as ibidem read it; everything empty where it found none."""

    text: str = ""
    kind: str = ""
    work: str | None = None
    language: str = ""
    fields: Mapping[str, Any] = field(factory=dict)
    locator: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Predicted:
        """The citation that a line of ``ibidem parse --to jsonl`` describes."""
        return cls(
            text=row["text"],
            kind=row["kind"],
            work=row["work"],
            language=row["item"].get("language", ""),
            fields=_predicted_fields(row),
            locator=row["locator"]["value"] if row["locator"] else "",
        )


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The citations of a gold file, in reading order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Gold.of(json.loads(line)) for line in lines if line.strip())


def _gold_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with the repository apart from the units, each measured by itself."""
    known = dict(fields)
    units = known.get("archive")
    first = units[0] if isinstance(units, list) else units
    if first and first.get("repository"):
        known["repository"] = first["repository"]
        if len(first) == 1:
            del known["archive"]
    return known


def _predicted_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    item = row["item"]
    found = {ours: item.get(csl) for ours, csl in _ITEM_FIELDS.items()}
    found["date"] = "/".join(map(_iso, item.get("issued", {}).get("date-parts", ())))
    if row["archive"]:
        found["archive"] = row["archive"]["units"]
        found["repository"] = (row["archive"]["repository"] or {}).get("id")
    return {name: value for name, value in found.items() if value}


def _iso(parts: list[int]) -> str:
    year, *rest = parts
    return "-".join([str(year), *(f"{part:02d}" for part in rest)])
