"""The design phrases of the grammar of days."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.english.dates import dates

WEDNESDAY = "2026-03-11"
MONDAY = "2026-06-15"
NEW_YEAR = "2026-01-02"  # a Friday


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        # the calendar
        ("on 7 March 2026", WEDNESDAY, ["2026-03-07"]),
        ("on March 7, 2026", WEDNESDAY, ["2026-03-07"]),
        ("on March 7", WEDNESDAY, ["2026-03-07"]),
        ("on 7 March", WEDNESDAY, ["2026-03-07"]),
        ("on Mar. 7", WEDNESDAY, ["2026-03-07"]),
        ("on Sept. 3", MONDAY, ["2025-09-03"]),
        ("on the 7th of March", WEDNESDAY, ["2026-03-07"]),
        ("on March 1st", WEDNESDAY, ["2026-03-01"]),
        ("2026-03-07", WEDNESDAY, ["2026-03-07"]),
        ("07.03.2026", WEDNESDAY, ["2026-03-07"]),
        ("on Saturday, March 7", WEDNESDAY, ["2026-03-07"]),
        ("on February 29, 2024", WEDNESDAY, ["2024-02-29"]),
        ("on December 30", NEW_YEAR, ["2025-12-30"]),
        ("on New Year's Eve", NEW_YEAR, ["2025-12-31"]),
        ("on March 7", "2024", ["2024-03-07"]),
        ("on March 7", "2024-05", ["2024-03-07"]),
        ("on March 7", None, ["--03-07"]),
        ("on March 7, 2019", None, ["2019-03-07"]),
        # several days, spans, months
        ("on March 3 and 5", WEDNESDAY, ["2026-03-03", "2026-03-05"]),
        ("on 3 and 5 March", WEDNESDAY, ["2026-03-03", "2026-03-05"]),
        ("on February 27 and March 1", WEDNESDAY, ["2026-02-27", "2026-03-01"]),
        ("March 3-5", WEDNESDAY, ["2026-03-03/2026-03-05"]),
        ("March 3 to 5", WEDNESDAY, ["2026-03-03/2026-03-05"]),
        ("in early March", WEDNESDAY, ["2026-03-01/2026-03-10"]),
        ("in mid-February", WEDNESDAY, ["2026-02-11/2026-02-20"]),
        ("in late February", WEDNESDAY, ["2026-02-21/2026-02-28"]),
        ("in February 2024", WEDNESDAY, ["2024-02-01/2024-02-29"]),
        # nights
        ("overnight", WEDNESDAY, ["2026-03-10/2026-03-11"]),
        ("last night", WEDNESDAY, ["2026-03-10/2026-03-11"]),
        ("on the night of March 7", WEDNESDAY, ["2026-03-06/2026-03-07"]),
        ("on the night of March 7", None, ["--03-06/--03-07"]),
        ("on the night of March 6-7", WEDNESDAY, ["2026-03-06/2026-03-07"]),
        ("on the night of March 1", None, ["--02-29/--03-01"]),
        ("overnight from Monday to Tuesday", WEDNESDAY, ["2026-03-09/2026-03-10"]),
        ("on Monday night", WEDNESDAY, ["2026-03-09/2026-03-10"]),
        # weekdays: the latest not after publication
        ("on Wednesday", WEDNESDAY, ["2026-03-11"]),
        ("on Tuesday", WEDNESDAY, ["2026-03-10"]),
        ("on Thursday", WEDNESDAY, ["2026-03-05"]),
        ("late on Sunday", WEDNESDAY, ["2026-03-08"]),
        ("last Wednesday", WEDNESDAY, ["2026-03-04"]),
        ("on Monday morning", WEDNESDAY, ["2026-03-09"]),
        # relative to publication
        ("today", WEDNESDAY, ["2026-03-11"]),
        ("this morning", WEDNESDAY, ["2026-03-11"]),
        ("yesterday", WEDNESDAY, ["2026-03-10"]),
        ("the day before yesterday", WEDNESDAY, ["2026-03-09"]),
        ("two days ago", WEDNESDAY, ["2026-03-09"]),
        ("three days earlier", WEDNESDAY, ["2026-03-08"]),
        ("last week", WEDNESDAY, ["2026-03-02/2026-03-08"]),
        ("last week", MONDAY, ["2026-06-08/2026-06-14"]),
        ("this week", WEDNESDAY, ["2026-03-09/2026-03-11"]),
        ("last month", WEDNESDAY, ["2026-02-01/2026-02-28"]),
        ("in recent days", WEDNESDAY, ["2026-03-04/2026-03-11"]),
        ("over the past 24 hours", WEDNESDAY, ["2026-03-10/2026-03-11"]),
        ("over the past 48 hours", WEDNESDAY, ["2026-03-09/2026-03-11"]),
        ("over the weekend", WEDNESDAY, ["2026-03-07/2026-03-08"]),
        ("earlier this month", WEDNESDAY, ["2026-03-01/2026-03-11"]),
        ("a week ago", WEDNESDAY, ["2026-03-01/2026-03-07"]),
        ("last November", WEDNESDAY, ["2025-11-01/2025-11-30"]),
        ("In November 2024", WEDNESDAY, ["2024-11-01/2024-11-30"]),
        ("in 2023", WEDNESDAY, ["2023-01-01/2023-12-31"]),
        ("on Monday last week", WEDNESDAY, ["2026-03-02"]),
        ("since Sunday", WEDNESDAY, ["2026-03-08/2026-03-11"]),
        ("since March 7", WEDNESDAY, ["2026-03-07/2026-03-11"]),
        # lists, nights of two days, parts of days, days with a name
        ("on March 3, 5 and 6", WEDNESDAY, ["2026-03-03", "2026-03-05", "2026-03-06"]),
        ("on March 23 and 25, 2025", WEDNESDAY, ["2025-03-23", "2025-03-25"]),
        ("on Saturday and again on Monday", WEDNESDAY, ["2026-03-07", "2026-03-09"]),
        ("from late Sunday to early Monday", WEDNESDAY, ["2026-03-08/2026-03-09"]),
        ("late on Sunday and early on Monday", WEDNESDAY, ["2026-03-08/2026-03-09"]),
        ("on the intervening night of March 6 and 7", WEDNESDAY, ["2026-03-06/2026-03-07"]),
        ("in the early hours of Tuesday", WEDNESDAY, ["2026-03-10"]),
        ("on Tuesday (March 10)", WEDNESDAY, ["2026-03-10"]),
        ("in the middle of the night", WEDNESDAY, ["2026-03-10/2026-03-11"]),
        ("at dawn", WEDNESDAY, ["2026-03-11"]),
        ("at midnight on New Year's Eve", NEW_YEAR, ["2025-12-31/2026-01-01"]),
        ("after midnight on New Year's Day", NEW_YEAR, ["2025-12-31/2026-01-01"]),
        # no news tells of tomorrow
        ("on Wednesday night", WEDNESDAY, ["2026-03-11"]),
    ],
)
def test_a_phrase_names_these_days(text: str, published: str | None, days: list[str]) -> None:
    sentence = f"Rockets fell on Piura {text}, it said."
    (found,) = dates(sentence, published=published)
    ends = [(day.earliest, day.latest) for day in found.days]
    assert [low if low == high else f"{low}/{high}" for low, high in ends] == days
    assert sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("on Wednesday", None),
        ("overnight", None),
        ("yesterday", "2026"),
        ("last week", "2026-03"),
        ("on February 30", WEDNESDAY),
        ("on 31 April 2026", WEDNESDAY),
        ("2026-13-40", WEDNESDAY),
        ("32.01.2026", WEDNESDAY),
        ("in 1,000 days of war", WEDNESDAY),
        ("one of the six envoys", WEDNESDAY),
        ("they may march on Lima", WEDNESDAY),
        ("Resolution 2231", WEDNESDAY),
        ("after a talk every Monday", WEDNESDAY),
        ("ahead of talks next Monday", WEDNESDAY),
        ("a day after the vote", WEDNESDAY),
        ("by 2030 rockets", WEDNESDAY),
    ],
)
def test_what_names_no_day_gives_none(text: str, published: str | None) -> None:
    assert dates(text, published=published) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a day earlier", "2026-03-03"),
        ("two days earlier", "2026-03-02"),
        ("the next day", "2026-03-05"),
        ("the same day", "2026-03-04"),
        ("a day after another strike", "2026-03-03"),
    ],
)
def test_some_days_are_counted_from_the_day_told_of_last(text: str, day: str) -> None:
    (found,) = dates(f"Rockets fell {text}.", published=WEDNESDAY, anchor="2026-03-04")
    assert [each.earliest for each in found.days] == [day]


def test_a_day_named_before_in_the_sentence_is_the_day_told_of_last() -> None:
    _, found = dates("On Friday rockets fell, two days earlier drones.", published=WEDNESDAY)
    assert [each.earliest for each in found.days] == ["2026-03-04"]


@pytest.mark.parametrize(
    "text",
    ["LIMA, March 7 (Reuters) - Rockets fell.", "QUITO/LIMA, 7 March 2026 (AFP) — Rockets fell."],
)
def test_a_dateline_is_no_day_of_a_strike(text: str) -> None:
    assert dates(text, published=WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("on the night of March 7", "night"),
        ("on Monday morning", "morning"),
        ("on Monday afternoon", "afternoon"),
        ("yesterday evening", "evening"),
        ("on Monday", None),
    ],
)
def test_the_part_of_the_day_is_kept(text: str, part: str | None) -> None:
    assert [each.part_of_day for each in dates(text, published=WEDNESDAY)] == [part]


@pytest.mark.parametrize(
    ("text", "basis", "year"),
    [
        ("on March 7, 2026", "stated", "stated"),
        ("on March 7", "stated", "document"),
        ("on Monday", "weekday", "document"),
        ("yesterday", "relative", "document"),
    ],
)
def test_a_day_says_how_it_is_known(text: str, basis: str, year: str) -> None:
    (found,) = dates(text, published=WEDNESDAY)
    assert (found.basis, found.year_basis) == (basis, year)


PHRASES = st.sampled_from(
    "on the night of|March|Feb.|29|31|2024|and|to|-|, |overnight|from|Monday|Sunday|last|week"
    "|ago|three|days|early|in|0|2026-02-30|1.1.2026|yesterday|new year's eve|99|weeks".split("|")
)
DAYS = st.one_of(
    st.none(),
    st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(str),
    st.sampled_from(["2026", "2026-03"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PHRASES, max_size=9).map(" ".join) | st.text(max_size=40), DAYS)
def test_no_text_breaks_the_grammar_and_no_interval_runs_backwards(
    text: str, published: str | None
) -> None:
    for found in dates(text, published=published):
        assert text[found.start : found.end] == found.text
        for day in found.days:
            yearless = (day.earliest or "").startswith("--")
            assert yearless or (day.earliest or "") <= (day.latest or "")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("two nights ago", "2026-03-09", "2026-03-10"),
        ("on 7 October last year", "2025-10-07", "2025-10-07"),
        ("in October last year", "2025-10-01", "2025-10-31"),
        ("on 23/02/2026", "2026-02-23", "2026-02-23"),
        ("on the 9th, officials said", "2026-03-09", "2026-03-09"),
        ("on the night of the 27th.", "2026-02-26", "2026-02-27"),
        ("a few hours ago", "2026-03-10", "2026-03-11"),
        ("in the summer of 2022", "2022-01-01", "2022-12-31"),
        ("in the previous week", "2026-03-04", "2026-03-10"),
    ],
)
def test_looser_phrases_name_days_as_wide_as_they_say(
    text: str, earliest: str, latest: str
) -> None:
    (found,) = dates(f"Rockets fell {text}", published=WEDNESDAY)
    assert [(each.earliest, each.latest) for each in found.days] == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "LIMA (Reuters), March 7 - Rockets fell.",
        "March 7, 2026, Quito: Rockets fell.",
        "Updated: 7 March 2026",
        "Rockets fell on 03/07/2026.",
        "Rockets fell on the 9th floor.",
    ],
)
def test_days_of_writing_and_days_that_could_be_two_date_nothing(text: str) -> None:
    assert dates(text, published=WEDNESDAY) == ()
