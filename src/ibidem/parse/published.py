"""Published works: books, chapters, articles, entries, in the styles that print uses."""

from __future__ import annotations

import re

from ibidem.lexicon import ANY_DASH, DASHES, Meaning
from ibidem.model.locator import Locator
from ibidem.parse.dates import DATED_FROM, find_dates, find_years
from ibidem.parse.definitions import definitions
from ibidem.parse.designations import claim_designations, claim_total_pages
from ibidem.parse.draft import Draft
from ibidem.parse.front import Front, read_front, settle_front
from ibidem.parse.guided import claim_guessed, place_before
from ibidem.parse.heads import claim_roles
from ibidem.parse.hosts import (
    claim_container,
    claim_imprint,
    claim_periodical,
    claim_year_at,
    container_before,
    find_in,
    is_serial_issue,
    last_cut,
    publisher_before,
    read_analytic,
    read_host,
)
from ibidem.parse.identifiers import read_identifiers
from ibidem.parse.imprint import find_imprint, is_place, names_publisher, publisher_range
from ibidem.parse.journal import claim_journal_numbers
from ibidem.parse.kinds import is_dated_as_daily, item_type
from ibidem.parse.numerals import arabic
from ibidem.parse.pages import claim_locator, settle_pages
from ibidem.parse.periods import FoundDate
from ibidem.parse.theses import find_thesis, read_thesis
from ibidem.parse.titles import QUOTED, claim_title, slashes, unwrapped
from ibidem.parse.undated import claim_undated

_ANALYTIC = re.compile(r"\s*//\s*")
# "Gli stati italiani, «Società e storia», 21": quotes for the periodical, none for the title.
_QUOTED_CONTAINER = re.compile(
    r"[.,](?<=[^\W\d_][.,])\s(?P<name>[«“„][^«»“”„\"\0]{3,}[»”“]),?\s?"
    r"(?:(?P<volume>\d{1,3}|[IVXLC]+)(?=[\s,.\0])|(?=\0))"
)
_RANGE_END = re.compile(rf"\w\s?[{ANY_DASH}]$")
_PREPOSITION = re.compile(r"\s[^\W\d_A-ZА-Я]{1,3}\.?\s$")
_AGENDA_ITEM = re.compile(r"/(?P<item>[IVXLC]+)(?!\w)")
_NUMBER_LAST = re.compile(r"\.?\s?(?P<item>\d+[a-z]?)[\s.,)]*$")
_NEAR = 12  # characters
_MOST_WORDS_OF_PAPER = 4
_BARE_VOLUME = re.compile(r",\s(?P<volume>[IVX]{1,5})[\s.,(]*$")
# As in "Vossische Zeitung v. 4. Mai 1920".
_DATED = re.compile(rf"\s{DATED_FROM}\s$")
_LONE_YEAR = re.compile(r"[,\[(]\s?(?P<year>(?:1[5-9]|20)\d\d)(?=[\]),.]|\s*$)")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_RAISED_EDITION = re.compile(r"(?P<edition>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})(?=1[4-9]\d\d|20\d\d)")
_FLATTENED_EDITION = re.compile(r"(?P<edition>[2-9])(?<=\s[2-9])(?=(?:1[5-9]|20)\d\d\b)")
_ELEMENT_EDGES = frozenset(f'.,;()[]”»"\0{DASHES}')


def read_published(draft: Draft, *, listed: bool = False, authored: bool = True) -> None:
    """Read a published work into the draft.

    `listed` says that the citation is an entry of a reference list, where a range of pages is
    that of the article and not the place cited. Without `authored` no author precedes the title.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "Khalilov, A. (2016), Internal Strife, Voprosy istorii, № 5."
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_published(draft)
    >>> draft.values["title"], draft.values["container_title"], draft.values["issue"]
    ('Internal Strife', 'Voprosy istorii', '5')
    """
    read_identifiers(draft)
    for remark in definitions(draft):
        draft.take(*remark)
    _claim_raised_edition(draft)
    claim_total_pages(draft)
    front = read_front(draft) if authored else Front(body=0)
    claim_roles(draft, front.body)
    claim_journal_numbers(draft, front.body)
    _claim_exact_date(draft, front.body)
    claim_locator(draft, front.body)
    claim_undated(draft)
    claim_designations(draft, front.body)
    _read_body(draft, front)
    settle_front(draft, front)
    _settle_date(draft)
    _settle_agenda_item(draft)
    _settle_number(draft)
    _settle_newspaper(draft)
    if listed:
        settle_pages(draft)
    draft.values["type"] = item_type(draft)


def _claim_raised_edition(draft: Draft) -> None:
    """The edition before the year: "Wien ²1911", and "Wien 21911" where print lost its height."""
    match = _RAISED_EDITION.search(draft.text) or _FLATTENED_EDITION.search(draft.text)
    if match is not None:
        draft.claim("edition", match["edition"].translate(_SUPERSCRIPTS), *match.span())


