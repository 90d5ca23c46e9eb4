"""The locale tables: the words of citations in every language we know, and what they may mean."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import frozen

from ibidem.lexicon.tables import tables_under


class Meaning(StrEnum):
    """What a word may mean in a citation; the vocabulary of the locale tables.

    Grouped as in the tables: back-references, roles, archival units, locators, parts of an
    imprint, dates, kinds of works, words around a citation.
    """

    # back-references
    IBID = "ibid"
    IDEM = "idem"
    OP_CIT = "op-cit"
    LOC_CIT = "loc-cit"
    SHORT_CIT = "short-cit"  # "cit." after an author: the work cited before
    SEE_NOTE = "see-note"  # "note" in "see note 12"
    ESPECIALLY = "especially"  # singles out pages: "esp. 45–48"
    ADDRESSED_TO = "addressed-to"  # between writer and reader: "Luke to Curzon"
    HENCEFORTH = "henceforth"  # introduces a siglum: "henceforth", "далее –"
    # roles
    EDITOR = "editor"  # the name follows in the nominative
    EDITED_BY = "edited-by"  # the name follows in an oblique case where the language has one
    TRANSLATOR = "translator"
    TRANSLATED_BY = "translated-by"
    COMPILER = "compiler"
    ET_AL = "et-al"
    COLLECTIVE = "collective"  # stands in the author's place and names nobody: "Группа авторов"
    AND = "and"
    NAME_PARTICLE = "name-particle"  # van, von, de, bey ...
    PATRONYMIC = "patronymic"  # оглы, кызы, oğlu, qızı
    # archival units
    FOND = "fond"
    OPIS = "opis"
    SERIES = "series"
    BOX = "box"
    FOLDER = "folder"
    DELO = "delo"
    FILE = "file"
    ARCHIVE_VOLUME = "archive-volume"
    # locators and parts
    PAGE = "page"
    FOLIO = "folio"
    COLUMN = "column"
    PARAGRAPH = "paragraph"
    CHAPTER = "chapter"
    UNFOLIATED = "unfoliated"  # instead of a leaf: "unfol.", "b.p."
    FOLLOWING = "following"  # after a page: "et seq.", «и след.»
    VERSO = "verso"
    VOLUME = "volume"
    PART = "part"
    ISSUE = "issue"
    NUMBER = "number"
    EDITION = "edition"
    IN_VOLUMES = "in-volumes"  # the word after the number in "в 3 томах", "3 vols."
    PAGES_TOTAL = "pages-total"  # the word after the number in "448 с.", "526 p."
    # imprint and dates
    PUBLISHER = "publisher"
    YEAR = "year"
    CIRCA = "circa"
    NO_DATE = "no-date"
    NO_PLACE = "no-place"
    ACCESSED = "accessed"
    ARCHIVED = "archived"  # "archived from the original"
    ONLINE = "online"  # [Электронный ресурс], (PDF), URL:
    MEDIUM = "medium"  # [Текст], "Текст : непосредственный"
    # kinds of works
    ENCYCLOPEDIA = "encyclopedia"
    SERIAL = "serial"  # a journal's or periodical's telling word: "Вестник", "Revue"
    NEWSPAPER = "newspaper"
    PROCEEDINGS = "proceedings"
    THESIS = "thesis"
    GENRE = "genre"  # dropped from a title: "monograph", "монография", "сборник статей"
    DOCUMENT_KIND = "document-kind"  # telegram, letter, protocol
    LEGISLATION = "legislation"
    REPORT = "report"
    INSTITUTION = "institution"  # a word that only bodies have in their names: "институт"
    ARCHIVE = "archive"  # a word that only repositories have: "архив", "archives"
    # words around a citation
    SEE = "see"  # lead-ins: "см.", "see also", "vgl."
    QUOTED_AFTER = "quoted-after"  # "цит. по", "quoted in"
    IN = "in"  # introduces a container: "In:", "В кн.:"
    BIBLIOGRAPHY_HEADING = "bibliography-heading"
    NOTES_HEADING = "notes-heading"
    PROSE = "prose"  # common words of running text, which no name contains


@frozen(kw_only=True)
class Word:
    """An entry of a locale table: one surface form and what it may mean.

    Attributes:
        form: the surface as printed.
        language: BCP 47 tag of the locale.
        meanings: what it may mean, never empty.
    """

    form: str
    language: str
    meanings: frozenset[Meaning]


@frozen(kw_only=True)
class Locale:
    """A locale table: the words of one language.

    Attributes:
        language: BCP 47 tag.
        name: the English name of the language.
        words: its entries.
        months: every form of a month's name and the month's number.
        oblique: endings of family names in the case that follows "edited by", and their
            nominatives; the longest that fits counts.
    """

    language: str
    name: str
    words: tuple[Word, ...]
    months: tuple[tuple[str, int], ...]
    oblique: tuple[tuple[str, str], ...] = ()


@cache
def load_locales() -> tuple[Locale, ...]:
    """Every locale table of the package, by language tag.

    Raises:
        ValueError: where a table names a meaning that does not exist.
    """
    return tuple(_locale(table) for table in tables_under("locales"))


def _locale(table: Mapping[str, Any]) -> Locale:
    language = table["language"]
    return Locale(
        language=language,
        name=table["name"],
        words=tuple(
            Word(form=form, language=language, meanings=frozenset(map(Meaning, entry["means"])))
            for entry in table["entry"]
            for form in entry["forms"]
        ),
        months=tuple(
            (form, int(month)) for month, forms in table["months"].items() for form in forms
        ),
        oblique=tuple(table.get("oblique", {}).items()),
    )
