"""Every field of the records and every column of the tables is told of, and no other."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import geomap
from geomap.export.columns import COLUMNS
from geomap.model.vocabulary import Quantity
from geomap.result import Result

DOCS = Path(__file__).parents[2] / "docs"
RECORDS = (DOCS / "records.md").read_text(encoding="utf-8")
BOUNDS = ("low", "high", "bound")


def definitions(name: str) -> dict[str, Any]:
    """Return the parts of a record by their names in its JSON Schema."""
    schema = json.loads((DOCS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = schema["$defs"]
    return found


PARTS = definitions("claim") | definitions("event")


def section(part: str) -> str:
    """Return what the page says of a part."""
    found = re.search(rf"^### {part}\n(.*?)(?=^##|\Z)", RECORDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/records.md has no ### {part}"
    return found[1]


def named(text: str) -> set[str]:
    """Return the names between grave accents, in a table's first column alone."""
    cells = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_field_of_a_record_is_told_of(part: str) -> None:
    assert named(section(part)) == set(PARTS[part]["properties"])


def lists(schema: Any) -> list[str]:
    """Return every word of a closed list in a schema."""
    if isinstance(schema, dict):
        inner = [word for value in schema.values() for word in lists(value)]
        return [str(word) for word in schema.get("enum", [])] + inner
    return [word for value in schema for word in lists(value)] if isinstance(schema, list) else []


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_word_of_a_closed_list_is_told_of(part: str) -> None:
    told = set(re.findall(r"`(\w+)`", RECORDS))
    assert set(lists(PARTS[part]["properties"])) - told - {"None"} == set()


def test_there_are_no_parts_that_no_record_has() -> None:
    assert set(re.findall(r"^### (\w+)$", RECORDS, re.MULTILINE)) == set(PARTS)


def test_every_column_of_the_tables_is_told_of() -> None:
    page = (DOCS / "outputs.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page))
    quantities = Quantity.__args__  # type: ignore[attr-defined]
    numbers = {f"{name}_{bound}" for name in quantities for bound in BOUNDS}
    assert {f"launched_{bound}" for bound in BOUNDS} <= told
    assert all(re.search(rf"\b{name}\b", page) for name in quantities)
    assert set(COLUMNS) - numbers - told == set()


def test_every_public_name_is_told_of() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    words = {name for code in re.findall(r"`[^`\n]+`", page) for name in re.findall(r"\w+", code)}
    public = {name for name in dir(Result) if not name.startswith("_")}
    assert set(geomap.__all__) | public <= words