def _settle_newspaper(draft: Draft) -> None:
    """A newspaper cited by its date alone is the container: «Правда. 1920. 28 апреля».

    One that the tables do not know is told by its date, the year of which comes first.
    """
    where = draft.where.get("title")
    issued = draft.values.get("issued")
    if where is None or issued is None or issued.start.day is None:
        return
    papers = draft.source.find(Meaning.NEWSPAPER, start=where[0], end=where[1] + _NEAR)
    year_first = is_dated_as_daily(draft) or _is_brief_and_paged(draft, where)
    others = {"container_title", "author", "publisher"} | (
        set() if year_first else {"publisher_place"}
    )
    if (papers or year_first) and not draft.values.keys() & others:
        title = draft.values["title"]
        draft.drop("title")
        draft.record("container_title", title, *where)


def _is_brief_and_paged(draft: Draft, where: tuple[int, int]) -> bool:
    """Whether a short name, a day and a page are all there is: "Le Temps, 5 mai 1920, p. 2"."""
    words = draft.text[slice(*where)].split()
    sparse = draft.values.keys() <= {"title", "issued", "locator", "issue", "type"}
    described = draft.source.find(
        Meaning.ADDRESSED_TO, Meaning.DOCUMENT_KIND, start=where[0], end=where[1]
    )
    locator = draft.values.get("locator")
    paged = locator is not None and locator.label == "page"
    return (
        (paged or "issue" in draft.values)
        and sparse
        and len(words) <= _MOST_WORDS_OF_PAPER
        and not described
    )


def _settle_date(draft: Draft) -> None:
    """The date of a work that states none of its own: that of a document, or a lone year.

    "Федеральный закон от 29.12.2012", "lecture at Wheaton College, [1923], p. 5".
    """
    if "issued" in draft.values:
        return
    start, end = draft.where.get("title", (0, 0))
    for found in find_dates(draft.source, draft.lexicon):
        if _PREPOSITION.search(draft.text, 0, found.start):
            draft.record("issued", found.date, found.start, found.end)
            return
    year = _LONE_YEAR.search(draft.free_text(), max(start, end))
    for found in find_years(year["year"] if year else ""):
        draft.record("issued", found.date, *year.span("year") if year else (0, 0))


def _settle_agenda_item(draft: Draft) -> None:
    """The item of the agenda after a session's date: "MK. v. 5. 2. 1857/I".

    The number of the minutes in print tells more: "MK. v. 5. 1. 1856/II, ÖMR. III/4, Nr. 325".
    """
    _, end = draft.where.get("issued", (0, 0))
    item = _AGENDA_ITEM.match(draft.text, end)
    if item is None:
        return
    for mark in draft.source.find(Meaning.NUMBER, start=item.end())[-1:]:
        printed = _NUMBER_LAST.match(draft.text, mark.end)
        if printed is not None:
            draft.drop("issue")
            item = printed
    draft.record("locator", Locator(label="number", value=item["item"]), *item.span("item"))


def _settle_number(draft: Draft) -> None:
    """A number after a book's year is the piece cited in it: "(Wien 1911) Nr. 50"."""
    where, issued = draft.where.get("issue"), draft.where.get("issued")
    if where is None or issued is None or where[0] < issued[1]:
        return
    if "publisher_place" in draft.values and not draft.values.keys() & {
        "container_title",
        "locator",
    }:
        number = draft.values["issue"]
        draft.drop("issue")
        draft.record("locator", Locator(label="number", value=number), *where)


def _claim_exact_date(draft: Draft, body: int) -> None:
    """A day that stands as an element of its own: newspapers, laws, letters."""
    for found in reversed(find_dates(draft.source, draft.lexicon)):
        if found.start < body or not draft.is_free(found.start, found.end):
            continue
        if _RANGE_END.search(draft.text, 0, found.start) or _is_subject(draft, found):
            continue
        before, after = draft.text[: found.start].rstrip(), draft.text[found.end :].lstrip()
        if before[-1:] in _ELEMENT_EDGES and after[:1] == "/":
            # with its number it is the document's name: "MK. v. 5. 2. 1857/I"
            draft.record("issued", found.date, found.start, found.end)
            return
        lead = _DATED.search(draft.text, 0, found.start)
        led_in = lead is not None and bool(draft.source.find(Meaning.NEWSPAPER, end=lead.start()))
        if (before[-1:] in _ELEMENT_EDGES or led_in) and after[:1] in _ELEMENT_EDGES | {""}:
            start = lead.start() if led_in and lead is not None else found.start
            draft.claim("issued", found.date, start, found.end)
            return


def _is_subject(draft: Draft, found: FoundDate) -> bool:
    """Whether a period is what a work is about, which states a year of its own beside it."""
    dated = "issued" in draft.values or any(find_years(draft.text[found.end :]))
    return found.date.end is not None and dated


