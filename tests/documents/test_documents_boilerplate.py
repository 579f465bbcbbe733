# Cyrillic and typographic marks on purpose
import pytest

from geomap.documents.boilerplate import (
    is_edge_furniture,
    is_furniture,
    is_navigation,
    is_signature,
    leading_stamp,
)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISING",
        "Реклама",
        "+ ↺ − 16 px",
        "A+",
        "0:00",
        "25:36",
        "1:02 / 4:30",
        "Share on Facebook",
        "Share this article",
        "Follow us on social networks",
        "Leave a review",
        "Subscribe",
        "Subscribe to our newsletter!",
        "Sign in",
        "Подписывайтесь на наш канал",
        "Читайте также: Другая новость дня",
        "Читать на русском",
        "Read also: Another story",
        "Also read | Another story",
        "Related articles",
        "We use cookies to improve your visit.",
        "© 2024 Example Media",
        "All rights reserved.",
        "12 comments",
        "Back to top",
        "* * *",
        "---",
        "https://example.org/a/b",
        "[Home](/) | [World](/world)",
        "![a photo](x.jpg)",
        "icon home icon search icon menu chevron down close button",
        "Copyright 2024 Example",
        "Story continues below advertisement",
        "Tags: war, drones",
    ],
)
def test_furniture_is_recognised_anywhere(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the refinery burned",
        "Two killed",
        "Explosions in Examplegrad",
        "Watch: a video shows the strike",
        "The ministry subscribed to that view.",
        "Follow-up strikes hit the same depot",
        "Follow-on attack destroyed a bridge.",
        "Listening posts were hit",
        "Registered losses: three tanks",
        "12 drones were shot down",
        "Download facilities at the port burned",
        "Join the army, he said.",
        "News of a strike came",
        "Print works in the town were hit by a drone",
        "Save for two, all drones were downed",
        "Sign of a hit: smoke over the depot",
        "Comment by the mayor: nothing was hit",
        "Buttons, icons and arrows were what the shop sold before the strike. It burned down.",
        "Image analysis shows a burned depot",
        "Register of the dead grows to 12",
        "By Tuesday the town had been hit twice",
        "Share the burden, Kyiv tells allies after strike",
        "Like us, the neighbours saw the strike",
        "Video: drone hits a depot",
        "Подписан указ о награждении",
        "Arrow 2 and Arrow 3 batteries downed",
    ],
)
def test_words_that_may_tell_of_a_strike_are_never_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not is_edge_furniture(line)


@pytest.mark.parametrize("line", ["In World", "News Line", "NewsSociety", "Podcasts", "Главная"])
def test_words_of_a_menu_are_navigation(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize("line", ["News from Kursk", "War.", "World War 3", "", "***"])
def test_other_words_are_no_navigation(line: str) -> None:
    assert not is_navigation(line)


@pytest.mark.parametrize(
    ("text", "words", "day", "name"),
    [
        (" date 2024-11-24 (MENAFN) The BBC", " date 2024-11-24 (MENAFN)", "2024-11-24", "MENAFN"),
        (
            " date 2024-11-19 + ↺ − 16 px\n\nMoscow",
            " date 2024-11-19 + ↺ − 16 px",
            "2024-11-19",
            None,
        ),
        ("2024-11-19 Moscow says", "2024-11-19", "2024-11-19", None),
    ],
)
def test_a_stamp_before_the_first_sentence(
    text: str, words: str, day: str, name: str | None
) -> None:
    found = leading_stamp(text)
    assert found
    assert (text[: found.end], found.day, found.name) == (words, day, name)


@pytest.mark.parametrize("text", ["", "date 2024-13-45 x", "On 2024-11-19 Moscow", "2024-11-19"])
def test_no_stamp(text: str) -> None:
    assert leading_stamp(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [("News.Az", True), ("Example.com.ua", True), ("U.S", False), ("the end.", False)],
)
def test_a_signature_is_a_site_s_name(line: str, *, expected: bool) -> None:
    assert is_signature(line) is expected
