import pytest
from invented import parsed, told

from geomap.extract.english.triggers import triggers, unreal, weapon_tokens


def kinds(text: str) -> list[str]:
    doc = parsed(text)
    return [each.kind for each in triggers(doc, weapon_tokens(doc))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru fired nine rockets at Loja.", "launch"),
        ("Ecuador launched two missiles.", "launch"),
        ("The army bombed Nyala.", "attack"),
        ("Drones struck the port.", "attack"),
        ("A drone attack on Kosti began.", "attack"),
        ("The navy shot down two drones.", "intercept"),
        ("Three missiles were intercepted.", "intercept"),
        ("The blast damaged a bridge.", "damage"),
        ("Debris fell on a house.", "debris"),
        ("Nine people were killed.", "casualty"),
        ("A warehouse exploded in Kosti.", "explosion"),
        ("The army used cluster bombs.", "use"),
        ("Wreckage of it was found in Loja.", "debris"),
        ("Nobody was hurt.", "casualty"),
        ("Reports suggest that nine drones were used.", "use"),
        ("We should thank the navy for shooting down the drones.", "intercept"),
        ("Rockets were fired in the first year of the war.", "launch"),
        ("A drone attack hit Loja as sirens sounded.", "attack"),
        ("Jets dropped two bombs on Loja.", "launch"),
        ("Peru sent nine drones at Loja.", "launch"),
        ("The missile was aimed at a barracks.", "launch"),
        ("It was launched by the Peruvian army.", "launch"),
        ("Lima was accused of launching drones.", "launch"),
        ("Loja came under heavy artillery fire.", "attack"),
        ("The clinic took a direct hit.", "attack"),
        ("Jets levelled a block of flats.", "damage"),
        ("A drone set a depot ablaze.", "damage"),
        ("The depot was gutted in a rocket attack.", "damage"),
        ("The blast was caused by a missile.", "damage"),
        ("Shrapnel from a missile fell on a school.", "debris"),
        ("The second stage of the missile fell on a school.", "debris"),
        ("The navy destroyed two drones over the sea.", "intercept"),
        ("The navy destroyed two drones in rebel-held areas.", "damage"),
        ("The navy destroyed two missiles that were prepared for launch.", "damage"),
    ],
)
def test_a_word_of_a_strike_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lima allowed its navy to fire missiles.",
        "Quito approved the use of rockets against Piura.",
        "Peru could strike Loja.",
        "Ecuador will launch drones at Piura.",
        "Khartoum threatened to bomb Nyala.",
        "If Peru attacks, Quito will respond.",
        "The army plans to hit the bridge.",
        "The missile can hit targets in Ecuador.",
        "The doctrine lets the state use nuclear missiles.",
        "The troops practised firing rockets.",
        "Any attack on Lima would be an act of war.",
        "The talks failed to prevent future strikes.",
        "The navy is ready to shoot down drones.",
        "The minister asked the allies to supply missiles to strike the port.",
        "The rockets are designed for strikes, targeting depots.",
        "Quito lifted its restrictions on the navy using missiles.",
        "It would mark the first time drones have been used on Loja.",
        "Peru has often hit towns.",
        "The rebels have been attacking ships for months.",
        "Strikes are carried out against depots.",
        "The navy held drills in which it fired missiles.",
        "The army fired rockets during an exercise.",
        "Air raid sirens sounded.",
        "Attack drones flew over Loja.",
    ],
)
def test_what_need_not_have_happened_is_no_trigger(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army used drones to strike Nyala.",
        "The navy managed to shoot down two drones.",
        "Peru continued to shell Loja.",
        "After Peru struck Loja, Quito would not negotiate.",
    ],
)
def test_an_infinitive_that_was_done_is_a_trigger(text: str) -> None:
    assert "attack" in kinds(text) or "intercept" in kinds(text)


def test_what_may_have_been_hit_is_possible() -> None:
    doc = parsed("A refinery in Talara may have been hit.")
    assert [each.possible for each in triggers(doc, weapon_tokens(doc))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Peru launched a campaign against smoking.",
        "The airline landed two planes.",
        "Workers used new tools.",
        "The shirt matches the shoes.",
    ],
)
def test_verbs_without_a_weapon_are_no_triggers(text: str) -> None:
    assert kinds(text) == []


def test_weapon_words_are_known_by_their_tokens() -> None:
    doc = parsed("Peru fired BrahMos missiles at Loja.")
    assert [doc[i].text for i in sorted(weapon_tokens(doc))] == ["BrahMos", "missiles"]


def test_a_word_below_a_permission_is_unreal_and_one_beside_it_is_not() -> None:
    words = told("Peru fired rockets after Lima allowed strikes on Loja.")
    by_text = {token.text: token for token in words.doc}
    assert unreal(by_text["strikes"])
    assert not unreal(by_text["rockets"])


@pytest.mark.parametrize(
    "text",
    [
        "Fighters showered the barracks with rockets.",
        "A missile put a hole in the hull of the ferry.",
        "Two shells had gone through the roof of the clinic.",
        "A rocket took the roof off a bakery.",
        "A salvo of rockets caught a family in the yard.",
        "Two of its bombs had fallen on a school.",
        "Helicopters rocketed the village.",
        "The rebels sank a patrol boat.",
    ],
    ids=["shower", "hole", "through", "off", "caught", "two-of", "rocketed", "sank"],
)
def test_what_weapons_do_to_what_they_reach_is_a_strike(text: str) -> None:
    assert any(t.kind in {"attack", "damage"} for t in told(text).triggers)


@pytest.mark.parametrize(
    "text",
    [
        "Police caught a burglar in the yard.",
        "Food prices rocketed last year.",
        "The deputy tore through the report.",
        "He took the lid off a pot.",
        "Fans showered the players with confetti.",
        "The boat sank in a storm.",
    ],
    ids=["burglar", "prices", "report", "lid", "confetti", "storm"],
)
def test_without_a_weapon_the_same_words_tell_of_no_strike(text: str) -> None:
    assert told(text).triggers == ()


def test_an_airfield_is_neutralised_on_the_ground_and_a_drone_in_the_air() -> None:
    ground = told("Rockets neutralised the airfield, from which jets had been taking off.")
    assert [t.kind for t in ground.triggers] == ["damage"]
    assert [t.kind for t in told("The army neutralised nine drones.").triggers] == ["intercept"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 Peruvians and 40 Chileans have died in 20 days of fighting.",
        "Nearly 300 people have been killed since the war began.",
        "Thirteen Chileans have died.",
        "The explosion which tore through a fireworks store killed nine.",
        "The blast, which tore through a boiler room and killed nine, was heard far away.",
    ],
    ids=["days-of-fighting", "since-the-war-began", "bare-toll", "fireworks", "boiler"],
)
def test_a_wars_reckoning_and_a_mishap_tell_of_no_strike(text: str) -> None:
    assert told(text).triggers == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One woman dead in Pisco after a rocket attack.", "casualty"),
        ("On Sunday rockets from a jet caught a bus near Pisco.", "attack"),
    ],
    ids=["dead", "caught"],
)
def test_short_words_of_live_reports_tell_of_a_strike(text: str, kind: str) -> None:
    assert kind in {t.kind for t in told(text).triggers}
