"""Confidence of claims, facets of events, arithmetic of numbers."""

from typing import Any

import pytest
from invented_war import (
    AN_OFFICIAL,
    CHANNELS,
    ECUADOR_STAFF,
    HERON,
    PERU,
    PERU_MOD,
    PUBLISHER,
    QUEBRADA,
    THE_STAR,
    at,
    days,
    number,
    says,
    speaker,
    undated,
)

from geomap.events import group
from geomap.events.checks import checks_of
from geomap.events.confidence import rules, table
from geomap.events.facets import FIELDS
from geomap.model import Claim, Confidence, Count, CountPart, Effect, FacetValue


def confidence(*claims: Claim) -> Confidence:
    """Return the confidence of the first of the claims."""
    found = group(claims).claims[0].confidence
    assert found is not None
    return found


OURS = says("a", PERU_MOD)
SILENT = says("a", PERU_MOD, stance="not_confirmed")
WEEK = days("2031-05-05", "2031-05-11")


@pytest.mark.parametrize(
    ("first", "others", "level"),
    [
        pytest.param(OURS, [], "single_source", id="alone"),
        pytest.param(OURS, [says("b", PERU_MOD)], "single_source", id="the same origin again"),
        pytest.param(OURS, [says("b", AN_OFFICIAL)], "single_source", id="an unnamed agrees"),
        pytest.param(
            OURS, [says("b", THE_STAR, stance="alleged")], "single_source", id="a hedged one agrees"
        ),
        pytest.param(
            OURS,
            [says("b", THE_STAR, where=at(PERU), date=WEEK)],
            "single_source",
            id="one agrees that perhaps means another strike",
        ),
        pytest.param(
            OURS,
            [says("b", speaker("Rosa Quispe", "local_official", "PE"))],
            "supported",
            id="another origin of the side",
        ),
        pytest.param(OURS, [says("b", ECUADOR_STAFF)], "corroborated", id="the other side agrees"),
        pytest.param(
            says("a", AN_OFFICIAL), [says("b", ECUADOR_STAFF)], "supported", id="unnamed itself"
        ),
        pytest.param(
            says("a", THE_STAR, where=at(PERU)),
            [says("b", ECUADOR_STAFF)],
            "single_source",
            id="perhaps of another strike itself",
        ),
        pytest.param(
            says("a", PERU_MOD, counts={"launched": number(6)}),
            [says("b", ECUADOR_STAFF, counts={"launched": number(9)})],
            "disputed",
            id="another number",
        ),
        pytest.param(OURS, [says("b", ECUADOR_STAFF, stance="denied")], "denied", id="denied"),
        pytest.param(SILENT, [], "not_assessable", id="a silence"),
        pytest.param(SILENT, [says("b", ECUADOR_STAFF)], "not_assessable", id="a silence beside"),
        pytest.param(
            says("a", CHANNELS, via=("The Star",)),
            [says("a", THE_STAR, start=50)],
            "single_source",
            id="who passed it on agrees",
        ),
        pytest.param(
            OURS, [says("a", PUBLISHER, start=50)], "single_source", id="its own publisher agrees"
        ),
    ],
)
def test_the_level_follows_from_who_else_says_so(
    first: Claim, others: list[Claim], level: str
) -> None:
    assert confidence(first, *others).level == level


def test_what_its_own_origin_replaced_is_borne_out_by_nobody() -> None:
    old = says("a", PERU_MOD, counts={"intercepted": number(5)}, published="2031-05-10")
    new = says("b", PERU_MOD, counts={"intercepted": number(3)})
    others = (says("c", ECUADOR_STAFF), says("d", speaker("Rosa Quispe", "local_official", "PE")))
    replaced, replacing = (confidence(one, two, *others) for one, two in ((old, new), (new, old)))
    assert (replaced.level, replacing.level) == ("single_source", "corroborated")
    assert replaced.reasons[0] == "the same origin has since said otherwise"
    assert not [reason for reason in replaced.reasons if "independent" in reason]


