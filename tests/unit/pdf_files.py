"""Small PDF files, drawn line by line."""

import zlib
from collections.abc import Sequence

from fpdf import FPDF

BODY, NOTE = 11.0, 8.5


class Paper:
    """A PDF file under construction; heights are counted from the top of the page."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(auto=False)

    def page(self) -> None:
        self.pdf.add_page()

    def line(self, x: float, y: float, words: str, size: float = BODY) -> float:
        """Print `words`, of which ^12^ is raised; where they end."""
        for index, part in enumerate(words.split("^")):
            raised = index % 2 == 1
            self.pdf.set_font("Times", size=size * (0.6 if raised else 1))
            self.pdf.text(x, y - (size * 0.35 if raised else 0), part)
            x += self.pdf.get_string_width(part)
        return x

    def column(self, x: float, y: float, lines: Sequence[str], size: float = BODY) -> float:
        """Print lines one below the other; the height of the next."""
        for line in lines:
            self.line(x, y, line, size)
            y += 1.2 * size
        return y

    def data(self) -> bytes:
        return bytes(self.pdf.output())


def prose(name: str, count: int, words: int = 9) -> list[str]:
    """Lines of body text, each with a name of its own."""
    return [f"{name} line {number} " + "of the text " * (words // 3) for number in range(count)]


def raw_pdf(content: bytes, *, pages: int = 1, forms: Sequence[bytes] = ()) -> bytes:
    """A PDF file written out by hand: the same content on all pages, and forms X1, X2 ..."""
    names = b" ".join(b"/X%d %d 0 R" % (at, at + 4) for at in range(1, len(forms) + 1))
    resources = b"<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>/XObject<<%s>>>>"
    named = resources % names
    kids = b"3 0 R " * pages
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources%s/Contents 4 0 R>>" % named,
        _stream(content, b""),
        *(
            _stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources" + named)
            for form in forms
        ),
    ]
    data = b"%PDF-1.5\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(data))
    )


def _stream(content: bytes, entries: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return head + b"stream\n" + packed + b"\nendstream"
