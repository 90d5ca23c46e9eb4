"""What stands before the title: authors, a date, or words that name nobody."""

from __future__ import annotations

import re

from attrs import field, frozen
from rapidfuzz import fuzz

from ibidem.lexicon import Meaning, fold
from ibidem.model.date import Date, PartialDate
from ibidem.model.person import Name
from ibidem.parse.dates import find_years
from ibidem.parse.designations import find_designations
from ibidem.parse.draft import Draft
from ibidem.parse.heads import read_head
from ibidem.parse.identifiers import placeholder_end
from ibidem.parse.people import Contributors, read_contributors
from ibidem.parse.titles import EDGES, QUOTED

# "Kazemzadeh, Firuz (1950). ", "Багирова, И. С. (1997), ": APA and Wikipedia's CS1.
_DATED_HEAD = re.compile(
    r"(?P<head>[^“”„«»]{1,400}?)(?<!\d)(?<![\dIVXLC]\s)\((?P<year>[12]\d{3})[a-z]?\)(?P<point>[.,])\s*(?=\D)"
)
_YEAR_AFTER_HEAD = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?[.,:]\s+(?=[^\W\d]|[«“„\"])")
# The same title twice, but for a subtitle, an ending or a misprint.
_SAME_TITLE = 85


@frozen(kw_only=True)
class Front:
    """What stands before the title.

    Attributes:
        body: offset where the title begins.
        contributors: who was named, and words that name nobody.
        other: the range of those words.
        point: the mark that parts the elements of the citation, ``,`` or ``.``.
    """

    body: int
    contributors: Contributors = field(factory=Contributors)
    other: tuple[int, int] = (0, 0)
    point: str = "."


def read_front(draft: Draft) -> Front:
    """Claim what stands before the title: "Багирова, И. С. (1997), ", "J. Hasanli. "."""
    match = _DATED_HEAD.match(draft.text)
    if match is None:
        body = _after_year(draft, read_head(draft, 0, len(draft.text)))
        return Front(body=body, point=_point_before(draft.text, body))
    draft.claim("issued", _year(match["year"]), *match.span("year"))
    draft.take(0, match.end())
    contributors = read_contributors(match["head"], draft.lexicon)
    for role in ("author", "editor", "translator"):
        draft.record(role, getattr(contributors, role), *match.span("head"))
    return Front(
        body=match.end(),
        contributors=contributors,
        other=match.span("head"),
        point=match["point"],
    )


def _after_year(draft: Draft, body: int) -> int:
    """The offset after a year between author and title: "Smith, John. 2001. The Making"."""
    match = _YEAR_AFTER_HEAD.match(draft.text, body)
    if match is None or body == 0 or any(find_years(QUOTED.sub("", draft.text[match.end() :]))):
        return body
    draft.claim("issued", _year(match["year"]), *match.span("year"))
    draft.take(body, match.end())
    return match.end()


def _year(printed: str) -> Date:
    return Date(start=PartialDate(int(printed)), printed=printed)


def _point_before(text: str, body: int) -> str:
    return "," if text[:body].rstrip().endswith(",") else "."


def settle_front(draft: Draft, front: Front) -> None:
    """Decide what words in the author's place are that name nobody."""
    other = front.contributors.other
    if not other:
        return
    title = draft.values.get("title", "")
    source = draft.source
    if not title or placeholder_end(title) is not None:
        _replace_title(draft, other, front.other)
    elif _same_title(_without_volume(draft, front), title):
        draft.drop("author")
    elif source.find(Meaning.ENCYCLOPEDIA, start=front.other[0], end=front.other[1]):
        draft.record("container_title", other, *front.other)
    elif "author" in draft.values:
        return
    elif "issue" in draft.values and "container_title" not in draft.values:
        draft.record("container_title", other, *front.other)
    else:
        _keep_other(draft, other, front)


def _keep_other(draft: Draft, other: str, front: Front) -> None:
    """A body that wrote the work, or a title with its container after it."""
    title, where = draft.values["title"], draft.where["title"]
    serial = draft.source.find(Meaning.SERIAL, start=where[0], end=where[1])
    if serial and "volume" in draft.values and "container_title" not in draft.values:
        _replace_title(draft, other, front.other)
        draft.record("container_title", title, *where)
        return
    draft.record("author", (Name(literal=other),), *front.other)


def _replace_title(draft: Draft, title: str, where: tuple[int, int]) -> None:
    draft.drop("title")
    draft.drop("author")
    draft.record("title", title.strip(EDGES), *where)


def _without_volume(draft: Draft, front: Front) -> str:
    """The words in the author's place without the volume that closes them: "История. Т. 3"."""
    start, end = front.other
    volumes = [found for found in find_designations(draft, start, end) if found.start > start]
    return draft.text[start : volumes[0].start if volumes else end].strip(EDGES)


def _same_title(one: str, other: str) -> bool:
    """Whether one wording is the other, or its beginning, or its end."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return fuzz.partial_ratio(short, long) >= _SAME_TITLE
