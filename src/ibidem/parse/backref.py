"""Back-references: ibid., op. cit., and "see note 12", in every language of the lexicon."""

from __future__ import annotations

import re

from ibidem.lexicon import Meaning
from ibidem.model.archive import ArchivalUnits, Level, Unit
from ibidem.model.citation import CitationKind
from ibidem.model.locator import Locator
from ibidem.names import are_initials
from ibidem.parse.draft import Draft
from ibidem.parse.people import split_names
from ibidem.parse.published import read_published
from ibidem.parse.repository import known_repository
from ibidem.parse.shelf_codes import code_units
from ibidem.parse.units import find_chains, plain_dashes
from ibidem.tokenize import Mark, tokenize

_KIND_OF: tuple[tuple[Meaning, CitationKind], ...] = (
    (Meaning.IBID, CitationKind.IBID),
    (Meaning.OP_CIT, CitationKind.OP_CIT),
    (Meaning.LOC_CIT, CitationKind.LOC_CIT),
    (Meaning.IDEM, CitationKind.IDEM),
    (Meaning.SHORT_CIT, CitationKind.SHORT),
)
_REFERS_BACK = frozenset(meaning for meaning, _ in _KIND_OF)
_OPENING = re.compile(r"[^\w]*")
_BARE_PAGES = re.compile(
    r"[\s,.:)\]]*(?P<pages>\d{1,4}(?:\s?[‐‑‒–—―−-]\s?\d{1,4})?(?:,\s\d{1,4})*)[\s.)\]]*$"
)
_NOTE_NUMBER = re.compile(r"\.?\s*(?:№\s*|no?\.\s*)?(?P<note>\d{1,4})(?!\d|[:/]\d)")
_YEAR = re.compile(r"[,(]\s?(?:[^\W\d_]+\s)?(?:1[4-9]|20)\d\d(?!\d)")
# As in "Ebd., 3/1851": a number and its year.
_NUMBER_OF_YEAR = re.compile(r"[\s,.]*(?P<number>\d{1,3})/(?P<year>1[5-9]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"\.?\s*(?P<value>\d+(?:/\d+)?[^\W\d_]?)(?![\w/])")
_AFTER_CIT = re.compile(r"\s*(?:[.,;:)\]»”]|$)")
_BEFORE_CIT = re.compile(r"[,.;:(\[»”\"'’…]\s*$")
_MOST_WORDS_BEFORE = 30
_MOST_WORDS_LEADING_IN = 3
_MOST_WORDS_BEFORE_NOTE = 7
_MOST_WORDS_BEFORE_INITIAL = 2
_LONGEST_INITIAL = 2
_BACK_WORDS = (Meaning.IBID, Meaning.OP_CIT, Meaning.LOC_CIT, Meaning.SHORT_CIT)
_LONGEST_AFTER_NOTE = 20
_BARE_NAMES = re.compile(r"[\s,.:;]*(?P<names>[^\W\d_a-zа-я][^\d;]*?)[\s,.:]*$")


def read_back_reference(draft: Draft) -> CitationKind | None:
    """Read a back-reference into the draft; None where the citation is none.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("Там же. Д. 374. Л. 1", load_lexicon())
    >>> read_back_reference(draft).value, draft.values["archive"].values
    ('ibid', {'delo': '374'})
    """
    if _is_cross_reference(draft):
        return CitationKind.CROSS_REFERENCE
    if not draft.source.has(_REFERS_BACK):
        return None
    start = _OPENING.match(draft.text).end()  # type: ignore[union-attr] # may be empty, never None
    for meaning, kind in _KIND_OF:
        for mark in draft.source.find(meaning):
            if _refers_back(draft, mark, kind, start):
                _read(draft, start, mark, kind)
                return kind
    return None


def _refers_back(draft: Draft, mark: Mark, kind: CitationKind, start: int) -> bool:
    """Ibid. opens a citation; op. cit. follows an author's name, perhaps a title, no imprint."""
    if kind is CitationKind.IBID:
        return mark.start == start or _is_led_in(draft, start, mark)
    if are_initials(draft.text[mark.start : mark.end]) and mark.start > start:
        return False  # "Dunsterville L. C." is no loc. cit.
    if kind is CitationKind.IDEM:
        return mark.start == start and _stands_apart(draft, mark)
    before = draft.text[start : mark.start]
    if len(before.split()) > _MOST_WORDS_BEFORE or _YEAR.search(before):
        return False
    return kind is not CitationKind.SHORT or _is_cit(draft, mark)


def _is_led_in(draft: Draft, start: int, mark: Mark) -> bool:
    """Whether only small words precede, none of which opens a container: "z. B. auch ebd."."""
    words = draft.text[start : mark.start].split()
    small = len(words) <= _MOST_WORDS_LEADING_IN and all(word.islower() for word in words[-2:])
    number = any(char.isdigit() for char in draft.text[: mark.start])
    return small and not number and not draft.source.find(Meaning.IN, end=mark.start)


def _stands_apart(draft: Draft, mark: Mark) -> bool:
    """Whether a mark follows: "Idem, ...", no title "La stessa cosa"."""
    dotted = draft.text[mark.start : mark.end].endswith(".")
    return dotted or bool(_AFTER_CIT.match(draft.text, mark.end))


def _is_cit(draft: Draft, mark: Mark) -> bool:
    """Whether "cit." follows a title and closes it; "La cité antique" has another sense."""
    word = draft.text[mark.start : mark.end]
    after = bool(_AFTER_CIT.match(draft.text, mark.end)) or word.endswith(".")
    before = draft.text[: mark.start].rstrip()
    parted = word.endswith(".") or bool(_BEFORE_CIT.search(before))
    return bool(before) and after and parted


def _read(draft: Draft, start: int, mark: Mark, kind: CitationKind) -> None:
    """What stands before and after the words that refer back."""
    if kind is CitationKind.IBID:
        _read_after_ibid(draft, mark)
    elif kind is CitationKind.IDEM:
        _read_idem(draft, mark)
    else:
        _read_cited(draft, start, mark)


def _read_after_ibid(draft: Draft, mark: Mark) -> None:
    """The number and year, or the units and pages, after "ibid."."""
    numbered = _NUMBER_OF_YEAR.match(draft.text, mark.end)
    if numbered is not None:
        draft.claim("issue", f"{numbered['number']}/{numbered['year']}", *numbered.span("number"))
    read_rest(draft, mark.end if numbered is None else numbered.end())


def _read_idem(draft: Draft, mark: Mark) -> None:
    """What follows "idem" is read as a citation of its own."""
    offset = mark.end + len(draft.text[mark.end :]) - len(draft.text[mark.end :].lstrip(" .,:"))
    rest = Draft(tokenize(draft.text[offset:], draft.lexicon, mark.languages), draft.lexicon)
    if not any(char.isalpha() for char in _BARE_PAGES.sub("", rest.text)) or _is_place(rest):
        read_rest(draft, mark.end)
        return
    read_published(rest, authored=False)
    _settle_title(rest)
    for name, value in rest.values.items():
        first, last = rest.where.get(name, (0, 0))
        draft.record(name, value, first + offset, last + offset)


def _settle_title(rest: Draft) -> None:
    """No author follows "idem": «Ders., Untergang, S. 9» is no work by S. Untergang."""
    first, _ = rest.where.get("author", (1, 1))
    if first == 0:
        rest.drop("author")
    if "title" in rest.values or "container_title" in rest.values:
        return
    words = re.split(r"[,\d]", rest.text, maxsplit=1)[0].rstrip(" .:(")
    rest.record("title", words, 0, len(words))


def _is_place(rest: Draft) -> bool:
    """Whether nothing but units and pages stands there."""
    chains = find_chains(rest.source, 0)
    return bool(chains) and chains[0].start == 0


def _read_cited(draft: Draft, start: int, mark: Mark) -> None:
    """Author and title before "cit.", the place in the work after it."""
    before = draft.text[start : mark.start]
    author, comma, title = before.partition(",")
    name, words = author.strip(" ,:;("), title.strip(" ,:;(.…")
    if name:
        draft.claim("author", split_names(name, draft.lexicon), start, start + len(author))
    if words:
        first = start + len(author) + len(comma)
        draft.claim("title", words, first, mark.start)
    read_rest(draft, mark.end)


def read_rest(draft: Draft, start: int) -> None:
    """Units and leaf or page after the back-reference; a bare number is a page."""
    chains = find_chains(draft.source, start)
    for chain in chains[:1]:
        units = (*_named_units(draft.text[start : chain.start]), *chain.units)
        if units:
            last = _claim_number(draft, chain.unit_range[1]) if chain.units else ()
            end = max(chain.unit_range[1], chain.start)
            draft.claim("archive", ArchivalUnits(units=units + last), start, end)
        if chain.locator is not None and chain.locator_range is not None:
            draft.claim("locator", chain.locator, *chain.locator_range)
    if not chains:
        units = code_units(draft.text[start:].strip(" .,:;")) or _claim_number(draft, start)
        draft.record("archive", _numbered(units), start, len(draft.text))
    if "locator" not in draft.values:
        claim_bare_pages(draft, start)


def _numbered(units: tuple[Unit, ...]) -> ArchivalUnits | None:
    return ArchivalUnits(units=units) if units else None


def _claim_number(draft: Draft, start: int) -> tuple[Unit, ...]:
    """A numbered document: the "n. 19" of "ivi, b. 3, n. 19"."""
    for mark in draft.source.find(Meaning.NUMBER, start=start)[:1]:
        match = _NUMBER.match(draft.text, mark.end)
        if match is not None and not draft.text[start : mark.start].strip(" ,.:;"):
            draft.take(mark.start, match.end())
            word = draft.text[mark.start : match.start("value")].strip()
            return (Unit(level=Level.FILE, value=match["value"], word=word),)
    return ()


def _named_units(words: str) -> tuple[Unit, ...]:
    """What stands between ibid. and the units.

    A class and piece ("Ibid., FO 371/3668, f. 7"), or bodies ("Ibidem: Senato, Mar, reg. 29").
    """
    code = code_units(words.strip(" .,:;"))
    if code:
        return code
    match = _BARE_NAMES.fullmatch(words)
    if match is None:
        return ()
    fond, _, series = match["names"].partition(",")
    named = [(Level.FOND, fond.strip()), (Level.SERIES, series.strip())]
    return tuple(Unit(level=level, value=value) for level, value in named if value)


def claim_bare_pages(draft: Draft, start: int) -> None:
    """As in "Ibid., 28": a number that closes the citation is the page."""
    match = _BARE_PAGES.match(draft.text, start)
    if match is not None:
        locator = Locator(label="page", value=plain_dashes(match["pages"]))
        draft.claim("locator", locator, *match.span("pages"))


def _is_cross_reference(draft: Draft) -> bool:
    """As in "см. прим. 12", "siehe Anm. 14", "Smith, supra note 5, p. 12"."""
    for mark in draft.source.find(Meaning.SEE_NOTE):
        match = _NOTE_NUMBER.match(draft.text, mark.end)
        if match is None or not _is_alone(draft, mark, match.end()):
            continue
        if known_repository(draft, mark.start) is not None:
            continue
        draft.claim("target_note", match["note"], *match.span("note"))
        read_rest(draft, match.end())
        return True
    return False


def _is_alone(draft: Draft, mark: Mark, end: int) -> bool:
    """Whether a note's number is all that is cited, with an author's name at most before it."""
    before = draft.text[: mark.start].split()
    if (
        draft.source.find(*_BACK_WORDS, end=mark.start)
        or len(draft.text) - end > _LONGEST_AFTER_NOTE
    ):
        return False
    # "n. 7" after some words is a number like any other
    initial = mark.end - mark.start <= _LONGEST_INITIAL
    few = len(before) <= (_MOST_WORDS_BEFORE_INITIAL if initial else _MOST_WORDS_BEFORE_NOTE)
    return few and not any(char.isdigit() for char in draft.text[: mark.start])
