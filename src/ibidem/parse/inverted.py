"""Heads of catalogues and bibliographies, family name first: "HOLANDA, Sérgio Buarque de. "."""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning
from ibidem.lexicon.gazetteer import place_of
from ibidem.lexicon.given import is_given_name
from ibidem.model.person import Name
from ibidem.names import INITIALS, are_initials, spaced_initials
from ibidem.tokenize import tokenize

_CAPITALIZED = r"[^\W\d_a-zà-ÿа-яё][\u0300-\u036f\w]*(?:['’ʼ-][^\W\d_]+)*"
_SMALL = r"(?:[^\W\d_A-ZА-ЯЁ][^\W\d_]{0,3}\s){0,2}"
_FAMILY = rf"(?:{_SMALL}{_CAPITALIZED}(?:\s{_SMALL}{_CAPITALIZED}){{0,2}})"
_GIVEN = (
    rf"(?:{_CAPITALIZED}|{INITIALS})(?:\s{_SMALL}(?:{_CAPITALIZED}|{INITIALS})){{0,3}}"
    r"(?:\s[^\W\d_A-ZА-ЯЁ]{1,3}){0,2}"
)
_NAME = rf"{_FAMILY}(?:,\s{_GIVEN}|\s\({_GIVEN}\))"
# Names, the point, comma or colon that ends them, or a bracket with their role.
_HEAD = re.compile(
    rf"(?P<names>{_NAME}(?:;\s{_NAME}){{0,9}})(?:(?<=[^\W\d_]\.)\s+|\s?[.,:]\s+|\s(?=\([^\W\d_]))"
)
_PARTS = re.compile(
    rf"(?P<family>{_FAMILY})(?:,\s(?P<given>{_GIVEN})|\s\((?P<bracketed>{_GIVEN})\))"
)


@frozen(kw_only=True)
class Inverted:
    """Names that stand family name first, and where.

    Attributes:
        names: the people.
        span: the range of their names.
        end: the offset after the mark that ends them.
    """

    names: tuple[Name, ...]
    span: tuple[int, int]
    end: int


def inverted_names(text: str, start: int, lexicon: Lexicon) -> Inverted | None:
    """The inverted names at `start`, where their print leaves no doubt that they are names.

    It does so where family names are in capitals, consist of several words or are parted by
    semicolons; plain "Carr, Edward. " is left to other rules. Source: ABNT NBR 10520; ISO 690.

    >>> from ibidem.lexicon import load_lexicon
    >>> found = inverted_names("URBAN, Otto. Česká společnost. Praha, 1982.", 0, load_lexicon())
    >>> [str(name) for name in found.names], found.end
    (['URBAN, Otto'], 13)
    """
    match = _HEAD.match(text, start)
    if match is None or _goes_on(text[match.end() :], lexicon):
        return None
    parts = list(_PARTS.finditer(match["names"]))
    if not (all(map(_is_certain, parts)) or (len(parts) > 1 and any(map(_is_given, parts)))):
        return None
    names = tuple(
        Name(family=part["family"], given=spaced_initials(part["given"] or part["bracketed"]))
        for part in parts
    )
    return Inverted(names=names, span=match.span("names"), end=match.end())


def _goes_on(rest: str, lexicon: Lexicon) -> bool:
    """Whether other names follow ("and Eric Hobsbawm"), or nothing that could be a title."""
    following = tokenize(rest[:20], lexicon).find(Meaning.AND)
    return not any(map(str.isalpha, rest)) or bool(following and not following[0].start)


def _is_certain(part: re.Match[str]) -> bool:
    """Whether a family name in capitals or of several words stands before a given name."""
    family, given = part["family"], _given(part)
    if sum(char.isupper() for char in family) > 1 and _in_capitals(family):
        first = given.split()[0]
        return not are_initials(given) and (
            not first.isupper() or is_given_name(first.capitalize())
        )
    if place_of(family) is not None:
        return False
    return (" " in family or part["bracketed"] is not None) and _is_given(part)


def _given(part: re.Match[str]) -> str:
    return part["given"] or part["bracketed"]


def _is_given(part: re.Match[str]) -> bool:
    """Whether all words after the comma are given names, unlike "Karl Marx, Friedrich Engels"."""
    words = re.findall(r"[^\W\d_]{3,}", _given(part))
    return bool(words) and all(is_given_name(word) for word in words if not word.islower())


def _in_capitals(words: str) -> bool:
    """Whether all words are in capitals, small particles apart, initials not counted."""
    long = [word for word in re.findall(r"[^\W\d_]{2,}", words) if not word.islower()]
    return bool(long) and all(word.isupper() for word in long)
