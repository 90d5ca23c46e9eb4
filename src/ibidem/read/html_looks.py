"""How elements of web pages set their words apart: italics, small capitals, languages."""

from __future__ import annotations

import re

from ibidem.model.marking import MarkingKind
from ibidem.read.markup import Look
from ibidem.read.xml import Element

_ITALIC: Look = (MarkingKind.ITALIC, "")
_SMALL_CAPS: Look = (MarkingKind.SMALL_CAPS, "")

_ELEMENTS = {"cite": _ITALIC, "dfn": _ITALIC, "em": _ITALIC, "i": _ITALIC}
_STYLES = (
    (re.compile(r"font(?:-style)?\s*:[^;]*\b(?:italic|oblique)\b", re.IGNORECASE), _ITALIC),
    (re.compile(r"font(?:-variant[\w-]*)?\s*:[^;]*\bsmall-caps\b", re.IGNORECASE), _SMALL_CAPS),
)
_LANGUAGE = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")
# Elements that are the whole page or nearly so have its language, which sets nothing apart.
_WHOLE = frozenset({"html", "body", "main", "article"})


def looks_of(element: Element) -> tuple[Look, ...]:
    """What `element` itself sets apart, by its name, its style, and its language."""
    looks = [_ELEMENTS[element.tag]] if element.tag in _ELEMENTS else []
    style = element.get("style", "")
    if style:
        looks += [look for pattern, look in _STYLES if pattern.search(style)]
    tag = next((element.get(name) for name in _LANGUAGE if element.get(name)), None)
    if tag and element.tag not in _WHOLE and tag != _language_around(element):
        looks.append((MarkingKind.LANGUAGE, tag))
    return tuple(looks)


def _language_around(element: Element) -> str:
    for above in element.iterancestors():
        for name in _LANGUAGE:
            if above.get(name):
                return str(above.get(name))
    return ""