def _read_body(draft: Draft, front: Front) -> None:
    analytic = _ANALYTIC.search(draft.free_text(), front.body) or _single_slash(draft, front.body)
    if analytic is not None:
        read_analytic(draft, front.body, analytic)
        return
    thesis = find_thesis(draft, front.body)
    if thesis is not None:
        read_thesis(draft, front.body, thesis)
        return
    quoted = QUOTED.match(draft.text, front.body)
    if quoted is not None and _goes_on(draft, quoted):
        draft.claim("title", quoted["title"].strip(" .,"), *quoted.span("title"))
        read_host(draft, quoted.end(), front.point)
        return
    periodical = _QUOTED_CONTAINER.search(draft.free_text(), front.body)
    if periodical is not None and _may_be_periodical(draft, periodical):
        claim_title(draft, front.body, periodical.start())
        claim_periodical(draft, periodical)
        return
    introduced = find_in(draft, front.body, len(draft.text))
    if introduced is not None and introduced > front.body:
        claim_title(draft, front.body, introduced)
        read_host(draft, introduced, front.point)
        return
    _read_monograph(draft, front)


def _may_be_periodical(draft: Draft, quoted: re.Match[str]) -> bool:
    """Whether a quoted name is no publisher; a numbered one is none in any case."""
    numbered = draft.values.keys() & {"volume", "issue"}
    return bool(numbered) or not names_publisher(draft, quoted.span("name"))


def _single_slash(draft: Draft, body: int) -> re.Match[str] | None:
    """A single slash used for two: what follows it is a serial or a collection, no name."""
    if not draft.values.keys() & {"issue", "locator", "page"}:
        return None
    for match in slashes(draft.free_text(), body):
        end = draft.free_text(match.end()).find(".")
        stop = match.end() + end if end > 0 else len(draft.text)
        if draft.source.find(
            Meaning.SERIAL, Meaning.PROCEEDINGS, Meaning.ENCYCLOPEDIA, start=match.end(), end=stop
        ):
            return match
    return None


def _goes_on(draft: Draft, quoted: re.Match[str]) -> bool:
    """Whether other elements follow the quoted words, which else only open the title."""
    rest = draft.free_text(quoted.end())
    closed = quoted.group().rstrip().endswith((",", ".")) or quoted["title"].endswith((",", "."))
    if closed and rest.strip("\0 "):
        return True
    return not rest.startswith(":") and any(char.isalpha() for char in rest.split("\0")[0])


def _read_monograph(draft: Draft, front: Front) -> None:
    imprint = find_imprint(draft, front.body)
    if imprint is not None and imprint.start > front.body:
        end = _claim_bare_volume(draft, front.body, claim_imprint(draft, imprint))
        if not imprint.publisher[1]:
            end = publisher_before(draft, front.body, end)
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


def _claim_bare_volume(draft: Draft, start: int, end: int) -> int:
    """The volume as a numeral alone before the imprint: "Стварање Југославије, II, Београд"."""
    numeral = _BARE_VOLUME.search(draft.free_text(0, end), start)
    if numeral is None or "volume" in draft.values:
        return end
    draft.claim("volume", arabic(numeral["volume"]), *numeral.span("volume"))
    return numeral.start()


def _claim_last_area(draft: Draft, front: Front, end: int) -> int:
    """The element after the last point or comma, where no place was found: what is it?

    Where neither the tables nor the place of the element tell, the tagger does.
    """
    if is_serial_issue(draft):
        return container_before(draft, front, end)
    cut = last_cut(draft, front.body, front.point, end)
    where = (end, end) if cut is None else publisher_range(draft.free_text(0, end), cut)
    name = _field_of_area(draft, where)
    if cut is None or name is None:
        guessed = claim_guessed(draft, front.body)
        return end if guessed is None else guessed
    if name == "container_title":
        claim_container(draft, *where)
        return cut
    draft.claim(name, unwrapped(draft.text[slice(*where)]), *where)
    return place_before(draft, front.body, cut) if name == "publisher" else cut


def _field_of_area(draft: Draft, where: tuple[int, int]) -> str | None:
    """What the last element of a citation without a place and colon states."""
    words = draft.text[slice(*where)]
    if not words:
        return None
    if draft.source.find(Meaning.SERIAL, start=where[0], end=where[1]):
        return "container_title"
    if is_place(words) or _is_town(draft, where):
        return "publisher_place"
    return "publisher" if _may_be_publisher(draft, where) else None


def _is_town(draft: Draft, where: tuple[int, int]) -> bool:
    """Whether a lone name stands right before the year, no comma between: "Feltre 1975"."""
    year = draft.where.get("issued", (0, 0))[0]
    words = draft.text[slice(*where)]
    gap = draft.text[where[1] : year]
    return gap == " " and len(words.split()) == 1 and not names_publisher(draft, where)


def _may_be_publisher(draft: Draft, where: tuple[int, int]) -> bool:
    """A known house, a body, or a short name after a dated head."""
    words = draft.text[slice(*where)].split()
    bodies = draft.source.find(Meaning.INSTITUTION, start=where[0], end=where[1])
    if names_publisher(draft, where) or bodies:
        return True
    return "issued" in draft.values and len(words) <= 3 and words[0][0].isupper()
