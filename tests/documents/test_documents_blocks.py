# Cyrillic and typographic marks on purpose
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents.blocks import blocks

SEEDS = Path(__file__).parents[2] / "seeds"
PARAGRAPH = "The ministry said on Tuesday that six drones had been shot down over the region. "


def seed(number: int) -> str:
    path = next(SEEDS.glob(f"{number:03d}_*.txt"))
    return path.read_bytes().decode()


def cut(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text, title=title)]


def words(text: str, kind: str) -> list[str]:
    return [words for found, words in cut(text) if found == kind]


def assert_lawful(text: str, title: str | None = None) -> None:
    end = 0
    for block in blocks(text, title=title):
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    assert not text[end:].strip()


@given(st.text())
def test_blocks_cover_any_text_in_order_without_overlap(text: str) -> None:
    assert_lawful(text)


PIECES = [
    "Kursk",
    "fire.Ukraine",
    '"',
    "”",
    ".",
    "!",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "# ",
    "- ",
    "> ",
    "p.",
    "Advertisement",
    " date 2024-11-24 (NAME) ",
    "16 px",
    "\u2028",
    "\x85",
    "\u200b",
    "…",
    "News.Az",
    "the",
    "A headline in a line of its own",
    PARAGRAPH,
    "12.Kyiv",
    "'",
    "U.S.",
    "\ufeff",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(PIECES))
def test_blocks_cover_texts_of_awkward_pieces(text: str, title: str) -> None:
    assert_lawful(text)
    assert_lawful(text, title)


@pytest.mark.parametrize("number", range(5))
def test_blocks_cover_the_seeds(number: int) -> None:
    assert_lawful(seed(number))


def test_seed_000_has_icons_stamp_copy_and_podcasts_as_boilerplate() -> None:
    found = words(seed(0), "boilerplate")
    title = "British state media confirms ‘Storm Shadow’ strike deep inside Russia"
    assert found[0].startswith("icon bookmark-bicon")
    assert found[1:] == ["21 Nov, 2024 00:57", title, "Podcasts", "0:00", "25:36", "0:00", "26:25"]
    assert words(seed(0), "title") == [title]
    (standfirst,) = words(seed(0), "heading")
    assert standfirst.startswith("The UK has allegedly followed the US")


def test_seed_001_begins_its_first_sentence_behind_the_stamp() -> None:
    found = cut(seed(1))
    assert found[0] == ("boilerplate", "date 2024-11-24 (MENAFN)")
    assert found[1][1].startswith("The BBC has confirmed")


def test_seed_002_keeps_headings_apart_and_every_line_a_paragraph() -> None:
    found = cut(seed(2))
    assert [words for kind, words in found if kind == "heading"] == [
        "'Retaliatory Actions Being Prepared'",
        "Russia Expels British Diplomat After Accusing Him of Spying",
    ]
    assert [words for kind, words in found if kind == "boilerplate"] == [
        "Published 19:23 IST, November 26th 2024",
        "Advertisement",
        "Updated 20:11 IST, November 26th 2024",
    ]
    assert ("title", words(seed(2), "title")[0]) == found[1]
    assert sum(kind == "paragraph" for kind, _ in found) == 12


def test_seed_003_ends_with_navigation() -> None:
    expected = ["Leave a review", "In World", "Follow us on social networks", "News Line"]
    assert words(seed(3), "boilerplate") == expected


def test_seed_004_is_split_at_its_glued_sentences() -> None:
    starts = [words.split()[0] for words in words(seed(4), "paragraph")]
    assert starts == [
        "Moscow",
        "Russia",
        "Ukraine",
        "The",
        "According",
        "The",
        "Putin",
        '"Flight',
        '"If',
    ]
    assert words(seed(4), "boilerplate") == ["date 2024-11-19 + ↺ − 16 px", "News.Az"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Officials in the town said that three drones had been brought down by the\n"
        "Northern Air Command shortly before dawn, and that wreckage had fallen on\n"
        "an empty yard. Nobody was hurt, according to the mayor.\n"
    )
    assert cut(text) == [("paragraph", text.strip())]


def test_wrapped_lines_do_not_swallow_the_headline_above_them() -> None:
    body = (
        "Officials in the town said that three drones had been brought down by the\n"
        "Northern Air Command shortly before dawn, and that wreckage had fallen on\n"
        "an empty yard."
    )
    assert cut(f"Three Drones Downed Near Examplegrad\n{body}")[0] == (
        "title",
        "Three Drones Downed Near Examplegrad",
    )
    assert cut(f"Three Drones Downed Near Examplegrad\n{body}")[1] == ("paragraph", body)


def test_posts_of_short_lines_keep_each_line() -> None:
    text = "⚡️Explosions in Examplegrad\nAir defence at work\nTwo drones down."
    assert [words for _, words in cut(text)] == text.split("\n")
    assert not words(text, "boilerplate")


def test_the_last_short_line_of_an_article_is_not_lost() -> None:
    text = "\n".join([PARAGRAPH] * 4 + ["Two killed"])
    assert cut(text)[-1][0] != "boilerplate"


def test_a_given_title_marks_its_line_and_later_copies() -> None:
    text = f"Home\nDrones over Examplegrad\n\n{PARAGRAPH}\n\nDRONES OVER  EXAMPLEGRAD\n"
    kinds = [kind for kind, _ in cut(text, title="Drones over Examplegrad")]
    assert kinds == ["boilerplate", "title", "paragraph", "boilerplate"]


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert cut("Explosions in Examplegrad") == [("paragraph", "Explosions in Examplegrad")]


def test_markdown_headings_and_list_marks_stand_apart_from_their_words() -> None:
    text = (
        f"# Night raid\n\n{PARAGRAPH}\n## Reactions\n- The mayor denied it.\n> Nothing was hit.\n"
    )
    assert cut(text) == [
        ("boilerplate", "#"),
        ("title", "Night raid"),
        ("paragraph", PARAGRAPH.strip()),
        ("boilerplate", "##"),
        ("heading", "Reactions"),
        ("boilerplate", "-"),
        ("paragraph", "The mayor denied it."),
        ("boilerplate", ">"),
        ("paragraph", "Nothing was hit."),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"], ids=repr)
def test_every_line_end_ends_a_line(line_end: str) -> None:
    text = line_end.join(["A headline of the day", PARAGRAPH + PARAGRAPH, "Advertisement"])
    assert [kind for kind, _ in cut(text)] == ["title", "paragraph", "boilerplate"]


def test_a_date_heading_in_a_timeline_is_kept() -> None:
    lines = [PARAGRAPH] * 10 + ["November 19, 2024"] + [PARAGRAPH] * 10
    assert words("\n".join(lines), "boilerplate") == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "word " * 60_000,
        "x.Y" * 60_000,
        '."' * 100_000,
        "\n" * 200_000,
        "A\n" * 60_000,
    ],
    ids=["letters", "words", "glue", "quotes", "gaps", "lines"],
)
def test_blocks_of_hostile_texts_take_no_time(text: str) -> None:
    start = time.process_time()
    blocks(text)
    assert time.process_time() - start < 3
