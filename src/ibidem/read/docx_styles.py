"""How the runs of a Word file are set apart: italics, small capitals, and languages.

Source: ECMA-376, part 1, 17.7.3 "Toggle Properties", 17.3.2.20 "lang (Languages for Run Content)".
"""

from __future__ import annotations

from attrs import define, evolve, field, frozen

from ibidem.model.marking import MarkingKind
from ibidem.read.docx_package import W, value
from ibidem.read.markup import Look
from ibidem.read.xml import Element

_OFF = frozenset({"0", "false", "off"})
_HIDDEN = "vanish"
_LOOKS = {"i": MarkingKind.ITALIC, "smallCaps": MarkingKind.SMALL_CAPS}
_TOGGLES = (_HIDDEN, *_LOOKS)


@frozen(kw_only=True)
class _Says:
    """What the properties of a run or a style say; what they do not is not in `toggles`."""

    toggles: dict[str, bool] = field(factory=dict)
    language: str = ""


@define
class Styles:
    """The styles of a Word file.

    Attributes:
        language: the language of words of which nothing else is said.
    """

    language: str
    _styles: dict[str, Element]
    _known: dict[str, _Says] = field(factory=dict)

    @classmethod
    def of(cls, part: Element | None) -> Styles:
        """The styles in the part that holds them."""
        if part is None:
            return cls("", {})
        usual = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles = {each.get(f"{W}styleId", ""): each for each in part.iter(f"{W}style")}
        return cls("" if usual is None else value(usual, "lang"), styles)

    def looks(self, run: Element, paragraph_style: str) -> tuple[Look, ...] | None:
        """How a run of a paragraph of that style is set apart; None where it is hidden."""
        properties = run.find(f"{W}rPr")
        if properties is None and not paragraph_style:
            return ()
        direct = _Says() if properties is None else _said(properties)
        character = "" if properties is None else value(properties, "rStyle")
        around, own = self._style(paragraph_style), self._style(character)
        if _is_on(_HIDDEN, direct, own, around):
            return None
        looks = [(kind, "") for name, kind in _LOOKS.items() if _is_on(name, direct, own, around)]
        language = direct.language or own.language or around.language
        if language and language != self.language:
            looks.append((MarkingKind.LANGUAGE, language))
        return tuple(looks)

    def _style(self, name: str) -> _Says:
        """What a style says, by itself or by the styles that it is based on."""
        if name not in self._known:
            said, at, seen = _Says(), name, set[str]()
            while at in self._styles and at not in seen:
                seen.add(at)
                style = self._styles[at]
                properties = style.find(f"{W}rPr")
                base = _Says() if properties is None else _said(properties)
                said = _Says(
                    toggles={**base.toggles, **said.toggles},
                    language=said.language or base.language,
                )
                at = value(style, "basedOn")
            self._known[name] = said
        return self._known[name]


def _is_on(name: str, direct: _Says, own: _Says, around: _Says) -> bool:
    """Whether a toggle is on; of two styles that set words apart, the second sets them back."""
    styled = own.toggles.get(name, False) != around.toggles.get(name, False)
    return direct.toggles.get(name, styled)


def _said(properties: Element) -> _Says:
    found = _Says(language=value(properties, "lang"))
    toggles = {
        name: each.get(f"{W}val", "1") not in _OFF
        for name in _TOGGLES
        if (each := properties.find(f"{W}{name}")) is not None
    }
    return evolve(found, toggles=toggles)
