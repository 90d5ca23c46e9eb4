"""EPUB books: the chapters in the order of the spine, their notes linked across files.

Source: EPUB 3.3, 5 "Package document"; EPUB OCF 3.3, 4.2 "OCF abstract container".
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from attrs import frozen
from lxml import etree

from ibidem.diagnostics.rules.reading import part_unreadable
from ibidem.model.citation import Document
from ibidem.model.diagnostic import Diagnostic
from ibidem.read.build import DocumentBuilder
from ibidem.read.html import add_page, decode_page, page_findings, parse_html
from ibidem.read.package import LARGEST_PART, Package
from ibidem.read.reader import UnreadableError
from ibidem.read.xml import Element, parse_xml

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_TITLE = 60


@frozen(kw_only=True)
class _Book:
    """A package and its chapters, by the names of their parts in reading order."""

    package: Package
    chapters: tuple[str, ...]

    @classmethod
    def open(cls, data: bytes) -> _Book:
        package = Package.open(data)
        container = parse_xml(package.part(_CONTAINER), _CONTAINER)
        found = container.find(".//{*}rootfile")
        path = "" if found is None else found.get("full-path", "")
        chapters = tuple(dict.fromkeys(_spine(parse_xml(package.part(path), path), path)))
        if not chapters:
            raise UnreadableError("the book has no chapters: its spine is empty")
        if not _encrypted(package).isdisjoint(chapters):
            raise UnreadableError("the book is protected by DRM; its words are encrypted")
        return cls(package=package, chapters=chapters)

    def pages(self) -> Iterator[tuple[str, Element | None, tuple[Diagnostic, ...]]]:
        """The name, the page and what was found amiss of each chapter."""
        left = LARGEST_PART
        for name in self.chapters:
            try:
                data = self.package.part(name)
            except UnreadableError as error:
                yield name, None, (part_unreadable(part=name, reason=str(error)),)
                continue
            left -= len(data)
            if left < 0:
                raise UnreadableError(f"the book is larger than {LARGEST_PART >> 20} MiB")
            decoded = decode_page(data)
            page = parse_html(decoded.content)
            yield name, page.root, (*page_findings(decoded), *page.findings)


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of an EPUB file: one page that holds all of its chapters.

    Raises:
        UnreadableError: where the file is damaged or protected by DRM.
    """
    book = _Book.open(data)
    numbers = {chapter: number for number, chapter in enumerate(book.chapters)}
    root = etree.Element("html")
    titles: dict[Element, str] = {}
    findings: list[Diagnostic] = []
    for chapter, page, remarks in book.pages():
        findings.extend(remarks)
        body = None if page is None else page.find("body")
        if page is None or body is None:
            continue
        titles[body] = _title(page) or chapter
        _name_apart(body, chapter, numbers)
        root.append(body)
    builder = DocumentBuilder(name)
    add_page(root, builder, titles)
    return builder.document(findings)


def _spine(package: Element, path: str) -> Iterator[str]:
    """The names of the parts that the spine lists, tables of contents left out."""
    folder = dirname(path)
    contents = {
        _part(folder, each.get("href", "").partition("#")[0])
        for each in package.iter("{*}reference")
        if each.get("type") == "toc"
    }
    items = {each.get("id", ""): each for each in package.iter("{*}item")}
    for each in package.iter("{*}itemref"):
        item = items.get(each.get("idref", ""))
        if item is not None and "nav" not in item.get("properties", "").split():
            name = _part(folder, item.get("href", ""))
            if name not in contents and "html" in item.get("media-type", "html"):
                yield name


def _part(folder: str, href: str) -> str:
    return normpath(join(folder, unquote(href)))


def _encrypted(package: Package) -> frozenset[str]:
    """The names of the parts that are encrypted; fonts may be in any book."""
    if _ENCRYPTION not in package.names():
        return frozenset()
    root = parse_xml(package.part(_ENCRYPTION), _ENCRYPTION)
    return frozenset(_part("", each.get("URI", "")) for each in root.iter("{*}CipherReference"))


def _title(page: Element) -> str:
    heading = next(page.iter(*_HEADINGS), page.find(".//title"))
    words = "" if heading is None else " ".join("".join(map(str, heading.itertext())).split())
    return words[:_LONGEST_TITLE].rstrip()


def _name_apart(body: Element, chapter: str, numbers: dict[str, int]) -> None:
    """Make the names of a chapter and the links in it good for the whole book."""
    here = numbers[chapter]
    for each in body.iter():
        for attribute in ("id", "name"):
            if attribute in each.attrib:
                each.set(attribute, _fragment(here, each.get(attribute, "")))
        path, sharp, fragment = each.get("href", "").partition("#")
        if sharp:
            there = numbers.get(_part(dirname(chapter), path)) if path else here
            each.set("href", "" if there is None else f"#{_fragment(there, fragment)}")


def _fragment(chapter: int, name: str) -> str:
    return f"{chapter}/{quote(unquote(name))}"
