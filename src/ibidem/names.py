"""Names of authors and editors: initials on either side, particles, patronymics, institutions."""

from __future__ import annotations

import re

from attrs import evolve

from ibidem.lexicon import Lexicon, Meaning, fold
from ibidem.lexicon.given import given_languages, is_given_name, name_languages
from ibidem.model.person import Name
from ibidem.tokenize import Mark, TokenizedText, tokenize

# One capital, or a capital and a small letter that stand for one sound (Дж., Th., Ch., Ю.).
_INITIAL = r"(?:[^\W\d_a-zа-яёա-ֆ][\u0300-\u036f]?(?:[a-zа-яёა-ჰա-ֆ]{1,2}(?=\.))?)"
INITIALS = rf"{_INITIAL}\.?(?:(?:(?<=\.)\s?-?|\s|-){_INITIAL}\.?){{0,3}}(?:(?<=\.)|(?![^\W\d_]))"
_INITIALS = re.compile(INITIALS)
_ALIAS = re.compile(r"\s*\([^()]*\)")
_EACH_INITIAL = re.compile(rf"({_INITIAL})\.?(-?)\s*")
# Words that a body has in its name and a person does not.
_NO_NAME = frozenset({Meaning.INSTITUTION, Meaning.ENCYCLOPEDIA, Meaning.ARCHIVE})
_MOST_WORDS = 6
# Endings that tell a Spanish surname, and letters that Spanish has.
_SPANISH_SURNAME = re.compile(
    r"[áéíóúñ]|(?:ez|illo|illa|ejo|eda|oza|era|ero|uela|uelo|anda|ano|ena)$"
)
_HYPHENS = frozenset("-‐‑")
_RUSSIAN_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ьич|ївна|йович)$")


def are_initials(text: str) -> bool:
    """Whether `text` is nothing but initials: "А. Б.", "З.М.", "П. А", "J."."""
    return bool(_INITIALS.fullmatch(text.strip(" ,")))


def spaced_initials(given: str) -> str:
    """Initials with a dot and one space each; anything else unchanged.

    >>> spaced_initials("З.М."), spaced_initials("П. А"), spaced_initials("Firuz")
    ('З. М.', 'П. А.', 'Firuz')
    """
    given = given.strip(" ,;")
    words = given.split()
    if not are_initials(given):
        return re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_])", " ", given)
    if len(words) == 1 and len(given) > 1 and "." not in given:
        return given
    return _EACH_INITIAL.sub(lambda m: f"{m[1]}.{m[2] or ' '}", given).strip()


def read_name(text: str, lexicon: Lexicon) -> Name:
    """One name as printed, in whatever order, as a `Name`.

    >>> from ibidem.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> [str(read_name(name, lexicon)) for name in ("J.Hasanov (Hasanli)", "З. И., Ибрагимов")]
    ['Hasanov, J.', 'Ибрагимов, З. И.']
    >>> [str(read_name(name, lexicon)) for name in ("Charles van der Leeuw", "Дарабади П.")]
    ['van der Leeuw, Charles', 'Дарабади, П.']
    """
    text = _ALIAS.sub("", text).strip(" ,;")
    if "," in text:
        before, after = (part.strip() for part in text.split(",", 1))
        return _with_comma(before, after, lexicon)
    return _without_comma(text, lexicon)


def _with_comma(before: str, after: str, lexicon: Lexicon) -> Name:
    if are_initials(before) and not are_initials(after):
        before, after = after, before
    repeated = _without_repetition(before, after)
    if repeated is not None:
        return _without_comma(repeated, lexicon)
    if is_given_name(after.rstrip(".")):
        after = after.rstrip(".")
    return Name(family=_without_given(before, after), given=spaced_initials(after))


