"""The head of a citation: who wrote it, edited it, or what stands in the author's place."""

from __future__ import annotations

import re

from ibidem.lexicon import Lexicon, Meaning
from ibidem.lexicon.gazetteer import concepts, place_of
from ibidem.lexicon.given import is_given_name
from ibidem.model.person import Name
from ibidem.names import INITIALS, are_initials, looks_personal, puts_family_first
from ibidem.parse.draft import Draft
from ibidem.parse.inverted import inverted_names
from ibidem.parse.people import (
    ROLES,
    Contributors,
    has_initials,
    read_contributors,
    split_names,
    with_role,
)
from ibidem.parse.tagger import opening_people
from ibidem.tokenize import tokenize

_WORD = r"[^\W\d_a-zа-яёəıöüşçğ][\u0300-\u036f\w]*(?:['’ʼ-][^\W\d_]+)*"
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|del|della|le|la|du|zu|ten|ter|фон|ван|де|дер)\s){0,3}"
_FAMILY = rf"{_PARTICLES}{_WORD}(?:\s(?:оглы|кызы|оглу|гызы|oğlu|qızı|oglu|bey|bəy|бек))?"
_ALIAS = r"(?:\s?\([^():\d]{2,40}\))?"
_INITIALED_NAME = rf"(?:{INITIALS}\s?{_FAMILY}{_ALIAS}|{_FAMILY}{_ALIAS},?\s{INITIALS})"
_BETWEEN = r"(?:\s?[,;]\s?|\s?,?\s(?:and|&|и|und|et|y|e|i|və|ve|та|і)\s)"
# One or more names with initials on either side, then the point or comma that ends a head.
_INITIALED_HEAD = re.compile(
    rf"(?P<names>{_INITIALED_NAME}(?:{_BETWEEN}{_INITIALED_NAME})*)(?:(?<=\.)\s?,?\s?(?=\S)|\s?[.,:]\s*|\s(?=\([^\W\d_]{{2,6}}\.?\)))"
)
_INITIALED = re.compile(_INITIALED_NAME)
# "António Henrique de Oliveira Marques" has a family name of two words after its particle.
_FULL_NAME = (
    rf"(?:{_WORD}(?:\s{_WORD}){{0,2}}\s(?:d[aeo]s?|del|von|van)\s{_WORD}\s{_WORD}(?=[.,:])"
    rf"|{_WORD}(?:\s{INITIALS}|\s{_WORD}){{0,2}}\s{_FAMILY})"
)
_FULL_HEAD = re.compile(
    rf"(?P<names>{_FULL_NAME}(?:{_BETWEEN}{_FULL_NAME})*|{_FAMILY},\s{_WORD}(?:\s{_WORD}|\s{INITIALS})?)"
    r"(?:\s\((?:with|mit|avec|con)\s[^()]{3,60}\))?"
    r"(?:\s?[.,:]\s+|\s(?=\([^\W\d_][^()\d]{1,18}\)))"
)
# Names of both kinds: "E. L. Woodward and Rohan Butler, eds., ".
_ANY_NAME = rf"(?:{_INITIALED_NAME}|{_FULL_NAME})"
_MIXED_HEAD = re.compile(rf"(?P<names>{_ANY_NAME}(?:{_BETWEEN}{_ANY_NAME})+)\s?[.,:]\s+")
# What may be a name before the first comma, point or colon, for all that the rules can see.
_NAME_PIECE = re.compile(
    rf"(?:{_WORD}|{INITIALS})(?:[\s-](?:{_WORD}|{INITIALS})){{1,5}}[\s(]?[,.:(]"
)
_ROLE_AFTER = re.compile(
    r"(?:\((?P<phrase>[^()\d]{2,20})\)|(?P<word>[^\W\d_]{2,12}\.?)\)?)[.,:]?\s+"
)
_NAME_LIST = re.compile(
    rf"[\s.:]*(?P<names>(?:{_INITIALED_NAME}|{_FULL_NAME})(?:{_BETWEEN}(?:{_INITIALED_NAME}|{_FULL_NAME}))*)"
)
_FULL_NAME_LIST = re.compile(
    rf"[\s.:]*(?P<names>{_FULL_NAME}(?:{_BETWEEN}(?:{_FULL_NAME}|{_INITIALED_NAME}))*)"
)
# Who wrote a document whose kind follows: "Paul B. Anderson letter to John Randle".
_WRITER = re.compile(
    rf"(?P<names>(?:{INITIALS}\s?|{_WORD}\s)(?:{INITIALS}\s?|{_WORD}\s)?{_WORD})\s(?=(?P<kind>[a-zа-я]+))"
)
_NO_PERSON = frozenset({Meaning.DOCUMENT_KIND, Meaning.NEWSPAPER})
_NEAR = 12  # characters
_ELEMENT_ENDS = frozenset('.,;([”»"')
_MIDDLE_INITIAL = re.compile(r"[A-Z][a-z]+\s[A-Z]\.\s[A-Z]")


