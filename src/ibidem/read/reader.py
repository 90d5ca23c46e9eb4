"""What a reader is: one per format, each with the same two verbs."""

from __future__ import annotations

from typing import Protocol

from ibidem.model.citation import Document


class UnreadableError(Exception):
    """A file is not there, may not be read, or holds no text; the message is one line."""


class Reader(Protocol):
    """Reads one format."""

    def detect(self, data: bytes, name: str) -> bool:
        """Whether a file called `name` that holds `data` is of this format."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableError: where `data` is no document of this format at all.
        """
        ...
