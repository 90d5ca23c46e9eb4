"""Archival citations: a document's description, its repository, its shelf mark."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.model.archive import ArchivalUnits, Level
from ibidem.model.item import ItemType
from ibidem.parse.dates import find_dates
from ibidem.parse.definitions import definitions
from ibidem.parse.draft import Draft
from ibidem.parse.heads import read_head
from ibidem.parse.imprint import find_imprint, is_place
from ibidem.parse.pages import claim_bare_page
from ibidem.parse.repository import (
    EDGES,
    FoundRepository,
    find_repository,
    repository_after,
)
from ibidem.parse.shelf_codes import is_coded
from ibidem.parse.shelfmark import ShelfMark, best_chain, code_alone, with_chain, without_chain
from ibidem.parse.undated import find_undated
from ibidem.parse.units import Chain

# The article or preposition of a date: ". Le 24 mai 1920", "Телеграмма от 4 мая 1920".
_DATE_LEAD = re.compile(r"(?:(?<=[.,;])\s+[^\W\d_]{1,3}|\s+[^\W\d_A-ZА-ЯЁ]{1,3})$")
# A title in quotes, and after a comma what is said of it: "“A Study,” booklet printed in Geneva".
_QUOTED_TITLE = re.compile(r"[“\"«](?P<title>[^“”\"«»]{3,}?)(?:,[”\"»]\s|[”\"»],\s)")
# The whole description, or what follows a title in quotes.
_PLACE_LAST = re.compile(r"(?:^|[”\"»],?\s)(?P<place>[^\W\d_][^,.;:()\d”\"»]{1,30})$")
# What is said of the leaves, not the title: "(подлинник)".
_REMARK = re.compile(r"[^\W\d_]+[)\]]")
_NUMBERED_LEVELS = frozenset({Level.FOND, Level.OPIS, Level.DELO})


def read_archival(draft: Draft) -> bool:
    """Read an archival citation into the draft; False where it is none.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "Message from M. Kemal. 04.1920. АВП РФ. Ф. 04. Оп. 51. Д. 54868. Л. 1."
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_archival(draft), draft.values["title"], draft.values["archive"].location
    (True, 'Message from M. Kemal', 'Ф. 04. Оп. 51. Д. 54868')
    """
    mark = _shelf_mark(draft)
    if mark is None:
        return False
    ref = mark.repository.ref if mark.repository else None
    draft.claim("archive", ArchivalUnits(repository=ref, units=mark.units), mark.start, mark.end)
    if mark.locator is not None and mark.locator_range is not None:
        draft.claim("locator", mark.locator, *mark.locator_range)
    draft.values["type"] = ItemType.MANUSCRIPT
    describe(draft, mark.start, max(mark.end, mark.locator_range[1] if mark.locator_range else 0))
    return True


def _shelf_mark(draft: Draft) -> ShelfMark | None:
    chain = best_chain(draft)
    if chain is not None:
        repository = find_repository(draft, chain.start) or repository_after(draft, chain.end)
        if _is_archival(chain, repository):
            return with_chain(draft, chain, repository)
    mark = without_chain(draft) or code_alone(draft)
    if mark is None or (_is_published(draft) and not is_coded(mark.units)):
        return None
    return mark


def _is_published(draft: Draft) -> bool:
    """Whether an imprint says that a book is cited, whatever archive is named beside it."""
    imprint = find_imprint(draft, 0)
    return imprint is not None and (imprint.publisher[1] > 0 or imprint.year is not None)


def _is_archival(chain: Chain, repository: FoundRepository | None) -> bool:
    """Whether the units are those of an archive.

    Without a repository two of fond, opis and delo are needed; volumes and series count only
    under a repository that we know, or with leaves rather than pages.
    """
    levels = {unit.level for unit in chain.units}
    if repository is None:
        return len(levels & _NUMBERED_LEVELS) > 1
    if repository.ref.known or levels - {Level.VOLUME, Level.SERIES}:
        return True
    return chain.locator is not None and chain.locator.label == "folio"


def describe(draft: Draft, start: int, end: int) -> None:
    """The document's own title, author and date, before the shelf mark or after it."""
    before = draft.text[:start].strip(EDGES)
    first, last = (0, start) if before else (end, _before_definition(draft))
    for found in find_dates(draft.source, draft.lexicon):
        if first <= found.start and found.end <= last:
            draft.claim("issued", found.date, found.start, found.end)
    if "locator" not in draft.values:
        claim_bare_page(draft, first, last)
    last = _before_undated(draft, first, _cut_at_date(draft, first, last))
    after_author = read_head(draft, first, last)
    last = _before_place(draft, after_author, last)
    title, title_start = _trimmed(draft.text, after_author, last)
    if _says_unfoliated(draft, title_start, title_start + len(title)):
        return
    draft.claim("title", title, title_start, title_start + len(title))
    _claim_genre(draft, title_start, title_start + len(title))


