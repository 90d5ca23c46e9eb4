"""The file ``ibidem.toml``: read into decisions, and written to without touching the rest.

Source: TOML 1.0.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from attrs import frozen
from tomlkit.exceptions import ParseError, TOMLKitError

from ibidem.decisions.fields import FIELDS, field_values
from ibidem.decisions.values import Correction, Decisions, Verdict
from ibidem.model.span import Span
from ibidem.model.text import SourceText

_SAME, _DIFFERENT, _WORK = "same", "different", "work"
_HEAD = """\
# Decisions on this bibliography. ibidem obeys them and leaves what you write here as it is.
"""


class DecisionsError(ValueError):
    """The file is no TOML, or says what no decision can say; the message has the line."""


@frozen
class _Table:
    """One table of the file with its place."""

    name: str
    values: Mapping[str, Any]
    span: Span | None
    where: str

    def wrong(self, reason: str) -> DecisionsError:
        return DecisionsError(f"{self.where}: {reason}")


def parse_decisions(content: str, name: str = "ibidem.toml") -> Decisions:
    r"""The decisions of a file.

    Raises:
        DecisionsError: where the file cannot be read or a decision is incomplete.

    >>> content = '[[same]]\ncitations = ["Гасанлы 2010", "Hasanli 2010"]\n'
    >>> parse_decisions(content).verdicts[0].citations
    ('Гасанлы 2010', 'Hasanli 2010')
    """
    text = SourceText(name=name, content=content)
    try:
        document = tomlkit.parse(content).unwrap()
    except ParseError as error:
        raise DecisionsError(f"{name}:{error.line}:{error.col}: not TOML: {error}") from error
    except TOMLKitError as error:
        raise DecisionsError(f"{name}: not TOML: {error}") from error
    if unknown := sorted(set(document) - {_SAME, _DIFFERENT, _WORK}):
        known = ", ".join(f"[[{table}]]" for table in (_SAME, _DIFFERENT, _WORK))
        raise DecisionsError(f"{name}: unknown “{unknown[0]}”; there are {known}")
    return Decisions(
        text=text,
        verdicts=tuple(
            _verdict(table)
            for kind in (_SAME, _DIFFERENT)
            for table in _tables(document, kind, text)
        ),
        corrections=tuple(_correction(table) for table in _tables(document, _WORK, text)),
    )


def _tables(document: Mapping[str, Any], kind: str, text: SourceText) -> Iterator[_Table]:
    tables = document.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DecisionsError(f"{text.name}: “{kind}” must be tables, each headed [[{kind}]]")
    heads = [
        Span(head.start(), head.end())
        for head in re.finditer(rf"^[ \t]*\[\[[ \t]*{kind}[ \t]*\]\]", text.content, re.MULTILINE)
    ]
    # arrays written in a line have no heads of their own
    spans: Sequence[Span | None] = heads if len(heads) == len(tables) else [None] * len(tables)
    for number, (values, span) in enumerate(zip(tables, spans, strict=True), 1):
        line = text.position(span.start).line if span is not None else 0
        where = f"{text.name}:{line}" if line else f"{text.name}, [[{kind}]] {number}"
        yield _Table(name=kind, values=values, span=span, where=where)


def _verdict(table: _Table) -> Verdict:
    citations = table.values.get("citations")
    _refuse_unknown(table, ("citations",))
    if (
        not isinstance(citations, list)
        or len(citations) < 2
        or not all(isinstance(words, str) and words.strip() for words in citations)
    ):
        raise table.wrong(f"[[{table.name}]] needs “citations”, a list of two or more")
    return Verdict(same=table.name == _SAME, citations=tuple(citations), span=table.span)


def _correction(table: _Table) -> Correction:
    citation, key = (table.values.get(name, "") for name in ("citation", "key"))
    _refuse_unknown(table, ("citation", "key", *FIELDS))
    if not isinstance(citation, str) or not citation.strip():
        raise table.wrong("[[work]] needs “citation”, the words of one")
    if not isinstance(key, str) or re.search(r"[\s,{}()\"#%'=\\~]", key):
        raise table.wrong("“key” must be a word without spaces, commas, braces and quotes")
    try:
        fields = field_values({n: v for n, v in table.values.items() if n in FIELDS})
    except ValueError as error:
        raise table.wrong(str(error)) from error
    return Correction(citation=citation, key=key, fields=fields, span=table.span)


def _refuse_unknown(table: _Table, known: Sequence[str]) -> None:
    for name in table.values:
        if name not in known:
            raise table.wrong(f"unknown “{name}” in [[{table.name}]]; known: {', '.join(known)}")


def with_verdicts(content: str, verdicts: Sequence[Verdict]) -> str:
    r"""The file with more verdicts at its end; comments and the owner's layout stay.

    >>> verdict = Verdict(same=False, citations=("Смит 1960", "Смит 1961"))
    >>> print(with_verdicts("# mine\n", [verdict]), end="")
    # mine
    <BLANKLINE>
    [[different]]
    citations = [
        "Смит 1960",
        "Смит 1961",
    ]
    """
    return "\n".join([content or _HEAD, *map(_written, verdicts)])


def _written(verdict: Verdict) -> str:
    citations = "".join(
        f"    {tomlkit.string(words).as_string()},\n" for words in verdict.citations
    )
    return f"[[{_SAME if verdict.same else _DIFFERENT}]]\ncitations = [\n{citations}]\n"
