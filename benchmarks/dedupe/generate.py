"""The renderings of a work: as it is cited by one author and another, in scripts and languages.

Everything is decided by numbers made of the id of the work, so that the set is the same from run to
run; nothing is drawn at random. Not every work has every rendering: which of the possible ones it
has, the number says too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from benchmarks.dedupe import letters
from benchmarks.dedupe.wording import (
    full_title,
    house_with_word,
    in_initials,
    misread,
    names_in,
    other_town,
    town_in,
)
from benchmarks.dedupe.works import GoldWork, number_of
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name

_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr"})


@frozen(kw_only=True)
class Rendering:
    """A work as one citation gives it.

    Attributes:
        work: the id of the work; those of one id are to be one record.
        way: the kind of rendering.
        item: what the citation says.
        language: the language in which it is cited.
    """

    work: str
    way: str
    item: Item
    language: str

    @property
    def is_hard(self) -> bool:
        """Whether the title is translated."""
        return self.way.startswith("translated")


def renderings(work: GoldWork) -> Iterator[Rendering]:
    """Two to six renderings of a work: its own, and some of the others that it may have."""
    yield _rendering(work, "full", item_of(work))
    others = [*_others(work)]
    others.sort(key=lambda one: number_of(work.id, one.way))
    first = [one for one in others if one.is_hard][:2]
    rest = [one for one in others if one not in first]
    yield from [*first, *rest][: 1 + number_of(work.id) % 3 + len(first)]


def item_of(work: GoldWork) -> Item:
    """The work with all that is known of it."""
    kind = ItemType.ARTICLE_JOURNAL if work.journal else ItemType.BOOK
    return Item(
        type=ItemType.CHAPTER if work.book else kind,
        author=work.authors,
        editor=work.editors,
        title=full_title(work),
        container_title=work.journal or work.book,
        publisher=work.publisher,
        publisher_place=work.place,
        issued=Date(start=PartialDate(work.year)),
        volume=work.volume,
        issue=work.number,
        page=work.pages.replace("-", "–"),
        edition=work.edition,
        isbn=work.isbn,
    )


def _rendering(work: GoldWork, way: str, item: Item, language: str = "") -> Rendering:
    return Rendering(work=work.id, way=way, item=item, language=language or work.language)


def _others(work: GoldWork) -> Iterator[Rendering]:
    yield from _in_own_language(work)
    if work.language in letters.SCHEMES:
        schemes = sorted(letters.SCHEMES[work.language], key=lambda s: number_of(work.id, s))
        for scheme in schemes[:2]:
            yield _rendering(work, f"roman-{scheme}", _romanized(work, scheme), "en")
    elif work.language != "en":
        yield _rendering(work, "marks", _without_marks(item_of(work)), "en")
    for language, title in work.titles.items():
        if language == "az-Cyrl":
            yield _rendering(work, "alphabet", _in_cyrillic_azerbaijani(work, title), "az")
        else:
            item = _translated(work, language, title)
            yield _rendering(work, f"translated-{language}", item, language)


def _in_own_language(work: GoldWork) -> Iterator[Rendering]:
    full = item_of(work)
    initials = in_initials(work.authors)
    telling = len(work.title.split()) > 1
    yield _rendering(
        work,
        "short",
        evolve(
            full,
            author=initials,
            editor=(),
            title=work.title if telling else full.title,
            publisher="",
            publisher_place=other_town(work.place, work.id),
            isbn="",
            page="" if number_of(work.id, "page") % 2 else full.page,
        ),
    )
    yield _rendering(
        work,
        "misread",
        evolve(full, author=initials, title=misread(full.title, work.id), isbn=""),
    )
    yield _rendering(
        work,
        "capitals",
        evolve(
            full,
            title=full_title(work, ": ").upper(),
            publisher=house_with_word(work.publisher, work.language),
            publisher_place=other_town(work.place, work.id + "capitals"),
        ),
    )
    yield _rendering(
        work,
        "colon",
        evolve(
            full,
            author=initials,
            editor=in_initials(work.editors),
            title=full_title(work, ": ").replace("-", "–").replace("«", "“").replace("»", "”"),
            publisher=work.publisher.replace("Издательство", "Изд-во"),
        ),
    )


def _romanized(work: GoldWork, scheme: str) -> Item:
    def latin(words: str) -> str:
        return letters.romanize(words, work.language, scheme)

    def person(name: Name) -> Name:
        return Name(
            family=_capital(latin(name.family)),
            given=" ".join(map(_capital, latin(name.given).split())),
            literal=_capital(latin(name.literal)),
        )

    full = item_of(work)
    return evolve(
        full,
        author=tuple(map(person, work.authors)),
        editor=tuple(map(person, work.editors)),
        title=_capital(latin(full.title)),
        container_title=_capital(latin(full.container_title)),
        publisher=_capital(latin(full.publisher)),
        publisher_place=town_in(work.place, "de" if scheme == "german" else "en"),
        edition=latin(full.edition),
        isbn="",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _without_marks(item: Item) -> Item:
    plain = letters.without_marks
    return evolve(
        item,
        author=tuple(Name(**_each(name, plain)) for name in in_initials(item.author)),
        editor=(),
        title=plain(item.title),
        container_title=plain(item.container_title),
        publisher=plain(item.publisher),
        publisher_place=plain(item.publisher_place),
    )


def _each(name: Name, change: Callable[[str], str]) -> dict[str, str]:
    return {part: change(getattr(name, part)) for part in ("family", "given", "literal")}


def _in_cyrillic_azerbaijani(work: GoldWork, title: str) -> Item:
    cyrillic = letters.to_azerbaijani_cyrillic
    names = tuple(Name(**_each(name, cyrillic)) for name in work.authors)
    return evolve(
        item_of(work),
        author=names,
        title=title,
        publisher=cyrillic(work.publisher),
        publisher_place="Бакы",
    )


def _translated(work: GoldWork, language: str, title: str) -> Item:
    """As an author who writes in another language cites it: the title in that language."""
    full = item_of(work)
    with_house = number_of(work.id, language, "house") % 3 > 0
    return evolve(
        full,
        author=tuple(_names_in(work.authors, work.language, language)),
        editor=(),
        title=title,
        publisher=_house_in(work.publisher, work.language, language) if with_house else "",
        publisher_place=town_in(work.place, language),
        container_title=_house_in(full.container_title, work.language, language),
        edition=full.edition.replace("-е изд.", "th ed.") if language == "en" else full.edition,
        isbn="",
    )


def _names_in(names: Iterable[Name], own: str, language: str) -> Iterator[Name]:
    known = names_in(language)
    for name in names:
        if str(name) in known:
            yield known[str(name)]
        elif _needs_latin(own, language):
            family, given = (_in_latin(part, own) for part in (name.family, name.given))
            yield in_initials([Name(family=_capital(family), given=given.title())])[0]
        else:
            yield name


def _house_in(words: str, own: str, language: str) -> str:
    """The name of a publisher or journal as authors of another language write it."""
    return _capital(_in_latin(words, own)) if _needs_latin(own, language) else words


def _needs_latin(own: str, language: str) -> bool:
    return own in letters.SCHEMES and language not in _CYRILLIC


def _in_latin(words: str, own: str) -> str:
    schemes = letters.SCHEMES[own]
    return letters.romanize(words, own, "lc" if "lc" in schemes else next(iter(schemes)))
