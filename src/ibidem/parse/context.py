"""What a document tells about the reading of each of its citations."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from ibidem.model.archive import RepositoryRef


@frozen(kw_only=True)
class Context:
    """The circumstances of a citation.

    Attributes:
        languages: the languages of the document, which decide what an ambiguous word means.
        sigla: repositories by the sigla that the document has defined for them.
        listed: whether the citation is an entry of a reference list rather than part of a note.
    """

    languages: frozenset[str] = frozenset()
    sigla: Mapping[str, RepositoryRef] = field(factory=dict)
    listed: bool = False


NO_CONTEXT = Context()
