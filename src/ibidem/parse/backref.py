"""Back-references: ibid., op. cit., and "see note 12", in every language of the lexicon."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.model.archive import ArchivalUnits
from ibidem.model.citation import CitationKind
from ibidem.model.locator import Locator
from ibidem.parse.draft import Draft
from ibidem.parse.heads import split_names
from ibidem.parse.units import find_chains, plain_dashes
from ibidem.tokenize import Mark

_KIND_OF: tuple[tuple[Meaning, CitationKind], ...] = (
    (Meaning.IBID, CitationKind.IBID),
    (Meaning.OP_CIT, CitationKind.OP_CIT),
    (Meaning.LOC_CIT, CitationKind.LOC_CIT),
)
_OPENING = re.compile(r"[\s(\[]*")
_BARE_PAGES = re.compile(
    r"[\s,.:]*(?P<pages>\d{1,4}(?:\s?[‐‑‒–—―−-]\s?\d{1,4})?(?:,\s\d{1,4})*)[\s.)\]]*$"
)
_NOTE_NUMBER = re.compile(r"\.?\s*(?:№\s*)?(?P<note>\d{1,4})")


def read_back_reference(draft: Draft) -> CitationKind | None:
    """Read a back-reference into the draft; None where the citation is none.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("Там же. Д. 374. Л. 1", load_lexicon())
    >>> read_back_reference(draft).value, draft.values["archive"].values
    ('ibid', {'delo': '374'})
    """
    start = _OPENING.match(draft.text).end()  # type: ignore[union-attr] # may be empty, never None
    if _is_cross_reference(draft):
        return CitationKind.CROSS_REFERENCE
    for meaning, kind in _KIND_OF:
        for mark in draft.source.find(meaning):
            if _refers_back(draft, mark, kind, start):
                _read_author(draft, start, mark.start)
                _read_rest(draft, mark.end)
                return kind
    return None


def _refers_back(draft: Draft, mark: Mark, kind: CitationKind, start: int) -> bool:
    """Ibid. opens a citation; op. cit. follows an author's name, and little else."""
    if kind is CitationKind.IBID:
        return mark.start == start
    before = draft.text[start : mark.start]
    return len(before.split()) <= 6 and not any(char.isdigit() for char in before)


def _read_author(draft: Draft, start: int, end: int) -> None:
    name = draft.text[start:end].strip(" ,:;")
    if name:
        draft.claim("author", split_names(name, draft.lexicon), start, start + len(name))


def _read_rest(draft: Draft, start: int) -> None:
    """Units and leaf or page after the back-reference; a bare number is a page."""
    chains = find_chains(draft.source, start)
    for chain in chains[:1]:
        units = chain.units
        if units:
            draft.claim("archive", ArchivalUnits(units=units), *chain.unit_range)
        if chain.locator is not None and chain.locator_range is not None:
            draft.claim("locator", chain.locator, *chain.locator_range)
    if "locator" not in draft.values:
        claim_bare_pages(draft, start)


def claim_bare_pages(draft: Draft, start: int) -> None:
    """As in "Ibid., 28": a number that closes the citation is the page."""
    match = _BARE_PAGES.match(draft.text, start)
    if match is not None:
        locator = Locator(label="page", value=plain_dashes(match["pages"]))
        draft.claim("locator", locator, *match.span("pages"))


def _is_cross_reference(draft: Draft) -> bool:
    """As in "см. прим. 12", "siehe Anm. 14": a note's number and nothing else."""
    for mark in draft.source.find(Meaning.SEE_NOTE):
        match = _NOTE_NUMBER.match(draft.text, mark.end)
        before = draft.text[: mark.start].split()
        if match is not None and len(before) <= 2 and len(draft.text) - match.end() <= 12:
            draft.claim("target_note", match["note"], *match.span("note"))
            return True
    return False
