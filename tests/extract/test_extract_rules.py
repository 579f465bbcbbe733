"""Each rule that `explain` can name fires on a sentence, and each value of a claim has a rule."""

from pathlib import Path

import pytest
from invented import article, gazetteer

from geomap.extract import decisions, extract
from geomap.extract.rules import RULES
from geomap.extract.trace import Decision, recording, took

# Rule -> (text, the words that it is about, whether it gave a value).
FIRES: dict[str, tuple[str, str, bool]] = {
    "speaker.verb": ("Peru's army said that six rockets had struck Loja.", "army", True),
    "speaker.according": ("Six rockets struck Loja, according to Peru's army.", "army", True),
    "speaker.signed": ("Six rockets struck Loja – Ecuadorian army", "army", True),
    "speaker.points_back": (
        "Peru's army said that six rockets had struck Loja. It said that two people were killed.",
        "Peru's army",
        True,
    ),
    "speaker.goes_on": (
        "Peru's army said that six rockets had struck Loja. No casualties were reported.",
        "Peru's army",
        True,
    ),
    "speaker.in_quotation": (
        "The mayor of Loja said: “Six rockets struck Loja. Two people were killed in Loja.”",
        "mayor of Loja",
        True,
    ),
    "speaker.publisher": ("Six rockets struck Loja on Friday.", "Six rockets struck Loja", True),
    "speaker.relay": (
        "El Comercio reported that Peru's army had said six rockets struck Loja.",
        "Comercio",
        True,
    ),
    "stance.claimed": ("Peru's army said that six rockets had struck Loja.", "Peru's army", True),
    "stance.confirmed": ("Peru's army confirmed that rockets had struck Loja.", "Peru's", True),
    "stance.denied": ("Peru's army denied that it had shelled Loja.", "Peru's army", True),
    "stance.did_not_happen": (
        "Peru's army said that no rocket had hit the airfield in Loja.",
        "Peru's army",
        True,
    ),
    "stance.hedged": ("Six rockets allegedly struck Loja on Friday.", "Six rockets", True),
    "stance.possible": ("A depot in Loja may have been hit by rockets.", "A depot", True),
    "stance.not_confirmed": (
        "Peru's army declined to confirm the rocket strike on Loja.",
        "Peru's army",
        True,
    ),
    "hedge.word": ("Six rockets allegedly struck Loja on Friday.", "allegedly", True),
    "strike.word": ("Six rockets struck Loja on Friday.", "struck", True),
    "strike.unreal": (
        "Six rockets struck Loja, and Peru said it would strike Quito next.",
        "strike",
        False,
    ),
    "strike.too_little": ("There was an attack.", "There was an attack.", False),
    "weapon.system": ("Peru's army fired six HIMARS rockets at Loja.", "HIMARS", True),
    "weapon.kind": ("Peru's army fired six rockets at Loja.", "rockets", True),
    "weapon.is_target": ("Shells hit a drone factory in Loja on Friday.", "drone", False),
    "weapon.not_used": (
        "Shells hit Loja on Friday, where helicopters had landed.",
        "helicopters",
        False,
    ),
    "target.struck": ("Rockets hit a fuel depot in Loja on Friday.", "fuel depot", True),
    "target.not_struck": (
        "Rockets hit a fuel depot in Loja on Friday after workers had left a railway station.",
        "railway station",
        False,
    ),
    "effect.told": ("Rockets hit a depot in Loja, causing a fire.", "fire", True),
    "effect.not_told": ("Rockets hit a depot in Loja but caused no fire.", "fire", False),
    "count.weapons": ("Peru's army fired six rockets at Loja.", "six", True),
    "count.people": ("Rockets killed four people in Loja.", "four", True),
    "count.part": (
        "Peru's army shot down nine drones: six over Loja and three over Cuenca.",
        "six",
        True,
    ),
    "count.no_number": ("All rockets fired at Loja were intercepted.", "intercepted", True),
    "count.measure": ("Rockets hit a depot 40 km from Loja on Friday.", "40", False),
    "count.earlier": (
        "Rockets killed four people in Loja; 900 have been killed since the war began.",
        "900",
        False,
    ),
    "count.other_noun": ("Rockets hit two bridges in Loja on Friday.", "two", False),
    "date.strike": ("Rockets hit Loja on Friday.", "on Friday", True),
    "date.statement": ("Peru's army said on Friday that rockets had hit Loja.", "on Friday", True),
    "date.telling": (
        "Peru's army said on Friday that rockets had hit Loja on Thursday.",
        "on Friday",
        False,
    ),
    "date.other": (
        "Rockets hit Loja on Thursday after talks had failed on Monday.",
        "on Monday",
        False,
    ),
    "place.target": ("Rockets hit Loja on Friday.", "Loja", True),
    "place.launch": ("Rockets were fired from Tumbes at Loja on Friday.", "Tumbes", True),
    "place.debris": ("Debris of a drone fell on Cuenca on Friday.", "Cuenca", True),
    "place.points_back": (
        "Rockets hit Loja on Friday. Two people were killed in the city, officials said.",
        "Loja",
        True,
    ),
    "place.no_strike": ("Rockets hit Loja while ministers met in Quito.", "Quito", False),
    "attacker.agent": ("Peru's army fired six rockets at Loja.", "Peru's army fired", True),
    "attacker.own": ("Peru's army said that it had shelled Loja.", "Peru's army said", True),
    "attacker.weapon": ("A Peruvian missile hit Loja on Friday.", "A Peruvian missile", True),
    "words.other_speaker": (
        "Peru's army said that rockets had hit Loja, while Quito blamed drones.",
        "drones",
        False,
    ),
}


def decided(text: str) -> list[Decision]:
    return decisions(article(text), gazetteer=gazetteer())


@pytest.mark.parametrize("rule", sorted(FIRES))
def test_a_rule_fires_and_says_on_which_words(rule: str) -> None:
    text, words, taken = FIRES[rule]
    found = [one for one in decided(text) if one.rule == rule and one.taken is taken]
    assert [one for one in found if words in one.text or one.text in words], (
        rule,
        [(one.rule, one.text) for one in decided(text)],
    )


def test_every_rule_has_a_sentence() -> None:
    assert set(FIRES) == set(RULES)


def test_the_docs_list_every_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    for rule, said in RULES.items():
        assert f"| `{rule}` | {said} |" in page


def test_no_rule_is_told_that_is_not_listed() -> None:
    with recording("words") as noted:
        took("speaker.verb", 0, 5)
    assert noted[0].why == RULES["speaker.verb"]
    with recording("words") as unknown:
        took("speaker.invented", 0, 5)
    with pytest.raises(KeyError):
        _ = unknown[0].why


@pytest.mark.parametrize("text", sorted({text for text, _, _ in FIRES.values()}))
def test_every_value_in_a_quote_has_its_rule(text: str) -> None:
    document = article(text)
    noted = decisions(document, gazetteer=gazetteer())
    taken = {(one.field, one.start, one.end) for one in noted if one.taken}
    for claim in extract([document], gazetteer=gazetteer()):
        for field, values in (
            ("weapon", claim.weapons),
            ("target", claim.targets),
            ("effect", claim.effects),
            ("count", claim.counts.values()),
            ("place", claim.locations),
        ):
            for value in values:
                if value.start is not None:
                    assert (field, value.start, value.end) in taken, (field, value.text)


def test_listening_changes_no_claim() -> None:
    document = article(FIRES["speaker.goes_on"][0])
    plain = tuple(extract([document], gazetteer=gazetteer()))
    with recording(document.text):
        assert tuple(extract([document], gazetteer=gazetteer())) == plain
