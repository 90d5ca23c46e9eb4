"""The JSON Schema of a row, compiled; its items are CSL-JSON items."""

from __future__ import annotations

import json
from importlib import resources

import fastjsonschema

SCHEMA = json.loads(
    resources.files("ibidem").joinpath("data/schema/citation-row.json").read_text(encoding="utf-8")
)
ROW = fastjsonschema.compile(SCHEMA)
ITEMS = fastjsonschema.compile(
    {
        "$schema": SCHEMA["$schema"],
        "type": "array",
        "items": {"$ref": "#/definitions/item"},
        "definitions": SCHEMA["definitions"],
    }
)
