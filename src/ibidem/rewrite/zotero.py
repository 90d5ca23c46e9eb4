"""Citations of Zotero in Word: fields that hold the works as data, so that it goes on with them.

A field's instruction is ``ADDIN ZOTERO_ITEM CSL_CITATION`` and a JSON object of the schema
``csl-citation.json`` of CSL; the works lie in it, for no library has them. That of the
bibliography is ``ADDIN ZOTERO_BIBL``. The preferences of the document lie in its custom
properties ``ZOTERO_PREF_1`` and so on, 255 characters in each.
Source: the CSL schemas; Zotero's documentation of its word processor integration; files that
Zotero has written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree

from ibidem.read.docx_package import W
from ibidem.read.xml import Element
from ibidem.rewrite.docx_runs import SPACE, made
from ibidem.rewrite.restyle import Restyled
from ibidem.styles import Run, Style

_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_LIBRARY = "http://zotero.org/users/local/ibidem/items/"
_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
"""The characters of Zotero's keys of items."""

# What Zotero's own repository has for our styles, with the language of its terms; it knows the
# address of the first one under its new name as well.
_REPOSITORY = "http://www.zotero.org/styles/"
_NEAREST = {
    "chicago-notes-archives": (f"{_REPOSITORY}chicago-note-bibliography", "en-US"),
    "gost-list": (f"{_REPOSITORY}gost-r-7-0-5-2008", "ru-RU"),
    "gost-notes": (f"{_REPOSITORY}gost-r-7-0-5-2008", "ru-RU"),
}
_PROPERTY_SIZE = 255
_BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'


def item_key(key: str) -> str:
    """A key such as Zotero gives its items, the same for the same work.

    >>> item_key("ivanov1960istoriya")
    'VGXZ9YIC'
    """
    digest = hashlib.sha256(key.encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:8])


def citation_code(one: Restyled, words: str, number: int, note: str) -> str:
    """The instruction of the field of a citation.

    Args:
        one: the citation.
        words: what is printed for it.
        number: its number in the document.
        note: the label of its note.
    """
    uri = f"{_LIBRARY}{item_key(one.work.key)}"
    cited: dict[str, object] = {"id": one.work.key, "uris": [uri], "itemData": dict(one.cite.item)}
    if one.cite.locator:
        cited |= {"locator": one.cite.locator, "label": one.cite.label}
    data = {
        "citationID": item_key(f"{number} {one.citation.id}"),
        "properties": {
            "formattedCitation": words,
            "plainCitation": words,
            "noteIndex": int(note) if note.isdecimal() else 0,
        },
        "citationItems": [cited],
        "schema": _SCHEMA,
    }
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data, ensure_ascii=False)}"


def field(code: str, runs: Sequence[Element], model: Element | None = None) -> list[Element]:
    """A field around runs: its beginning, its instruction, and its end."""
    begin, separate, end = (_run(_mark(kind), model) for kind in ("begin", "separate", "end"))
    instruction = etree.Element(f"{W}instrText")
    instruction.set(SPACE, "preserve")
    instruction.text = f" {code} "
    return [begin, _run(instruction, model), separate, *runs, end]


def _mark(kind: str) -> Element:
    mark = etree.Element(f"{W}fldChar")
    mark.set(f"{W}fldCharType", kind)
    return mark


def _run(child: Element, model: Element | None) -> Element:
    """A run with `child`, which looks like `model`."""
    run = next(made([Run("")], model if model is not None else _plain_run()))
    for text in run.findall(f"{W}t"):
        run.remove(text)
    run.append(child)
    return run


def _plain_run() -> Element:
    return etree.Element(f"{W}r")


def bibliography(entries: Sequence[Sequence[Run]]) -> Iterator[Element]:
    """The paragraphs of a bibliography, in one field that Zotero keeps up to date."""
    model = _plain_run()
    for number, entry in enumerate(entries):
        paragraph = etree.Element(f"{W}p", nsmap={"w": W.strip("{}")})
        runs = [*made(entry, model)]
        if number == 0:
            runs = [*field(_BIBLIOGRAPHY, [])[:3], *runs]
        if number == len(entries) - 1:
            runs.append(field("", [])[-1])
        paragraph.extend(runs)
        yield paragraph


def preferences(style: Style) -> str:
    """What Zotero has to know of the document: a style with footnotes, and fields."""
    identity, language = _identity(style)
    session = item_key(identity)
    return (
        '<data data-version="3" zotero-version="6.0.0">'
        f'<session id="{session}"/><style id={quoteattr(identity)} locale="{language}" '
        'hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
        '<prefs><pref name="fieldType" value="Field"/><pref name="noteType" value="1"/></prefs>'
        "</data>"
    )


def _identity(style: Style) -> tuple[str, str]:
    """The address by which Zotero knows a style, and the language of its terms."""
    if style.name in _NEAREST:
        return _NEAREST[style.name]
    found = next((each.text.strip() for each in style.sheet.root.walk() if each.tag == "id"), "")
    return found, style.sheet.root.get("default-locale")


def properties(words: str) -> Iterator[tuple[str, str]]:
    """The custom properties that hold the preferences, by name."""
    for number, at in enumerate(range(0, len(words), _PROPERTY_SIZE), 1):
        yield f"ZOTERO_PREF_{number}", words[at : at + _PROPERTY_SIZE]
