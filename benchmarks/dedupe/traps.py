"""Works that look like a work of the gold set and are another: editions, volumes, reviews ...

A trap is made of a real work as the renderings are: which one, its number says. Such an edition or
review need not exist; what matters is that nobody could take it for the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from benchmarks.dedupe.generate import Rendering, item_of
from benchmarks.dedupe.wording import full_title, in_initials, other_town
from benchmarks.dedupe.works import GoldWork, number_of
from ibidem.model.date import Date, PartialDate
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name

_EDITIONS = {
    "ru": "2-е изд., доп.",
    "uk": "2-ге вид.",
    "de": "2. Aufl.",
    "fr": "2e éd.",
    "en": "2nd ed.",
    "it": "2a ed.",
}
_VOLUMES = {
    "ru": "Т. {}",
    "uk": "Т. {}",
    "de": "Bd. {}",
    "fr": "t. {}",
    "tr": "c. {}",
    "en": "vol. {}",
}
_REVIEWS = {
    "ru": ("Рец. на кн.: {}", "Вопросы истории"),
    "uk": ("Рец. на кн.: {}", "Український історичний журнал"),
    "de": ("Rezension zu: {}", "Historische Zeitschrift"),
    "fr": ("Compte rendu de {}", "Cahiers du monde russe et soviétique"),
    "en": ("Review of {}", "Slavic Review"),
}
_REVIEWERS = ("Black, Cyril E.", "Волобуев, Олег Владимирович", "Grimsted, Patricia Kennedy")
_OUTLETS = {
    "en": ("New York", "Praeger"),
    "ru": ("М.", "Прогресс"),
    "de": ("Berlin", "Rütten & Loening"),
}


def traps(work: GoldWork, others: Sequence[GoldWork]) -> Iterator[Rendering]:
    """Up to two works that are to stay apart from a work, each as one citation gives it.

    Args:
        work: the work that they look like.
        others: works of its language, the title of one of which a twin takes.
    """
    kinds = [kind for kind, made in _KINDS.items() if made(work) is not None]
    kinds.sort(key=lambda kind: number_of(work.id, kind, "trap"))
    for kind in kinds[: number_of(work.id, "traps") % 3]:
        item = _KINDS[kind](work)
        if item is not None:
            yield _trap(work, kind, item)
    if number_of(work.id, "twin") % 4 == 0:
        other = others[number_of(work.id, "title") % len(others)]
        if other.title.split()[0] != work.title.split()[0]:
            title, volume = full_title(other), ""
            yield _trap(work, "twin", evolve(item_of(work), title=title, volume=volume, page=""))


def _trap(work: GoldWork, kind: str, item: Item) -> Rendering:
    return Rendering(
        work=f"{work.id}~{kind}", way=f"trap-{kind}", item=item, language=work.language
    )


def _edition(work: GoldWork) -> Item | None:
    if work.is_part or work.edition:
        return None
    edition = _EDITIONS.get(work.language, "")
    later = work.year + 4 + number_of(work.id, "later") % 9
    return evolve(
        item_of(work),
        edition=edition,
        issued=_year(later),
        publisher_place=other_town(work.place, f"{work.id}edition"),
    )


def _volume(work: GoldWork) -> Item | None:
    if work.is_part or (work.volume.isdecimal() and int(work.volume) > 1):
        return None
    number = "2" if not work.volume else "7"
    if number_of(work.id, "volume") % 2 or work.language not in _VOLUMES:
        return evolve(item_of(work), volume=number)
    named = f"{full_title(work)}. {_VOLUMES[work.language].format(number)}"
    return evolve(item_of(work), title=named, volume="")


def _translation(work: GoldWork) -> Item | None:
    if work.is_part or not work.titles or work.volume:
        return None
    language = max(work.titles)
    if language not in _OUTLETS:
        return None
    place, house = _OUTLETS[language]
    return evolve(
        item_of(work),
        author=in_initials(work.authors),
        title=work.titles[language],
        publisher_place=place,
        publisher=house,
        issued=_year(work.year + 3 + number_of(work.id, "translation") % 9),
    )


def _review(work: GoldWork) -> Item | None:
    if work.is_part or not work.authors or work.language not in _REVIEWS:
        return None
    form, journal = _REVIEWS[work.language]
    reviewed = f"{_turned(in_initials(work.authors)[0])} {full_title(work)}"
    family, _, given = _REVIEWERS[number_of(work.id, "by") % len(_REVIEWERS)].partition(", ")
    return Item(
        type=ItemType.REVIEW,
        author=(Name(family=family, given=given),),
        title=form.format(reviewed),
        container_title=journal,
        issued=_year(work.year + 1),
        issue=str(1 + number_of(work.id, "issue") % 6),
        page="163–165",
    )


def _review_without_words(work: GoldWork) -> Item | None:
    """A review that is printed under the name and title of the book alone."""
    if work.is_part or not work.authors or work.language not in _REVIEWS:
        return None
    return Item(
        type=ItemType.ARTICLE_JOURNAL,
        author=work.authors,
        title=full_title(work),
        container_title=_REVIEWS[work.language][1],
        issued=_year(work.year),
        issue="4",
    )


def _chapter(work: GoldWork) -> Item | None:
    if work.is_part or not work.authors:
        return None
    return evolve(
        item_of(work),
        type=ItemType.CHAPTER,
        title=_CHAPTERS.get(work.language, "Introduction"),
        container_title=full_title(work),
        page="9–34",
    )


_CHAPTERS = {
    "ru": "Введение",
    "uk": "Вступ",
    "de": "Einleitung",
    "fr": "Introduction",
    "tr": "Giriş",
}


def _part(work: GoldWork) -> Item | None:
    """The second part of an article that appeared in two."""
    if not work.journal or not work.number.isdecimal():
        return None
    return evolve(item_of(work), issue=str(int(work.number) + 1), page="")


def _elsewhere(work: GoldWork) -> Item | None:
    """The book of the same title and year from another house in another town."""
    if work.is_part or work.language not in {"en", "ru"} or work.isbn:
        return None
    place, house = ("Paris", "Mouton") if work.language == "en" else ("Нью-Йорк", "Телекс")
    return evolve(
        item_of(work), publisher_place=place, publisher=house, issued=_year(work.year + 2)
    )


_KINDS: Mapping[str, Callable[[GoldWork], Item | None]] = {
    "edition": _edition,
    "volume": _volume,
    "translation": _translation,
    "review": _review,
    "review-without-words": _review_without_words,
    "chapter": _chapter,
    "part": _part,
    "elsewhere": _elsewhere,
}


def _turned(name: Name) -> str:
    return name.literal or f"{name.given} {name.family}".strip()


def _year(year: int) -> Date:
    return Date(start=PartialDate(year))
