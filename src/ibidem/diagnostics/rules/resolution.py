"""RES: back-references and what they stand for."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("RES101", Severity.WARNING)
def antecedent_missing() -> str:
    """A back-reference finds nothing it could stand for.

    It sees "ibid.", "там же", "op. cit." or a short title with no earlier citation that fits,
    for example at the head of a document or after a note that was not understood. The
    citation is kept without a work. Remedy: spell the reference out, or mend the note before it.
    Wrong when the antecedent stands in a part of the text that was not given.
    """
    return "“{words}” refers back, but no earlier citation fits"


@rule("RES102", Severity.NOTE)
def ambiguous_antecedent() -> str:
    """A back-reference could stand for more than one work.

    It sees "ibid." after a note with several citations, "see note 5" where that note cites
    several works, "op. cit." after an author with several, or a short title that two works share.
    The one cited last is taken and the others are named. Remedy: repeat the author or the
    title. Wrong when the context leaves no doubt to a reader.
    """
    return "“{words}” could stand for {count} works; the nearest was taken"


@rule("RES103", Severity.WARNING)
def title_differs() -> str:
    """A back-reference names an author cited before, but a title that none of the works has.

    It sees "Cozzi, Ambiente veneziano, cit., p. 12" where only another book by Cozzi was cited.
    The works of that author are named as candidates, none is taken: more often than not the
    work meant was never cited in full. Remedy: give the title as before, or cite the work in
    full. Wrong when the title is misprinted beyond recognition or was translated.
    """
    return "“{words}” names an author cited before, but the title fits no work"
