"""What the documentation says is so: every command and example in it is run."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import click
import fastjsonschema
import pytest

import ibidem
from ibidem.cli.main import cli

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "bib" / "README.md", *sorted(DOCS.glob("**/*.md"))]
GENERATED = {"codes.md", "rows.md", "formats.md", "words.md", "archives.md"}

_BLOCK = re.compile(r"^ *```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(kind: str) -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            if block["kind"] == kind:
                yield page, block["body"]


def commands(group: click.Command, path: str = "ibidem") -> Iterator[tuple[str, click.Command]]:
    if isinstance(group, click.Group):
        context = click.Context(group, info_name=path)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield f"{path} {name}", command
            yield from commands(command, f"{path} {name}")


def generate():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("page", "schema"), [("add-a-language", "locale"), ("add-an-archive", "repository")]
)
def test_the_tables_of_the_guides_are_valid(page: str, schema: str) -> None:
    tables = [textwrap.dedent(body) for path, body in blocks("toml") if path.stem == page]
    file = resources.files("ibidem") / "data" / "schema" / f"{schema}.json"
    validate = fastjsonschema.compile(json.loads(file.read_text(encoding="utf-8")))
    validate(tomllib.loads("".join(tables)))


def test_generated_pages_are_fresh() -> None:
    pages = generate().pages()
    assert set(pages) == GENERATED
    for name, text in pages.items():
        written = (DOCS / "reference" / name).read_text(encoding="utf-8")
        assert written == text, f"{name} is stale; run: python docs/generate.py"


def test_every_code_has_a_manual_page() -> None:
    for rule in generate().all_rules():
        assert len(rule.manual.split()) > 10, rule.code
        assert "Remedy" in rule.manual, rule.code


@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*each, id=each[0]) for each in commands(cli)]
)
def test_every_command_is_documented(path: str, command: click.Command) -> None:
    guide = [page for page in PAGES if page.name not in GENERATED]
    assert command.help
    assert any(path in page.read_text(encoding="utf-8") for page in guide)
    assert all(
        parameter.help for parameter in command.params if isinstance(parameter, click.Option)
    )


def test_every_public_name_is_documented() -> None:
    page = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    assert [name for name in ibidem.__all__ if f"ibidem.{name}\n" not in page] == []


@pytest.mark.parametrize(
    ("page", "body"),
    [pytest.param(page, body, id=page.stem) for page, body in blocks("pycon")],
)
def test_python_examples_run(page: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT if page.parent == ROOT else page.parent)
    example = doctest.DocTestParser().get_doctest(body, {}, page.name, str(page), 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=_LENIENT, verbose=False)
    assert runner.run(example, out=report.append).failed == 0, "".join(report)


def test_the_readme_has_an_example_in_python() -> None:
    lines = [body for page, body in blocks("pycon") if page.name == "README.md"]
    assert lines


@pytest.mark.skipif(sys.platform == "win32", reason="the commands shown are for a POSIX shell")
@pytest.mark.parametrize(
    ("page", "body"),
    [
        pytest.param(page, body, id=f"{page.stem}: {body.splitlines()[0][2:40]}")
        for page, body in blocks("console")
    ],
)
def test_commands_print_what_is_shown(page: Path, body: str, tmp_path: Path) -> None:
    """The commands of one block run in one folder, which holds what the page's folder holds."""
    for source in (ROOT if page.parent == ROOT else page.parent).iterdir():
        (tmp_path / source.name).symlink_to(source)
    for match in _COMMAND.finditer(body):
        printed = in_shell(match["command"], tmp_path)
        assert doctest.OutputChecker().check_output(match["output"], printed, _LENIENT), printed


def in_shell(command: str, folder: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_the_footnote_of_the_readme_becomes_the_record_shown(tmp_path: Path) -> None:
    readme = [(page, body) for page, body in blocks("text") if page.name == "README.md"]
    (tmp_path / "note.txt").write_text(readme[0][1], encoding="utf-8")
    bibliography = ibidem.process([tmp_path / "note.txt"])
    shown = next(body for page, body in blocks("bibtex") if page.name == "README.md")
    assert bibliography.emit("bibtex").text.strip() == shown.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []
