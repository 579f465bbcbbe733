# Cyrillic and typographic marks on purpose
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geomap import codec
from geomap.documents import Reading, Unread, documents_from_lines, read, walk
from geomap.errors import CodecError

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TEXT = "The governor said that three drones had been shot down over the district at night.\n"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def jsonl(path: Path, *records: object) -> Path:
    return write(path, "".join(json.dumps(record) + "\n" for record in records))


def messages(reading: Reading) -> list[str]:
    return [str(unread) for unread in reading.unread]


def seeds() -> Reading:
    return read(SEEDS)


EXPECTED: list[tuple[str | None, str | None, str | None, str]] = [
    (
        "British state media confirms ‘Storm Shadow’ strike deep inside Russia",
        None,
        "2024-11-21",
        "en",
    ),
    (None, "MENAFN", "2024-11-24", "en"),
    (
        "Russia Claims Two More ATACMS Missile Strikes by Ukraine, Threatens Retaliation",
        None,
        "2024-11-26",
        "en",
    ),
    ("Kyiv Launches First Strike with Western Missiles on Russian Territory", None, None, "en"),
    (None, "News.Az", "2024-11-19", "en"),
]


def test_the_seeds_are_read_with_what_is_known_of_them() -> None:
    reading = seeds()
    assert (reading.unread, reading.warnings) == ((), ())
    found = [(d.title, d.publisher, d.published, d.language) for d in reading.documents]
    assert found == EXPECTED
    for document in reading.documents:
        data = (SEEDS / document.path).read_bytes()
        assert document.text.encode() == data
        assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_each_known_field_says_how_it_is_known() -> None:
    for document in seeds().documents:
        known = {
            name
            for name in ("title", "publisher", "url", "published", "language")
            if getattr(document, name) is not None
        }
        assert set(document.known_from) == known
    assert seeds().documents[3].known_from == {"language": "detected", "title": "first line"}


def test_inputs_carry_the_hash_of_the_file() -> None:
    for file in seeds().inputs:
        assert file.sha256 == hashlib.sha256((SEEDS / file.path).read_bytes()).hexdigest()
        assert (file.kind, file.documents) == ("text", 1)


def test_two_readings_are_equal() -> None:
    assert seeds() == seeds()


def test_a_given_file_goes_by_its_name_and_a_nested_one_by_its_path(tmp_path: Path) -> None:
    file = write(tmp_path / "b" / "c" / "one.txt", TEXT)
    assert [d.path for d in read(file).documents] == ["one.txt"]
    assert [d.path for d in read(tmp_path).documents] == ["b/c/one.txt"]


def test_files_come_sorted_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "C.md", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, f"{name} {TEXT}")
    reading = read(tmp_path)
    assert [d.path for d in reading.documents] == ["C.md", "a/z.txt", "b.txt"]
    assert reading.unread == ()


def test_identical_documents_are_read_once_with_all_their_paths(tmp_path: Path) -> None:
    for name in ("a.txt", "b/copy.txt", "c.md"):
        write(tmp_path / name, TEXT)
    jsonl(tmp_path / "d.jsonl", {"text": TEXT})
    (document,) = read(tmp_path).documents
    assert document.path == "a.txt"
    assert document.other_paths == ("b/copy.txt", "c.md", "d.jsonl")


