"""How Sphinx builds the documentation: sphinx-build -W docs docs/_build/html."""

from importlib.metadata import version as installed_version

project = "ibidem"
author = "The ibidem developers"
copyright = author  # noqa: A001 - the name that Sphinx reads
version = release = installed_version("ibidem")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
napoleon_use_ivar = True  # attributes are described once, in the docstring of their class

smartquotes = False  # "--work" is to stay as it is typed

html_theme = "furo"
html_title = "ibidem"


def _examples_as_they_are(_app, _context, lines):
    """Set the examples of help texts, which sphinx-click gives as lines with bars, as code."""
    shown = []
    before = ""
    for line in lines:
        bar, words = line.startswith("| "), line.removeprefix("| ")
        if bar and not before.startswith("| "):
            shown += [f"{words}:", ""]
        else:
            shown.append(f"   {words}" if bar else line)
        before = line
    lines[:] = shown


def setup(app):
    """Register what is above with Sphinx."""
    for event in ("sphinx-click-process-description", "sphinx-click-process-epilog"):
        app.connect(event, _examples_as_they_are)
