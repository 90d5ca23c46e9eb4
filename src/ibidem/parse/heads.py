"""The head of a citation: who wrote it, edited it, or what stands in the author's place."""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.lexicon import Lexicon, Meaning, fold
from ibidem.lexicon.gazetteer import concepts
from ibidem.model.person import Name
from ibidem.parse.draft import Draft
from ibidem.parse.names import INITIALS, are_initials, looks_personal, nominative, read_name
from ibidem.tokenize import Mark, TokenizedText, tokenize

_ROLE_FIELD: dict[Meaning, str] = {
    Meaning.EDITED_BY: "editor",
    Meaning.EDITOR: "editor",
    Meaning.COMPILER: "editor",
    Meaning.TRANSLATED_BY: "translator",
    Meaning.TRANSLATOR: "translator",
}
_ROLES = tuple(_ROLE_FIELD)
_WORD = r"[^\W\d_a-zа-яёəıöüşçğ][^\W\d_]*[\u0300-\u036f\w]*(?:['’ʼ-][^\W\d_]+)*"
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|del|della|le|la|du|zu|ten|ter|фон|ван|де|дер)\s){0,3}"
_FAMILY = rf"{_PARTICLES}{_WORD}(?:\s(?:оглы|кызы|оглу|гызы|oğlu|qızı|oglu|bey|bəy|бек))?"
_ALIAS = r"(?:\s?\([^()]{2,40}\))?"
_INITIALED = rf"(?:{INITIALS}\s?{_FAMILY}{_ALIAS}|{_FAMILY}{_ALIAS},?\s{INITIALS})"
_BETWEEN = r"(?:\s?[,;]\s?|\s?,?\s(?:and|&|и|und|et|y|e|i|və|ve|та|і)\s)"
# One or more names with initials on either side, then the point or comma that ends a head.
_INITIALED_HEAD = re.compile(
    rf"(?P<names>{_INITIALED}(?:{_BETWEEN}{_INITIALED})*)(?:(?<=\.)\s?,?\s?(?=\S)|\s?[.,:]\s*)"
)
_FULL_NAME = rf"{_WORD}(?:\s{INITIALS}|\s{_WORD}){{0,2}}\s{_FAMILY}"
_FULL_HEAD = re.compile(
    rf"(?P<names>{_FULL_NAME}(?:{_BETWEEN}{_FULL_NAME})*|{_FAMILY},\s{_WORD}(?:\s{_WORD}|\s{INITIALS})?)"
    r"(?:\s?[.,]\s+)"
)
_ROLE_AFTER = re.compile(r"\(?(?P<word>[^\W\d_]{2,12}\.?)\)?[.,:]?\s+")
_NAME_LIST = re.compile(
    rf"[\s.:]*(?P<names>(?:{_INITIALED}|{_FULL_NAME})(?:{_BETWEEN}(?:{_INITIALED}|{_FULL_NAME}))*)"
)
_MIDDLE_INITIAL = re.compile(r"[A-Z][a-z]+\s[A-Z]\.\s[A-Z]")
_INITIALS_END = re.compile(rf"(?:^|\s){INITIALS}$")


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
    if ";" in text:
        return tuple(read_name(part, lexicon) for part in text.split(";") if part.strip())
    return tuple(read_name(part, lexicon) for part in _paired(_pieces(text, lexicon)))


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
        return _with_role(Contributors(other=before), role, after, lexicon)
    joined = ", ".join(part for part in (before, after) if part)
    return _with_role(Contributors(), role, joined, lexicon)


def _with_role(known: Contributors, role: Mark, names: str, lexicon: Lexicon) -> Contributors:
    """`known` with the names that follow a role word added under that role."""
    people = split_names(names, lexicon)
    if not role.meanings.isdisjoint({Meaning.EDITED_BY, Meaning.TRANSLATED_BY}):
        people = tuple(nominative(name, lexicon) for name in people)
    field = next(_ROLE_FIELD[meaning] for meaning in _ROLES if meaning in role.meanings)
    return Contributors(
        author=known.author,
        editor=known.editor + (people if field == "editor" else ()),
        translator=known.translator + (people if field == "translator" else ()),
        other=known.other,
    )


