"""Theses: the words that say so part the title from the school and the year."""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.lexicon import DASHES, Meaning
from ibidem.parse.dates import find_years
from ibidem.parse.draft import Draft
from ibidem.parse.hosts import claim_imprint, claim_year_at
from ibidem.parse.imprint import find_imprint
from ibidem.parse.titles import EDGES, claim_title, read_responsibility

_BEFORE = frozenset(f'.,:;([”»“"{DASHES}')
_EDGES = f"{EDGES}()[]"
# What parts the kind of thesis from its school: "PhD diss., Harvard", "Tese (...) – Universidade".
_TO_SCHOOL = re.compile(rf",\s|\)?\s[{DASHES}]\s|\),?\s|:\s")


@frozen(kw_only=True)
class Thesis:
    """Where the words stand that tell a thesis: "phil. Diss.", "дис. ... канд. ист. наук"."""

    start: int
    end: int


def find_thesis(draft: Draft, body: int) -> Thesis | None:
    """The words for a thesis that open an element after the title and before the year."""
    for mark in draft.source.find(Meaning.THESIS, start=body + 1):
        before = draft.text[body : mark.start].rstrip()
        if before[-1:] not in _BEFORE or not draft.is_free(mark.start, mark.end):
            continue
        if any(find_years(draft.text[mark.end :])):
            return Thesis(start=mark.start, end=mark.end)
    return None


def read_thesis(draft: Draft, body: int, thesis: Thesis) -> None:
    """Claim the title, the kind of thesis, its school, place and year.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "Hannah Arendt, Der Liebesbegriff bei Augustin, phil. Diss., Heidelberg 1928."
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_thesis(draft, 15, Thesis(start=47, end=58))
    >>> draft.values["title"], draft.values["genre"], draft.values["publisher_place"]
    ('Der Liebesbegriff bei Augustin', 'phil. Diss.', 'Heidelberg')
    """
    imprint = find_imprint(draft, thesis.end)
    end = claim_imprint(draft, imprint) if imprint is not None else len(draft.text)
    end = claim_year_at(draft, thesis.end, end)
    end = read_responsibility(draft, thesis.end, end)
    parted = _TO_SCHOOL.search(draft.free_text(0, end), thesis.end)
    stop = parted.start() if parted is not None else end
    if parted is not None:
        _claim_school(draft, parted.end(), end)
    genre = draft.free_text(thesis.start, stop).split("\0")[0].rstrip(" ,:([")
    draft.claim("genre", genre, thesis.start, thesis.start + len(genre))
    claim_title(draft, body, _title_end(draft, body, thesis.start))


def _claim_school(draft: Draft, start: int, end: int) -> None:
    """Claim the school, which begins with a letter: "13.00.01" is the code of a speciality."""
    text = draft.free_text(start, end)
    lead = len(text) - len(text.lstrip(_EDGES))
    words = text[lead:].split("\0")[0].rstrip(_EDGES)
    if words[:1].isalpha():
        draft.claim("publisher", words, start + lead, start + lead + len(words))


def _title_end(draft: Draft, body: int, end: int) -> int:
    return body + len(draft.text[body:end].rstrip(f" ,:;([{DASHES}"))
