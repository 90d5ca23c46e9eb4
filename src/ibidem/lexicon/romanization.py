"""Schemes of romanization: which Latin letters stand for which others, by language.

The tables are ``data/romanization``; each names the standard that it follows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import Factory, frozen

SCHEMES = ("ala-lc", "gost-7.79", "iso-9", "bgn", "passport")
"""The schemes by the names that people give them on the command line."""

ANY = "any"
"""The table of a scheme for every language that is written in Cyrillic."""

Letters = Mapping[str, str]
_NOT_CYRILLIC = frozenset({"ka", "hy"})


@frozen(kw_only=True)
class Table:
    """The letters of one language.

    Attributes:
        letters: what stands for a letter, or for two that are one sound.
        initial: what stands for them at the beginning of a word.
        final: what stands for them at its end.
        after: what stands for them after a letter of `after_any`.
        before: what stands for them before a letter of `before_any`.
        capitals: the capitals that are not those of Unicode: "İ".
        unicameral: whether the script has no capitals.
    """

    letters: Letters
    initial: Letters = Factory(dict)
    final: Letters = Factory(dict)
    after_any: frozenset[str] = frozenset()
    after: Letters = Factory(dict)
    before_any: frozenset[str] = frozenset()
    before: Letters = Factory(dict)
    capitals: Letters = Factory(dict)
    unicameral: bool = False


@frozen(kw_only=True)
class Scheme:
    """A scheme of romanization, with a table for each language that it covers."""

    name: str
    title: str
    source: str
    tables: Mapping[str, Table]


@cache
def load_scheme(name: str) -> Scheme:
    """The scheme called `name`.

    >>> load_scheme("bgn").tables["uk"].initial["є"]
    'ye'

    Raises:
        ValueError: if there is none; the message lists those there are.
    """
    if name not in SCHEMES:
        raise ValueError(f"no scheme of romanization “{name}”; there are {', '.join(SCHEMES)}")
    file = resources.files("ibidem") / "data" / "romanization" / f"{name}.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    shared = data.get("shared", "")
    tables = {
        language: _table(table, "" if language in _NOT_CYRILLIC else shared)
        for language, table in data.items()
        if isinstance(table, dict)
    }
    return Scheme(name=name, title=data["title"], source=data["source"], tables=tables)


def _table(data: Mapping[str, Any], shared: str) -> Table:
    named = ("initial", "final", "after", "before", "capitals")
    return Table(
        letters={**_letters(shared), **_letters(data["letters"])},
        after_any=frozenset(data.get("after_any", "").split()),
        before_any=frozenset(data.get("before_any", "").split()),
        unicameral=data.get("unicameral", False),
        **{name: _letters(data.get(name, "")) for name in named},
    )


def _letters(words: str) -> dict[str, str]:
    """``"а a, ь"``: a letter and what stands for it, or a letter that is left out."""
    pairs = (pair.split() for pair in words.split(",") if pair.strip())
    return {pair[0]: "".join(pair[1:]) for pair in pairs}
