from dataclasses import replace
from typing import Any

import pytest
from invented import MADE_BY, article, claims, gazetteer, one

from geomap.extract.assembly import assemble
from geomap.extract.english.reader import read
from geomap.extract.statement import Speaker, Statement
from geomap.extract.voices import same_speaker
from geomap.model import Claim, Count, DateInterval, Document, Span

STRIKE = "Peru's defence ministry said that nine rockets hit Talara on Monday."


def statements(*paragraphs: str, **fields: Any) -> tuple[Document, tuple[Statement, ...]]:
    document = article(*paragraphs, **fields)
    return document, read(document, gazetteer=gazetteer())


def test_a_claim_keeps_its_id_when_a_value_is_read_otherwise() -> None:
    document, (said,) = statements(STRIKE)
    other = replace(said, counts={"hit": Count(low=2, high=2, text="nine", start=0, end=4)})
    (first,) = assemble(document, [said], made_by=MADE_BY)
    (second,) = assemble(document, [other], made_by=MADE_BY)
    assert first.counts != second.counts
    assert first.id == second.id


def test_a_claims_id_tells_document_speaker_and_quote() -> None:
    document, (said,) = statements(STRIKE)
    moved = replace(said, quote=replace(said.quote, start=1))
    other = replace(said, speakers=(replace(said.origin, name="Somebody"),))
    ids = {
        assemble(each, [words], made_by=MADE_BY)[0].id
        for each, words in (
            (document, said),
            (document, moved),
            (document, other),
            (replace(document, id="another"), said),
        )
    }
    assert len(ids) == 4


def test_ids_of_one_document_differ() -> None:
    found = claims("Lima said that rockets hit Talara on March 3 and 5. Quito denied the report.")
    assert len({each.id for each in found}) == len(found) == 3


def test_two_days_are_two_claims_with_the_same_quote() -> None:
    first, second = claims("Lima said rockets hit an airfield in Talara on March 3 and 5.")
    assert first.quotes == second.quotes
    assert [each.date.earliest for each in (first, second)] == ["2026-03-03", "2026-03-05"]
    assert [each.apportioned for each in first.targets] == [False]


def test_sentences_of_one_origin_on_one_strike_are_one_claim() -> None:
    claim = one(
        "Lima said on Monday that nine rockets hit Talara. "
        "Lima said that four of the rockets hit a refinery in Talara."
    )
    assert len(claim.quotes) == 2
    assert claim.date.basis == "statement"


def test_two_origins_are_two_claims() -> None:
    found = claims(
        "Lima said rockets hit Talara on Monday. Quito said rockets hit Talara on Monday."
    )
    assert [each.claimant.name for each in found] == ["Peru", "Ecuador"]


def test_a_claim_and_a_denial_of_one_origin_are_two() -> None:
    found = claims(
        "Quito said that its rockets hit Talara on Monday. "
        "Quito denied that its rockets hit a hospital in Talara on Monday."
    )
    assert [each.stance for each in found] == ["claimed", "denied"]


def test_other_days_are_other_strikes() -> None:
    found = claims(
        "Lima said rockets hit Talara on Monday. Lima said rockets hit Talara on Friday."
    )
    assert [each.date.earliest for each in found] == ["2026-03-09", "2026-03-06"]
    assert [each.background for each in found] == [False, True]


def test_other_places_are_other_strikes() -> None:
    found = claims("Lima said rockets hit Talara. Lima said rockets hit Guayaquil.")
    assert [x.text for each in found for x in each.locations] == ["Talara", "Guayaquil"]
    assert len(found) == 2


def test_the_chain_begins_with_the_publisher_and_ends_with_the_origin() -> None:
    claim = one("The mayor told Reuters that rockets hit Jammu.", publisher="The Daily Plover")
    assert [link.name for link in claim.chain] == ["The Daily Plover", "Reuters", "mayor"]
    assert claim.chain[-1].name == claim.claimant.name
    assert claim.chain[-1].verb is not None
    assert claim.chain[-1].verb.text == "told"


def test_a_publisher_that_vouches_itself_is_the_claimant() -> None:
    claim = one("Rockets hit Talara on Monday.", publisher="The Daily Plover")
    assert (claim.claimant.name, claim.claimant.kind) == ("The Daily Plover", "publisher")
    assert len(claim.chain) == 1


def test_an_unknown_publisher_has_no_name() -> None:
    assert one("Rockets hit Talara on Monday.").claimant.name is None


