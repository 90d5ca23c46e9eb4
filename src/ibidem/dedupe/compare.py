"""The comparison of two items, field by field: labelled levels, each with a weight.

Weights are log2 units in the manner of Fellegi and Sunter (1969), set by hand: how much likelier
a finding is for one work cited twice than for two works. Rare agreements weigh much, a common
place little; a field that only one item has weighs nothing. Some differences forbid the match
whatever else agrees, since editions and volumes agree in all but them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import field, frozen
from rapidfuzz.fuzz import ratio

from ibidem.dedupe.archives import archive_level
from ibidem.dedupe.names import names_level
from ibidem.dedupe.normalize import Keys, Scope
from ibidem.dedupe.sounds import sound_alike
from ibidem.dedupe.title_keys import TitleKey, may_be_in_other_languages
from ibidem.dedupe.titles import container_level, title_level
from ibidem.model.work import Evidence

THRESHOLD = 10.0
"""The weight from which on two items are the same work."""

DOUBTFUL = 0.0
"""The weight from which on two items that are not joined may be the same work after all."""

Level = tuple[str, float]
MISSING: Level = ("missing", 0.0)

AGREEING = frozenset({"same", "transliteration", "translation", "close", "shorter"})
"""Levels that speak for the same work."""

_TRANSLATED = frozenset({"translation", "akin"})

# In the order in which they are looked at: what most pairs differ in and costs little comes first.
_FORBIDDING = (
    "issued",
    "title",
    "type",
    "volume",
    "issue",
    "edition",
    "ISBN",
    "DOI",
    "container-title",
    "archive",
)
_PLACE_OR_HOUSE = ("publisher-place", "publisher")


@frozen(kw_only=True, eq=False)
class Comparison:
    """What the fields of two items say about their being one work.

    A field is compared when it is first asked for: most pairs differ in one that forbids the
    match, and nobody asks for the others.
    """

    left: Keys
    right: Keys
    _levels: dict[str, Level] = field(factory=dict, init=False, repr=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """One entry for each field that at least one item has."""
        return tuple(
            Evidence(field=name, level=level, weight=weight, left=shown, right=other)
            for name in _FIELDS
            for shown, other in ((self.left.shown.get(name, ""), self.right.shown.get(name, "")),)
            if shown or other
            for level, weight in (self._level(name),)
        )

    @property
    def forbidden(self) -> tuple[str, ...]:
        """The fields whose difference forbids the match."""
        return tuple(name for name in _FIELDS if self._forbids(name))

    @cached_property
    def is_forbidden(self) -> bool:
        """Whether any field forbids the match."""
        level = self._level
        return any(level(name)[0] == "different" for name in _FORBIDDING) or (
            level("title")[0] in _TRANSLATED
            and any(level(name)[0] == "different" for name in _PLACE_OR_HOUSE)
        )

    @cached_property
    def weight(self) -> float:
        """The sum of the weights."""
        return sum(self._level(name)[1] for name in _FIELDS)

    @property
    def joins(self) -> bool:
        """Whether the two items are the same work."""
        return not self.is_forbidden and self.weight >= THRESHOLD and self._is_grounded

    @property
    def _is_grounded(self) -> bool:
        """Whether more than circumstances agree: the title, an identifier or the shelf mark."""
        title = self.level("title")
        if title == "akin":
            return self._is_same_print
        if title == "translation":
            return self._agrees_in("issued", "publisher", "ISBN", "archive")
        return self._agrees_in("title", "ISBN", "DOI", "archive")

    @property
    def _is_same_print(self) -> bool:
        """Whether what identifies a print agrees but for the title: who, when, and where."""
        if self._agrees_in("ISBN", "DOI"):
            return True
        where = ["publisher", "container-title"]
        if self._agrees_in("author"):
            where.append("publisher-place")
        elif self.level("author") != "missing":
            return False
        return self._agrees_in("issued") and self._agrees_in(*where)

    def _agrees_in(self, *names: str) -> bool:
        return any(self.level(name) in AGREEING for name in names)

    def level(self, name: str) -> str:
        """The level of the field `name`, ``missing`` where neither item has it."""
        return self._level(name)[0]

    def _level(self, name: str) -> Level:
        """How the items agree in a field; one that neither of them states says nothing."""
        if name not in self.left.shown and name not in self.right.shown:
            return MISSING
        found = self._levels.get(name)
        if found is None:
            found = self._levels[name] = _FIELDS[name](self.left, self.right)
        return found

    def _forbids(self, name: str) -> bool:
        if self.level(name) != "different":
            return False
        # The same title in another language from another house or town is a translation.
        translated = name in _PLACE_OR_HOUSE and self.level("title") in _TRANSLATED
        return translated or name in _FORBIDDING


def compare(left: Keys, right: Keys) -> Comparison:
    """Compare two items in every field."""
    return Comparison(left=left, right=right)


def may_belong_together(left: Keys, right: Keys) -> bool:
    """Whether a comparison is worth while: the titles agree or an identifier or shelf mark may.

    Far cheaper than `compare`, and false for most candidate pairs.
    """
    # Of two years they are not one work; editions and translations share words or meanings.
    other_year = left.years and right.years and left.years.isdisjoint(right.years)
    if other_year and not _may_be_related(left.title, right.title):
        return False
    level, _ = title_level(left, right)
    if level in {"uncertain", "missing"}:
        shared = not left.isbns.isdisjoint(right.isbns) or (left.doi and left.doi == right.doi)
        return bool(shared) or (left.scope is right.scope is Scope.ARCHIVAL)
    return level != "different"


def _may_be_related(left: TitleKey, right: TitleKey) -> bool:
    shared = len(left.stems & right.stems)
    if 2 * shared >= min(len(left.stems), len(right.stems)):
        return True
    alike_in_meaning = len(left.concepts & right.concepts) >= 2
    return alike_in_meaning and may_be_in_other_languages(left, right)


def _type(left: Keys, right: Keys) -> Level:
    scopes = {left.scope, right.scope}
    if len(scopes) == 1:
        return MISSING
    if Scope.ARCHIVAL in scopes or Scope.UNKNOWN not in scopes:
        return ("different", -12.0)
    return ("uncertain", -3.0 if Scope.PART in scopes else 0.0)


def _issued(left: Keys, right: Keys) -> Level:
    if not left.years or not right.years or _untitled_files(left, right):
        return MISSING
    if not left.years & right.years or _other_day(left, right):
        return ("different", -12.0)
    return ("same", 3.0)


def _untitled_files(left: Keys, right: Keys) -> bool:
    """Whether two shelf marks stand for their files; a file holds documents of many dates."""
    is_archival = left.scope is right.scope is Scope.ARCHIVAL
    return is_archival and left.title.is_empty and right.title.is_empty


def _other_day(left: Keys, right: Keys) -> bool:
    """Whether both dates name a month, and another month or day."""
    first, second = left.item.issued, right.item.issued
    if first is None or second is None or first.end is not None or second.end is not None:
        return False
    pairs = zip(first.start.parts, second.start.parts, strict=False)
    return any(one != other for one, other in pairs)


def _volume(left: Keys, right: Keys) -> Level:
    if left.volumes and right.volumes:
        return ("same", 2.0) if left.volumes & right.volumes else ("different", -12.0)
    one_sided = bool(left.volumes or right.volumes)
    # A part's volume is the journal's, often left out; a whole without its volume is the set.
    is_part = Scope.PART in (left.scope, right.scope)
    return ("missing", -12.0 if one_sided and not is_part else 0.0)


def _issue(left: Keys, right: Keys) -> Level:
    return _sets(left.issues, right.issues, same=2.0, different=-12.0)


def _edition(left: Keys, right: Keys) -> Level:
    if left.edition is not None and right.edition is not None:
        return ("same", 1.0) if left.edition == right.edition else ("different", -12.0)
    one_sided = left.edition != right.edition
    return ("missing", -3.0 if one_sided and not left.years & right.years else 0.0)


def _isbn(left: Keys, right: Keys) -> Level:
    # The parts of one book share its ISBN, so that it proves little for them.
    is_part = Scope.PART in (left.scope, right.scope)
    return _sets(left.isbns, right.isbns, same=1.0 if is_part else 12.0, different=-12.0)


def _doi(left: Keys, right: Keys) -> Level:
    if not left.doi or not right.doi:
        return MISSING
    return ("same", 12.0) if left.doi == right.doi else ("different", -12.0)


def _page(left: Keys, right: Keys) -> Level:
    if not left.pages or not right.pages:
        return MISSING
    if left.pages == right.pages:
        return ("same", 3.0)
    return ("close", 1.0) if left.pages[0] == right.pages[0] else ("different", -5.0)


def _place(left: Keys, right: Keys) -> Level:
    if _untitled_files(left, right):
        return MISSING
    printed = (left.item.publisher_place, right.item.publisher_place)
    return _named(left.places, right.places, printed, same=1.0, different=-5.0)


def _publisher(left: Keys, right: Keys) -> Level:
    printed = (left.item.publisher, right.item.publisher)
    return _named(left.publishers, right.publishers, printed, same=3.0, different=-4.0)


def _named(
    left: frozenset[str],
    right: frozenset[str],
    printed: tuple[str, str],
    *,
    same: float,
    different: float,
) -> Level:
    """Compare places or publishers, known by id or by their romanized names."""
    if not left or not right:
        return MISSING
    if left & right:
        same_words = printed[0].casefold() == printed[1].casefold()
        return ("same" if same_words else "transliteration", same)
    if any(_alike(one, other) for one in left for other in right):
        return ("close", same / 2)
    return ("different", different)


def _alike(one: str, other: str) -> bool:
    return ratio(one, other) >= 85 or sound_alike(one, other)


def _sets(
    left: frozenset[int] | frozenset[str],
    right: frozenset[int] | frozenset[str],
    *,
    same: float,
    different: float,
) -> Level:
    if not left or not right:
        return MISSING
    return ("different", different) if left.isdisjoint(right) else ("same", same)


_FIELDS: Mapping[str, Callable[[Keys, Keys], Level]] = {
    "type": _type,
    "author": names_level,
    "title": title_level,
    "container-title": container_level,
    "issued": _issued,
    "volume": _volume,
    "issue": _issue,
    "page": _page,
    "edition": _edition,
    "publisher-place": _place,
    "publisher": _publisher,
    "ISBN": _isbn,
    "DOI": _doi,
    "archive": archive_level,
}
