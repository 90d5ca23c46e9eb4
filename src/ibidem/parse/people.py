"""People and bodies that a stretch of text names, with or without a word for their role."""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning, fold
from ibidem.lexicon.given import is_given_name
from ibidem.model.person import Name
from ibidem.names import INITIALS, are_initials, looks_personal, nominative, read_name
from ibidem.tokenize import Mark, TokenizedText, tokenize

_ROLE_FIELD: dict[Meaning, str] = {
    Meaning.EDITED_BY: "editor",
    Meaning.EDITOR: "editor",
    Meaning.COMPILER: "editor",
    Meaning.TRANSLATED_BY: "translator",
    Meaning.TRANSLATOR: "translator",
}
ROLES = tuple(_ROLE_FIELD)
_APART = re.compile(r";|\s/\s")
_INITIALS_END = re.compile(rf"(?:^|\s){INITIALS}$")
_INITIALS_AMONG = re.compile(rf"(?:^|[\s,]){INITIALS}(?:[\s,]|$)")


@frozen(kw_only=True)
class Contributors:
    """The people and bodies a stretch of text names, by CSL role, and what names nobody."""

    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    other: str = ""


def split_names(text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """Every name of a list, whatever stands between them.

    >>> from ibidem.lexicon import load_lexicon
    >>> [str(name) for name in split_names("Шаламова, Шаламова Л., Зейналова С.", load_lexicon())]
    ['Шаламова, Л.', 'Зейналова, С.']
    >>> [str(name) for name in split_names("П. А, Азизбекова; А. Н., Мнацаканян", load_lexicon())]
    ['Азизбекова, П. А.', 'Мнацаканян, А. Н.']
    """
    parts = _APART.split(text)
    if len(parts) > 1:
        return tuple(read_name(part, lexicon) for part in parts if part.strip())
    names = _paired(_pieces(text, lexicon))
    if _put_families_first(names):
        names = [name.replace(" ", ", ", 1) for name in names]
    return tuple(read_name(name, lexicon) for name in names)


def _put_families_first(names: list[str]) -> bool:
    """Whether names of two words all end with a given name that none opens with."""
    words = [name.split() for name in names]
    return len(names) > 1 and all(
        len(pair) == 2 and is_given_name(pair[1]) and not is_given_name(pair[0]) for pair in words
    )


def _pieces(text: str, lexicon: Lexicon) -> list[str]:
    source = tokenize(text, lexicon)
    cuts = [
        mark
        for mark in source.find(Meaning.AND)
        if mark.start > 0 and mark.end < len(text) and not text[mark.start].isupper()
    ]
    edges = [0, *(edge for mark in cuts for edge in (mark.start, mark.end)), len(text)]
    parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    pieces = [piece.strip() for part in parts for piece in part.split(",")]
    return [piece for piece in pieces if piece]


def _paired(pieces: list[str]) -> list[str]:
    """Pieces between commas put together again to "Family, Given" where they are halves."""
    names: list[str] = []
    rest = list(pieces)
    while rest:
        piece = rest.pop(0)
        following = rest[0] if rest else ""
        if not following:
            names.append(piece)
        elif are_initials(following):
            rest.pop(0)
            names.append(piece if _INITIALS_END.search(piece) else f"{piece}, {following}")
        elif _names_same_person(piece, following):
            continue
        elif (
            (len(pieces) == 2 and not _is_whole(following))
            or are_initials(piece)
            or not _is_whole(piece)
        ):
            rest.pop(0)
            names.append(f"{piece}, {following}")
        else:
            names.append(piece)
    return names


def _is_whole(piece: str) -> bool:
    """Whether a piece holds both a family name and initials or a given name."""
    return len(re.findall(r"[^\W\d_]+", piece)) > 1


def _names_same_person(lone: str, following: str) -> bool:
    """Whether a lone family name is repeated by the name after it: "Шаламова, Шаламова Л."."""
    words = [fold(word) for word in following.split()]
    whole = len(words) > 1 and any(are_initials(word) for word in words)
    return whole and " " not in lone and fold(lone) in {words[0], words[-1]}


def read_contributors(text: str, lexicon: Lexicon) -> Contributors:
    """Who stands in the author's place, with or without a word for their role.

    >>> from ibidem.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> str(read_contributors("Азовцева, под общей ред. Н.Н.", lexicon).editor[0])
    'Азовцев, Н. Н.'
    >>> found = read_contributors("Советская энциклопедия, Под ред. Дж. Кулиева", lexicon)
    >>> str(found.editor[0]), found.other
    ('Кулиев, Дж.', 'Советская энциклопедия')
    """
    source = tokenize(text, lexicon)
    role = next(iter(_roles(source)), None)
    if role is None:
        return _without_role(text, source, lexicon)
    before, after = text[: role.start].strip(" ,;:("), text[role.end :].strip(" .,;:)")
    if before and not looks_personal(tokenize(before, lexicon)):
        return with_role(Contributors(other=before), role, after, lexicon)
    joined = ", ".join(part for part in (before, after) if part)
    return with_role(Contributors(), role, joined, lexicon)


def with_role(known: Contributors, role: Mark, names: str, lexicon: Lexicon) -> Contributors:
    """`known` with the names that follow a role word added under that role."""
    people = split_names(names, lexicon)
    if not role.meanings.isdisjoint({Meaning.EDITED_BY, Meaning.TRANSLATED_BY}):
        people = tuple(nominative(name, lexicon) for name in people)
    field = next(_ROLE_FIELD[meaning] for meaning in ROLES if meaning in role.meanings)
    return Contributors(
        author=known.author,
        editor=known.editor + (people if field == "editor" else ()),
        translator=known.translator + (people if field == "translator" else ()),
        other=known.other,
    )


def _roles(source: TokenizedText) -> list[Mark]:
    """Role words, leaving out those that are part of a longer one, and particles of names."""
    found: list[Mark] = []
    for mark in source.find(*ROLES):
        if Meaning.NAME_PARTICLE in mark.meanings:
            continue
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _without_role(text: str, source: TokenizedText, lexicon: Lexicon) -> Contributors:
    if source.find(Meaning.COLLECTIVE):
        return Contributors()
    if looks_personal(source) and ("," in text or ";" in text or has_initials(text)):
        return Contributors(author=split_names(text, lexicon))
    if source.find(Meaning.INSTITUTION) and not source.find(Meaning.ENCYCLOPEDIA):
        return Contributors(author=(Name(literal=text.strip()),), other=text.strip())
    return Contributors(other=text.strip())


def has_initials(text: str) -> bool:
    """Whether initials stand among the words.

    >>> has_initials("Darabadi P."), has_initials("Institute of History")
    (True, False)
    """
    return bool(_INITIALS_AMONG.search(text))