def test_reasons_are_told_in_words() -> None:
    six = says("a", PERU_MOD, counts={"launched": number(6), "intercepted": number(7)})
    guess = says("a", AN_OFFICIAL, where=(), start=70, counts={"launched": number(9)})
    assert confidence(six, guess).reasons == (
        "another origin says otherwise: launched",
        "contradicted only if these are the same strike",
        "one origin",
        "its own numbers do not add up",
    )


def test_an_agreement_that_adds_nothing_is_told_as_one() -> None:
    guess = says("a", AN_OFFICIAL, where=(), date=undated(), start=70)
    found = confidence(guess, says("a", PERU_MOD), says("b", ECUADOR_STAFF))
    assert found.level == "single_source"
    inferred = "it is only inferred that this claim speaks of the same strike"
    assert found.reasons == (
        f"another origin agrees, but {inferred}, so it adds nothing",
        "its own origin is unnamed or of unknown independence",
        "that it speaks of this strike is inferred",
    )


def test_support_lists_who_agrees_contradicts_and_denies() -> None:
    counted = says("a", PERU_MOD, counts={"launched": number(6)})
    agreeing = says("b", THE_STAR)
    differing = says("c", ECUADOR_STAFF, counts={"launched": number(9)})
    denying = says("d", speaker("Ana Paz", "official", "EC"), stance="denied")
    support = confidence(counted, agreeing, differing, denying).support
    assert support.agree == (agreeing.id,)
    assert support.contradict == (differing.id,)
    assert support.denied_by == (denying.id,)


def test_no_level_is_a_number_and_all_of_the_table_are_known() -> None:
    assert [rule.level for rule in rules()] == [
        "not_assessable",
        "denied",
        "disputed",
        "corroborated",
        "supported",
        "single_source",
    ]
    assert rules()[-1].when == ()
    assert not any(char.isdigit() for words in table()["reasons"].values() for char in words)


def facet(name: str, *claims: Claim) -> FacetValue:
    (event,) = group(claims).events
    assert tuple(event.facets) == tuple(FIELDS)
    return event.facets[name]


PERU_HEALTH = speaker("Ministry of Health of Peru", "ministry", "PE")
THEIRS = says("b", ECUADOR_STAFF)


@pytest.mark.parametrize(
    ("name", "claims", "value"),
    [
        pytest.param("occurred", [OURS], "one_origin", id="the struck side says so"),
        pytest.param("occurred", [THEIRS], "admitted", id="the attacker says so"),
        pytest.param("occurred", [OURS, THEIRS], "both_sides", id="both say so"),
        pytest.param("occurred", [OURS, says("c", THE_STAR)], "several_origins", id="a paper too"),
        pytest.param(
            "occurred", [OURS, says("b", ECUADOR_STAFF, stance="denied")], "disputed", id="denied"
        ),
        pytest.param("casualties", [OURS], "not_stated", id="nobody counts"),
        pytest.param(
            "casualties",
            [says("a", PERU_MOD, counts={"killed": number(2)}, targets=("military base",))],
            "admitted",
            id="own losses",
        ),
        pytest.param(
            "casualties",
            [says("a", PERU_MOD, counts={"killed": number(2)})],
            "one_origin",
            id="nobody says whose dead they are",
        ),
        pytest.param(
            "casualties",
            [says("a", PERU_HEALTH, counts={"killed": number(2)}, targets=("military base",))],
            "one_origin",
            id="the victims' health ministry",
        ),
        pytest.param(
            "casualties",
            [says("b", ECUADOR_STAFF, counts={"killed": number(2)}, targets=("hospital",))],
            "admitted",
            id="the attacker tells of its civilian victims",
        ),
        pytest.param(
            "casualties",
            [says("b", ECUADOR_STAFF, counts={"killed": number(2)}, targets=("military base",))],
            "one_origin",
            id="the attacker tells of soldiers it killed",
        ),
        pytest.param(
            "casualties",
            [says("a", PERU_MOD, counts={"killed": number(0, bound="none_reported")})],
            "one_origin",
            id="no losses admit nothing",
        ),
        pytest.param(
            "casualties",
            [says("a", PERU_MOD, counts={"killed": number(2)}, targets=("hospital",))],
            "one_origin",
            id="civilian dead are no admission",
        ),
        pytest.param(
            "damage", [says("a", PERU_MOD, effects=(Effect(kind="fire"),))], "admitted", id="a fire"
        ),
        pytest.param(
            "numbers",
            [says("a", PERU_MOD, counts={"hit": number(2)})],
            "one_origin",
            id="nobody is shamed by numbers",
        ),
        pytest.param("time", [OURS], "one_origin", id="a day"),
        pytest.param("cause", [OURS], "not_stated", id="no cause"),
    ],
)
def test_facets_say_who_stands_behind_what(
    name: str, claims: list[Claim], value: FacetValue
) -> None:
    assert facet(name, *claims) == value


