"""Who struck where no word of the strike's own says it."""

import pytest
from invented import claims, one

_WAR = "The ceasefire between the rebels and the army had collapsed in the spring."


def _attacker(text: str, *more: str) -> str | None:
    return claims(text, *more, _WAR)[0].attacker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chile's army said that an air strike was conducted on a depot in Tacna.", "CL"),
        ("The Chilean army conceded that an air raid on Tacna had killed nine.", "CL"),
        ("The Chilean navy said three missiles had been launched by the frigate Lynch.", "CL"),
        ("The Chilean army denied that a school in Tacna had been shelled.", "CL"),
        ("The Chilean army said one of its pilots may have bombed a bus in Tacna.", "CL"),
        ("NATO confirmed that a strike was conducted on a barracks in Sirte.", "NATO"),
        ("The Malian army said an air strike was carried out on militants near Kidal.", "ML"),
        ("The Houthis said twelve drones were used against Jeddah.", "Houthis"),
    ],
    ids=["carried-out", "conceded", "frigate", "denied", "pilot", "alliance", "foes", "counted"],
)
def test_a_military_tells_of_its_own_strike_without_naming_itself(text: str, who: str) -> None:
    assert _attacker(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Peru's army said that an air strike was conducted on a depot in Tacna.",
        "Peru's defence ministry said that missiles were launched at Tacna.",
        "The Peruvian navy said four missiles had been launched at Callao.",
        "The Chilean army said that a missile was fired over Tacna.",
        "The Chilean army admitted that a strike on barracks in Tacna killed 40 soldiers.",
        "A human rights group said an air strike was carried out on Tacna.",
    ],
    ids=["at-home", "at-home-launched", "at-home-navy", "told-of", "own-losses", "no-military"],
)
def test_whoever_suffers_or_only_tells_of_a_strike_did_not_make_it(text: str) -> None:
    assert _attacker(text) is None


def test_a_third_army_does_not_take_the_strikes_of_a_side_that_the_text_names() -> None:
    found = claims(
        "Ecuador bombed a bridge in Tumbes on Monday.",
        "The Chilean army said air strikes were also carried out on Tacna.",
    )
    assert found[-1].attacker != "CL"


def test_the_coalition_strikes_for_the_state_that_leads_it() -> None:
    later = "The Peruvian-led coalition has fought the rebels since 2024."
    assert one("Coalition jets bombed a prison in Manta on Sunday.", later).attacker == "PE"
    assert one("Coalition jets bombed a prison in Manta on Sunday.", _WAR).attacker is None


@pytest.mark.parametrize(
    "text",
    [
        "A camp near Goma was shelled on Friday, residents said, blaming the M23.",
        "Bombs fell on a camp near Goma on Friday; the army pointed the finger at the M23.",
        "Drones hit a camp near Goma on Friday; the army blamed the M23.",
    ],
    ids=["blaming", "finger", "blamed"],
)
def test_who_is_blamed_in_the_same_sentence_is_the_attacker(text: str) -> None:
    assert _attacker(text) == "M23"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hezbollah boasts that a missile sank an Egyptian coaster.", "Hezbollah"),
        ("Omar Nasr, a spokesman for the Houthis, said nine drones were used.", "Houthis"),
        ("Niger's army conceded that an air raid on Tillaberi had killed civilians.", "NE"),
        ("Planes of the Chadian army dropped bombs on Sake.", "TD"),
        ("A radar near Sake was bombed by the aviation of the Republic of Chad.", "TD"),
        ("Loja was hit by drones that Peru sent.", "PE"),
    ],
    ids=["boast", "spokesman-after", "civilians", "planes-of", "aviation-of", "sent"],
)
def test_more_words_that_tell_whose_strike_it_was(text: str, who: str) -> None:
    assert _attacker(text) == who


def test_the_army_is_that_of_the_only_state_whose_army_the_text_names() -> None:
    told = "A wedding in Kidal was struck by an army drone on Sunday, residents said."
    assert _attacker(told, "The Malian army has fought the rebels since 2012.") == "ML"
    assert _attacker(told, "The Malian army fought the rebels.", "Niger's army helped it.") is None


def test_what_a_ministry_cannot_confirm_is_not_its_own_deed() -> None:
    text = "The Chilean army could not confirm that an air strike on Tacna had killed civilians."
    assert _attacker(text) is None
