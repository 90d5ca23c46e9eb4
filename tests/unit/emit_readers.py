"""Other people's readers of .bib files, each giving entries as plain dictionaries.

Fields come back as the words they stand for; names as (family, given), institutions as (name, "").
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import bibtexparser
import pybtex.errors
import pytest
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pybtex.database import parse_string

Entry = dict[str, object]

_TEX = re.compile(
    r"\\(?P<named>textbackslash|textasciitilde|textasciicircum|textbraceleft|textbraceright)\{\}"
    r"|\\(?P<escaped>[&%$#_{}])|(?P<brace>[{}])"
)
_NAMED = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
}


def plain(value: str) -> str:
    """What TeX prints for `value`, where it uses no more commands than we write."""
    return _TEX.sub(
        lambda found: _NAMED.get(found["named"] or "", "") or found["escaped"] or "", value
    )


def one_line(text: str) -> str:
    """`text` as any .bib reader can give it back: one line, printable characters, NFC."""
    kept = (char for char in text if char.isspace() or unicodedata.category(char) != "Cc")
    known = (
        "\ufffd" if unicodedata.category(char) == "Cn" and _is_none(char) else char for char in kept
    )
    return unicodedata.normalize("NFC", " ".join("".join(known).split()))


def _is_none(char: str) -> bool:
    """Whether a code point is one of those that Unicode keeps from being characters."""
    return ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def with_pybtex(text: str) -> dict[str, Entry]:
    with pybtex.errors.capture() as errors:
        entries = parse_string(text, "bibtex").entries
    assert errors == []
    return {key: _pybtex_entry(entry) for key, entry in entries.items()}


def _pybtex_entry(entry) -> Entry:
    people = {
        role: [
            (_joined(person.prelast_names + person.last_names), _joined(_given(person)))
            for person in persons
        ]
        for role, persons in entry.persons.items()
    }
    fields = {name: plain(value) for name, value in entry.fields.items()}
    return {"entrytype": entry.type, **fields, **people}


def _given(person) -> list[str]:
    assert person.lineage_names == []
    return person.first_names + person.middle_names


def _joined(words: list[str]) -> str:
    return plain(" ".join(words))


def with_bibtexparser(text: str) -> dict[str, Entry]:
    middleware = [SeparateCoAuthors(), SplitNameParts()]
    library = bibtexparser.parse_string(text, append_middleware=middleware)
    assert library.failed_blocks == []
    return {entry.key: _bibtexparser_entry(entry) for entry in library.entries}


def _bibtexparser_entry(entry) -> Entry:
    fields = {field.key: field.value for field in entry.fields}
    people = {
        role: [(_joined(name.von + name.last), _joined(name.first)) for name in value]
        for role, value in fields.items()
        if isinstance(value, list)
    }
    texts = {name: plain(value) for name, value in fields.items() if isinstance(value, str)}
    return {"entrytype": entry.entry_type, **texts, **people}


def with_pandoc(text: str, flavour: str) -> dict[str, Entry]:
    _need("pandoc")
    command = ["pandoc", "-f", flavour, "-t", "csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return {item["id"]: item for item in json.loads(done.stdout)}


def pandoc_text(value: str) -> str:
    """A field of pandoc's without its marks for protected case and its typographic quotes."""
    return unmarked(re.sub(r"</?span[^>]*>", "", value))


def unmarked(text: str) -> str:
    """`text` with all quotation marks and dashes alike, since pandoc prettifies them."""
    alike = re.sub("[‘’`´“”\"']+", "'", one_line(text))
    return re.sub("[-–—]+", "-", alike)


def with_biber(text: str, folder: Path) -> dict[str, Entry]:
    """The entries as biber understood them; any warning of biber's fails the test."""
    _need("biber")
    source, target = folder / "in.bib", folder / "out.bib"
    source.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--output-fieldcase=lower", "--output-file", target, source],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert not re.search("^(WARN|ERROR)", done.stdout, re.MULTILINE), done.stdout
    return with_bibtexparser(target.read_text(encoding="utf-8"))


def _need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: what it reads was not compared")
