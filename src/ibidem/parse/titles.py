"""Titles: their words without what else stands among them, and statements of responsibility."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ibidem.lexicon import DASHES, Meaning, fold
from ibidem.parse.draft import Draft
from ibidem.parse.people import read_contributors
from ibidem.tokenize import Mark

QUOTED = re.compile(r"[“\"„«](?P<title>[^“”\"„«»]{3,}(?:«[^«»]*»[^“”\"„«»]*)*)[”\"“»][.,]?\s*")
_RESPONSIBILITY = re.compile(r"(?<![\d/])\s?/\s(?!/)|\s/\s?(?!/)")
EDGES = f" \t\0.,;:/{DASHES}"
_TITLE_EDGES = f" \t,;:/{DASHES}"
# The name of the site that a web page's title ends in: "The Civil War | Project History".
_SITE = re.compile(r"\s\|\s.*$")
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
_ABBREVIATED = re.compile(r"(?<![^\W\d_])(?<!['’ʼ′])[^\W\d_]{1,2}\.$")
_SERIES = re.compile(r"\(\s?=")
_DATED = re.compile(r"[^\W\d_]{1,3}\.?\s\d{1,2}[.\s]")
_HEADING = re.compile(r"(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)\s*(?:[.–—-]|,)\s+")


def claim_title(draft: Draft, start: int, end: int) -> None:
    """Claim the title that stands in a range, its statement of responsibility left out."""
    end = _before_bracket(draft, start, read_responsibility(draft, start, end))
    end = _before_remark(draft, start, end)
    words, first = _title_words(draft, start, end)
    if words:
        draft.claim("title", words, first, first + len(words))


def slashes(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The slashes in a range before which a title ends and its statement of responsibility begins.

    >>> [match.span() for match in slashes("Война / А. Широкорад. 1918/1919")]
    [(5, 8)]
    """
    stop = len(text) if end is None else end
    return _RESPONSIBILITY.finditer(text, start, stop) if "/" in text else iter(())


def _before_bracket(draft: Draft, start: int, end: int) -> int:
    """Where the title ends before a bracket that it does not close.

    The bracket is that of the imprint, which a series, a thesis or a second place may open:
    "(= Schriftenreihe der Historischen Kommission 15, Graz 1979)"; so is any that begins with "=".
    """
    series = _SERIES.search(draft.text, start, end)
    if series is not None:
        end = series.start()
    opened = draft.text.rfind("(", start, end)
    is_open = opened > start and ")" not in draft.text[opened:end]
    return opened if is_open else end


def _before_remark(draft: Draft, start: int, end: int) -> int:
    """Where a quoted title ends before what is said of it: "«…» (ред. …)", "«…» от 13.06.1996"."""
    quoted = QUOTED.match(draft.text, start, end)
    if quoted is None:
        return end
    dated = _DATED.match(draft.text, quoted.end())
    return quoted.end() if dated or draft.text[quoted.end() : quoted.end() + 1] == "(" else end


def _title_words(draft: Draft, start: int, end: int) -> tuple[str, int]:
    """The words of a title without what was claimed inside it, and where they begin."""
    text = draft.free_text(start, end)
    lead = len(text) - len(text.lstrip(EDGES))
    pieces = [without_open_bracket(piece.strip(_TITLE_EDGES)) for piece in text[lead:].split("\0")]
    first, *later = pieces
    words = first
    for piece in filter(None, (piece.lstrip(EDGES) for piece in later)):
        gap = ". " if words and words[-1].isalnum() and piece[0].isupper() else " "
        words = f"{words}{gap}{piece}" if words else piece
    words = _SITE.sub("", _DOUBLED_STOP.sub(".", words))
    words = unwrapped(without_full_stop(_without_genre(draft, words).strip(_TITLE_EDGES)))
    heading = _repeated_heading(draft, words)
    return words[heading:], start + lead + heading


def without_open_bracket(words: str) -> str:
    """The words without a bracket at their end that opens an imprint."""
    return words[:-1].rstrip(_TITLE_EDGES) if words.endswith(("(", "[")) else words


def without_full_stop(words: str) -> str:
    """The words without the point that ends them, unless it ends an abbreviation («гг.»)."""
    return words if words.endswith(".") and _ABBREVIATED.search(words) else words.rstrip(" .")


def unwrapped(words: str) -> str:
    """A name without the quotes that wrap the whole of it."""
    inner = words[1:-1]
    wrapped = len(words) > 2 and words[0] in '«“"„' and words[-1] in '»”"“'
    return inner if wrapped and not any(quote in inner for quote in '«»“”„"') else words


def _repeated_heading(draft: Draft, words: str) -> int:
    """The length of an author's name put before the title of a GOST record.

    "Shirokorad – The Great River War / A. B. Shirokorad": a heading, not the title.
    """
    heading = _HEADING.match(words)
    families = {name.family for name in draft.values.get("author", ())}
    return heading.end() if heading and heading["name"] in families else 0


def _without_genre(draft: Draft, words: str) -> str:
    """The title without "monograph" after its colon."""
    before, colon, after = words.rpartition(":")
    if not colon:
        return words
    genre = [mark for mark in draft.source.find(Meaning.GENRE) if _is_whole(draft, mark, after)]
    if genre:
        draft.record("genre", after.strip(), genre[0].start, genre[0].end)
        return before
    return words


def _is_whole(draft: Draft, mark: Mark, words: str) -> bool:
    return fold(draft.text[mark.start : mark.end]) == fold(words.strip(" ."))


def read_responsibility(draft: Draft, start: int, end: int) -> int:
    """The statement of responsibility after " / "; where the words before it end.

    A parallel title ("XI Красная армия / XI Qırmızı Ordu") is left where it is.
    """
    slash = next(slashes(draft.text, start, end), None)
    if slash is None:
        return end
    statement = draft.free_text(slash.end(), end).split("\0")[0].strip(EDGES)
    people = read_contributors(statement, draft.lexicon)
    span = (slash.end(), end)
    for role in ("author", "editor", "translator"):
        draft.record(role, getattr(people, role), *span)
    if people.author or people.editor or people.translator or not _has_capitals(statement):
        draft.take(slash.start(), end)
        return slash.start()
    return end


def _has_capitals(words: str) -> bool:
    return any(char.isupper() for char in words)
