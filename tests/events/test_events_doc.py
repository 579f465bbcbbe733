"""The docs print the tables that the code uses."""

from pathlib import Path

from geomap.events.clusters import REPORTING_DAYS
from geomap.events.confidence import MOST_LISTED, rules, table
from geomap.events.copies import (
    COPY_CONTAINMENT,
    FIRST_HOLDERS,
    LEAST_NEAR_WORDS,
    LEAST_WORDS,
    NEAR_CONTAINMENT,
)
from geomap.events.facets import FIELDS
from geomap.events.places import DISTRICT_M, NEAR_M

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
    assert f"share {COPY_CONTAINMENT:.0%}".replace("%", " %") in PAGE
