"""Files that are no text: named by their first bytes, or known by their control characters."""

from __future__ import annotations

from ibidem.read.reader import UnreadableError

_FORMATS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office file of the old kind (doc, xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"AT&TFORM", "a DjVu file"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF89a", "a GIF image"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])

# Of the bytes of a text, controls are at most this share; random bytes have ten percent.
_MOST_CONTROLS = 0.05


def refuse_binary(data: bytes) -> None:
    """Do nothing if `data` may be text.

    Raises:
        UnreadableError: where it is another format, which the message names, or no text at all.
    """
    for start, what in _FORMATS:
        if data.startswith(start):
            raise UnreadableError(f"this is {what}; save or export it as plain text first")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample) or (b"\0" in sample and not _is_utf8(data)):
        raise UnreadableError("this is a binary file, not text")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
