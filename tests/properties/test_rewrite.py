"""Rewritten documents: nothing but citations changes, and what was meant is what is said."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibidem.api import Bibliography, process_documents
from ibidem.emit.notes import resolved
from ibidem.emit.tex import escape
from ibidem.lexicon import load_lexicon
from ibidem.read import read_bytes
from ibidem.rewrite import markdown
from ibidem.rewrite.document import Wish, rewrite
from ibidem.rewrite.source import NotRewritableError, Rewritten
from ibidem.styles import Run, load_style
from tests.unit.office_files import call, docx, fodt, odt_note, run

FULL = (
    "Карташев И. П. История одной экспедиции. М.: Наука, 1961. С. 15",
    "Smith, John. History of Oil & Men. London: Verso, 1990. P. 5",
    "РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1",
    "Гасанлы Дж. П. Русская революция и Азербайджан. М.: Флинта, 2011. С. 526",
)
BACK = ("Там же. С. 40", "Ibid., p. 7", "ibid.", "Там же. С. 12–15", "Там же")
BETWEEN = ("; ", "; см. также: ")
BEFORE = ("", "См.: ", "См. также: ")
AFTER = ("", " (курсив мой)", ". Автор в этом уверен")
PROSE = "The army crossed the river at night, and *nobody* saw {it}, 50% & more."


@st.composite
def notes(draw: st.DrawFn, *, back: bool = True) -> list[str]:
    """The notes of a document; the first one cites in full."""
    made: list[str] = []
    for number in range(draw(st.integers(2, 5))):
        words = draw(st.sampled_from(FULL if number == 0 or not back else FULL + BACK * 2))
        if number and draw(st.booleans()):
            words += draw(st.sampled_from(BETWEEN)) + draw(st.sampled_from(BACK if back else FULL))
        after = draw(st.sampled_from(AFTER))
        made.append(f"{draw(st.sampled_from(BEFORE))}{words}{after}.".replace("..", "."))
    return made


def _markdown(words: Sequence[str]) -> bytes:
    escaped = [markdown.write(Run(each)) for each in words]
    body = " ".join(f"{markdown.write(Run(PROSE))}[^{at}]" for at, _ in enumerate(words, 1))
    listed = "\n".join(f"[^{at}]: {each}" for at, each in enumerate(escaped, 1))
    return f"{body}\n\n{listed}\n".encode()


def _latex(words: Sequence[str]) -> bytes:
    body = "\n".join(rf"{escape(PROSE)}\footnote{{{escape(each)}}}" for each in words)
    return f"\\documentclass{{article}}\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()


def _html(words: Sequence[str]) -> bytes:
    body = "".join(
        f'<p>{html.escape(PROSE)}<a href="#n{at}">{at}</a></p>' for at, _ in enumerate(words, 1)
    )
    listed = "".join(f'<li id="n{at}">{html.escape(each)}</li>' for at, each in enumerate(words, 1))
    return f"<html><body>{body}<ol>{listed}</ol></body></html>".encode()


def _text(words: Sequence[str]) -> bytes:
    body = "\n".join(f"{PROSE} [{at}]" for at, _ in enumerate(words, 1))
    listed = "\n".join(f"{at}. {each}" for at, each in enumerate(words, 1))
    return f"{body}\n\nNotes\n{listed}\n".encode()


def _word(words: Sequence[str]) -> bytes:
    body = [run(html.escape(PROSE)) + call(at) for at, _ in enumerate(words, 1)]
    return docx(*body, footnotes={at: run(html.escape(each)) for at, each in enumerate(words, 1)})


def _office(words: Sequence[str]) -> bytes:
    return fodt(
        *(
            f"<text:p>{html.escape(PROSE)}{odt_note(str(at), html.escape(each))}</text:p>"
            for at, each in enumerate(words, 1)
        )
    )


@frozen(kw_only=True)
class Kind:
    """A format: the name of its file, and how a document of notes is made."""

    name: str
    make: Callable[[Sequence[str]], bytes]


KINDS = [
    Kind(name="a.md", make=_markdown),
    Kind(name="a.tex", make=_latex),
    Kind(name="a.html", make=_html),
    Kind(name="a.txt", make=_text),
    Kind(name="a.docx", make=_word),
    Kind(name="a.fodt", make=_office),
]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
fewer = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def processed(data: bytes, name: str) -> Bibliography:
    return process_documents([read_bytes(data, name)])


def rewritten(data: bytes, name: str, wish: Wish | None = None) -> Rewritten:
    done = processed(data, name)
    return rewrite(
        data,
        done.documents[0],
        citations=done.citations,
        works=done.works,
        lexicon=load_lexicon(),
        wish=wish or Wish(),
    )


def shown(data: bytes, name: str) -> list[str]:
    """The notes of a document as they are read."""
    return [note.view.text for note in read_bytes(data, name).notes]


def cited(done: Bibliography) -> list[str]:
    """What the notes cite, by title or shelf mark, in order."""
    works = [done.by_key[each.work].item for each in done.citations if each.work]
    return [one.archive.location if one.archive else one.title for one in works]


@each_kind
@fewer
@given(words=notes())
def test_what_is_meant_is_said_and_all_else_stays(kind: Kind, words: list[str]) -> None:
    data = kind.make(words)
    before, done = processed(data, kind.name), rewritten(data, kind.name)
    after = processed(done.data, kind.name)
    assert not done.diagnostics
    assert [each.text for each in after.citations if each.kind.is_back_reference] == []
    assert cited(after) == cited(before)
    (document,) = resolved(before.documents, before.citations)
    backs = sum(len(note.back_references) for note in document.notes)
    assert done.edits == backs
    prose = [line for line in before.documents[0].text.content.splitlines() if PROSE[:40] in line]
    new = after.documents[0].text.content.splitlines()
    if kind.name != "a.tex":  # where the notes stand in the prose
        assert [line for line in new if PROSE[:40] in line] == prose
    if kind.name != "a.docx":  # whose runs were cut
        assert kind.make(shown(done.data, kind.name)) == done.data


@each_kind
@fewer
@given(words=notes(back=False))
def test_without_back_references_every_byte_stays(kind: Kind, words: list[str]) -> None:
    data = kind.make(words)
    assert rewritten(data, kind.name).data == data


@fewer
@given(words=notes())
def test_every_format_says_the_same(words: list[str]) -> None:
    wish = Wish(style=load_style("gost-notes"), keep_ibid=True)
    for one in (None, wish):
        said = {
            kind.name: shown(rewritten(kind.make(words), kind.name, one).data, kind.name)
            for kind in KINDS
        }
        assert all(each == said["a.md"] for each in said.values()), said


@each_kind
@fewer
@given(text=st.lists(st.sampled_from([*FULL, *BACK, *"*_[]{}\\<>&\n", "[^1]", "<i>"])).map("".join))
def test_nothing_crashes_and_nothing_else_changes(kind: Kind, text: str) -> None:
    data = kind.make([FULL[0], text.replace("<", "") if kind.name == "a.docx" else text])
    try:
        done = rewritten(data, kind.name)
    except NotRewritableError:
        return
    assert done.edits > 0 or done.data == data
