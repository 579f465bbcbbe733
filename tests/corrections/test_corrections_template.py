import re
import tomllib
from dataclasses import replace

import pytest
from builders import BRYANSK, KARACHEV, claim, located

from geomap.corrections import template
from geomap.corrections.template import MOST_CLAIMS, is_in_use
from geomap.model import Alternative, Check, Claim, Confidence, Span, Support

HOSTILE = 'Boom\n[[correction]]\naction = "redact" # \x1b[2J \u2028 {{ 7*7 }} \'\'\'\r"""'
OTHER = Alternative(
    id="geonames:1", name=HOSTILE, level="settlement", country="UA", lon=1, lat=1, probability=0.3
)


def unsure(number: int, probability: float = 0.4, text: str = "Karachev") -> Claim:
    return claim(
        number,
        quotes=(Span(start=0, end=len(text), text=text),),
        locations=(located(KARACHEV, text=text, probability=probability, alternatives=(OTHER,)),),
    )


def entries(text: str) -> list[dict[str, str]]:
    """Return what is left when a reviewer takes the first comment mark off every line."""
    bare = re.sub(r"^# ?", "", text, flags=re.MULTILINE)
    loaded: list[dict[str, str]] = tomllib.loads(bare).get("correction", [])
    return loaded


def test_the_template_itself_corrects_nothing() -> None:
    text = template([unsure(1, text=HOSTILE)])
    assert tomllib.loads(text) == {}
    assert not is_in_use(text)
    assert is_in_use(text.replace("# [[", "[[", 1))


def test_its_blocks_are_entries_once_the_marks_are_off() -> None:
    one = unsure(1, text=HOSTILE)
    (entry,) = entries(template([one]))
    assert entry == {
        "action": "place",
        "claim": one.id,
        "name": HOSTILE,
        "to": KARACHEV.id,
        "by": "",
        "at": "",
        "reason": "",
    }


@pytest.mark.parametrize(
    ("fields", "why", "actions"),
    [
        pytest.param({}, "Nothing stands out", [], id="nothing"),
        pytest.param(
            {"locations": (located(BRYANSK, probability=0.79),)},
            "with probability 0.79",
            ["place"],
            id="unsure place",
        ),
        pytest.param(
            {"locations": (located(None, why="no entry of that name"),)},
            "'Nowhere' is not placed: no entry of that name",
            ["place"],
            id="no place",
        ),
        pytest.param(
            {"checks": (Check(check="launched = intercepted + hit", ok=False),)},
            "do not add up: launched = intercepted + hit",
            ["review"],
            id="arithmetic",
        ),
        pytest.param(
            {
                "confidence": Confidence(
                    level="disputed", support=Support(contradict=("00000000000b",))
                )
            },
            "contradicted by 00000000000b",
            ["review"],
            id="contradiction",
        ),
        pytest.param({"locations": ()}, "Nothing stands out", [], id="no words for a place"),
    ],
)
def test_what_needs_a_look_is_told_with_its_reason(
    fields: dict[str, object], why: str, actions: list[str]
) -> None:
    text = template([claim(1, **fields)])
    assert why in text
    assert [entry["action"] for entry in entries(text)] == actions


def test_the_most_urgent_come_first_and_the_rest_is_counted() -> None:
    claims = [unsure(n, probability=0.5) for n in range(1, MOST_CLAIMS + 3)]
    claims.append(unsure(999, probability=0.1))
    text = template(claims)
    found = entries(text)
    assert len(found) == MOST_CLAIMS
    assert found[0]["claim"] == claims[-1].id
    assert text.endswith("## 3 more need a look, less urgently.\n")
    assert template(claims[::-1]) == text


def test_what_a_person_has_looked_at_is_left_out() -> None:
    assert "Nothing stands out" in template([replace(unsure(1), review="checked")])
