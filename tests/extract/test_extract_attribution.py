import pytest
from invented import claims, parsed

from geomap.extract.english import attribution, parser
from geomap.extract.english.phrases import phrase


def chain(text: str, word: str) -> list[str]:
    """Return who tells a word of the sentence, the origin first."""
    doc = parsed(text)
    token = next(t for t in doc if t.text == word)
    path, telling = attribution.path(token, attribution.cues(doc))
    assert not telling
    return [phrase(doc[cue.speaker]) for cue in path if cue.speaker is not None]


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("Peru said that rockets hit Piura.", "hit", ["Peru"]),
        ("Rockets hit Piura, Peru said.", "hit", ["Peru"]),
        ("Rockets hit Piura, according to the mayor.", "hit", ["the mayor"]),
        ("According to the mayor, rockets hit Piura.", "hit", ["the mayor"]),
        ("Rockets hit Piura.", "hit", []),
        ("Reuters reported that Lima said rockets hit Piura.", "hit", ["Lima", "Reuters"]),
        ("The army confirmed that drones struck the dam.", "struck", ["The army"]),
        ("The RSF denied that it shelled the camp.", "shelled", ["The RSF"]),
        ("Quito accused Lima of shelling Loja.", "shelling", ["Quito"]),
    ],
)
def test_the_innermost_speaker_comes_first(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "relays"),
    [
        (
            "Dawn, citing a hospital official, reported that nine died.",
            "a hospital official",
            ["Dawn"],
        ),
        ("SANA quoted a source as saying that drones hit Homs.", "a source", ["SANA"]),
        ("Officials told Reuters that rockets hit Jammu.", "Officials", ["Reuters"]),
        ("Officials confirmed to CNN that missiles hit Jammu.", "Officials", ["CNN"]),
        ("The mayor, quoted by ANDINA, said rockets hit Loja.", "The mayor", ["ANDINA"]),
        ("AFP, which cited a nurse, said a drone hit Menaka.", "a nurse", ["AFP"]),
        ("A pilot was quoted by Xinhua as saying that rockets hit Goma.", "A pilot", ["Xinhua"]),
        ("In a post carried by state media, Chad said bombs hit Faya.", "Chad", ["state media"]),
        (
            "The army said in a statement carried by news agency KUNA that a drone hit Basra.",
            "The army",
            ["news agency KUNA"],
        ),
    ],
)
def test_who_passes_it_on_is_a_relay(text: str, speaker: str, relays: list[str]) -> None:
    doc = parsed(text)
    cue = next(c for c in attribution.cues(doc) if c.relays)
    assert cue.speaker is not None
    assert phrase(doc[cue.speaker]) == speaker
    assert [phrase(doc[i]) for i in cue.relays] == relays


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ecuador did not confirm the strike.", "refused"),
        ("Ecuador refused to confirm the strike.", "refused"),
        ("Ecuador has not yet confirmed the strike.", "silence_noted"),
        ("Ecuador did not immediately confirm the strike.", "silence_noted"),
        ("Ecuador declined to comment on the strike.", "no_comment"),
        ("The army has not commented on the strike.", "no_comment"),
        ("The AFP could not verify the report.", "could_not_verify"),
        ("The mayor was unable to confirm the report.", "could_not_verify"),
        ("Ecuador neither confirmed nor denied the strike.", "refused"),
        ("Ecuador confirmed the strike.", None),
        ("Ecuador denied the strike.", None),
    ],
)
def test_how_a_speaker_does_not_confirm(text: str, form: str | None) -> None:
    found = attribution.cues(parsed(text))
    assert [cue.form for cue in found if cue.speaker is not None] == [form]


def test_a_denial_is_no_refusal() -> None:
    (cue,) = attribution.cues(parsed("Ecuador denied the strike."))
    assert cue.act == "deny"
    assert not cue.refuses


@pytest.mark.parametrize("word", ["Tuesday", "statement", "ministry"])
def test_the_words_of_the_telling_are_not_told(word: str) -> None:
    doc = parsed("The ministry said in a statement on Tuesday that rockets hit Piura.")
    token = next(t for t in doc if t.text == word)
    assert attribution.path(token, attribution.cues(doc)) == ((), True)


