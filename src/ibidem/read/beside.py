"""The libraries that a document takes its works from: files that it names, beside itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from ibidem.diagnostics.rules.reading import library_missing
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.read.formats import INPUT_FORMATS, LibraryFormat
from ibidem.read.library import Library
from ibidem.read.reader import UnreadableError


@frozen(kw_only=True)
class CitedWorks:
    """The works that the keys of a document stand for.

    Attributes:
        items: each work by its key; where libraries share a key, the first one counts.
        findings: the libraries that could not be read.
    """

    items: dict[str, Item]
    findings: tuple[Diagnostic, ...]


def works_beside(name: str, paths: Iterable[str], ending: str = "") -> CitedWorks:
    """The works of the libraries that the document `name` names.

    Args:
        name: the path of the document; relative paths go from its folder.
        paths: the libraries as the document names them.
        ending: what a path without an ending gets, as LaTeX adds ``.bib``.
    """
    items: dict[str, Item] = {}
    findings: list[Diagnostic] = []
    for path in dict.fromkeys(paths):
        file = Path(name).parent / (path if Path(path).suffix else path + ending)
        try:
            library = _works(file)
        except (OSError, ValueError, UnreadableError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            findings.append(library_missing(path=path, reason=reason))
            continue
        for entry in library.entries:
            items.setdefault(entry.key, entry.item)
    return CitedWorks(items=items, findings=tuple(findings))


def _works(file: Path) -> Library:
    data = file.read_bytes()
    for each in INPUT_FORMATS:
        if isinstance(each, LibraryFormat) and each.detect(data, file.name):
            return each.works(data)
    raise UnreadableError("it is no library of works")
