"""The least figures that quality may have; lowering one takes an edit of floors.toml."""

import tomllib
from pathlib import Path
from typing import Any

FLOORS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
)
