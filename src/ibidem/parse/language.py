"""The language of a work, judged by the letters and the telling words of its title."""

from __future__ import annotations

from ibidem.lexicon import Meaning
from ibidem.lexicon.gazetteer import languages_of
from ibidem.lexicon.languages import with_script
from ibidem.parse.draft import Draft
from ibidem.tokenize import likely_languages


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
    return with_script(language, title)


def _most_heard(draft: Draft, start: int, end: int, likely: frozenset[str]) -> str:
    """The language whose words stand oftenest in a range; ties go to no language."""
    source = draft.source
    heard = [mark.languages for mark in source.find(Meaning.PROSE, start=start, end=end)]
    words = source.tokens[source.at(start) : source.at(end)]
    known = (languages_of(token.key) for token in words if token.kind == "word")
    heard += filter(None, known)
    votes: dict[str, float] = {}
    for languages in heard:
        for language in languages & likely if likely else languages:
            # a word that few languages have says more than one that many share
            votes[language] = votes.get(language, 0) + 1 / len(languages)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not tied else ""