def test_where_somebody_says_is_an_aside_of_the_narrator() -> None:
    text = "Quito announced an attack on Piura, the city where Lima says rockets fell."
    assert chain(text, "fell") == ["Lima"]
    assert chain(text, "attack") == ["Quito"]


def test_a_video_that_somebody_says_shows_it_is_the_sayers() -> None:
    text = "A channel posted a video that it says shows rockets being fired from Loja."
    doc = parsed(text)
    token = next(t for t in doc if t.text == "fired")
    path, _ = attribution.path(token, attribution.cues(doc))
    assert path
    assert path[0].act == "say"


@pytest.mark.parametrize(
    "text",
    ["Rockets hit Piura.", "The said village was hit.", "", "citing", "according to"],
)
def test_a_sentence_without_a_speaker_has_no_cue_that_names_one(text: str) -> None:
    doc = next(iter(parser.parse([text])))
    assert [cue for cue in attribution.cues(doc) if cue.speaker is not None] == []


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        # An aside between commas covers the whole sentence, whatever follows it.
        (
            "Peru fired nine rockets at a depot in Loja, the Ecuadorian army says, on a holiday.",
            "fired",
            ["the Ecuadorian army"],
        ),
        # Who comes after another's words passes them on.
        (
            "Peru has alleged that debris of a drone fell on a depot in Loja, according to ANDINA.",
            "fell",
            ["Peru", "ANDINA"],
        ),
        (
            "The ministry said that, according to residents, rockets hit Piura.",
            "hit",
            ["residents", "The ministry"],
        ),
        # "Adding" goes on with the reporting verb, not with what is told.
        (
            "The army says its crews downed four drones, adding that no deaths were recorded.",
            "recorded",
            ["The army", "The army"],
        ),
        # Evidence vouches for nothing: who tells of it does.
        ("Lima said that pictures clearly show that rockets hit the dam.", "hit", ["Lima"]),
        ("Vega said that analysis of the debris indicates that a drone hit Loja.", "hit", ["Vega"]),
        # Nobody in particular.
        ("According to confirmed data, nine rockets hit Piura.", "hit", []),
        ("Reports suggest that nine rockets hit Piura.", "hit", []),
        ("Nine rockets hit Piura, it has been claimed.", "hit", []),
        # The parser's slips.
        (
            "Several Peruvian outlets reported on Friday that, according to sources, he struck it.",
            "struck",
            [
                "sources",
                "Several Peruvian outlets",
            ],
        ),
        # "As reported by S" stands beside the clause, as "according to S" does.
        ("As reported by Anadolu, a drone hit a truck.", "hit", ["Anadolu"]),
        ("Nine died when shells hit Goma, as the governor announced.", "died", ["the governor"]),
        # It closes two clauses that nobody else tells; who contradicts the first tells the second.
        (
            "A drone hit the port and two shells fell near Loja, according to medics.",
            "hit",
            ["medics"],
        ),
        (
            "The army said it hit a base, but the bomb struck a school, according to medics.",
            "struck",
            ["medics"],
        ),
        # An outlet beside the reporting verb passes on; one that cites is a relay as well.
        ("A bomb hit Loja, the army said, according to the BBC.", "hit", ["the army", "the BBC"]),
        (
            "According to Reuters, citing two nurses, a drone hit Loja.",
            "hit",
            ["two nurses", "Reuters"],
        ),
        (
            "He read papers of the army, which denies the raid and which says a fire broke out.",
            "broke",
            ["the army"],
        ),
        (
            "According to early data from the city council, rockets hit Loja.",
            "hit",
            ["the city council"],
        ),
        ("Blasts shook Loja as the crews replied.", "shook", []),
        # Evidence that "there is" after another's words is still told by that one.
        ("She said it is early, but there is evidence that rockets hit Loja.", "hit", ["She"]),
        # Who judges a claim tells it, or denies it; whoever backs an army tells nothing.
        ("The mayor backed the claim that rockets hit Loja.", "hit", ["The mayor"]),
        ("Lima called the report that rockets hit Loja false.", "hit", ["Lima"]),
        ("The mayor backed the army after rockets hit Loja.", "hit", []),
        # Another speaker after "but" is none of the first one's.
        ("Lima said jets hit Loja, but Quito said a gas pipe exploded.", "exploded", ["Quito"]),
        ("Lima said jets hit Loja, citing medics.", "hit", ["medics", "Lima"]),
        ("Amnesty verified videos showing rockets hit Loja.", "hit", ["Amnesty"]),
        # Headlines that name their speaker first or last.
        ("Navy: Rockets hit a dam in Loja", "hit", ["Navy"]),
        ("Peru: Two killed by rockets in Loja, army says", "killed", ["army"]),
        ("Rockets hit a dam in Loja -officials", "hit", ["-officials"]),
        ("Peru: Rockets hit a dam in Loja", "hit", []),
        # Headlines that end in their speaker.
        ("Nine drones downed over Piura overnight – governor", "downed", ["governor"]),
        ("Lima took responsibility for a strike on Loja.", "strike", ["Lima"]),
    ],
)
def test_who_vouches_is_found_past_what_stands_between(
    text: str, word: str, speakers: list[str]
) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "form"),
    [
        ("The Peruvian army has not issued a statement.", "The Peruvian army", "silence_noted"),
        ("Lima has remained silent about the strike.", "Lima", "silence_noted"),
        ("There was no immediate comment from Quito.", "Quito", "silence_noted"),
        ("Quito made no comment on the strike.", "Quito", "silence_noted"),
        ("The U.S. did not confirm the strike.", "The U.S.", "refused"),
        ("The ministry did not respond to questions.", "The ministry", "no_comment"),
        ("The army did not answer calls seeking comment.", "The army", "no_comment"),
    ],
)
def test_silence_has_a_speaker_and_a_form(text: str, speaker: str, form: str) -> None:
    doc = parsed(text)
    cue = next(c for c in attribution.cues(doc) if c.refuses)
    assert cue.speaker is not None
    assert (phrase(doc[cue.speaker]), cue.form) == (speaker, form)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Neither the army nor the Peruvian Ministry of Health has commented on it.", 2),
        ("Neither Lima nor Quito has confirmed the strike.", 2),
        ("The army has not commented on it.", 1),
    ],
)
def test_neither_nor_is_the_silence_of_both(text: str, silent: int) -> None:
    cue = next(c for c in attribution.cues(parsed(text)) if c.refuses)
    assert 1 + len(cue.others) == silent


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("The governor told reporters that rockets hit Piura.", []),
        ("The governor told parliament that rockets hit Piura.", []),
        ("The governor told the BBC that rockets hit Piura.", ["the BBC"]),
        ("Rockets hit Piura, the governor said in an interview with CNN.", ["CNN"]),
    ],
)
def test_an_audience_is_no_relay(text: str, relays: list[str]) -> None:
    doc = parsed(text)
    cue = next(c for c in attribution.cues(doc) if c.speaker is not None)
    assert [phrase(doc[i]) for i in cue.relays] == relays


