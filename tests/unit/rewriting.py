"""Files rewritten in one call, for the tests of each format."""

from ibidem.api import process_documents
from ibidem.emit.notes import resolved
from ibidem.lexicon import load_lexicon
from ibidem.read import read_bytes
from ibidem.rewrite.edits import spelled_out
from ibidem.rewrite.formats import writer_for
from ibidem.rewrite.source import Rewritten


def spell_out(data: bytes, name: str) -> Rewritten:
    """A file with its back-references spelled out."""
    done = process_documents([read_bytes(data, name)])
    (document,) = resolved(done.documents, done.citations)
    edits = spelled_out(done.documents[0], document.notes, load_lexicon())
    return writer_for(data, name)(data, name, edits)


def words(text: str, name: str, encoding: str = "utf-8") -> str:
    """A text with its back-references spelled out."""
    return spell_out(text.encode(encoding), name).data.decode(encoding)
