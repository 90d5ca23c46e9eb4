"""Values of wiki templates: words and addresses that MediaWiki takes for nothing else.

Source: MediaWiki, "Help:Templates"; English Wikipedia, "Help:Citation Style 1", on URLs and dates.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from ibidem.emit.words import clean
from ibidem.model.date import Date, PartialDate
from ibidem.read.stated_dates import stated_date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
# Signs that mean something wherever they stand; others do where they stand together.
_SIGNS = re.compile(r"[|{}\[\]<>]|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|&(?=#?\w+;)")
_OF_ADDRESSES = re.compile(r"[\s|{}\[\]<>'\"\\^`]")


def escaped(words: str) -> str:
    """The words with a character reference for each sign that is mark-up.

    >>> escaped("{{R&D}} | a = b, it's ''so'' &amp; <i>")
    "&#123;&#123;R&D&#125;&#125; &#124; a = b, it's &#39;&#39;so&#39;&#39; &#38;amp; &#60;i&#62;"
    """
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", clean(words))


def address(url: str) -> str:
    """The address with what would end it, or the template, in percent signs.

    >>> address("https://example.org/a|b [1]")
    'https://example.org/a%7Cb%20%5B1%5D'
    """
    return _OF_ADDRESSES.sub(lambda sign: quote(sign.group(), safe=""), clean(url))


def english_date(date: Date) -> str:
    """The date as citation templates in English want it; as EDTF where that is not the same date.

    >>> english_date(Date(start=PartialDate(1920, 4, 28)))
    '28 April 1920'
    >>> english_date(Date(start=PartialDate(1918), end=PartialDate(1920), circa=True))
    'c. 1918–1920'
    """
    words = _in_words(date.start)
    if date.end is not None:
        joint = "–" if date.start.month is None and date.end.month is None else " – "
        words = f"{words}{joint}{_in_words(date.end)}"
    words = f"c. {words}" if date.circa else words
    read = stated_date(words)
    return words if read is not None and read.edtf == date.edtf else date.edtf


def _in_words(when: PartialDate) -> str:
    """A date in words; astronomers' year 0 is 1 BC."""
    year = f"{when.year:04d}" if when.year > 0 else f"{1 - when.year} BC"
    month = (
        _MONTHS[when.month - 1]
        if when.month is not None and 1 <= when.month <= len(_MONTHS)
        else ""
    )
    day = str(when.day) if when.day and month else ""
    return " ".join(filter(None, (day, month, year)))
