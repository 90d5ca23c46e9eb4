"""Names, titles, publishers and places in Latin letters, after a scheme that was asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve, field, frozen

from ibidem.diagnostics.rules.emission import letters_without_romanization
from ibidem.lexicon.romanization import ANY, Scheme, Table, load_scheme
from ibidem.model.csl import CSL_NAMES
from ibidem.model.diagnostic import Diagnostic
from ibidem.model.item import Item
from ibidem.model.person import Name
from ibidem.model.work import Work

_TITLES = ("title", "original_title", "container_title", "collection_title", "genre", "publisher")
_PLACES = ("publisher_place",)
# A word goes on over an apostrophe between letters, and over marks that combine with them.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ](?=[^\W\d_]))*")
_APOSTROPHES = str.maketrans("'ʼ", "’’")
_CYRILLIC = "CYRILLIC"
_LANGUAGES = {"GEORGIAN": "ka", "ARMENIAN": "hy"}
# Languages in Cyrillic letters that few schemes have tables for; none of them is read as Russian.
_IN_CYRILLIC = frozenset(
    {"ab", "av", "az", "ba", "be", "bg", "bs", "ce", "cv", "kk", "kv", "ky", "mk", "mn", "os"}
    | {"ru", "rue", "sah", "sr", "tg", "tk", "tt", "udm", "uk", "uz"}
)
_RUSSIAN = "ru"


@frozen(kw_only=True)
class Romanized:
    """Works in Latin letters, and what of them the scheme does not cover."""

    works: tuple[Work, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def romanize(works: Iterable[Work], scheme: str) -> Romanized:
    """The works with what they say in Latin letters, where it is in others.

    Raises:
        ValueError: if there is no such scheme.

    >>> from ibidem.model.item import Item
    >>> letter = Work(key="a", item=Item(title="Письмо Щусева", language="ru"))
    >>> romanize([letter], "passport").works[0].romanized.title
    'Pismo Shchuseva'
    """
    loaded = load_scheme(scheme)
    made: list[Work] = []
    findings: list[Diagnostic] = []
    for work in works:
        writer = _Writer(scheme=loaded, language=work.item.language.split("-")[0].lower())
        latin = writer.item(work.item)
        made.append(evolve(work, romanized=latin if latin != work.item else None))
        if writer.unknown:
            what = ", ".join(writer.unknown)
            findings.append(
                letters_without_romanization(work=work.key, scheme=loaded.title, what=what)
            )
    return Romanized(works=tuple(made), diagnostics=tuple(findings))


@frozen(kw_only=True)
class _Writer:
    """Writes what one item says after a scheme, and notes what the scheme does not cover."""

    scheme: Scheme
    language: str
    unknown: dict[str, None] = field(factory=dict)

    def item(self, item: Item) -> Item:
        names: dict[str, Any] = {
            role: tuple(map(self.name, getattr(item, role))) for role in CSL_NAMES
        }
        titles: dict[str, Any] = {
            ours: self.words(getattr(item, ours), _first_capital) for ours in _TITLES
        }
        places: dict[str, Any] = {
            ours: self.words(getattr(item, ours), _all_capital) for ours in _PLACES
        }
        return evolve(item, **names, **titles, **places)

    def name(self, name: Name) -> Name:
        return Name(
            family=self.words(name.family, _all_capital),
            given=self.words(name.given, _all_capital),
            literal=self.words(name.literal, _first_capital),
        )

    def words(self, words: str, capitals: Callable[[str], str]) -> str:
        """The words in Latin letters, those of scripts without capitals with some."""
        composed = unicodedata.normalize("NFC", words)
        if composed.isascii():
            return words
        written = _WORD.sub(lambda match: self.word(match[0]), composed)
        tables = filter(None, map(self.table, set(map(_script, composed))))
        written = capitals(written) if any(table.unicameral for table in tables) else written
        return written if written != composed else words

    def word(self, word: str) -> str:
        table = self.table(_script(word[0]))
        if table is None:
            self.note(word)
            return word
        return self.spelled(word, table)

    def table(self, script: str) -> Table | None:
        """The table for words of a script in an item of this language."""
        tables = self.scheme.tables
        if script != _CYRILLIC:
            return tables.get(_LANGUAGES.get(script, ""))
        language = self.language if self.language in _IN_CYRILLIC else _RUSSIAN
        return tables.get(language) or tables.get(ANY)

    def note(self, word: str) -> None:
        """Note that a word is not covered, unless it is in Latin letters."""
        script = _script(word[0])
        if script != "LATIN":
            tongue = f" ({self.language})" if script == _CYRILLIC else ""
            self.unknown[f"{script.capitalize()} letters{tongue}"] = None

    def spelled(self, word: str, table: Table) -> str:
        """A word letter by letter; one that the table lacks stays as it is."""
        lower = word.lower().translate(_APOSTROPHES)
        lower = lower if len(lower) == len(word) else word
        written, at = [], 0
        while at < len(word):
            for length in (2, 1):
                latin = _latin(lower, at, length, table)
                if latin is not None:
                    break
            else:
                self.missing(word[at])
                latin = word[at]
            written.append(_cased(latin, word, at, length, table))
            at += length
        return unicodedata.normalize("NFC", "".join(written))

    def missing(self, letter: str) -> None:
        if letter.isalpha() and _script(letter) != "LATIN":
            self.unknown[letter.lower()] = None


def _script(letter: str) -> str:
    """The script of a letter, as the name of the letter begins."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _latin(word: str, at: int, length: int, table: Table) -> str | None:
    """What stands for the letters at a place of a word, None where the table has nothing."""
    end = at + length
    letters = word[at:end]
    places = (
        (table.initial, at == 0),
        (table.final, end == len(word)),
        (table.after, word[at - 1 : at] in table.after_any),
        (table.before, word[end : end + 1] in table.before_any),
        (table.letters, True),
    )
    fitting = (given[letters] for given, holds in places if holds and letters in given)
    return next(fitting, None) if len(letters) == length else None


def _cased(latin: str, word: str, at: int, length: int, table: Table) -> str:
    """Latin letters with capitals where the word has them: "Щ" in "Щи" and in "ЩИ"."""
    letters = word[at : at + length]
    if not letters[0].isupper():
        return latin
    if letters[0].lower() in table.capitals:
        return table.capitals[letters[0].lower()]
    around = word[at + length : at + length + 1] or word[at - 1 : at]
    if around.isupper():
        return latin.upper()
    return latin[:1].upper() + latin[1:]


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _all_capital(words: str) -> str:
    return re.sub(r"(?<![\w'’ʻ])\w", lambda match: match[0].upper(), words)
