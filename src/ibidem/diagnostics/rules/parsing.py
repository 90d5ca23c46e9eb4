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


@rule("PAR103", Severity.NOTE)
def unknown_repository() -> str:
    """A shelf mark names a repository that the authority file does not have.

    It sees “Музей истории завода. Ф. 3. Оп. 1. Д. 5”: the shelf mark was read, but nothing more
    than its printed name is known of the archive, neither its city nor its other names. Two
    spellings of that name make two archives. Example: a factory's museum, a parish, a firm.
    Remedy: look for the usual name with ``ibidem archives``, or add the archive to the tables.
    Wrong where the words are no archive's name: the remedy then is to mend the citation.
    """
    return "the archive “{name}” is not in the authority file; its name is kept as printed"
