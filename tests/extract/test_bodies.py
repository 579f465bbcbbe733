"""Which publishers' and channels' names name a body that speaks for itself."""

from dataclasses import replace

import pytest
from slavic_invented import gazetteer, post

from geomap.extract import extract
from geomap.extract.bodies import body_called
from geomap.model import Claim

RUSSIAN_MINISTRY = ("Russian Ministry of Defence", "ministry", "RU")
UKRAINIAN_STAFF = ("General Staff of the Armed Forces of Ukraine", "military", "UA")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Минобороны России", RUSSIAN_MINISTRY),
        ("Минобороны РФ 🇷🇺", RUSSIAN_MINISTRY),
        ("Міноборони Росії", RUSSIAN_MINISTRY),
        ("Russian Defence Ministry", RUSSIAN_MINISTRY),
        ("Ministry of Defence of the Russian Federation", RUSSIAN_MINISTRY),
        ("Defence Ministry of Armenia", ("Armenian Ministry of Defence", "ministry", "AM")),
        ("Генеральний штаб ЗСУ", UKRAINIAN_STAFF),
        ("Генштаб ВСУ", UKRAINIAN_STAFF),
        ("General Staff of Ukraine", UKRAINIAN_STAFF),
        (
            "Повітряні Сили ЗС України / Air Force of the Ukrainian Armed Forces",
            ("Ukrainian Air Force", "military", "UA"),
        ),
        ("✙ Вячеслав Гладков ✙", ("Vyacheslav Gladkov", "local_official", "RU")),
        ("The Israel Air Force", ("Israeli Air Force", "military", "IL")),
    ],
)
def test_a_body_by_its_whole_name(name: str, expected: tuple[str, str, str]) -> None:
    found = body_called(name)
    assert found is not None
    assert (found.name, found.kind, found.country) == expected
    assert found.span is None


@pytest.mark.parametrize(
    "name",
    [
        *("ТАСС", "Reuters", "Суспільне Одеса", "Russia Today", "Sudan Tribune"),
        *("Россия", "Росія", "Ukraine", "Moscow"),  # newspapers and stations are called so
        *("Минобороны", "Ministry of Defence", "Генштаб", "Army"),  # of no state that is named
        *("Новости Минобороны России", "Russian Army News", "ВСУ сегодня"),
        *(
            "Friends of the Russian Ministry of Defence",
            "Злой Гладков",
            "Ukrainian military portal",
        ),
        *("Прокуратура України", "Ministry of Sound", "", "/", " | ", "🇺🇦", "«»" * 200),
    ],
)
def test_others_stay_publishers(name: str) -> None:
    assert body_called(name) is None


def claims(
    text: str, publisher: str, forwarded_from: str | None = None, language: str = "ru"
) -> list[Claim]:
    one = post(text, language=language, published="2025-03-04")
    one = replace(one, publisher=publisher, forwarded_from=forwarded_from)
    return list(extract([one], gazetteer=gazetteer()))


def test_what_a_ministrys_own_channel_says_the_ministry_says() -> None:
    (claim,) = claims("Ночью над Курской областью сбиты 9 дронов.", publisher="Минобороны России")
    claimant = claim.claimant
    assert (claimant.name, claimant.kind, claimant.country) == RUSSIAN_MINISTRY
    assert claimant.text is None
    assert [link.name for link in claim.chain] == ["Минобороны России"]


def test_a_ministrys_post_that_is_passed_on_is_the_ministrys() -> None:
    text = "Ночью над Курской областью сбиты 9 дронов"
    (bare,) = claims(f"{text}.", publisher="Сводки", forwarded_from="Минобороны России")
    (citing,) = claims(
        f"{text}, сообщили в Минобороны РФ.", publisher="Сводки", forwarded_from="Минобороны России"
    )
    assert bare.claimant.name == citing.claimant.name == "Russian Ministry of Defence"
    for claim in (bare, citing):
        assert [link.name for link in claim.chain] == ["Сводки", "Минобороны России"]


def test_a_ministry_and_papers_in_three_languages_are_one_claimant() -> None:
    at_first_hand = "В ночь на 4 марта над Курской областью сбиты 9 дронов."
    english = "Nine drones fell on Kursk Region overnight, the Russian Defence Ministry said."
    ukrainian = "У ніч на 4 березня над Курською областю збито 9 дронів, заявили в Міноборони РФ."
    found = [
        claims(at_first_hand, publisher="Минобороны России"),
        claims(english, publisher="Example Wire", language="en"),
        claims(ukrainian, publisher="Вісті", language="uk"),
    ]
    for (claim,) in found:
        claimant = claim.claimant
        assert (claimant.name, claimant.kind, claimant.country) == RUSSIAN_MINISTRY
