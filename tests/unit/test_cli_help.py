"""What the help says: a walk over all commands."""

import subprocess
import sys
from importlib.metadata import version

import click
import pytest
from click.testing import CliRunner

from ibidem.cli.main import cli


def _commands(command, path=("ibidem",)):
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _commands(child, (*path, name))


PATHS = dict(_commands(cli))
COMMANDS = [pytest.param(command, id=" ".join(path)) for path, command in PATHS.items()]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_help_and_an_example_of_itself(path):
    command = PATHS[path]
    shown = CliRunner().invoke(cli, [*path[1:], "--help"]).stdout
    assert command.help
    assert command.help.split("\n")[0] in shown
    assert "Example" in shown
    assert f"    {' '.join(path)} " in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command):
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_first_line_of_help_fits_into_the_list_of_commands(command):
    assert command.get_short_help_str(limit=68).endswith(".")
    assert not command.get_short_help_str(limit=68).endswith("...")


def test_the_version_is_that_of_the_package():
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"ibidem {version('ibidem')}\n"


def test_without_a_command_the_help_is_shown_as_misuse():
    result = CliRunner().invoke(cli, [])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Commands:" in result.stderr


def test_help_needs_none_of_the_heavy_modules():
    heavy = {"rich", "rapidfuzz", "bibtexparser", "charset_normalizer", "ibidem.api"}
    code = f"import sys, ibidem.cli.main; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
