"""EMI: what an output format cannot hold as such."""

from ibidem.diagnostics.rule import rule
from ibidem.model.diagnostic import Severity


@rule("EMI101", Severity.NOTE)
def untyped_work() -> str:
    """A work is of no known kind and is written as the format's most general one.

    It sees a work whose citations do not tell a book from an article. Zotero refuses a whole
    CSL-JSON file for a single item without a type, so a general type is written instead.
    Example: “Свердлов Я. М. Избранное. 1976” becomes ``document`` or ``@misc``. Remedy: set the
    type in the bibliography manager. Wrong when the work really is a document of no other kind.
    """
    return "“{work}” is of no known kind and is written as {type}"


@rule("EMI102", Severity.NOTE)
def field_without_place() -> str:
    """The output format has no field for something that is known of a work.

    It sees, for example, the recipient of a letter in BibTeX, or the end of “1918–1920” in
    BibTeX's ``year``. The value is kept as text in the named field, which styles do not print
    and Zotero imports as a note. Remedy: write CSL-JSON, which has a field for each. Wrong when
    nobody needs the value.
    """
    return "“{work}”: {format} has no place for {fields}; kept as text in “{field}”"


@rule("EMI103", Severity.NOTE)
def archive_as_text() -> str:
    """Archival shelf marks reach most readers of a .bib file only as text.

    BibTeX and BibLaTeX know no archive. Better BibTeX for Zotero reads ``archive`` and
    ``archivelocation``; Zotero itself and LaTeX see the shelf mark in ``howpublished`` alone.
    Remedy: import the CSL-JSON into Zotero, or install Better BibTeX. Wrong when the file is
    read by LaTeX only.
    """
    return "archival works: {count}; only Better BibTeX reads their archive fields from {format}"


@rule("EMI104", Severity.WARNING)
def lone_brace() -> str:
    r"""A value holds a brace without its partner, which .bib files cannot write plainly.

    Braces delimit values in a .bib file and have to balance. A lone one is written as
    ``\textbraceleft{}`` or ``\textbraceright{}``, which LaTeX prints and biber keeps, but which
    pandoc drops. Such a brace is mostly a leftover of optical recognition or of wiki markup.
    Example: “Борьба за Баку}”. Remedy: mend the source. Wrong when only LaTeX reads the file.
    """
    return "{fields} of “{work}” holds a lone brace, which not every reader of {format} keeps"


@rule("EMI105", Severity.NOTE)
def field_left_out() -> str:
    """The output format cannot hold something that is known of a work, and it is left out.

    It sees, for example, the recipient of a letter in Hayagriva, which has neither a field for it
    nor one that styles leave unprinted. Remedy: write CSL-JSON, CSV or RIS besides, which hold
    all. Wrong when nobody needs the value.
    """
    return "“{work}”: {format} has no place for {fields}; left out"


@rule("EMI106", Severity.NOTE)
def type_widened() -> str:
    """The output format has no type of its own for some works, and they are written as another.

    It sees, for example, articles in newspapers in BibTeX, which knows articles alone. A reader
    of the file cannot tell them from the others any more. Remedy: write CSL-JSON. Wrong when the
    difference does not matter.
    """
    return "works of type {type}: {count}; {format} writes them as {written}, like other works"


@rule("EMI107", Severity.NOTE)
def name_taken_apart() -> str:
    """A name holds a sign that the output format parts names at.

    RIS writes people as “family, given” and has no sign for a comma inside a name, so that an
    institution with a comma is read as a person. Example: “ЦК РКП(б), Кавказское бюро”. Remedy:
    write CSL-JSON, or mend the name after the import. Wrong when the name really is a person's.
    """
    return "“{work}”: readers of {format} will take the name “{name}” apart"


@rule("EMI108", Severity.NOTE)
def letters_without_romanization() -> str:
    """A scheme of romanization does not cover some letters, and they stay as they are printed.

    It sees, for example, Azerbaijani in Cyrillic letters where GOST 7.79 (system B) was asked
    for, which has no table for it, or a Greek title. Remedy: ask for a scheme that covers the
    language; ISO 9 covers all Cyrillic, ALA-LC and BGN/PCGN also Georgian and Armenian. Wrong when
    the letters are a quotation that should stay.
    """
    return "“{work}”: {scheme} does not cover {what}; kept as printed"


@rule("EMI121", Severity.WARNING)
def back_reference_kept() -> str:
    """A back-reference stays as it is in the rewritten document, for nothing fits it.

    It sees an “ibid.” that no earlier citation fits, so that nobody knows what to put in its
    place. Example: «Там же. С. 12» in the first note of an excerpt. Remedy: add the lost note, or
    write the work into this one. Wrong when the antecedent stands in another file: name both.
    """
    return "“{words}” fits no earlier citation and stays as it is"


@rule("EMI122", Severity.WARNING)
def citation_kept() -> str:
    """A citation stays as it is in the rewritten document, for things stand between its words.

    It sees a citation with the mark of another note in it, or one that begins inside a link or a
    field and ends outside, so that new words would destroy what is there. Remedy: rewrite it by
    hand. Wrong when what is between the words may go.
    """
    return "“{words}” cannot be replaced without harm to what stands between and stays as it is"


@rule("EMI123", Severity.NOTE)
def words_left_out() -> str:
    """A citation set anew in a style has lost words that were not understood.

    It sees words of a full citation that belong to no field, and which a style therefore cannot
    print. Example: “…, with a map by the author, Moscow, 1990”. Remedy: put them back by hand
    where they matter. Wrong when they are the words of the old style, such as “edited by”.
    """
    return "set anew without “{words}”: {citation}"
