"""The language of a work, judged by the letters and the small words of its title."""

from __future__ import annotations

import re
from collections import Counter

from ibidem.lexicon import Meaning
from ibidem.parse.draft import Draft
from ibidem.tokenize import likely_languages

_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
# Languages of ours written in more than one alphabet; the rarer one is named.
_CYRILLIC_VARIANT = {"az": "az-Cyrl"}


def language_of(draft: Draft) -> str:
    """BCP 47 tag of the language of the title, empty where nothing tells it.

    >>> from ibidem.lexicon import load_lexicon
    >>> language_of(Draft.of("Враг есть везде. Сталинизм на Кавказе", load_lexicon()))
    'ru'
    """
    start, end = draft.where.get("title", (0, len(draft.text)))
    title = draft.text[start:end]
    likely = likely_languages(title)
    language = _most_heard(draft, start, end, likely)
    if not language and len(likely) == 1:
        language = next(iter(likely))
    if _CYRILLIC_LETTER.search(title):
        return _CYRILLIC_VARIANT.get(language, language)
    return language


def _most_heard(draft: Draft, start: int, end: int, likely: frozenset[str]) -> str:
    """The language whose commonest words stand oftenest in a range; ties go to no language."""
    votes: Counter[str] = Counter()
    for mark in draft.source.find(Meaning.PROSE, start=start, end=end):
        votes.update(mark.languages & likely if likely else mark.languages)
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]
