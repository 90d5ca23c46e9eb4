r"""The letters and signs that commands of LaTeX print: ``\"o``, ``\cyrb``, ``\textnumero``.

Source: the tables of pylatexenc; the babel manual, "Shorthands", for what they lack.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **{sign: sign for sign in "%&$#_{}"},
        **dict.fromkeys(["\\", ",", ";", ":", " ", "\n", "quad", "qquad", "space", "par"], " "),
        **dict.fromkeys(["newline", "linebreak", "thinspace", "enspace", "hfill"], " "),
        **dict.fromkeys(["nobreakspace", "tabularnewline"], " "),
        "item": "• ",
        "S": "§",
        "P": "¶",
        "No": "№",
        "cyrdash": "—",
        "glqq": "„",
        "grqq": "“",
        "flqq": "«",
        "frqq": "»",
        "glq": "‚",
        "grq": "‘",
        "flq": "‹",
        "frq": "›",
        "og": "«",
        "fg": "»",
        "psq": "f.",
        "psqq": "ff.",
        "pno": "p.",
        "ppno": "pp.",
        "textbackslash": "\\",
        "slash": "/",
        "textendash": "–",
        "TeX": "TeX",
        "LaTeX": "LaTeX",
    }
)
LIGATURES: Mapping[str, str] = MappingProxyType(
    {
        "---": "—",
        "--": "–",
        "``": "“",
        "''": "”",
        "<<": "«",
        ">>": "»",
        ",,": "„",
        "`": "‘",
        "'": "’",
        "\\,": "",  # sets quotation marks apart
        "~": "\xa0",
    }
)
# What babel prints for a quotation mark and the character behind it.
SHORTHANDS: Mapping[str, str] = MappingProxyType(
    {
        '"---': "—",
        '"-': "",
        '"|': "",
        '""': "",
        '"=': "-",
        '"~': "-",
        '"<': "«",
        '">': "»",
        '"`': "„",
        "\"'": "“",
    }
)
_UMLAUTS: Mapping[str, str] = MappingProxyType(
    {**{f'"{plain}': umlaut for plain, umlaut in zip("aouAOU", "äöüÄÖÜ", strict=True)}, '"s': "ß"}
)
_WITH_SHORTHANDS = ("russian", "ukrainian", "belarusian", "bulgarian", "serbian")
_WITH_UMLAUTS = ("german", "ngerman", "austrian", "naustrian", "swissgerman", "nswissgerman")
_OPTIONS = re.compile(
    r"\\(?:documentclass|usepackage|set(?:default|main)language|setotherlanguages?)\b"
    r"\s*(?:\[([^\]]{0,500})\])?\s*\{([^{}]{0,200})\}"
)
_ACCENT = re.compile(
    r"\\(?P<accent>[a-zA-Z]|\W)\s*\{?\s*(?:\\(?P<macro>[a-zA-Z]+)|(?P<letter>.))?", re.DOTALL
)
_DOTLESS = {"ı": "i", "ȷ": "j"}


def shorthands(content: str) -> Mapping[str, str]:
    r"""The shorthands of the languages that a document declares.

    >>> shorthands(r"\usepackage[ngerman]{babel}")['"o']
    'ö'
    """
    words = " ".join(f"{options} {name}" for options, name in _OPTIONS.findall(content[:20_000]))
    languages = frozenset(re.findall(r"\w+", words))
    german = not languages.isdisjoint(_WITH_UMLAUTS)
    if not german and languages.isdisjoint(_WITH_SHORTHANDS):
        return {}
    return {**SHORTHANDS, **(_UMLAUTS if german else {})}


def sign(command: str) -> str | None:
    """What the command called so prints, None where it prints no sign.

    >>> sign("cyrya"), sign("textnumero"), sign("emph")
    ('я', '№', None)
    """
    if command in _SIGNS:
        return _SIGNS[command]
    known = _commands().get_macro_spec(command)
    words = None if known is None else known.simplify_repl
    return words if isinstance(words, str) and len(words) == 1 and words != "%" else None


@cache
def _commands() -> Any:
    return get_default_latex_context_db()


def accented(mark_up: str) -> str:
    r"""The letter that an accent and what it stands on print.

    >>> accented(r"\v{c}"), accented(r"\'{\i}"), accented(r"\.I"), accented(r"\'\CYRG")
    ('č', 'í', 'İ', 'Ѓ')
    """
    found = _ACCENT.match(mark_up)
    if found is None:
        return ""
    letter = found["letter"] or sign(found["macro"] or "") or ""
    if letter in {"", "}"}:
        return ""
    combining = _combining(found["accent"])
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + combining)


@cache
def _combining(accent: str) -> str:
    """The combining character of an accent; nothing is composed with a q."""
    printed: str = LatexNodes2Text().latex_to_text(rf"\{accent}{{q}}")
    return printed[1:]
