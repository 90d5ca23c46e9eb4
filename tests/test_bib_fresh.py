"""bib/ holds what the main command makes of seeds/ today."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ibidem.cli.main import cli

ROOT = Path(__file__).parents[1]
REMEDY = "stale; run: ibidem convert seeds/ -o bib/seeds.bib -o bib/seeds.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bib")
    outputs = ["-o", str(folder / "seeds.bib"), "-o", str(folder / "seeds.json")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        result = CliRunner().invoke(cli, ["convert", "seeds/", *outputs])
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("name", ["seeds.bib", "seeds.json"])
def test_bib_is_fresh(made: Path, name: str) -> None:
    committed = (ROOT / "bib" / name).read_text(encoding="utf-8")
    assert (made / name).read_text(encoding="utf-8") == committed, REMEDY


def test_bib_holds_nothing_else() -> None:
    names = {path.name for path in (ROOT / "bib").iterdir()}
    assert names == {"README.md", "seeds.bib", "seeds.json"}
