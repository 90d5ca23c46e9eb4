"""Rows: one JSON object per citation, in reading order, as ``parse --to jsonl`` prints them.

The JSON Schema of a row is ``data/schema/citation-row.json``.
"""

from __future__ import annotations

from collections.abc import Sequence

from ibidem.emit.csl_json import csl_item
from ibidem.emit.emitted import Emitted
from ibidem.emit.json_text import dumps
from ibidem.model.archive import ArchivalUnits
from ibidem.model.citation import Citation
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.locator import Locator


def emit(citations: Sequence[Citation]) -> Emitted:
    """The citations as JSON lines, in the order given."""
    return Emitted(text="".join(f"{dumps(row(citation))}\n" for citation in citations))


def row(citation: Citation) -> dict[str, object]:
    """One citation as a JSON object; `item` is what was read from this citation itself.

    Values that a back-reference took over from its antecedent are listed under `inherited`.
    """
    link = citation.link
    return {
        "id": citation.id,
        "source": citation.source,
        "note": citation.note,
        "text": citation.text,
        "start": citation.span.start,
        "end": citation.span.end,
        "kind": str(citation.kind),
        "work": citation.work,
        "antecedent": link.antecedent if link else None,
        "candidates": list(link.candidates) if link else [],
        "locator": _locator(citation.locator),
        "item": _item(citation),
        "archive": _archive(citation.item.archive),
        "inherited": sorted(citation.inherited),
        "quotes": citation.quotes,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in citation.diagnostics],
    }


def _item(citation: Citation) -> dict[str, object]:
    """The CSL-JSON item; its citation key is that of the work, absent where there is none."""
    item = csl_item(citation.item, citation.work or citation.id)
    if citation.work is None:
        del item["citation-key"]
    return item


def _locator(locator: Locator | None) -> dict[str, str] | None:
    return {"label": locator.label, "value": locator.value} if locator else None


def _archive(archive: ArchivalUnits | None) -> dict[str, object] | None:
    if archive is None:
        return None
    repository = archive.repository
    return {
        "repository": {"id": repository.id, "name": repository.name} if repository else None,
        "units": archive.values,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "message": diagnostic.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }
