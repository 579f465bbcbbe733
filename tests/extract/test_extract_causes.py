import pytest
from invented import one, told

from geomap.extract.english.causes import causes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The clinic in Loja took a direct hit from a missile.", ["direct hit"]),
        ("Debris from a downed drone fell on a refinery.", ["weapon debris"]),
        ("Fragments of an interceptor missile fell on a flat.", ["interceptor debris"]),
        ("A failed air defence missile fell on a block of flats.", ["air-defence failure"]),
        ("The clinic was hit by a misfired rocket.", ["misfire"]),
        ("The blast at the depot was an accident.", ["accident"]),
        ("The explosion at the arsenal was sabotage.", ["sabotage"]),
        ("Rockets hit a clinic.", []),
        ("The explosion was not an accident.", []),
        ("It was a missile strike rather than falling debris.", []),
        ("Debris of a missile could fall on a clinic.", []),
    ],
)
def test_a_cause_is_told_and_not_ruled_out(text: str, kinds: list[str]) -> None:
    found = list(causes(told(text)))
    assert [each.kind for each in found] == kinds
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_claim_tells_that_it_is_about_the_cause() -> None:
    claim = one("Debris from a downed drone fell on a refinery in Talara, the governor said.")
    assert claim.about == ("occurrence", "cause")
    assert [each.kind for each in claim.effects] == ["weapon debris"]
