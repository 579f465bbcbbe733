"""The dead, the injured and the missing in invented sentences."""

import pytest
from invented import told

from geomap.extract.english.counts import counts


def harmed(text: str) -> dict[str, tuple[int | None, int | None]]:
    return {role: (c.low, c.high) for role, c in counts(told(text)).items()}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rockets hit a market, killing two and wounding nine.", {"killed": 2, "injured": 9}),
        (
            "The strike killed 14 people, including three children, and wounded 31 others.",
            {"killed": 14, "injured": 31},
        ),
        (
            "Some 27 people across Peru were killed -- including two children -- and 90 wounded.",
            {"killed": 27, "injured": 90},
        ),
        ("The death toll from the strike rose to 12.", {"killed": 12}),
        ("The death toll climbed from 9 to 12 after the strike.", {"killed": 12}),
        ("The number of people killed in the attack now stands at 44.", {"killed": 44}),
        ("The blast caused two deaths and five injuries.", {"killed": 2, "injured": 5}),
        ("The strike left five people dead and 20 wounded.", {"killed": 5, "injured": 20}),
        ("The airstrike took the lives of 17 people.", {"killed": 17}),
        ("The strike claimed 17 lives.", {"killed": 17}),
        ("The shelling cost 14 lives.", {"killed": 14}),
        ("The mortar attack cost three soldiers their lives.", {"killed": 3}),
        ("At least 31 migrants lost their lives in the raid.", {"killed": 31}),
        ("Thirty people suffocated after the attack.", {"killed": 30}),
        ("Police put the dead in the raid on Loja at 29.", {"killed": 29}),
        ("The director put the wounded in the shelling at 27.", {"injured": 27}),
        ("State TV is talking about 40 dead in the bombing.", {"killed": 40}),
        ("The number of people wounded by drones reached 40.", {"injured": 40}),
        ("The raid martyred 5 and wounded 9.", {"killed": 5, "injured": 9}),
        ("Forty more were treated for shrapnel wounds after the raid.", {"injured": 40}),
        ("A father and daughter killed in a yard by a rocket.", {"killed": 2}),
        (
            "The strike killed Juan Paz, the minister, along with his wife and two sons.",
            {"killed": 4},
        ),
        ("The strike killed a commander, his wife and two children.", {"killed": 4}),
        ("The raid killed the mayor and three members of his family.", {"killed": 4}),
        ("Two officers along with three soldiers were wounded.", {"injured": 5}),
        ("The blast took the lives of a nurse, a driver and two guards.", {"killed": 4}),
        ("The strike killed two Chilean nationals and a Bolivian.", {"killed": 3}),
        ("There was no damage or causalities after the strike.", {"killed": 0, "injured": 0}),
        ("Peru lost 63 soldiers in the rocket attack.", {"killed": 63}),
        ("Ten people are missing after the strike on Loja.", {"missing": 10}),
        ("Fifteen people were taken to hospital after the attack.", {"injured": 15}),
        ("The attack left another 12 with shrapnel wounds.", {"injured": 12}),
        ("Four people died and 12 others received injuries.", {"killed": 4, "injured": 12}),
        ("A woman was killed and three people were hurt.", {"killed": 1, "injured": 3}),
        ("Five people, three of them children, were killed in the strike.", {"killed": 5}),
        ("Twelve were killed by the shelling, among them two infants.", {"killed": 12}),
        ("Seventeen bodies were recovered from the rubble after the raid.", {"killed": 17}),
        ("Rescuers pulled nine bodies from a school that was hit by a shell.", {"killed": 9}),
        ("Rescuers found the bodies of six people after the strike.", {"killed": 6}),
        ("An airstrike killed a family of five.", {"killed": 5}),
        ("A family of five was killed by the shelling.", {"killed": 5}),
        ("Rockets hit a base, wounding two American and five Iraqi soldiers.", {"injured": 7}),
        ("Both pilots were killed by the missile.", {"killed": 2}),
        ("The shell injured her two sons.", {"injured": 2}),
        ("The dead in the strike included three children.", {}),
        ("Shelling killed 16 civilians, three women and five children among them.", {"killed": 16}),
        ("The shell killed two women and two men.", {"killed": 4}),
        ("A man and two women were killed by shells.", {"killed": 3}),
        ("A teacher and two pupils were killed by a shell.", {"killed": 3}),
        ("A shell killed a nurse and three patients.", {"killed": 4}),
        ("A drone wounded a photographer.", {"injured": 1}),
        ("Of the 31 injured in the attack, 12 remained in hospital.", {"injured": 31}),
        ("The 44 injured in the attack included two soldiers.", {"injured": 44}),
        ("Drones neutralised around 50 terrorists.", {"killed": 50}),
        (
            "There were no casualties among civilians but three soldiers were killed by the shell.",
            {"killed": 3},
        ),
    ],
)
def test_a_toll_is_read_in_verbs_nouns_and_participles(text: str, values: dict[str, int]) -> None:
    assert {role: low for role, (low, _) in harmed(text).items()} == values


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed a senior commander.",
        "A drone strike killed the group's spokesman.",
        "The missile strike killed General Juan Perez.",
    ],
)
def test_the_death_of_someone_of_rank_leaves_open_how_many_died_beside(text: str) -> None:
    assert harmed(text) == {"killed": (1, None)}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("No one was hurt in the attack on Loja.", {"killed", "injured"}),
        ("The attack didn’t cause any casualties or damage.", {"killed", "injured"}),
        ("The drone strike did not result in casualties.", {"killed", "injured"}),
        ("The crew of the ship did not sustain any injuries in the attack.", {"injured"}),
        ("Nobody was injured when drones struck Loja.", {"injured"}),
        ("No deaths were reported after the strike.", {"killed"}),
        ("Nobody died in the missile strike.", {"killed"}),
        ("No one has been reported killed or injured in the strike.", {"killed", "injured"}),
    ],
)
def test_nobody_hurt_is_none_reported(text: str, roles: set[str]) -> None:
    assert harmed(text) == dict.fromkeys(roles, (0, 0))


