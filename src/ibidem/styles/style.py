"""Styles, ready to render."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from attrs import define, evolve

from ibidem.styles.cite import Cite, CslItem
from ibidem.styles.collation import sort_key
from ibidem.styles.elements import render_all
from ibidem.styles.languages import language_of
from ibidem.styles.locales import locale_for
from ibidem.styles.naming import inherited
from ibidem.styles.pieces import Piece, Pieces, Role, dressed, joined, runs, words
from ibidem.styles.runs import Run
from ibidem.styles.scene import Scene, affixed
from ibidem.styles.sheet import Element, Sheet, StyleError, parse_sheet
from ibidem.styles.subset import refuse_beyond

_ENDING = ".csl"
_EMPTY = Element(tag="layout")


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Style:
    """A citation style.

    Attributes:
        name: what it is called: ``gost-notes``, or its path.
        sheet: its CSL file.
        language: the language of its terms; empty where each item is printed with those of its own.
    """

    name: str
    sheet: Sheet
    language: str = ""

    @property
    def title(self) -> str:
        """What the style calls itself."""
        return self.sheet.title

    @property
    def has_bibliography(self) -> bool:
        """Whether it knows how a list of works looks."""
        return self.sheet.area("bibliography") is not None

    def note(self, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """The words of a note that cites works."""
        area = self._area("citation")
        layout = area.first("layout") or _EMPTY
        parts = [self._cite(area, layout, cite) for cite in cites]
        delimiter = layout.get("delimiter")
        return runs(_capital(_dressed(layout, joined(parts, delimiter))))

    def entry(self, item: CslItem) -> tuple[Run, ...]:
        """The entry of a work in a bibliography; as in a first note where the style has none."""
        if not self.has_bibliography:
            return self.note([Cite(item=item)])
        area = self._area("bibliography")
        layout = area.first("layout") or _EMPTY
        scene = self._scene(Cite(item=item), area)
        made = render_all(scene, layout.children, layout.get("delimiter"))
        return runs(_capital(_dressed(layout, made.pieces)))

    def bibliography(self, items: Iterable[CslItem]) -> tuple[tuple[Run, ...], ...]:
        """The entries of works in the order of the style."""
        return tuple(self.entry(item) for item in self.sorted(items))

    def sorted(self, items: Iterable[CslItem]) -> list[CslItem]:
        """The items in the order of the style."""
        area = self._area("bibliography") if self.has_bibliography else _EMPTY
        sort = area.first("sort")
        keys = sort.all("key") if sort else ()
        return sorted(items, key=lambda item: self._sort_key(item, area, keys))

    def _sort_key(
        self, item: CslItem, area: Element, keys: Sequence[Element]
    ) -> tuple[object, ...]:
        scene = self._scene(Cite(item=item), area)
        in_order = evolve(scene, locale=locale_for(self.language or _ORDER, self.sheet.locales))
        return sort_key(in_order, keys)

    def _area(self, tag: str) -> Element:
        return self.sheet.area(tag) or _EMPTY

    def _scene(self, cite: Cite, area: Element) -> Scene:
        language = self.language or language_of(cite.item)
        scene = Scene(
            sheet=self.sheet,
            cite=cite,
            locale=locale_for(language, self.sheet.locales),
            is_citation=area.tag == "citation",
        )
        layout = area.first("layout") or _EMPTY
        return inherited(inherited(inherited(scene, self.sheet.root), area), layout)

    def _cite(self, area: Element, layout: Element, cite: Cite) -> Pieces:
        scene = self._scene(cite, area)
        pieces = render_all(scene, layout.children).pieces
        if not pieces:
            return ()
        return (*words(cite.prefix), *_begun(pieces, cite.prefix), *words(cite.suffix))


_ORDER = "ru"
"""The language whose alphabet comes first in a list of works each in its own language: GOST
styles put Cyrillic before Latin script."""


def _begun(pieces: Pieces, prefix: str) -> Pieces:
    """The pieces of a cite, with a capital only where no words stand before them."""
    if prefix.strip() and not prefix.rstrip().endswith((".", "!", "?")):
        return tuple(evolve(piece, is_term=False) for piece in pieces)
    return _capital(pieces)


def _capital(pieces: Pieces) -> Pieces:
    """The pieces with a capital where they begin with a term."""
    first = next((at for at, one in enumerate(pieces) if one.role is Role.TEXT), None)
    if first is None or not pieces[first].is_term:
        return pieces
    begun = _upper(pieces[first])
    return (*pieces[:first], begun, *pieces[first + 1 :])


def _upper(piece: Piece) -> Piece:
    return evolve(piece, text=piece.text[:1].upper() + piece.text[1:], is_term=False)


def _dressed(layout: Element, pieces: Pieces) -> Pieces:
    return dressed(affixed(layout, pieces), layout.attributes)


def load_style(name_or_path: str | Path) -> Style:
    """A style of the package by its name, or any other by the path of its CSL file.

    Raises:
        StyleError: where there is none, where it is broken, and where it has more of CSL than is
            followed here.

    >>> load_style("gost-list").title
    'ГОСТ Р 7.0.100-2018: a list of works, archives included'
    """
    name = str(name_or_path)
    if name in style_names():
        return _packaged(name)
    path = Path(name)
    if not path.name.lower().endswith(_ENDING):
        raise StyleError(
            f"no style “{name}”; there are {', '.join(style_names())}, or give a .csl file"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StyleError(f"{name}: {error.strerror or error}") from error
    sheet = parse_sheet(data, name)
    return _style(name, sheet, sheet.root.get("default-locale") or "en-US")


@cache
def _packaged(name: str) -> Style:
    data = (resources.files("ibidem") / "data" / "styles" / f"{name}{_ENDING}").read_bytes()
    sheet = parse_sheet(data, name)
    return _style(name, sheet, sheet.root.get("default-locale"))


def _style(name: str, sheet: Sheet, language: str) -> Style:
    refuse_beyond(sheet)
    return Style(name=name, sheet=sheet, language=language)


@cache
def style_names() -> tuple[str, ...]:
    """The names of the styles of the package.

    >>> style_names()
    ('chicago-notes-archives', 'gost-list', 'gost-notes')
    """
    folder = resources.files("ibidem") / "data" / "styles"
    files = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING)))
