r"""Text as .bib files need it, so that biber, pandoc, pybtex and bibtexparser read it back.

TeX's special characters are escaped, braces stay balanced (BibTeX counts them even after a
backslash), white space is one space, and nothing forms a ligature that was not one.
Source: Patashnik, "BibTeXing" (1988), sections 3 and 4; the BibLaTeX manual, sections 2.2 and 2.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from ibidem.emit.words import clean
from ibidem.model.person import Name

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_PAIRED = str.maketrans(_ESCAPES | {"{": r"\{", "}": r"\}"})
_LONE = str.maketrans(_ESCAPES | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
LONE_BRACE = r"\textbrace"
"""How the command for a lone brace begins; no other text that we write contains it."""

_OTHERS = "others"
_LIGATURE = re.compile(r"([-`'])(?=\1)")
_RANGE = re.compile(
    r"(?<=[0-9])\s*[-‐‑‒–—]+\s*(?=[0-9])|(?<=[ivxlc])\s*[-‐‑‒–—]+\s*(?=[ivxlc])", re.IGNORECASE
)


def escape(text: str) -> str:
    r"""`text` as TeX reads it.

    >>> print(escape("Труды & дни: 100 % {полностью}"))
    Труды \& дни: 100 \% \{полностью\}
    >>> print(escape("Борьба за Баку}"))
    Борьба за Баку\textbraceright{}
    """
    text = clean(text)
    escaped = text.translate(_PAIRED if _balanced(text) else _LONE)
    return _LIGATURE.sub(r"\1{}", escaped)


def _balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def protected(text: str) -> str:
    """`text` in braces of its own, so that no style or reader changes its case.

    >>> protected("The Fall of Baku")
    '{The Fall of Baku}'
    """
    return f"{{{escape(text)}}}"


def verbatim(address: str) -> str:
    """A URL or DOI, which readers take as it stands; what would break the file is encoded.

    >>> verbatim("https://example.org/a_b%20{c}")
    'https://example.org/a_b%20%7Bc%7D'
    """
    return re.sub(r"[\s{}\\]", lambda match: quote(match[0]), clean(address))


def pages(printed: str) -> str:
    """A page range with the dashes of BibTeX.

    >>> pages("12-15, 20 – 21")
    '12--15, 20--21'
    """
    return "--".join(escape(part) for part in _RANGE.split(printed))


def names(people: Iterable[Name]) -> str:
    """A list of names as BibTeX writes it, institutions and odd names in braces.

    >>> names([Name(family="Гасанлы", given="Дж. П."), Name(literal="Bakı Fəhləsi")])
    'Гасанлы, Дж. П. and {Bakı Fəhləsi}'
    """
    return " and ".join(filter(None, map(_name, people)))


def _name(name: Name) -> str:
    literal, family, given = escape(name.literal), escape(name.family), escape(name.given)
    if literal:
        return _whole(literal)
    if not (family and given):
        return _lone_name(family or given)
    written = _whole(family) if _looks_like_particle(family) else _word(family)
    return f"{written}, {_word(given)}"


def _lone_name(escaped: str) -> str:
    """A person's only name; several words would be taken for a given and a family name."""
    plain = " " not in escaped and escaped.lower() != _OTHERS
    return _word(escaped) if plain else _whole(escaped)


def _word(escaped: str) -> str:
    """Part of a name, in braces where a reader would take it apart at the wrong place."""
    plain = re.fullmatch(r"[^\\{},=]*", escaped) and not re.search(
        r"\band\b", escaped, re.IGNORECASE
    )
    return escaped if plain else _whole(escaped)


def _whole(escaped: str) -> str:
    """A name in braces; the empty group keeps biber from taking "others" for "et al."."""
    return f"{{{escaped}{{}}}}" if escaped.lower() == _OTHERS else f"{{{escaped}}}"


def _looks_like_particle(family: str) -> bool:
    """Whether a lower-case word stands last, or after a capital one ("Garcia y Vega", "hooks").

    BibTeX would take all words up to it for a particle, biber even the given name after it.
    """
    lower = [word[0].islower() for word in family.split()]
    return lower[-1] or lower != sorted(lower, reverse=True)
