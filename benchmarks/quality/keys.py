"""Keys by which values are compared: what a reader would call the same gets the same key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_STRESS = "\u0301"
_QUOTES = dict.fromkeys(map(ord, "«»“”„‟\"'’‘`‹›"))
_DASHES = re.compile(r"\s*[‐‑‒–—―−-]+\s*")
_MARKS = re.compile(r"\s*([:;,.(\[)\]])\s*")
_ENDS = " .,;:/|"
_SPACED = {"(": " (", "[": " [", ")": ") ", "]": "] "}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

# Words that say "publisher" in some language; a house is the same with or without them.
_HOUSE_WORDS = (
    "publishing house", "publishers", "publisher", "publ", "издательство", "изд во", "изд",
    "видавництво", "вид во", "izdatelstvo", "izd vo", "nəşriyyatı", "yayınları", "yayınevi",
    "wydawnictwo", "wyd", "verlag", "éditions", "édition", "editions", "edition", "ed",
)  # fmt: skip


def plain(value: object) -> str:
    """Case, quotation marks, stress marks, kinds of dashes and outer punctuation left out.

    >>> plain("«БАКИ́НСКАЯ  операция», 1920 — 1921.")
    'бакинская операция, 1920-1921'
    """
    bare = unicodedata.normalize("NFKD", str(value)).replace(_STRESS, "")
    folded = unicodedata.normalize("NFKC", bare).casefold().replace("ё", "е")
    dashed = _DASHES.sub("-", folded.translate(_QUOTES))
    spaced = _MARKS.sub(lambda mark: _SPACED.get(mark[1], f"{mark[1]} "), dashed)
    return " ".join(spaced.split()).strip(_ENDS)


def words(value: object) -> str:
    """The letters and digits alone, for titles and places.

    >>> words("Sèvres: the “End”, p. 1-2")
    'sèvres the end p 1 2'
    """
    return " ".join(re.findall(r"[^\W_]+", plain(value)))


def house(value: object) -> str:
    """The words of a publisher's name without those that only say "publisher".

    >>> house("Изд-во «Элм»"), house("Verlag")
    ('элм', 'verlag')
    """
    named = f" {words(value)} "
    for word in map(plain, _HOUSE_WORDS):
        named = named.replace(f" {word} ", " ")
    return " ".join(named.split()) or words(value)


def number(value: object) -> str:
    """The number, a Roman one in Arabic figures.

    >>> number("XIV"), number("3–4")
    ('14', '3-4')
    """
    text = plain(value)
    if not text or any(letter not in _ROMAN for letter in text):
        return text
    figures = [_ROMAN[letter] for letter in text]
    following = [*figures[1:], 0]
    signed = (-one if one < after else one for one, after in zip(figures, following, strict=True))
    return str(sum(signed))


def digits(value: object) -> str:
    """An ISBN without hyphens and blanks."""
    return re.sub(r"[\W_]", "", str(value)).casefold()


def person(name: str | Mapping[str, str]) -> tuple[str, str]:
    """Family name and initials of a CSL name, of "Family, Given", or of "{Institution}".

    >>> person("Гасанлы, Джамиль П."), person({"family": "Гасанлы", "given": "Дж.П."})
    (('гасанлы', 'дп'), ('гасанлы', 'дп'))
    """
    if isinstance(name, str):
        if name.startswith("{"):
            return plain(name.strip("{}")), ""
        family, _, given = name.partition(",")
    elif name.get("literal"):
        return plain(name["literal"]), ""
    else:
        family, given = name.get("family", ""), name.get("given", "")
    return plain(family), _initials(given)


def _initials(given: str) -> str:
    """First letters of the given names; a lower-case word (оглы) counts only where it is alone."""
    names = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", given))
    counted = [name for name in names if len(names) == 1 or not name[0].islower()]
    return "".join(name[0].casefold() for name in counted)
