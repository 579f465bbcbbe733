"""Tolls of more than one strike, in invented sentences."""

import pytest
from invented import told

from geomap.extract import tallies
from geomap.extract.english.counts import counts
from geomap.extract.statement import Statement
from geomap.model import Count, Span


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Air strikes killed 27 people across Peru.", "country"),
        ("Strikes killed 27 people across the country.", "country"),
        ("Nationwide, 27 people were killed by the shelling.", "country"),
        ("At least 52 people were killed in raids across the Gaza Strip.", "country"),
        ("The death toll in Ecuador rose to 31 after the raids.", "country"),
        ("Strikes across southern Ecuador killed ten people.", "wave"),
        ("Air strikes killed 46 people in the past 24 hours.", "wave"),
        ("A series of drone attacks killed 16 people.", "wave"),
        ("A strike on Loja killed 12 people.", None),
        ("A shell fired across the border killed three people.", None),
        ("Strikes on Ecuador killed two people in Loja.", None),
        ("Strikes across Peru’s north killed two people.", "wave"),
    ],
)
def test_a_toll_of_more_than_one_strike_says_so(text: str, scope: str | None) -> None:
    assert counts(told(text))["killed"].scope == scope


@pytest.mark.parametrize("wide_first", [True, False], ids=["wide first", "wide last"])
def test_a_strikes_own_toll_comes_before_that_of_the_country(*, wide_first: bool) -> None:
    wide = Count(low=40, high=40, scope="country")
    own = Count(low=2, high=2)
    said = [wide, own] if wide_first else [own, wide]
    statements = [
        Statement(
            quote=Span(start=10 * n, end=10 * n + 5, text="words"),
            speakers=(),
            stance="claimed",
            counts={"killed": one},
        )
        for n, one in enumerate(said)
    ]
    assert tallies.of(statements) == {"killed": own}
