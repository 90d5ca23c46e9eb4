"""The place in a work, as it is written beside a citation key: "5", "p. 5", "л. 7 об."."""

from __future__ import annotations

import re
from functools import cache

from ibidem.lexicon import ANY_DASH, Meaning, load_lexicon
from ibidem.lexicon.phrases import alternatives
from ibidem.model.locator import Locator

_LABELS = {
    Meaning.PAGE: "page",
    Meaning.FOLIO: "folio",
    Meaning.COLUMN: "column",
    Meaning.PARAGRAPH: "paragraph",
    Meaning.VOLUME: "volume",
    Meaning.PART: "part",
    Meaning.ISSUE: "issue",
    Meaning.NUMBER: "number",
    Meaning.SEE_NOTE: "note",
}
_SIDE = r"(?:\s?(?:об|r|v)\b\.?)?"
_PLACE = rf"(?:[A-Z]?\d+[a-zа-я]?|[IVXLC]+|[ivxlc]+)\b{_SIDE}"
_RANGE = rf"{_PLACE}(?:\s?[{ANY_DASH}]+\s?{_PLACE})?"
_VALUE = re.compile(rf"\s*(?P<value>{_RANGE}(?:,\s?{_RANGE})*)")
_DASH = re.compile(rf"\s?[{ANY_DASH}]+\s?")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<word>{alternatives(*_LABELS)}|§{{1,2}})", re.IGNORECASE)


def locator_of(words: str) -> Locator | None:
    """The locator that `words` begin with; a bare number is a page.

    >>> locator_of("5--7"), locator_of("л. 7 об., оригинал"), locator_of("passim")
    (Locator(label='page', value='5-7'), Locator(label='folio', value='7 об.'), None)
    """
    named = _words().match(words)
    value = _VALUE.match(words, named.end() if named is not None else 0)
    if value is None:
        return None
    label = "page" if named is None else _label(named["word"])
    return Locator(label=label, value=_DASH.sub("-", value["value"]))


@cache
def _label(word: str) -> str:
    """What a word before a number says; "с." is a page before it is anything else."""
    lexicon = load_lexicon()
    key = word.casefold().rstrip(".")
    meanings = {
        meaning
        for entry in lexicon.entries
        if entry.form.casefold().rstrip(".") == key
        for meaning in entry.meanings
    }
    return next((label for meaning, label in _LABELS.items() if meaning in meanings), "section")
