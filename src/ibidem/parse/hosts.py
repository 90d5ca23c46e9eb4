"""Hosts and imprints: what an article or chapter is in, and who published it where."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.model.person import Name
from ibidem.names import looks_personal
from ibidem.parse.dates import find_years
from ibidem.parse.draft import Draft
from ibidem.parse.front import Front
from ibidem.parse.guided import container_at, publisher_at
from ibidem.parse.heads import initialed_head
from ibidem.parse.imprint import Imprint, find_imprint, names_publisher, publisher_range
from ibidem.parse.numerals import arabic
from ibidem.parse.people import read_contributors, split_names
from ibidem.parse.titles import (
    EDGES,
    claim_title,
    read_responsibility,
    slashes,
    unwrapped,
    without_open_bracket,
)
from ibidem.tokenize import Mark, tokenize

_LONGEST_IN, _LONGEST_EDITORS = 20, 120  # characters
_LONGEST_HOUSE = 6  # words
_BEFORE_IN = frozenset('.,;»”"“?![')
# Around the word for "in": "[w:] ", "In: ".
_BEFORE_LEAD = f"{EDGES}["
_AFTER_LEAD = re.compile(r":?\]?:?")
_ROLE_OR_NONE = re.compile(r"\.?\s?(?P<role>\([^\W\d_][^()\d]{1,18}\))?[,:]\s+")
_AFTER_ROLE = re.compile(r"\.?\)?[,:]\s*|\.?\)\s+")
# Words between a container and the page cited: "im besonderen XLV–LXI", "vor allem 132".
_REMARK = re.compile(r",\s(?:[^\W\d_]+\.?\s?){1,3}$")
_NUMBERED = re.compile(
    r"(?P<name>.{0,400}[^\W\d_][.»”\"]{0,4}),?\s(?P<volume>\d{1,3}|[IVXLC]+)(?:\s?\((?P<issue>\d{1,3})\))?"
)
_COLLECTIVE = (Meaning.SERIAL, Meaning.PROCEEDINGS)
_ROMAN_DATE = re.compile(r"[IVX]{1,4}\.?\s[12]\d{3}")
_COMMA = re.compile(r",\s+(?=\S)")
# A full stop, not the point of an initial.
_FULL_STOP = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[)»”\"\d\0]))\.\s+(?=\S)")


def read_analytic(draft: Draft, body: int, slashes: re.Match[str]) -> None:
    """As in "A // B": A in B."""
    claim_title(draft, body, slashes.start())
    read_host(draft, slashes.end(), ".")


def read_host(draft: Draft, start: int, point: str) -> None:
    """The container of an article or chapter, and its imprint."""
    start = after_people(draft, after_in(draft, start))
    imprint = find_imprint(draft, start, after_title=True)
    end = claim_imprint(draft, imprint) if imprint else None
    end = _without_publisher(draft, start, point) if end is None else end
    end = claim_year_at(draft, start, end)
    claim_container(draft, start, end)


def after_in(draft: Draft, start: int) -> int:
    """The offset after the word that introduces a container there, if one does: "In: "."""
    for mark in draft.source.find(Meaning.IN, start=start, end=start + _LONGEST_IN):
        if not draft.free_text(start, mark.start).strip(_BEFORE_LEAD):
            closed = _AFTER_LEAD.match(draft.text, mark.end)
            return closed.end() if closed is not None else mark.end
    return start


def after_people(draft: Draft, start: int) -> int:
    """The offset after those who stand before their work: "ders. (Hg.), ", «Гинзбург К. »."""
    for read in (_after_same, _after_editors, _after_author):
        end = read(draft, start)
        if end > start:
            return end
    return start


def _after_same(draft: Draft, start: int) -> int:
    """The offset after a word for the author of the part: "in: ders. (Hrsg.), ", "in Id., "."""
    word = _word_for_same(draft, start)
    role = _ROLE_OR_NONE.match(draft.text, word.end) if word is not None else None
    if word is None or role is None:
        return start
    same: tuple[Name, ...] = draft.values.get("author", ())
    name = "container_author" if role["role"] is None else "editor"
    draft.claim(name, same, word.start, role.end())
    return role.end()


def _word_for_same(draft: Draft, start: int) -> Mark | None:
    """The word for the author named before, if one stands at an offset: "ders.", "Id."."""
    for mark in draft.source.find(Meaning.IDEM, start=start, end=start + _LONGEST_IN):
        return mark if not draft.text[start : mark.start].strip(" :]") else None
    return None


def _after_author(draft: Draft, start: int) -> int:
    """The offset after the author of the container, where it is clear who that is.

    A family name with initials after it is a heading («// Гинзбург К. Мифы — эмблемы»); in any
    other order the name has to be that of the part's author again.
    """
    head = initialed_head(draft.text, start)
    if head is None or not draft.free_text(head.end()).strip(EDGES):
        return start
    names = split_names(head["names"], draft.lexicon)
    same = draft.values.get("author", ())
    heading = head["names"].rstrip().endswith(".")
    if not heading and [each.family for each in names] != [each.family for each in same]:
        return start
    draft.claim("container_author", names, *head.span("names"))
    return head.end()


def _after_editors(draft: Draft, start: int) -> int:
    """The offset after the editors that stand before their work: "F. Walter (Hg.), "."""
    roles = (Meaning.EDITOR, Meaning.EDITED_BY)
    for mark in draft.source.find(*roles, start=start, end=start + _LONGEST_EDITORS):
        words = draft.free_text(start, mark.start)
        if Meaning.EDITOR not in mark.meanings and not words.endswith("("):
            break
        names = words.strip(" ,(\0")
        follows = _AFTER_ROLE.match(draft.text, mark.end)
        if "\0" in words.strip("\0 ") or follows is None or not names:
            break
        if not looks_personal(tokenize(names, draft.lexicon)):
            break
        end = follows.end()
        draft.claim("editor", split_names(names, draft.lexicon), start, end)
        return end
    return start


def find_in(draft: Draft, start: int, end: int) -> int | None:
    """Where the word stands that introduces the container of an unquoted title.

    A colon or a word for the same author after it, or a full stop before it, is enough; else the
    tagger has to agree.
    """
    for mark in draft.source.find(Meaning.IN, start=start, end=end):
        before = draft.text[start : mark.start].rstrip()
        after = draft.text[mark.end :].lstrip()
        if before[-1:] not in _BEFORE_IN or not draft.is_free(mark.start, mark.end):
            continue
        colon = draft.text[mark.end - 1] == ":" or after[:1] == ":"
        if colon or (before[-1] == "." and draft.text[mark.start].isupper()):
            return mark.start
        same = _word_for_same(draft, mark.end)
        if same is not None or (not after[:1].islower() and container_at(draft, mark.start)):
            return mark.start
    return None


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
    start = after_people(draft, after_in(draft, start))
    end = read_responsibility(draft, start, end)
    text = draft.free_text(start, end)
    lead = len(text) - len(text.lstrip(EDGES))
    words = without_open_bracket(text[lead:].split("\0")[0].rstrip(EDGES))
    words = _without_unit(draft, start + lead, words)
    if words[:1].islower():
        return
    words = _without_number(draft, start + lead, words)
    draft.claim("container_title", unwrapped(words), start + lead, start + lead + len(words))


def _without_number(draft: Draft, start: int, words: str) -> str:
    """A periodical's name without the bare numbers after it: "«Annales», XII", "Past 73(2)"."""
    match = _NUMBERED.fullmatch(words)
    if match is None or {"volume", "publisher_place"} & draft.values.keys():
        return words
    draft.record("volume", arabic(match["volume"]), start, start + len(words))
    draft.record("issue", match["issue"], start, start + len(words))
    return match["name"]


def publisher_before(draft: Draft, start: int, end: int) -> int:
    """The publisher where it stands before its place: "Mondadori, Milano 1960"; where it begins."""
    cut = last_cut(draft, start, ",", end)
    if cut is None or "publisher" in draft.values:
        return end
    where = publisher_range(draft.free_text(0, end), cut)
    words = draft.text[slice(*where)].split()
    if not 0 < len(words) <= _LONGEST_HOUSE or not words[0][0].isupper():
        return end
    known = names_publisher(draft, where) or publisher_at(draft, where[0])
    if not known or not draft.text[end:].strip(EDGES):
        return end
    draft.claim("publisher", unwrapped(draft.text[slice(*where)]), *where)
    return cut


def _without_unit(draft: Draft, start: int, words: str) -> str:
    """A container's name without the word for its volume, whose number was read already."""
    for mark in draft.source.find(Meaning.VOLUME, Meaning.NUMBER, Meaning.ISSUE, start=start):
        if 0 < mark.start - start < len(words) <= mark.end - start:
            return words[: mark.start - start].rstrip(EDGES)
    remark = _REMARK.search(words)
    cited = draft.where.get("locator", (0, 0))[0]
    if remark is None or not remark.group().islower() or cited - start - len(words) not in {0, 1}:
        return words
    return words[: remark.start()]


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
    slash = next(slashes(draft.text, start, end), None)
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


def claim_periodical(draft: Draft, found: re.Match[str]) -> None:
    """Claim a periodical (``name``) and the bare number after it (``volume``), and its year."""
    draft.claim("container_title", unwrapped(found["name"]), *found.span("name"))
    if found["volume"]:
        draft.claim("volume", arabic(found["volume"]), *found.span("volume"))
    claim_year_at(draft, found.end(), len(draft.text))


def container_before(draft: Draft, front: Front, end: int) -> int:
    """Where a numbered serial begins that stands before the year or the numbers."""
    serials = [
        mark
        for mark in draft.source.find(*_COLLECTIVE, start=front.body, end=end)
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
            and not _follows_ordinal(text, match)
        ]
        if cuts:
            return cuts[-1]
    return None


def _follows_ordinal(text: str, stop: re.Match[str]) -> bool:
    """Whether a point makes a number an ordinal: "29. divizije", "od 7. IV 1944"."""
    if not text[stop.start() - 1].isdigit() or stop.group()[0] != ".":
        return False
    return text[stop.end()].islower() or _ROMAN_DATE.match(text, stop.end()) is not None


def _outside_brackets(text: str) -> str:
    """The text with everything inside quotes and brackets replaced letter by letter."""
    return re.sub(
        r"\([^()]*\)|«[^«»]*»|“[^“”]*”|„[^“”\"„]*[“”\"]|\[[^\[\]]*\]",
        lambda m: "x" * len(m[0]),
        text,
    )


def is_serial_issue(draft: Draft) -> bool:
    """Whether an issue, or a volume and year, was read whose journal is still to be found."""
    if "container_title" in draft.values or "volume" not in draft.where:
        return "issue" in draft.values and "container_title" not in draft.values
    end = draft.where["volume"][1]
    year = draft.where.get("issued", (0, 0))[0]
    return "issue" in draft.values or draft.text[end:year].strip() == "("
