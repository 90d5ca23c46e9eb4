"""Archival references: a repository and the units that lead to the document in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen


class Level(StrEnum):
    """A level of archival description, from the widest to the narrowest.

    The level counts, not the national word for it: *fond* is the first body named or numbered
    under a repository, be it a фонд, a record group or a zespół. Members stand in
    descending order, so that an inherited reference can be cut at the level it restates.
    Source: ISAD(G), second edition, 3.1.4; GOST R 7.0.5-2008, section 9.
    """

    FOND = "fond"
    OPIS = "opis"
    SERIES = "series"
    VOLUME = "volume"
    BOX = "box"
    FOLDER = "folder"
    DELO = "delo"
    FILE = "file"


_DEPTH = {level: depth for depth, level in enumerate(Level)}


@frozen(kw_only=True)
class Unit:
    """One numbered or named unit: its level, its value as printed, the word before it."""

    level: Level
    value: str
    word: str = ""

    def __str__(self) -> str:
        return f"{self.word} {self.value}".strip()


@frozen(kw_only=True)
class RepositoryRef:
    """A repository as a citation names it.

    Attributes:
        id: its acronym in Latin letters, lower case (``rgaspi``, ``gapo``), or the words of
            its name joined by hyphens where it has none; several archives may share one.
        name: its name, from the authority file where known, else as printed.
        place: the city it is in, where known.
        authority: its identifier in the authority file, which it shares with no other; empty
            where the authority file does not know it.
        alternatives: names of others that the printed acronym may mean as well.
    """

    id: str
    name: str
    place: str = ""
    authority: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the authority file has it."""
        return bool(self.authority)

    @property
    def identity(self) -> str:
        """What tells it from every other repository."""
        return self.authority or self.id


@frozen(kw_only=True)
class ArchivalUnits:
    """The shelf mark of an archival document.

    >>> mark = ArchivalUnits(
    ...     repository=RepositoryRef(id="rgaspi", name="РГАСПИ"),
    ...     units=(
    ...         Unit(level=Level.FOND, value="85", word="Ф."),
    ...         Unit(level=Level.OPIS, value="13", word="Оп."),
    ...         Unit(level=Level.DELO, value="1", word="Д."),
    ...     ),
    ... )
    >>> mark.location
    'Ф. 85. Оп. 13. Д. 1'
    >>> mark.inherited_by([Unit(level=Level.OPIS, value="27")]).values
    {'fond': '85', 'opis': '27'}
    """

    repository: RepositoryRef | None = None
    units: tuple[Unit, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """The value of each level."""
        return {unit.level.value: unit.value for unit in self.units}

    @property
    def location(self) -> str:
        """The units in one line, as CSL's ``archive_location`` wants them."""
        return self.joint.join(map(str, self.units))

    @property
    def joint(self) -> str:
        """What parts the units: points where print writes their words large (GOST), else commas."""
        return ". " if self.units and str(self.units[0])[:1].isupper() else ", "

    def inherited_by(self, stated: Iterable[Unit]) -> ArchivalUnits:
        """The shelf mark of a back-reference that states only `stated`.

        Units above the first level it states are kept, that level and all below it are replaced.
        """
        stated = tuple(stated)
        if not stated:
            return self
        first = min(_DEPTH[unit.level] for unit in stated)
        kept = tuple(unit for unit in self.units if _DEPTH[unit.level] < first)
        return evolve(self, units=kept + stated)
