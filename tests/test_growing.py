"""A collection that grows: what is read again, what is kept, and what the run says is new."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from geomap.cli import main

FIRST = "Peru's army said on 3 May 2026 that six rockets had struck Loja, wounding two people.\n"
SECOND = "Ecuador's army said on 3 May 2026 that nine rockets had struck Loja.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    return folder


def run(articles: Path, out: Path, *options: str) -> dict[str, Any]:
    assert main(["run", str(articles), "-o", str(out), *options]) == 0
    found: dict[str, Any] = json.loads((out / "work/changes.json").read_text())
    return found


def test_a_new_article_is_read_and_its_news_are_told(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert len(run(articles, out)["new_claims"]) == 1
    (articles / "b.txt").write_text(SECOND)
    found = run(articles, out)
    assert "1 of 2 documents known from an earlier run" in capsys.readouterr().err
    assert [one["document"] for one in found["new_claims"]] == ["b.txt"]
    assert [one["field"] for one in found["new_contradictions"]] == ["hit"]
    assert "Since the last run" in (out / "report.html").read_text()


def test_the_files_are_the_same_with_and_without_what_was_kept(
    articles: Path, tmp_path: Path
) -> None:
    out, bare = tmp_path / "out", tmp_path / "bare"
    run(articles, out)
    (articles / "b.txt").write_text(SECOND)
    run(articles, out)
    run(articles, bare, "--no-cache")
    assert not (bare / "work" / "cache").exists()
    for name in ("claims.jsonl", "events.jsonl", "claims.csv", "map.html", "claims.geojson"):
        assert (out / name).read_bytes() == (bare / name).read_bytes(), name


def test_what_was_kept_may_be_deleted_or_cut_off(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(articles, out)
    (kept,) = (out / "work" / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:40])
    (kept.parent / ".half.part").write_text("of a run that was killed")
    found = run(articles, out)
    assert found.pop("schema")
    assert found.pop("since_last_run") is True
    assert not any(found.values())


def test_two_runs_at_a_time_into_one_folder_end_whole(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["run", str(articles), "-o", str(out), "--quiet"]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(main, [arguments, arguments])) == [0, 0]
    assert len((out / "claims.jsonl").read_text().splitlines()) == 1
    assert len(list((out / "work" / "cache").glob("*.claims"))) == 1


def test_nothing_that_is_blotted_out_stays_in_what_is_kept(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(articles, out)
    (articles / "corrections.toml").write_text(
        '[[correction]]\naction = "redact"\ntext = "wounding two people"\nby = "A. Reviewer"\n'
        'at = "2026-05-05"\nreason = "names a private matter"\n'
    )
    run(articles, out)
    written = [p.read_bytes() for p in out.rglob("*") if p.is_file()]
    assert not [held for held in written if b"wounding two people" in held]
