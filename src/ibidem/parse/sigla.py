"""Sigla of repositories that a document defines on the way: "... YMCA Archives (KFYA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii
from attrs import evolve

from ibidem.lexicon import Lexicon, Meaning
from ibidem.lexicon.phrases import alternatives
from ibidem.model.archive import RepositoryRef
from ibidem.parse.draft import Draft
from ibidem.parse.repository import known_repository, named_archive, one_word_acronyms

# A siglum in brackets, alone or after that of its collection: "(KFYA)", "(PBAFP KFYA)", or after
# a word for henceforth: "(hereafter TNA)".
_BRACKETED = r"[(\[](?:{}[\s:–—-]*)?(?P<words>[^\W\d_]{{2,10}}(?:[\s,]\s?[^\W\d_]{{2,10}})?)[)\]]"
_FARTHEST = 90


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(_BRACKETED.format(alternatives(Meaning.HENCEFORTH)), re.IGNORECASE)


def learn_sigla(texts: Iterable[str], lexicon: Lexicon) -> dict[str, RepositoryRef]:
    """The sigla that follow the full names of repositories in the notes of one document.

    >>> from ibidem.lexicon import load_lexicon
    >>> note = "Letter, Kautz Family YMCA Archives, University of Minnesota (KFYA)."
    >>> learn_sigla([note], load_lexicon())["KFYA"].name
    'Kautz Family YMCA Archives'
    """
    repositories: dict[str, RepositoryRef] = {}
    for text in texts:
        for match in _bracketed().finditer(text):
            words = match["words"].replace(",", " ").split()
            if words[-1] in repositories or not all(word.isupper() for word in words):
                continue
            draft = Draft.of(text[: match.start()], lexicon)
            found = known_repository(draft, match.start()) or named_archive(draft, match.start())
            if found is None or match.start() - found.end > _FARTHEST:
                continue
            repositories[words[-1]] = _called(found.ref, words[-1], lexicon)
    return repositories


def _called(ref: RepositoryRef, siglum: str, lexicon: Lexicon) -> RepositoryRef:
    """The repository, known by its siglum unless the authority file has acronyms for it."""
    known = lexicon.by_id.get(ref.authority)
    return (
        ref
        if known is not None and one_word_acronyms(known)
        else evolve(ref, id=anyascii(siglum).lower())
    )
