import re

import pytest
from rows import fault, one, row

from geomap.ledger.cells import bounds, days, position, precision, truth


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-11-19", "2024-11-19", "2024-11-19"),
        ("2024-11-18/2024-11-19", "2024-11-18", "2024-11-19"),
        ("2024-11-18/19", "2024-11-18", "2024-11-19"),
        ("19 Nov 2024", "2024-11-19", "2024-11-19"),
        ("18–19 Nov 2024", "2024-11-18", "2024-11-19"),  # as geomap prints it
        ("30 Nov – 1 Dec 2024", "2024-11-30", "2024-12-01"),  # as above
        ("2024-11-18 to 2024-11-19", "2024-11-18", "2024-11-19"),
        ("19.11.2024", "2024-11-19", "2024-11-19"),
        ("November 19, 2024", "2024-11-19", "2024-11-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-11-18 - 2024-11-19", "2024-11-18", "2024-11-19"),
        ("2024-11-19T03:20:00Z", "2024-11-19", "2024-11-19"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, first: str, last: str) -> None:
    assert days(row(date=text)) == (first, last)


@pytest.mark.parametrize(
    ("columns", "cells", "words"),
    [
        ("when", "19/11/2024", "book.csv:3: when: is '19/11/2024', day or month first"),
        ("date", "45615", "date: 45615 looks like a spreadsheet's own number of a day; format"),
        ("date", "yesterday", "is 'yesterday'; write YYYY-MM-DD"),
        ("date", "2024-11-18 2024-11-20", "is '2024-11-18 2024-11-20'"),
        ("date", "2024-11-31", "is '2024-11-31'"),
        ("date", "2024-11-20/2024-11-19", "ends (2024-11-19) before it begins (2024-11-20)"),
        ("from,to", "2024-11-20,2024-11-19", "to: the strike ends (2024-11-19) before it begins"),
        ("from,to", "2024-11-20,", "from: a first day without a last one; give both"),
        ("published", "soon", "published: is 'soon'; write YYYY-MM-DD"),
    ],
)
def test_a_day_that_is_none_is_named_with_its_remedy(columns: str, cells: str, words: str) -> None:
    assert words in fault(columns, cells)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6", (6, 6, "exact")),
        ("1,200", (1200, 1200, "exact")),
        ("6.0", (6, 6, "exact")),
        ("about 8", (8, 8, "about")),
        ("~8", (8, 8, "about")),
        ("c. 8", (8, 8, "about")),
        ("up to 12", (None, 12, "at_most")),
        ("≤12", (None, 12, "at_most")),
        ("at least 4", (4, None, "at_least")),
        ("4+", (4, None, "at_least")),
        (">50", (51, None, "more_than")),
        ("more than 50", (51, None, "more_than")),
        ("<5", (None, 4, "less_than")),
        ("10-15", (10, 15, "about")),
        ("two dozen", (24, 24, "exact")),
        ("dozens", (None, None, "several")),
        ("all", (None, None, "all")),
        ("0", (0, 0, "exact")),
        ("none", (0, 0, "none_reported")),
        ("?", None),
        ("unknown", None),
    ],
)
def test_a_number_keeps_its_bound(text: str, expected: object) -> None:
    assert bounds(text, people=False) == expected


def test_nobody_killed_is_none_reported() -> None:
    assert bounds("0", people=True) == (0, 0, "none_reported")


@pytest.mark.parametrize("text", ["six hundredish", "-3", "=1+1", "6 of 8", "1e9", ""])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        bounds(text, people=False)


def test_a_wrong_number_is_named() -> None:
    assert "killed: is '6 of 8'; write a number: 6, about 8" in fault("killed", "6 of 8")


def test_coordinates_stay_as_they_are_given() -> None:
    assert position(row(lon="34.123456789012", lat="-0.5")) == (34.123456789012, -0.5)
    assert position(row(lon="34,5", lat="52,25")) == (34.5, 52.25)
    assert position(row()) is None


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("40,134", "are the two swapped?"),
        ("400,134", "write decimal degrees, WGS 84"),
        ("0,0", "Gulf of Guinea; leave both empty"),
        ("34.5,", "lat: is empty and the other is not; give lon and lat"),
        ("34°12'N,52", "write decimal degrees such as 52.431"),
        ("nan,52", "write decimal degrees"),
        ("inf,52", "write decimal degrees"),
    ],
    ids=["swapped", "projected", "zero", "half", "minutes", "nan", "infinite"],
)
def test_coordinates_that_are_nowhere_are_named(cells: str, words: str) -> None:
    assert words in fault("lon,lat", cells)


@pytest.mark.parametrize(
    ("text", "level", "radius"),
    [
        ("point", "point", None),
        ("Town", "settlement", None),
        ("oblast", "region", None),
        ("5 km", None, 5000.0),
        ("~2.5 km", None, 2500.0),
        ("800 m", None, 800.0),
    ],
)
def test_precision_is_a_level_or_a_radius(text: str, level: str, radius: float) -> None:
    assert precision(row(precision=text)) == (level, radius)


def test_precision_in_other_words_is_named() -> None:
    assert "precision: is '3'; write point, settlement" in fault("precision", "3")


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("radius_km", "9999999", "radius_km: a radius of 9,999,999 km, wider than any place"),
        ("radius_m", "400000000", "radius_m: a radius of 400,000 km"),
        ("precision", "5000 km", "precision: a radius of 5,000 km"),
        ("radius_km", "far", "radius_km: is 'far'; write a number such as 2.5"),
    ],
)
def test_a_radius_that_no_place_has_is_named(column: str, text: str, words: str) -> None:
    assert words in fault(f"lat,lon,{column}", f"10,10,{text}")


def test_yes_and_no_are_told() -> None:
    assert [truth(row(review=one), "review") for one in ("Yes", "no", "seen")] == [
        True,
        False,
        None,
    ]


@pytest.mark.parametrize(("column", "text"), [("precision", "0 km"), ("radius_m", "0.0")])
def test_a_radius_of_0_is_a_points(column: str, text: str) -> None:
    (location,) = one(f"lat,lon,{column}", f"10,10,{text}").locations
    assert location.place is not None
    assert (location.place.level, location.radius_m) == ("point", None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5/4/2031", "day or month first"),
        ("04.05.31", "a year of two digits"),
        ("May 4", "without a year"),
    ],
)
def test_why_a_day_is_none_is_told(text: str, why: str) -> None:
    assert f"date: is {text!r}, {why}; write YYYY-MM-DD" in fault("date", text)
