import pytest
from invented import parsed

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
