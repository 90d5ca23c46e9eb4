"""Chains of a unit word and its value: «Ф. 85. Оп. 13. Д. 1. Л. 12 об.», "vol. 639, folio 77"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from attrs import evolve, frozen

from ibidem.lexicon import ANY_DASH, Meaning
from ibidem.model.archive import Level, Unit
from ibidem.model.locator import Locator
from ibidem.tokenize import Mark, TokenizedText

LEVEL_OF: dict[Meaning, Level] = {
    Meaning.FOND: Level.FOND,
    Meaning.OPIS: Level.OPIS,
    Meaning.SERIES: Level.SERIES,
    Meaning.ARCHIVE_VOLUME: Level.VOLUME,
    Meaning.BOX: Level.BOX,
    Meaning.FOLDER: Level.FOLDER,
    Meaning.DELO: Level.DELO,
    Meaning.FILE: Level.FILE,
}
LABEL_OF: dict[Meaning, str] = {
    Meaning.FOLIO: "folio",
    Meaning.PAGE: "page",
    Meaning.COLUMN: "column",
    Meaning.PARAGRAPH: "paragraph",
    Meaning.CHAPTER: "chapter",
}
# What a word may be in a chain, from the widest level to the place on the page.
_ORDER: tuple[Meaning, ...] = (*LEVEL_OF, *LABEL_OF)
_RANK = {meaning: rank for rank, meaning in enumerate(_ORDER)}
_CHAIN_MEANINGS = frozenset(_ORDER)

# A value: "85", "321а", "р-4808", "Р-93", "19-а", "1/2", "237/V-123", "IV"; "№" is dropped.
_NUMBER = (
    r"(?:[^\W\d_]{1,3}\s?-\s?|[IVXL]{1,5}\.(?=\d))?\d+(?:[/.]\d+|/[IVXL]+-\d+)*"
    r"[^\W\d_]?(?:-(?:[^\W\d_](?![^\W\d_])|\d+(?:-\d+)?(?!\d)))?(?:\s[IVX]{1,4}(?=[,;.]))?"
)
# Several numbers after one word ("Дела 133, 134, 242") stay together.
_VALUE = re.compile(
    rf"\s*(?:№\s*)?(?P<value>{_NUMBER}(?:,\s\d+(?:-[^\W\d_])?(?=\s*(?:[,;)]|\.(?!\d)|$)))*|[IVXLCDM]+(?![^\W\d_]))"
)
_SIDE_POINT = re.compile(r"\.(?=-|$)")
_SPACED_SIDE = re.compile(r"(?<=\d)\s+(?=[^\W\d_])")
_SPACED_HYPHEN = re.compile(r"\s?-\s?")
_SIDE = r"(?:\s?(?:об|ob|v|r|verso|recto|зв|адв|arxa)\b\.?)?"
_LETTERED = r"[A-Z]{0,2}\d+(?:ff?(?![^\W\d_])|\sff?\.|[^\W\d_](?![^\W\d_]))?"
_LEAF = rf"(?:{_LETTERED}|[ivxlcdmIVXLCDM]+(?![^\W\d_])){_SIDE}"
_RANGE = rf"{_LEAF}(?:\s?[{ANY_DASH}]\s?{_LEAF})?"
# "p. 10-25, 1995." ends in the year.
_LAST_YEAR = r"(?:1[5-9]|20)\d\d[\s.)\]]*$"
_LEAVES = re.compile(
    rf"\s*(?:№\s*)?(?P<value>{_RANGE}(?:,\s?(?!{_LAST_YEAR}){_RANGE}(?![^\W\d_]|\s?[./]?\s?\d))*)"
)
_SERIES_NUMBER = re.compile(r"(?<![^\W_])[A-Z]\d{1,2}[\s/]\d")
_GAP = re.compile(rf"[\s.,;:{ANY_DASH}]*")
_DASH = re.compile(rf"\s?[{ANY_DASH}]\s?")


@frozen(kw_only=True)
class Link:
    """One unit word and its value in a chain."""

    meanings: frozenset[Meaning]
    word: str
    value: str
    start: int
    end: int


@frozen(kw_only=True)
class Chain:
    """A run of unit words and values, each given the one meaning that fits its place.

    Attributes:
        links: the words with their values.
        meanings: what each of them is.
        named: units among them that a name alone states.
    """

    links: tuple[Link, ...]
    meanings: tuple[Meaning, ...]
    named: tuple[Unit, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the first unit word."""
        return self.links[0].start

    @property
    def end(self) -> int:
        """Offset after the last value."""
        return self.links[-1].end

    def joined(self, other: Chain, named: Sequence[Unit]) -> Chain:
        """The chain with one that follows it after other elements of the shelf mark."""
        links = (*self.links, *other.links)
        return Chain(
            links=links,
            meanings=(*self.meanings, *other.meanings),
            named=(*self.named, *named, *other.named),
        )

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the shelf mark.

        Under an opis the smallest numbered item is the delo, whatever print calls it ("v. 313").
        """
        units = tuple(
            Unit(level=LEVEL_OF[meaning], value=link.value, word=link.word)
            for link, meaning in zip(self.links, self.meanings, strict=True)
            if meaning in LEVEL_OF
        )
        levels = {unit.level for unit in units}
        if Level.OPIS in levels and Level.DELO not in levels and units[-1].level is Level.VOLUME:
            units = (*units[:-1], evolve(units[-1], level=Level.DELO))
        return (*units, *self.named)

    @property
    def locator(self) -> Locator | None:
        """The leaf or page, where the chain ends in one."""
        for link, meaning in zip(self.links, self.meanings, strict=True):
            if meaning in LABEL_OF:
                return Locator(label=LABEL_OF[meaning], value=link.value)
        return None

    @property
    def locator_range(self) -> tuple[int, int] | None:
        """Where the locator stands."""
        for link, meaning in zip(self.links, self.meanings, strict=True):
            if meaning in LABEL_OF:
                return link.start, link.end
        return None

    @property
    def unit_range(self) -> tuple[int, int]:
        """Where the units stand, the locator left out."""
        ends = [
            link.end
            for link, meaning in zip(self.links, self.meanings, strict=True)
            if meaning in LEVEL_OF
        ]
        return self.start, max(ends, default=self.start)


def find_chains(source: TokenizedText, start: int = 0) -> list[Chain]:
    """The chains of unit words in a text, in order; a lone unit is a chain of one.

    >>> from ibidem.lexicon import load_lexicon
    >>> from ibidem.tokenize import tokenize
    >>> (chain,) = find_chains(tokenize("f. 04, op. 51, p. 321а, d. 54868, l. 1", load_lexicon()))
    >>> [(unit.level.value, unit.value) for unit in chain.units], chain.locator.value
    ([('fond', '04'), ('opis', '51'), ('folder', '321а'), ('delo', '54868')], '1')
    """
    runs: list[list[Link]] = []
    for link in _links(source, start):
        if runs and _GAP.fullmatch(source.text, runs[-1][-1].end, link.start):
            runs[-1].append(link)
        else:
            runs.append([link])
    return [_read(tuple(run)) for run in runs]


def _links(source: TokenizedText, start: int) -> Iterator[Link]:
    free_from = start
    for mark in source.find(*_ORDER, start=start):
        if mark.start < free_from:
            continue
        meanings = mark.meanings & _CHAIN_MEANINGS
        if _SERIES_NUMBER.match(source.text, mark.start):
            continue  # the series "F7"
        if _is_code(source.text[mark.start : mark.end]):
            meanings -= LABEL_OF.keys()
        if meanings:
            link = _link(source.text, mark, meanings)
            if link is not None:
                free_from = link.end
                yield link


def _is_code(word: str) -> bool:
    """Whether capitals are the code of a class rather than a word for a leaf: "FO 371"."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _link(text: str, mark: Mark, meanings: frozenset[Meaning]) -> Link | None:
    after = mark.end + (text[mark.end : mark.end + 1] == ".")
    leafy = not meanings.isdisjoint(LABEL_OF)
    match = (_LEAVES if leafy else _VALUE).match(text, after) or _VALUE.match(text, after)
    if match is None or not match["value"]:
        return None
    value = match["value"]
    return Link(
        meanings=meanings,
        word=text[mark.start : after].strip(),
        value=_leaf(value) if leafy else _SPACED_HYPHEN.sub("-", value),
        start=mark.start,
        end=match.end("value"),
    )


