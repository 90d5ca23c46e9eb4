"""``ibidem archives``: looking up the authority file."""

import json

from click.testing import CliRunner

from ibidem.cli.main import cli
from ibidem.lexicon.repositories import load_repositories


def _run(*arguments):
    return CliRunner().invoke(cli, ["archives", *arguments])


def test_every_repository_is_listed():
    lines = _run("list").stdout.splitlines()
    assert len(lines) == len(load_repositories())


def test_a_country_is_listed_alone():
    rows = [line.split("\t") for line in _run("list", "--country", "az").stdout.splitlines()]
    assert {row[1] for row in rows} == {"AZ"}


def test_a_repository_is_shown_by_its_acronym_as_by_its_id():
    assert _run("show", "РГАСПИ").stdout == _run("show", "rgaspi").stdout
    record = json.loads(_run("show", "rgaspi", "--to", "json").stdout)
    assert record["place"] == "Москва"
    assert "rtskhidni" in record["predecessors"]


def test_a_search_finds_a_name_in_another_language_first():
    found = json.loads(
        _run("search", "Russian Archive of Socio-Political History", "--to", "json").stdout
    )
    assert found[0]["id"] == "rgaspi"


def test_what_is_unknown_is_one_clear_line():
    for arguments in (("show", "xyz"), ("search", "qqqqqq"), ("list", "--country", "zz")):
        result = _run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith(f"ibidem: {arguments[-1]}: no repository")
        assert result.stderr.count("\n") == 1
