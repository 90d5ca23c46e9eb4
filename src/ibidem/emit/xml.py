"""XML written: elements made in one line each, with nothing in them that XML cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from ibidem.emit.words import clean

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type


def element(
    tag: str, content: str | Iterable[Element] = (), attributes: Mapping[str, str] | None = None
) -> Element:
    """An element with words in it, or with other elements.

    >>> etree.tostring(element("title", "Нефть & война", {"level": "m"}), encoding="unicode")
    '<title level="m">Нефть &amp; война</title>'
    """
    made = etree.Element(tag, {name: clean(value) for name, value in (attributes or {}).items()})
    if isinstance(content, str):
        made.text = clean(content)
    else:
        made.extend(content)
    return made


def worded(tag: str, words: str, attributes: Mapping[str, str] | None = None) -> list[Element]:
    """An element with words, where there are any."""
    return [element(tag, words, attributes)] if clean(words) else []


def holding(
    tag: str, inside: Iterable[Element], attributes: Mapping[str, str] | None = None
) -> list[Element]:
    """An element around others, where there are any."""
    held = list(inside)
    return [element(tag, held, attributes)] if held else []


def file_text(root: Element) -> str:
    """The text of a whole XML file."""
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def namespaced(prefixes: Mapping[str, str], root: str, *, default: str = "") -> Element:
    """An empty root element that declares its namespaces once for all."""
    names: dict[Any, str] = {**prefixes, **({None: default} if default else {})}
    return etree.Element(root, nsmap=names)
