"""Which claims go on about one strike, and what one that names nothing takes from it."""

from dataclasses import replace

import pytest
from invented import article, claims, gazetteer

from geomap.extract import extract
from geomap.model import Block, BlockKind, Claim


def of(found: list[Claim], name: str) -> Claim:
    """Return the claim of the origin whose name holds the word."""
    return next(one for one in found if name in (one.claimant.name or "publisher"))


def names(claim: Claim) -> list[str]:
    return [one.text or "" for one in claim.locations if one.role == "target"]


@pytest.mark.parametrize(
    ("first", "after", "later", "who", "told"),
    [
        pytest.param(
            "Ethiopian jets bombed a school in Mekelle on Monday, the regional government said.",
            "Four people were wounded, said Tesfaye Bekele, who runs the clinic next door.",
            "Rockets hit a market in Gondar on Tuesday.",
            "Tesfaye",
            ("Mekelle", "ET", "2026-03-09"),
            id="a toll",
        ),
        pytest.param(
            "Pakistani artillery shelled a market in Poonch on Sunday, residents said.",
            "Officials said the blast had destroyed nine shops.",
            "Indian drones attacked a depot in Lahore on Monday.",
            "fficials",
            ("Poonch", "PK", "2026-03-08"),
            id="damage",
        ),
    ],
)
def test_words_on_the_strike_told_last_take_its_place_side_and_day(
    first: str, after: str, later: str, who: str, told: tuple[str, str, str]
) -> None:
    claim = of(claims(first, after, later), who)
    assert (names(claim), claim.attacker) == ([told[0]], told[1])
    assert claim.date is not None
    assert claim.date.earliest == told[2]
    assert all(one.coref for one in claim.locations)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            "Rescuers said at least five bombs were dropped on Deir Zahrin.", id="a village"
        ),
        pytest.param(
            "Rescuers said three people were killed in the market of Qasr Amoud.", id="a market"
        ),
    ],
)
def test_a_strike_at_a_place_that_nobody_knows_is_nowhere_else(second: str) -> None:
    found = claims(
        "Israeli jets hit a warehouse in Tyre on Tuesday, officials said.",
        second,
        "A rocket hit a house in Acre on Wednesday.",
    )
    assert not {"Tyre", "Acre"} & set(names(of(found, "escuers")))


def test_a_heading_ends_the_strike_told_before() -> None:
    parts = (
        "Turkish jets struck a depot in Duhok on Monday.",
        "What else happened",
        "Medics said Iranian shelling damaged several orchards.",
    )
    blocks, at = [], 0
    for part in parts:
        kind: BlockKind = "heading" if part == parts[1] else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(part)))
        at += len(part) + 2
    plain = claims(parts[0], parts[2].replace("Iranian shelling", "the jets"))
    assert names(of(plain, "edics")) == ["Duhok"]
    document = replace(article(*parts), blocks=tuple(blocks))
    headed = list(extract([document], gazetteer=gazetteer()))
    assert all(names(one) == [] for one in headed if one.claimant.name)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Gondar. A drone killed two people on Tuesday, the mayor said.", "Gondar", id="a stop"
        ),
        pytest.param("Mekelle, 5 am: four people were killed by a rocket.", "Mekelle",
                     id="a colon"),
        pytest.param("1622 An update from Gondar. Rescuers say four bombs fell on the town.",
                     "Gondar", id="a live page"),
    ],
)  # fmt: skip
def test_a_town_that_heads_a_paragraph_is_where_its_strike_was(text: str, place: str) -> None:
    found = claims("The truce in Ethiopia is a year old.", text)
    assert [names(one) for one in found] == [[place]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Nairobi. Diplomats said that four soldiers were killed by a bomb.", id="seat"
        ),
        pytest.param(
            "Gondar. The army said a drone hit one of its depots, without naming it.", id="unnamed"
        ),
    ],
)
def test_a_capital_or_what_is_not_named_is_not_struck(text: str) -> None:
    found = claims("The truce in Ethiopia is a year old.", text)
    assert found
    assert all(names(one) == [] for one in found)


def test_an_entry_of_a_live_page_is_told_on_its_day() -> None:
    found = claims(
        "1840 The army says two helicopters were shot down.",
        "1805 Parliament has met.",
        "1710 The talks go on.",
    )
    date = of(found, "rm").date
    assert date is not None
    assert (date.earliest, date.latest, date.basis) == ("2026-03-10", "2026-03-11", "statement")
    assert date.text == "1840"


def test_what_the_one_blamed_says_in_return_is_not_what_others_mean() -> None:
    found = claims(
        "Azerbaijani drones hit a hospital in Goris on Monday.",
        "Azerbaijan said that an Armenian missile had struck the hospital.",
        "Doctors said six people were wounded at the hospital.",
    )
    assert of(found, "octors").attacker == "AZ"
    assert of(found, "Azerbaijan").attacker == "AM"


def test_a_raid_named_by_its_day_is_the_one_of_that_day() -> None:
    found = claims(
        "Saudi jets bombed a port in Hodeidah on March 3.",
        "On Tuesday a missile hit an airport in Abha, officials said.",
        "Medics said seven people were killed in the March 3 raid.",
    )
    assert names(of(found, "edics")) == ["Hodeidah"]
    assert of(found, "edics").attacker == "SA"