def read_head(draft: Draft, first: int, last: int) -> int:
    """Claim the authors at the start of a range; the offset after them, or `first` if none.

    >>> from ibidem.lexicon import load_lexicon
    >>> draft = Draft.of("J.Hasanov (Hasanli). Black Shade. Baku, 1991", load_lexicon())
    >>> draft.text[read_head(draft, 0, len(draft.text)) :]
    'Black Shade. Baku, 1991'
    """
    text = draft.text[:last]
    inverted = inverted_names(text, first, draft.lexicon)
    if inverted is not None:
        return _claim_head(draft, inverted.names, inverted.span, inverted.end, last)
    match = _head(text, first, draft.lexicon)
    if first == 0 and not _is_certain(match, text):
        guessed = opening_people(draft.guess)
        if guessed is not None and guessed[1] <= last and _claim_people(draft, *guessed):
            return guessed[1]
        if match is not None and _is_doubtful(match):
            return first
    if match is None or not text[match.end() :].strip(" .,"):
        return first
    names = split_names(match["names"], draft.lexicon)
    return _claim_head(draft, names, match.span("names"), match.end(), last)


def _claim_head(
    draft: Draft, names: tuple[Name, ...], where: tuple[int, int], end: int, last: int
) -> int:
    """Claim names as authors, or as editors where a word after them says so; where they end."""
    role = _ROLE_AFTER.match(draft.text, end, last)
    if role is not None and _is_role(role["phrase"] or role["word"], draft.lexicon):
        draft.claim("editor", names, where[0], role.end())
        return role.end()
    draft.claim("author", names, *where)
    return end


def _is_document(word: str, lexicon: Lexicon) -> bool:
    return bool(tokenize(word, lexicon).find(Meaning.DOCUMENT_KIND))


def _is_certain(match: re.Match[str] | None, text: str) -> bool:
    """Whether the rules need no advice: initials beside a family name, or a known given name.

    Without a match only a few capitalized words before the first mark could be a name.
    """
    if match is None:
        return _NAME_PIECE.match(text) is None
    if match.group().rstrip().endswith(":"):
        return False
    names = match["names"]
    words = names.replace(",", " ").split()
    if _INITIALED.fullmatch(names):
        return not is_given_name(words[0])
    if "," in names:
        return has_initials(names)
    return is_given_name(words[0]) != is_given_name(words[-1])


def _claim_people(draft: Draft, start: int, end: int) -> bool:
    """Claim a range as its authors, or as editors where it says so; False if these are no names."""
    words = draft.text[start:end].strip(" ,.;:(")
    known = read_contributors(words, draft.lexicon)
    names = known.author or known.editor or known.translator
    if not names:
        names = split_names(words, draft.lexicon)
        known = Contributors(author=names)
    if not all(_may_be_name(name) for name in names):
        return False
    for role in ("author", "editor", "translator"):
        draft.record(role, getattr(known, role), start, end)
    draft.take(start, end)
    return True


def _is_doubtful(match: re.Match[str]) -> bool:
    """Whether the words may be a title: "Objectives, Principles", "Karl Marx: A Biography"."""
    names = match["names"]
    if "," not in names and match.group().rstrip().endswith(":"):
        return not has_initials(names)
    return "," in names and not _has_given(names)


def _has_given(names: str) -> bool:
    return any(is_given_name(word) for word in re.findall(r"[\w-]+", names)) or has_initials(names)


def _may_be_name(name: Name) -> bool:
    words = f"{name.family} {name.given}".split()
    return len(words) > 1 and len(words) <= 6 and not any(char.isdigit() for char in str(name))


def _is_role(word: str, lexicon: Lexicon) -> bool:
    return bool(tokenize(word, lexicon).find(Meaning.EDITOR, Meaning.COMPILER, Meaning.EDITED_BY))


