"""What tells libraries of works from other files; their readers are imported when needed."""

from __future__ import annotations

import re

from ibidem.read.encoding import decode, is_wide
from ibidem.read.prolog import root_name

_SAMPLE = 1 << 16
_BIB_ENTRY = re.compile(rb"\s*+(?:%[^\n]*+\s++)*+@[A-Za-z]+\s*[{(]")
_JSON_ITEM = re.compile(
    rb'\s*(?:\{\s*"items"\s*:\s*)?\[\s*(?:\{[^{}\[\]]*"(?:id|type|title)"\s*:|\]\s*\Z)'
)
_BOM = b"\xef\xbb\xbf"
# Databases put lines of their own before the first record.
_RIS = re.compile(r"(?:[^\S\n]*(?:[A-Z][\w ]*:[^\n]*)?\n)*+[^\S\n]*TY {1,2}-[ \n]")

_BEFORE = r"(?:[^\S\n]*(?:#[^\n]*|%YAML[^\n]*|---[^\S\n]*)?\n)*+"
_CSL_ITEM = r"[ ]{0,4}-[ ]+(?:id|type|title|author|citation-key):[ \n]"
_CSL_YAML = re.compile(rf"{_BEFORE}(?:[\w-]+:[^\n]*\n)*?(?:references:[ ]*\n)\s*?{_CSL_ITEM}")
_CSL_LIST = re.compile(rf"{_BEFORE}{_CSL_ITEM}")
_CSL_FIELD = re.compile(
    r"^[ \t]+(?:id|type|title|issued|author|container-title|page|publisher):", re.MULTILINE
)
_END_OF_YAML = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

_KINDS = (
    "anthology anthos article artwork audio blog book case chapter conference entry exhibition"
    " legislation manuscript misc newspaper original patent performance periodical post"
    " proceedings reference report repository scene thesis thread tweet video web"
)
_HAYAGRIVA = re.compile(
    rf"{_BEFORE}[^\s#:-][^\n:]*:[ ]*(?:&\w+[ ]*)?\n(?:[ \t]+\S[^\n]*\n|[ \t]*\n)*?"
    rf"[ \t]+type:[ ]*[\"']?(?:{_KINDS.replace(' ', '|')})[\"']?[ ]*(?:#[^\n]*)?(?:\n|\Z)",
    re.IGNORECASE,
)


def is_bib(data: bytes, name: str) -> bool:
    """Whether `data` begins with an entry of BibTeX, or is called so."""
    head = data.removeprefix(_BOM)
    return _BIB_ENTRY.match(head) is not None or (name.lower().endswith(".bib") and b"@" in data)


def is_csl_json(data: bytes, _name: str) -> bool:
    """Whether `data` begins as an array of CSL items, or is an empty one.

    Zotero's web service wraps the array in an object.

    >>> is_csl_json(b'{"items": [{"id": "a", "type": "book"}]}', "a")
    True
    """
    return _JSON_ITEM.match(data.removeprefix(_BOM)) is not None


def is_ris(data: bytes, _name: str) -> bool:
    r"""Whether `data` begins with a record of RIS.

    >>> is_ris(b"Provider: JSTOR\n\nTY  - JOUR\n", "a.txt"), is_ris(b"Try this.", "a.ris")
    (True, False)
    """
    return _RIS.match(_head(data)) is not None


def is_csl_yaml(data: bytes, _name: str) -> bool:
    r"""Whether `data` is a list of CSL items in YAML, not the head of a Markdown document.

    >>> text = b"---\nreferences:\n- id: a\n  title: Oil\n---\n"
    >>> is_csl_yaml(text, "a.yaml"), is_csl_yaml(text + b"\nBaku fell [@a].\n", "a.md")
    (True, False)
    """
    head = _head(data)
    if _CSL_YAML.match(head) is None:
        fields = _CSL_FIELD.findall(head) if _CSL_LIST.match(head) else ()
        return len(fields) > 0
    words = decode(data).content.lstrip("\ufeff \r\n").removeprefix("---")
    end = _END_OF_YAML.search(words)
    return end is None or not words[end.end() :].strip()


def is_hayagriva(data: bytes, _name: str) -> bool:
    r"""Whether `data` is a mapping of typed entries in YAML.

    >>> is_hayagriva(b"oil:\n    type: Book\n    title: Oil\n", "a.yml")
    True
    """
    return _HAYAGRIVA.match(_head(data)) is not None


def is_zotero_rdf(data: bytes, _name: str) -> bool:
    """Whether `data` is RDF in the vocabulary of Zotero's export."""
    if root_name(data) != "RDF":
        return False
    head = data[:_SAMPLE].replace(b"\0", b"")
    return b"www.zotero.org/namespaces/export#" in head or b"purl.org/net/biblio#" in head


def is_endnote(data: bytes, _name: str) -> bool:
    """Whether `data` is EndNote's XML."""
    head = data[:_SAMPLE].replace(b"\0", b"")
    return root_name(data) in {"xml", "records"} and b"<ref-type" in head


def is_mods(data: bytes, _name: str) -> bool:
    """Whether `data` is a record of MODS, or a collection of them."""
    return root_name(data) in {"mods", "modsCollection"}


def _head(data: bytes) -> str:
    """The first lines of a text, with plain line ends and without a byte-order mark."""
    head = data[:_SAMPLE]
    words = decode(head).content if is_wide(head) else head.decode("utf-8", "replace")
    return words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
