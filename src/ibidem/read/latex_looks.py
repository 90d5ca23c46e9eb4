"""Commands of LaTeX that say nothing to a reader of notes: how much of their arguments is seen."""

from __future__ import annotations

from attrs import frozen

from ibidem.read.latex_tokens import Token, Tokens
from ibidem.read.veil import Veil


@frozen(kw_only=True, eq=False)
class Looks:
    """Hides commands; each method returns the token after what it dealt with."""

    tokens: Tokens
    veil: Veil

    def sign(self, at: int, part: Token, words: str) -> int:
        """Show a sign; TeX leaves out the blanks behind a command of letters."""
        self.veil.put(part.start, part.end, words)
        following = self.tokens.parts[at + 1] if at + 1 < len(self.tokens.parts) else part
        if part.name.isalpha() and words != " " and following.kind == "text":
            blanks = len(following.name) - len(following.name.lstrip(" \t"))
            self.veil.hide(following.start, following.start + blanks)
        return at + 1

    def unknown(self, at: int, part: Token) -> int:
        """Hide a command that changes the look of words: those are kept, its options are not."""
        self.veil.hide(part.start, part.end)
        options, end = self.tokens.options(at + 1)
        if options and self.tokens.group(end) is not None:
            self._hide_to(part, end)
            return end
        return at + 1

    def silent(self, at: int, part: Token) -> int:
        """Hide a command that prints nothing, with the arguments that follow without a space."""
        end = self._settings(at + 1)
        self._hide_to(part, end)
        return end

    def first_silent(self, at: int, part: Token) -> int:
        """Hide a command and its first argument; where an environment begins, its settings too."""
        _, end = self.tokens.options(at + 1)
        group = self.tokens.group(end)
        end = at + 1 if group is None else group.last + 1
        if part.name == "begin" and group is not None and self.tokens.words(group) != "document":
            end = self._settings(end)
        self._hide_to(part, end)
        return end

    def _settings(self, at: int) -> int:
        """The token after the groups that follow one another from token `at` on."""
        partner = self.tokens.partners
        while at in partner and self.tokens.parts[at].name in {"{", "["}:
            at = partner[at] + 1
        return at

    def _hide_to(self, part: Token, end: int) -> None:
        self.veil.hide(part.start, self.tokens.parts[end - 1].end)