@pytest.mark.parametrize(
    "text",
    [
        "More than 40,000 people have been killed in Loja since the war began.",
        "At least 20 people were killed or wounded in the strike on Loja.",
        "The attack damaged a school with 300 pupils.",
        "Rockets hit Loja, 40 kilometres from Quito, and damaged 12 houses.",
        "Air raids have killed 1,200 people in Peru this month.",
        "Peru has killed more than 42,000 people in raids on Loja.",
        "The strike hit Loja, bringing the total to 240 dead.",
        "The shell killed 40 sheep and a couple of goats.",
    ],
)
def test_other_people_are_no_toll(text: str) -> None:
    assert harmed(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "A strike in 2022 killed 50 people.",
        "On March 14 drones killed 50 people.",
        "A strike on School No. 5 killed 50 people.",
    ],
)
def test_years_days_and_school_numbers_are_no_toll(text: str) -> None:
    assert harmed(text) == {"killed": (50, 50)}


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed four people, bringing the total to 240.",
        "The strike killed four people and brought the toll since the war began to 900.",
        "A strike hit Loja, killing four and bringing the dead since the war began to 900.",
        "The strike killed four people, raising the death toll to 30,100.",
        "The strike killed four people, bringing the number killed since the war began to 900.",
    ],
)
def test_what_a_strike_adds_to_a_sum_of_many_is_its_toll(text: str) -> None:
    assert harmed(text) == {"killed": (4, 4)}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The strike killed 12 people: nine soldiers and three civilians.", ["nine", "three"]),
        ("The strike killed 12 people, including three children.", ["three"]),
        ("The strike killed 12, nine of them soldiers.", ["nine"]),
        ("The strike killed 12 people and damaged 20 houses, five of them badly.", []),
        ("The strike killed 12 people, including a woman, and damaged three houses.", []),
    ],
)
def test_whom_the_words_single_out_is_a_part_of_the_toll(text: str, parts: list[str]) -> None:
    killed = counts(told(text))["killed"]
    assert killed.low == 12
    assert [part.text for part in killed.parts] == parts


def test_a_toll_so_far_stands_for_the_dead_just_told_of() -> None:
    text = "Four people died in hospital after the strike, bringing the death toll to 16."
    assert harmed(text) == {"killed": (16, 16)}


@pytest.mark.parametrize(
    "text",
    [
        "There was no information on casualties after the strike.",
        "The airstrike did not harm anyone; no civilians were harmed.",
        "There were no immediate reports of casualties after the strike.",
        "No casualties were immediately reported after the strike.",
        "Casualties were not reported after the strike.",
    ],
)
def test_no_word_on_casualties_is_no_zero(text: str) -> None:
    assert harmed(text) == {}
