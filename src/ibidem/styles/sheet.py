"""Style sheets: CSL files as trees of elements.

Source: CSL 1.0.2, "File Types" and "Style Structure".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import define, field, frozen

from ibidem.read.reader import UnreadableError
from ibidem.read.xml import Element as XmlElement
from ibidem.read.xml import local_name, parse_xml

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class StyleError(ValueError):
    """A style that cannot be found, read or followed; the message says which and why."""


class BeyondError(StyleError):
    """A style that has more of CSL than is followed here, though others can."""


@frozen(kw_only=True)
class Element:
    """An element of a CSL file."""

    tag: str
    attributes: Mapping[str, str] = field(factory=dict)
    children: tuple[Element, ...] = ()
    text: str = ""
    line: int = 0

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def all(self, tag: str) -> tuple[Element, ...]:
        """The children with this tag."""
        return tuple(child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """The first child with this tag."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Sheet:
    """A parsed style.

    Attributes:
        name: the name or path it was asked for by.
        root: its ``style`` element.
    """

    name: str
    root: Element

    @cached_property
    def macros(self) -> Mapping[str, Element]:
        """The macros by name."""
        return MappingProxyType({one.get("name"): one for one in self.root.all("macro")})

    @cached_property
    def locales(self) -> tuple[Element, ...]:
        """The ``locale`` elements of the style."""
        return self.root.all("locale")

    def area(self, tag: str) -> Element | None:
        """Its ``citation`` or ``bibliography``."""
        return self.root.first(tag)

    @property
    def title(self) -> str:
        """What the style calls itself."""
        info = self.root.first("info")
        title = info.first("title") if info else None
        return title.text if title else self.name


def parse_sheet(data: bytes, name: str) -> Sheet:
    """The style in a CSL file.

    Raises:
        StyleError: where it is no CSL style, or one that only points to another.
    """
    try:
        root = parse_xml(data, name)
    except UnreadableError as error:
        raise StyleError(str(error)) from error
    if root.tag != f"{{{_NAMESPACE}}}style":
        raise StyleError(f"{name} is no CSL style")
    sheet = Sheet(name=name, root=_element(root))
    if sheet.area("citation") is None:
        raise StyleError(f"{name} is a dependent style{_parent(sheet)}; load that one instead")
    return sheet


def _parent(sheet: Sheet) -> str:
    info = sheet.root.first("info")
    links = info.all("link") if info else ()
    parents = [one.get("href") for one in links if one.get("rel") == "independent-parent"]
    return f" of {parents[0]}" if parents else ""


def _element(element: XmlElement) -> Element:
    return Element(
        tag=local_name(element),
        attributes=MappingProxyType(
            {
                "lang" if name == _XML_LANG else str(name): str(value)
                for name, value in element.attrib.items()
            }
        ),
        children=tuple(map(_element, element)),
        text=element.text or "",
        line=int(getattr(element, "sourceline", 0) or 0),
    )
