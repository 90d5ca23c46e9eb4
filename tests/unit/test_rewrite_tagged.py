"""Web pages and OpenDocument texts rewritten in place."""

import io
import zipfile

import pytest

from ibidem.read import read_bytes
from ibidem.rewrite.edits import Edit, Edits
from ibidem.rewrite.formats import writer_for
from ibidem.rewrite.source import NotRewritableError
from ibidem.styles.runs import Run
from tests.unit.office_files import fodt, odt, odt_note
from tests.unit.rewriting import spell_out, words

FULL = "Smith, History of Oil &amp; Men. London: Verso, 1990, p. "
PAGE = """<!DOCTYPE html>
<html><head><title>A &amp; B</title><style>p > a {x:1}</style><!-- <p> --></head><body>
<p>Baku <i>fell</i>.<a href="#n1">1</a> Then<a href="#n2">2</a></p><script>if (a<b) {"<p>"}</script>
<ol>
<li id="n1">Smith, John.&nbsp;<em>History of Oil &amp; Men</em>. London: Verso, 1990.
P.&nbsp;5.</li>
<li id="n2">"""


def page_note(note: str) -> str:
    tail = "</li>\n</ol></body></html>\n"
    text = words(f"{PAGE}{note}{tail}", "a.html")
    assert text.startswith(PAGE)
    assert text.endswith(tail)
    return text[len(PAGE) : -len(tail)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p.&nbsp;7. <a href='#r2'>↩</a>", f"{FULL}7. <a href='#r2'>↩</a>"),
        (
            "<p><em>Ibid.</em>, 7 (<em>emphasis</em> mine).</p>",
            f"<p>{FULL}7 (<em>emphasis</em> mine).</p>".replace("p. 7", "7"),
        ),
        ("<i>Ibid.</i>", f"{FULL}5."),
        ('<span class="x">Ibid., p</span>. 8.', f'<span class="x">{FULL}8</span>.'),
        ("Ibid., 8; see also <i>ibid.</i>, 9.", f"{FULL}8; see also {FULL}9."),
        ('<a href="#m">A map. Ibid</a>., p. 9', f'<a href="#m">A map.</a> {FULL}9'),
        ('Ibid., <a id="p">p. 9</a>.', 'Ibid., <a id="p">p. 9</a>.'),
    ],
)
def test_tags_of_a_page_stay_balanced(note: str, expected: str) -> None:
    assert page_note(note) == expected


def test_page_in_an_old_encoding_has_references_for_what_it_lacks() -> None:
    page = '<meta charset="windows-1251"><p>Баку.<a href="#n">1</a><p id="n">1. Там же'
    data = page.encode("cp1251")
    edit = Edit(
        span=read_bytes(data, "a.html").notes[0].view.whole, runs=(Run("Ø"),), citation="", old=""
    )
    done = writer_for(data, "a.html")(data, "a.html", Edits(edits=(edit,)))
    assert done.data.decode("cp1251") == page.replace("Там же", "&#216;")


def test_tags_in_disorder_are_refused() -> None:
    page = f"{PAGE}Ibid.</li></ol></body></html>".replace("<p>Baku", "<p>a\x00b Baku")
    with pytest.raises(NotRewritableError, match="in disorder"):
        spell_out(page.encode(), "a.html")


ITALIC = (
    '<style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style>'
)
ITALIC = ITALIC.replace(
    "style:style ",
    'style:style xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ',
)


def office(note: str) -> bytes:
    full = "Smith, John. History of Oil &amp; Men. London: Verso, 1990. P. 5."
    first = f"<text:p>Baku{odt_note('1', full)} fell.</text:p>"
    return fodt(first, f"<text:p>So{odt_note('2', note)}.</text:p>", styles=ITALIC)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ibid., p. 7.", f"{FULL}7."),
        (
            '<text:span text:style-name="T1">Ibid.</text:span>,<text:s/>7, so.',
            f"{FULL}7, so.".replace(", p. ", ",<text:s/>"),
        ),
        (
            'See <text:span text:style-name="T9">ibid., p</text:span>. 7.',
            f'See <text:span text:style-name="T9">{FULL}7</text:span>.',
        ),
        (
            "See note <text:note-ref>1</text:note-ref>, p. 7.",
            f"See {FULL}7.",
        ),
        ("Ibid.,<text:bookmark/> p. 7.", "Ibid.,<text:bookmark/> p. 7."),
    ],
)
def test_office_text_is_the_same_but_for_the_citation(note: str, expected: str) -> None:
    assert spell_out(office(note), "a.fodt").data == office(expected)


def test_packed_file_keeps_its_parts_and_their_order() -> None:
    full = "Smith, John. History of Oil. London: Verso, 1990. P. 5."
    data = odt(f"<text:p>Baku{odt_note('1', full)}. So{odt_note('2', 'Ibid.')}.</text:p>")
    done = spell_out(data, "a.odt").data
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(done)) as new:
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [
            "content.xml"
        ]
    last = read_bytes(done, "a.odt").notes[-1].view.text
    assert last == "Smith, History of Oil. London: Verso, 1990, p. 5."


def test_looks_of_new_words_are_styles() -> None:
    data = office("Ibid.")
    span = read_bytes(data, "a.fodt").notes[1].view.span(0, 4)
    runs = (Run("Oil", italic=True), Run(" & "), Run("A", small_caps=True))
    edit = Edit(span=span, runs=runs, citation="", old="")
    done = writer_for(data, "a.fodt")(data, "a.fodt", Edits(edits=(edit,))).data
    assert b'<text:span text:style-name="IbidemLookItalic">Oil</text:span> &amp; ' in done
    document = read_bytes(done, "a.fodt")
    looks = [
        (each.kind.value, document.text.content[each.span.slice]) for each in document.text.markings
    ]
    assert looks == [("italic", "Oil"), ("small-caps", "A")]
