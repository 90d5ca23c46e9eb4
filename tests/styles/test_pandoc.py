"""Pandoc prints the works of the seeds in our styles as we do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ibidem.styles import load_style, plain, style_names
from ibidem.styles.languages import language_of
from ibidem.styles.locales import known_layers
from tests.proof.programs import run
from tests.styles.referee import locale_xml, sheet_of

SEEDS = Path(__file__).parents[2] / "bib" / "seeds.json"

REWRITTEN: Mapping[str, Callable[[str], str]] = {
    "pandoc leaves hyphens in numbers of issues": lambda text: text.replace("–", "-"),
    "pandoc moves marks out of quotation marks that a title ends with, or keeps both": (
        lambda text: re.sub(r"[.,]?([”»“’]+)[.,]?", r"\1", text)
    ),
    "pandoc has ordinal numbers of one gender": lambda text: text.replace("2-я изд", "2-е изд"),
}
"""What is rewritten in the words of both before they are compared, by reason."""


def agreed(text: str) -> str:
    for rewrite in REWRITTEN.values():
        text = rewrite(text)
    return " ".join(text.split())


def with_our_terms(sheet: str, language: str) -> str:
    """The style with our terms in it, since pandoc has terms of its own."""
    ours = locale_xml(known_layers()[language])
    inside = ours.replace(' xmlns="http://purl.org/net/xbiblio/csl" version="1.0"', "")
    terms = re.search(rf'<locale xml:lang="{language}">.*?<terms>(.*?)</terms>', sheet, re.DOTALL)
    own = terms[1] if terms else ""
    for name in re.findall(r'term name="([^"]*)"', own):
        inside = re.sub(rf'<term name="{name}">.*?</term>', "", inside)
    merged = inside.replace("</terms>", f"{own}</terms>")
    if terms:
        return re.sub(
            rf'<locale xml:lang="{language}">.*?</locale>', merged, sheet, flags=re.DOTALL
        )
    return sheet.replace("</info>", f"</info>{merged}", 1)


def words(node: Any) -> str:
    """The words of a piece of a pandoc document."""
    if isinstance(node, list):
        return "".join(words(one) for one in node if isinstance(one, dict | list))
    match node.get("t"):
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak":
            return " "
        case "Quoted":
            start, end = "“”" if node["c"][0]["t"] == "DoubleQuote" else "‘’"
            return f"{start}{words(node['c'][1])}{end}"
        case "Link" | "Span":
            return words(node["c"][1])
    return words(node.get("c", []))


def entries(node: Any) -> Iterator[tuple[str, str]]:
    """The id and the words of each entry of the bibliography."""
    if isinstance(node, list):
        for one in node:
            yield from entries(one)
    elif isinstance(node, dict):
        if node.get("t") == "Div" and node["c"][0][0].startswith("ref-"):
            yield node["c"][0][0].removeprefix("ref-"), words(node["c"][1])
        else:
            yield from entries(node.get("c", []))


@pytest.mark.parametrize(
    ("name", "language"),
    [
        (name, language)
        for name in style_names()
        for language in ("en", "ru")
        if language.startswith(load_style(name).language.split("-")[0])
    ],
)
def test_pandoc_prints_the_same(name: str, language: str, tmp_path: Path) -> None:
    style = load_style(name)
    items = [
        item
        for item in json.loads(SEEDS.read_text(encoding="utf-8"))
        if language == (style.language or language_of(item)).split("-")[0]
    ]
    sheet = with_our_terms(sheet_of(style), language)
    (tmp_path / "style.csl").write_text(sheet, encoding="utf-8")
    (tmp_path / "items.json").write_text(json.dumps(items), encoding="utf-8")
    (tmp_path / "all.md").write_text(f'---\nlang: {language}\nnocite: "@*"\n---\n')
    options = ("--citeproc", "--csl", "style.csl", "--bibliography", "items.json", "-t", "json")
    printed = json.loads(run("pandoc", *options, "all.md", folder=tmp_path).stdout)
    theirs = {key: agreed(text) for key, text in entries(printed["blocks"])}
    ours = {item["id"]: agreed(plain(style.entry(item))) for item in items}
    assert len(ours) > 30
    assert {key: (ours[key], theirs[key]) for key in ours if ours[key] != theirs[key]} == {}
