"""Numbers of notes as they are printed: 4, iv, D, §."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOLS = "*†‡§"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def in_format(number: int, name: str) -> str:
    """`number` in a number format of Word (``decimal``, ``lowerRoman``, ``chicago`` ...).

    Formats that are not known print the digits. Source: ECMA-376, part 1, 17.18.59 ST_NumberFormat.

    >>> [in_format(4, name) for name in ("decimal", "lowerRoman", "upperLetter", "chicago")]
    ['4', 'iv', 'D', '§']
    """
    return _FORMATS.get(name, str)(number) if number > 0 else str(number)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        printed += letters * times
    return printed


def _repeated(signs: str) -> Callable[[int], str]:
    """Each sign once, then each twice, and so on: a ... z, aa ... zz."""
    return lambda number: signs[(number - 1) % len(signs)] * ((number - 1) // len(signs) + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _repeated(_LETTERS),
    "upperLetter": _repeated(_LETTERS.upper()),
    "chicago": _repeated(_SYMBOLS),
}
