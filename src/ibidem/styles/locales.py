"""Locales of styles: terms, forms of dates and quotation marks in the language of a work or text.

They come from ``data/terms/``, our own tables, and from the ``locale`` elements of a style, which
stand above them. Source: CSL 1.0.2, "Locale Files" and "Locale Fallback".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from attrs import define, field, frozen

from ibidem.lexicon.tables import tables_under
from ibidem.styles.fields import Quotes
from ibidem.styles.sheet import Element

FALLBACK = "en"
"""The language whose terms stand in for those that another does not have."""

FORMS = ("long", "short", "symbol", "verb", "verb-short")
_LESS: Mapping[str, tuple[str, ...]] = {
    "long": ("long",),
    "short": ("short", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
}
"""The forms to look for, the best first; CSL 1.0.2, "Terms"."""

_ALONE = "alone"
_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")


@frozen(kw_only=True)
class Term:
    """The words for something: for one, for several, the gender of the noun."""

    single: str = ""
    multiple: str = ""
    gender: str = ""


@frozen(kw_only=True)
class Layer:
    """The terms, dates and options of one source."""

    language: str
    terms: Mapping[tuple[str, str], Term] = field(factory=dict)
    ordinals: Mapping[tuple[str, str], Term] = field(factory=dict)
    dates: Mapping[str, Element] = field(factory=dict)
    options: Mapping[str, str] = field(factory=dict)


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Locale:
    """The terms of one language, as a style sees them.

    Attributes:
        language: the language asked for, a BCP 47 tag.
        own: what the style and the tables say of this language, the first to be heard first.
    """

    language: str
    own: tuple[Layer, ...]

    def has(self, name: str) -> bool:
        """Whether the language itself has a term."""
        return any(name == known for layer in self.own for known, _ in layer.terms)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """The words for `name`, empty where nothing has them."""
        found = self._term(name, form)
        return (found.multiple if plural else found.single) if found else ""

    def month(self, number: int, form: str, *, alone: bool) -> str:
        """The name of a month; `alone` without a day, where it may be in another case."""
        name = f"month-{number:02d}"
        if alone and form == "long":
            for layer in self.own:
                if found := layer.terms.get((name, _ALONE)):
                    return found.single
                if (name, form) in layer.terms:
                    break
        return self.term(name, form)

    def gender(self, name: str) -> str:
        """The gender of a noun, which ordinal numbers before it agree with."""
        found = self._term(name, "long")
        return found.gender if found else ""

    def _term(self, name: str, form: str) -> Term | None:
        for layers in (self.own, _fallback()):
            for wanted in _LESS.get(form, _LESS["long"]):
                for layer in layers:
                    if (found := layer.terms.get((name, wanted))) is not None:
                        return found
        return None

    def ordinal(self, number: int, gender: str = "") -> str:
        """What follows an ordinal number in figures: the "nd" of 2nd."""
        layers = (*self.own, *_fallback())
        ordinals = next((layer.ordinals for layer in layers if layer.ordinals), {})
        for name in _ordinal_names(number, ordinals):
            for wanted in dict.fromkeys((gender, "")):
                if (found := ordinals.get((name, wanted))) is not None:
                    return found.single
        return ""

    def date(self, form: str) -> Element | None:
        """How the language writes a date in figures or in words."""
        layers = (*self.own, *_fallback())
        return next((layer.dates[form] for layer in layers if form in layer.dates), None)

    def option(self, name: str) -> bool:
        """Whether an option of the language is set, such as ``punctuation-in-quote``."""
        said = (layer.options[name] for layer in self.own if name in layer.options)
        return next(said, "false") == "true"

    @cached_property
    def quotes(self) -> Quotes:
        """The quotation marks of the language."""
        outer, close, inner, close_inner = (self.term(name) for name in _QUOTES)
        swallow = self.option("punctuation-in-quote")
        return Quotes(outer=(outer, close), inner=(inner, close_inner), swallow=swallow)


def _ordinal_names(number: int, ordinals: Mapping[tuple[str, str], Term]) -> Iterator[str]:
    """The terms that may hold for an ordinal, the most special first.

    10 to 99 hold for the last two digits, 0 to 9 for the last one.
    """
    yield f"ordinal-{number % 100:02d}" if number % 100 >= 10 else f"ordinal-{number % 10:02d}"
    if number % 100 >= 10:
        yield f"ordinal-{number % 10:02d}"
    if ordinals:
        yield "ordinal"


def locale_for(language: str, styled: Sequence[Element] = ()) -> Locale:
    """The locale of a language, with what the ``locale`` elements of a style add to it.

    >>> locale_for("ru").term("page", "short"), locale_for("en-GB").term("page", "short")
    ('с.', 'p.')
    """
    primary = language.split("-", maxsplit=1)[0]
    wanted = [language, *([primary] if primary != language else []), ""]
    own = [_styled(element) for tag in wanted for element in styled if element.get("lang") == tag]
    tables = known_layers()
    own.extend(tables[tag] for tag in wanted if tag in tables)
    return Locale(language=language, own=tuple(own))


def has_terms(language: str) -> bool:
    """Whether there is a table for a language."""
    return language in known_layers()


@cache
def _fallback() -> tuple[Layer, ...]:
    return (known_layers()[FALLBACK],)


@cache
def known_layers() -> dict[str, Layer]:
    """The tables of the package, by language."""
    return {table["language"]: _tabled(table) for table in tables_under("terms")}


def _tabled(table: Mapping[str, Any]) -> Layer:
    genders = {name: gender for gender, names in table.get("genders", {}).items() for name in names}
    terms = {
        (name, form): _term(value, genders.get(name, ""))
        for form in (*FORMS, _ALONE)
        for name, value in table.get(form, {}).items()
    }
    marks = {
        (name, "long"): _term(mark) for name, mark in zip(_QUOTES, table["quotes"], strict=True)
    }
    return Layer(
        language=table["language"],
        terms={**terms, **marks},
        ordinals=dict(_tabled_ordinals(table.get("ordinals", {}))),
        dates={form: _tabled_date(parts) for form, parts in table["dates"].items()},
        options={name: str(value).lower() for name, value in table.get("options", {}).items()},
    )


def _term(value: str | Sequence[str], gender: str = "") -> Term:
    single, multiple = (value, value) if isinstance(value, str) else value
    return Term(single=single, multiple=multiple, gender=gender)


def _tabled_ordinals(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Term]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield (name, ""), _term(value)
        else:
            yield from (((inner, name), _term(text)) for inner, text in value.items())


def _tabled_date(parts: Iterable[Mapping[str, str]]) -> Element:
    children = tuple(Element(tag="date-part", attributes=dict(part)) for part in parts)
    return Element(tag="date", children=children)


def _styled(element: Element) -> Layer:
    """The layer of a ``locale`` element."""
    named = element.first("terms")
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[str, str], Term] = {}
    for term in named.all("term") if named else ():
        name, value = term.get("name"), _styled_term(term)
        if name == "ordinal" or name.startswith("ordinal-"):
            ordinals[name, term.get("gender-form")] = value
        else:
            terms[name, term.get("form", "long")] = value
    options = element.first("style-options")
    return Layer(
        language=element.get("lang"),
        terms=terms,
        ordinals=ordinals,
        dates={date.get("form"): date for date in element.all("date")},
        options=options.attributes if options else {},
    )


def _styled_term(term: Element) -> Term:
    single, multiple = term.first("single"), term.first("multiple")
    one = single.text if single else term.text
    several = multiple.text if multiple else term.text or one
    return Term(single=one, multiple=several, gender=term.get("gender"))
