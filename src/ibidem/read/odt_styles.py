"""The styles of OpenDocument texts: which words are hidden, and how words are set apart.

Source: OpenDocument 1.3, part 3, 16.29 "<style:text-properties>".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field, frozen

from ibidem.model.marking import MarkingKind
from ibidem.read.markup import Look
from ibidem.read.xml import Element

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

# What a style says of its words, the value that sets them apart, and as what.
_SLANT, _CAPITALS, _DISPLAY = f"{_FO}font-style", f"{_FO}font-variant", f"{_TEXT}display"
_LANGUAGE, _COUNTRY = f"{_FO}language", f"{_FO}country"
_TYPES = (
    (_SLANT, frozenset({"italic", "oblique"}), MarkingKind.ITALIC),
    (_CAPITALS, frozenset({"small-caps"}), MarkingKind.SMALL_CAPS),
)
_NO_LANGUAGE = frozenset({"", "none", "zxx"})


@frozen(kw_only=True)
class _Style:
    parent: str
    says: Mapping[str, str]


@define
class Styles:
    """The styles of a document by their names, each with what the styles say that it varies."""

    _styles: Mapping[str, _Style]
    _usual: Mapping[str, str]
    _known: dict[str, Mapping[str, str]] = field(factory=dict)
    _looks: dict[str, tuple[Look, ...]] = field(factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Styles:
        """The styles in the parts of a document; those of the content come first."""
        styles: dict[str, _Style] = {}
        usual: dict[str, str] = {}
        for root in roots:
            for each in root.iter(f"{_STYLE}style"):
                parent = each.get(f"{_STYLE}parent-style-name", "")
                style = _Style(parent=parent, says=_said(each))
                styles.setdefault(each.get(f"{_STYLE}name", ""), style)
            for each in root.iter(f"{_STYLE}default-style"):
                if each.get(f"{_STYLE}family") == "paragraph":
                    usual.update(_said(each))
        return cls(styles, usual)

    def hides(self, name: str) -> bool:
        """Whether the words in a style are not shown."""
        return self._says(name).get(_DISPLAY) == "none"

    def looks(self, element: Element) -> tuple[Look, ...]:
        """How an element sets its words apart, going by its style."""
        name = element.get(f"{_TEXT}style-name")
        if name is None:
            return ()
        if name not in self._looks:
            self._looks[name] = tuple(self._looks_of(self._says(name)))
        return self._looks[name]

    def _looks_of(self, says: Mapping[str, str]) -> Iterator[Look]:
        for attribute, values, kind in _TYPES:
            if says.get(attribute) in values:
                yield kind, ""
        language = _language(says)
        if language and language != _language(self._usual):
            yield MarkingKind.LANGUAGE, language

    def _says(self, name: str) -> Mapping[str, str]:
        """What a style says, by itself or by the styles that it varies."""
        if name not in self._known:
            said: dict[str, str] = {}
            at, seen = name, set[str]()
            while at in self._styles and at not in seen:
                seen.add(at)
                said = {**self._styles[at].says, **said}
                at = self._styles[at].parent
            self._known[name] = said
        return self._known[name]


def _said(style: Element) -> dict[str, str]:
    """What a style says by itself."""
    wanted = (_SLANT, _CAPITALS, _DISPLAY, _LANGUAGE, _COUNTRY)
    return {
        name: str(each.attrib[name])
        for each in style.iterchildren(f"{_STYLE}text-properties")
        for name in wanted
        if name in each.attrib
    }


def _language(says: Mapping[str, str]) -> str:
    language, country = says.get(_LANGUAGE, ""), says.get(_COUNTRY, "")
    if language in _NO_LANGUAGE:
        return ""
    return language if country in _NO_LANGUAGE else f"{language}-{country}"
