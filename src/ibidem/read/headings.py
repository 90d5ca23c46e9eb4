"""Headings of the parts of a text that hold sources or notes."""

from __future__ import annotations

import re

from attrs import field, frozen

from ibidem.model.citation import NoteKind

# Mark-up of wikis and of Markdown, then what may stand around the words: "7. Notes:".
_MARKUP = re.compile(r"^\s*(?:=+|#+|\*\*|__)\s*(?P<words>.*?)\s*(?:=+|#+|\*\*|__)?\s*:?\s*$")
_ORNAMENT = re.compile(r"^(?:\d{1,2}[.)]|[IVX]{1,5}[.)])?\s*(?P<words>.*?)\s*[:.]?$")

_LONGEST = 80


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(str.casefold, words))


@frozen(kw_only=True)
class HeadingWords:
    """The headings of bibliographies and of notes, case folded, without punctuation."""

    bibliography: frozenset[str] = field(
        default=_folded(
            *("bibliography", "references", "sources", "used sources", "works cited", "literature"),
            *("список литературы", "литература", "источники и литература", "библиография"),
            *("использованные источники", "список использованных источников", "источники"),
            *("література", "список джерел", "літаратура", "ədəbiyyat", "ədəbiyyat siyahısı"),
            *("kaynakça", "kaynaklar", "literatur", "literaturverzeichnis", "bibliographie"),
            *("bibliografía", "bibliografia", "fuentes", "literatura", "źródła", "izvori"),
            *("sources et bibliographie", "referencias", "riferimenti bibliografici"),
        )
    )
    notes: frozenset[str] = field(
        default=_folded(
            *("notes", "endnotes", "footnotes", "notes and references", "примечания", "сноски"),
            *("примітки", "qeydlər", "notlar", "dipnotlar", "anmerkungen", "fußnoten"),
            *("przypisy", "notas", "note", "poznámky", "napomene", "notes et références"),
        )
    )

    def kind(self, line: str) -> NoteKind | None:
        """What kind of notes stands under the heading `line`, None where it is no such heading.

        >>> HeadingWords().kind("== Bibliography ==")
        <NoteKind.BIBLIOGRAPHY: 'bibliography'>
        """
        words = heading_text(line)
        if words in self.bibliography:
            return NoteKind.BIBLIOGRAPHY
        return NoteKind.ENDNOTE if words in self.notes else None


def heading_text(line: str) -> str:
    """The words of a heading, case folded, without mark-up, number and colon; empty if too long."""
    if len(line) > _LONGEST:
        return ""
    marked = _MARKUP.match(line)
    plain = _ORNAMENT.match(marked["words"] if marked is not None else line.strip())
    return plain["words"].casefold() if plain is not None else ""


def is_marked_heading(line: str) -> bool:
    """Whether `line` is marked up as a heading, whatever its words.

    >>> is_marked_heading("=== Forces ==="), is_marked_heading("Forces")
    (True, False)
    """
    return (
        len(line) <= 2 * _LONGEST
        and re.match(r"\s*(?:={2,}.*={2,}|#{1,6} .*)\s*$", line) is not None
    )
