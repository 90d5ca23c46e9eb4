"""Given names: which words of a name are rather its owner's given names, and in which languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from ibidem.lexicon.surface import fold

# The table's heading for names that are as common as family names.
_BOTH = "both"


@lru_cache(maxsize=1 << 13)
def given_languages(word: str) -> frozenset[str]:
    """The languages in which a word is a given name and hardly a family name.

    Of a hyphenated name one part is enough.

    >>> sorted(given_languages("Waltraud")), sorted(given_languages("Harm-Hinrich"))
    (['de'], ['de', 'nl'])
    >>> sorted(given_languages("Redlich")), sorted(given_languages("Walter"))
    ([], [])
    """
    languages = name_languages(word)
    return frozenset() if _BOTH in languages else languages


@lru_cache(maxsize=1 << 13)
def name_languages(word: str) -> frozenset[str]:
    """The languages in which a word is a given name, and ``both`` where it is a family name too."""
    table = _names()
    nothing: frozenset[str] = frozenset()
    return nothing.union(*(table.get(fold(part), nothing) for part in word.split("-")))


def is_given_name(word: str) -> bool:
    """Whether a capitalized word is a given name, be it as common as a family name."""
    return word[:1].isupper() and bool(name_languages(word))


@cache
def _names() -> Mapping[str, frozenset[str]]:
    text = (resources.files("ibidem") / "data" / "given-names.toml").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for language, names in tomllib.loads(text).items():
        for name in names.split():
            found.setdefault(fold(name), set()).add(language)
    return {name: frozenset(languages) for name, languages in found.items()}
