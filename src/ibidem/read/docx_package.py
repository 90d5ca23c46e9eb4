"""The parts of a Word file, found by what the file says of them.

Source: ECMA-376, part 1, 11.3 "Part Summary"; part 2, 6.5 "Relationships"; part 4 for the
transitional names, by which the strict ones are known here too.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath

from attrs import frozen

from ibidem.read.package import Package
from ibidem.read.xml import Element, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"
CUSTOM = "docProps/custom.xml"


@frozen(kw_only=True)
class WordPackage:
    """A Word file.

    Attributes:
        package: its zip archive.
        main: the name of the part that holds the body.
        related: the names of the parts that the body needs, by what they are ("footnotes").
    """

    package: Package
    main: str
    related: dict[str, str]

    @classmethod
    def open(cls, data: bytes) -> WordPackage:
        """The file in `data`.

        Raises:
            UnreadableError: where it is damaged.
        """
        package = Package.open(data)
        main = _related(package, "").get("officeDocument", _MAIN)
        return cls(package=package, main=main, related=_related(package, main))

    def body(self) -> Element:
        """The root element of the part that holds the body.

        Raises:
            UnreadableError: where it is damaged or not there.
        """
        return self._root(self.main)

    def part(self, what: str) -> Element | None:
        """The root element of a part of the body, None where there is none."""
        name = self.name_of(what)
        return self._root(name) if name in self.package.names() else None

    def name_of(self, what: str) -> str:
        """What a part of the body is called, whether it is there or not."""
        return self.related.get(what, f"word/{what}.xml")

    def custom_properties(self) -> list[tuple[str, str]]:
        """What the author or a program noted of the document, with the names of the notes."""
        if CUSTOM not in self.package.names():
            return []
        root = self._root(CUSTOM)
        return [
            (each.get("name", ""), "".join(map(str, each.itertext())))
            for each in root.iter("{*}property")
        ]

    def _root(self, name: str) -> Element:
        data = self.package.part(name).replace(STRICT, TRANSITIONAL)
        return parse_xml(data, name)


def _related(package: Package, name: str) -> dict[str, str]:
    """The parts that a part (or, without a name, the whole file) points to, by what they are."""
    folder, _, file = name.rpartition("/")
    listing = join(folder, "_rels", f"{file}.rels")
    if listing not in package.names():
        return {}
    found: dict[str, str] = {}
    for each in parse_xml(package.part(listing), listing).iter("{*}Relationship"):
        if each.get("TargetMode") != "External":
            kind = each.get("Type", "").rpartition("/")[2]
            target = each.get("Target", "")
            path = target[1:] if target.startswith("/") else join(dirname(name), target)
            found.setdefault(kind, normpath(path))
    return found


def value(holder: Element, name: str) -> str:
    """What the property `name` of an element says, empty where it has none."""
    found = holder.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
