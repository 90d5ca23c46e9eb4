"""The numbers of notes as LaTeX counts them."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from ibidem.read.latex_commands import SYMBOLS, NoteCommand


@define
class Numbers:
    """The counters of a document."""

    _last: Counter[str] = field(factory=Counter)

    def label(self, command: NoteCommand, printed: str) -> str:
        r"""The label of the next note; ``\\footnotetext`` has that of the callout before it."""
        if printed:
            return printed
        if command.marks:
            self._last[command.counter] += 1
        number = max(self._last[command.counter], 1)
        return SYMBOLS[(number - 1) % len(SYMBOLS)] if command.counter == "thanks" else str(number)

    def restart(self, counter: str) -> None:
        """Count from 1 again, as for the footnotes of a new chapter."""
        self._last[counter] = 0

    def change(self, how: str, counter: str, value: str) -> None:
        r"""Set the counter or add to it, as ``\\setcounter`` does."""
        try:
            number = int(value)
        except ValueError:
            return
        self._last[counter] = number if how == "setcounter" else self._last[counter] + number
