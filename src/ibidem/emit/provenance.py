"""Where each work is cited, for outputs that are asked to say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from attrs import evolve

from ibidem.model.citation import Citation
from ibidem.model.work import Citing, Work


def with_citations(works: Sequence[Work], citations: Iterable[Citation]) -> tuple[Work, ...]:
    """The works, each with the places that cite it, in reading order."""
    by_id = {citation.id: citation for citation in citations}
    return tuple(
        evolve(work, cited_in=tuple(_citing(by_id[one]) for one in work.citations if one in by_id))
        for work in works
    )


def _citing(citation: Citation) -> Citing:
    return Citing(
        document=citation.source,
        note=citation.note,
        text=" ".join(citation.text.split()),
        locator=citation.locator,
    )


def citing_line(citing: Citing) -> str:
    """A place that cites a work, in one line: document, note, locator, words.

    >>> from ibidem.model.locator import Locator
    >>> folio = Locator(label="folio", value="74")
    >>> citing_line(Citing(document="a.docx", note="12", text="Там же. Л. 74.", locator=folio))
    'a.docx, note 12, folio 74: Там же. Л. 74.'
    """
    locator = citing.locator
    place = (citing.document, f"note {citing.note}" if citing.note else "")
    cited = f"{locator.label} {locator.value}" if locator else ""
    return " ".join(f"{', '.join(filter(None, (*place, cited)))}: {citing.text}".split())


def short_names(documents: Iterable[str]) -> dict[str, str]:
    """The name of each document's file without its folders, where no other has the same.

    >>> list(short_names(["seeds/visions.txt", "a/notes.docx", "b/notes.docx"]).values())
    ['visions.txt', 'a/notes.docx', 'b/notes.docx']
    """
    files = {document: PurePath(document).name for document in documents}
    times = Counter(files.values())
    return {document: file if times[file] == 1 else document for document, file in files.items()}
