"""References that a file holds field by field, joined as a reader would print them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen


@frozen(kw_only=True)
class Reference:
    """The fields of one work; those that are empty are not known.

    Attributes:
        authors: the names, "Surname, Forename".
        title: of the article or chapter, empty for a book.
        container: the book or journal.
        editors: of the container, named like authors.
        edition: as printed.
        series: the series that the book is in.
        place: where it was published.
        publisher: who published it.
        date: when.
        volume: of the journal or the book.
        issue: of the journal.
        pages: first and last.
        journal: whether the container is a journal.
        extra: what else is printed at the end, such as a DOI.
    """

    authors: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    editors: tuple[str, ...] = ()
    edition: str = ""
    series: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    journal: bool = False
    extra: str = ""

    def words(self) -> str:
        """The reference as a bibliography prints it.

        >>> Reference(authors=("Kazemzadeh, Firuz",), container="The Struggle for Transcaucasia",
        ...     place="New York", publisher="Philosophical Library", date="1951").words()
        'Kazemzadeh, Firuz. The Struggle for Transcaucasia. New York: Philosophical Library, 1951.'
        """
        parts = (*self._heads(), *(self._in_journal() if self.journal else self._in_book()))
        sentences = [each if each.endswith((".", "?", "!", "”")) else f"{each}." for each in parts]
        return " ".join(sentences)

    def _heads(self) -> Iterator[str]:
        if self.authors:
            yield _joined(self.authors)
        if self.title:
            closed = self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."
            yield f"“{closed}”"

    def _in_journal(self) -> Iterator[str]:
        issue = f"no. {self.issue}" if self.issue else ""
        head = ", ".join(filter(None, (f"{self.container} {self.volume}".strip(), issue)))
        dated = f"{head} ({self.date})" if self.date else head
        yield f"{dated}: {self.pages}" if self.pages else dated
        if self.extra:
            yield self.extra

    def _in_book(self) -> Iterator[str]:
        lead = "In " if self.title else ""
        if self.container:
            volume = f", vol. {self.volume}" if self.volume else ""
            yield f"{lead}{self.container}{volume}"
        if self.editors:
            yield f"Edited by {_joined(self.editors)}"
        yield from filter(None, (self.edition, self.series))
        where = ": ".join(filter(None, (self.place, self.publisher)))
        pages = f"pp. {self.pages}" if self.pages else ""
        yield from filter(None, (", ".join(filter(None, (where, self.date, pages))), self.extra))


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
