import pytest
from invented import one, told

from geomap.extract.english.agents import attacker, attacker_is_speaker, listed_group, side
from geomap.extract.english.slots import weapon_side


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The raid on Loja, carried out by Peru's navy, hit a port.", "PE"),
        ("The attack, which Quito blamed on Peru, hit a fuel depot in Loja.", "PE"),
        ("Islamic State claimed a mortar barrage on a barracks in Palma.", "Islamic State"),
        ("Loja came under rocket fire from Peruvian forces.", "PE"),
        ("Boko Haram fighters shelled a barracks in Monguno.", "Boko Haram"),
        ("Rwandan-backed M23 rebels shelled a camp near Sake.", "M23"),
        ("The Saudi-led coalition bombed a port in Hodeidah.", "SA"),
        ("NATO bombed a barracks in Sirte.", "NATO"),
        ("The Libyan National Army shelled Gharyan.", "LNA"),
        ("Lima accused the RSF of launching drones at Kosti.", "RSF"),
        ("Peru was held responsible for the strike on Loja.", "PE"),
        ("Lima denied shelling Loja.", "PE"),
        ("A Peruvian jet dropped two bombs on Loja.", "PE"),
        ("Two Indian nationals died when a missile hit a tanker.", None),
        ("Qatar condemned the strike on Loja.", None),
        ("Chile faced a barrage of rockets.", None),
        ("Lima repelled an attack by drones.", None),
        ("The Lima strike killed nine people.", None),
        ("Lima's strike killed nine people.", "PE"),
        ("Rockets hit a Peruvian-held village.", None),
        ("Pro-Peruvian gunmen shelled Loja.", None),
        ("Peruvian rebels shelled Loja.", None),
        ("Rockets were launched from a Peruvian frigate at Loja.", "PE"),
    ],
)
def test_who_struck_is_named_in_many_ways(text: str, who: str | None) -> None:
    assert attacker(told(text)) == who


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Loja was hit by drones of the Rapid Support Forces.", "RSF"),
        ("Al-Shabaab mortars hit a palace in Baidoa.", "Al-Shabaab"),
        ("Chilean-made drones operated by Peru hit Loja.", "PE"),
        ("Fatah missiles hit Loja.", None),
        ("Drones of Chilean origin hit Loja.", None),
        ("Chilean-designed rockets hit Loja.", None),
    ],
)
def test_a_weapon_belongs_to_whom_the_words_say_and_not_to_its_maker(
    text: str, whose: str | None
) -> None:
    assert weapon_side(told(text)) == whose


@pytest.mark.parametrize(
    ("text", "is_group", "own"),
    [
        ("It said its drones had hit Loja.", False, True),
        ("It said its missile was aimed at a barracks.", False, True),
        ("It said that the group had fired rockets at Loja.", True, True),
        ("It said that the group had fired rockets at Loja.", False, False),
        ("It said that the group's drones had hit Loja.", True, True),
        ("It said that its air defences had downed a drone.", False, False),
    ],
)
def test_its_drones_are_the_speakers(text: str, *, is_group: bool, own: bool) -> None:
    assert attacker_is_speaker(told(text), is_group=is_group) is own


def test_victims_and_those_who_tell_are_no_side() -> None:
    words = told("Peruvian sailors and the Peruvian navy fought.")
    by_text = {token.text: token for token in words.doc}
    assert side(by_text["navy"]) == "PE"
    assert side(by_text["sailors"]) is None


@pytest.mark.parametrize(
    ("name", "words", "before", "group"),
    [
        ("RSF adviser", "An RSF adviser", "", "RSF"),
        ("Omar Nasr", "Omar Nasr", "On Sunday a Houthi military spokesman, ", "Houthis"),
        ("Omar Nasr", "Omar Nasr", "After Hamas had rejected it, ", None),
        ("Peruvian Navy", "Peru's navy", "", None),
    ],
)
def test_a_speaker_is_of_the_group_that_its_title_names(
    name: str, words: str, before: str, group: str | None
) -> None:
    assert listed_group(name, words, before=before) == group


def test_a_junta_strikes_in_its_own_state() -> None:
    assert one("Junta jets bombed a clinic in Mrauk U on Monday, witnesses said.").attacker == "MM"


def test_the_army_may_be_any_states() -> None:
    claim = one("The army shelled a clinic in Mrauk U with rockets on Monday, witnesses said.")
    assert claim.attacker is None
