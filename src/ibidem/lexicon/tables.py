"""The tables of ``data/`` as they are read: TOML in the source tree, compiled in a wheel.

TOML is for people and slow to read; when a wheel is built, all tables are put into one JSON
file (``src/compile_tables.py``), which holds the same and is read in a tenth of the time.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_COMPILED = "tables.json"
_FOLDERS = ("locales", "repositories", "terms")


@cache
def read_tables() -> dict[str, dict[str, Any]]:
    """Every table of the package by its path in ``data/`` without the ending: ``locales/ru``.

    >>> read_tables()["locales/ru"]["name"]
    'Russian'
    """
    data = resources.files("ibidem") / "data"
    compiled = data / _COMPILED
    if compiled.is_file():
        tables: dict[str, dict[str, Any]] = json.loads(compiled.read_bytes())
        return tables
    return parse_tables()


def parse_tables() -> dict[str, dict[str, Any]]:
    """The same, always from the TOML files.

    Raises:
        tomllib.TOMLDecodeError: if a table is broken.
    """
    data = resources.files("ibidem") / "data"
    folders = {"": data, **{f"{name}/": data / name for name in _FOLDERS}}
    return {
        f"{prefix}{file.name.removesuffix('.toml')}": tomllib.loads(file.read_text("utf-8"))
        for prefix, folder in folders.items()
        for file in sorted(folder.iterdir(), key=lambda each: each.name)
        if file.name.endswith(".toml")
    }


def tables_under(folder: str) -> list[dict[str, Any]]:
    """The tables of one folder, by name."""
    return [table for path, table in read_tables().items() if path.startswith(f"{folder}/")]
