"""Volume, part, issue, edition and extent: a word and a number that stand on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ibidem.lexicon import ANY_DASH, DASHES, Meaning, fold
from ibidem.parse.dates import DATED_FROM, REST_OF_DATE, find_years
from ibidem.parse.draft import Draft
from ibidem.parse.numerals import arabic, roman_value
from ibidem.parse.titles import QUOTED
from ibidem.parse.units import plain_dashes
from ibidem.tokenize import Mark

FIELD_OF: dict[Meaning, str] = {
    Meaning.VOLUME: "volume",
    Meaning.ISSUE: "issue",
    Meaning.NUMBER: "issue",
    Meaning.PART: "part",
    Meaning.EDITION: "edition",
}
_ROMAN = r"[IVXLCDMХІ]+(?![^\W\d_])"
_COUNT = rf"(?:\d+(?:\s?[{ANY_DASH}/]\s?\d+)?|{_ROMAN}(?:\s?[{ANY_DASH}]\s?{_ROMAN})?)"
_AFTER = re.compile(rf"\s?:?\s?\(?(?P<value>{_COUNT}[^\W\d_]?(?:\s?\(\d+\))?)\)?(?!\d)")
_BEFORE = re.compile(rf"(?P<value>{_COUNT})(?:-?(?:е|ое|я|ая|й|ci|cı|cu|cü|nd|rd|th|st|\.))?\s?$")
_EDITION = re.compile(
    r"(?P<value>\d{1,2})(?:\s?-?(?:е|ое|я|nd|rd|th|st|ci|cı|cu|cü|\.[ªº]|\.|e|a|ª|º))?\s?$"
)
# What may stand before and after a designation that stands on its own.
_OPENERS = frozenset(f'.,;:(/])»”"\0{DASHES}')
_CLOSERS = frozenset(f".,;:([)]/\0{DASHES}")
_DATE_NEXT = re.compile(rf"{DATED_FROM}\s\d")
_BARE_AFTER = re.compile(rf"\.?[.,:]\s*(?P<value>{_ROMAN}|\d{{1,2}})\s*(?=[.,:])")
_BARE_BEFORE = re.compile(r"(?<=[^\W\d_.,)»”\"])[.,)»”\"]*\s+(?P<value>\d{1,4}),?\s*$")
# The preposition of "в 4 томах", "in 3 vols.".
_IN = re.compile(r"(?:^|[\s.,:;])(?P<preposition>[^\W\d_]{1,2})\s+$")
_TOTAL = re.compile(r"(?<![\w–-])(?P<pages>\d{1,4})\s(?=[^\W\d_])")
_VOLUME_ISSUE = re.compile(
    rf"(?P<volume>\d{{1,4}})\s?\((?P<issue>\d{{1,3}}(?:[{ANY_DASH}/]\d{{1,3}})?)\)"
    rf"(?:\s?[:,]\s?(?P<pages>\d+\s?[{ANY_DASH}]\s?\d+))?"
)
# Characters between two numbers that belong together.
_CLOSE = 3
_FOLLOWING = frozenset({"f", "ff"})
_COLON_PAGES = re.compile(rf":\s?(?P<pages>\d{{1,5}}\s?[{ANY_DASH}]\s?\d{{1,5}})\s*$")


@frozen(kw_only=True)
class Designation:
    """A number of a volume, part, issue or edition, and where it stands."""

    field: str
    value: str
    start: int
    end: int


def find_designations(draft: Draft, start: int = 0, end: int | None = None) -> list[Designation]:
    """The designations in a range that stand on their own, in order.

    A number that is part of a sentence ("ч. 1 истории") is left to the title.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("Cahiers du monde russe. Vol. 19, № 1-2.", load_lexicon())
    >>> [(found.field, found.value) for found in find_designations(draft)]
    [('volume', '19'), ('issue', '1-2')]
    """
    found: list[Designation] = []
    for mark in draft.source.find(*FIELD_OF, Meaning.IN_VOLUMES, start=start, end=end):
        designation = _with_number(draft, mark)
        if designation is None or (found and designation.start < found[-1].end):
            continue
        if start <= designation.start and _stands_alone(draft.free_text(), designation):
            found.append(designation)
    return found


def bare_volume(draft: Draft, start: int, issue: int | None) -> Designation | None:
    """A volume's number without its word: after "in 3 vols.", or just before an issue.

    "Избранные произведения: в трёх томах. II", "Slavic Review 36, no. 2".
    """
    for mark in draft.source.find(Meaning.IN_VOLUMES, start=start):
        match = _BARE_AFTER.match(draft.text, mark.end)
        if match is not None:
            return _bare(match)
    match = None if issue is None else _BARE_BEFORE.search(draft.text, start, issue)
    if match is None or any(find_years(match["value"])):
        return None
    return _bare(match)


def _bare(match: re.Match[str]) -> Designation:
    start, end = match.span("value")
    return Designation(field="volume", value=_normal(match["value"]), start=start, end=end)


def _with_number(draft: Draft, mark: Mark) -> Designation | None:
    text = draft.text
    point = mark.end + (text[mark.end : mark.end + 1] == ".")
    if Meaning.EDITION in mark.meanings:
        match = _EDITION.search(text, max(mark.start - 8, 0), mark.start)
        if match is not None:
            return Designation(
                field="edition", value=match["value"], start=match.start(), end=point
            )
    after = _AFTER.match(text, point) if text[point - 1] == "." or mark.end == point else None
    field = _field(mark)
    if after is not None and field is not None:
        value = _normal(after["value"])
        if field == "volume" and any(find_years(value)):
            return None  # "c. 1919" is a year
        return Designation(field=field, value=value, start=mark.start, end=after.end())
    before = _BEFORE.search(text, max(mark.start - 10, 0), mark.start)
    return None if before is None else _number_first(text, mark, before, field, point)


def _number_first(
    text: str, mark: Mark, before: re.Match[str], field: str | None, end: int
) -> Designation | None:
    """As in "VI cild", "2-е изд.", "в 4 томах"."""
    start = before.start()
    lead = _IN.search(text, 0, start)
    several = Meaning.IN_VOLUMES in mark.meanings or (field == "volume" and lead is not None)
    if several and before["value"].isdigit():
        field = "number_of_volumes"
        start = lead.start("preposition") if lead else start
    if field is None:
        return None
    return Designation(field=field, value=_normal(before["value"]), start=start, end=end)


def _field(mark: Mark) -> str | None:
    return next((FIELD_OF[meaning] for meaning in FIELD_OF if meaning in mark.meanings), None)


def _normal(value: str) -> str:
    parts = plain_dashes(value).strip().split("-")
    return "-".join(arabic(part) if roman_value(part) else part for part in parts)


def _stands_alone(text: str, found: Designation) -> bool:
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
    opened = not before or before[-1] in _OPENERS or not text[found.start].isalnum()
    # the point of a word that its number precedes ("I cild."), or a date: "Nr. 3 vom 5. 5."
    closed = text[found.end - 1] == "." or _DATE_NEXT.match(after) is not None
    return opened and (closed or not after or after[0] in _CLOSERS)


def claim_total_pages(draft: Draft) -> None:
    """The extent of a book: "448 с.", "526 p."."""
    for mark in draft.source.find(Meaning.PAGES_TOTAL):
        for match in _TOTAL.finditer(draft.text, max(mark.start - 7, 0), mark.start + 1):
            if _follows(draft, mark) and not _opens_area(draft.text, match.start()):
                continue
            if match.end() == mark.start and draft.is_free(*match.span()):
                end = mark.end + (draft.text[mark.end : mark.end + 1] == ".")
                if not re.match(r"\s?\d", draft.text[end:]):
                    draft.claim("number_of_pages", match["pages"], match.start(), end)


def _follows(draft: Draft, mark: Mark) -> bool:
    """Whether the word may say "and the page after": "53 f.", "101 ff."."""
    word = fold(draft.text[mark.start : mark.end]).rstrip(".")
    return word in _FOLLOWING or Meaning.FOLLOWING in mark.meanings


def _opens_area(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in {".", *DASHES}


def claim_volume_issue(draft: Draft, start: int) -> None:
    """A journal's "36, 2", "9 (3)", "9 (3): 748–776" without words."""
    match = _VOLUME_ISSUE.search(draft.text, start)
    if match is not None and draft.is_free(*match.span()):
        for name in ("volume", "issue", "pages"):
            if match[name]:
                field = "page" if name == "pages" else name
                draft.record(field, plain_dashes(match[name]), *match.span(name))
        draft.take(*match.span())
    pages = _COLON_PAGES.search(draft.text, start)
    if pages is not None and draft.is_free(*pages.span()):
        draft.claim("page", plain_dashes(pages["pages"]), *pages.span())


