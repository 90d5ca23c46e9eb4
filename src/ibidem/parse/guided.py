"""What the tagger's cut of a citation says of its fields, where the rules have nothing certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ibidem.lexicon import DASHES
from ibidem.parse.draft import Draft
from ibidem.parse.imprint import is_place
from ibidem.parse.numerals import arabic
from ibidem.parse.tagger import Label, Stretch
from ibidem.parse.titles import unwrapped

# What may be a town between commas: ", Saint-Flour, Éditions de la Haute-Auvergne".
_TOWN_AT_END = re.compile(r",\s[^\W\d_][^,.;:()\d]{1,30},\s*$")
_NUMBER_WORD = re.compile(r"^[^\W\d_]{1,4}\.\s?")
_VOLUME = re.compile(r"\d{1,3}|[IVXLC]+")
_EDGES = f" \t\0.,;:/()[]{DASHES}"
# Below it the tagger is as often wrong as right.
_SURE = 0.6
_NO_DOUBT = 0.9


def stretches(draft: Draft, label: Label, start: int) -> Iterator[Stretch]:
    """The stretches of one label after an offset that the tagger is sure of."""
    for stretch in draft.guess:
        if stretch.label is label and stretch.start >= start and stretch.certainty >= _SURE:
            yield stretch


def container_at(draft: Draft, start: int) -> bool:
    """Whether the tagger sees a container, or its editors, begin at an offset or beside it."""
    labels = {Label.CONTAINER, Label.EDITOR}
    return any(s.label in labels and abs(s.start - start) <= 2 for s in draft.guess)


def publisher_at(draft: Draft, start: int) -> bool:
    """Whether the tagger is sure of a publisher that begins at an offset."""
    found = stretches(draft, Label.PUBLISHER, start - 2)
    return any(abs(stretch.start - start) <= 2 for stretch in found)


def place_before(draft: Draft, start: int, end: int) -> int:
    """Claim the place that the tagger sees end a range; where the range ends without it."""
    if _TOWN_AT_END.search(draft.text, start, end) is None:
        return end
    for stretch in draft.guess:
        is_place_there = stretch.label is Label.PLACE and abs(stretch.end - end) <= 2
        if is_place_there and stretch.start > start and _claim(draft, "publisher_place", stretch):
            return stretch.start
    return end


def claim_guessed(draft: Draft, start: int) -> int | None:
    """Claim container, publisher and place as the tagger sees them; the end of the title.

    None where the tagger does not see a title that begins at `start`.
    """
    title = next((s for s in draft.guess if s.label is Label.TITLE and s.end > start), None)
    if title is None or title.start > start + 2:
        return None
    found = False
    for label, name in _FIELDS:
        stretch = next(stretches(draft, label, title.end), None)
        if stretch is not None and name not in draft.values and _fits(draft, stretch):
            found = _claim(draft, name, stretch) or found
    return title.end if found else None


def _fits(draft: Draft, stretch: Stretch) -> bool:
    """Whether a place is one that we know, or one that the tagger has no doubt of.

    Containers do not stand in brackets, where series do, and have small letters, unlike sigla.
    """
    words = draft.text[stretch.start : stretch.end].strip(_EDGES)
    if stretch.label is Label.CONTAINER:
        before = draft.text[: stretch.start]
        return before.count("(") == before.count(")") and any(char.islower() for char in words)
    return stretch.label is not Label.PLACE or stretch.certainty > _NO_DOUBT or is_place(words)


_FIELDS = (
    (Label.CONTAINER, "container_title"),
    (Label.VOLUME, "volume"),
    (Label.PUBLISHER, "publisher"),
    (Label.PLACE, "publisher_place"),
)


def _claim(draft: Draft, name: str, stretch: Stretch) -> bool:
    """Claim what is free of a stretch under a name; whether there was anything to claim."""
    text = draft.free_text(stretch.start, stretch.end)
    words = text.strip(_EDGES)
    if not any(char.isalpha() for char in words) or "\0" in words:
        return False
    first = stretch.start + text.index(words)
    if name == "volume":
        words = _NUMBER_WORD.sub("", words)
        if not _VOLUME.fullmatch(words):
            return False
        words = arabic(words)
    draft.claim(name, unwrapped(words), first, first + len(text.strip(_EDGES)))
    return True
