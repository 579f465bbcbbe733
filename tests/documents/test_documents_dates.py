# Cyrillic and typographic marks on purpose
import pytest

from geomap.documents import dates


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", "2024"),
        ("2024-11", "2024-11"),
        ("2024-11-20", "2024-11-20"),
        ("2024-11-20T23:30:00-05:00", "2024-11-20"),
        ("2024-11-20 08:15", "2024-11-20"),
        ("Wed, 20 Nov 2024 08:15:00 +0200", "2024-11-20"),
        ("20.11.2024", "2024-11-20"),
        ("Nov. 20, 2024", "2024-11-20"),
        (" 2024-02-29 ", "2024-02-29"),
        ("yesterday", None),
        ("2023-02-29", None),
        ("2024-13", None),
        ("11/12/2024", None),
        ("1066", None),
        ("20 November", None),
        ("", None),
        ("2024-11-20 was the day it burned", None),
        ("9999999999", None),
        ("২০২৪", None),
    ],
)
def test_a_given_date_is_taken_only_if_it_is_one(value: str, expected: str | None) -> None:
    assert dates.given(value) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.org/2024/11/20/x", "2024-11-20"),
        ("https://e.org/news/2024-11-20-x", "2024-11-20"),
        ("https://e.org/a/20241126/rakety-853099701.html", "2024-11-26"),
        ("https://e.org/2024/1120/13191.html", "2024-11-20"),
        ("https://e.org/2024/11/x", "2024-11"),
        ("https://e.org/a/15898244.html", None),
        ("https://e.org/?d=2024-11-20", None),
        ("https://e.org/2024/13/40/x", None),
        ("https://e.org/2024-11-20241-x", None),
    ],
)
def test_a_day_in_an_address(url: str, expected: str | None) -> None:
    assert dates.in_url(url) == expected


@pytest.mark.parametrize(
    ("line", "day", "updated"),
    [
        ("21 Nov, 2024 00:57", "2024-11-21", False),
        ("Published 19:23 IST, November 26th 2024", "2024-11-26", False),
        ("Updated 20:11 IST, November 26th 2024", "2024-11-26", True),
        ("Published: Nov 19, 2024 | Updated: Nov 20, 2024", "2024-11-19", False),
        ("Updated: Nov 20, 2024 | Published: Nov 19, 2024", "2024-11-19", False),
        ("Nov. 19, 2024", "2024-11-19", False),
        ("19.11.2024", "2024-11-19", False),
        ("19.11.2024, 14:05", "2024-11-19", False),
        ("19 ноября 2024 г., 14:05", "2024-11-19", False),
        ("19 листопада 2024, 14:05", "2024-11-19", False),
        ("Tuesday, 19 November 2024 at 10:32 am", "2024-11-19", False),
        ("By bne IntelliNews January 2, 2023", "2023-01-02", False),
        ("Example Times | Nov 19, 2024", "2024-11-19", False),
        ("November 19, 2024 · 4 min read", "2024-11-19", False),
    ],
)
def test_a_line_that_is_nothing_but_a_stamp(line: str, day: str, *, updated: bool) -> None:
    found = dates.stamp(line)
    assert found
    assert (found.day, found.updated) == (day, updated)
    assert found.labelled is (line.startswith(("Published", "Updated")))


@pytest.mark.parametrize(
    "line",
    [
        "On November 19, 2024, the town was hit",
        "Strike on depot, November 19, 2024",
        "The strike of 19 November 2024 killed two",
        "November 19",
        "12 drones",
        "",
        "On the night of November 19, the Armed Forces struck a depot",
        "31 Nov 2024",
    ],
)
def test_a_day_among_other_words_is_no_stamp(line: str) -> None:
    assert dates.stamp(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("WASHINGTON, Nov. 19, 2024 (AP) — The town", "2024-11-19"),
        ("Nov 19, 2024 (Reuters) - The town", "2024-11-19"),
        ("November 19, 2024 at 10:32 a.m. EST", "2024-11-19"),
        ("KYIV, Nov 19 (Reuters) - The town", None),
        ("On November 19, 2024 - the town", None),
        ("Strikes, Nov 19, 2024: what we know", None),
        ("Moscow: The military said", None),
    ],
)
def test_a_dateline_at_the_start(line: str, expected: str | None) -> None:
    assert dates.dateline(line) == expected