@pytest.mark.parametrize(
    ("paragraphs", "speakers"),
    [
        (
            ["“In Loja, nine were hurt by rockets. Two were killed,” said the mayor of Loja."],
            {"mayor of Loja"},
        ),
        (
            ["The Peruvian army said: “Nine rockets hit a depot in Loja. Two hit a bridge.”"],
            {"Peruvian military"},
        ),
        (
            ["LIMA, March 9 (Reuters) - The Peruvian army said nine rockets hit a depot in Loja."],
            {"Peruvian military"},
        ),
        (
            ["“It was dreadful,” said Ana Paz, a nurse. “Two rockets hit the ward in Loja.”"],
            {"Ana Paz"},
        ),
        (
            ["“We reject the claim that our rockets hit Loja,” said army spokesman Dan Ruiz."],
            {"Dan Ruiz"},
        ),
    ],
    ids=["named after", "named before", "dateline", "named between", "first person"],
)
def test_every_sentence_of_a_quotation_has_its_speaker(
    paragraphs: list[str], speakers: set[str]
) -> None:
    assert {claim.claimant.name for claim in claims(*paragraphs)} == speakers


def test_to_deny_having_carried_out_the_attack_denies_the_strike_told_before() -> None:
    text = "Rockets hit a school in Loja, doctors said. Peru denied it had carried out the attack."
    found = {(claim.claimant.name, claim.stance) for claim in claims(text)}
    assert found == {("doctors", "claimed"), ("Peru", "denied")}


