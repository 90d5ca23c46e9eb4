"""Everything that the package needs lies inside the package."""

from __future__ import annotations

from importlib import resources
from importlib.metadata import version

import pytest

import ibidem

DATA = resources.files("ibidem") / "data"


def test_the_package_says_that_it_is_typed() -> None:
    assert (resources.files("ibidem") / "py.typed").is_file()


@pytest.mark.parametrize("folder", ["locales", "repositories", "terms"])
def test_tables_are_in_the_package(folder: str) -> None:
    assert any(file.name.endswith(".toml") for file in (DATA / folder).iterdir())


def test_the_row_schema_is_in_the_package() -> None:
    assert (DATA / "schema" / "citation-row.json").is_file()


def test_every_public_name_is_there() -> None:
    assert [name for name in ibidem.__all__ if not hasattr(ibidem, name)] == []


def test_the_distribution_has_a_version() -> None:
    assert version("ibidem").count(".") == 2


def test_public_names_stay_what_they_are_after_a_run() -> None:
    """Stages are modules called `read` and `parse` too, which must not take the names' place."""
    ibidem.process_documents([ibidem.read_text("1. РГАСПИ. Ф. 85.", "article")])
    assert callable(ibidem.read)
    assert callable(ibidem.parse)
