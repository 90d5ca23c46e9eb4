"""DUP: which citations mean the same work."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("DUP101", Severity.WARNING)
def decision_unmatched() -> str:
    """A decision in ``ibidem.toml`` names a citation that no document has.

    Decisions name works by the words of a citation, or by its id. When the words change, or the
    document is not among the inputs any more, the decision has nothing to act on. Example: a
    note that was “Кадишев 1960” is “Кадишев А. Б., 1960” now. Remedy: copy the new words into
    the decision, or delete it. Wrong when the document is left out of this run on purpose.
    """
    return "no citation “{words}” any more, so this decision does nothing"


@rule("DUP102", Severity.WARNING)
def decisions_at_odds() -> str:
    """Decisions say of the same works that they are one and that they are several.

    It sees two works that one decision joins, perhaps by way of a third, and another one parts.
    The works are kept apart, for a wrong merge loses more than a missed one. Remedy: delete one
    of the decisions. Wrong never.
    """
    return "“{left}” and “{right}” are decided to be the same and to be different; kept apart"
