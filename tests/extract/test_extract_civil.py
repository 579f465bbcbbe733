import pytest
from invented import claims, parsed

from geomap.extract.english.civil import setting
from geomap.extract.english.triggers import kind_of, weapon_tokens
from geomap.extract.english.unarmed import is_unarmed


def harms(text: str) -> list[bool]:
    """Return of each word that tells of harm whether it is one without arms."""
    doc = parsed(text)
    weapons = weapon_tokens(doc)
    words = "attack attacked raid raided kill killed killing died wounding destroyed targeted"
    return [
        is_unarmed(token, weapons)
        for token in doc
        if token.lower_ in {*words.split(), "exploded", "bombed"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Robbers shot and killed a grocer in Loja.",
        "A pupil attacked two teachers at a school in Loja.",
        "The man attacked a nurse with a hammer.",
        "Two women were killed in a knife attack in Loja.",
        "A swimmer died in a crocodile attack near Darwin.",
        "Hackers attacked the port of Guayaquil.",
        "A pack of wolves attacked a farm near Loja and killed nine sheep.",
        "Nine people died after a bus overturned near Loja.",
        "Four people were killed when two trains collided near Loja.",
        "Two men were killed and three were hurt as rival clans clashed in Loja.",
        "A gun battle left four men dead, and a brawl left two youths killed.",
        "A gunman opened fire in a bar in Loja, killing six people.",
        "Police raided a warehouse in Loja and seized two tonnes of cocaine.",
        "Customs agents of the federal bureau raided two flats in Loja.",
        "The senator came under attack over her vote on the tax.",
        "The president launched an attack on the opposition, calling its leaders thieves.",
        "The bishop attacked the law as unjust.",
        "An advertising campaign targeted voters in Loja.",
        "The committee killed the bill.",
        "Demand for houses exploded in Loja.",
        "Peru bombed out of the tournament in Loja.",
    ],
)
def test_what_harms_without_arms_is_told_so(text: str) -> None:
    assert all(harms(text)), text
    doc = parsed(text)
    told = [kind_of(token, weapon_tokens(doc)) for token in doc]
    assert not {"attack", "casualty", "explosion"} & set(told)


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked an army base in Loja, killing nine soldiers.",
        "Gunmen attacked the village of Loja with drones, killing two farmers.",
        "A suicide bomber attacked a police station in Loja.",
        "An attack on a police station in Loja killed nine people.",
        "Peru condemned the attack on Loja, calling it a crime.",
        "The army attacked Loja on Monday, killing nine people.",
        "Four people died in a fire after a drone attack.",
        "A police drone was destroyed when a rocket exploded in Loja.",
        "Jets bombed Loja and killed nine people.",
        "Soldiers in tanks opened fire on Loja, killing nine people.",
    ],
)
def test_arms_and_armies_are_no_peace(text: str) -> None:
    assert not any(harms(text)), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A jury convicted Ann Hale of murder. The judge jailed her for life.", "unarmed"),
        ("A boiler exploded in a laundry in Loja. Two workers were hurt.", "unarmed"),
        ("It felt like a bomb had gone off, said one of the motorists.", "unarmed"),
        ("Nine soldiers died when their helicopter crashed near Loja.", "unarmed"),
        ("The striker scored with a rocket of a shot. The referee blew up.", "unreal"),
        ("The coach praised his goalkeeper after the match was killed off.", "unreal"),
        ("Peru tested a missile. It flew to an altitude of 90 km in the flight test.", "unreal"),
        ("The rocket put a satellite into orbit. Its booster exploded.", "unreal"),
        ("Jets bombed a range in the exercise. Ships fired missiles at mock targets.", "unreal"),
        ("Wreaths were laid 80 years after the raid that killed 90 people.", "unreal"),
        ("A bomb of the Second World War was defused in Loja.", "unreal"),
        ("Rebels fired rockets at a court in Loja. A judge was killed.", "armed"),
        ("A bomb exploded at a football stadium during a match in Loja.", "armed"),
        ("The strike killed nine survivors of the first raid. Missiles hit a memorial.", "armed"),
        ("An air strike hit a film crew near Loja.", "armed"),
        ("A drone dropped a bomb on a memorial on the anniversary of a battle.", "armed"),
        ("Missiles hit a base during an exercise, killing nine recruits in a drill.", "armed"),
        ("Soldiers marched past the president in Loja.", "doubtful"),
        ("A bomb went off in a court. A detective, a juror and a judge were hurt.", "armed"),
    ],
)
def test_the_words_of_a_document_tell_its_setting(text: str, told: str) -> None:
    assert setting(text) == told


def test_without_a_war_only_what_names_its_weapon_is_a_strike() -> None:
    court = "A jury convicted two burglars. A judge jailed them for the robbery. "
    assert claims(court + "Their attack on a bank in Loja left three guards injured.") == []
    assert claims(court + "A drone dropped a bomb on the prison in Loja on Monday.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers died in Loja. Six others were injured.",
        "Raiders bombed Loja in 1941. Nine hundred people were killed in the attack.",
        "80 years after planes bombed Loja, killing 900, bells rang there.",
        "The senate shot down the proposal of the defence minister in Lima.",
        "Part of a rocket fell near Loja after a launch of two satellites.",
        "Storm Ada slammed into Loja, killing nine people.",
    ],
)
def test_no_strike_is_made_of_deaths_alone_history_or_words(text: str) -> None:
    assert claims(text) == []


def test_a_day_without_a_year_is_no_history() -> None:
    text = "A missile hit Loja on 7 March, killing nine people."
    assert len(claims(text, published=None)) == 1


def test_the_same_words_are_a_strike_where_there_is_a_war() -> None:
    war = "Rebels shelled Loja on Monday. "
    assert len(claims(war + "The attack on a bank left three guards injured.")) == 1


def test_a_sentence_that_names_its_act_of_war_needs_no_war_around_it() -> None:
    senate = "Senators voted for a bill on the budget. Voters and Democrats want lower taxes. "
    assert claims(senate + "An air strike on a bus in Loja killed nine children on Monday.") != []


@pytest.mark.parametrize(
    "text",
    [
        "The navy destroyed nine old mines near Loja.",
        "Artillery is used to trigger avalanches near Loja.",
    ],
)
def test_what_is_cleared_away_or_used_by_habit_is_no_strike(text: str) -> None:
    assert claims(text) == []
