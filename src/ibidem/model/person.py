"""Names of people and institutions, as CSL knows them."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Name:
    """A person (`family`, `given`) or an institution (`literal`).

    Particles stay inside `family`, since Zotero drops CSL's particle fields on import.
    Source: CSL 1.0.2, "Name variables".

    >>> str(Name(family="Гасанлы", given="Дж. П."))
    'Гасанлы, Дж. П.'
    >>> str(Name(literal="Bakı Fəhləsi"))
    'Bakı Fəhləsi'
    """

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)
