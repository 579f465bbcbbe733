"""What Cyrillic words name in any case, so that it is not said to stand in other words."""

import pytest
from builders import claim

from geomap.layers.cells import cells
from geomap.layers.cyrillic_forms import country_names
from geomap.layers.inferred import is_inferred, names_system
from geomap.model import Span, Weapon


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ракети С-300", "S-300"),  # Cyrillic, as below
        ("двумя «Искандерами»", "Iskander"),
        ("Гераней", "Shahed"),
        ("дронів-камікадзе «Шахед»", "Shahed"),
        ("гиперзвуковыми «Кинжалами»", "Kinzhal"),
        ("РСЗО «Град»", "Grad"),
    ],
)
def test_a_system_is_named_in_any_case(words: str, name: str) -> None:
    assert names_system(words, name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ракетами", "ATACMS"),
        ("беспилотников", "Shahed"),
        ("С-400", "S-300"),
        ("искандера", "Shahed"),
    ],
)
def test_other_words_name_it_not(words: str, name: str) -> None:
    assert not names_system(words, name)


def test_a_system_that_its_quote_names_in_cyrillic_is_not_inferred() -> None:
    quote = Span(start=0, end=12, text="ракети С-300")
    named = Weapon(name="S-300", text="ракети С-300", start=0, end=12)
    assert not is_inferred(named, claim(quotes=(quote,)).quotes)


@pytest.mark.parametrize(
    ("text", "code", "names"),
    [
        ("Удар российских войск по городу", "RU", ["российских"]),
        ("атака росіян та армії Росії", "RU", ["росіян", "Росії"]),
        ("украинскими беспилотниками, сказали в Москве", "UA", ["украинскими"]),
        ("сказали в Москве", "RU", []),
        ("Российск, новый город", "UA", []),
        ("The army fired", "RU", []),
    ],
)
def test_a_country_is_named_by_its_own_words_and_not_by_its_capital(
    text: str, code: str, names: list[str]
) -> None:
    found = list(country_names(text, code))
    assert [name for _, name in found] == names
    assert all(text[at:].startswith(name) for at, name in found)


def test_who_struck_is_inferred_from_words_of_the_quote_that_name_it() -> None:
    text = "Ночью 𝄞 российские войска ударили по городу."
    one = claim(quotes=(Span(start=0, end=len(text), text=text),), attacker="RU")
    (cell,) = [cell for cell in cells(one) if cell.words == "Russia"]
    assert cell.note == "inferred: its words name “российские”"
    utf16 = text.encode("utf-16-le")
    assert utf16[2 * cell.at : 2 * (cell.at + cell.length)].decode("utf-16-le") == "российские"
