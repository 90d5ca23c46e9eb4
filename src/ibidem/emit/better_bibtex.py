"""BibLaTeX as Better BibTeX for Zotero imports it whole: shelf marks in fields of their own.

What it has a field for goes there, under Zotero's name; what it does not know lands in *Extra*,
``annote`` in a note of the work. Source: Better BibTeX for Zotero, ``translators/bibtex``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import evolve

from ibidem.emit import bib, biblatex
from ibidem.emit.bib_flavour import Fields, enclosed, escaped
from ibidem.emit.emitted import Emitted
from ibidem.emit.said import spelled_out
from ibidem.emit.tex import escape
from ibidem.model.archive import ArchivalUnits
from ibidem.model.item import ItemType
from ibidem.model.work import Work

TYPES: Mapping[ItemType, str] = MappingProxyType(
    {
        **biblatex.TYPES,
        # the title of an @inreference would become that of the encyclopedia
        ItemType.ENTRY_DICTIONARY: "incollection",
        ItemType.ENTRY_ENCYCLOPEDIA: "incollection",
    }
)


def emit(works: Sequence[Work]) -> Emitted:
    """The works as a file for Better BibTeX, in the order given.

    Raises:
        ValueError: if two works have the same key.
    """
    return bib.emit(works, FLAVOUR)


def _archive(archive: ArchivalUnits) -> Fields:
    """No ``howpublished``, which would say the shelf mark once more in *Extra*."""
    repository = archive.repository
    return escaped(
        {
            "archive": repository.name if repository else "",
            "archivelocation": archive.location,
            "archiveplace": repository.place if repository else "",
        }
    )


def _more(work: Work, keys: frozenset[str]) -> Fields:
    """The language as a tag, which Zotero wants; the name for LaTeX is in ``langid``."""
    language = escape(work.item.language)
    medium = escaped({"medium": work.item.medium})
    fields = {**biblatex.FLAVOUR.more(work, keys), **medium}
    return {**fields, "language": enclosed(language)} if language else fields


def _kept(work: Work, keys: frozenset[str]) -> Mapping[str, str]:
    kept = dict(biblatex.FLAVOUR.kept(work, keys))
    for variable in spelled_out(work.item, ("medium",)):
        del kept[variable]
    return kept


FLAVOUR = evolve(
    biblatex.FLAVOUR,
    name="BibLaTeX for Better BibTeX",
    types=TYPES,
    more=_more,
    kept=_kept,
    # its import would put a titleaddon into the title
    romanized=MappingProxyType({"author": "sortname"}),
    archive=_archive,
    archive_as_text=False,
)