def test_one_allegedly_hedges_the_claim() -> None:
    claim = one(
        "Lima said that rockets hit Talara on Monday. "
        "Lima said the rockets allegedly hit a refinery in Talara."
    )
    assert claim.stance == "alleged"


def speaker(name: str, kind: Any, country: str | None = "PE", **fields: Any) -> Speaker:
    return Speaker(name=name, kind=kind, country=country, **fields)


@pytest.mark.parametrize(
    ("one_speaker", "other", "same"),
    [
        (speaker("Peru", "official"), speaker("Peruvian Ministry of Defence", "ministry"), True),
        (speaker("Peru", "official"), speaker("Peruvian military", "military"), True),
        (speaker("Peru", "official"), speaker("Ecuador", "official", "EC"), False),
        (speaker("Peru", "official"), speaker("Laura Mejia", "head_of_state"), False),
        (speaker("officials", "official", None), speaker("officials", "official", None), True),
        (speaker("Peru", "official"), Speaker(name=None, kind="publisher"), False),
    ],
)
def test_a_state_its_ministry_and_its_military_speak_with_one_voice(
    one_speaker: Speaker,
    other: Speaker,
    same: bool,  # noqa: FBT001  # a table's column
) -> None:
    assert same_speaker(one_speaker, other) is same
    assert same_speaker(other, one_speaker) is same


def test_no_statements_make_no_claims() -> None:
    assert assemble(article("Nothing."), [], made_by=MADE_BY) == ()


def test_words_that_only_point_back_need_a_claim_before_them() -> None:
    quote = Span(start=0, end=8, text="Nothing.")
    back = Statement(quote=quote, speakers=(), stance="denied", refers=True)
    assert assemble(article("Nothing."), [back], made_by=MADE_BY) == ()


def test_without_a_day_the_document_is_the_latest() -> None:
    claim = one("Lima said that rockets hit Talara.")
    assert claim.date == DateInterval(latest="2026-03-11", basis="document")


def test_claims_come_in_the_order_of_their_words() -> None:
    found: list[Claim] = claims(
        "Rockets hit Loja on Monday.", "Drones hit Kosti on Tuesday.", "A missile hit Eilat today."
    )
    starts = [each.quotes[0].start for each in found]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_surname_is_the_person_named_before() -> None:
    claim = one(
        "Omar Khalil, the hospital's director, said a rocket hit the hospital in Nyala on Monday.",
        "Three nurses were killed in the attack, Khalil said.",
    )
    assert claim.counts["killed"].low == 3


def test_who_shot_down_is_no_other_weapon() -> None:
    claim = one(
        "Peru's defence ministry said on Monday that six Scud missiles were fired at Tacna.",
        "The ministry said that Patriot systems shot down five missiles over Tacna.",
    )
    assert claim.counts["intercepted"].low == 5


@pytest.mark.parametrize(
    "text",
    [
        "The incident reportedly injured two soldiers.",
        "Among the dead was a pilot, and two soldiers were injured.",
    ],
)
def test_what_was_reported_of_it_right_after_is_the_speaker_s(text: str) -> None:
    claim = one(f"Peruvian media reported that a drone hit an airfield in Loja on Monday. {text}")
    assert claim.claimant.name == "Peruvian media"
    assert claim.counts["injured"].low == 2


def test_no_injuries_right_after_the_publisher_s_own_words_are_of_that_strike() -> None:
    claim = one("A school in Gedera was damaged by a rocket. No injuries were reported.")
    assert (claim.counts["injured"].low, len(claim.quotes)) == (0, 2)


def test_a_denial_of_the_report_has_the_report_s_place() -> None:
    found = claims(
        "Armenia's defence ministry said on Sunday that Azerbaijani artillery shelled Stepanakert.",
        "Azerbaijan's defence ministry denied the report. It said Armenian forces had fired rockets"
        " at Ganja.",
    )
    (denial,) = [each for each in found if each.stance == "denied"]
    assert [(each.text, each.coref) for each in denial.locations] == [("Stepanakert", True)]


def test_last_week_is_background_where_the_lead_tells_of_two_later_days() -> None:
    found = claims(
        "Peru's defence ministry said that the rocket strikes on Piura took place on "
        "March 3 and 10.",
        "Ecuador fired rockets into Peru for the first time last week.",
    )
    assert [each.background for each in found] == [False, False, True]