def test_a_facet_that_origins_contradict_is_disputed() -> None:
    spot: dict[str, Any] = {"where": at(QUEBRADA), "targets": ("hospital",)}
    claims = says("a", PERU_MOD, **spot), says("b", ECUADOR_STAFF, weapons=(HERON,), **spot)
    assert facet("weapon", *claims) == "disputed"
    assert facet("place", *claims) == "both_sides"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(
            {"launched": number(6), "intercepted": number(5), "damaged": number(1)},
            [("launched = intercepted + damaged", True)],
            id="adds up",
        ),
        pytest.param(
            {"launched": number(6), "intercepted": number(2), "hit": number(4)},
            [("launched = intercepted + hit", True)],
            id="adds up with hits",
        ),
        pytest.param(
            {"launched": number(6), "intercepted": number(2)},
            [("launched ≥ intercepted", True)],
            id="leaves some",
        ),
        pytest.param(
            {"launched": number(6), "intercepted": number(5), "hit": number(4)},
            [("launched ≥ intercepted + hit", False)],
            id="too many",
        ),
        pytest.param(
            {"launched": number(None, 12, bound="at_most"), "intercepted": Count(bound="all")},
            [],
            id="all is no number",
        ),
        pytest.param(
            {"launched": number(6), "intercepted": Count(low=50, high=50, scope="wave")},
            [],
            id="another scope",
        ),
        pytest.param({"killed": number(3)}, [], id="nothing to sum"),
        pytest.param(
            {"launched": Count(low=5, high=5, parts=(CountPart(low=4), CountPart(low=3)))},
            [("launched ≥ sum of its parts", False)],
            id="parts",
        ),
    ],
)
def test_a_claims_own_numbers_are_checked(
    counts: dict[str, Count], expected: list[tuple[str, bool]]
) -> None:
    found = checks_of(says("a", PERU_MOD, counts=counts))
    assert [(check.check, check.ok) for check in found] == expected


def test_counts_of_places_do_not_exceed_the_whole() -> None:
    where = at(QUEBRADA, counts={"intercepted": number(4)})
    claim = says("a", PERU_MOD, where=where, counts={"intercepted": number(3)})
    assert [(c.check, c.ok) for c in checks_of(claim)] == [
        ("intercepted ≥ sum over its places", False)
    ]


def test_a_denial_is_not_borne_out_by_origins_that_affirm_the_strike() -> None:
    claims = [
        says("a", PERU_MOD, targets=("hospital",)),
        says("b", ECUADOR_STAFF, targets=("hospital",), stance="denied", published=None),
        says("c", ECUADOR_STAFF, targets=("hospital",)),
    ]
    denial = group(claims).claims[1].confidence
    assert denial is not None
    assert (denial.level, denial.support.agree) == ("single_source", ())