def _roles(source: TokenizedText) -> list[Mark]:
    """Role words, leaving out those that are part of a longer one, and particles of names."""
    found: list[Mark] = []
    for mark in source.find(*_ROLES):
        if Meaning.NAME_PARTICLE in mark.meanings:
            continue
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _without_role(text: str, source: TokenizedText, lexicon: Lexicon) -> Contributors:
    if source.find(Meaning.COLLECTIVE):
        return Contributors()
    if looks_personal(source) and ("," in text or ";" in text or _has_initials(text)):
        return Contributors(author=split_names(text, lexicon))
    if source.find(Meaning.INSTITUTION) and not source.find(Meaning.ENCYCLOPEDIA):
        return Contributors(author=(Name(literal=text.strip()),), other=text.strip())
    return Contributors(other=text.strip())


def _has_initials(text: str) -> bool:
    return bool(re.search(rf"(?:^|[\s,]){INITIALS}(?:[\s,]|$)", text))


def read_head(draft: Draft, first: int, last: int) -> int:
    """Claim the authors at the start of a range; the offset after them, or `first` if none.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("J.Hasanov (Hasanli). Black Shade. Baku, 1991", load_lexicon())
    >>> draft.text[read_head(draft, 0, len(draft.text)) :]
    'Black Shade. Baku, 1991'
    """
    text = draft.text[:last]
    match = _head(text, first, draft.lexicon)
    if match is None or not text[match.end() :].strip(" .,"):
        return first
    names = split_names(match["names"], draft.lexicon)
    role = _ROLE_AFTER.match(text, match.end())
    if role is not None and _is_role(role["word"], draft.lexicon):
        draft.claim("editor", names, match.start("names"), role.end())
        return role.end()
    draft.claim("author", names, *match.span("names"))
    return match.end()


def _is_role(word: str, lexicon: Lexicon) -> bool:
    return bool(tokenize(word, lexicon).find(Meaning.EDITOR, Meaning.COMPILER))


def claim_roles(draft: Draft, start: int) -> None:
    """Claim editors and translators whose role word opens an element of its own.

    ", ed. Donald E. Davis (Paris", «. Под ред. В. В. Давыдова. М.».
    """
    for mark in draft.source.find(*_ROLES, start=start):
        if not draft.is_free(mark.start, mark.end) or not _opens_element(draft.text, mark.start):
            continue
        match = _NAME_LIST.match(draft.text, mark.end)
        if match is None:
            continue
        known = _with_role(Contributors(), mark, match["names"], draft.lexicon)
        for role in ("editor", "translator"):
            draft.record(role, getattr(known, role), *match.span("names"))
        draft.take(mark.start, match.end())


def _opens_element(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in {".", ",", ";", "(", "["}


def _head(text: str, first: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The names at `first`; "Paul B. Anderson," is no Mr Paul whose title begins Anderson."""
    initialed = _INITIALED_HEAD.match(text, first)
    if initialed is not None and _opens_with_document(initialed["names"], lexicon):
        initialed = None
    full = _FULL_HEAD.match(text, first)
    if full is not None and not _is_person(full["names"], lexicon):
        full = None
    if initialed is None or full is None:
        return initialed or full
    middle = _MIDDLE_INITIAL.match(text, first) and full.end("names") > initialed.end("names")
    return full if middle else initialed


def _opens_with_document(names: str, lexicon: Lexicon) -> bool:
    """Whether the "name" begins with a kind of document: «Телеграмма В. И. Ленина»."""
    mark = tokenize(names, lexicon).marks[0]
    return mark is not None and Meaning.DOCUMENT_KIND in mark.meanings


def _is_person(names: str, lexicon: Lexicon) -> bool:
    """Whether capitalized words without initials are a person's name rather than a title."""
    return looks_personal(tokenize(names, lexicon)) and not concepts(names)
