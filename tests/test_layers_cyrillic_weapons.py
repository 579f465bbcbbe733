"""Which Cyrillic words name a weapon's system, so that it is not said to be inferred."""

import pytest
from builders import claim

from geomap.layers.inferred import is_inferred, names_system
from geomap.model import Span, Weapon


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ракети С-300", "S-300"),  # noqa: RUF001  # Cyrillic, as below
        ("двумя «Искандерами»", "Iskander"),
        ("Гераней", "Shahed"),
        ("дронів-камікадзе «Шахед»", "Shahed"),
        ("гиперзвуковыми «Кинжалами»", "Kinzhal"),
        ("РСЗО «Град»", "Grad"),  # noqa: RUF001
    ],
)
def test_a_system_is_named_in_any_case(words: str, name: str) -> None:
    assert names_system(words, name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ракетами", "ATACMS"),
        ("беспилотников", "Shahed"),
        ("С-400", "S-300"),  # noqa: RUF001
        ("искандера", "Shahed"),
    ],
)
def test_other_words_name_it_not(words: str, name: str) -> None:
    assert not names_system(words, name)


def test_a_system_that_its_quote_names_in_cyrillic_is_not_inferred() -> None:
    quote = Span(start=0, end=12, text="ракети С-300")  # noqa: RUF001
    named = Weapon(name="S-300", text="ракети С-300", start=0, end=12)  # noqa: RUF001
    assert not is_inferred(named, claim(quotes=(quote,)).quotes)