SUDAN = "A drone struck the hospital in El Obeid on Monday, killing nine people, the army said."
KASHMIR = "Indian shells landed on a house in Neelum on Sunday, killing four, Jhelum police said."


@pytest.mark.parametrize("first", [SUDAN, KASHMIR], ids=["Sudan", "Kashmir"])
@pytest.mark.parametrize(
    ("words", "stance", "counts"),
    [
        ("The Lakes Tribune put the dead at 14.", "claimed", {"killed": 14}),
        ("The Lakes Tribune puts the toll at 14.", "claimed", {"killed": 14}),
        ("The Lakes Tribune spoke of 14 dead.", "claimed", {"killed": 14}),
        ("The Lakes Tribune rejected that account.", "denied", {}),
        ("The Lakes Tribune denied the charge.", "denied", {}),
        ("The Lakes Tribune called the accusation a fabrication.", "denied", {}),
        ("The Lakes Tribune would not say whether the roof had been hit.", "not_confirmed", {}),
        ("The Lakes Tribune kept silent.", "not_confirmed", {}),
        ("The Lakes Tribune would not be drawn on the strike.", "not_confirmed", {}),
        ("The Lakes Tribune did not return calls.", "not_confirmed", {}),
        ("The Lakes Tribune was looking into the reports.", "not_confirmed", {}),
        ("The Lakes Tribune made no mention of the strike.", "not_confirmed", {}),
        ("The Lakes Tribune blamed the rebels.", "claimed", {}),
        ("The Lakes Tribune pointed the finger at the rebels.", "claimed", {}),
    ],
)
def test_words_on_a_strike_told_before_are_claims_of_their_speakers(
    first: str, words: str, stance: str, counts: dict[str, int]
) -> None:
    found = [one for one in claims(first, words) if one.claimant.name == "Lakes Tribune"]
    assert [one.stance for one in found] == [stance]
    assert {role: count.low for role, count in found[0].counts.items()} == counts


@pytest.mark.parametrize(
    "words",
    [
        "The Lakes Tribune put the rocket on its front page.",
        "The Lakes Tribune has 43 reporters.",
        "The Lakes Tribune counted on the army.",
        "The Lakes Tribune blamed a burst pipe for the flood.",
    ],
)
def test_other_uses_of_words_that_can_tell_are_no_claims(words: str) -> None:
    assert [x for x in claims(SUDAN, words) if x.claimant.name == "Lakes Tribune"] == []


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        (
            "Two trucks burned in Loja, killing two Chileans and a Bolivian, Loja Police said.",
            "killing",
            ["Loja Police"],
        ),
        (
            "Nine people died, four of them boys, when a bomb fell on Loja, the Red Cross said.",
            "died",
            ["the Red Cross"],
        ),
        ("A father was killed by a rocket in Loja (Loja police).", "killed", ["Loja police"]),
        (
            "A raid in Loja killed Juan Paz, a minister, with his son, Condor TV reported.",
            "killed",
            ["Condor TV"],
        ),
    ],
    ids=["after two killed", "after a clause", "in brackets", "after a name"],
)
def test_a_speaker_that_closes_the_sentence_is_found(
    text: str, word: str, speakers: list[str]
) -> None:
    assert chain(text, word) == speakers


def test_who_calls_itself_by_a_name_has_that_name() -> None:
    text = "A militia calling itself the Dawn Column said it fired rockets at a base in Loja."
    (claim,) = claims(text)
    assert claim.claimant.name == "Dawn Column"
    assert claim.claimant.kind == "armed_group"


