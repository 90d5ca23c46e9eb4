"""Lists and remarks of several records made one."""

from __future__ import annotations

from collections.abc import Iterable


def united_list(values: Iterable[str], separator: str) -> str:
    """The members of several lists, each once, in the order in which they come.

    >>> united_list(["oil; Baku", "baku;1920"], ";")
    'oil; Baku; 1920'
    """
    members = (one.strip() for value in values for one in value.split(separator))
    first: dict[str, str] = {}
    for member in filter(None, members):
        first.setdefault(member.casefold(), member)
    return f"{separator} ".join(first.values())


def appended(values: Iterable[str]) -> str:
    r"""Remarks one below the other; one that another holds is not said again.

    >>> appended(["Read in RGASPI.", "read in RGASPI", "Lent to K."])
    'Read in RGASPI.\n\nLent to K.'
    """
    said: list[str] = []
    for value in values:
        if _folded(value) not in " ".join(map(_folded, said)):
            said.append(value.strip())
    return "\n\n".join(said)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
