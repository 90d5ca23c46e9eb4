"""Runs of Word: split, and made of words with their looks.

Source: ECMA-376, part 1, 17.3.2 "Run"; the order of properties is that of its schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from ibidem.read.docx_package import W
from ibidem.read.xml import Element, local_name
from ibidem.styles.runs import Run

_PREFIX = {"w": W.strip("{}")}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
)
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}
# The properties of each look, with their values; none where it is simply on.
_LOOKS = {
    "italic": (("i", ""), ("iCs", "")),
    "bold": (("b", ""), ("bCs", "")),
    "small_caps": (("smallCaps", ""),),
    "underline": (("u", "single"),),
    "superscript": (("vertAlign", "superscript"),),
    "subscript": (("vertAlign", "subscript"),),
}
_ITALIC = ("i", "iCs")
# What XML 1.0 cannot hold, and line ends, which a text of Word has no room for.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_END = re.compile(r"\s*[\n\r\t]\s*")


def split(run: Element, child: Element, at: int) -> Element:
    """Cut a run in two before the character at `at` of its `child`; the second run.

    The first run stays in its place and keeps the child, shortened.
    """
    second = etree.Element(
        run.tag, {str(name): str(value) for name, value in run.attrib.items()}, nsmap=_PREFIX
    )
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    following = [*child.itersiblings()]
    if at > 0:
        rest = deepcopy(child)
        rest.tail = None
        rest.text, child.text = (child.text or "")[at:], (child.text or "")[:at]
        for each in (rest, child):
            each.set(SPACE, "preserve")
        second.append(rest)
    else:
        second.append(child)
    second.extend(following)
    run.addnext(second)
    return second


def is_italic(run: Element) -> bool:
    """Whether a run says of itself that it is in italics."""
    found = run.find(f"{W}rPr/{W}i")
    return found is not None and found.get(f"{W}val", "1") not in {"0", "false", "off"}


def made(runs: Iterable[Run], model: Element, *, italic: bool = False) -> Iterator[Element]:
    """Runs of Word in the look of `model`, but for its italics, which were those of "ibid.".

    Args:
        runs: the words.
        model: the run that stands there now.
        italic: whether all around is in italics; then titles stand out by being upright.
    """
    for run in runs:
        made_run = etree.Element(f"{W}r", nsmap=_PREFIX)
        properties = _properties(run, model.find(f"{W}rPr"), italic=italic)
        if len(properties):
            made_run.append(properties)
        text = etree.SubElement(made_run, f"{W}t")
        text.set(SPACE, "preserve")
        text.text = _LINE_END.sub(" ", _UNWRITABLE.sub("", run.text))
        yield made_run


def _properties(run: Run, old: Element | None, *, italic: bool) -> Element:
    properties = etree.Element(f"{W}rPr") if old is None else deepcopy(old)
    styled = properties.find(f"{W}rStyle") is not None
    for name in _ITALIC:
        _set(properties, name, None)
        if styled and not italic:
            _set(properties, name, "0")
    for look, marks in _LOOKS.items():
        if getattr(run, look) != (italic and look == "italic"):
            for name, mark in marks:
                _set(properties, name, mark)
    return properties


def _set(properties: Element, name: str, mark: str | None) -> None:
    """Give a property a value ("" where it is on), or take it away."""
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    if mark is None:
        return
    added = etree.Element(f"{W}{name}")
    if mark:
        added.set(f"{W}val", mark)
    rank = _RANKS[name]
    at = sum(_RANKS.get(local_name(each), len(_RANKS)) < rank for each in properties)
    properties.insert(at, added)