def _leaf(value: str) -> str:
    """A leaf or page as we write it: plain hyphen, the side close to the number ("12об")."""
    return _SPACED_SIDE.sub("", _SIDE_POINT.sub("", plain_dashes(value)))


def plain_dashes(value: str) -> str:
    """Every dash as a plain hyphen, without spaces around it.

    >>> plain_dashes("12 – 15об")
    '12-15об'
    """
    return _DASH.sub("-", value)


def _read(links: Sequence[Link]) -> Chain:
    """Give each word the meaning that makes the chain descend, the leaf or page last."""
    choices = [sorted(link.meanings, key=_RANK.__getitem__) for link in links[:8]]
    best = max(product(*choices), key=_descent)
    rest = [min(link.meanings, key=_RANK.__getitem__) for link in links[8:]]
    return Chain(links=tuple(links), meanings=(*best, *rest))


def _descent(meanings: Sequence[Meaning]) -> tuple[int, int, int]:
    """How well a reading descends: order first, then a leaf at the end, then whole words."""
    ranks = [_RANK[meaning] for meaning in meanings]
    falls = sum(a < b for a, b in pairwise(ranks))
    repeated = len(ranks) - len(set(ranks))
    inner_leaves = sum(meaning in LABEL_OF for meaning in meanings[:-1])
    return falls - repeated - 2 * inner_leaves, int(meanings[-1] in LABEL_OF), -sum(ranks)