def test_a_name_beside_a_title_is_nobody_heard_before() -> None:
    before = "The transport minister, Ana Paz, said a drone hit the port of Guayaquil on Monday."
    after = "The interior minister, Juan Ruiz, said four people were killed in the strike."
    assert {one.claimant.name for one in claims(before, after)} == {"Ana Paz", "Juan Ruiz"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                'Rebels shelled Tobruk on Monday, the navy said. "Homes in Tobruk were hit,"'
                " reads the statement."
            ),
            [("navy", "claimed")],
        ),
        (
            (
                "Jets bombed camps near Balakot on Tuesday, the Indian army said, in reply to"
                " a volley of rockets fired at Jammu in May."
            ),
            [("Indian military", "claimed")],
        ),
        (
            (
                "Minister Omar Sani said a raid on Gao killed three. More than 90 bases near Gao"
                " were hit, he added, and two helicopters had been destroyed by drones."
            ),
            [("Omar Sani", "claimed")],
        ),
        (
            (
                "Thursday's shelling of Horlivka killed four people and injured eleven, according"
                " to the mayor."
            ),
            [("mayor", "claimed")],
        ),
        (
            (
                "The Malian army confirmed that bases near Gao had come under attack but said the"
                " assault on them was repelled."
            ),
            [("Malian military", "confirmed")],
        ),
        (
            (
                "A raid on Gao killed three people, the army said. None of these figures could"
                " be confirmed by independent sources."
            ),
            [("army", "alleged")],
        ),
        (
            (
                "Libya condemned a bombing in Tripoli a day earlier that was claimed by Islamic"
                " State and killed nine people."
            ),
            [(None, "claimed")],
        ),
    ],
    ids=[
        "reads",
        "set between",
        "he added",
        "both clauses",
        "confirms but",
        "no one",
        "claimed by",
    ],
)
def test_a_sentence_has_one_teller_to_its_end(
    text: str, told: list[tuple[str | None, str]]
) -> None:
    assert [(each.claimant.name, each.stance) for each in claims(text)] == told


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Pentagon said it was reviewing the incident.", "Pentagon"),
        ("NATO said it was investigating the incident.", "NATO"),
        ("Police in Mopti reported no attacks.", "police in Mopti"),
        ("Authorities in Bamako did not report any incident.", "Malian government"),
        ("There was no confirmation from Mali of rockets being used.", "Mali"),
        ("France had no comment on the Mopti raid.", "France"),
    ],
    ids=["reviews", "investigates", "no attacks", "any incident", "a state's", "the raid"],
)
def test_a_review_or_no_incident_confirms_nothing(words: str, who: str) -> None:
    found = claims(
        f"An air raid on a market in Mopti killed nine people on Sunday, medics said. {words}"
    )
    silent = [each.claimant.name for each in found if each.stance == "not_confirmed"]
    assert silent == [who]


def test_a_front_that_falls_quiet_keeps_nothing_back() -> None:
    found = claims("Shells hit Horlivka on Sunday, medics said. The front line then fell quiet.")
    assert [each.stance for each in found] == ["claimed"]


def test_the_army_after_its_spokesman_and_a_reports_teller_is_the_army() -> None:
    found = claims(
        "Mali's army spokesman, Colonel Issa Coulibaly, said a drone hit a post in Ber on Sunday.",
        "Radio Kidal reported that two soldiers died in Ber. The military has not commented on"
        " that report.",
    )
    assert found[-1].stance == "not_confirmed"
    assert "Coulibaly" not in (found[-1].claimant.name or "")


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        ("A depot in Homs was hit by rockets, confirmed the Omani army.", "Omani", "confirmed"),
        ("Drones hit Goma, killing two, reported the BBC.", "BBC", "claimed"),
        ("Photos studied by analysts show that a rocket hit Goma.", "analysts", "claimed"),
    ],
    ids=["confirmed", "reported", "who studied"],
)
def test_a_verb_before_its_speaker_and_who_looked_at_pictures_tell(
    text: str, who: str, stance: str
) -> None:
    told = claims(text)[0]
    assert (told.claimant.name or "").startswith(who)
    assert told.stance == stance
