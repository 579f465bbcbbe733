# Cyrillic and typographic marks on purpose
import itertools

import pytest

from geomap.documents.glue import split_points


def parts(text: str) -> list[str]:
    cuts = [0, *split_points(text, 0, len(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a small fire.Ukraine did not", ["a small fire.", "Ukraine did not"]),
        ("on Russian soil.According to", ["on Russian soil.", "According to"]),
        ("outlet Le Figaro.Putin has", ["outlet Le Figaro.", "Putin has"]),
        ('are "in the war.""Flight plans" he', ['are "in the war."', '"Flight plans" he']),
        ('he said in May."If this', ["he said in May.", '"If this']),
        ('he said: "It ended."The mayor', ['he said: "It ended."', "The mayor"]),
        ("“It ended.”The mayor", ["“It ended.”", "The mayor"]),
        ("«Всё кончилось.»Мэр сказал", ["«Всё кончилось.»", "Мэр сказал"]),
        ("горит склад.Губернатор сообщил", ["горит склад.", "Губернатор сообщил"]),
        ("fired by ATACMS.According to", ["fired by ATACMS.", "According to"]),
        ("hit in 2024.Ukraine said", ["hit in 2024.", "Ukraine said"]),
        ("killed 12.Ukraine said", ["killed 12.", "Ukraine said"]),
        (
            "Is it over?Nobody knows!He left…They",
            ["Is it over?", "Nobody knows!", "He left…", "They"],
        ),
        ("ended.One.Two", ["ended.", "One.", "Two"]),
        ("fell (in a yard).Nobody was", ["fell (in a yard).", "Nobody was"]),
        ("it fell.A second one", ["it fell.", "A second one"]),
    ],
)
def test_glued_sentences_are_set_apart(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "News.Az reports",
        "Censor.net and Censor.NET wrote",
        "a U.S.-made missile",
        "J.D.Vance said",
        "J.R.R.Tolkien",
        "St.Petersburg",
        "Lt.Gen.Smith",
        "on Nov.19 and",
        "3.5 km",
        "Gen.Budanov",
        "https://example.org/a.Html",
        "www.Example.Org/x.Y",
        "mail@Example.Org",
        "video.MP4 file",
        "г.Курск и с.Казачья",
        "ул.Ленина",
        "at 5 a.m.The",
        "1.Ukraine fired",
        "ASP.NET is",
        "t.me/a.Bc",
        "one. Two",
        "RBC.Ua wrote",
    ],
)
def test_addresses_initials_and_abbreviations_are_left_whole(text: str) -> None:
    assert parts(text) == [text]
