"""The shelf mark of a document as a library states it: a repository and a line of units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ibidem.lexicon import Repository, load_lexicon
from ibidem.lexicon.surface import fold
from ibidem.model.archive import ArchivalUnits, Level, RepositoryRef, Unit


def shelf_mark(name: str, location: str, place: str = "") -> ArchivalUnits | None:
    """The shelf mark that data state; its units stay in one line, as the data have them.

    >>> mark = shelf_mark("РГАСПИ", "Ф. 85. Оп. 13. Д. 1")
    >>> mark.repository.id, mark.location
    ('rgaspi', 'Ф. 85. Оп. 13. Д. 1')
    """
    if not name and not location:
        return None
    return ArchivalUnits(
        repository=stated_repository(name, place) if name else None,
        units=(Unit(level=Level.FILE, value=location),) if location else (),
    )


def stated_repository(name: str, place: str) -> RepositoryRef:
    """The repository of a name and a city, the one of the authority file where it is known."""
    known = _repositories().get(fold(name))
    if known is None:
        return RepositoryRef(id="-".join(re.findall(r"\w+", fold(name))), name=name, place=place)
    return RepositoryRef(
        id=known.id, name=known.name, place=place or known.place, authority=known.id
    )


@cache
def _repositories() -> Mapping[str, Repository]:
    """The repositories by the names that mean no other."""
    named: dict[str, Repository] = {}
    shared: set[str] = set()
    for repository in load_lexicon().by_id.values():
        for surface in repository.surfaces:
            key = fold(surface)
            shared.update({key} if named.setdefault(key, repository) is not repository else ())
    return {key: repository for key, repository in named.items() if key not in shared}
