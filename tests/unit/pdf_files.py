"""Small PDF files, drawn line by line."""

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
