"""The formats that can be written anew, by the names that the readers have for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from ibidem.read.formats import input_formats
from ibidem.rewrite.edits import Edits
from ibidem.rewrite.source import NotRewritableError, Rewritten

Writer = Callable[[bytes, str, Edits], Rewritten]
"""Carries edits out: the bytes of a file, its name, and the edits give the new bytes."""

_TEXT = "text"

WRITERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "docx": ("ibidem.rewrite.docx", "write_docx"),
        "html": ("ibidem.rewrite.html", "write_html"),
        "latex": ("ibidem.rewrite.source_files", "write_latex"),
        "markdown": ("ibidem.rewrite.source_files", "write_markdown"),
        "odt": ("ibidem.rewrite.odt", "write_odt"),
        _TEXT: ("ibidem.rewrite.source_files", "write_text"),
    }
)
"""The module and the function that carry edits out in a format."""


def format_of(data: bytes, name: str) -> str:
    """What the readers call the format of a file; plain text is ``text``."""
    return next((each.name for each in input_formats() if each.detect(data, name)), _TEXT)


def writer_for(data: bytes, name: str) -> Writer:
    """What carries edits out in a file.

    Raises:
        NotRewritableError: where its format cannot be written anew.
    """
    format_ = format_of(data, name)
    if format_ not in WRITERS:
        known = ", ".join(sorted(WRITERS))
        raise NotRewritableError(f"a file of format {format_} cannot be rewritten ({known} can)")
    module, function = WRITERS[format_]
    return cast("Writer", getattr(import_module(module), function))
