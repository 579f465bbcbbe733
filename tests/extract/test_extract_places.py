import pytest
from invented import article, claims, one

from geomap.extract.english.sentences import sentences
from geomap.model import Claim


def where(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return text, role, what and relation of the places of one claim."""
    claim = one(text)
    return [(str(x.text), x.role, x.what, x.relation) for x in claim.locations]


def named(claim: Claim) -> list[str | None]:
    return [each.text for each in claim.locations]


@pytest.mark.parametrize(
    ("text", "place", "role", "what"),
    [
        ("Drones struck a depot in Kosti on Monday.", "Kosti", "target", "impact"),
        ("Rockets were fired at Haifa on Monday.", "Haifa", "target", "attack"),
        ("The army bombed Nyala on Monday.", "Nyala", "target", "attack"),
        ("Two drones were shot down over Merowe on Monday.", "Merowe", "target", "interception"),
        ("Debris of a drone fell in Jizan on Monday.", "Jizan", "debris", "debris_fell"),
    ],
)
def test_a_place_has_its_role_in_the_strike(text: str, place: str, role: str, what: str) -> None:
    assert [each[:3] for each in where(text)] == [(place, role, what)]


def test_where_it_was_fired_from_is_no_target() -> None:
    found = where("Rockets were fired from Lebanon at Haifa on Monday.")
    assert {(each[0], each[1]) for each in found} == {("Lebanon", "launch"), ("Haifa", "target")}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rockets fell near Piura on Monday.", "near"),
        ("A drone struck a ship off the coast of Salalah on Monday.", "off the coast of"),
        ("Drones struck a depot in Kosti on Monday.", None),
    ],
)
def test_how_the_strike_lay_to_the_place_is_kept(text: str, relation: str | None) -> None:
    assert [each[3] for each in where(text)] == [relation]


def test_half_of_a_region_is_told() -> None:
    (found,) = where("Drones struck a depot in the western Rostov region on Monday.")
    assert found[3] == "western part of"


def test_the_finest_place_is_kept_with_what_holds_it() -> None:
    claim = one("Drones struck a refinery in Novoshakhtinsk in Russia's Rostov region on Monday.")
    assert named(claim) == ["Novoshakhtinsk"]
    within = [span.text for span in claim.locations[0].within]
    assert "Rostov region" in within


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officials in Lima said rockets had hit Talara.", "Talara"),
        ("Quito's mayor said rockets had hit Loja.", "Loja"),
    ],
)
def test_a_speakers_seat_and_a_mayors_town_are_no_places(text: str, place: str) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == [place]


def test_a_nationality_is_no_place() -> None:
    assert one("An Israeli strike killed two Syrian officers on Monday.").locations == ()


def test_several_struck_places_are_several_locations_of_one_claim() -> None:
    claim = one("Rockets hit Nyala and Loja on Monday.")
    assert named(claim) == ["Nyala", "Loja"]


def test_offsets_of_a_place_are_the_documents() -> None:
    document = article("The weather was fine.", "Drones struck a depot in Kosti on Monday.")
    second = sentences(document)[1]
    (claim,) = claims(*document.text.split("\n\n"))
    (place,) = claim.locations
    assert place.start is not None
    assert place.start > second.start
    assert document.text[place.start : place.end] == "Kosti"
