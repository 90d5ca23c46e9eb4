"""XML that is not trusted: no entities, no network, bounded depth."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ibidem.read.reader import UnreadableError

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute that names the language of an element in any XML."""


def parse_xml(data: bytes, what: str = "the file") -> Element:
    """The root element of `data`.

    External entities and documents are never fetched, and entities are not unfolded.

    Raises:
        UnreadableError: where `data` is no well-formed XML; the message names `what` and the line.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = " ".join(str(getattr(error, "msg", error)).split())
        raise UnreadableError(f"{what} is no well-formed XML: {said}") from error
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return str(tag).rpartition("}")[2]


def plain_text(element: Element | None) -> str:
    """The words in an element with single spaces between them, none where there is none."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def own_language(element: Element, attributes: Sequence[str]) -> str:
    """The language of an element where it is another than that around it, else nothing.

    Where nothing around it has a language, any is its own.
    """
    language = _language(element, attributes)
    if not language:
        return ""
    around = next(filter(None, (_language(up, attributes) for up in element.iterancestors())), "")
    return "" if language.lower() == around.lower() else language


def _language(element: Element, attributes: Sequence[str]) -> str:
    return next(filter(None, (element.get(name, "").strip() for name in attributes)), "")
