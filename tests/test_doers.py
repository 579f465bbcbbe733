"""Who struck, by the words right beside the deed; in doubt nobody is named by them."""

import pytest

from geomap.layers.doers import is_doer


@pytest.mark.parametrize(
    ("text", "name", "adjective", "said"),
    [
        ("Iran fired a dozen missiles at the base.", "Iran", False, True),
        ("Missiles were launched by Pakistan.", "Pakistan", False, True),
        ("A Houthi missile attack damaged a ship.", "Houthi", True, True),
        ("Azerbaijan’s armed forces later shelled the road.", "Azerbaijan", False, True),
        ("Sudan hit by drones again.", "Sudan", False, False),
        ("Syria, targeted by jets, protested.", "Syria", False, False),
        ("A strike on Yemen used cluster bombs.", "Yemen", False, False),
        ("Missiles at Armenia struck a depot.", "Armenia", False, False),
        ("India said Pakistan shelled the town.", "India", False, False),
    ],
)
def test_the_doer_stands_beside_the_deed(
    text: str, name: str, *, adjective: bool, said: bool
) -> None:
    start = text.index(name)
    assert is_doer(text, start, start + len(name), adjective=adjective) is said
