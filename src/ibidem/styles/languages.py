"""The language whose terms an item is printed with."""

from __future__ import annotations

import re

from ibidem.styles.cite import CslItem
from ibidem.styles.locales import FALLBACK, has_terms

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WRITTEN_IN = ("title", "container-title", "archive_location", "archive", "publisher-place")


def language_of(item: CslItem) -> str:
    """The language of an item, one that there are terms for.

    Where the item names none, or one without terms, the script of its title decides: GOST R
    7.0.5-2008 wants «С.» for what is printed in Russian and "P." for what is in Latin script.

    >>> language_of({"title": "Чёрный январь"})
    'ru'
    >>> language_of({"title": "Black Garden", "language": "en-GB"})
    'en-GB'
    """
    said = str(item.get("language") or "")
    primary = re.split(r"[-_]", said.lower())[0]
    if has_terms(primary) and not said.lower().endswith("cyrl"):
        return said
    words = next((str(item[name]) for name in _WRITTEN_IN if item.get(name)), "")
    return "ru" if _CYRILLIC.search(words) else FALLBACK
