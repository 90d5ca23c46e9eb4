"""The place inside a work that a citation points to."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Locator:
    """A CSL locator: its label (``page``, ``folio``, ``column`` ...) and the printed value.

    >>> Locator(label="folio", value="12-15об")
    Locator(label='folio', value='12-15об')
    """

    label: str
    value: str