def test_another_language_makes_no_other_document(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", {"text": TEXT, "language": "uk"})
    write(tmp_path / "b.txt", TEXT)
    reading = read(tmp_path)
    assert (len(reading.documents), reading.unread) == (1, ())


def test_the_same_file_given_twice_is_one_document(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", TEXT)
    (document,) = read(tmp_path, file).documents
    assert document.other_paths == ()


def test_a_given_id_used_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    jsonl(
        tmp_path / "posts.jsonl", {"id": 7, "text": "One."}, {"text": "x"}, {"id": 7, "text": "2."}
    )
    reading = read(tmp_path)
    assert [d.text for d in reading.documents] == ["One.", "x"]
    (message,) = messages(reading)
    assert message.startswith('posts.jsonl:3: id "7" already stands for another document; ')
    assert message.endswith("(first used at posts.jsonl:1)")


def test_ids_do_not_depend_on_the_path_but_on_what_is_given(tmp_path: Path) -> None:
    records: list[dict[str, str]] = [
        {"text": TEXT}, {"text": TEXT, "title": "T"}, {"text": TEXT, "publisher": "T"},
        {"text": TEXT, "url": "https://e.org/"}, {"text": TEXT, "published": "2024"},
    ]  # fmt: skip
    jsonl(tmp_path / "a.jsonl", *records)
    jsonl(tmp_path / "b.jsonl", *records)
    ids = [d.id for d in read(tmp_path / "a.jsonl").documents]
    assert len(set(ids)) == len(records)
    assert ids == [d.id for d in read(tmp_path / "b.jsonl").documents]
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)


def test_json_broken_on_line_7_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Post {n}."}) for n in range(1, 10)]
    lines[6] = lines[6][:-3]
    write(tmp_path / "posts.jsonl", "\n".join(lines))
    reading = read(tmp_path)
    assert len(reading.documents) == 8
    (unread,) = reading.unread
    assert str(unread).startswith("posts.jsonl:7: not JSON (")
    assert "; mend the JSON" in str(unread)


def test_a_date_that_is_none_is_told_and_the_document_is_read(tmp_path: Path) -> None:
    jsonl(tmp_path / "posts.jsonl", {"text": "One."}, {"text": TEXT, "published": "yesterday"})
    reading = read(tmp_path)
    assert reading.warnings == ('posts.jsonl:2: published is "yesterday"; write YYYY-MM-DD',)
    assert reading.documents[1].published is None


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.md", b" \n", "the file holds only white space"),
        ("binary.txt", bytes(range(256)), "binary data"),
        ("cut.txt", "Ночь".encode("utf-16")[:-1], "UTF-16 text breaks off"),
        ("empty.jsonl", b"", "the file is empty"),
        ("blank.jsonl", b"\n\n", "the file holds only white space"),
        ("binary.jsonl", bytes(range(256)), "binary data"),
        ("empty.json", b"", "the file is empty"),
        ("empty.html", b"", "the file is empty"),
        ("empty.xml", b"", "the file is empty"),
        ("deep.json", b"[" * 200_000, "JSON nested too deep"),
        ("deep.jsonl", b"[" * 200_000, "JSON nested too deep"),
        ("half.json", b'[{"text": "x"', "not JSON"),
        ("number.json", b"1" * 6000, "not JSON"),
        ("none.json", b"[]", "holds no records"),
        ("claims.jsonl", b'{"schema": "geomap.claim/1"}', "holds records of geomap.claim/1"),
        ("photo.jpg", b"\xff\xd8", "files of kind .jpg are not read"),
        ("front.txt", b"---\ntitle: x\n---\n\n", "no text below the front matter"),
    ],
)
def test_what_can_not_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, finding: str
) -> None:
    write(tmp_path / name, content)
    write(tmp_path / "good.txt", TEXT)
    reading = read(tmp_path)
    assert [d.path for d in reading.documents] == ["good.txt"]
    (unread,) = reading.unread
    assert unread.path == name
    assert finding in unread.finding
    assert unread.remedy


def test_a_missing_path_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    reading = read(tmp_path / "nowhere.txt", tmp_path / "empty", "nul\0byte")
    findings = [unread.finding for unread in reading.unread]
    assert findings == ["no such file or folder", "the folder holds no files", "not a path"]


def test_a_file_over_50_mb_is_refused_but_jsonl_is_read_by_the_line(tmp_path: Path) -> None:
    line = json.dumps({"text": "word " * 20}) + "\n"
    big = tmp_path / "big.txt"
    with big.open("wb") as stream:
        stream.truncate(50_000_001)
    padding = " " * 1_000_000 + "\n"
    with (tmp_path / "big.jsonl").open("w") as stream:
        stream.write(line + padding * 51 + line.replace("word", "other"))
    reading = read(tmp_path)
    assert messages(reading) == [
        "big.txt: over 50 MB; split it, or make it .jsonl, which is read by line"
    ]
    assert len(reading.documents) == 2


AS_NOBODY = """
import os, pwd, sys
from geomap.documents import languages, read
read(sys.argv[2])  # loads what is loaded on first use: nobody may not reach this interpreter
languages.detect("Une phrase en français, assez longue pour que le modèle soit chargé ici.")
if os.geteuid() == 0:
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
reading = read(sys.argv[1])
print(*reading.unread, *(document.path for document in reading.documents), sep="\\n")
"""


def test_a_file_and_a_folder_without_permission_are_named(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", TEXT)
    write(tmp_path / "shut" / "x.txt", TEXT)
    write(tmp_path / "good.txt", TEXT)
    for folder in [tmp_path, *tmp_path.parents][:-2]:
        folder.chmod(folder.stat().st_mode | 0o755)
    secret.chmod(0)
    (tmp_path / "shut").chmod(0)
    command = [sys.executable, "-c", AS_NOBODY, str(tmp_path), str(SEEDS)]
    done = subprocess.run(  # noqa: S603  # fixed argv
        command, check=False, capture_output=True, text=True, cwd=ROOT
    )
    (tmp_path / "shut").chmod(0o700)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "secret.txt: no permission to read it; change its permissions (chmod +r)",
        "shut/: no permission to read it; change its permissions (chmod +r)",
        "good.txt",
    ]


def test_a_loop_of_links_is_named_and_all_else_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt", TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "twin").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    reading = read(tmp_path)
    assert [d.path for d in reading.documents] in (["a/one.txt"], ["twin/one.txt"])
    text = "\n".join(messages(reading))
    assert "a folder loop" in text
    assert "already read" in text
    assert "gone.txt: no such file or folder" in text


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert messages(read(tmp_path)) == ["pipe.txt: not a regular file; write it to a file first"]