def test_since_a_raid_is_the_day_of_the_raid() -> None:
    found = claims("Talks have stalled since Sunday's air raid on Hodeidah, which killed nine.")
    date = found[0].date
    assert date is not None
    assert (date.earliest, date.latest) == ("2026-03-08", "2026-03-08")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Medics said bombs fell on Gondar, whose people had fled in mid-January.",
                     id="another event"),
        pytest.param("Medics said rockets hit a depot in Gondar that was bombed in January.",
                     id="a strike before"),
    ],
)  # fmt: skip
def test_a_day_in_a_clause_about_something_else_is_not_the_strikes(text: str) -> None:
    date = claims(text)[0].date
    assert date is not None
    assert (date.earliest, date.basis) == (None, "document")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Nine people were killed on Monday as Eritrean troops fired rockets into northern "
            "Ethiopia. In the evening, another rocket hit Mekelle, killing two people.",
            {(9, "Ethiopia"), (2, "Mekelle")},
            id="part of a day",
        ),
        pytest.param(
            "Twenty people died on Sunday as artillery shelled eastern Pakistan. "
            "A shell hit a market in Lahore, killing four people.",
            {(20, "Pakistan"), (4, "Lahore")},
            id="part of a wave",
        ),
    ],
)
def test_the_toll_of_a_part_is_not_that_of_the_whole(text: str, told: set[tuple[int, str]]) -> None:
    found = {(one.counts["killed"].low, name) for one in claims(text) for name in names(one)}
    assert found == told


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        pytest.param(
            "Rockets hit a market in Gondar on Tuesday, killing three people, doctors said. "
            "Six others suffered light injuries.",
            6,
            id="others",
        ),
        pytest.param(
            "A drone hit a clinic in Poonch on Sunday, killing two people, police said. "
            "More than 40 were wounded.",
            41,
            id="more than",
        ),
    ],
)
def test_a_bare_toll_right_after_is_the_same_speakers(text: str, hurt: int) -> None:
    (claim,) = claims(text)
    assert claim.claimant.kind != "publisher"
    assert claim.counts["injured"].low == hurt


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ethiopian jets bombed a depot in Mekelle on Monday, the mayor said. "
            "Artillery hit Adigrat at the same time, doctors said.",
            id="at the same time",
        ),
        pytest.param(
            "Pakistani artillery shelled a market in Poonch on Monday, residents said. "
            "Drones also struck a depot in Jammu, police said.",
            id="also",
        ),
        pytest.param(
            "Ethiopian jets bombed a depot in Mekelle on Monday, the mayor said. "
            "In the second half of the day, artillery hit Adigrat, doctors said.",
            id="half of the day",
        ),
    ],
)
def test_what_is_struck_at_the_same_time_is_struck_on_that_day(text: str) -> None:
    first, second = claims(text)
    assert first.date is not None
    assert second.date is not None
    assert (second.date.earliest, second.date.basis) == (first.date.earliest, "context")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "The army said it had shelled a camp near Poonch in response to Pakistani attacks on "
            "Jammu on Sunday.",
            "2026-03-08",
            id="response",
        ),
        pytest.param(
            "The rebels said they had struck a depot in Mekelle in retaliation for air raids on "
            "Adigrat on Friday.",
            "2026-03-06",
            id="retaliation",
        ),
    ],
)
def test_the_day_of_what_is_answered_is_not_the_answers(text: str, day: str) -> None:
    assert day not in {one.date.earliest for one in claims(text)}


@pytest.mark.parametrize(
    "older",
    [
        "In 2017 they claimed an attack on a school in Adigrat; Asmara denied it.",
        "In May 2015 rebels said they had bombed a market in Gondar.",
    ],
)
def test_another_years_strike_takes_no_day_of_this_weeks(older: str) -> None:
    found = claims("Rebel rockets hit a depot in Mekelle on Monday, the mayor said.", older)
    assert all(one.date.earliest != "2026-03-09" for one in found[1:])


def test_a_toll_that_names_no_house_is_of_the_one_that_was_struck() -> None:
    found = claims(
        "Ethiopian jets bombed a school in Mekelle on Monday, the regional government said. "
        "Four people were wounded, said Tesfaye Bekele, who runs the clinic next door."
    )
    assert [one.kind for one in of(found, "Tesfaye").targets] == ["school"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "More than 4,100 people have been killed in Ethiopia since last March.", id="since"
        ),
        pytest.param(
            "The war in Tigray has driven thousands from their homes. It began when rebels "
            "stormed the army camp at Mekelle in November 2020, killing 80 soldiers.",
            id="how it began",
        ),
        pytest.param(
            "The conflict broke out after Pakistani shells hit a market in Poonch, killing nine.",
            id="how the conflict broke out",
        ),
        pytest.param(
            "The rebels have repeatedly attacked Ethiopia with rockets and drones.", id="a habit"
        ),
    ],
)
def test_a_wars_reckoning_beginning_and_habits_are_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "toll",
    [
        "Doctors put the death toll since the offensive began on Feb. 2 at 812.",
        "The ministry put the number of dead since January at 4,310.",
    ],
)
def test_a_toll_since_a_war_began_is_not_the_last_strikes(toll: str) -> None:
    found = claims("Rockets hit a market in Gondar on Tuesday, the mayor said.", toll)
    assert [names(one) for one in found] == [["Gondar"]]
    assert not found[0].counts


def test_an_attack_that_began_with_rockets_is_a_strike() -> None:
    (claim,) = claims("The assault began at dawn on Monday when rockets hit a depot in Mekelle.")
    assert names(claim) == ["Mekelle"]


def test_who_was_blamed_in_another_year_is_blamed_for_nothing_told_before() -> None:
    found = claims(
        "Rebel rockets hit a depot in Mekelle on Monday, the mayor said.",
        "In 2017 they claimed an attack on a school; Ethiopia blamed Eritrea, which denied it.",
    )
    assert all(one.date.earliest != "2026-03-09" for one in found[1:])
