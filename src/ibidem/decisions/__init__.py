"""What the owner of a bibliography has decided, and keeps in ``ibidem.toml``."""

from ibidem.decisions.apply import Applied, apply
from ibidem.decisions.file import DecisionsError, parse_decisions, with_verdicts
from ibidem.decisions.values import Correction, Decisions, Verdict

__all__ = [
    "Applied",
    "Correction",
    "Decisions",
    "DecisionsError",
    "Verdict",
    "apply",
    "parse_decisions",
    "with_verdicts",
]
