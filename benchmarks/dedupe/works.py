"""The works of the gold set, as their tables say (works/README.md)."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from anyascii import anyascii
from attrs import field, frozen

from ibidem.model.person import Name

FOLDER = Path(__file__).with_name("works")
_HELD_OUT = 2  # of so many parts of the works one is held out


@frozen(slots=False, kw_only=True)
class GoldWork:
    """A work as its line states it.

    Attributes:
        id: family name and year in ASCII, with a letter where two would be alike.
        language: code of the language of the title.
        journal: what an article stands in.
        book: what a chapter stands in.
        titles: the title in other languages and alphabets, by their codes.
    """

    id: str
    language: str
    authors: tuple[Name, ...]
    title: str
    subtitle: str = ""
    place: str = ""
    publisher: str = ""
    year: int
    journal: str = ""
    book: str = ""
    editors: tuple[Name, ...] = ()
    volume: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    isbn: str = ""
    titles: Mapping[str, str] = field(factory=dict)

    @cached_property
    def is_held_out(self) -> bool:
        """Whether the work is in the part whose errors nobody looks at while tuning.

        Works of one author are in one part, so that editions and volumes meet one another.
        """
        return number_of(self.id.rstrip("abcdefgh0123456789")) % _HELD_OUT == 1

    @property
    def is_part(self) -> bool:
        """Whether the work stands in a journal or a book."""
        return bool(self.journal or self.book)


def number_of(*words: str) -> int:
    """A number that is always the same for the same words, and spread evenly."""
    return int(hashlib.sha256("/".join(words).encode()).hexdigest()[:12], 16)


def read_works(folder: Path = FOLDER) -> tuple[GoldWork, ...]:
    """All works of the tables in a folder; the name of a file begins with the language."""
    taken: Counter[str] = Counter()
    works = []
    for path in sorted(folder.glob("*.txt")):
        language = re.split(r"[-.]", path.name)[0]
        lines = path.read_text(encoding="utf-8").splitlines()
        works += [work_of(line, language, taken) for line in lines]
    return tuple(works)


def work_of(line: str, language: str, taken: Counter[str]) -> GoldWork:
    """The work of one line; `taken` counts the ids that were given."""
    authors, title, where, year, *more = (part.strip() for part in f" {line}".split(" |"))
    said = dict(part.split("=", 1) for part in more)
    main, _, subtitle = title.partition(" : ")
    people = tuple(_names(authors, ";"))
    first = (people[0].family or people[0].literal) if people else main
    stem = re.sub(r"[^a-z]", "", anyascii(first).lower())
    name = f"{stem[:24]}{year}"
    taken[name] += 1
    journal = where.removeprefix("// ") if where.startswith("// ") else ""
    place, _, publisher = ("", "", "") if journal else where.partition(":")
    return GoldWork(
        id=name + ("" if taken[name] == 1 else "abcdefgh"[taken[name] - 1]),
        language=language,
        authors=people,
        title=main,
        subtitle=subtitle,
        place=place.strip(),
        publisher=publisher.strip(),
        year=int(year),
        journal=journal,
        book=said.pop("in", ""),
        editors=tuple(_names(said.pop("ed", ""), " & ")),
        volume=said.pop("v", ""),
        number=said.pop("n", ""),
        pages=said.pop("p", ""),
        edition=said.pop("e", ""),
        isbn=said.pop("isbn", ""),
        titles=said,
    )


def _names(printed: str, separator: str) -> Iterator[Name]:
    for one in filter(None, map(str.strip, printed.split(separator))):
        family, comma, given = one.partition(", ")
        yield Name(family=family, given=given) if comma else Name(literal=one)
