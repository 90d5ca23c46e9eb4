"""How long each reader takes for the same document of many notes, which pandoc writes.

python -m benchmarks.readers
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from time import perf_counter

import click

from ibidem.read import read_bytes

# What pandoc calls the format, and the ending of its files.
_FORMATS = {
    "plain": "txt",
    "markdown": "md",
    "html": "html",
    "latex": "tex",
    "mediawiki": "wiki",
    "jats": "xml",
    "tei": "xml",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "rst": "rst",
}
_NOTES = (
    "РГАСПИ. Ф. 85. Оп. 13. Д. {0}. Л. {0}.",
    "Firuz Kazemzadeh, *The Struggle for Transcaucasia* (New York, 1951), {0}.",
    "Həsənli C. Azərbaycan Xalq Cümhuriyyəti. Bakı: Garisma, 2009. S. {0}.",
    "Там же. Л. {0}.",
)
_PROSE = "Решение о занятии Баку было принято весной, и приказ передали по прямому проводу"


def article(count: int) -> str:
    """A Markdown document of `count` notes, one to a paragraph."""
    prose = [f"{_PROSE}[^{number}].\n" for number in range(1, count + 1)]
    notes = [
        f"[^{number}]: {_NOTES[number % len(_NOTES)].format(number)}\n"
        for number in range(1, count + 1)
    ]
    return "\n".join([*prose, *notes])


def timings(count: int, times: int) -> Iterator[tuple[str, int, float]]:
    """For each format its name, the notes that were read, and the seconds of the quickest run."""
    source = article(count)
    for name, ending in _FORMATS.items():
        data = _written(source, name)
        read_bytes(data, f"warm-up.{ending}")
        seconds, notes = [], 0
        for _ in range(times):
            start = perf_counter()
            notes = len(read_bytes(data, f"article.{ending}").notes)
            seconds.append(perf_counter() - start)
        yield name, notes, min(seconds)


def _written(source: str, name: str) -> bytes:
    command = ["pandoc", "--standalone", "--metadata", "title=-", "--to", name, "--output", "-"]
    return subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout


@click.command(help=__doc__)
@click.option("--notes", "count", default=1000, help="Notes of the document.")
@click.option("--times", default=3, help="Runs of each reader, of which the quickest counts.")
def main(count: int, times: int) -> None:
    """Print the times, and their ratios to that of plain text."""
    if shutil.which("pandoc") is None:
        raise click.ClickException("pandoc, which writes the documents, is not installed")
    plain = 0.0
    for name, notes, seconds in timings(count, times):
        plain = plain or seconds
        click.echo(f"{name:10} {notes:5} notes {seconds:7.3f} s {seconds / plain:6.1f}")


if __name__ == "__main__":
    main()
