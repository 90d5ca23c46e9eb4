"""Names as libraries print them: the family name, a comma, the given name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ibidem.model.person import Name
from ibidem.names import INITIALS

# A name without a comma is a person's where initials with points stand before or behind one word.
_INITIALS_LAST = re.compile(
    rf"(?P<family>[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)\s(?P<given>{INITIALS}(?<=\.))"
)
_INITIALS_FIRST = re.compile(rf"(?P<given>{INITIALS}(?<=\.))\s?(?P<family>[^\W\d_]{{2}}[\w'’ -]*)")


def stated_name(words: str) -> Name:
    """A person as ``family, given, suffix``; without a comma an institution, or a lone name.

    >>> given = ("Гасанлы, Дж. П.", "Кадишев А. Б.", "Ch. van der Leeuw", "King, M. L., Jr.")
    >>> [str(stated_name(words)) for words in given]
    ['Гасанлы, Дж. П.', 'Кадишев, А. Б.', 'van der Leeuw, Ch.', 'King, M. L., Jr.']
    >>> stated_name("Институт истории,")
    Name(family='', given='', literal='Институт истории')
    """
    words = " ".join(words.split())
    family, comma, given = (part.strip() for part in words.partition(","))
    if comma and family and given:
        return Name(family=family, given=given)
    lone = family or given
    for shape in (_INITIALS_LAST, _INITIALS_FIRST):
        match = shape.fullmatch(lone)
        if match is not None:
            return Name(family=match["family"], given=match["given"].strip())
    return Name(literal=lone)


def stated_names(values: Iterable[str]) -> Iterator[Name]:
    """The names in values of one name each, or of several with semicolons between them."""
    for value in values:
        for words in value.split(";"):
            if words.strip(" ,"):
                yield stated_name(words)


def person(family: str, given: str = "", suffix: str = "") -> Name:
    """A person of the parts of a name, or what is there of them."""
    return Name(family=family, given=", ".join(filter(None, (given, suffix))))
