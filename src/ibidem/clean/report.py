"""What was merged, on what evidence, and what is left for its owner to decide."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import asdict

from ibidem.clean.clean import Cleaned
from ibidem.clean.html_report import html_report
from ibidem.clean.kept import Kept
from ibidem.model.work import Match, Work

_HEAD = ("work", "record", "decision", "field", "value", "kept", "probability")


def json_report(cleaned: Cleaned) -> str:
    """The report as JSON: works that were merged, uncertain pairs, relations."""
    bibliography = cleaned.bibliography
    data = {
        "merged": [_merged(cleaned, one) for one in cleaned.merged],
        "uncertain": [_match(match) for match in bibliography.uncertain],
        "related": list(_related(cleaned)),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _merged(cleaned: Cleaned, kept: Kept) -> dict[str, Any]:
    records = cleaned.records
    return {
        "key": kept.gains.key,
        "kept": records[kept.record].key,
        "merged": [records[one].key for one in kept.merged],
        "added": _plain(cleaned, kept.gains.added),
        "changed": _plain(cleaned, kept.gains.changed),
        "left_out": [{**asdict(one), "record": records[one.record].key} for one in kept.left_out],
        "evidence": [_match(match) for match in cleaned.work_of(kept).matches],
    }


def _plain(cleaned: Cleaned, fields: Mapping[str, str]) -> dict[str, str]:
    return {name: cleaned.format.plain(value) for name, value in fields.items()}


def _match(match: Match) -> dict[str, Any]:
    return {
        "left": match.left,
        "right": match.right,
        "decided": match.decided,
        "probability": round(match.probability, 4),
        "evidence": [asdict(one) for one in match.evidence],
    }


def _related(cleaned: Cleaned) -> Iterator[dict[str, str]]:
    key_of = cleaned.key_of
    for work in cleaned.bibliography.works:
        for relation in work.relations:
            target = cleaned.bibliography.by_key[relation.target]
            yield {"work": key_of(work), "is": relation.kind, "of": key_of(target)}


def tsv_report(cleaned: Cleaned) -> str:
    """The report as a table, a line for each record that went and each value that changed."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    writer.writerow(_HEAD)
    for kept in cleaned.merged:
        writer.writerows(_rows(cleaned, kept))
    for match in cleaned.bibliography.uncertain:
        left, right = (_key_of_citation(cleaned, one) for one in (match.left, match.right))
        writer.writerow([left, right, "uncertain", "", "", "", f"{match.probability:.3f}"])
    for each in _related(cleaned):
        writer.writerow([each["work"], each["of"], each["is"], "", "", "", ""])
    return table.getvalue()


def _rows(cleaned: Cleaned, kept: Kept) -> Iterator[list[str]]:
    key, records = kept.gains.key, cleaned.records
    yield [key, records[kept.record].key, "kept", "", "", "", ""]
    for number in kept.merged:
        yield [key, records[number].key, "merged", "", "", "", ""]
    for decision, fields in (("added", kept.gains.added), ("changed", kept.gains.changed)):
        for name, value in _plain(cleaned, fields).items():
            yield [key, records[kept.record].key, decision, name, value, value, ""]
    for one in kept.left_out:
        yield [key, records[one.record].key, "left out", one.field, one.value, one.kept, ""]


def _key_of_citation(cleaned: Cleaned, citation: str) -> str:
    work: Work = cleaned.bibliography.by_key[cleaned.bibliography.by_id[citation].work or ""]
    return cleaned.key_of(work)


REPORTS: Mapping[str, Callable[[Cleaned], str]] = MappingProxyType(
    {"html": html_report, "tsv": tsv_report, "json": json_report}
)
"""The reports by name; the endings of their files are called the same."""
