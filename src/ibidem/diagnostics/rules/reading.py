"""REA: what a reader found in a file before any citation was looked at."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("REA101", Severity.WARNING)
def empty_document() -> str:
    """A document holds no words at all.

    It sees a file of no bytes, or of white space and invisible characters alone. Nothing can be
    read from it, which often means that an export went wrong. Remedy: look at the file.
    """
    return "the document is empty"


@rule("REA102", Severity.WARNING)
def undecodable_bytes() -> str:
    """Bytes do not belong to the encoding of the rest of the text.

    It sees UTF-8 with a few broken places: a pasted «é» of windows-1252, a file cut off in the
    middle of a letter. Each place is kept as U+FFFD, so that a name may have lost a letter there.
    Remedy: mend the letter in the source. Wrong when the whole file is in another encoding that
    happens to look like UTF-8.
    """
    return "{count} byte(s) cannot be read as {encoding} and became U+FFFD"


@rule("REA103", Severity.NOTE)
def guessed_encoding() -> str:
    """A text is not in Unicode, and its encoding had to be guessed.

    It sees files without a byte-order mark that are not UTF-8. The guess goes by the shapes of
    the words it would yield: Cyrillic words read in the wrong code page are full of capitals in
    the wrong place. Remedy: save the text as UTF-8. Wrong for a very short or very odd text.
    """
    return "the text is not UTF-8; it was read as {encoding}"


@rule("REA104", Severity.NOTE)
def control_characters() -> str:
    """A text holds control characters, which no printed text has.

    It sees NUL, backspace and their like, left over from an extraction from PDF or a word
    processor. They stay in the source text and count as spaces in the notes. Remedy: none needed,
    unless words are torn at these places.
    """
    return "{count} control character(s), the first of them U+{first:04X}, count as spaces"


@rule("REA105", Severity.WARNING)
def lone_surrogate() -> str:
    """Half of a UTF-16 pair stands alone.

    It sees text handed over by another program that cut a character in two, or that smuggles
    undecodable bytes through (Python's "surrogateescape"). No file can hold such text, so the
    half is replaced by U+FFFD. Remedy: decode the text properly before handing it over.
    """
    return "{count} lone surrogate(s) became U+FFFD"


@rule("REA106", Severity.WARNING)
def apparatus_missing() -> str:
    """A document has neither notes nor a bibliography nor callouts.

    It sees plain prose, as when an article was copied without its footnotes. Remedy: give the
    notes as well, as numbered lines or under a heading such as "Notes" or "Литература". Wrong
    when the notes are marked in a way not known here.
    """
    return "no notes and no bibliography found"


@rule("REA107", Severity.WARNING)
def notes_missing() -> str:
    """The prose has callouts, but the document has no notes at all.

    It sees “... of their own.15 Early in 1920 ...” where the notes were lost when the article was
    copied. Remedy: copy the notes too. Wrong when the numbers are no callouts.
    """
    return "{count} callouts ({labels}) but no notes"


@rule("REA108", Severity.NOTE)
def text_after_list() -> str:
    """Lines after a list of sources were taken for something else than an entry.

    It sees what a web page leaves below its references ("Be the first to comment ..."). The lines
    are not read as citations. Remedy: none needed; where a line is an entry after all, give it
    the same bullet or number as the others.
    """
    return "the list of sources ends here; “{words}” is not read as an entry"


@rule("REA109", Severity.WARNING)
def more_undecodable_bytes() -> str:
    """A text has so many broken places that not each of them is reported.

    It sees the same as `undecodable-bytes`, beyond the first hundred places. Remedy: find out
    the true encoding of the file.
    """
    return "{count} more places cannot be read as {encoding}"


@rule("REA112", Severity.WARNING)
def broken_entry() -> str:
    """An entry of a library of works is broken.

    It sees a brace that is not closed in a .bib file, a comma that is missing, a key that stands
    twice, a record of RIS without its first line, an entry without any fields. What of it can be
    read is kept; the rest is not read as a work. Remedy: mend the entry. Example:
    ``@book{a, title = {Oil}`` at the end of a file.
    """
    return "the entry on line {line} is broken: {reason}"


@rule("REA113", Severity.WARNING)
def library_missing() -> str:
    r"""A document names a library of works that is not beside it, or cannot be read.

    It sees ``bibliography: works.bib`` in the head of a Markdown file or
    ``\addbibresource{works.bib}`` in LaTeX without a file of that name in the same folder. What
    the document cites from it stays unknown. Remedy: put the library where the document says.
    """
    return "the library {path} cannot be read: {reason}"


@rule("REA114", Severity.WARNING)
def key_unknown() -> str:
    r"""A citation key stands for no work, because no library that the document names has it.

    It sees ``[@guliev1961, p. 5]`` or ``\footcite[5]{guliev1961}`` where the work was renamed in
    the library or the library is missing. Remedy: add the work to the library.
    """
    return "no library has the key {key}"


@rule("REA115", Severity.NOTE)
def unended_entry() -> str:
    """A record of a library is not ended.

    It sees a record of RIS without its last line, ``ER  -``. The record is taken to end where the
    next one begins, and is read. Remedy: add the line, or export the library anew, for the record
    may have lost more than its end.
    """
    return "the entry on line {line} has no end; it ends where the next one begins"


@rule("REA117", Severity.WARNING)
def unclosed_note() -> str:
    r"""A note begins and does not end.

    It sees a ``<ref>`` without its ``</ref>``, or ``\footnote{`` without its closing brace. The
    note is taken to reach to the end of its line or paragraph, or to the next note. Remedy: close
    it. Example: ``Baku fell.<ref>Guliev 1961, p. 5.``
    """
    return "the note that begins here has no end"


@rule("REA121", Severity.WARNING)
def file_not_read() -> str:
    r"""A document takes in another file, which is not read with it.

    It sees ``\input{chapter2}`` or ``\include{chapter2}`` in LaTeX. A back-reference in the other
    file does not know of this one. Remedy: give the other file as well, in the order of reading.
    """
    return "the file {path} is not read with this one"


@rule("REA131", Severity.WARNING)
def part_unreadable() -> str:
    """A part of a file cannot be read, though the rest can.

    It sees a damaged page of a PDF file, a chapter that is missing from an EPUB book, a web page
    whose elements are nested deeper than any real ones. Notes of that part are lost. Remedy: make
    the file anew from its source.
    """
    return "{part} cannot be read: {reason}"


@rule("REA132", Severity.NOTE)
def numbered_by_page() -> str:
    """A Word document numbers its notes anew on each page.

    Pages come about when Word prints the document, so the file does not hold these numbers. The
    notes are counted through the document instead: the labels differ from the printed ones, and a
    cross-reference such as "see note 3" may find another note. Remedy: number the notes through,
    or export the document as PDF.
    """
    return "the notes are numbered anew on each page; they are counted through instead"


@rule("REA141", Severity.NOTE)
def mixed_encodings() -> str:
    """Some lines of a text are in UTF-8, and others in a code page.

    It sees lists of sources that were put together from several files, one in UTF-8 and one in
    windows-1251. Each line is read in its own encoding. Remedy: save the text as UTF-8.
    """
    return "some lines are in UTF-8, the others were read as {encoding}"
