r"""What the commands of LaTeX are to a reader of notes: tables, by their names.

Source: the biblatex manual, 3.9 "Citation Commands"; natbib, "Citation commands"; the manuals of
endnotes, manyfoot, memoir and csquotes.
"""

from __future__ import annotations

import re

from attrs import frozen

from ibidem.model.citation import NoteKind


@frozen
class NoteCommand:
    r"""A command of the family of ``\footnote``.

    Attributes:
        counter: the numbering that it belongs to.
        marks: whether it prints a callout.
        holds: whether it holds the words of the note.
    """

    counter: str
    marks: bool = True
    holds: bool = True

    @property
    def kind(self) -> NoteKind:
        """Where the note stands."""
        return NoteKind.ENDNOTE if self.counter == "endnote" else NoteKind.FOOTNOTE


NOTES = {
    "footnote": NoteCommand("footnote"),
    "footnotemark": NoteCommand("footnote", holds=False),
    "footnotetext": NoteCommand("footnote", marks=False),
    "tablefootnote": NoteCommand("footnote"),
    "sidenote": NoteCommand("sidenote"),
    "thanks": NoteCommand("thanks"),
    "endnote": NoteCommand("endnote"),
    "endnotemark": NoteCommand("endnote", holds=False),
    "endnotetext": NoteCommand("endnote", marks=False),
    "pagenote": NoteCommand("endnote"),
    **{f"footnote{series}": NoteCommand(f"footnote{series}") for series in "ABCDE"},
}
SYMBOLS = "*†‡§¶"

# Of biblatex, natbib and jurabib; those that print a footnote where they stand in the prose.
_CITES = re.compile(
    r"(?P<note>[Ff]oot(?:full)?cite|[Aa]utocite|[Ss]martcite|f?notecite|footcitetext|ft?volcite)s?"
    r"|(?:[Pp]aren|[Tt]ext|[Ss]uper|full|[Nn]ote|p?note|[pt]?vol|online|block|no)?[Cc]ite(?:p|t|alt|alp|num)?s?"
)
NO_CITES = frozenset({"Nocites", "nocites"})


def cites(name: str) -> str:
    """Where the command `name` cites a work: in a "note", in the "text", or nowhere."""
    found = _CITES.fullmatch(name)
    return "" if found is None or name in NO_CITES else ("note" if found["note"] else "text")


SECTIONS = frozenset(
    ["part", "chapter", "section", "subsection", "subsubsection", "paragraph", "bibsection"]
)

# Commands that print nothing of their arguments.
_SILENT = frozenset(
    [
        "documentclass", "documentstyle", "usepackage", "RequirePackage", "label", "pagestyle",
        "thispagestyle", "vspace", "hspace", "includegraphics", "bibliographystyle", "index",
        "addcontentsline", "phantomsection", "hypersetup", "geometry", "printbibliography",
        "pagenumbering", "graphicspath", "selectlanguage", "linespread", "fontsize", "hyphenation",
        "theendnotes", "printendnotes", "babelfont", "date", "pdfinfo", "cline", "setmainfont",
        "addtocontents", "markboth", "markright", "citestyle", "urlstyle", "vskip", "rule",
        "counterwithin", "newtheorem", "ExecuteBibliographyOptions", "bibpunct", "inputencoding",
        "setcitestyle", "microtypesetup", "newlength", "captionsetup", "titleformat", "hyperref@",
    ]
)  # fmt: skip
_SILENT_FAMILIES = re.compile(
    r"(?:Declare|set|new|renew|provide|AtBegin|AtEnd|At[A-Z]|if|Set)[A-Za-z@]+"
)

# Commands whose first argument is a setting and the next one words.
FIRST_SILENT = frozenset(
    [
        "foreignlanguage", "textcolor", "colorbox", "bibinfo", "bibfield", "hyperlink", "resizebox",
        "hypertarget", "raisebox", "parbox", "scalebox", "setfootnoterule", "textlang", "color",
        "fontfamily", "fontseries", "fontshape", "begin", "end", "foreignquote", "foreigntextquote",
    ]
)  # fmt: skip

# Commands that put quotation marks around their words.
QUOTES = {"enquote": "“”", "textquote": "“”", "blockquote": "“”", "mkbibquote": "“”"}

DEFINITIONS = frozenset(
    [
        "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd",
        "renewrobustcmd", "providerobustcmd", "NewDocumentCommand", "RenewDocumentCommand",
        "ProvideDocumentCommand", "DeclareDocumentCommand", "def", "gdef", "edef", "xdef", "let",
    ]
)  # fmt: skip
LIBRARIES = frozenset(["addbibresource", "bibliography", "addglobalbib", "addsectionbib"])
OTHER_FILES = frozenset(["input", "include", "subfile", "subfileinclude", "import", "subimport"])
REFERENCES = frozenset(["ref", "cref", "autoref", "footref", "fnref", "pageref", "nameref", "vref"])


def is_silent(name: str) -> bool:
    """Whether the command prints nothing of its arguments."""
    return name in _SILENT or _SILENT_FAMILIES.fullmatch(name) is not None


_MEANINGFUL = frozenset(["bibitem", "item", "label"]).union(
    NOTES, SECTIONS, QUOTES, DEFINITIONS, LIBRARIES, OTHER_FILES, REFERENCES, FIRST_SILENT
)


def has_meaning(name: str) -> bool:
    """Whether the command is one that notes and their words are known by."""
    return name in _MEANINGFUL or bool(cites(name))
