"""Inputs that can't be read, through the commands: named with a remedy, and the rest goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.cli import main

GOOD = (
    "The Russian Defence Ministry said on 19 November 2024 that six ATACMS missiles were fired at "
    "a military facility in the Bryansk region and that five of them were intercepted.\n"
)
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty.txt: "),
    "binary.txt": (bytes(range(256)) * 8, "binary.txt: "),
    "docs.jsonl": (b'{"text": "Nothing happened."}\n' * 6 + b'{"text": \n', "docs.jsonl:7: "),
    "photo.jpg": (b"\xff\xd8\xff\xe0", "photo.jpg: "),
    "cut.json": (b'[{"text": "A', "cut.json"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_unreadable_input_is_named_and_the_others_are_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, place = BAD[name]
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(data)
    assert main(["extract", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert place in told.err
    assert "; " in told.err.split(place)[1].splitlines()[0]
    assert [json.loads(line)["document"]["path"] for line in told.out.splitlines()] == ["good.txt"]


def test_strict_makes_an_unread_input_status_3(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    assert main(["extract", str(tmp_path), "--strict", "--quiet"]) == 3


@pytest.mark.parametrize("name", [*BAD, "nowhere.txt", "an empty folder"])
def test_nothing_but_unreadable_inputs_is_status_1(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if name in BAD and name != "docs.jsonl":
        path.write_bytes(BAD[name][0])
    elif name == "docs.jsonl":
        path.write_bytes(b'{"text": \n')
    elif name == "an empty folder":
        path.mkdir()
    assert main(["run", str(path), "-o", str(tmp_path / "out")]) == 1
    assert name in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.name.startswith("pytest-"):
            folder.chmod(0o755)
    # Under root everything may be read, so the command runs as nobody; what it imports first may
    # lie where nobody may look.
    script = (
        "import os, sys\n"
        "import geomap.documents, geomap.cli.stages\n"
        "if os.getuid() == 0:\n"
        "    os.setgroups([])\n"
        "    os.setgid(65534)\n"
        "    os.setuid(65534)\n"
        "from geomap.cli import main\n"
        f"sys.exit(main(['extract', {str(secret)!r}]))\n"
    )
    done = subprocess.run(  # noqa: S603  # fixed argv
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "secret.txt: no permission" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "data",
    [
        GOOD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("utf-16"),
    ],
    ids=["CRLF", "BOM", "UTF-16"],
)
def test_line_ends_and_encodings_change_no_claim(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "good.txt"
    path.write_bytes(data)
    assert main(["extract", str(path)]) == 0
    (record,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert record["quotes"][0]["text"] in GOOD
    assert record["counts"]["launched"]["low"] == 6


def test_a_lone_surrogate_is_replaced_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "docs.json"
    path.write_text(json.dumps([{"text": f"A \ud800 sign. {GOOD}"}]))
    assert main(["extract", str(path), "--strict"]) == 3
    told = capsys.readouterr()
    assert "surrogate" in told.err
    (record,) = [json.loads(line) for line in told.out.splitlines()]
    assert record["quotes"][0]["text"] in GOOD


def test_results_are_not_written_among_the_inputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    assert main(["run", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "name a folder outside it" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="file permissions of POSIX")
def test_a_hostile_file_name_does_not_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "\x1b[2Jowned.txt").write_text("")
    assert main(["extract", str(tmp_path)]) == 1
    assert "\x1b" not in capsys.readouterr().err
