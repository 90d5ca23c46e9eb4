"""OpenDocument texts: edits carried out in the characters of ``content.xml``.

Source: OpenDocument 1.3, part 3, 6.1 "Basic Text Content" and 7 "Text Fields".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.sax.saxutils import escape

from attrs import evolve

from ibidem.model.marking import MarkingKind
from ibidem.model.span import Span
from ibidem.read import odt as reader
from ibidem.read.encoding import Decoded
from ibidem.read.odt_styles import Styles
from ibidem.read.package import Package
from ibidem.read.xml import Element
from ibidem.rewrite.dialect import Dialect, Mark
from ibidem.rewrite.edits import Edits
from ibidem.rewrite.html import closed, tag_before, tags
from ibidem.rewrite.package import with_parts
from ibidem.rewrite.source import NotRewritableError, Rewritten, TextFile, rewritten
from ibidem.rewrite.tagged import Tagged
from ibidem.styles.runs import Run

# Spans and links of words; numbers of notes and pages that a citation is printed with.
_GOING = frozenset(
    f"text:{name}"
    for name in ("span", "a", "note-ref", "bookmark-ref", "reference-ref", "sequence-ref")
)
_EMPTY = frozenset({"text:s", "text:tab", "text:line-break", "text:soft-page-break"})
_STYLE_NAME = re.compile(r"text:style-name=[\"'](?P<name>[^\"']*)[\"']")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLES_END = "</office:automatic-styles>"
_NO_STYLES = re.compile(r"<office:automatic-styles\s*/>")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_OWN = "IbidemLook"

_PROPERTIES = {
    "italic": 'fo:font-style="italic" style:font-style-asian="italic" '
    'style:font-style-complex="italic"',
    "bold": 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
    "small_caps": 'fo:font-variant="small-caps"',
    "underline": 'style:text-underline-style="solid"',
    "superscript": 'style:text-position="super 58%"',
    "subscript": 'style:text-position="sub 58%"',
}
_DECLARATIONS = (
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def write_odt(data: bytes, name: str, edits: Edits) -> Rewritten:
    """An odt, ott or fodt file with its edits carried out.

    Raises:
        NotRewritableError: where its prefixes are not the usual ones.
    """
    traced = reader.traced(data, name)
    packed = data.startswith(b"PK")
    source = Package.open(data).part(reader.CONTENT) if packed else data
    file = TextFile.of(source, _decoded(source))
    root = traced.parts[reader.CONTENT]
    tagged = Tagged.of(file.content, root, is_html=False)
    dialect = _dialect(_slanted(root))
    done = rewritten(file, edits, dialect, lambda span: tagged.span(traced, span))
    if not done.edits:
        return evolve(done, data=data)
    content = _with_styles(
        done.data, file, {_look(run) for each in edits.edits for run in each.runs}
    )
    return evolve(done, data=with_parts(data, {reader.CONTENT: content}) if packed else content)


def _decoded(source: bytes) -> Decoded:
    declared = _DECLARED.search(source[:200])
    encoding = "utf-8" if declared is None else declared[1].decode()
    try:
        return Decoded(content=source.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise NotRewritableError(f"its text is no good {encoding}") from error


def _slanted(root: Element) -> frozenset[str]:
    """The names of the styles of the content that do no more than slant words."""
    styles = Styles.of([root])
    return frozenset(
        name
        for each in root.iter("{*}span")
        if (name := each.get(f"{reader.TEXT}style-name", ""))
        and any(kind is MarkingKind.ITALIC for kind, _ in styles.looks(each))
    )


def _look(run: Run) -> tuple[str, ...]:
    """The looks of a run by name, in the order of the table."""
    return tuple(look for look in _PROPERTIES if getattr(run, look))


def _style_name(look: tuple[str, ...]) -> str:
    return _OWN + "".join(part.title().replace("_", "") for part in look)


def _write(run: Run) -> str:
    words = escape(_UNWRITABLE.sub("", run.text))
    look = _look(run)
    if not look:
        return words
    return f'<text:span text:style-name="{_style_name(look)}">{words}</text:span>'


def _with_styles(data: bytes, file: TextFile, looks: Collection[tuple[str, ...]]) -> bytes:
    """The content with the styles of the new words among its automatic ones."""
    styles = "".join(
        f'<style:style {_DECLARATIONS} style:name="{_style_name(look)}" style:family="text">'
        f"<style:text-properties {' '.join(_PROPERTIES[part] for part in look)}/></style:style>"
        for look in sorted(filter(None, looks))
    )
    if not styles:
        return data
    content = data.decode(file.encoding)
    if _STYLES_END not in content:
        full = f"<office:automatic-styles>{_STYLES_END}"
        content = _NO_STYLES.sub(full, content, count=1)
    return content.replace(_STYLES_END, f"{styles}{_STYLES_END}", 1).encode(file.encoding)


def _dialect(slanted: frozenset[str]) -> Dialect:
    def marks(content: str, span: Span) -> list[Mark] | None:
        return tags(content, span, going=_GOING, empty=_EMPTY)

    def opened(content: str, at: int) -> Mark | None:
        found = tag_before(content, at)
        if found is None or found["name"] not in _GOING or found["empty"]:
            return None
        style = _STYLE_NAME.search(found["more"])
        looks = style is not None and style["name"] in slanted
        return Mark(start=found.start(), end=at, name=found["name"], opens=True, looks=looks)

    return Dialect(marks=marks, opened=opened, closed=closed, write=_write)
