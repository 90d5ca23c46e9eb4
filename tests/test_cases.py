"""Cases as data: every ``tests/cases/<stage>/*.toml`` holds texts and what must be read from them.

``[[case]]`` has a ``name`` (what it guards against), a ``text``, and expectations: for *parse* the
values of fields, for *resolve* the notes and what each stands for. ``known_failures.txt`` lists
cases that fail and are known to; one that begins to pass must be taken off the list.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ibidem.api import process_documents
from ibidem.model.citation import Citation
from ibidem.parse import Context, Parsed, parse_citation
from ibidem.read import read_text

CASES = Path(__file__).parent / "cases"
KNOWN = frozenset(
    line.strip()
    for line in (CASES / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
)


def cases(stage: str) -> list[Any]:
    found = []
    for file in sorted((CASES / stage).glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            name = f"{stage}/{file.stem}/{case['name']}"
            marks = [pytest.mark.xfail(strict=True)] if name in KNOWN else []
            found.append(pytest.param(case, id=name, marks=marks))
    return found


def field(read: Parsed | Citation, name: str) -> object:
    """A field as a case writes it: names as text, dates as EDTF, units as a table."""
    item = read.item
    value = getattr(item, name, None)
    match name:
        case "kind":
            value = read.kind.value
        case "locator":
            value = [read.locator.label, read.locator.value] if read.locator else None
        case "author" | "container_author" | "editor" | "translator":
            value = [str(person) for person in value or ()]
        case "issued" | "accessed":
            value = value.edtf if value else None
        case "units":
            value = item.archive.values if item.archive else None
        case "repository":
            found = item.archive.repository if item.archive else None
            value = found.id if found else None
        case "type":
            value = value.value if value else None
    return value


@pytest.mark.parametrize("case", cases("parse"))
def test_a_citation_is_read(case: dict[str, Any]) -> None:
    parsed = parse_citation(case["text"], context=Context(listed=case.get("listed", False)))
    read = {name: field(parsed, name) for name in case["expect"]}
    assert read == case["expect"]
    for absent in case.get("absent", ()):
        assert not field(parsed, absent), absent


@pytest.mark.parametrize("case", cases("resolve"))
def test_notes_are_resolved(case: dict[str, Any]) -> None:
    text = "\n".join(f"{number}. {note}" for number, note in enumerate(case["notes"], start=1))
    bibliography = process_documents([read_text(text, "case.txt")])
    by_id = bibliography.by_id
    for expected in case["expect"]:
        citation = by_id[f"case#{expected['citation']}"]
        link = citation.link
        target = link.antecedent.removeprefix("case#") if link and link.antecedent else None
        assert target == expected.get("antecedent"), citation.text
        for name in expected.keys() - {"citation", "antecedent", "codes"}:
            assert field(citation, name) == expected[name], citation.text
        assert sorted(one.code for one in citation.diagnostics) == expected.get("codes", [])


def test_every_known_failure_is_a_case() -> None:
    names = {param.id for stage in ("parse", "resolve") for param in cases(stage)}
    assert names >= KNOWN
