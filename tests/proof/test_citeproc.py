"""Hundreds of works as CSL-JSON through citeproc-js, which is Zotero's, and through pandoc."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from ibidem.emit import csl_json
from ibidem.model.item import ItemType
from tests.proof.made import all_works
from tests.proof.programs import run
from tests.unit.emit_schema import ITEMS

HERE = Path(__file__).parent
NEEDED = 'require("citeproc"); require("@citation-js/plugin-csl/lib/styles.json")'


@pytest.fixture(scope="module")
def items(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("csl") / "works.json"
    file.write_text(csl_json.emit(all_works()).text, encoding="utf-8")
    return file


def test_csl_json_fits_its_schema(items):
    read = json.loads(items.read_text(encoding="utf-8"))
    ITEMS(read)
    assert [item["id"] for item in read] == [work.key for work in all_works()]


@pytest.fixture(scope="module")
def rendered(items):
    """Every work as citeproc-js prints it, by style and key, and the keys of empty entries."""
    asked = run("node", "-e", NEEDED, folder=HERE, check=False)
    if asked.returncode:
        pytest.skip("citeproc is not installed for node: what it prints was not seen")
    script = (HERE / "citeproc.js", items, HERE / "archive-note.csl")
    return json.loads(run("node", *script, folder=HERE).stdout)


@pytest.mark.parametrize("style", ["apa", "vancouver", "note"])
def test_citeproc_prints_every_title(style, rendered):
    by_key = {work.key: work.item for work in all_works()}
    entries, empty = rendered[style]["entries"], rendered[style]["empty"]

    assert empty == [] or style == "apa"  # which prints nothing of some interviews
    assert {by_key[key].type for key in empty} <= {ItemType.INTERVIEW}
    assert {*entries, *empty} == {work.key for work in all_works()}
    lost = [
        work.key
        for work in all_works()
        if work.key not in empty
        and letters(re.sub("</?i>", "", work.item.title)) not in letters(plain(entries[work.key]))
    ]
    assert lost == []


def test_citeproc_prints_every_shelf_mark(rendered):
    archived = [work for work in all_works() if work.item.archive is not None]

    assert len(archived) > 50
    for work in archived:
        printed, archive = letters(plain(rendered["note"]["entries"][work.key])), work.item.archive
        assert letters(archive.location) in printed
        assert letters(archive.repository.name if archive.repository else "") in printed


def test_pandoc_reads_the_items_and_gives_them_back(items, tmp_path):
    run("pandoc", "-f", "csljson", "-t", "csljson", items, "-o", "back.json", folder=tmp_path)

    back = json.loads((tmp_path / "back.json").read_text(encoding="utf-8"))
    found = {item["id"]: item for item in back}
    assert found.keys() == {work.key for work in all_works()}
    for work in all_works():
        assert letters(plain(found[work.key].get("title", ""))) == letters(plain(work.item.title))
        assert len(found[work.key].get("author", [])) == len(work.item.author)


def plain(printed: str) -> str:
    """Words without tags and character references."""
    return html.unescape(re.sub(r"</?(?:i|b|div|span|a|sup|sub)\b[^>]*>", "", printed))


def letters(text: str) -> str:
    """Letters and digits alone, since styles change quotation marks, dashes and case."""
    return "".join(re.findall(r"[^\W_]", text)).casefold()
