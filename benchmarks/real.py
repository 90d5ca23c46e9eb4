"""What the readers find in documents: notes of each kind, callouts, findings, time.

python -m benchmarks.real PATH...

Files that differ in their ending alone are taken for one text; how far their notes agree is
printed below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from time import perf_counter

import click

from ibidem.model.citation import Document
from ibidem.read import read

# Notes are compared by so many letters and figures of each, for the end of a list is uncertain.
_COMPARED = 50


def counted(document: Document) -> str:
    """The notes of each kind, the callouts and the findings of a document."""
    kinds = Counter(str(note.kind) for note in document.notes)
    codes = Counter(finding.code for finding in document.diagnostics)
    parts = [f"{count} {kind}" for kind, count in sorted(kinds.items())]
    parts.append(f"{len(document.callouts)} callouts")
    parts += [f"{count} x {code}" for code, count in sorted(codes.items())]
    return ", ".join(parts)


def agreement(documents: Iterable[Document]) -> Iterator[str]:
    """For each pair of documents how many notes they share, and those that only one has."""
    first, *others = documents
    for other in others:
        ours, theirs = Counter(_beginnings(first)), Counter(_beginnings(other))
        exact = sum((Counter(_words(first)) & Counter(_words(other))).values())
        yield f"{first.name} = {other.name}: {(ours & theirs).total()} notes, {exact} to the letter"
        yield from (f"  only {first.name}: {each}" for each in (ours - theirs).elements())
        yield from (f"  only {other.name}: {each}" for each in (theirs - ours).elements())


def _words(document: Document) -> Iterator[str]:
    for note in document.notes:
        yield " ".join(note.view.text.split())


def _beginnings(document: Document) -> Iterator[str]:
    for words in _words(document):
        yield "".join(filter(str.isalnum, words)).casefold()[:_COMPARED]


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(paths: tuple[Path, ...]) -> None:
    """Print the counts of each file, and the agreement of those that share a name."""
    files = sorted(file for path in paths for file in (path.iterdir() if path.is_dir() else [path]))
    for _, alike in groupby(files, key=lambda file: file.with_suffix("")):
        documents = []
        for file in alike:
            start = perf_counter()
            documents.append(read(file))
            click.echo(f"{file.name}: {counted(documents[-1])}; {perf_counter() - start:.2f} s")
        for line in agreement(documents):
            click.echo(line)


if __name__ == "__main__":
    main()
