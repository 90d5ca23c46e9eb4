"""References printed from records by templates of ours, every token with its label.

The records are put together from parts: given names of the package's table, places and publishers
of the gazetteer, and family names, titles and containers of the training corpora.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.tagger.gost import Words
from benchmarks.tagger.reading import Labelled, Part

_FIELD = re.compile(r"\{(\w+)\}")
_WORDS = frozenset({"in", "ed", "edby", "p", "vol", "no"})
_SCRIPTS = {"ru": "cyrillic"}
_UNKNOWN = 0.3  # share of places and publishers that no table has
_OFTENER = ("ru", "ru", "de", "es", "en")  # besides once for every language


@frozen(kw_only=True)
class Stock:
    """What records are made of; the texts by script, ``latin`` or ``cyrillic``."""

    families: Mapping[str, Sequence[str]]
    titles: Mapping[str, Sequence[str]]
    containers: Mapping[str, Sequence[str]]


def stock_of(corpus: Sequence[Labelled], russian: Words) -> Stock:
    """The family names, titles and containers of labelled references and of Russian records."""
    families = [name for reference in corpus for name in _families(reference)]
    return Stock(
        families=_by_script([*families, *russian.families]),
        titles=_by_script([*_texts(corpus, "title", longest=25), *russian.titles]),
        containers=_by_script([*_texts(corpus, "container", longest=10), *russian.containers]),
    )


def _by_script(texts: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"latin": [], "cyrillic": []}
    for text in texts:
        found["cyrillic" if re.search("[а-яА-Я]", text) else "latin"].append(text)
    return found


def _families(reference: Labelled) -> Iterator[str]:
    for part in reference.parts:
        if part.label == "author":
            yield from re.findall(
                r"([^\W\d_a-zа-я][a-zа-яà-ž][^\W\d_]+(?:-[^\W\d_]+)?),? [A-ZА-Я]\.", part.text
            )


def _texts(corpus: Sequence[Labelled], label: str, longest: int) -> Iterator[str]:
    for reference in corpus:
        for part in reference.parts:
            text = part.text.strip(" .,;:“”\"«»'„()[]")
            if part.label == label and 1 < len(text.split()) <= longest and text[0].isupper():
                yield re.sub(r"^(?:In|in|In:|w:|dans) ", "", text)


def generate(stock: Stock, count: int, seed: int = 1911) -> Iterator[Labelled]:
    """As many printed records as asked for; the same seed gives the same ones."""
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    styles = _styles()
    for _ in range(count):
        language = choose.choice([*sorted(styles["words"]), *_OFTENER])
        template = choose.choice(styles[choose.choice(("book", "part"))])
        fields = _record(stock, language, styles, choose)
        yield _printed(template, fields)


@cache
def _styles() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("styles.toml").read_text("utf-8"))


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("ibidem") / "data" / f"{name}.toml").read_text("utf-8"))


def _record(
    stock: Stock, language: str, styles: Mapping[str, Any], choose: random.Random
) -> dict[str, str]:
    script = _SCRIPTS.get(language, "latin")
    order = choose.choice(styles["names"])
    words = styles["words"][language]
    series = choose.choice(styles["series"][language])
    first = choose.randint(1, 600)
    last = first + choose.randint(1, 40)
    title = choose.choice(stock.titles[script])
    return {
        **words,
        "author": _people(stock, language, order, choose, words["and"]),
        "editor": _people(stock, language, order, choose, words["and"]),
        "title": title,
        "container": choose.choice(stock.containers[script]),
        "series": series.format(word=title.split()[-1], number=choose.randint(1, 200)),
        "place": _place(stock, script, choose),
        "publisher": _publisher(stock, script, choose),
        "date": str(choose.randint(1850, 2022)),
        "volume": choose.choice(
            (
                str(choose.randint(1, 120)),
                choose.choice(["I", "II", "III", "IV", "V", "X", "XII", "XL"]),
            )
        ),
        "issue": str(choose.randint(1, 12)),
        "pages": choose.choice((str(first), f"{first}–{last}", f"{first}-{last}", f"{first} f.")),
    }


def _people(
    stock: Stock, language: str, order: str, choose: random.Random, conjunction: str
) -> str:
    count = choose.choice((1, 1, 1, 1, 2, 2, 3))
    names = [_person(stock, language, order, choose) for _ in range(count)]
    if choose.random() < 0.3:
        return choose.choice((" / ", "; ", " – ", ", ")).join(names)
    head = ", ".join(names[:-1])
    return f"{head} {conjunction} {names[-1]}" if head else names[-1]


def _person(stock: Stock, language: str, order: str, choose: random.Random) -> str:
    script = _SCRIPTS.get(language, "latin")
    family = choose.choice(stock.families[script])
    if language in {"es", "pt"} and choose.random() < 0.6:
        family += " " + choose.choice(stock.families[script])
    given = " ".join(choose.sample(_given(language), choose.choice((1, 1, 1, 2))))
    initials = " ".join(f"{name[0]}." for name in given.split())
    family = family.upper() if "FAMILY" in order else family
    forms = {
        "given-family": f"{given} {family}",
        "family-given": f"{family} {given}",
        "family,given": f"{family}, {given}",
        "I-family": f"{initials} {family}",
        "family-I": f"{family} {initials}",
        "family,I": f"{family}, {initials}",
    }
    return forms[order.replace("FAMILY", "family")]


@cache
def _given(language: str) -> list[str]:
    latin = language not in _SCRIPTS
    return [name for name in _table("given-names")[language].split() if (name[0] < "Ͱ") is latin]


def _place(stock: Stock, script: str, choose: random.Random) -> str:
    """A place of the gazetteer, or, so that unknown towns are learnt too, a name that is none."""
    if choose.random() < _UNKNOWN:
        return choose.choice(stock.families[script])
    names = _names("places", "place", script)
    place = choose.choice(names)
    return f"{place}/{choose.choice(names)}" if choose.random() < 0.07 else place


def _publisher(stock: Stock, script: str, choose: random.Random) -> str:
    if choose.random() < _UNKNOWN:
        return choose.choice(stock.families[script])
    return choose.choice(_names("publishers", "publisher", script))


@cache
def _names(table: str, key: str, script: str) -> list[str]:
    """The names of the gazetteer in one script."""
    rows = _table(table)[key]
    cyrillic = script == "cyrillic"
    return [
        name
        for row in rows
        for name in row["names"]
        if (re.search("[а-яА-Я]", name) is not None) is cyrillic
    ]


def _printed(template: str, fields: Mapping[str, str]) -> Labelled:
    """The template filled in, its literal words given to the fields around them."""
    pieces = _FIELD.split(template)  # literal, field, literal, field, ... literal
    parts: list[Part] = []
    pending = pieces[0]
    for name, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        if name in _WORDS:
            own = _upto_space(literal)
            if name == "ed" and parts and parts[-1].label == "editor":
                text = f"{parts[-1].text} {fields[name]}{own}"
                parts[-1] = Part(label="editor", text=text)
                pending = literal[len(own) :]
            else:
                pending += fields[name] + literal
            continue
        own = _upto_space(literal)
        text = pending + fields[name] + own
        parts.append(Part(label=name, text=re.sub(r"\.\.(?!\.)", ".", text).strip()))
        pending = literal[len(own) :]
    return Labelled(parts=tuple(parts))


def _upto_space(literal: str) -> str:
    """The part of a literal that closes the field before it: ``)`` and ``,`` but not ``(``."""
    match = re.match(r"[^\s(\[«“„]*", literal)
    return match.group() if match else ""
