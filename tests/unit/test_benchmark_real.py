"""The counts of what readers find."""

from pathlib import Path

from click.testing import CliRunner

from benchmarks.real import main


def test_files_of_one_name_are_compared(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Brandt, Roads, 12.\n2. Ibid., 14.\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "A[^1] B[^2]\n\n[^1]: Brandt,  Roads, 12.\n[^2]: Ibid., 15.\n", encoding="utf-8"
    )
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 0
    assert "a.md: 2 footnote, 2 callouts" in result.output
    assert "a.txt: 1 notes, 1 to the letter" in result.output
    assert "a.txt: ibid14" in result.output