def claim_roles(draft: Draft, start: int) -> None:
    """Claim editors and translators whose role word opens an element of its own.

    ", ed. Donald E. Davis (Paris", «. Под ред. В. В. Давыдова. М.».
    """
    for mark in draft.source.find(*ROLES, start=start):
        if not draft.is_free(mark.start, mark.end) or not _opens_element(draft.text, mark.start):
            continue
        match = _name_list(draft.text, mark.end)
        if match is None:
            continue
        known = with_role(Contributors(), mark, match["names"], draft.lexicon)
        for role in ("editor", "translator"):
            draft.record(role, getattr(known, role), *match.span("names"))
        draft.take(mark.start, _after_others(draft, match.end()))


def _after_others(draft: Draft, end: int) -> int:
    """The offset after "et al." where that follows names: "hg. von Manfred Hellmann u.a."."""
    for mark in draft.source.find(Meaning.ET_AL, start=end, end=end + _NEAR):
        if not draft.text[end : mark.start].strip(" ,"):
            return mark.end
    return end


def _name_list(text: str, start: int) -> re.Match[str] | None:
    """The names at an offset; "Donald E. Davis" is no Mr Donald."""
    whole = _FULL_NAME_LIST.match(text, start)
    if whole is not None and is_given_name(whole["names"].split()[0]):
        return whole
    return _NAME_LIST.match(text, start)


def _opens_element(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in _ELEMENT_ENDS


def _head(text: str, first: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The names at `first`; "Paul B. Anderson," is no Mr Paul whose title begins Anderson."""
    writer = _WRITER.match(text, first)
    if writer is not None and _is_document(writer["kind"], lexicon):
        return writer
    initialed = _INITIALED_HEAD.match(text, first)
    if initialed is not None and (
        are_initials(initialed["names"]) or _opens_with_document(initialed["names"], lexicon)
    ):
        initialed = None
    full = _in_one_order(text, _FULL_HEAD.match(text, first))
    if full is not None and not (
        _is_person(full["names"], lexicon) or _role_follows(text, full.end(), lexicon)
    ):
        full = None
    if initialed is None and full is None:
        return _edited_by_several(text, first, lexicon)
    if initialed is None or full is None:
        return initialed or full
    middle = _MIDDLE_INITIAL.match(text, first) and full.end("names") > initialed.end("names")
    return full if middle else initialed


def _edited_by_several(text: str, first: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Names with initials and in full side by side, where their role follows."""
    mixed = _MIXED_HEAD.match(text, first)
    if mixed is None:
        return None
    role = _ROLE_AFTER.match(text, mixed.end())
    named = role is not None and _is_role(role["phrase"] or role["word"], lexicon)
    return mixed if named else None


def initialed_head(text: str, first: int) -> re.Match[str] | None:
    """The names with initials that stand at an offset, and the point or comma that ends them."""
    return _INITIALED_HEAD.match(text, first + len(text[first:]) - len(text[first:].lstrip()))


def _role_follows(text: str, end: int, lexicon: Lexicon) -> bool:
    role = _ROLE_AFTER.match(text, end)
    return (
        role is not None
        and role.group().startswith("(")
        and _is_role(role["phrase"] or role["word"], lexicon)
    )


def _in_one_order(text: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """The names up to the first that is in another order than those before it.

    "Szápáry Marianne, Carl Graf Grünne. Erster Generaladjutant": a title may be a name, too.
    """
    if match is None or not puts_family_first(match["names"].partition(",")[0]):
        return match
    for comma in re.finditer(",", match["names"]):
        name = match["names"][comma.end() :].partition(",")[0].strip()
        if not puts_family_first(name):
            return _FULL_HEAD.match(text[: match.start() + comma.end() + 1], match.start())
    return match


def _opens_with_document(names: str, lexicon: Lexicon) -> bool:
    """Whether the "name" begins with a document or a paper: «Телеграмма В. И. Ленина»."""
    mark = tokenize(names, lexicon).marks[0]
    return mark is not None and not _NO_PERSON.isdisjoint(mark.meanings)


def _is_person(names: str, lexicon: Lexicon) -> bool:
    """Whether capitalized words without initials are a person's name rather than a title."""
    return (
        looks_personal(tokenize(names, lexicon))
        and not _ends_in_acronym(names)
        and not concepts(names)
        and place_of(names) is None
    )


def _ends_in_acronym(names: str) -> bool:
    """Whether a body in capitals ends words none of which is a given name: «Известия ВЦИК»."""
    *words, last = names.split()
    capitals = last.isupper() and len(last) > 1 and not names.isupper()
    return capitals and not any(map(is_given_name, words))
