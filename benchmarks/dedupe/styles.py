"""An item as a citation in print, in the manner of one style or another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from benchmarks.dedupe.generate import Rendering
from benchmarks.dedupe.wording import in_initials
from benchmarks.dedupe.works import number_of
from ibidem.model.item import Item, ItemType
from ibidem.model.person import Name

_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr"})


def printed(rendering: Rendering) -> str:
    """The rendering as a citation, in the style that its number says."""
    styles = _CYRILLIC_STYLES if rendering.language in _CYRILLIC else _LATIN_STYLES
    style = styles[number_of(rendering.work, rendering.way, "style") % len(styles)]
    return style(rendering.item)


def gost(item: Item) -> str:
    """GOST R 7.0.5-2008: «Зимин А. А. Опричнина Ивана Грозного. М.: Мысль, 1964. Т. 1.»."""
    cyrillic = any("а" <= letter <= "я" for letter in item.title.lower())
    volume, issue, pages = ("Т. ", "№ ", "С. ") if cyrillic else ("Vol. ", "No. ", "P. ")
    names = ", ".join(_inverted(name) for name in in_initials(item.author))
    editors = _plain(in_initials(item.editor))
    edited = f" / {'под ред.' if cyrillic else 'ed. by'} {editors}" if editors else ""
    title = f"{item.title}{edited}"
    if item.container_title:
        title = f"{item.title} // {item.container_title}{edited}"
    parts = [
        names,
        title,
        item.edition,
        _imprint(item),
        volume + item.volume if item.volume else "",
        issue + item.issue if item.issue else "",
        pages + item.page if item.page else "",
        f"ISBN {item.isbn}" if item.isbn else "",
    ]
    return _sentences(parts)


def chicago_list(item: Item) -> str:
    """A list's entry: “Pipes, Richard. The Russian Revolution. New York: Knopf, 1990.”."""
    first, *others = item.author or (Name(),)
    names = _and([str(first), *map(_straight, others)])
    if item.type is ItemType.ARTICLE_JOURNAL or item.type is ItemType.REVIEW:
        year = f"({_year(item)})"
        tail = f"{item.container_title}{_numbered(item)} {year}{_pages(item, ': ')}"
        return _sentences([names, f"“{item.title}.”", tail]).replace(".”.", ".”")
    if item.container_title:
        editor = f", edited by {_plain(item.editor)}" if item.editor else ""
        within = f"In {item.container_title}{editor}{_pages(item, ', ')}"
        return _sentences([names, f"“{item.title}.”", within, _imprint(item)]).replace(".”.", ".”")
    volume = f"Vol. {item.volume}" if item.volume else ""
    editor = f"Edited by {_plain(item.editor)}" if item.editor else ""
    return _sentences([names, item.title, editor, item.edition, volume, _imprint(item)])


def chicago_note(item: Item) -> str:
    """A note: “Richard Pipes, The Russian Revolution (New York: Knopf, 1990).”."""
    names = _and([_straight(name) for name in item.author])
    head = f"{names}, " if names else ""
    if item.type is ItemType.ARTICLE_JOURNAL or item.type is ItemType.REVIEW:
        where = f"{item.container_title}{_numbered(item)} ({_year(item)})"
        return f"{head}“{item.title},” {where}{_pages(item, ': ')}."
    title = f"“{item.title},” in {item.container_title}" if item.container_title else item.title
    editor = f", ed. {_plain(item.editor)}" if item.editor else ""
    volume = f", vol. {item.volume}" if item.volume else ""
    edition = f", {item.edition}" if item.edition else ""
    return f"{head}{title}{editor}{edition}{volume} ({_imprint(item)}){_pages(item, ', ')}."


def apa(item: Item) -> str:
    """APA: “Pipes, R. (1990). The Russian Revolution. Knopf.”, with the town as it used to be."""
    names = _and([str(name) for name in item.author], " & ")
    year = f"({_year(item)})"
    head = f"{names} {year}" if names else f"{item.title} {year}"
    title = item.title if names else ""
    if item.type is ItemType.ARTICLE_JOURNAL or item.type is ItemType.REVIEW:
        number = f"({item.issue})" if item.issue else ""
        volume = f", {item.volume}{number}" if item.volume else f", {item.issue}" if number else ""
        return _sentences([head, title, f"{item.container_title}{volume}{_pages(item, ', ')}"])
    within = f"In {item.container_title}" if item.container_title else ""
    pages = f" (pp. {item.page})" if item.page and within else ""
    about = ", ".join(filter(None, (item.edition, f"Vol. {item.volume}" if item.volume else "")))
    title += f" ({about})" if about and title else ""
    place = ": ".join(filter(None, (item.publisher_place, item.publisher)))
    return _sentences([head, title, within + pages, place])


_CYRILLIC_STYLES: Sequence[Callable[[Item], str]] = (gost, gost, gost, chicago_list)
_LATIN_STYLES: Sequence[Callable[[Item], str]] = (
    gost,
    chicago_list,
    chicago_list,
    chicago_note,
    apa,
)
STYLES: Mapping[str, Callable[[Item], str]] = {
    "gost": gost,
    "chicago-list": chicago_list,
    "chicago-note": chicago_note,
    "apa": apa,
}


def _inverted(name: Name) -> str:
    return name.literal or f"{name.family} {name.given}".strip()


def _straight(name: Name) -> str:
    return name.literal or f"{name.given} {name.family}".strip()


def _plain(names: Sequence[Name]) -> str:
    return ", ".join(map(_straight, names))


def _and(names: Sequence[str], last: str = " and ") -> str:
    *others, final = names or [""]
    return f"{', '.join(others)}{last}{final}" if others else final


def _imprint(item: Item) -> str:
    place = ": ".join(filter(None, (item.publisher_place, item.publisher)))
    return ", ".join(filter(None, (place, _year(item))))


def _numbered(item: Item) -> str:
    volume = f" {item.volume}" if item.volume else ""
    return volume + (f", no. {item.issue}" if item.issue else "")


def _pages(item: Item, before: str) -> str:
    return f"{before}{item.page}" if item.page else ""


def _sentences(parts: Sequence[str]) -> str:
    """The parts, each ended with one full stop."""
    return " ".join(
        part if part[-1] in ".?!" or part.endswith((".”", "?”", "!”")) else f"{part}."
        for part in parts
        if part
    )


def _year(item: Item) -> str:
    return "" if item.issued is None else str(item.issued.start.year)
