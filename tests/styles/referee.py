"""The same works in the same styles by citeproc-js, the processor of Zotero, and by pandoc."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from ibidem.styles import Cite, Style
from ibidem.styles.languages import language_of
from ibidem.styles.locales import Layer, Term, known_layers
from tests.proof.programs import need

HERE = Path(__file__).parent
POSITIONS = {"first": 0, "subsequent": 1, "near-note": 1, "ibid": 2, "ibid-with-locator": 3}
Item = Mapping[str, Any]


def locale_xml(layer: Layer) -> str:
    """One of our tables of terms as a locale file of CSL."""
    options = "".join(f" {name}={quoteattr(value)}" for name, value in layer.options.items())
    dates = "".join(
        f"<date form={quoteattr(form)}>"
        + "".join(f"<date-part {_said(part.attributes)}/>" for part in date.children)
        + "</date>"
        for form, date in layer.dates.items()
    )
    return (
        '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
        f" xml:lang={quoteattr(layer.language)}><style-options{options}/>{dates}"
        f"<terms>{''.join(_terms(layer))}</terms></locale>"
    )


def _said(attributes: Mapping[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())


def _terms(layer: Layer) -> Iterable[str]:
    for (name, form), term in layer.terms.items():
        if form != "alone":
            shape = "" if form == "long" else f" form={quoteattr(form)}"
            gender = f" gender={quoteattr(term.gender)}" if term.gender else ""
            yield f"<term name={quoteattr(name)}{shape}{gender}>{_words(term)}</term>"
    for (name, gender), term in layer.ordinals.items():
        shape = f" gender-form={quoteattr(gender)}" if gender else ""
        yield f"<term name={quoteattr(name)}{shape}>{escape(term.single)}</term>"


def _words(term: Term) -> str:
    if term.single == term.multiple:
        return escape(term.single)
    return f"<single>{escape(term.single)}</single><multiple>{escape(term.multiple)}</multiple>"


def sheet_of(style: Style) -> str:
    """The CSL file of one of our styles."""
    file = resources.files("ibidem") / "data" / "styles" / f"{style.name}.csl"
    return file.read_text(encoding="utf-8")


def by_citeproc(style: Style, cites: Sequence[Cite], items: Sequence[Item]) -> Rendered:
    """Every cite as a note and every item as an entry, each in the language that ours has it in."""
    languages = {
        style.language or language_of(item) for item in (*items, *(cite.item for cite in cites))
    }
    jobs = [_job(style, language, cites, items) for language in sorted(languages)]
    notes: dict[int, str] = {}
    entries: dict[str, str] = {}
    for job, answer in zip(jobs, _node([job["sent"] for job in jobs]), strict=True):
        notes |= dict(zip(job["notes"], answer["notes"], strict=True))
        entries |= answer["entries"]
    return Rendered([notes[at] for at in range(len(cites))], entries)


class Rendered:
    """Notes in their order and entries by id."""

    def __init__(self, notes: list[str], entries: dict[str, str]) -> None:
        self.notes = notes
        self.entries = entries


def _job(
    style: Style, language: str, cites: Sequence[Cite], items: Sequence[Item]
) -> dict[str, Any]:
    def in_it(item: Item) -> bool:
        return (style.language or language_of(item)) == language

    own = [at for at, cite in enumerate(cites) if in_it(cite.item)]
    known = {item["id"]: item for item in (*(cites[at].item for at in own), *filter(in_it, items))}
    tables = {tag: locale_xml(layer) for tag, layer in known_layers().items()}
    sent = {
        "style": sheet_of(style),
        "locale": language,
        "locales": tables | {"en-US": tables["en"]},
        "items": list(known.values()),
        "notes": [[_cite(cites[at])] for at in own],
    }
    return {"sent": sent, "notes": own}


def _cite(cite: Cite) -> dict[str, Any]:
    said = {
        "id": cite.item["id"],
        "locator": cite.locator,
        "label": cite.label,
        "prefix": cite.prefix,
        "suffix": cite.suffix,
        "position": POSITIONS[cite.position],
        "near-note": "near-note" in cite.positions,
    }
    return {name: value for name, value in said.items() if value != ""}


def _node(jobs: Sequence[Any]) -> list[Any]:
    node = need("node")
    asked = subprocess.run(
        [node, "-e", 'require("citeproc")'], cwd=HERE, capture_output=True, check=False
    )
    if asked.returncode:
        pytest.skip("citeproc is not installed for node: what it prints was not seen")
    done = subprocess.run(
        [node, str(HERE / "citeproc.js")],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers
