"""Build hook: puts all TOML tables of the package into one JSON file of the wheel."""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = Path("src/ibidem/data")


class CompileTables(BuildHookInterface):  # type: ignore[misc] # an untyped base where hatchling is absent
    """Adds ``ibidem/data/tables.json`` to a wheel; an editable install reads the TOML itself."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables into a file outside the tree and have it packed."""
        if version == "editable":
            return
        root = Path(self.root) / DATA
        tables = {
            file.relative_to(root).with_suffix("").as_posix(): tomllib.loads(
                file.read_text(encoding="utf-8")
            )
            for file in sorted(root.rglob("*.toml"))
        }
        target = Path(tempfile.mkdtemp()) / "tables.json"
        target.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(target)] = "ibidem/data/tables.json"