def _without_repetition(before: str, after: str) -> str | None:
    """`after` alone where it repeats the family name: "Агамалиева, Н. Агамалиева"."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]{2,}", before)]
    tail = re.findall(r"[^\W\d_]{2,}", after)
    initials = _INITIALS.search(after)
    return after if initials and tail and [fold(word) for word in tail] == words else None


def _without_given(family: str, given: str) -> str:
    """`family` without given names that it repeats: "Ataxan Paşayev, Ataxan"."""
    words = family.split()
    for cut in range(1, len(words)):
        if _key(words[cut:]) == _key([given]):
            return " ".join(words[:cut])
        if _key(words[:cut]) == _key([given]):
            return " ".join(words[cut:])
    return family


def _key(words: list[str]) -> str:
    return re.sub(r"\W", "", fold("".join(words)))


def _without_comma(text: str, lexicon: Lexicon) -> Name:
    leading, trailing = _INITIALS.match(text), _trailing_initials(text)
    if leading and text[leading.end() :].strip():
        return Name(
            family=text[leading.end() :].strip(" ."), given=spaced_initials(leading.group())
        )
    if trailing is not None:
        return Name(family=text[:trailing].strip(), given=spaced_initials(text[trailing:]))
    return _full_name(text, lexicon)


def _trailing_initials(text: str) -> int | None:
    """Where the initials at the end of "Darabadi P." begin."""
    for match in re.finditer(r"\s", text):
        if are_initials(text[match.end() :]):
            return match.end()
    return None


def _full_name(text: str, lexicon: Lexicon) -> Name:
    words = text.split()
    if len(words) == 1:
        return Name(family=text)
    if _RUSSIAN_PATRONYMIC.search(fold(words[-1])) or _has(words[-1], Meaning.PATRONYMIC, lexicon):
        return Name(family=words[0], given=" ".join(words[1:]))
    if puts_family_first(text):
        return Name(family=words[0], given=spaced_initials(" ".join(words[1:])))
    split = _double_surname(words) or len(words) - 1
    while (
        split > 1
        and "." not in words[split - 1]
        and not is_given_name(words[split - 1])
        and _has(words[split - 1], Meaning.NAME_PARTICLE, lexicon)
    ):
        split -= 1
    return Name(family=" ".join(words[split:]), given=spaced_initials(" ".join(words[:split])))


def puts_family_first(name: str) -> bool:
    """Whether a name without comma and initials opens with the family name.

    >>> [puts_family_first(name) for name in ("Redlich Josef", "Nancy Green", "Mayr Josef Karl")]
    [True, False, True]
    """
    words = name.split()
    return (
        len(words) > 1
        and not is_given_name(words[0])
        and all(given_languages(word) for word in words[1:])
    )


def _double_surname(words: list[str]) -> int | None:
    """Where two surnames begin after Spanish given names: "Ainara | Vázquez Varela"."""
    given = len(words) - 2
    rest = words[given:]
    if given < 1 or "es" not in name_languages(words[0]) or is_given_name(rest[0]):
        return None
    if not all(is_given_name(word) or are_initials(word) for word in words[1:given]):
        return None
    return (
        given
        if all(word[0].isupper() for word in rest)
        and any(_SPANISH_SURNAME.search(fold(word)) for word in rest)
        else None
    )


def _has(word: str, meaning: Meaning, lexicon: Lexicon) -> bool:
    source = tokenize(word, lexicon)
    return (
        bool(source.marks) and source.marks[0] is not None and (meaning in source.marks[0].meanings)
    )


def nominative(name: Name, lexicon: Lexicon) -> Name:
    """A name read in the oblique case («под ред. Н. Н. Азовцева») in the nominative.

    >>> from ibidem.lexicon import load_lexicon
    >>> str(nominative(Name(family="Азовцева", given="Н. Н."), load_lexicon()))
    'Азовцев, Н. Н.'
    """
    for ending, replacement in lexicon.oblique:
        if name.family.endswith(ending) and len(name.family) > len(ending) + 1:
            return evolve(name, family=name.family.removesuffix(ending) + replacement)
    return name


def looks_personal(source: TokenizedText) -> bool:
    """Whether the words could be a person's name: few, capitalized, no body, no running text.

    >>> from ibidem.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> words = ("Kazemzadeh, Firuz", "История в документах", "Институт истории")
    >>> [looks_personal(tokenize(name, lexicon)) for name in words]
    [True, False, False]
    """
    words = [token for token in source.tokens if token.kind == "word"]
    most = _MOST_WORDS * (1 + source.text.count(";"))
    if not words or len(words) > most or any(token.kind == "number" for token in source.tokens):
        return False
    hyphenated = False
    for token, mark in zip(source.tokens, source.marks, strict=True):
        small = token.kind == "word" and token.text[0].islower()
        if small and not hyphenated and not _is_small_part(mark):
            return False
        hyphenated = token.text in _HYPHENS
        barred = _NO_NAME if token is not words[0] else _NO_NAME | {Meaning.PROSE}
        if mark is not None and len(token.text) > 2 and not barred.isdisjoint(mark.meanings):
            return False
    return True


def _is_small_part(mark: Mark | None) -> bool:
    meanings: frozenset[Meaning] = mark.meanings if mark is not None else frozenset()
    return not {Meaning.NAME_PARTICLE, Meaning.PATRONYMIC, Meaning.AND}.isdisjoint(meanings)
