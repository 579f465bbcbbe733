"""What was read once is not read again, and the claims are the same either way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geomap.documents import read
from geomap.extract import extract
from geomap.extract.cache import ClaimCache
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Document

FIRST = "Peru's army said on 3 May 2026 that six rockets had struck Loja, wounding two people.\n"
SECOND = "Ecuador's defence ministry denied that any rocket had hit Machala.\n"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    return list(read(folder).documents)


@pytest.fixture
def cache(tmp_path: Path, gazetteer: Gazetteer) -> ClaimCache:
    return ClaimCache(tmp_path / "cache", gazetteer=gazetteer)


def again(cache_folder: Path, gazetteer: Gazetteer) -> ClaimCache:
    return ClaimCache(cache_folder, gazetteer=gazetteer)


def claims(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache | None
) -> tuple[Claim, ...]:
    return tuple(extract(documents, gazetteer=gazetteer, cache=cache))


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_a_second_run_reads_nothing_and_says_the_same(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache, tmp_path: Path
) -> None:
    plain = claims(documents, gazetteer, None)
    assert plain
    assert claims(documents, gazetteer, cache) == plain
    assert cache.found == 0
    second = again(tmp_path / "cache", gazetteer)
    assert claims(documents, gazetteer, second) == plain
    assert second.found == len(documents) == 2


def test_only_what_is_new_is_read(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache, tmp_path: Path
) -> None:
    claims(documents[:1], gazetteer, cache)
    second = again(tmp_path / "cache", gazetteer)
    assert claims(documents, gazetteer, second) == claims(documents, gazetteer, None)
    assert second.found == 1


@pytest.mark.parametrize(
    "change",
    [{"published": "2026-05-04"}, {"publisher": "El Comercio"}, {"text": FIRST + "And more.\n"}],
    ids=["another date", "another publisher", "another text"],
)
def test_a_document_that_changed_is_read_again(
    change: dict[str, Any],
    documents: list[Document],
    gazetteer: Gazetteer,
    cache: ClaimCache,
) -> None:
    claims(documents[:1], gazetteer, cache)
    assert cache.get(replace(documents[0], **change)) is None


def test_a_document_that_only_moved_is_not_read_again(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache
) -> None:
    claims(documents[:1], gazetteer, cache)
    found = cache.get(replace(documents[0], path="elsewhere/a.txt"))
    assert found is not None
    assert {claim.document.path for claim in found} == {"elsewhere/a.txt"}


def broken(path: Path) -> Iterator[bytes]:
    whole = path.read_bytes()
    yield b""
    yield whole[: len(whole) // 2]
    yield whole.replace(b"six", b"ten")
    yield b"\xff\xfe"


def test_a_file_that_is_not_whole_is_read_again(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache, tmp_path: Path
) -> None:
    plain = claims(documents[:1], gazetteer, cache)
    (path,) = kept(tmp_path / "cache")
    for data in list(broken(path)):
        path.write_bytes(data)
        second = again(tmp_path / "cache", gazetteer)
        assert second.get(documents[0]) is None
        assert claims(documents[:1], gazetteer, second) == plain


def test_what_no_run_needs_any_more_is_forgotten(
    documents: list[Document], gazetteer: Gazetteer, cache: ClaimCache, tmp_path: Path
) -> None:
    claims(documents, gazetteer, cache)
    second = again(tmp_path / "cache", gazetteer)
    claims(documents[:1], gazetteer, second)
    second.forget_the_rest()
    assert len(kept(tmp_path / "cache")) == 1


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(
    documents: list[Document], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = ClaimCache(tmp_path / "file", gazetteer=gazetteer)
    assert claims(documents, gazetteer, cache) == claims(documents, gazetteer, None)
    cache.forget_the_rest()


def test_other_rules_read_again(
    documents: list[Document],
    gazetteer: Gazetteer,
    cache: ClaimCache,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims(documents[:1], gazetteer, cache)
    monkeypatch.setattr("geomap.extract.cache._rules", lambda: "another word list")
    assert again(tmp_path / "cache", gazetteer).get(documents[0]) is None
