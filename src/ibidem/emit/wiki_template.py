"""A citation template filled in, and what of the work it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from ibidem.emit.wiki_values import escaped
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.item import Item
from ibidem.model.person import Name
from ibidem.names import INITIALS

_INITIALS = re.compile(INITIALS)

VARIABLES: Mapping[str, str] = {
    **CSL_NAMES,
    **CSL_TEXTS,
    "issued": "issued",
    "accessed": "accessed",
}
"""What `ibidem.emit.said` calls each attribute of an item."""


@frozen(kw_only=True)
class Template:
    """A citation template.

    Attributes:
        name: its name in the wiki.
        params: its parameters and their values, in the order written; empty ones are left out.
        held: what of the work they say, in the words of `ibidem.emit.said`.
        kept: what they say in words of a note alone.
    """

    name: str
    params: tuple[tuple[str, str], ...]
    held: frozenset[str]
    kept: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The template in one line.

        >>> params = (("title", "Нефть"), ("year", ""))
        >>> Template(name="cite book", params=params, held=frozenset()).text
        '{{cite book |title=Нефть}}'
        """
        params = "".join(f" |{name}={value}" for name, value in self.params if value)
        return f"{{{{{self.name}{params}}}}}"


def texts(item: Item, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parameters of text attributes, by the table of their names."""
    return [(param, escaped(getattr(item, ours))) for ours, param in names.items()]


def held(attributes: Iterable[str]) -> frozenset[str]:
    """The attributes in the words of `ibidem.emit.said`."""
    return frozenset(VARIABLES[ours] for ours in attributes)


def in_one(people: Iterable[Name], joint: str) -> str:
    """Names in one value: the family name before initials, but behind a whole given name.

    >>> people = [Name(family="Гасанлы", given="Дж. П."), Name(family="Гафаров", given="Васиф")]
    >>> in_one(people, ", ")
    'Гасанлы Дж. П., Васиф Гафаров'
    """
    return escaped(joint.join(filter(None, map(_whole, people))))


def _whole(name: Name) -> str:
    initials = _INITIALS.fullmatch(name.given) is not None
    parts = (name.family, name.given) if initials else (name.given, name.family)
    return name.literal or " ".join(filter(None, parts))
