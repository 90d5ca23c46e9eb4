"""The authority file of archival repositories: the reader of ``data/repositories/``.

Each file holds the repositories of one country, under the ISO 3166-1 code in its name
(``int`` for international organisations, ``xk`` for Kosovo). An institution that was merged
or renamed keeps a record of its own, tied to its heirs by `Repository.successors`, because a
footnote of 1985 that says ЦГАОР means ЦГАОР. Looking names up in a text is the Lexicon's
work; this module only reads the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from ibidem.lexicon.tables import tables_under
from ibidem.model.archive import Level


@frozen(kw_only=True)
class LocalNames:
    """What a repository is called in one language, its official name apart.

    Attributes:
        lang: BCP 47 tag of the language.
        names: former names, translations, variants and word orders, as printed.
    """

    lang: str
    names: tuple[str, ...]


@frozen(kw_only=True)
class Repository:
    """A body that keeps archival documents, as citations name it.

    Attributes:
        id: its usual Latin acronym in lower case (``rgaspi``), else its name joined by hyphens.
        name: official name, in its own language and script.
        country: ISO 3166-1 alpha-2 code, or ``INT``.
        acronyms: the usual one first, then those of other scripts and loose ones.
        names: its other names, by language.
        misprints: acronyms wrong in print often enough to be recognised.
        shared: those of its surfaces that other repositories have too, which alone decide
            nothing: AGN is the national archive of seven countries.
        place: its city, in the language of the place.
        since: year it took this name, where certain.
        until: year it gave this name up, where certain.
        predecessors: ids of the repositories it continues.
        successors: ids of the repositories that continue it.
        isil: International Standard Identifier for Libraries, where certain.
        wikidata: Wikidata item, where certain.
        units: the levels a full reference states, from the widest, so that bare numbers
            ("АЈ, 370-25-112") can be told apart.
        example: a citation as it reads in print; its numbers are illustrative.
    """

    id: str
    name: str
    country: str
    acronyms: tuple[str, ...] = ()
    names: tuple[LocalNames, ...] = ()
    misprints: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    place: str = ""
    since: int | None = None
    until: int | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    isil: str = ""
    wikidata: str = ""
    units: tuple[Level, ...] = ()
    example: str = ""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every acronym, name and misprint, each once.

        >>> next(each for each in load_repositories() if each.id == "tsganh").surfaces[:3]
        ('ЦГАНХ СССР', 'ЦГАНХ', 'TsGANKh SSSR')
        """
        names = (name for local in self.names for name in local.names)
        return tuple(dict.fromkeys((*self.acronyms, self.name, *names, *self.misprints)))


@cache
def load_repositories() -> tuple[Repository, ...]:
    """All repositories, file by file in the order of their names, records as they stand there.

    Raises:
        KeyError: if a file lacks its country, units or records.
        TypeError: if a record has a field unknown here or lacks a required one.
        ValueError: if a level of description is none of ours.
    """
    return tuple(
        repository for table in tables_under("repositories") for repository in _repositories(table)
    )


def _repositories(table: Mapping[str, Any]) -> list[Repository]:
    """The records of one file; those that state no units have the file's."""
    common = {"country": table["country"], "units": table["units"]}
    return [_repository(common | record) for record in table["repository"]]


def _repository(record: Mapping[str, Any]) -> Repository:
    """The repository a record describes."""
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
    }
    fields["names"] = tuple(
        LocalNames(lang=lang, names=tuple(names)) for lang, names in record.get("names", {}).items()
    )
    fields["units"] = tuple(Level(level) for level in record["units"])
    return Repository(**fields)
