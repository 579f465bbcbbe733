import importlib.machinery
import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest
from invented import parsed

from geomap.errors import ModelError
from geomap.extract.english import parser


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / parser.model_folder().name
    shutil.copytree(parser.model_folder(), folder)
    return folder


def test_the_installed_model_has_the_known_bytes() -> None:
    parser.check_model(parser.model_folder())


@pytest.mark.parametrize("name", ["parser/cfg", "tokenizer", "tagger/model"])
def test_a_model_file_with_one_byte_changed_is_refused(name: str, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))
    with pytest.raises(ModelError, match=rf"{name}: SHA-256 is [0-9a-f]{{64}}, not .*install"):
        parser.check_model(folder)


def test_a_model_with_a_file_missing_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tok2vec" / "model").unlink()
    with pytest.raises(ModelError, match="tok2vec/model: SHA-256 is no file"):
        parser.check_model(folder)


def found_only(monkeypatch: pytest.MonkeyPatch, name: str | None, folder: Path) -> None:
    """Make one package (or none) seem to be installed in a folder."""

    def find(package: str) -> Any:
        if package != name:
            return None
        origin = str(folder / "__init__.py")
        return importlib.machinery.ModuleSpec(package, None, origin=origin)

    monkeypatch.setattr(importlib.util, "find_spec", find)


def test_a_genuine_model_is_taken_where_the_package_has_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(tmp_path)
    found_only(monkeypatch, "en_core_web_sm", tmp_path)
    assert parser.model_folder() == folder
    parser.check_model(parser.model_folder())


@pytest.mark.parametrize("name", [None, "en_core_web_sm"], ids=["no package", "an empty package"])
def test_a_missing_model_is_told_with_what_to_install(
    name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_only(monkeypatch, name, tmp_path)
    with pytest.raises(ModelError, match=r"not installed; install the package en_core_web_sm"):
        parser.model_folder()


def test_a_text_is_one_sentence_whatever_stops_it_holds() -> None:
    doc = parsed("Quito said the U.S. Navy fired nothing")
    assert len(list(doc.sents)) == 1


def test_only_the_parts_that_are_used_are_loaded() -> None:
    assert set(parser.load().pipe_names).isdisjoint(parser.UNUSED)


def test_parses_come_in_the_order_of_their_texts() -> None:
    texts = ["Lima spoke.", "Quito denied it.", "Khartoum was silent."]
    assert [doc.text for doc in parser.parse(texts)] == texts
