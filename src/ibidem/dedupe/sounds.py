"""What a word sounds like, whatever alphabet and language it is written in.

Romanisations merge in `ibidem.lexicon.gazetteer.romanized` as far as they are Slavic or Turkic;
German and French ones (Skasanija, Jordanie), names that writers of Cyrillic take down by ear
(Рансимен for Runciman) and words that many languages borrowed agree in their consonants only. All
hissing sounds are one, so are k, g and h, and v and f; vowels are left out but for a first one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from ibidem.lexicon.gazetteer import surface_key

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rows: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rows)


_HISSING = (r"s?c?h?t?sch|shch|szcz|chtch|dsch|d?zh|dj|ts|tz|tch|cz|sz|sh", "s")
_LAST = _rules((r"kh|q", "k"), (r"ph|[vw]", "f"), (r"th", "t"), (r"z", "s"))
# The readings of letters that stand for one sound here and for another there.
_READINGS: tuple[_Rules, ...] = (
    _rules(_HISSING, (r"[ck]h|[cghx]", "k"), (r"j", "")),  # Greek, Latin, German
    _rules(  # English and French
        _HISSING,
        (r"ch|c(?=[eiy])|g(?=[eiy])|j", "s"),
        (r"x", "ks"),
        (r"kh|[cg]", "k"),
        (r"h", ""),
    ),
    _rules(_HISSING, (r"ch|c", "s"), (r"kh|[ghx]", "k"), (r"j", "")),  # Slavic and Turkic
)
_CYRILLIC = _READINGS[2]
_CAUCASIAN = _rules(_HISSING, (r"ow", "u"), (r"ch|[cj]", "s"), (r"kh|[gh]", "k"))
_VOWELS = re.compile(r"[^bdfklmnprst]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def sounds(words: str) -> frozenset[str]:
    """The consonants of the words run together, one string for each way of reading them.

    >>> sounds("Рансимен") & sounds("Runciman")
    frozenset({'rnsmn'})
    >>> sounds("Skasanija inostranzew") & sounds("Сказания иностранцев")
    frozenset({'sksnstrnsf'})
    """
    key = surface_key(words).replace("ə", "a")
    latin = anyascii(key).lower()
    readings = _READINGS
    if key[:1] >= "\u0370":
        readings = (_CYRILLIC if key[:1] < "\u0530" else _CAUCASIAN,)
    return frozenset(_consonants(latin, reading) for reading in readings)


def _consonants(latin: str, reading: _Rules) -> str:
    for pattern, sound in (*reading, *_LAST):
        latin = pattern.sub(sound, latin)
    first = "a" if latin[:1] in {*"aeiou"} else ""
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", latin))


def sound_alike(one: str, other: str, least: int = 3) -> bool:
    """Whether two words agree in their consonants, of which there are at least so many.

    >>> sound_alike("Жордания", "Jordania"), sound_alike("мир", "more")
    (True, False)
    """
    return any(len(sound) >= least for sound in sounds(one) & sounds(other))
