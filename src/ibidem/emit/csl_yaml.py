"""CSL-YAML: the references of pandoc and Quarto, in a file or in the head of a document.

Source: pandoc User's Guide, "Specifying bibliographic data".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ibidem.emit.csl_json import csl_record, untyped
from ibidem.emit.emitted import Emitted
from ibidem.emit.words import clean
from ibidem.emit.yaml_text import yaml_text
from ibidem.model.csl import CSL_NAMES
from ibidem.model.work import Work

# What pandoc reads in a text for more than words: marks of Markdown and what it prettifies.
_MARKS = re.compile(r"[\\`*_{}\[\]<>$~^@&'\"|]|(?<=-)-|-(?=-)|(?<=\.)\.|\.(?=\.)|(?<=!)\[")
# What begins a heading, a quotation or a list.
_NUMERAL = r"\(?(?:#|\d{1,9}|[A-Za-z]|[ivxlcdm]{1,12}|[IVXLCDM]{1,12})"
_OPENING = re.compile(rf"^(?P<before>{_NUMERAL})(?P<end>[.)])(?= |$)|^(?P<sign>[#+=:%-])")
# These are read as they stand.
_VERBATIM = frozenset({"id", "citation-key", "type", "language", "raw"})
_NAMES = frozenset(CSL_NAMES.values())


def emit(works: Sequence[Work]) -> Emitted:
    """The works as CSL-YAML, in the order given."""
    text = yaml_text({"references": [_marked(csl_record(work)) for work in works]})
    return Emitted(text=text, diagnostics=tuple(untyped(works)))


def _marked(record: dict[str, object]) -> dict[str, object]:
    """The record of a work with its words as Markdown, since pandoc reads all of them so."""
    return {name: _value(name, value) for name, value in record.items()}


def _value(name: str, value: object) -> object:
    if isinstance(value, str):
        lines = value.splitlines() if name == "note" else [value]
        return value if name in _VERBATIM else "\n".join(map(escaped, lines))
    if isinstance(value, list) and name in _NAMES:
        return [{part: escaped(words) for part, words in each.items()} for each in value]
    return value


def escaped(words: str) -> str:
    r"""Words that Markdown gives back as they are.

    >>> print(escaped("R_D* & 'so'"))
    R\_D\* \& \'so\'
    """
    marked = _MARKS.sub(r"\\\g<0>", clean(words))
    return _OPENING.sub(_safe_opening, marked)


def _safe_opening(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['before']}\\{match['end']}"
