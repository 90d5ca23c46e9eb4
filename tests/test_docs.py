"""What the documentation says is so: every command and example in it is run."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import ModuleType

import click
import fastjsonschema
import pytest

import ibidem
from ibidem.cli.main import cli
from ibidem.emit import FORMATS

DOCS = Path(__file__).parents[1] / "docs"
sys.path.insert(0, str(DOCS))  # whose scripts import one another


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = script("generate")
PLACED = script("placed")
SHOWN = script("shown")
GENERATED = {"archives.md", "codes.md", "formats.md", "placed.md", "rows.md", "words.md"}
PAGES = list(SHOWN.PAGES)
GUIDE = [page for page in PAGES if page.name not in GENERATED]
SHOWING = {"bibtex", "console", "pycon"}


def name_of(page: Path) -> str:
    return str(page.relative_to(DOCS.parent))


def commands(group: click.Command, path: str = "ibidem") -> Iterator[tuple[str, click.Command]]:
    if isinstance(group, click.Group):
        context = click.Context(group, info_name=path)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield f"{path} {name}", command
            yield from commands(command, f"{path} {name}")


def test_generated_pages_are_fresh() -> None:
    pages = GENERATE.pages()
    assert set(pages) == GENERATED
    for name, text in pages.items():
        written = (DOCS / "reference" / name).read_text(encoding="utf-8")
        assert written == text, f"{name} is stale; run: python docs/generate.py"


@pytest.mark.skipif(sys.platform == "win32", reason="the commands shown are for a POSIX shell")
@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if SHOWING & {block.kind for block in SHOWN.blocks(page)}],
    ids=name_of,
)
def test_what_is_shown_is_what_comes_out(page: Path) -> None:
    for block, body in SHOWN.true_bodies(page):
        assert block.body == body, "stale; run: python docs/shown.py"


def test_the_readme_shows_a_record_a_session_and_python() -> None:
    kinds = [block.kind for block in SHOWN.blocks(DOCS.parent / "README.md")]
    assert kinds[:3] == ["text", "bibtex", "sh"]
    assert set(kinds) >= SHOWING


def test_every_code_has_a_manual_page() -> None:
    for rule in GENERATE.all_rules():
        assert len(rule.manual.split()) > 10, rule.code
        assert "Remedy" in rule.manual, rule.code


@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*each, id=each[0]) for each in commands(cli)]
)
def test_every_command_is_documented(path: str, command: click.Command) -> None:
    assert command.help
    assert any(path in page.read_text(encoding="utf-8") for page in GUIDE)
    assert all(
        parameter.help for parameter in command.params if isinstance(parameter, click.Option)
    )


def test_every_public_name_is_documented() -> None:
    page = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    assert [name for name in ibidem.__all__ if f"ibidem.{name}\n" not in page] == []


@pytest.mark.parametrize(
    ("page", "schema"), [("add-a-language", "locale"), ("add-an-archive", "repository")]
)
def test_the_tables_of_the_guides_are_valid(page: str, schema: str) -> None:
    guide = DOCS / "how-to" / f"{page}.md"
    tables = [textwrap.dedent(one.body) for one in SHOWN.blocks(guide) if one.kind == "toml"]
    file = resources.files("ibidem") / "data" / "schema" / f"{schema}.json"
    validate = fastjsonschema.compile(json.loads(file.read_text(encoding="utf-8")))
    validate(tomllib.loads("".join(tables)))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", PLACED.LOOKED_INTO)
def test_what_a_format_has_no_place_for_is_told(name):
    for probe in PLACED.PROBES:
        if PLACED.place_of(probe, name) == PLACED.LOST:
            found = FORMATS[name].emit([probe.work]).diagnostics
            told = " ".join(finding.message for finding in found)
            assert probe.variable.removeprefix("end of ") in told, probe.variable


def test_the_columns_of_the_table_are_formats_of_works():
    assert PLACED.LOOKED_INTO.keys() <= {
        name for name, form in FORMATS.items() if not form.of_citations
    }
    assert PLACED.TYPED.keys() <= PLACED.LOOKED_INTO.keys()
