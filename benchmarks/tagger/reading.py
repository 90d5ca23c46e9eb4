"""The labelled corpora as sequences of labelled parts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from attrs import frozen

# Elements of AnyStyle's markup that are labels of ours; all others are "other".
_ANYSTYLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "title": "title",
    "journal": "container",
    "container-title": "container",
    "collection-title": "series",
    "location": "place",
    "publisher": "publisher",
    "date": "date",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "edition": "edition",
}
# Tags of Linked Books, for published works; for primary sources all but a few are "archive".
_LINKED_BOOKS = {
    "author": "author",
    "title": "title",
    "conjunction": "container",
    "publicationplace": "place",
    "publisher": "publisher",
    "year": "date",
    "date": "date",
    "publicationnumber-year": "volume",
    "volume": "volume",
    "tomo": "volume",
    "pagination": "pages",
    "column": "pages",
    "series": "other",
}
_PRIMARY = {"author": "author", "title": "title", "date": "date", "o": "other"}
_GLUED_BEFORE = frozenset(".,;:)]»”’'-")
_GLUED_AFTER = frozenset("([«“’'-")
_QUOTED = re.compile(r"(?<=\S)\s*(?=«[^«»]+»[\s.,]*$)")
_CONTAINED = re.compile(r"(?<=,)\s(?=in [«A-ZÀ-Ö])")


@frozen(kw_only=True)
class Part:
    """Words of a reference with one label."""

    label: str
    text: str


@frozen(kw_only=True)
class Labelled:
    """A reference cut into labelled parts, which a space joins."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The reference as printed."""
        return " ".join(part.text.strip() for part in self.parts)

    @property
    def spans(self) -> Iterator[tuple[int, int, str]]:
        """The ranges of the parts in the text, and their labels."""
        start = 0
        for part in self.parts:
            end = start + len(part.text.strip())
            yield start, end, part.label
            start = end + 1


def read_anystyle(folder: Path) -> Iterator[Labelled]:
    """The references of AnyStyle's data sets in a folder (``*.xml.gz``)."""
    for path in sorted(folder.glob("*.xml.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            root = ElementTree.parse(file).getroot()  # noqa: S314 - a corpus on our own disk
        for sequence in root:
            parts = [
                Part(
                    label=_ANYSTYLE.get(child.tag, "other"),
                    text=" ".join((child.text or "").split()),
                )
                for child in sequence
            ]
            yield Labelled(parts=tuple(part for part in parts if part.text))


def read_linked_books(path: Path) -> Iterator[Labelled]:
    """The references of a Linked Books file (``*.conll.gz``) that can be relied on."""
    for rows in _references(path):
        kind = rows[0][2].partition("-")[2]
        if kind == "primary":
            yield _joined(rows, {tag: _PRIMARY.get(tag, "archive") for _, tag, _ in rows})
            continue
        reference = _joined(rows, {tag: _LINKED_BOOKS.get(tag, "other") for _, tag, _ in rows})
        completed = _with_containers(reference) if kind == "meta-annotation" else reference
        if completed is not None and _is_telling(completed):
            yield completed


def _is_telling(reference: Labelled) -> bool:
    labels = {part.label for part in reference.parts}
    return "title" in labels and len(labels) > 2


def _references(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """The rows (word, tag, kind) of each reference; a line break in it is left out."""
    rows: list[tuple[str, str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.split()
            if len(cells) != 4:
                continue
            word, tag, kind, state = cells
            if rows and (state == "o" or state.startswith("b-")):
                yield rows
                rows = []
            if state != "o":
                rows.append((word, tag, kind))
    if rows:
        yield rows


def _joined(rows: Iterable[tuple[str, str, str]], labels: dict[str, str]) -> Labelled:
    parts: list[Part] = []
    for label, group in groupby(rows, key=lambda row: labels[row[1]]):
        parts.append(Part(label=label, text=_spaced([word for word, _, _ in group])))
    return Labelled(parts=tuple(_with_points_before(parts)))


def _with_points_before(parts: list[Part]) -> Iterator[Part]:
    """Marks that open a part but close the one before moved there."""
    held: Part | None = None
    for part in parts:
        lead = re.match(r"[.,;:)\]]+", part.text)
        text = part.text
        if held is not None and lead is not None:
            held = Part(label=held.label, text=held.text + lead.group())
            text = text[lead.end() :].strip()
        if not text:
            continue
        if held is not None:
            yield held
        held = Part(label=part.label, text=text)
    if held is not None:
        yield held


def _spaced(words: list[str]) -> str:
    """The words with the spaces of print between them; words broken by a hyphen are mended."""
    text = ""
    for word in words:
        glued = not text or word[0] in _GLUED_BEFORE or text[-1] in _GLUED_AFTER
        text += word if glued else f" {word}"
    return re.sub(r"(?<=[a-zà-ö])-(?=[a-zà-ö])", "", text)


def _with_containers(reference: Labelled) -> Labelled | None:
    """A part of a work with its container told from its title, or None where it cannot be."""
    parts: list[Part] = []
    contained = False
    for part in reference.parts:
        if part.label == "container":
            contained = True
            parts.append(part)
        elif part.label == "title" and contained:
            parts.append(Part(label="container", text=part.text))
        elif part.label == "title":
            cut = next(_CONTAINED.finditer(part.text), None) or _QUOTED.search(part.text)
            if cut is None:
                parts.append(part)
                continue
            contained = True
            parts.append(Part(label="title", text=part.text[: cut.start()]))
            parts.append(Part(label="container", text=part.text[cut.end() :]))
        else:
            parts.append(part)
    return Labelled(parts=tuple(part for part in parts if part.text.strip())) if contained else None
