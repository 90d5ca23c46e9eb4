"""Pages: the one cited, or those of the whole article."""

from __future__ import annotations

import re
from functools import cache

from ibidem.lexicon import ANY_DASH, Meaning
from ibidem.lexicon.phrases import alternatives
from ibidem.model.locator import Locator
from ibidem.parse.dates import REST_OF_DATE, find_years
from ibidem.parse.draft import Draft
from ibidem.parse.units import find_chains, plain_dashes

_PAGE = rf"(?:[A-Z]{{0,2}}\d{{1,4}}|[IVXLC]{{1,7}}|[ivxlc]{{1,7}})(?:\s?[{ANY_DASH}]\s?\w{{1,5}})?"
_PAGES = rf"{_PAGE}(?:\sff?\.)?"
_NEAR = 12  # characters
_AFTER_EMPHASIS = re.compile(rf"\s(?:[^\W\d_]{{1,4}}\.\s?)?{_PAGE}(?!\w)")
# A number that follows the title without a comma is the volume: "Neoabsolutismus 2, 723–728".
_VOLUME_BEFORE = re.compile(r"\s(?P<volume>\d{1,2}),\s(?=\d)")


@cache
def _bare_page() -> re.Pattern[str]:
    """The pages that end a citation, parted by commas or by "and" in any language."""
    and_ = rf"(?:,\s|\s{alternatives(Meaning.AND)}\s)"
    return re.compile(
        # a mark, or the blank after a word; the class comes first, for the search is quicker so
        rf"[\s,:)”\"\0](?:(?<=\S)\s?|(?<=[^\W\d_]{{3}}\s))(?P<pages>{_PAGES}(?:{and_}{_PAGES})*)"
        # the end, a note on the page ("291, n. 45"), or where the thing is kept: "3 (PBAFP KFYA)",
        # "1. PBAFP KFYA"
        r"(?=[\s.,\0()\[\]]*$|,\s[^\W\d_]{1,5}\.\s\d{1,4}\.?$|\s\((?![^()]*(?:\d{4}|:))[^()]*(?:\)[\s.]*)?$|[.,]\s(?:[A-Z]{3,}[\s.]*)+$)"
    )


def claim_locator(draft: Draft, start: int) -> None:
    """The page cited: the last page word that ends an element, else a number that ends all."""
    if "locator" in draft.values:
        return
    emphasized = _take_emphasis(draft, start)
    for chain in reversed(find_chains(draft.source, start)):
        if chain.locator is None or chain.locator_range is None:
            continue
        first, last = chain.locator_range
        if REST_OF_DATE.match(draft.text, last):
            continue
        if chain.locator.label == "folio" and any(find_years(chain.locator.value)):
            continue  # "c. 1919" is a year
        last = _after_following(draft, last)
        if not draft.is_free(first, last) or not _ends_element(draft.text, last):
            continue
        opened = draft.text[:first].rstrip()
        if opened.endswith("(") and draft.text[last:].lstrip()[:1] == ")":
            first, last = len(opened) - 1, draft.text.index(")", last) + 1
        draft.claim("locator", chain.locator, first, last)
        return
    if emphasized or "page" not in draft.values:
        claim_bare_page(draft, max(start - 2, 0))


def _take_emphasis(draft: Draft, start: int) -> bool:
    """The word that singles pages out belongs to no title: "Clash of Empires, esp. 45–48".

    Whether there is one.
    """
    found = False
    for mark in draft.source.find(Meaning.ESPECIALLY, start=start):
        if _AFTER_EMPHASIS.match(draft.text, mark.end) and draft.is_free(mark.start, mark.end):
            draft.take(mark.start, mark.end)
            found = True
    return found


def claim_bare_page(draft: Draft, start: int, end: int | None = None) -> None:
    """As in "(Paris: YMCA Press, 1985), 27.": the number that closes a note is the page."""
    text = draft.free_text(0, end)
    match = _bare_page().search(text, start)
    while match is not None and any(find_years(match["pages"])):
        # "Budapest, 1937, 45": the year is none of the pages
        match = _bare_page().search(text, match.start("pages") + 4)
    if match is None:
        return
    volume = _VOLUME_BEFORE.match(match.group())
    if volume is not None and "volume" not in draft.values:
        first = match.start() + volume.start("volume")
        draft.claim("volume", volume["volume"], first, match.start() + volume.end())
        locator = Locator(label="page", value=plain_dashes(match.group()[volume.end() :]))
        draft.claim("locator", locator, match.start() + volume.end(), match.end())
        return
    pages = plain_dashes(match["pages"])
    if "-" in pages and match.group().startswith(":"):
        draft.claim("page", pages, *match.span())
    else:
        draft.claim("locator", Locator(label="page", value=pages), *match.span("pages"))


def _after_following(draft: Draft, end: int) -> int:
    """The offset after words for more pages or places: «С. 100–101 и др.», "pp. 140 ss."."""
    for mark in draft.source.find(Meaning.FOLLOWING, Meaning.ET_AL, start=end, end=end + _NEAR):
        if not draft.text[end : mark.start].strip(" ,"):
            return mark.end
    return end


def _ends_element(text: str, end: int) -> bool:
    rest = text[end:].lstrip()
    return not rest or rest[0] in ".,;)]։(" or rest == ":"  # a full stop in Armenian


def settle_pages(draft: Draft) -> None:
    """In a list of references the range of pages is the whole article's."""
    locator = draft.values.get("locator")
    if locator is None or "container_title" not in draft.values or "-" not in locator.value:
        return
    where = draft.where["locator"]
    draft.drop("locator")
    draft.record("page", locator.value, *where)
