"""Small Word and OpenDocument files, made part by part."""

import io
import zipfile

from ibidem.model.citation import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(parts: dict[str, str]) -> bytes:
    """A zip archive of `parts`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return data.getvalue()


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def docx(
    *paragraphs: str,
    footnotes: dict[int, str] | None = None,
    endnotes: dict[int, str] | None = None,
    settings: str = "",
    more: dict[str, str] | None = None,
) -> bytes:
    """A docx file: paragraphs of the body and notes by id, all as the XML of their runs.

    More parts are added as they are.
    """
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    parts = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes is not None:
            inner = "".join(
                f'<w:{kind} w:id="{name}"><w:p>{words}</w:p></w:{kind}>'
                for name, words in notes.items()
            )
            parts[f"word/{kind}s.xml"] = f"<w:{kind}s {W}>{inner}</w:{kind}s>"
    if settings:
        parts["word/settings.xml"] = f"<w:settings {W}>{settings}</w:settings>"
    return packed({**parts, **(more or {})})


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
        ("manifest", "manifest"),
    )
)


def odt_note(label: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def fodt(*blocks: str, styles: str = "", what: str = "text") -> bytes:
    """A flat OpenDocument file of paragraphs and other blocks."""
    body = f"<office:body><office:{what}>{''.join(blocks)}</office:{what}></office:body>"
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return f"<office:document {_ODF}>{styles}{body}</office:document>".encode()


def odt(*blocks: str, encrypted: bool = False) -> bytes:
    """An odt file of paragraphs and other blocks."""
    secret = "<manifest:encryption-data/>" if encrypted else ""
    entry = f'<manifest:file-entry manifest:full-path="content.xml">{secret}</manifest:file-entry>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": fodt(*blocks).decode(),
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF}>{entry}</manifest:manifest>",
        }
    )


def looked(document: Document) -> list[tuple[str, str]]:
    """What is set apart in a document: as what, and the words."""
    content = document.text.content
    return [
        (each.language or str(each.kind), content[each.span.slice])
        for each in document.text.markings
    ]
