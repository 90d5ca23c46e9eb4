"""A document rewritten: what may be asked for, and how it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from ibidem.cli.inputs import STDIN, Inputs
from ibidem.cli.outputs import STDOUT, Target, refuse_overwriting, refuse_unwritable
from ibidem.cli.run import TROUBLE, Run, run
from ibidem.cli.talk import Misuse, complain, counted, reason_of, say

if TYPE_CHECKING:
    from ibidem.rewrite.document import Wish
    from ibidem.rewrite.source import Rewritten

# The endings of documents, which no list of notes has.
DOCUMENTS = frozenset(
    [
        *(".docx", ".docm", ".odt", ".ott", ".fodt", ".html", ".htm", ".xhtml", ".tex", ".ltx"),
        *(".pdf", ".epub", ".xml", ".typ", ".wiki", ".rst", ".org"),
    ]
)

# What live citations look like until Zotero sets them.
_LIVE_STYLE = "chicago-notes-archives"


@frozen(kw_only=True)
class Asked:
    """What the options ask for.

    Attributes:
        style: the style to set citations in, by name or path.
        keep_ibid: whether its short forms are kept.
        zotero: whether citations become those of Zotero.
    """

    style: str | None
    keep_ibid: bool
    zotero: bool

    @property
    def option(self) -> str:
        """An option that only a rewritten document can grant, empty where none is given."""
        options = {"--style": self.style, "--keep-ibid": self.keep_ibid, "--zotero": self.zotero}
        return next((name for name, value in options.items() if value), "")


def is_rewriting(inputs: tuple[str, ...], output: str | None, to: str | None, asked: Asked) -> bool:
    """Whether a document is to be rewritten, rather than its notes listed.

    It is where OUT has the ending of the one input, or that of a document, or an option asks it.
    """
    if asked.option:
        return True
    if output is None or output == STDOUT or to is not None:
        return False
    ending = Path(output).suffix.lower()
    same = [Path(each).suffix.lower() for each in inputs] == [ending]
    return ending in DOCUMENTS or (bool(ending) and same)


def rewrite_document(
    inputs: tuple[str, ...], found: Inputs, output: str | None, asked: Asked
) -> int:
    """Rewrite the one input to `output`; the exit code."""
    source, target = _checked(inputs, output, asked)
    refuse_unwritable([target])
    refuse_overwriting([Target(path=target, format="document")], found)
    wish = _wish(asked)
    done = run(found)
    rewritten = _rewritten(source, done, wish)
    _tell(source, done, rewritten)
    return done.code if _write(target, rewritten) else TROUBLE


def _checked(inputs: tuple[str, ...], output: str | None, asked: Asked) -> tuple[str, str]:
    """The document and where to write it."""
    if len(inputs) != 1 or inputs[0] == STDIN or Path(inputs[0]).is_dir():
        raise Misuse("one document is rewritten at a time: name one file")
    if output is None or output == STDOUT:
        raise Misuse(f"{asked.option} rewrites a document: name the new one with -o")
    old, new = Path(inputs[0]).suffix.lower(), Path(output).suffix.lower()
    if old != new:
        raise Misuse(f"{output}: a rewritten document keeps its format; give it the ending “{old}”")
    if asked.keep_ibid and not (asked.style or asked.zotero):
        raise Misuse("--keep-ibid keeps the short forms of a style: name one with --style")
    if asked.zotero and old not in {".docx", ".docm"}:
        raise Misuse(f"{inputs[0]}: only in a Word document can citations be those of Zotero")
    return inputs[0], output


def _wish(asked: Asked) -> Wish:
    from ibidem.rewrite.document import Wish  # noqa: PLC0415 - keeps the start quick
    from ibidem.styles import StyleError, load_style  # noqa: PLC0415 - keeps the start quick

    try:
        name = asked.style or (_LIVE_STYLE if asked.zotero else "")
        style = load_style(name) if name else None
    except StyleError as error:
        raise Misuse(str(error)) from error
    return Wish(style=style, keep_ibid=asked.keep_ibid, zotero=asked.zotero)


def _rewritten(source: str, done: Run, wish: Wish) -> Rewritten:
    from ibidem.lexicon import load_lexicon  # noqa: PLC0415 - keeps the start quick
    from ibidem.rewrite.document import rewrite  # noqa: PLC0415 - keeps the start quick
    from ibidem.rewrite.source import NotRewritableError  # noqa: PLC0415 - keeps the start quick

    bibliography = done.bibliography
    try:
        return rewrite(
            Path(source).read_bytes(),
            bibliography.documents[0],
            citations=bibliography.citations,
            works=bibliography.works,
            lexicon=load_lexicon(),
            wish=wish,
        )
    except NotRewritableError as error:
        raise Misuse(f"{source}: {error}") from error


def _tell(source: str, done: Run, rewritten: Rewritten) -> None:
    from ibidem.diagnostics.render import headline  # noqa: PLC0415 - keeps the start quick

    (document,) = done.bibliography.documents
    for finding in rewritten.diagnostics:
        say(headline(finding, document.text))
    kept = sum(finding.code in {"EMI121", "EMI122"} for finding in rewritten.diagnostics)
    say(f"{source}: {counted(rewritten.edits, 'citation')} rewritten, {kept:,} left as they were")


def _write(target: str, rewritten: Rewritten) -> bool:
    from ibidem.emit.files import write_whole  # noqa: PLC0415 - keeps the start quick

    try:
        write_whole(target, rewritten.data)
    except OSError as error:
        complain(f"{target}: {reason_of(error)}")
        return False
    return True
