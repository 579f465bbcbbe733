"""The docs print the tables that the code uses."""

from fractions import Fraction
from pathlib import Path

from geomap.events.clusters import REPORTING_DAYS
from geomap.events.confidence import MOST_LISTED, rules, table
from geomap.events.consolidation import (
    LEAST_NUMBER,
    LEAST_TOLL,
    LEAST_UNPLACED,
    LEAST_WAVE,
    UNDATED_DAYS,
)
from geomap.events.copies import (
    COPY_CONTAINMENT,
    FIRST_HOLDERS,
    LEAST_NEAR_WORDS,
    LEAST_WORDS,
    NEAR_CONTAINMENT,
)
from geomap.events.facets import FIELDS
from geomap.events.fitting import SAME_DOCUMENT_SCORE
from geomap.events.places import AROUND_M, DISTRICT_M, NEAR_M
from geomap.events.ranges import ABOUT_LEAST, DAY_GROWTH
from geomap.events.twins import LEAST_TRIPLES, NEAR_SHARE

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")


def test_the_levels_and_their_conditions_stand_in_the_docs_in_their_order() -> None:
    rows = [f"| {rule.level} | {', '.join(rule.when)} |".replace("  ", " ") for rule in rules()]
    assert "\n".join(rows) in PAGE


def test_who_would_rather_not_admit_what_stands_in_the_docs() -> None:
    rows = [f"| {facet} | {side} |" for facet, side in table()["admitted"].items()]
    assert "\n".join(rows) in PAGE
    assert ", ".join(FIELDS) in PAGE


def test_the_thresholds_stand_in_the_docs() -> None:
    assert f"at most {NEAR_M / 1000:.0f} km apart ({DISTRICT_M / 1000:.0f} km" in PAGE
    assert f"{REPORTING_DAYS} days before its publication" in PAGE
    assert f"both of {LEAST_WORDS} words" in " ".join(PAGE.split())
    near = f"({NEAR_CONTAINMENT:.0%} where either".replace("%", " %")
    assert f"{near} is shorter, but has {LEAST_NEAR_WORDS} words)" in " ".join(PAGE.split())
    assert f"in the {FIRST_HOLDERS} documents that had it first" in PAGE
    assert f"at most the first {MOST_LISTED} claims" in PAGE
    text = " ".join(PAGE.split())
    assert f"within {UNDATED_DAYS} days of each other" in text
    assert f"number of weapons must then be {LEAST_NUMBER} or more" in text
    assert f"a toll of {LEAST_TOLL} or more" in text
    assert f"exact toll of {LEAST_UNPLACED} or more" in text
    assert f"counts {LEAST_WAVE} weapons or more launched" in text
    assert f"at most {AROUND_M / 1000:.0f} km off" in text
    assert (
        f"share {NEAR_SHARE * 100:.0f} % of their word triples ({LEAST_TRIPLES} at least)" in text
    )
    assert Fraction(DAY_GROWTH) == Fraction(1, 2)
    assert "a gap of at most half of the higher number" in text
    assert f"about 8 | a tenth to either side (rounded down), at least {ABOUT_LEAST}" in text
    assert f"A claim of the same document | {SAME_DOCUMENT_SCORE} |".lower() in text.lower()
    assert f"share {COPY_CONTAINMENT:.0%}".replace("%", " %") in PAGE
