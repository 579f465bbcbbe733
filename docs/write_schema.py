"""Write the published JSON Schema of claims and events; run it after a change of the model."""

import json
from pathlib import Path
from typing import Any

from geomap.codec import json_schema
from geomap.model import Claim, Event

FOLDER = Path(__file__).parent / "schema"


def texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    schemas: dict[str, dict[str, Any]] = {
        "claim.schema.json": json_schema(Claim),
        "event.schema.json": json_schema(Event),
    }
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in schemas.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
