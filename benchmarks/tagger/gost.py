"""Russian names, titles and containers of records to be printed, from biblatex-gost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from bibtexparser.entrypoint import parse_file

_CYRILLIC = re.compile("[а-яА-Я]")
_COMMAND = re.compile(r"\\[a-zA-Z]+\s?|[{}~]")


@frozen(kw_only=True)
class Words:
    """Family names, titles and containers in Cyrillic."""

    families: tuple[str, ...] = ("Иванов",)
    titles: tuple[str, ...] = ("История",)
    containers: tuple[str, ...] = ("Вестник",)


def read_gost(path: Path) -> Words:
    """The words of a .bib file that are in Cyrillic."""
    entries = parse_file(str(path)).entries
    fields = [(f.key.lower(), _plain(str(f.value))) for entry in entries for f in entry.fields]
    return Words(
        families=tuple(
            name for key, value in fields if key == "author" for name in _families(value)
        ),
        titles=tuple(_in_cyrillic(fields, {"title", "maintitle"})),
        containers=tuple(_in_cyrillic(fields, {"journaltitle", "journal", "booktitle"})),
    )


def _plain(value: str) -> str:
    return " ".join(_COMMAND.sub(" ", value).split())


def _in_cyrillic(fields: list[tuple[str, str]], keys: set[str]) -> Iterator[str]:
    for key, value in fields:
        if key in keys and _CYRILLIC.search(value) and len(value.split()) > 1:
            yield value


def _families(authors: str) -> Iterator[str]:
    for author in authors.split(" and "):
        family = author.partition(",")[0].split()
        if family and _CYRILLIC.search(family[-1]) and family[-1][0].isupper():
            yield family[-1]
