"""What citation templates say of a work: the table ``data/wikitext.toml`` applied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import Any

from attrs import define, field, frozen

from ibidem.lexicon import ANY_DASH, load_lexicon
from ibidem.lexicon.surface import fold
from ibidem.lexicon.tables import read_tables
from ibidem.model.date import Date
from ibidem.model.item import ITEM_FIELDS, Item, ItemType
from ibidem.model.locator import Locator
from ibidem.model.person import Name
from ibidem.names import INITIALS, looks_personal, read_name
from ibidem.read.stated_dates import date_of_parts, stated_date
from ibidem.read.wikitext_archives import template_archive
from ibidem.read.wikitext_scan import Template
from ibidem.tokenize import tokenize

_ROLES = frozenset({"author", "editor", "translator"})
_NUMBERED = re.compile(r"^(?P<base>.*?\D)(?P<number>\d{0,3})$")
# "editor1-last", "author2-first": the number may stand before the hyphen.
_INNER_NUMBER = re.compile(r"^(?P<role>[a-z]+)(?P<number>\d{1,3})(?P<rest>-.+)$")
# Words of a value that are seen: of links, of templates the last parameter.
_CLEANED = (
    (re.compile(r"<!--.*?-->|<ref.*", re.DOTALL), ""),
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]"), r"\1"),
    (re.compile(r"\[(?:https?:)?//[^\s\]]+\s*([^\]]*)\]"), r"\1"),
    (re.compile(r"\{\{[^{}|]*\|(?:[^{}|]*\|)*([^{}|]*)\}\}"), r"\1"),
    (re.compile(r"\{\{[^{}]*\}\}|'{2,5}|</?[a-zA-Z][^<>]*>"), ""),
)
_LONGEST = 5000
_EDITED = re.compile(
    r"^\W*(?:(?:под\s+(?:общ\w*\s+|науч\w*\s+)?|отв\w*\.?\s+|за\s+)?ред\w*\.?|сост\w*\.?)\s*:?\s*",
    re.IGNORECASE,
)
_INITIALED = re.compile(rf"(?:^|\s){INITIALS}(?:\s|$)")
# As short citations have it: with the letter that tells the works of a year apart.
_YEAR = re.compile(rf"(?<!\d)\d{{4}}[a-zа-я]?(?:\s?[{ANY_DASH}]\s?\d{{4}})?(?!\d)")
_THREE_FIGURES = re.compile(r"\d{3}")
_DASHES = re.compile(rf"\s?[{ANY_DASH}]+\s?")
_SERIALS = frozenset(
    {ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER}
)

_PARTS = frozenset({ItemType.CHAPTER, ItemType.ENTRY_ENCYCLOPEDIA, ItemType.PAPER_CONFERENCE})
# What the Russian template for articles calls periodicals.
_PERIODICALS = {
    "magazine": ItemType.ARTICLE_MAGAZINE,
    "newspaper": ItemType.ARTICLE_NEWSPAPER,
}
# What a work is that stands in another one.
_CONTAINED = {ItemType.BOOK: ItemType.CHAPTER, ItemType.DOCUMENT: ItemType.ARTICLE_JOURNAL}


@frozen(kw_only=True)
class Tables:
    """The rows of the table, ready to be looked up.

    Attributes:
        types: the type of work by the name of its template.
        params: the parameters of each template, by its name.
        short: how short citations are written.
        notes: the templates that are notes.
        units: the words that templates print before the units of an archive.
    """

    types: Mapping[str, ItemType]
    params: Mapping[str, Mapping[str, str]]
    short: Mapping[str, frozenset[str]]
    notes: Mapping[str, frozenset[str]]
    units: Mapping[str, Mapping[str, list[str]]]


@cache
def tables() -> Tables:
    """The table of the package.

    >>> tables().types["книга"].value, tables().params["книга"]["рік"]
    ('book', 'issued.year')
    """
    table: Mapping[str, Any] = read_tables()["wikitext"]
    every = {name: means for rows in table["parameters"].values() for name, means in rows.items()}
    types: dict[str, ItemType] = {}
    params: dict[str, Mapping[str, str]] = {}
    for language, rows in table["templates"].items():
        for name, kind in rows.items():
            own = table["exceptions"].get(name, {})
            types[name] = ItemType(kind)
            params[name] = {**every, **table["parameters"][language], **own}
    return Tables(
        types=types,
        params=params,
        short={name: frozenset(rows) for name, rows in table["short"].items()},
        notes={name: frozenset(rows) for name, rows in table["notes"].items()},
        units=table["units"],
    )


@define(kw_only=True)
class _Said:
    """What the parameters of one template say."""

    texts: dict[str, str] = field(factory=dict)
    names: dict[tuple[str, int], dict[str, str]] = field(factory=dict)


@frozen(kw_only=True)
class TemplateWork:
    """The work that a template describes.

    Attributes:
        item: the work.
        locator: the page cited, where it is stated.
        anchors: what short citations may call it, names and year.
    """

    item: Item
    locator: Locator | None
    anchors: tuple[tuple[str, ...], ...]


def meaning_of(template: str, param: str) -> tuple[str, int]:
    """What a parameter means, and its number; nothing where it is not known."""
    rows = tables().params.get(template, {})
    inner = _INNER_NUMBER.match(param)
    if inner is not None and inner["role"] + inner["rest"] in rows:
        return rows[inner["role"] + inner["rest"]], int(inner["number"])
    found = _NUMBERED.match(param)
    base, number = (found["base"], found["number"]) if found is not None else (param, "")
    return rows.get(param) or rows.get(base, ""), int(number or 1)


def work_of(content: str, template: Template) -> TemplateWork | None:
    """The work of a citation template, None for other templates."""
    kind = tables().types.get(template.name)
    if kind is None:
        return None
    said, raw_anchor = _Said(), ""
    for param in template.params:
        means, number = meaning_of(template.name, param.name)
        value = content[param.span.slice][:_LONGEST]
        if means == "anchor":
            raw_anchor = value
            continue
        words = plain(value)
        role, _, part = means.partition(".")
        if role in _ROLES and words:
            said.names.setdefault((role, number), {}).setdefault(part, words)
        elif means and words:
            said.texts.setdefault(means, words)
    return _work(template.name, kind, said, raw_anchor)


def plain(value: str) -> str:
    """The words of a value as they are seen.

    >>> plain("''[[Баку|г. Баку]]'' {{nobr|1920 г.}}")
    'г. Баку 1920 г.'
    """
    for pattern, words in _CLEANED:
        value = pattern.sub(words, value)
    return " ".join(unescape(value).split())


def _work(template: str, kind: ItemType, said: _Said, anchor: str) -> TemplateWork:
    texts = dict(said.texts)
    archive = template_archive(texts, tables().units.get(template, {}))
    date = _issued(texts)
    kind = _PERIODICALS.get(texts.pop("kind", ""), kind)
    pages = _DASHES.sub("-", texts.pop("pages", ""))
    cited = _DASHES.sub("-", texts.pop("locator", ""))
    folio = _DASHES.sub("-", texts.pop("folio", ""))
    label = "folio" if folio else "page"
    chapter = texts.pop("chapter", "")
    if chapter:
        texts["container_title"] = texts.get("title", "")
        texts["title"] = chapter
        kind = ItemType.CHAPTER if kind in {ItemType.BOOK, ItemType.DOCUMENT} else kind
    elif texts.get("container_title"):
        kind = _CONTAINED.get(kind, kind)
    whole = kind in _SERIALS or (kind in _PARTS and "-" in pages)
    if pages and whole:
        texts["page"] = pages
    elif pages and not cited:
        cited = pages
    names: dict[str, Any] = {role: tuple(_people(said, role)) for role in _ROLES}
    accessed = stated_date(texts.pop("accessed", ""))
    known: dict[str, Any] = {name: texts[name] for name in texts if name in ITEM_FIELDS}
    item = Item(type=kind, issued=date, accessed=accessed, archive=archive, **known, **names)
    return TemplateWork(
        item=item,
        locator=Locator(label=label, value=cited or folio) if cited or folio else None,
        anchors=tuple(_anchors(item, anchor)),
    )


def _people(said: _Said, role: str) -> Iterator[Name]:
    for (named, _), parts in sorted(said.names.items()):
        if named != role:
            continue
        if "family" in parts:
            yield Name(family=parts["family"], given=parts.get("given", ""))
        elif "" in parts:
            yield from _whole_names(_EDITED.sub("", parts[""]))
        elif "given" in parts:
            yield Name(literal=parts["given"])


def _whole_names(words: str) -> Iterator[Name]:
    """The names of "Гулиев А. Н., Мамедов В. С." or of "Guliev, A.; Mamedov, V."."""
    lexicon = load_lexicon()
    parts = [part.strip(" ,") for part in words.split(";")]
    if len(parts) == 1:
        cut = [part.strip() for part in words.split(",")]
        if all(_INITIALED.search(part) and len(part.split()) > 1 for part in cut):
            parts = cut
    for part in filter(None, parts):
        personal = looks_personal(tokenize(part, lexicon))
        yield read_name(part, lexicon) if personal else Name(literal=part)


def _issued(texts: dict[str, str]) -> Date | None:
    year, month, day = (texts.pop(f"issued.{part}", "") for part in ("year", "month", "day"))
    whole = texts.pop("issued", "") or texts.pop("dated", "").rpartition(";")[2]
    whole = f"0{whole}" if _THREE_FIGURES.fullmatch(whole) else whole
    return stated_date(whole) if whole else date_of_parts(year, month, day)


def _anchors(item: Item, anchor: str) -> Iterator[tuple[str, ...]]:
    """What a short citation may call the work: its own anchor, or its names and the year."""
    year = _YEAR.search(item.issued.printed) if item.issued is not None else None
    printed = year.group() if year is not None else ""
    named = re.match(r"\{\{\s*([^|{}]+)\|([^{}]*)\}\}", anchor)
    if named is not None and fold(named[1].strip()) in tables().short["anchors"]:
        yield short_key(named[2].split("|"))
    elif anchor and anchor.casefold() not in {"harv", "none"}:
        yield short_key([anchor, printed])
    families = [name.family or name.literal for name in item.author or item.editor][:4]
    if families:
        yield short_key([*families, printed])
        yield short_key([families[0], printed])


def short_key(names: Sequence[str]) -> tuple[str, ...]:
    """Names and a year as they are compared."""
    return tuple(fold(plain(name)) for name in names if name.strip())
