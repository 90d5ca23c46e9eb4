"""A document written anew: which edits are wanted, and the writer of its format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from ibidem.emit.notes import resolved
from ibidem.lexicon import Lexicon
from ibidem.model.citation import Citation, Document
from ibidem.model.work import Work
from ibidem.rewrite.edits import spelled_out
from ibidem.rewrite.formats import writer_for
from ibidem.rewrite.restyle import restyled, set_anew
from ibidem.rewrite.source import Rewritten
from ibidem.rewrite.zotero_docx import write_live
from ibidem.styles import Style


@frozen(kw_only=True)
class Wish:
    """How the citations of a document are to be written.

    Attributes:
        style: the style to set all of them in; None where back-references alone are spelled out.
        keep_ibid: whether works that are known already are cited in the short form of the style.
        zotero: whether citations become fields of Zotero, which want a style.
    """

    style: Style | None = None
    keep_ibid: bool = False
    zotero: bool = False


def rewrite(  # noqa: PLR0913 - a file, what was found in it, and what is wanted
    data: bytes,
    document: Document,
    *,
    citations: Sequence[Citation],
    works: Iterable[Work],
    lexicon: Lexicon,
    wish: Wish,
) -> Rewritten:
    """The file of a document with its citations as wished, all else as it was.

    Args:
        data: the bytes of the file.
        document: what was read from them.
        citations: the resolved citations of the run.
        works: the works of the run.
        lexicon: the words of the languages.
        wish: how the citations are to be written.

    Raises:
        NotRewritableError: where the file cannot be written anew.
    """
    write = writer_for(data, document.name)
    (found,) = resolved([document], citations)
    if wish.style is None:
        return write(data, document.name, spelled_out(document, found.notes, lexicon))
    by_id = {citation.id: citation for citation in citations}
    by_key = {work.key: work for work in works}
    cites = tuple(restyled(found.notes, by_id, by_key, keep_ibid=wish.keep_ibid))
    edits = set_anew(document, found.notes, cites, wish.style, lexicon, live=wish.zotero)
    if wish.zotero:
        return write_live(data, document.name, edits, cites, wish.style)
    return write(data, document.name, edits)