def _says_unfoliated(draft: Draft, start: int, end: int) -> bool:
    """Whether all that is said is that the leaves have no numbers: "unfol."."""
    marks = draft.source.find(Meaning.UNFOLIATED, start=start)
    return bool(marks) and marks[0].start == start and marks[0].end >= end


def _before_definition(draft: Draft) -> int:
    """Where the citation ends before a siglum is defined at its end: «... Л. 12. Далее: АПД»."""
    return next(
        (start for start, end in definitions(draft) if end == len(draft.text)), len(draft.text)
    )


def _cut_at_date(draft: Draft, first: int, last: int) -> int:
    """Where the description ends: before its date, where the date closes it."""
    issued = draft.where.get("issued")
    if issued is None or not first <= issued[0] < last:
        return last
    if not draft.text[first:last].replace(draft.text[slice(*issued)], "").strip(EDGES):
        return first
    words = _DATE_LEAD.sub("", draft.text[first : issued[0]].rstrip())
    return first + len(words) if words.strip(EDGES) else last


def _before_undated(draft: Draft, start: int, end: int) -> int:
    """Where the description ends before words that say it has no date: "Letter, undated"."""
    undated = list(find_undated(draft, start, end))
    if not undated or draft.text[undated[-1].end : end].strip(f"{EDGES})]"):
        return end
    return len(draft.text[: undated[-1].start].rstrip(f"{EDGES}(["))


def _before_place(draft: Draft, start: int, end: int) -> int:
    """Where the title ends before the place of writing: "Madrid, 8 de agosto de 1747"."""
    written = _PLACE_LAST.search(draft.text[start:end].rstrip(EDGES))
    if written is None or not is_place(written["place"]):
        return end
    place = start + written.start("place")
    draft.claim("publisher_place", written["place"], place, place + len(written["place"]))
    return place


def _trimmed(text: str, start: int, end: int) -> tuple[str, int]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip(EDGES))
    stripped = words.strip(EDGES)
    quoted = _QUOTED_TITLE.match(stripped)
    if quoted is not None:
        return quoted["title"], start + lead + 1
    if not any(map(str.isalpha, stripped)) or _REMARK.fullmatch(stripped):
        return "", start + lead
    if stripped[:1] in '“"«' and stripped.count("”") + stripped.count('"') <= 2:
        lead += 1
        stripped = stripped[1:].rstrip('”"»').rstrip(EDGES)
    return stripped, start + lead


def _claim_genre(draft: Draft, start: int, end: int) -> None:
    """The kind of document, where its title opens with it: "Telegram from ..."."""
    kinds = draft.source.find(Meaning.DOCUMENT_KIND, start=start, end=end)
    if kinds:
        genre = draft.text[kinds[0].start : kinds[0].end]
        draft.record("genre", genre.lower(), kinds[0].start, kinds[0].end)
