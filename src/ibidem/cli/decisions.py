"""The files of decisions beside the inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ibidem.cli.inputs import STDIN, Inputs
from ibidem.cli.talk import Misuse, reason_of

if TYPE_CHECKING:
    from ibidem.decisions import Decisions

FILE_NAME = "ibidem.toml"


def decisions_beside(inputs: Inputs) -> tuple[Decisions, ...]:
    """The decisions in the folders of the inputs.

    Raises:
        Misuse: where a file of decisions cannot be read or says what no decision can say.
    """
    return tuple(map(read_decisions, _files(inputs)))


def place_for_decisions(inputs: Inputs) -> Path:
    """Where new decisions go: the file there is, else one beside the first input."""
    return next(iter(_files(inputs)), (_folders(inputs) or [Path()])[0] / FILE_NAME)


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file.

    Raises:
        Misuse: where it cannot be read or says what no decision can say.
    """
    from ibidem.decisions import DecisionsError, parse_decisions  # noqa: PLC0415 - quick start

    try:
        return parse_decisions(path.read_text(encoding="utf-8-sig"), str(path))
    except DecisionsError as error:
        raise Misuse(str(error)) from error
    except UnicodeDecodeError as error:
        raise Misuse(f"{path}: not UTF-8") from error
    except OSError as error:
        raise Misuse(f"{path}: {reason_of(error)}") from error


def _files(inputs: Inputs) -> list[Path]:
    places = (folder / FILE_NAME for folder in _folders(inputs))
    return [place for place in places if place.is_file()]


def _folders(inputs: Inputs) -> list[Path]:
    """The folders that are inputs or hold one, each once."""
    holding = (Path(path).parent for path in inputs.paths if path != STDIN)
    return list(dict.fromkeys((*map(Path, inputs.folders), *holding)))
