import json
import stat
from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.export.folder import RUN_SCHEMA, check_file, check_folder, write_file, write_folder

REPORT = json.dumps({"schema": RUN_SCHEMA})


def test_files_are_written_as_given_with_their_folders(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "out", {"a.txt": "ä\n", "work/b.txt": "1\r\n2\n"})
    assert (tmp_path / "new" / "out" / "a.txt").read_bytes() == b"\xc3\xa4\n"
    assert (tmp_path / "new" / "out" / "work" / "b.txt").read_bytes() == b"1\r\n2\n"
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == ["a.txt", "work"]


def test_results_can_be_read_as_any_other_file(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", "a")
    (tmp_path / "b.txt").write_text("b")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.txt", "b.txt")}
    assert len(modes) == 1


def test_an_earlier_run_is_written_over_and_strangers_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_folder(tmp_path, {"claims.csv": "1", "run.json": REPORT})
    write_folder(tmp_path, {"claims.csv": "2", "run.json": REPORT})
    assert (tmp_path / "claims.csv").read_text() == "2"
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_file_that_geomap_did_not_write_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"holds claims\.csv, which geomap did not write"):
        write_folder(tmp_path, {"claims.csv": "1", "run.json": REPORT})
    assert (tmp_path / "claims.csv").read_text() == "mine"


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="is a file; name a folder"):
        write_folder(tmp_path / "out", {"a": ""})


def test_nothing_half_written_is_left_when_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("in the way")
    with pytest.raises(OutputError, match="can't be written"):
        write_folder(tmp_path, {"a.txt": "1", "work/b.txt": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file"):
        write_file(tmp_path, "")


def test_a_second_run_may_look_at_any_moment_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"claims.csv": "1", "work/a.json": "2", "run.json": REPORT}
    move, seen = Path.replace, []

    def move_and_look(self: Path, target: Path) -> Path:
        moved = move(self, target)
        check_folder(tmp_path, files)
        seen.append(target.name)
        return moved

    monkeypatch.setattr(Path, "replace", move_and_look)
    write_folder(tmp_path, files)
    assert seen == ["run.json", "claims.csv", "a.json"]


@pytest.mark.parametrize(("beside", "content"), [("-wal", b""), ("-journal", b"x")])
def test_a_database_that_another_program_is_changing_is_left_alone(
    tmp_path: Path, beside: str, content: bytes
) -> None:
    write_folder(tmp_path, {"claims.gpkg": b"1", "run.json": REPORT})
    (tmp_path / f"claims.gpkg{beside}").write_bytes(content)
    told = rf"is changing it \(claims\.gpkg{beside} is beside"
    with pytest.raises(OutputError, match=told):
        write_file(tmp_path / "claims.gpkg", b"2")
    with pytest.raises(OutputError, match=told):
        write_folder(tmp_path, {"claims.gpkg": b"2", "run.json": REPORT})
    assert (tmp_path / "claims.gpkg").read_bytes() == b"1"


def test_an_empty_journal_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "claims.gpkg").write_bytes(b"1")
    (tmp_path / "claims.gpkg-journal").touch()
    write_file(tmp_path / "claims.gpkg", b"2")
    assert (tmp_path / "claims.gpkg").read_bytes() == b"2"


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    link = tmp_path / "map.html"
    link.symlink_to(tmp_path / "published" / "map.html")
    write_file(link, "page")
    assert link.is_symlink()
    assert (tmp_path / "published" / "map.html").read_text() == "page"


def test_a_name_that_no_file_can_have_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"can't be written \(File name too long\)"):
        check_file(tmp_path / f"{'a' * 300}.csv")
    with pytest.raises(OutputError, match="no such folder; make it first"):
        check_file(tmp_path / "nowhere" / "claims.csv")
