"""What outputs may be asked for besides: citing places, Latin letters, titles in a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from ibidem.emit.provenance import with_citations
from ibidem.emit.romanize import Romanized, romanize
from ibidem.emit.translated import with_titles_in
from ibidem.model.citation import Citation
from ibidem.model.work import Work


@frozen(kw_only=True)
class Asked:
    """What an output was asked for.

    Attributes:
        citations: whether each work says where it is cited.
        scheme: the scheme of romanization, empty for none.
        language: the language of titles to add, as a BCP 47 tag, empty for none.
    """

    citations: bool = False
    scheme: str = ""
    language: str = ""

    def of(self, works: Sequence[Work], citations: Iterable[Citation]) -> Romanized:
        """The works with all that was asked for.

        Raises:
            ValueError: if there is no such scheme.
        """
        cited = with_citations(works, citations) if self.citations else tuple(works)
        titled = with_titles_in(cited, self.language) if self.language else cited
        return romanize(titled, self.scheme) if self.scheme else Romanized(works=titled)
