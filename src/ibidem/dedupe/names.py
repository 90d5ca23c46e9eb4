"""Comparing names of people and bodies across scripts and romanisations."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from ibidem.dedupe.normalize import Keys, NameKey
from ibidem.dedupe.sounds import sound_alike

_WEIGHTS = {"same": 5.0, "transliteration": 4.5, "close": 3.0}
_ORDER = tuple(_WEIGHTS)


def names_level(left: Keys, right: Keys) -> tuple[str, float]:
    """Compare authors with authors; an author may stand as editor in the other citation."""
    if left.authors and right.authors:
        return _lists(left.authors, right.authors, different=-9.0)
    if left.authors or right.authors:
        level, _ = _lists(
            left.authors or left.editors, right.authors or right.editors, different=0.0
        )
        return ("close", _WEIGHTS["close"]) if level in _WEIGHTS else ("missing", 0.0)
    level, weight = _lists(left.editors, right.editors, different=-2.0)
    return (level, weight / 2)


def _lists(
    left: tuple[NameKey, ...], right: tuple[NameKey, ...], *, different: float
) -> tuple[str, float]:
    """The worst level of the names, if all of one list have a partner in the other."""
    if not left or not right:
        return ("missing", 0.0)
    forth = [_best(name, right) for name in left]
    back = [_best(name, left) for name in right]
    if not all(forth) and not all(back):
        mixed = {name.is_body for name in left} != {name.is_body for name in right}
        return ("uncertain", -2.0) if mixed else ("different", different)
    if not (all(forth) and all(back)):
        return ("close", _WEIGHTS["close"])  # some co-authors left out
    worst = max(forth + back, key=_ORDER.index)
    return (worst, _WEIGHTS[worst])


def _best(name: NameKey, others: tuple[NameKey, ...]) -> str:
    levels = [found for other in others if (found := name_level(name, other))]
    return min(levels, key=_ORDER.index, default="")


def name_level(left: NameKey, right: NameKey) -> str:
    """How two names agree: ``same``, ``transliteration``, ``close``, or empty if they do not.

    >>> from ibidem.dedupe.normalize import name_key
    >>> from ibidem.model.person import Name
    >>> russian = name_key(Name(family="Гасанлы", given="Дж. П."))
    >>> name_level(russian, name_key(Name(family="Hasanli", given="J.")))
    'transliteration'
    """
    if left.is_body != right.is_body or not _given_agree(left, right):
        return ""
    if left.printed == right.printed:
        return "same"
    if not set(left.families).isdisjoint(right.families):
        same = left.printed.partition(",")[0] == right.printed.partition(",")[0]
        return "same" if same else "transliteration"
    likeness = max((ratio(a, b) for a in left.families for b in right.families), default=0.0)
    foreign = left.printed.isascii() != right.printed.isascii()
    if foreign and likeness >= 76:
        return "transliteration"
    if likeness >= 88 or _sound_alike(left, right, 2 if foreign else 4):
        return "close"
    return ""


def _sound_alike(left: NameKey, right: NameKey, least: int) -> bool:
    """Whether one was taken down by ear from the other ("Рансимен" from "Runciman")."""
    return any(sound_alike(a, b, least) for a in left.surfaces for b in right.surfaces)


def _given_agree(left: NameKey, right: NameKey) -> bool:
    """Whether initials, as far as both are known, and written-out names go together."""
    initials = zip(left.initials, right.initials, strict=False)
    if any(one.isdisjoint(other) for one, other in initials):
        return False
    return not (left.given and right.given) or ratio(left.given, right.given) >= 60
