"""What a work was made of, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import asdict

from ibidem.dedupe import explain
from ibidem.emit.csl_json import csl_item
from ibidem.emit.describe import describe
from ibidem.emit.json_text import dumps
from ibidem.model.archive import ArchivalUnits
from ibidem.model.citation import Citation
from ibidem.model.date import Date
from ibidem.model.item import ITEM_FIELDS, Item
from ibidem.model.work import Work

_NAMELESS = "(no description)"


def as_text(work: Work, citations: Mapping[str, Citation], works: Mapping[str, Work]) -> str:
    """The work in sections: citations, record, reasons, related works."""
    sections = [
        (f"{work.key}", [describe(work.item) or _NAMELESS]),
        ("Citations", list(_citations(work, citations))),
        ("Record", list(_record(work.item))),
        ("Taken for the same", list(_reasons(work, citations))),
        ("Related works", list(_relations(work, works))),
    ]
    return "\n".join(_section(title, lines) for title, lines in sections if lines)


def _section(title: str, lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in [title, *(f"  {line}" for line in lines)])


def _citations(work: Work, citations: Mapping[str, Citation]) -> Iterator[str]:
    for name in work.citations:
        citation = citations[name]
        yield f"{name}  note {citation.note}  {' '.join(citation.text.split())}"


def _record(item: Item) -> Iterator[str]:
    width = max(map(len, ITEM_FIELDS))
    for name in ITEM_FIELDS:
        value = _value(getattr(item, name))
        if value:
            yield f"{name.replace('_', '-'):{width}}  {value}"


def _value(value: object) -> str:
    """A value of a record in one line."""
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, ArchivalUnits):
        repository = value.repository.name if value.repository else ""
        return ". ".join(filter(None, [repository, value.location]))
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _reasons(work: Work, citations: Mapping[str, Citation]) -> Iterator[str]:
    for names in _identical(work, citations):
        yield f"{', '.join(names)} say the same in every field"
    for match in work.matches:
        head, *evidence = explain(match)
        yield head
        yield from (f"  {line}" for line in evidence)
    for name in work.citations:
        link = citations[name].link
        if link is not None and link.antecedent is not None:
            yield f"{name} refers back to {link.antecedent}: {link.evidence}"


def _identical(work: Work, citations: Mapping[str, Citation]) -> list[list[str]]:
    """The citations that state equal records, in groups of two or more."""
    groups: dict[Item, list[str]] = {}
    for name in work.citations:
        if not citations[name].kind.is_back_reference:
            groups.setdefault(citations[name].item, []).append(name)
    return [names for names in groups.values() if len(names) > 1]


def _relations(work: Work, works: Mapping[str, Work]) -> Iterator[str]:
    for relation in work.relations:
        evidence = f" ({relation.evidence})" if relation.evidence else ""
        yield f"{relation.kind} {relation.target}{evidence}"
        yield f"  {describe(works[relation.target].item) or _NAMELESS}"


def as_json(work: Work, citations: Mapping[str, Citation], _works: Mapping[str, Work]) -> str:
    """The work as one JSON object."""
    value = {
        **_listed(work),
        "item": csl_item(work.item, work.key, relations=work.relations),
        "citations": [_citation(citations[name]) for name in work.citations],
        "matches": [{**asdict(match), "weight": match.weight} for match in work.matches],
        "relations": [asdict(relation) for relation in work.relations],
    }
    return f"{dumps(value, indent=2)}\n"


def _citation(citation: Citation) -> dict[str, object]:
    link = citation.link
    return {
        "id": citation.id,
        "source": citation.source,
        "note": citation.note,
        "text": citation.text,
        "kind": str(citation.kind),
        "antecedent": link.antecedent if link else None,
        "evidence": link.evidence if link else "",
    }


def list_as_text(works: Sequence[Work]) -> str:
    """A line for each work: key and description."""
    width = max((len(work.key) for work in works), default=0)
    return "".join(f"{work.key:{width}}  {describe(work.item) or _NAMELESS}\n" for work in works)


def list_as_json(works: Sequence[Work]) -> str:
    """The works as a JSON array of keys, descriptions and numbers of citations."""
    value = [{**_listed(work), "citations": len(work.citations)} for work in works]
    return f"{dumps(value, indent=2)}\n"


def _listed(work: Work) -> dict[str, object]:
    return {"work": work.key, "description": describe(work.item)}


LISTS: Mapping[str, Callable[[Sequence[Work]], str]] = MappingProxyType(
    {"text": list_as_text, "json": list_as_json}
)
"""The ways to write a list of works, by name."""

WORKS: Mapping[str, Callable[[Work, Mapping[str, Citation], Mapping[str, Work]], str]] = (
    MappingProxyType({"text": as_text, "json": as_json})
)
"""The ways to write one work, by name."""
