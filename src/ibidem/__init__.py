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
    from ibidem.read import UnreadableError, read, read_text

__all__ = [
    "Bibliography",
    "UnreadableError",
    "parse",
    "process",
    "process_documents",
    "read",
    "read_text",
]

_HOME = {
    "Bibliography": "ibidem.api",
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


class _Package(ModuleType):
    """Keeps `ibidem.read` and `ibidem.parse` the functions they are documented as.

    Python binds a subpackage to its name in the package when it is first imported; the stages of
    the same names must not take these two.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
