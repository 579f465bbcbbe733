"""Sites known by their whole name: the place is the site, the target is in its words."""

import pytest
from invented import one


@pytest.mark.parametrize(
    ("text", "places", "kind"),
    [
        ("The Tuapse refinery was hit by drones on Monday.", ["Tuapse refinery"], "oil refinery"),
        ("Drones hit the Engels air base on Monday.", ["Engels air base"], "airfield"),
        ("Missiles struck the port of Berdiansk on Monday.", ["port of Berdiansk"], "port"),
        ("Missiles struck the Crimean bridge on Monday.", ["Crimean bridge"], "bridge"),
        ("Drones struck a refinery in Tuapse on Monday.", ["Tuapse"], "oil refinery"),
    ],
)
def test_the_place_is_the_site_and_the_target_is_read_from_its_words(
    text: str, places: list[str], kind: str
) -> None:
    claim = one(text)
    assert [each.text for each in claim.locations] == places
    assert [each.kind for each in claim.targets] == [kind]


def test_a_site_lies_in_its_town() -> None:
    claim = one("Drones attacked the Feodosia oil depot in the town of Feodosia on Monday.")
    assert [each.text for each in claim.locations] == ["Feodosia oil depot"]
    assert [span.text for span in claim.locations[0].within] == ["Feodosia"]
