"""Hundreds of works through LaTeX: biblatex with biber prints them all, in GOST style too."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2
import pytest

from ibidem.emit import biblatex
from tests.proof.made import all_works
from tests.proof.programs import need, run

# DejaVu has most scripts; what it has not is looked for in the others.
DOCUMENT = r"""\documentclass{article}
\usepackage{fontspec}
\directlua{luaotfload.add_fallback("more", {
  "file:FreeSans.ttf:mode=node;",
  "file:DroidSansFallbackFull.ttf:mode=node;",
  "file:Symbola_hint.ttf:mode=node;"})}
\setmainfont{DejaVuSans.ttf}[
  BoldFont=DejaVuSans.ttf, ItalicFont=DejaVuSans.ttf, BoldItalicFont=DejaVuSans.ttf,
  SmallCapsFont=DejaVuSans.ttf, RawFeature={fallback=more}, Ligatures=NoCommon]
\usepackage[english]{babel}
\babelprovide[import,main]{LANGUAGE}
\usepackage[backend=biber,style=STYLE,maxnames=99]{biblatex}
\addbibresource{works.bib}
\pagestyle{empty}
\begin{document}
\thispagestyle{empty}
\nocite{*}
\printbibliography
\end{document}
"""
LATEX = ("lualatex", "-interaction=nonstopmode", "-halt-on-error", "paper")
# The GOST styles of Debian's biblatex sort by fields that its biber no longer sorts by.
OF_THE_STYLE = re.compile(r"in sorting template is not a sortable field")
MISSING = re.compile(r"Missing character: There is no .{1,3} \(U\+([0-9A-F]+)\)")
RIGHT_TO_LEFT = {"R", "AL"}


@pytest.mark.parametrize(
    ("style", "language"), [("numeric", "english"), ("gost-numeric", "russian")]
)
def test_latex_prints_every_title(style, language, tmp_path):
    for name in (f"{style}.bbx", "luaotfload.sty", "DejaVuSans.ttf", "FreeSans.ttf"):
        need_file(name, tmp_path)
    document = DOCUMENT.replace("STYLE", style).replace("LANGUAGE", language)
    (tmp_path / "paper.tex").write_text(document, encoding="utf-8")
    (tmp_path / "works.bib").write_text(biblatex.emit(all_works()).text, encoding="utf-8")

    run(*LATEX, folder=tmp_path)
    complaints = re.findall(
        r"^(?:WARN|ERROR).*", run("biber", "paper", folder=tmp_path).stdout, re.MULTILINE
    )
    run(*LATEX, folder=tmp_path)

    assert [line for line in complaints if not OF_THE_STYLE.search(line)] == []
    missing = characters_without_a_glyph((tmp_path / "paper.log").read_text(errors="replace"))
    printed = letters(text_of(tmp_path / "paper.pdf"), missing)
    lost = [work.key for work in all_works() if not holds(printed, work.item.title, missing)]
    assert lost == []


def need_file(name: str, folder) -> None:
    """Skip the test where TeX does not find a style, or the system a font."""
    need("lualatex")
    command = ("fc-list",) if name.endswith(".ttf") else ("kpsewhich", name)
    if name not in run(*command, folder=folder, check=False).stdout:
        pytest.skip(f"{name} is not installed: LaTeX was not tried")


def characters_without_a_glyph(log: str) -> frozenset[str]:
    """The characters that none of the fonts has."""
    found = {chr(int(number, 16)) for number in MISSING.findall(log)}
    return frozenset(found.union(*(unicodedata.normalize("NFKD", one) for one in found)))


def letters(text: str, missing: frozenset[str]) -> str:
    """The letters and digits of a text, since lines and words are broken anywhere in print."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if one.isalnum() and one not in missing).casefold()


def text_of(path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def holds(printed: str, title: str, missing: frozenset[str]) -> bool:
    """Whether a title is printed; one that runs from right to left is looked for by words."""
    if not RIGHT_TO_LEFT.intersection(map(unicodedata.bidirectional, title)):
        return letters(title, missing) in printed
    words = [letters(word, missing) for word in re.findall(r"\w+", title)]
    return all(word in printed or word[::-1] in printed for word in words)
