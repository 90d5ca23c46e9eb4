"""The formats that are read: how each is told, and the module that reads it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from attrs import frozen

from ibidem.model.citation import Document
from ibidem.read.html_signs import is_html
from ibidem.read.package import part_names


@frozen(kw_only=True)
class InputFormat:
    """A format of documents; its reader is imported when the first file of it is read.

    Attributes:
        name: what it is called.
        what: what it is, for people.
        endings: the usual endings of its files.
        module: the module whose ``read(data, name)`` reads it.
        detect: whether a file with these bytes and of this name is of the format.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    module: str
    detect: Callable[[bytes, str], bool]

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableError: where `data` is damaged, encrypted or larger than allowed.
        """
        document: Document = import_module(self.module).read(data, name)
        return document


def _is_docx(data: bytes, _name: str) -> bool:
    return any(name.startswith("word/") for name in part_names(data))


# In the order in which they are asked; what none of them takes is plain text.
INPUT_FORMATS: tuple[InputFormat, ...] = (
    InputFormat(
        name="docx",
        what="Word document",
        endings=(".docx", ".docm"),
        module="ibidem.read.docx",
        detect=_is_docx,
    ),
    InputFormat(
        name="html",
        what="web page",
        endings=(".html", ".htm", ".xhtml"),
        module="ibidem.read.html",
        detect=is_html,
    ),
)
