from pathlib import Path

import pytest

from geomap.documents import plain, read
from geomap.documents.draft import Draft

MATTER = "---\ntitle: 'Night: a raid'\npublisher: Example News\nurl: https://example.org/x\n"
MATTER += "published: 2024-05-07\nlanguage: en\ntags:\n  - war\n# a remark\n\nauthor: nobody\n---\n"


def draft(text: str) -> Draft:
    (found,) = plain.parsed(text.encode()).drafts
    assert isinstance(found, Draft)
    return found


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=repr)
def test_front_matter_is_cut_off_and_read(line_end: str) -> None:
    found = draft((MATTER + "\nThree drones fell.\n").replace("\n", line_end))
    assert found.text == f"{line_end}Three drones fell.{line_end}"
    assert (found.title, found.publisher, found.url) == (
        "Night: a raid",
        "Example News",
        "https://example.org/x",
    )
    assert (found.published, found.language) == ("2024-05-07", "en")
    assert set(found.known_from.values()) == {"front matter"}


@pytest.mark.parametrize(
    "text",
    [
        "---\nThree drones fell, he said\n---\nMore.",
        "---\ntitle: x\nThree drones fell.",
        "Three drones fell.\n---\ntitle: x\n---\n",
        "---\n---\nThree drones fell.",
        "--- x ---\nThree.",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert draft(text).text == text


def test_a_date_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\npublished: last week\n---\nThree drones fell.")
    reading = read(tmp_path)
    assert reading.warnings == ('a.md:3: published is "last week"; write YYYY-MM-DD',)
    assert reading.documents[0].text == "Three drones fell."


def test_markdown_is_kept_as_it_is_and_its_first_heading_is_the_title(tmp_path: Path) -> None:
    text = "# Night raid\n\nThe **ministry** said [three](https://e.org) drones fell.\n"
    (tmp_path / "a.md").write_text(text)
    (document,) = read(tmp_path).documents
    assert document.text == text
    assert (document.title, document.known_from["title"]) == ("Night raid", "first line")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: no end\n\nThree drones fell on Tuesday, he said.\n",
        "---\ntitle: no end\nThree drones fell on Tuesday, he said.\n---\nMore.\n",
    ],
    ids=["nothing closes it", "prose inside"],
)
def test_front_matter_without_an_end_is_text_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    reading = read(tmp_path)
    (warning,) = reading.warnings
    assert warning == (
        'a.txt:1: front matter begins ("title:"), but no "---" closes it: read as text; '
        'put a line "---" between it and the article'
    )
    assert (reading.documents[0].text, reading.documents[0].title) == (text, None)


def test_a_field_under_another_name_is_told(tmp_path: Path) -> None:
    matter = "---\ntitle: Raid\ndate: 2024-05-07\nsource: Example News\npublisher: Wire\n---\n"
    (tmp_path / "a.txt").write_text(f"{matter}Three drones fell.\n")
    reading = read(tmp_path)
    assert reading.warnings == ('a.txt:3: "date:" is not read; call it "published:"',)
    assert reading.documents[0].published is None


@pytest.mark.parametrize(
    "text",
    ["---\nThree drones fell.", "---\nHe said: three drones fell.\n", "Three drones fell.\n---\n"],
)
def test_a_rule_above_words_is_not_warned_of(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert read(tmp_path).warnings == ()
