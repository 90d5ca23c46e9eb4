"""A journal's numbers as Chicago and its relatives print them: "36, no. 2 (2001): 45"."""

from __future__ import annotations

import re

from ibidem.lexicon import ANY_DASH
from ibidem.model.locator import Locator
from ibidem.parse.dates import find_dates, find_years
from ibidem.parse.draft import Draft
from ibidem.parse.imprint import is_place
from ibidem.parse.numerals import arabic
from ibidem.parse.units import plain_dashes

_NUMBERS = re.compile(
    r"(?:(?<=[^\W_]|[.’”\"»)])\s(?:(?:vol|t|bd|т)\.\s)?"
    r"|(?<=[,.”»])\s(?P<word>(?:nr|no|n|núm|num|č|br)\.\s|№\s?|n\.?[°º]\s?))"
    r"(?P<volume>\d{1,4}|[IVXLC]+)"
    rf"(?:\s?[:./]\s?(?P<issue>\d{{1,4}}(?:[{ANY_DASH}/]\d+)?)"
    rf"|,\s(?:[^\W\d_]{{1,5}}\.\s?|№\s?)(?P<number>\d{{1,4}}(?:[{ANY_DASH}/]\d+)?))?"
    r"\s\((?P<date>[^()]{0,20}?[12]\d{3}(?:[–/-]\d{2,4})?)\)"
    rf"(?:(?:\s?[:,]\s?|\s)(?P<pages>\d+(?:\s?[{ANY_DASH}]\s?\d+)?(?:,\s\d+)*)(?=[\s.;,)]|$))?"
)
# The date of these numbers, which few citations have in brackets.
_DATE = re.compile(r"\([^()]{0,20}?[12]\d{3}")


def claim_journal_numbers(draft: Draft, start: int) -> bool:
    """Claim volume, issue, date and pages that follow a journal's name; False where none do.

    A range of pages is the article's, a single page is the one cited.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("D. Davis, “The YMCA,” Sobornost 9:2 (1987): 25", load_lexicon())
    >>> claim_journal_numbers(draft, 9), draft.values["volume"], draft.values["locator"].value
    (True, '9', '25')
    """
    match = _NUMBERS.search(draft.text, start) if _DATE.search(draft.text, start) else None
    if match is None or not draft.is_free(*match.span()) or _is_imprint(match):
        return False
    # "n. 21 (1983)" numbers the issues of a periodical through
    field = "issue" if match["word"] else "volume"
    draft.record(field, arabic(match["volume"]), *match.span("volume"))
    for name in ("issue", "number"):
        if match[name]:
            draft.record("issue", plain_dashes(match[name]), *match.span(name))
    _record_date(draft, *match.span("date"))
    if match["pages"]:
        _record_pages(draft, match)
    draft.take(*match.span())
    return True


def _is_imprint(match: re.Match[str]) -> bool:
    """Whether the brackets hold a place: "1859 (Wien/Leipzig 1931)", "1 (London: Cass, 1950)"."""
    words = match["date"][:-4]
    return ": " in words or is_place(words.strip(" ,"))


def _record_date(draft: Draft, start: int, end: int) -> None:
    dates = [
        found
        for found in find_dates(draft.source, draft.lexicon)
        if start <= found.start and found.end <= end
    ]
    for found in dates or find_years(draft.text[start:end]):
        draft.record("issued", found.date, start, end)


def _record_pages(draft: Draft, match: re.Match[str]) -> None:
    pages = plain_dashes(match["pages"])
    if "-" in pages and "," not in pages:
        draft.record("page", pages, *match.span("pages"))
    else:
        draft.record("locator", Locator(label="page", value=pages), *match.span("pages"))
