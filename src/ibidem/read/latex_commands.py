r"""What the commands of LaTeX are to a reader of notes: tables, by their names.

Source: the biblatex manual, 3.9 "Citation Commands"; natbib, "Citation commands"; the manuals of
biblatex-chicago, apacite, harvard, endnotes, manyfoot, memoir and csquotes.
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

# Of biblatex, biblatex-chicago, natbib, jurabib, apacite and harvard; those that print a footnote
# where they stand in prose.
_CITES = re.compile(
    r"(?P<note>[Ff]oot(?:full)?cite|[Aa]utocite|[Ss]martcite|fnotecite|footcitetext|ft?volcite)s?"
    r"|(?:[Pp]aren|(?:[Gg]en)?[Tt]ext|[Ss]uper|full|short|long|[Nn]ote|pnote|[apst]?vol|online|block"
    r"|opp|[Hh]eadless(?:full)?|poss|possessive|shorthand|shortref|shorthandref)?"
    r"[Cc]ite(?:p|t|alt|alp|num|N|NP|A|asnoun|affixed|journal)?s?"
    r"|bibentry"
)
# Those that print one field of the work, which may stand beside one another.
_CITED_FIELDS = re.compile(
    r"[Cc]ite(?:full)?(?P<author>author)|[Ss]urname(?P<surname>cite)s?|[Cc]ite(?P<title>title)|cite(?P<date>year|date)(?:par)?"
    r"|cite(?P<url>url)"
)
# Of csquotes: they quote words of the work that they cite.
CITED_QUOTES = frozenset(
    f"{language}{place}cquote"
    for language in ("", "foreign", "hyphen")
    for place in ("text", "block")
)


def cites(name: str) -> str:
    """Where the command `name` cites a work: in a "note", in the "text", or nowhere.

    >>> [cites(name) for name in ("footcite", "parencites", "citetitle", "nocite")]
    ['note', 'text', 'text', '']
    """
    found = _CITES.fullmatch(name)
    if found is None:
        return "text" if cited_field(name) else ""
    return "note" if found["note"] else "text"


def cited_field(name: str) -> str:
    """The field of the work that the command prints, empty where it prints a whole citation."""
    found = _CITED_FIELDS.fullmatch(name)
    return "" if found is None else found.lastgroup or ""


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
        "nocite", "Nocite", "nocites", "Nocites", "citereset", "SetCiteCommand",
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
        "fontencoding",
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
    NOTES,
    SECTIONS,
    QUOTES,
    CITED_QUOTES,
    DEFINITIONS,
    LIBRARIES,
    OTHER_FILES,
    REFERENCES,
    FIRST_SILENT,
)


def has_meaning(name: str) -> bool:
    """Whether the command is one that notes and their words are known by."""
    return name in _MEANINGFUL or bool(cites(name))
