"""Given names in initials; CSL 1.0.2, "Name", `initialize-with`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"(?P<word>[^\s.\-‐’']+)(?P<stop>\.?)(?P<after>[-‐]?)")
_ONE_SOUND = ("Дж", "Дз")
"""Letters of one sound that Russian usage keeps together: Дж. Лондон, Дж. П. Гасанлы."""


def initials(given: str, mark: str, *, hyphens: bool = True, shorten: bool = True) -> str:
    """A given name in initials, each with the mark behind it.

    An abbreviation that is longer than a letter stays as it is, as does what has no capital.

    >>> initials("Jean-Paul Marie", ". "), initials("Дж. П.", ". "), initials("Йозеф", "")
    ('J.-P. M.', 'Дж. П.', 'Й')
    """
    made = ""
    for word, is_short, is_hyphen in _parts(given):
        if not word[:1].isupper():
            made = f"{made.rstrip()} {word} " if made else f"{word} "
            continue
        head = word if is_short or not (shorten or len(word) == 1) else _initial(word)
        stands_whole = head == word and len(word) > 1 and not is_short
        made += f"{head} " if stands_whole else f"{head}{mark}"
        if is_hyphen and hyphens:
            made = f"{made.rstrip()}-"
    return made.strip()


def _parts(given: str) -> Iterator[tuple[str, bool, bool]]:
    """Each word, whether it is abbreviated, whether a hyphen follows."""
    for found in _PART.finditer(given):
        yield found["word"], bool(found["stop"]), bool(found["after"])


def _initial(word: str) -> str:
    return word[:2] if word.startswith(_ONE_SOUND) and len(word) > 2 else word[0]
