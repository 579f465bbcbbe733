import pytest
from invented import claims, one


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Ecuador denied the report.", "denied"),
        ("Ecuador did not confirm the attack.", "not_confirmed"),
        ("Ecuador confirmed the attack.", "confirmed"),
    ],
)
def test_words_that_point_back_are_a_claim_on_the_same_strike(answer: str, stance: str) -> None:
    first, second = claims(f"Lima said that rockets hit Talara on Monday. {answer}")
    assert (first.claimant.name, first.stance) == ("Peru", "claimed")
    assert (second.claimant.name, second.stance) == ("Ecuador", stance)
    assert (second.date.earliest, second.date.basis) == ("2026-03-09", "context")


def test_who_only_keeps_silent_names_no_place() -> None:
    _, second = claims(
        "Lima said rockets hit Talara on Monday. Ecuador did not confirm the attack."
    )
    assert second.locations == ()


def test_words_that_point_back_to_no_strike_are_no_claim() -> None:
    assert claims("Lima approved the use of missiles. Ecuador did not confirm the report.") == []


def test_a_disclaimer_on_these_very_claims_makes_them_alleged() -> None:
    text = "Lima said that rockets hit Talara on Monday. The claim could not be verified."
    (claim,) = claims(text)
    assert claim.stance == "alleged"
    assert [each.by for each in claim.hedges] == ["publisher"]


def test_a_disclaimer_before_any_claim_hedges_nothing() -> None:
    text = "The claim could not be verified. Lima said that rockets hit Talara on Monday."
    assert [each.stance for each in claims(text)] == ["claimed"]


@pytest.mark.parametrize("pointing", ["the region", "the same region"])
def test_the_region_is_the_one_named_before(pointing: str) -> None:
    text = (
        "Moscow confirmed that the Rostov region was calm. "
        f"The mayor said drones had struck a depot in {pointing} on Monday."
    )
    claim = one(text)
    assert [(x.text, x.coref) for x in claim.locations] == [("Rostov region", True)]


def test_there_without_any_place_before_is_no_place() -> None:
    assert one("The mayor said drones had struck a depot there on Monday.").locations == ()


def test_fragments_go_on_with_the_last_speakers_words() -> None:
    (claim,) = claims(
        "Lima said on Monday that its navy shot down a drone over Talara. "
        "Its fragments fell on a warehouse, causing a fire. No casualties were reported."
    )
    assert claim.claimant.name == "Peru"
    assert len(claim.quotes) == 3
    assert [each.kind for each in claim.effects] == ["fire"]
    assert claim.counts["killed"].bound == "none_reported"


def test_a_new_paragraph_with_its_own_subject_is_the_publishers() -> None:
    first, second = claims(
        "Lima said that rockets hit Talara on Monday.", "Drones hit Guayaquil on Tuesday."
    )
    assert first.claimant.name == "Peru"
    assert second.claimant.kind == "publisher"


@pytest.mark.parametrize(
    ("disclaimer", "stances"),
    [
        ("Reuters could not independently verify these claims.", ("claimed", "alleged")),
        ("The claims could not be verified.", ("alleged", "alleged")),
        ("Reuters could not verify Peru's claims.", ("claimed", "alleged")),
    ],
)
def test_who_could_not_verify_these_claims_hedges_the_last_speaker_s(
    disclaimer: str, stances: tuple[str, str]
) -> None:
    found = claims(
        "Ecuador said rockets hit Talara on Monday.",
        f"Peru said a drone hit a depot in Loja on Tuesday. {disclaimer}",
    )
    assert tuple(each.stance for each in found if each.stance != "not_confirmed") == stances


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Lima said that rockets hit Talara on Monday. Ecuador said on Tuesday that it had "
            "struck a depot in Tumbes; the claim could not be independently verified.",
            id="in its own sentence",
        ),
        pytest.param(
            "Lima said that rockets hit Talara on Monday. Ecuador said on Tuesday that it had "
            "struck a depot in Tumbes. The claim could not be verified.",
            id="in the next",
        ),
    ],
)
def test_the_claim_that_could_not_be_verified_is_the_last_ones(text: str) -> None:
    found = {one.claimant.name: one.stance for one in claims(text)}
    assert found == {"Peru": "claimed", "Ecuador": "alleged"}


@pytest.mark.parametrize(
    ("claim", "silence"),
    [
        (
            "Pakistan's military said four Indian missiles had hit Bahawalpur.",
            "New Delhi declined to comment on the strike.",
        ),
        (
            "Mali's army said JNIM mortars had hit a camp in Boulkessi.",
            "France did not comment on the attack.",
        ),
    ],
    ids=["Bahawalpur", "Boulkessi"],
)
def test_what_could_not_be_verified_is_no_silence(claim: str, silence: str) -> None:
    first, *_ = claims(claim, silence, "The claim could not be independently verified.")
    assert first.stance == "alleged"
