"""Libraries of works (.bib, RIS, MODS ...) as documents: each entry is one stated citation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from ibidem.model.citation import Document, NoteKind
from ibidem.model.csl import CSL_NAMES, CSL_TEXTS
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.read.build import DocumentBuilder
from ibidem.read.csl import CitedItem, item_of

# Numbers and addresses of a reference manager are no keys that anybody cites by.
_CITATION_KEY = re.compile(r"(?=.*[^\W\d_])[\w:.+-]+")

# What a CSL item has besides its texts and names.
_OF_CSL = frozenset(
    {
        *("id", "type", "citation-key", "citation-label", "issued", "accessed"),
        *("archive", "archive_location", "archive-place", "title-short", "container-title-short"),
    }
)


@frozen(kw_only=True)
class LibraryEntry:
    """A work as a library has it.

    Attributes:
        key: its key in the library.
        item: what the library states of it.
        rest: what the library says besides (notes, keywords, fields unknown here), in lines.
    """

    key: str
    item: Item
    rest: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What a person knows the work by: its authors, title, container and year."""
        item = self.item
        names = "; ".join(map(str, item.author or item.editor))
        issued = item.issued.edtf if item.issued else ""
        return ". ".join(filter(None, (names, item.title, item.container_title, issued)))


@frozen(kw_only=True)
class Library:
    """The works of a file, and what of it cannot be read."""

    entries: tuple[LibraryEntry, ...]
    findings: tuple[Diagnostic, ...] = ()


def csl_entry(data: Mapping[str, object]) -> LibraryEntry:
    """The work that a CSL item describes, and its fields that say something else."""
    known = _OF_CSL.union(CSL_TEXTS.values(), CSL_NAMES.values())
    rest = tuple(
        f"{name}: {' '.join(value.split())}"
        for name, value in data.items()
        if name not in known and isinstance(value, str) and value.strip()
    )
    key = data.get("id", "")
    # what is no string may be nested without bounds
    return LibraryEntry(
        key=str(key) if isinstance(key, str | int) else "", item=item_of(data), rest=rest
    )


def library_document(name: str, library: Library) -> Document:
    """The document whose bibliography is the library; each entry is found by its key.

    What a library says besides the works is the prose of the document, so that nothing is lost.
    """
    builder = DocumentBuilder(name)
    for entry in library.entries:
        for line in entry.rest:
            builder.paragraph(line, place=f"entry {entry.key}")
    for number, entry in enumerate(library.entries, 1):
        words = entry.words or entry.key or str(number)
        key = entry.key if _CITATION_KEY.fullmatch(entry.key) else ""
        builder.note(
            key or str(number),
            words,
            NoteKind.BIBLIOGRAPHY,
            name=str(number),
            place=f"entry {entry.key or number}",
            stated=((0, len(words), CitedItem(item=entry.item, key=key)),),
        )
    return builder.document(library.findings)
