"""Years for days that an undated document gives without one."""

from typing import Any

import pytest
from invented_war import (
    AN_OFFICIAL,
    DRONE,
    ECUADOR_STAFF,
    MISSILE,
    PERU,
    PERU_MOD,
    PUBLISHER,
    QUEBRADA,
    SALITRE,
    at,
    days,
    says,
)

from geomap.events import group
from geomap.events.years import with_years
from geomap.model import Claim, DateInterval

NIGHT = DateInterval(
    text="on the night of May 9", start=3, end=24, earliest="--05-08", latest="--05-09",
    part_of_day="night", basis="stated",
)  # fmt: skip


def bare(**fields: Any) -> Claim:
    """Return a claim of an undated document on the night of 9 May of no year."""
    defaults: dict[str, Any] = {"date": NIGHT, "published": None}
    return says(fields.pop("document", "undated"), PUBLISHER, **(defaults | fields))


def dates(*claims: Claim) -> list[tuple[str | None, str | None, str | None]]:
    return [(c.date.earliest, c.date.latest, c.date.year_basis) for c in with_years(claims)]


def test_a_night_takes_the_year_of_the_dated_claim_on_the_same_strike() -> None:
    assert dates(bare(), says("b", PERU_MOD))[0] == ("2031-05-08", "2031-05-09", "collection")


def test_the_words_of_the_date_are_kept() -> None:
    (filled, _) = with_years([bare(), says("b", PERU_MOD)])
    assert (filled.date.text, filled.date.start, filled.date.part_of_day) == (
        "on the night of May 9", 3, "night",
    )  # fmt: skip


def test_all_claims_of_the_document_on_that_day_take_the_same_year() -> None:
    silent = bare(stance="not_confirmed", where=(), start=50)
    found = dates(bare(), silent, says("b", PERU_MOD))
    assert found[0] == found[1] == ("2031-05-08", "2031-05-09", "collection")


@pytest.mark.parametrize(
    "witness",
    [
        pytest.param({"where": at(SALITRE)}, id="another region"),
        pytest.param({"weapons": (DRONE,)}, id="another weapon"),
        pytest.param({"attacker": "PE"}, id="another attacker"),
        pytest.param({"date": days("2031-05-11")}, id="two days off"),
        pytest.param({"date": days("2031-05-01", "2031-05-31")}, id="a whole month"),
        pytest.param({"stance": "not_confirmed"}, id="a silence"),
        pytest.param({"where": ()}, id="no place"),
    ],
)
def test_what_does_not_fit_gives_no_year(witness: dict[str, Any]) -> None:
    assert dates(bare(), says("b", PERU_MOD, **witness))[0] == (None, None, None)


@pytest.mark.parametrize(
    "witness",
    [
        pytest.param({"where": at(QUEBRADA)}, id="a town in the region"),
        pytest.param({"where": at(PERU)}, id="the country around it"),
        pytest.param({"weapons": (MISSILE,)}, id="the class of the weapon"),
        pytest.param({"date": days("2031-05-10")}, id="the day after"),
    ],
)
def test_what_may_be_the_same_strike_gives_its_year(witness: dict[str, Any]) -> None:
    assert dates(bare(), says("b", PERU_MOD, **witness))[0][2] == "collection"


def test_two_years_that_fit_leave_the_day_unknown() -> None:
    other_year = says("c", ECUADOR_STAFF, date=days("2030-05-09"))
    assert dates(bare(), says("b", PERU_MOD), other_year)[0] == (None, None, None)


def test_a_night_over_new_year_has_two_years() -> None:
    night = DateInterval(earliest="--12-31", latest="--01-01", basis="stated")
    for day in ("2030-12-31", "2031-01-01"):
        found = dates(bare(date=night), says("b", PERU_MOD, date=days(day)))
        assert found[0] == ("2030-12-31", "2031-01-01", "collection")


def test_the_29th_of_february_takes_only_a_leap_year() -> None:
    leap = DateInterval(earliest="--02-29", latest="--02-29", basis="stated")
    assert dates(bare(date=leap), says("b", PERU_MOD, date=days("2031-02-28")))[0][0] is None
    assert (
        dates(bare(date=leap), says("b", PERU_MOD, date=days("2032-02-29")))[0][0] == "2032-02-29"
    )


def test_dated_claims_are_untouched_and_keep_their_order() -> None:
    claims = says("b", PERU_MOD), says("a", AN_OFFICIAL)
    assert with_years(claims) == claims


def test_with_its_year_the_claim_joins_the_strike() -> None:
    (event,) = group([bare(), says("b", PERU_MOD)]).events
    assert len(event.claims) == 2


def test_no_day_without_a_year_leaves_the_room() -> None:
    (claim,) = group([bare()]).claims
    assert (claim.date.earliest, claim.date.latest) == (None, None)


def test_the_first_and_the_last_day_of_the_calendar_break_nothing() -> None:
    first, last = days("0001-01-01"), days("9999-12-31")
    night = DateInterval(earliest="--12-31", latest="--01-01", basis="stated")
    claims = bare(date=night), says("b", PERU_MOD, date=first), says("c", PERU_MOD, date=last)
    assert dates(*claims)[0] == (None, None, None)
    assert len(group(claims).claims) == 3
