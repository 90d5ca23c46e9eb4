"""Small Word files, made part by part."""

import io
import zipfile

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
) -> bytes:
    """A docx file: paragraphs of the body and notes by id, all as the XML of their runs."""
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
    return packed(parts)
