"""ibidem: footnotes in, a clean bibliography out.

>>> import ibidem
>>> ibidem.parse("РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.").item.archive.location
'Ф. 85. Оп. 13. Д. 1'
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibidem.api import Bibliography, parse, process, process_documents
    from ibidem.model.citation import Citation, Document
    from ibidem.model.diagnostic import Diagnostic
    from ibidem.model.item import Item
    from ibidem.model.work import Work
    from ibidem.read import UnreadableError, read, read_text

__all__ = [
    "Bibliography",
    "Citation",
    "Diagnostic",
    "Document",
    "Item",
    "UnreadableError",
    "Work",
    "parse",
    "process",
    "process_documents",
    "read",
    "read_text",
]

_HOME = {
    "Bibliography": "ibidem.api",
    "Citation": "ibidem.model.citation",
    "Diagnostic": "ibidem.model.diagnostic",
    "Document": "ibidem.model.citation",
    "Item": "ibidem.model.item",
    "Work": "ibidem.model.work",
    "parse": "ibidem.api",
    "process": "ibidem.api",
    "process_documents": "ibidem.api",
    "UnreadableError": "ibidem.read",
    "read": "ibidem.read",
    "read_text": "ibidem.read",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``ibidem --help`` starts at once."""
    if name not in _HOME:
        raise AttributeError(f"module 'ibidem' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names, whether they were used already or not."""
    return [*__all__]


class _Package(ModuleType):
    """Keeps `ibidem.read` and `ibidem.parse` the functions they are documented as.

    Python binds a subpackage to its name in the package when it is first imported; the stages of
    the same names must not take these two.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
