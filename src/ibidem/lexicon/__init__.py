"""Everything the program knows of words, archives and places: the only reader of ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from attrs import define, field, frozen

from ibidem.lexicon.index import PhraseIndex
from ibidem.lexicon.repositories import Repository, load_repositories
from ibidem.lexicon.surface import ANY_DASH, DASHES, Token, fold, split, split_keys
from ibidem.lexicon.words import Locale, Meaning, Word, load_locales

__all__ = [
    "ANY_DASH",
    "DASHES",
    "Lexicon",
    "Meaning",
    "Repository",
    "Sense",
    "Token",
    "fold",
    "load_lexicon",
    "split",
]

# Shorter acronyms are also words of some language ("an", "asv"), so their capitals count.
_SHORT_ACRONYM = 4


@frozen(eq=False)
class Sense:
    """What a surface may mean in each of the languages that have it; compared by identity."""

    by_language: Mapping[str, frozenset[Meaning]]
    languages: frozenset[str] = field(init=False)

    @languages.default
    def _languages(self) -> frozenset[str]:
        return frozenset(self.by_language)

    def __or__(self, other: Sense) -> Sense:
        languages = {**self.by_language, **other.by_language}
        nothing: frozenset[Meaning] = frozenset()
        return Sense(
            {
                language: self.by_language.get(language, nothing)
                | other.by_language.get(language, nothing)
                for language in languages
            }
        )

    def meanings_in(self, languages: frozenset[str]) -> frozenset[Meaning]:
        """What the surface means in the given languages, or in any where they do not have it."""
        likely = self.languages & languages or self.languages
        return frozenset().union(*(self.by_language[language] for language in likely))


@define(frozen=True, slots=False, eq=False, kw_only=True)
class Lexicon:
    """The words, months and repositories of every table, indexed by token.

    Attributes:
        words: locale words and their senses.
        months: the number of a month by the key of its name (`fold`, without a dot).
        repositories: repositories by any of their names and acronyms.
        by_id: repositories by identifier.
        entries: every entry of the locale tables.
        oblique: oblique endings of family names and their nominatives, longest first.
    """

    words: PhraseIndex[Sense]
    months: dict[str, int]
    repositories: PhraseIndex[frozenset[Repository]]
    by_id: dict[str, Repository]
    entries: tuple[Word, ...]
    oblique: tuple[tuple[str, str], ...]
    _strict_acronyms: frozenset[str]

    def forms(self, *meanings: Meaning) -> tuple[str, ...]:
        """Every surface form that may have one of the meanings, in any language."""
        wanted = frozenset(meanings)
        return tuple(word.form for word in self.entries if wanted & word.meanings)

    @cached_property
    def repository_names(self) -> dict[str, Repository]:
        """Repositories by the words of their names, for search by likeness."""
        return {
            " ".join(key for key in split_keys(surface) if key[0].isalnum()): repository
            for repository in self.by_id.values()
            for surface in repository.surfaces
            if " " in surface
        }

    @cached_property
    def sorted_repository_names(self) -> dict[str, str]:
        """The words of each of the `repository_names` in the order of the alphabet."""
        return {name: " ".join(sorted(name.split())) for name in self.repository_names}

    def repositories_in(
        self, tokens: Sequence[Token], keys: Sequence[str]
    ) -> dict[int, tuple[int, frozenset[Repository]]]:
        """What `repositories_at` finds, by the token; names inside other names are found, too."""
        places = self.repositories.heads(keys)
        if not places:
            return {}
        found = ((place, self.repositories_at(tokens, keys, place)) for place in places)
        return {place: named for place, named in found if named is not None}

    def repositories_at(
        self, tokens: Sequence[Token], keys: Sequence[str], start: int
    ) -> tuple[int, frozenset[Repository]] | None:
        """The repositories named at token `start`, and the token after the name.

        >>> lexicon = load_lexicon()
        >>> tokens = split("РГАСПИ. Ф. 17")
        >>> end, (found,) = lexicon.repositories_at(tokens, [token.key for token in tokens], 0)
        >>> end, found.id
        (1, 'rgaspi')
        """
        found = self.repositories.longest(keys, start)
        if found is None:
            return None
        end, _ = found
        alone = end == start + 1 and len(keys[start]) <= _SHORT_ACRONYM
        return None if alone and tokens[start].text not in self._strict_acronyms else found


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package's own tables."""
    return build(load_locales(), load_repositories())


def build(locales: Iterable[Locale], repositories: Iterable[Repository]) -> Lexicon:
    """A lexicon of the given tables."""
    locales, repositories = tuple(locales), tuple(repositories)
    return Lexicon(
        words=_words(locales),
        months={
            fold(form).rstrip("."): month for locale in locales for form, month in locale.months
        },
        repositories=_archives(repositories),
        entries=tuple(word for locale in locales for word in locale.words),
        by_id={repository.id: repository for repository in repositories},
        oblique=tuple(
            sorted(
                (pair for locale in locales for pair in locale.oblique),
                key=lambda pair: (-len(pair[0]), pair),
            )
        ),
        strict_acronyms=frozenset(
            acronym
            for repository in repositories
            for acronym in repository.acronyms
            if len(acronym) <= _SHORT_ACRONYM
        ),
    )


def _words(locales: Iterable[Locale]) -> PhraseIndex[Sense]:
    index: PhraseIndex[Sense] = PhraseIndex()
    for locale in locales:
        senses: dict[frozenset[Meaning], Sense] = {}
        for word in locale.words:
            sense = senses.get(word.meanings) or Sense({locale.language: word.meanings})
            senses[word.meanings] = sense
            index.add(word.form, sense)
    return index


def _archives(repositories: Iterable[Repository]) -> PhraseIndex[frozenset[Repository]]:
    index: PhraseIndex[frozenset[Repository]] = PhraseIndex()
    for repository in repositories:
        alone = frozenset([repository])
        for surface in repository.surfaces:
            index.add(surface, alone)
    return index
