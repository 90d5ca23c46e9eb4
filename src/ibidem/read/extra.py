"""The lines that Zotero keeps in its field "Extra": values under CSL's names.

Source: Zotero documentation, "Citing Fields from Extra".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.person import Name
from ibidem.read.people import person

EXTRA = "extra."
"""What the names of these values begin with among the fields of a record."""

_KNOWN = frozenset(
    name.lower()
    for name in (*CSL_TEXTS.values(), *CSL_NAMES.values(), "issued", "archive-place", "type")
)
# Lines that repeat the key.
_SILENT = frozenset({"citation-key"})


def with_extra(texts: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """A vocabulary of texts that goes on to "Extra" where its own fields say nothing."""
    return MappingProxyType(
        {ours: (*texts.get(ours, ()), f"{EXTRA}{csl.lower()}") for ours, csl in CSL_TEXTS.items()}
    )


def extra_fields(lines: Iterable[str], otherwise: str) -> Iterator[tuple[str, str]]:
    """The values of such lines under their names, and as `otherwise` what else they say.

    >>> list(extra_fields(["Original Title: Oil", "so: x", "Citation Key: oil1920"], "M2"))
    [('extra.original-title', 'Oil'), ('M2', 'so: x')]
    """
    for line in lines:
        said, _, value = line.partition(":")
        name = "-".join(said.lower().split())
        if name in _KNOWN and value.strip():
            yield f"{EXTRA}{name}", " ".join(value.split())
        elif line.strip() and name not in _SILENT:
            yield otherwise, " ".join(line.split())


def extra_people(fields: dict[str, list[str]]) -> dict[str, tuple[Name, ...]]:
    """The people of "Extra" by their roles; they are taken out of `fields`."""
    return {
        role: tuple(map(_name, fields.pop(f"{EXTRA}{csl}", ()))) for role, csl in CSL_NAMES.items()
    }


def _name(words: str) -> Name:
    """A name as "Extra" has it: family and given name divided by two bars.

    >>> _name("Ленин || В. И.").given
    'В. И.'
    """
    family, bars, given = (part.strip() for part in words.partition("||"))
    return person(family, given) if bars else Name(literal=family)
