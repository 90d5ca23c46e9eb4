"""CSL-YAML libraries: the references of pandoc, Zotero's Better CSL YAML, a bare list of items.

Source: pandoc User's Guide, "Specifying bibliographic data"; CSL 1.0.2, ``csl-data.json``.
"""

from __future__ import annotations

import re

from ibidem.diagnostics.rules.reading import broken_entry
from ibidem.model.csl import CSL_NAMES
from ibidem.model.diagnostic import Diagnostic
from ibidem.read.encoding import decode
from ibidem.read.library import Library, LibraryEntry, csl_entry
from ibidem.read.reader import UnreadableError
from ibidem.read.yaml import YamlList, YamlMapping, parse_parts, parse_yaml

# Pandoc reads all texts as Markdown, and in these it is written: "*Oil* and [NATO]{.nocase}".
_MARKDOWN = ("title", "title-short", "original-title", "container-title", "collection-title")
_EMPHASIS = re.compile(r"(?<![\\\w*])(\*{1,2}|_)(?=\S)([^*_\n]{1,300})(?<=\S)\1(?!\w)")
_NAMES = frozenset(CSL_NAMES.values())
_BRACKETED = re.compile(r"\[([^\[\]]{0,300})\]\{[.\w =\"-]{1,60}\}")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")
_FIRST_ENTRY = re.compile(r"^(?P<opening> *- +)[\w-]+:", re.MULTILINE)


def works(data: bytes) -> Library:
    """The works of a CSL-YAML list by their ids; broken ones are findings.

    Raises:
        UnreadableError: where `data` is no YAML, or no list of items.
    """
    text = decode(data).content
    broken: list[Diagnostic] = []
    try:
        lists = [_listed(parse_yaml(text))]
    except UnreadableError:
        lists, broken = _salvaged(text)
        if not lists:
            raise
    entries: list[LibraryEntry] = []
    for listed in lists:
        for line, entry in zip(listed.lines, listed, strict=True):
            if isinstance(entry, YamlMapping):
                entries.append(_entry(entry))
            else:
                broken.append(broken_entry(line=line, reason="it is no mapping of fields"))
    return Library(entries=tuple(entries), findings=tuple(broken))


def _listed(tree: object) -> YamlList:
    listed = tree.get("references") if isinstance(tree, YamlMapping) else tree
    if not isinstance(listed, YamlList):
        raise UnreadableError("this YAML is no CSL-YAML: it has no list of references")
    return listed


def _salvaged(text: str) -> tuple[list[YamlList], list[Diagnostic]]:
    """The lists of the entries that are well-formed; entries begin alike."""
    first = _FIRST_ENTRY.search(text)
    if first is None:
        return [], []
    opening = re.compile(rf"^{first['opening']}", re.MULTILINE)
    parts, findings = parse_parts(text, opening)
    return [part for part in parts if isinstance(part, YamlList)], findings


def _entry(fields: YamlMapping) -> LibraryEntry:
    return csl_entry({name: _value(name, value) for name, value in fields.items()})


def _value(name: str, value: object) -> object:
    if isinstance(value, str):
        return _plain(value) if name in _MARKDOWN else _unescaped(value)
    if isinstance(value, YamlList) and name in _NAMES:
        return [_name(each) for each in value]
    return value


def _name(value: object) -> object:
    """A name whose words are no Markdown any more."""
    if isinstance(value, YamlMapping):
        return {
            part: _unescaped(words) if isinstance(words, str) else words
            for part, words in value.items()
        }
    return _unescaped(value) if isinstance(value, str) else value


def _unescaped(words: str) -> str:
    return _ESCAPED.sub(r"\1", words)


def _plain(words: str) -> str:
    r"""Words without the signs of Markdown.

    >>> _plain(r"*Oil* and [NATO]{.nocase}, a \* b")
    'Oil and NATO, a * b'
    """
    return _unescaped(_EMPHASIS.sub(r"\2", _BRACKETED.sub(r"\1", words)))