def by_field(designations: list[Designation], field: str) -> Iterator[Designation]:
    """Those of one field."""
    return (found for found in designations if found.field == field)


def claim_designations(draft: Draft, body: int) -> None:
    """Volume, issue and edition, the last of each kind: earlier ones belong to the title."""
    found = find_designations(draft, body)
    in_quotes = QUOTED.finditer(draft.text, body) if found else ()
    quoted = [match.span("title") for match in in_quotes]
    free = [
        one
        for one in found
        if draft.is_free(one.start, one.end)
        and REST_OF_DATE.match(draft.text, one.end) is None
        and not any(start <= one.start and one.end <= end for start, end in quoted)
    ]
    for name in ("edition", "volume", "issue", "number_of_volumes"):
        last = max(by_field(free, name), key=lambda one: one.end, default=None)
        if last is not None:
            draft.claim(name, last.value, last.start, last.end)
    _take_wider_volume(draft, free)
    _claim_part(draft, free)
    claim_volume_issue(draft, body)
    if "volume" not in draft.values:
        bare = bare_volume(draft, body, draft.where.get("issue", (None, 0))[0])
        if bare is not None and draft.is_free(bare.start, bare.end):
            draft.claim("volume", bare.value, bare.start, bare.end)


def _take_wider_volume(draft: Draft, free: list[Designation]) -> None:
    """The volume that the claimed one is a part of names no container: "tom IV, knj. 25"."""
    start, _ = draft.where.get("volume", (0, 0))
    for one in by_field(free, "volume"):
        if 0 <= start - one.end <= _CLOSE:
            draft.take(one.start, one.end)


def _claim_part(draft: Draft, free: list[Designation]) -> None:
    """A part stands for the volume where no volume is named, and closes it otherwise."""
    parts = list(by_field(free, "part"))
    if not parts:
        return
    last = parts[-1]
    volume = draft.where.get("volume")
    if volume is None:
        draft.claim("volume", last.value, last.start, last.end)
    elif 0 <= last.start - volume[1] <= _CLOSE:
        draft.take(volume[1], last.end)
