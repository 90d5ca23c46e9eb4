"""A small sound file of each format, from which damaged ones are made."""
# ruff: noqa: E501 - lines of files are as long as they are

from __future__ import annotations

from tests.unit.library_files import CSL_YAML, ENDNOTE, HAYAGRIVA, MODS, RIS, ZOTERO_RDF
from tests.unit.office_files import call, docx, fodt, odt, odt_note, packed, run
from tests.unit.pdf_files import NOTE, Paper, prose

BOOK = "Широкорад А. Б. Великая речная война. М.: Вече, 2006. С. 12."
SHELF = "РГАСПИ. Ф. 85. Оп. 27. Д. 313. Л. 20 об."
CODE = (
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"itemData": {"type": "book", "title": '
    '"Oil &amp; War", "author": [{"family": "Leeuw"}]}, "locator": "12"}]}'
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
).format(CODE, run("(Leeuw, 12)"))
TEXT = (
    "The army crossed.1 Nobody read it.2 The fleet (3)\nleft.\n\nNotes\n"
    f"1. {BOOK}\n2. Там же. С. 40–\n44.\n3. {SHELF}\n\nBibliography\n- Hasanli J. Oil. Baku, 1991.\n"
)
MARKDOWN = (
    f"---\ntitle: A\nreferences:\n- id: a\n  title: Oil\n---\n\n# Head\n\nOne[^1] two^[Ibid., 5.] "
    f"*three* [@a, p. 5; see @b].\n\n[^1]: {BOOK}\n    More.\n\n## References\n\n* Oil. Baku, 1991.\n"
)
WIKI = (
    "== A ==\nOne<ref name=x>{{cite book|last=Leeuw|title=Oil|year=1998|pages=5–9}}</ref> two"
    "<ref name=x /> {{sfn|Leeuw|1998|p=4}} '''three''' {{книга|автор=А. Б.|заглавие=Война}}\n"
    f"<ref>{BOOK} [http://e.org x]</ref>\n== Notes ==\n{{{{reflist}}}}\n<references />\n"
)
LATEX = (
    "\\documentclass{article}\n\\newcommand{\\ab}[2][x]{\\emph{#1}, #2}\n\\begin{document}\n"
    f"One\\footnote{{{BOOK} \\ab[y]{{z}}}} two\\cite[12]{{a}} \\cyr\\cyrb $x^2$ % no\n"
    "\\begin{thebibliography}{9}\\bibitem{a} Leeuw, \\textit{Oil}, 1998.\\end{thebibliography}\n"
    "\\end{document}\n"
)
TYPST = (
    f'#import "a.typ": b\n#let n(x) = footnote[#x, 5]\n= Head\nOne#footnote[{BOOK}] two#n[Oil] @a[p. 5] '
    '#cite(<a>)\n- x\n#bibliography("a.bib")\n'
)
BIB = (
    "@string{m = {Москва}}\n@book{a, author = {Leeuw, Charles van der and others}, title = {{Oil}} "
    '# " \\& War", year = 1998, address = m, pages = {5--9}}\n@comment{x}\n'
    "@article{b, title = {Війна}, journaltitle = {SR}, date = {1920-05/1920-06}, volume = 3}\n"
)
HTML = (
    "<!DOCTYPE html><html lang=ru><meta charset=utf-8><body><h1>A</h1><p>One<sup><a href='#fn1' id=r1>1"
    "</a></sup> <i>two</i><a role=doc-noteref href='#fn2'>2</a></p><table><tr><td>x</td></tr></table>"
    f"<ol class=references><li id=fn1>{BOOK} <a href='#r1'>↩</a></li></ol>"
    f"<aside id=fn2 role=doc-footnote lang=en>{SHELF}<p>&amp;&nbsp;more</aside></body></html>"
)
TEI = (
    "<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>One"
    f"<note n='1' place='foot'>{BOOK} <hi rend='italic'>Oil</hi></note> two<ref target='#n2'>2</ref>"
    "<pb n='5'/></p><note xml:id='n2'><biblStruct><monogr><author><surname>Leeuw</surname></author>"
    "<title level='m'>Oil</title><imprint><date when='1998'/></imprint></monogr></biblStruct></note>"
    "<listBibl><bibl>Oil. <pubPlace>Baku</pubPlace></bibl></listBibl></body></text></TEI>"
)
JATS = (
    "<article><front><article-meta><author-notes><fn><p>Thanks.</p></fn></author-notes></article-meta>"
    f"</front><body><p>One<xref ref-type='fn' rid='f1'>1</xref><fn id='f1'><p>{BOOK}</p></fn></p></body>"
    "<back><ref-list><ref id='b1'><label>1</label><element-citation publication-type='book'><name>"
    "<surname>Leeuw</surname></name><source>Oil</source><year>1998</year></element-citation></ref>"
    "<ref><mixed-citation>Oil. <italic>Baku</italic>, 1991.</mixed-citation></ref></ref-list></back>"
    "</article>"
)
CSL_JSON = (
    '[{"id": "a", "type": "book", "title": "Oil & <i>War</i>", "author": [{"family": "Leeuw", '
    '"given": "C.", "non-dropping-particle": "van der"}], "issued": {"date-parts": [[1998, 5, 1]]}, '
    '"page": "5-9", "note": "x"}, {"id": 2, "type": "manuscript", "archive": "РГАСПИ"}]'
)


def _epub() -> bytes:
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    opf = (
        '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="a"/></spine></package>'
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "b.opf": opf,
            "a.xhtml": HTML,
        }
    )


def _pdf() -> bytes:
    paper = Paper()
    paper.pdf.set_compression(compress=False)
    for page in range(2):
        paper.page()
        paper.column(70, 80, [f"Called.^{page + 1}^", *prose("P", 5)])
        paper.column(70, 700, [f"^{page + 1}^ Brandt, Roads (Bern, 1990), {page}."], NOTE)
    return paper.data()


NOTES = {1: run(BOOK) + FIELD, 2: run(SHELF)}
WORDS = ("<text:p>One", odt_note("1", BOOK), " two", odt_note("i", SHELF, "endnote"), "</text:p>")
SAMPLES: dict[str, bytes] = {
    "a.docx": docx(run("One") + call(1) + FIELD, run("two") + call(2), footnotes=NOTES),
    "a.odt": odt("".join(WORDS)),
    "a.fodt": fodt("".join(WORDS)),
    "a.epub": _epub(),
    "a.pdf": _pdf(),
    **{
        name: text.encode()
        for name, text in {
            "a.html": HTML,
            "tei.xml": TEI,
            "jats.xml": JATS,
            "a.md": MARKDOWN,
            "a.wiki": WIKI,
            "a.tex": LATEX,
            "a.typ": TYPST,
            "a.txt": TEXT,
            "a.bib": BIB,
            "a.ris": RIS,
            "a.json": CSL_JSON,
            "a.yaml": CSL_YAML,
            "hayagriva.yml": HAYAGRIVA,
            "a.rdf": ZOTERO_RDF,
            "endnote.xml": ENDNOTE,
            "a.mods": MODS,
        }.items()
    },
}
