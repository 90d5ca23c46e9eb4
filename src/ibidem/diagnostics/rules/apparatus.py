"""SEG101-SEG109: callouts in the prose and the notes they point to."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("SEG101", Severity.WARNING)
def callout_without_note() -> str:
    """Callouts in the prose point to notes that the document does not have.

    One finding per run of labels. It sees an excerpt whose other pages hold the notes, or notes
    that were lost in copying. A later "ibid." may then refer to a note that is not there.
    Remedy: give the missing notes. Wrong when the numbers are no callouts.
    """
    return "callout{number} {labels} without a note"


@rule("SEG102", Severity.NOTE)
def note_without_callout() -> str:
    """Notes are never called for, although most notes of the same list are.

    One finding per run of labels. It sees a callout lost in copying or hidden in a figure; the
    note is read all the same. Remedy: none needed for the bibliography.
    """
    return "note{number} {labels} without a callout in the text"


@rule("SEG103", Severity.WARNING)
def label_jump() -> str:
    """The numbers of a list of notes leave some out.

    It sees "3. ... 5. ...": a note was lost, or a number was not recognised and its note hangs on
    the one before. Remedy: look at the note before the jump.
    """
    return "the numbers of the notes jump from {before} to {after}"


@rule("SEG104", Severity.WARNING)
def label_repeat() -> str:
    """Two notes of one list have the same number.

    It sees "3. ... 3. ...", a slip of the numbering. Both are read, in their order. Remedy:
    number them anew. Wrong where each page or chapter counts from its own beginning.
    """
    return "the number {label} stands before more than one note"


@rule("SEG105", Severity.WARNING)
def overlong_note() -> str:
    """A note is longer than any note is, and only its beginning is read.

    It sees a whole text that begins with a number, or a file without line ends. The rest stays in
    the document but is not searched for citations. Remedy: divide the text into notes.
    """
    return "note {label} is longer than {longest} characters; the rest of it is not read"
