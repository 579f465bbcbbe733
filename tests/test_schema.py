import importlib.util
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs"


def test_the_published_schema_is_that_of_the_model() -> None:
    source = importlib.util.spec_from_file_location("write_schema", FOLDER / "write_schema.py")
    assert source
    assert source.loader
    writer = importlib.util.module_from_spec(source)
    source.loader.exec_module(writer)
    published = {path.name: path.read_text() for path in (FOLDER / "schema").glob("*.json")}
    assert published == writer.texts(), "run docs/write_schema.py"
