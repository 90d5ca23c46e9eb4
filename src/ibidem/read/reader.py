"""What every reader may say of a file that it cannot read."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file is not there, may not be read, or holds no text; the message is one line."""
