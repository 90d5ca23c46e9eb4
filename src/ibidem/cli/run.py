"""What every command begins with: read the inputs, make a bibliography, say what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen
from click.exceptions import Exit

from ibidem.cli.decisions import decisions_beside
from ibidem.cli.inputs import Inputs, find_inputs, read_inputs
from ibidem.cli.progress import Progress
from ibidem.cli.talk import complain, say

if TYPE_CHECKING:
    from ibidem.api import Bibliography
    from ibidem.decisions import Decisions
    from ibidem.model.citation import Document

CLEAN, FINDINGS, TROUBLE = 0, 1, 2
"""Exit codes: all well; `check` found something; misuse, or something could not be read."""


@frozen(kw_only=True)
class Run:
    """The bibliography of the inputs, and whether all of them could be read."""

    bibliography: Bibliography
    complete: bool

    @property
    def code(self) -> int:
        """The exit code as far as reading goes."""
        return CLEAN if self.complete else TROUBLE


def run(arguments: Sequence[str] | Inputs, *, tell: bool = True, jobs: int = 1) -> Run:
    """Read and process what the arguments name.

    Args:
        arguments: INPUTS as given, or what was found for them.
        jobs: how many processes read at once.
        tell: whether to say which documents have no notes and which decisions do nothing.

    Raises:
        Exit: with code 2, where nothing at all can be read.
        Misuse: where a file of decisions cannot be read.
    """
    inputs = arguments if isinstance(arguments, Inputs) else find_inputs(arguments)
    decisions = decisions_beside(inputs)
    with Progress("reading", total=len(inputs.paths)) as progress:
        documents, unread = read_inputs(inputs.paths, progress.step, jobs)
        progress.turn_to("finding citations and works")
        bibliography = _process(documents, decisions, jobs)
    problems = (*inputs.problems, *unread)
    for problem in problems:
        complain(problem)
    if not documents:
        raise Exit(TROUBLE)
    if tell:
        _tell_findings([each for each in documents if not each.notes])
        _tell_findings(bibliography.decisions)
    return Run(bibliography=bibliography, complete=not problems)


def _process(
    documents: Sequence[Document], decisions: Sequence[Decisions], jobs: int
) -> Bibliography:
    from ibidem.api import process_documents  # noqa: PLC0415 - keeps the start quick

    return process_documents(documents, decisions=decisions, jobs=jobs)


def _tell_findings(documents: Sequence[Document]) -> None:
    """Say why documents gave no notes, and which decisions have come to nothing."""
    from ibidem.diagnostics.render import headline  # noqa: PLC0415 - keeps the start quick

    for document in documents:
        for finding in document.diagnostics:
            say(headline(finding, document.text))
