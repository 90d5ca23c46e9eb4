"""Zip packages (docx, odt, epub), opened with bounds on what they may unfold to."""

from __future__ import annotations

import io
import zipfile
import zlib

from attrs import define

from ibidem.read.reader import UnreadableError

# One part may unfold to so many bytes; a book of 3,000 notes has about ten megabytes.
LARGEST_PART = 128 << 20
# All parts that are read, a part that is read twice counted twice.
LARGEST_PACKAGE = 384 << 20

# What the library raises for archives that are cut off or altered.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)


@define
class Package:
    """A zip archive whose parts are read one by one.

    Attributes:
        archive: the archive.
        unfolded: the bytes that were read of it so far.
    """

    archive: zipfile.ZipFile
    unfolded: int = 0

    @classmethod
    def open(cls, data: bytes) -> Package:
        """The package in `data`.

        Raises:
            UnreadableError: where it is no zip archive or a damaged one.
        """
        try:
            return cls(zipfile.ZipFile(io.BytesIO(data)))
        except _DAMAGED as error:
            raise UnreadableError(
                "the file is damaged: its zip archive cannot be opened"
            ) from error

    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self.archive.namelist())

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableError: where there is no such part, or it is damaged, encrypted or too large.
        """
        try:
            with self.archive.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError as error:
            raise UnreadableError(f"the file is damaged: it has no part {name}") from error
        except _DAMAGED as error:
            raise UnreadableError(f"the file is damaged: its part {name} is broken") from error
        except RuntimeError as error:
            raise UnreadableError(f"the part {name} is encrypted") from error
        if len(data) > LARGEST_PART:
            raise UnreadableError(f"the part {name} is larger than {LARGEST_PART >> 20} MiB")
        self.unfolded += len(data)
        if self.unfolded > LARGEST_PACKAGE:
            raise UnreadableError(f"its parts are larger than {LARGEST_PACKAGE >> 20} MiB")
        return data


def media_type(data: bytes) -> str:
    """What a package says it is in its part ``mimetype``, empty where it does not.

    Source: OpenDocument 1.3, part 2, 3.3 "MIME Media Type"; EPUB OCF 3.3, 4.2.
    """
    if not data.startswith(b"PK"):
        return ""
    try:
        return Package.open(data).part("mimetype").decode("ascii", "replace").strip()
    except UnreadableError:
        return ""


def part_names(data: bytes) -> frozenset[str]:
    """The names of the parts of a zip archive, none where `data` is no sound one."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        return Package.open(data).names()
    except UnreadableError:
        return frozenset()
