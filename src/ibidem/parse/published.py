"""Published works: books, chapters, articles, entries, in the styles that print uses."""

from __future__ import annotations

import re

from ibidem.lexicon import DASHES, Meaning
from ibidem.parse.dates import find_dates
from ibidem.parse.designations import claim_designations, claim_total_pages
from ibidem.parse.draft import Draft
from ibidem.parse.front import Front, read_front, settle_front
from ibidem.parse.heads import claim_roles
from ibidem.parse.hosts import (
    claim_imprint,
    claim_year_at,
    container_before,
    is_serial_issue,
    last_cut,
    read_analytic,
    read_host,
)
from ibidem.parse.identifiers import read_identifiers
from ibidem.parse.imprint import find_imprint, is_place, names_publisher, publisher_range
from ibidem.parse.journal import claim_journal_numbers
from ibidem.parse.kinds import item_type
from ibidem.parse.pages import claim_locator, settle_pages
from ibidem.parse.titles import QUOTED, RESPONSIBILITY, claim_title, unwrapped

_ANALYTIC = re.compile(r"\s*//\s*")
_ELEMENT_EDGES = frozenset(f'.,;()[]”»"\0{DASHES}')


def read_published(draft: Draft, *, listed: bool = False) -> None:
    """Read a published work into the draft.

    `listed` says that the citation is an entry of a reference list, where a range of pages is
    that of the article and not the place cited.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "Khalilov, A. (2016), Internal Strife, Voprosy istorii, № 5."
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_published(draft)
    >>> draft.values["title"], draft.values["container_title"], draft.values["issue"]
    ('Internal Strife', 'Voprosy istorii', '5')
    """
    read_identifiers(draft)
    claim_total_pages(draft)
    front = read_front(draft)
    claim_roles(draft, front.body)
    claim_journal_numbers(draft, front.body)
    _claim_exact_date(draft, front.body)
    claim_locator(draft, front.body)
    claim_designations(draft, front.body)
    _read_body(draft, front)
    settle_front(draft, front)
    _settle_newspaper(draft)
    if listed:
        settle_pages(draft)
    draft.values["type"] = item_type(draft)


def _settle_newspaper(draft: Draft) -> None:
    """A newspaper cited by its date alone is the container: «Правда. 1920. 28 апреля»."""
    where = draft.where.get("title")
    issued = draft.values.get("issued")
    if where is None or issued is None or issued.start.day is None:
        return
    papers = draft.source.find(Meaning.NEWSPAPER, start=where[0], end=where[1])
    if papers and not draft.values.keys() & {"container_title", "author", "publisher_place"}:
        title = draft.values["title"]
        draft.drop("title")
        draft.record("container_title", title, *where)


def _claim_exact_date(draft: Draft, body: int) -> None:
    """A day that stands as an element of its own: newspapers, laws, letters."""
    for found in reversed(find_dates(draft.source, draft.lexicon)):
        if found.start < body or not draft.is_free(found.start, found.end):
            continue
        before, after = draft.text[: found.start].rstrip(), draft.text[found.end :].lstrip()
        if before[-1:] in _ELEMENT_EDGES and after[:1] in _ELEMENT_EDGES | {""}:
            draft.claim("issued", found.date, found.start, found.end)
            return


def _read_body(draft: Draft, front: Front) -> None:
    analytic = _ANALYTIC.search(draft.free_text(), front.body) or _single_slash(draft, front.body)
    if analytic is not None:
        read_analytic(draft, front.body, analytic)
        return
    quoted = QUOTED.match(draft.text, front.body)
    if quoted is not None and _goes_on(draft, quoted):
        draft.claim("title", quoted["title"].strip(" .,"), *quoted.span("title"))
        read_host(draft, quoted.end(), front.point)
        return
    _read_monograph(draft, front)


def _single_slash(draft: Draft, body: int) -> re.Match[str] | None:
    """A single slash used for two: what follows it is a serial or a collection, no name."""
    for match in RESPONSIBILITY.finditer(draft.free_text(), body):
        end = draft.free_text(match.end()).find(".")
        stop = match.end() + end if end > 0 else len(draft.text)
        if draft.source.find(
            Meaning.SERIAL, Meaning.PROCEEDINGS, Meaning.ENCYCLOPEDIA, start=match.end(), end=stop
        ) and draft.values.keys() & {"issue", "locator", "page"}:
            return match
    return None


def _goes_on(draft: Draft, quoted: re.Match[str]) -> bool:
    """Whether a container follows the quoted words, which else only open the title."""
    rest = draft.free_text(quoted.end())
    return not rest.startswith(":") and any(char.isalpha() for char in rest.split("\0")[0])


def _read_monograph(draft: Draft, front: Front) -> None:
    imprint = find_imprint(draft, front.body)
    if imprint is not None and imprint.start > front.body:
        end = claim_imprint(draft, imprint)
        end = claim_year_at(draft, front.body, end)
        if is_serial_issue(draft):
            end = container_before(draft, front, end)
    elif imprint is not None:
        claim_imprint(draft, imprint)
        return
    else:
        end = claim_year_at(draft, front.body, len(draft.text))
        end = _claim_last_area(draft, front, end)
    claim_title(draft, front.body, end)


def _claim_last_area(draft: Draft, front: Front, end: int) -> int:
    """The element after the last point or comma, where no place was found: what is it?"""
    if is_serial_issue(draft):
        return container_before(draft, front, end)
    cut = last_cut(draft, front.body, front.point, end)
    if cut is None:
        return end
    where = publisher_range(draft.free_text(0, end), cut)
    name = _field_of_area(draft, where)
    if name is None:
        return end
    draft.claim(name, unwrapped(draft.text[slice(*where)]), *where)
    return cut


def _field_of_area(draft: Draft, where: tuple[int, int]) -> str | None:
    """What the last element of a citation without a place and colon states."""
    words = draft.text[slice(*where)]
    if not words:
        return None
    if draft.source.find(Meaning.SERIAL, start=where[0], end=where[1]):
        return "container_title"
    if is_place(words):
        return "publisher_place"
    return "publisher" if _may_be_publisher(draft, where) else None


def _may_be_publisher(draft: Draft, where: tuple[int, int]) -> bool:
    """A known house, a body, or a short name after a dated head."""
    words = draft.text[slice(*where)].split()
    bodies = draft.source.find(Meaning.INSTITUTION, start=where[0], end=where[1])
    if names_publisher(draft, where) or bodies:
        return True
    return "issued" in draft.values and len(words) <= 3 and words[0][0].isupper()