def test_many_pictures_are_named_in_one_line(tmp_path: Path) -> None:
    for number in range(9):
        write(tmp_path / "photos" / f"{number}.jpg", b"\xff")
    write(tmp_path / "one.txt", TEXT)
    (unread,) = read(tmp_path).unread
    assert unread.path == "photos/"
    assert unread.finding == "9 files of kind .jpg are not read (0.jpg to 8.jpg)"


def test_names_that_would_write_to_a_terminal_are_escaped(tmp_path: Path) -> None:
    write(tmp_path / "a\n\x1b[2Jb.txt", TEXT)
    write(tmp_path / os.fsdecode(b"bad-\xff.txt"), TEXT + "x")
    paths = [d.path for d in read(tmp_path).documents]
    assert paths == ["a\\n\\x1b[2Jb.txt", "bad-\\xff.txt"]


@pytest.mark.parametrize("name", ["article", "article.txt"])
def test_a_file_given_by_name_needs_no_suffix(tmp_path: Path, name: str) -> None:
    assert len(read(write(tmp_path / name, TEXT)).documents) == 1


def test_line_ends_are_kept_and_the_mark_is_dropped(tmp_path: Path) -> None:
    text = "A headline of the day\r\n\r\nThe governor said so, he wrote.\r\n"
    write(tmp_path / "a.txt", b"\xef\xbb\xbf" + text.encode())
    (document,) = read(tmp_path).documents
    assert document.text == text
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        line for line in text.split("\r\n") if line
    ]


def test_lone_surrogates_become_u_fffd_one_for_one(tmp_path: Path) -> None:
    write(
        tmp_path / "a.jsonl", '{"text": "A\\ud83d\\ud83d\\ude00B\\udc00.", "title": "\\udfff!"}\n'
    )
    reading = read(tmp_path)
    assert reading.documents[0].text == "A\ufffd😀B\ufffd."
    assert reading.documents[0].title == "\ufffd!"
    (warning,) = reading.warnings
    assert warning.startswith("a.jsonl:1: text holds 2 lone surrogates; each became U+FFFD")


HOSTILE = "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}"


def test_a_hostile_title_is_kept_as_words(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", {"text": TEXT, "title": HOSTILE, "url": "javascript:alert(1)"})
    reading = read(tmp_path)
    assert reading.documents[0].title == HOSTILE
    assert reading.documents[0].url is None
    assert "url is" in reading.warnings[0]


def test_documents_that_geomap_wrote_come_back_as_they_were(tmp_path: Path) -> None:
    documents = seeds().documents
    lines = codec.dump_lines(documents)
    write(tmp_path / "documents.jsonl", lines)
    assert read(tmp_path).documents == documents
    assert documents_from_lines(lines.splitlines()) == documents


def test_a_changed_text_of_geomap_s_own_record_is_told(tmp_path: Path) -> None:
    line = codec.to_json(seeds().documents[3]).replace("six ATACMS", "sixteen ATACMS")
    write(tmp_path / "documents.jsonl", line)
    reading = read(tmp_path)
    assert "is not the one whose SHA-256 it gives" in reading.warnings[0]
    (document,) = reading.documents
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.blocks[-1].end == len(document.text)


def test_a_broken_record_of_geomap_s_own_is_named(tmp_path: Path) -> None:
    good = codec.to_json(seeds().documents[3])
    record = json.loads(good) | {"blocks": "x"}
    jsonl(tmp_path / "documents.jsonl", record)
    assert messages(read(tmp_path))[0].startswith("documents.jsonl:1: Expected `array`")
    with pytest.raises(CodecError):
        documents_from_lines([json.dumps(record)])


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    calls: list[tuple[int, int]] = []
    read(tmp_path, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(number, 5) for number in range(1, 6)]


def test_an_unread_input_prints_place_finding_and_remedy() -> None:
    unread = Unread(path="a.jsonl", line=7, finding="not JSON", remedy="mend it")
    assert str(unread) == "a.jsonl:7: not JSON; mend it"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("[Kyiv] Three drones fell.", "text"),
        ("{sic} Three drones fell.", "text"),
        ('[ {"text": "One."}]', "json"),
        ('{"text": "One."}', "json"),
        ('{"text": "One."}\n{"text": "Two."}\n', "jsonl"),
        ("<!DOCTYPE html><html><body><p>Three drones fell on the town.</p></body></html>", "html"),
        ('\ufeff<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "feed"),
    ],
)
def test_a_given_file_without_a_suffix_shows_its_kind(
    tmp_path: Path, content: str, kind: str
) -> None:
    path = tmp_path / "article"
    path.write_text(content)
    (source,) = walk.found(path)
    assert isinstance(source, walk.Found)
    assert source.kind == kind
