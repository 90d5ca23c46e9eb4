"""Sigla of repositories that a document defines on the way: "... YMCA Archives (KFYA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anyascii import anyascii
from attrs import evolve

from ibidem.lexicon import Lexicon
from ibidem.model.archive import RepositoryRef
from ibidem.parse.draft import Draft
from ibidem.parse.repository import known_repository, named_archive

# A siglum in brackets, alone or after that of its collection: "(KFYA)", "(PBAFP KFYA)".
_BRACKETED = re.compile(r"[(\[](?P<words>[^\W\d_]{2,10}(?:[\s,]\s?[^\W\d_]{2,10})?)[)\]]")
_FARTHEST = 90


def learn_sigla(texts: Iterable[str], lexicon: Lexicon) -> dict[str, RepositoryRef]:
    """The sigla that follow the full names of repositories in the notes of one document.

    >>> from ibidem.lexicon import load_lexicon
    >>> note = "Letter, Kautz Family YMCA Archives, University of Minnesota (KFYA)."
    >>> learn_sigla([note], load_lexicon())["KFYA"].name
    'Kautz Family YMCA Archives'
    """
    repositories: dict[str, RepositoryRef] = {}
    for text in texts:
        for match in _BRACKETED.finditer(text):
            words = match["words"].replace(",", " ").split()
            if words[-1] in repositories or not all(word.isupper() for word in words):
                continue
            draft = Draft.of(text[: match.start()], lexicon)
            found = known_repository(draft, match.start()) or named_archive(draft, match.start())
            if found is None or match.start() - found.end > _FARTHEST:
                continue
            repositories[words[-1]] = evolve(found.ref, id=anyascii(words[-1]).lower())
    return repositories
