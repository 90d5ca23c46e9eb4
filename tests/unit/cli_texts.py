"""Short texts and a runner for the tests of the command line."""

from click.testing import CliRunner

from ibidem.cli.main import cli

ARTICLE = """\
The army crossed the river at night.1 The telegram came late,2 and nobody read it.3
The government met once more.4

Notes
1. Карташев И. П. История одной экспедиции. М.: Наука, 1961. С. 15.
2. Там же. С. 40.
3. РГАСПИ. Ф. 85. Оп. 13. Д. 1. Л. 1.
4. Там же. Д. 7. Л. 3.
"""

ORPHAN = """\
1. Ibid. P. 5.
2. Kartashev I. P. History of an Expedition. Moscow: Nauka, 1961. P. 15.
"""

PROSE = "A text without any apparatus.\n"


def invoke(*arguments, data=None):
    """Run the command line in this process."""
    return CliRunner().invoke(cli, [str(one) for one in arguments], input=data)


def write(folder, name, text=ARTICLE):
    """Write a text and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
