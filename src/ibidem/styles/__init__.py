"""Citation styles: CSL 1.0.2 files followed, with archives and the languages of the works.

>>> from ibidem.styles import Cite, load_style, plain
>>> style = load_style("gost-notes")
>>> book = {"type": "book", "title": "Чёрный январь", "language": "ru"}
>>> plain(style.note([Cite(item=book, locator="16", position="ibid-with-locator")]))
'Там же. С. 16.'
"""

from ibidem.styles.cite import Cite, CslItem
from ibidem.styles.runs import Run, plain
from ibidem.styles.sheet import BeyondError, StyleError
from ibidem.styles.style import Style, load_style, style_names

__all__ = [
    "BeyondError",
    "Cite",
    "CslItem",
    "Run",
    "Style",
    "StyleError",
    "load_style",
    "plain",
    "style_names",
]
