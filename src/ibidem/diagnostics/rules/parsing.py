"""PAR: what the words of a citation say, and what stays in doubt."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("PAR101", Severity.WARNING)
def ambiguous_repository() -> str:
    """Several archives share the acronym that a citation gives.

    It sees «НА РК», which is an archive in Petrozavodsk, one in Syktyvkar and one in Elista.
    The one is taken whose shelf marks look like this one, or that is best known by the acronym;
    the others are named. Remedy: write the name out once. Wrong where the document leaves no
    doubt.
    """
    return "several archives are cited by this name: {taken} was taken, not {others}"


@rule("PAR102", Severity.WARNING)
def untitled_work() -> str:
    """A published work was read without a title.

    It sees a citation of which author, place or year were understood, but no words were left
    for the title, as when a short title is taken for a name. The record is kept as it is.
    Remedy: look at the citation. Wrong for newspapers that are cited by their date alone, which
    it leaves out.
    """
    return "no title was found in “{words}”"
