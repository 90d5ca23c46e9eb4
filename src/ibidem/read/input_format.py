"""What a format of documents or of libraries is to the readers."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from attrs import frozen

from ibidem.model.citation import Document


@frozen(kw_only=True)
class InputFormat:
    """A format of documents; its reader is imported when the first file of it is read.

    Attributes:
        name: what it is called.
        what: what it is, for people.
        endings: the usual endings of its files.
        module: the module whose ``read(data, name)`` reads it.
        detect: whether a file with these bytes and of this name is of the format.
        in_folders: whether a folder is searched for such files. Libraries are not: what we write
            beside the documents would be read again.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    module: str
    detect: Callable[[bytes, str], bool]
    in_folders: bool = True

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableError: where `data` is damaged, encrypted or larger than allowed.
        """
        document: Document = import_module(self.module).read(data, name)
        return document
