"""What is certain wherever it stands: identifiers, addresses, media, residue of templates."""

from __future__ import annotations

import re

from stdnum import isbn as isbn_number

from ibidem.lexicon import Meaning, fold
from ibidem.parse.dates import find_dates
from ibidem.parse.draft import Draft

# What a MediaWiki page leaves in a citation copied from it: "{{citation}}: CS1 maint: ... (link)".
_RESIDUE = re.compile(r"\s*\{\{[^{}]*\}\}:.*$|\s*\{\{[^{}]*\}\}", re.DOTALL)
_ISBN = re.compile(
    r"ISBN(?:-1[03])?:?\s*(?P<isbn>(?:97[89][-\s]?)?\d[\d\s-]{7,14}[\dXxХх])", re.IGNORECASE
)
_ISSN = re.compile(r"ISSN:?\s*(?P<issn>\d{4}-\d{3}[\dXx])", re.IGNORECASE)
_DOI = re.compile(
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.\d{4,9}/[^\s<>\"]+)", re.IGNORECASE
)
_URL = re.compile(r"(?P<url>(?:https?://|www\.)[^\s<>\"“”«»]+)")
# The identifiers that are claimed as they stand, and what every one has, which most texts lack.
_SIGNED = (("issn", _ISSN, "issn"), ("doi", _DOI, "10."), ("url", _URL, ""))
_PLACEHOLDER = re.compile(r"\[[a-z]+(?:_[a-z]+)+\]")
_BRACKETED = re.compile(r"[\[(]\s*(?P<words>[^\[\]()]{2,40}?)\s*[\])]")
_LEADING = " \t,;:.–—-(["


def read_identifiers(draft: Draft) -> None:
    r"""Claim ISBN, ISSN, DOI, URL with access date, media, and residue of wiki templates.

    >>> from ibidem.lexicon import load_lexicon
    >>> printed = "История (PDF), М.: МИК, ISBN 5-87902-097-5{{citation}}: CS1 maint (link)"
    >>> draft = Draft.of(printed, load_lexicon())
    >>> read_identifiers(draft)
    >>> draft.values["isbn"], draft.free_text().replace("\0", "")
    ('5-87902-097-5', 'История , М.: МИК, ')
    """
    for match in _RESIDUE.finditer(draft.text) if "{{" in draft.text else ():
        draft.take(*match.span())
    _claim_isbn(draft)
    folded = fold(draft.text)
    for name, pattern, sign in _SIGNED:
        found = pattern.search(draft.text) if sign in folded else None
        if found is not None and draft.is_free(*found.span()):
            draft.claim(name, found[name].rstrip(".,;)"), *found.span())
    _claim_access(draft)
    _claim_media(draft)
    _claim_lead_words(draft)


def _claim_lead_words(draft: Draft) -> None:
    """The words that introduce an address: "URL:", «Режим доступа:», "available at"."""
    url = draft.where.get("url")
    if url is None:
        return
    for mark in draft.source.find(Meaning.ONLINE, end=url[0]):
        between = draft.text[mark.end : url[0]]
        if not between.strip(" :.,") and draft.is_free(mark.start, mark.end):
            draft.take(mark.start, url[0])


def _claim_isbn(draft: Draft) -> None:
    for match in _ISBN.finditer(draft.text) if "isbn" in fold(draft.text) else ():
        number = match["isbn"].strip()
        draft.claim("isbn", number, match.start(), match.start("isbn") + len(number))


def is_valid_isbn(number: str) -> bool:
    """Whether the check digit of an ISBN is right."""
    return bool(isbn_number.is_valid(number))


def _claim_access(draft: Draft) -> None:
    """The access date, and the archiving date, which is no date of the work."""
    for meaning in (Meaning.ACCESSED, Meaning.ARCHIVED):
        for mark in draft.source.find(meaning):
            dates = [
                found
                for found in find_dates(draft.source, draft.lexicon)
                if 0 <= found.start - mark.end <= 12
            ]
            if not dates and meaning is Meaning.ACCESSED:
                continue
            end = dates[0].end if dates else mark.end
            start = len(draft.text[: mark.start].rstrip(_LEADING))
            end += len(draft.text[end:]) - len(draft.text[end:].lstrip(")] "))
            if dates and meaning is Meaning.ACCESSED:
                draft.record("accessed", dates[0].date, dates[0].start, dates[0].end)
            draft.take(start, end)


def _claim_media(draft: Draft) -> None:
    """As in "[Электронный ресурс]", "(PDF)": how the copy looks, not what it is called."""
    if not draft.source.find(Meaning.MEDIUM, Meaning.ONLINE):
        return
    for match in _BRACKETED.finditer(draft.text):
        marks = draft.source.find(Meaning.MEDIUM, Meaning.ONLINE, start=match.start("words"))
        if marks and marks[0].start == match.start("words") and marks[0].end == match.end("words"):
            draft.take(*match.span())
            if Meaning.MEDIUM in marks[0].meanings:
                draft.record("medium", match["words"], *match.span("words"))


def placeholder_end(text: str) -> int | None:
    """Where a web page's unfilled template variable ends, if the text opens with one.

    Library pages are often cited with the variable their title was to be put into:
    "[elib_title_lib_document] – Научная библиотека".
    """
    match = _PLACEHOLDER.match(text)
    return match.end() if match else None
