"""Files that are text: edits carried out in their characters, all other bytes as they were."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable

from anyascii import anyascii
from attrs import field, frozen

from ibidem.diagnostics.rules.emission import citation_kept
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.span import Span
from ibidem.read.encoding import Decoded
from ibidem.rewrite.dialect import Dialect, Splice, splice
from ibidem.rewrite.edits import Edits

_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8, codecs.BOM_UTF16_LE)
# The reader says for people what Python knows by another name.
_CODECS = {"KOI8-R": "koi8_u"}


class NotRewritableError(Exception):
    """A file cannot be rewritten; the message is one line and says why."""


@frozen(kw_only=True)
class Rewritten:
    """The bytes of a rewritten file, and what had to stay as it was.

    Attributes:
        data: the bytes.
        diagnostics: the findings.
        edits: how many citations were replaced.
    """

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    edits: int = 0


@frozen(kw_only=True)
class TextFile:
    """The characters of a file and the encoding they are in.

    Attributes:
        content: the characters, without a byte-order mark.
        encoding: the encoding.
        mark: the byte-order mark.
        beyond: what is written for a character that the encoding does not have.
    """

    content: str
    encoding: str
    mark: bytes = b""
    beyond: Callable[[str], str] = field(default=anyascii)

    @classmethod
    def of(cls, data: bytes, decoded: Decoded, beyond: Callable[[str], str] = anyascii) -> TextFile:
        """The file whose bytes were read as `decoded`.

        Raises:
            NotRewritableError: where they cannot be written back as they were.
        """
        encoding = _CODECS.get(decoded.encoding, decoded.encoding)
        mark = next((each for each in (*_MARKS, codecs.BOM_UTF16_BE) if data.startswith(each)), b"")
        try:
            same = mark + decoded.content.encode(encoding) == data
        except UnicodeEncodeError:
            same = False
        if not same:
            raise NotRewritableError(
                f"some bytes are no good {decoded.encoding}; save the file as UTF-8 first"
            )
        return cls(content=decoded.content, encoding=encoding, mark=mark, beyond=beyond)

    def written(self, splices: Iterable[Splice]) -> bytes:
        """The bytes of the file with its splices made."""
        pieces: list[str] = []
        at = 0
        for each in splices:
            pieces += (self.content[at : each.span.start], self._encodable(each.text))
            at = each.span.end
        text = "".join((*pieces, self.content[at:]))
        return self.mark + text.encode(self.encoding)

    def _encodable(self, words: str) -> str:
        try:
            words.encode(self.encoding)
        except UnicodeEncodeError:
            return "".join(map(self._character, words))
        return words

    def _character(self, character: str) -> str:
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            return self.beyond(character)
        return character


def _itself(span: Span) -> Span:
    return span


def rewritten(
    file: TextFile,
    edits: Edits,
    dialect: Dialect,
    place: Callable[[Span], Span | None] = _itself,
) -> Rewritten:
    """The file with its edits carried out; those that would harm its mark-up are left out.

    Args:
        file: the file.
        edits: the edits, which count in the text as the reader gives it.
        dialect: the mark-up of the file.
        place: where in the file a stretch of that text stands, None where that is not known.
    """
    made: list[Splice] = []
    findings: list[Diagnostic] = [*edits.diagnostics]
    for edit in edits.edits:
        span = place(edit.span)
        words = dialect.written(edit.runs)
        done = None if span is None else splice(file.content, span, words, dialect)
        if done is None or (made and done.span.start < made[-1].span.end):
            findings.append(citation_kept(edit.span, words=edit.old))
        else:
            made.append(done)
    return Rewritten(data=file.written(made), diagnostics=tuple(findings), edits=len(made))
