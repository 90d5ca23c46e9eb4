"""Hosts and imprints: what an article or chapter is in, and who published it where."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.parse.dates import find_years
from ibidem.parse.draft import Draft
from ibidem.parse.front import Front
from ibidem.parse.heads import read_contributors
from ibidem.parse.imprint import Imprint, find_imprint, names_publisher, publisher_range
from ibidem.parse.titles import EDGES, RESPONSIBILITY, claim_title, read_responsibility, unwrapped

_COMMA = re.compile(r",\s+(?=\S)")
# A full stop, not the point of an initial.
_FULL_STOP = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[)»”\"\d\0]))\.\s+(?=\S)")


def read_analytic(draft: Draft, body: int, slashes: re.Match[str]) -> None:
    """As in "A // B": A in B."""
    claim_title(draft, body, slashes.start())
    read_host(draft, slashes.end(), ".")


def read_host(draft: Draft, start: int, point: str) -> None:
    """The container of an article or chapter, and its imprint."""
    imprint = find_imprint(draft, start, after_title=True)
    end = claim_imprint(draft, imprint) if imprint else None
    end = _without_publisher(draft, start, point) if end is None else end
    end = claim_year_at(draft, start, end)
    claim_container(draft, start, end)


def _without_publisher(draft: Draft, start: int, point: str) -> int:
    """The end of a container that a publisher without a place follows: "A. Т. 2, Наука"."""
    cut = last_cut(draft, start, point)
    if cut is None:
        return len(draft.text)
    where = publisher_range(draft.free_text(), cut)
    if names_publisher(draft, where) and _first_area_is_long(draft, start, cut):
        draft.claim("publisher", draft.text[slice(*where)], *where)
        return cut
    return len(draft.text)


def _first_area_is_long(draft: Draft, start: int, cut: int) -> bool:
    return bool(draft.free_text(start, cut).strip(EDGES))


def claim_year_at(draft: Draft, start: int, end: int) -> int:
    """The year that closes a range, for citations that state it last."""
    if "issued" in draft.values:
        return end
    years = [year for year in find_years(draft.free_text(0, end)) if year.start >= start]
    for year in reversed(years):
        if not any(char.isalpha() for char in draft.free_text(year.end, end)):
            draft.claim("issued", year.date, year.start, year.end)
            return year.start
    return end


def claim_container(draft: Draft, start: int, end: int) -> None:
    """Claim the container that stands in a range, its editors left out."""
    end = read_responsibility(draft, start, end)
    text = draft.free_text(start, end)
    lead = len(text) - len(text.lstrip(EDGES))
    words = text[lead:].split("\0")[0].rstrip(EDGES)
    draft.claim("container_title", unwrapped(words), start + lead, start + lead + len(words))


def claim_imprint(draft: Draft, imprint: Imprint) -> int:
    """Claim the parts of an imprint; the offset where it begins."""
    draft.claim("publisher_place", draft.text[slice(*imprint.place)].strip(), *imprint.place)
    if imprint.year is not None:
        draft.claim("issued", imprint.year.date, imprint.year.start, imprint.year.end)
    if imprint.publisher[1]:
        _claim_publisher(draft, imprint.publisher)
    return imprint.start


def _claim_publisher(draft: Draft, where: tuple[int, int]) -> None:
    """What stands after the colon of an imprint: a publisher, or a container put in its place."""
    start, end = where
    slash = RESPONSIBILITY.search(draft.text, start, end)
    if slash is not None:
        _claim_misplaced_host(draft, start, slash, end)
        return
    serial = draft.source.find(Meaning.SERIAL, start=start, end=end)
    numbered = "issue" in draft.values or "volume" in draft.values
    if serial and numbered and not names_publisher(draft, where):
        draft.claim("container_title", draft.text[start:end], start, end)
        return
    draft.claim("publisher", unwrapped(draft.text[start:end]), start, end)


def _claim_misplaced_host(draft: Draft, start: int, slash: re.Match[str], end: int) -> None:
    """As in "Moskva: Container / Отв. ред. Д. Е. Фурман. Летний сад"."""
    draft.claim("container_title", draft.text[start : slash.start()].strip(), start, slash.start())
    text = draft.text[slash.end() : end]
    point = text.rfind(". ")
    editors = read_contributors(text[:point] if point >= 0 else text, draft.lexicon)
    draft.claim("editor", editors.editor, slash.end(), end)
    if point >= 0:
        first = slash.end() + point + 2
        draft.record("publisher", draft.text[first:end].strip(EDGES), first, end)


def container_before(draft: Draft, front: Front, end: int) -> int:
    """Where a numbered serial begins that stands before the year or the numbers."""
    serials = [
        mark
        for mark in draft.source.find(Meaning.SERIAL, start=front.body, end=end)
        if draft.text[: mark.start].rstrip()[-1:] in {",", "."}
    ]
    start = serials[0].start if serials else last_cut(draft, front.body, front.point, end)
    if start is None:
        return end
    claim_container(draft, start, end)
    return start


def last_cut(draft: Draft, start: int, point: str, end: int | None = None) -> int | None:
    """The offset after the last point or comma before the end that words follow."""
    text = _outside_brackets(draft.free_text(0, end))
    patterns = (_COMMA,) if point == "," else (_FULL_STOP, _COMMA)
    for pattern in patterns:
        cuts = [
            match.end()
            for match in pattern.finditer(text, start)
            if any(char.isalpha() for char in text[match.end() :].split("\0")[0])
        ]
        if cuts:
            return cuts[-1]
    return None


def _outside_brackets(text: str) -> str:
    """The text with everything inside quotes and brackets replaced letter by letter."""
    return re.sub(
        r"\([^()]*\)|«[^«»]*»|“[^“”]*”|„[^“”\"„]*[“”\"]|\[[^\[\]]*\]",
        lambda m: "x" * len(m[0]),
        text,
    )


def is_serial_issue(draft: Draft) -> bool:
    """Whether an issue was read whose journal is still to be found."""
    return "issue" in draft.values and "container_title" not in draft.values
