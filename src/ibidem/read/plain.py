"""Plain text: notes and bibliographies are found by their shape alone."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from ibidem.diagnostics.rules.reading import (
    control_characters,
    empty_document,
    guessed_encoding,
    lone_surrogate,
    mixed_encodings,
    more_undecodable_bytes,
    undecodable_bytes,
)
from ibidem.model.citation import Document
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.model.text import SourceText
from ibidem.read.apparatus import find_apparatus
from ibidem.read.binary import refuse_binary
from ibidem.read.characters import CONTROLS, REPLACEMENT, SURROGATES, is_blank
from ibidem.read.encoding import Decoded, decode, is_wide
from ibidem.read.entries import note_of
from ibidem.read.headings import HeadingWords

_MOST_REPORTED = 100


@frozen(kw_only=True)
class PlainTextReader:
    """Reads text without mark-up; what no other reader claims is taken for it.

    Attributes:
        headings: the words that head notes and bibliographies.
    """

    headings: HeadingWords = field(factory=HeadingWords)

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableError: where `data` is another format or no text at all.
        """
        if not is_wide(data):
            refuse_binary(data)
        decoded = decode(data)
        document = self.read_text(decoded.content, name)
        found = (*decoding_findings(decoded), *document.diagnostics)
        return evolve(document, diagnostics=found)

    def read_text(self, text: str, name: str) -> Document:
        """The document in `text`; halves of UTF-16 pairs are replaced by U+FFFD."""
        content = SURROGATES.sub(lambda run: REPLACEMENT * len(run.group()), text)
        source = SourceText(name=name, content=content)
        remarks = tuple(_character_findings(text))
        if is_blank(content):
            return Document(text=source, diagnostics=(*remarks, empty_document()))
        apparatus = find_apparatus(content, self.headings)
        return Document(
            text=source,
            notes=tuple(note_of(content, entry) for entry in apparatus.entries),
            callouts=apparatus.callouts,
            diagnostics=(*remarks, *apparatus.diagnostics),
        )


def decoding_findings(decoded: Decoded) -> Iterator[Diagnostic]:
    """What is odd about the way the characters were come by."""
    if decoded.guessed:
        yield guessed_encoding(encoding=decoded.encoding)
    if decoded.mixed:
        yield mixed_encodings(encoding=decoded.encoding)
    for place in decoded.broken[:_MOST_REPORTED]:
        yield undecodable_bytes(place, count=len(place), encoding=decoded.encoding)
    more = len(decoded.broken) - _MOST_REPORTED
    if more > 0:
        yield more_undecodable_bytes(count=more, encoding=decoded.encoding)


def _character_findings(text: str) -> Iterator[Diagnostic]:
    first = CONTROLS.search(text)
    if first is not None:
        count = len(CONTROLS.findall(text))
        yield control_characters(Span(*first.span()), count=count, first=ord(first.group()))
    for run in list(SURROGATES.finditer(text))[:_MOST_REPORTED]:
        yield lone_surrogate(Span(*run.span()), count=len(run.group()))
