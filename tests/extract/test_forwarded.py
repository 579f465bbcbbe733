"""Posts that carry another channel's words: it is a relay, or the origin."""

from dataclasses import replace

from slavic_invented import gazetteer, post

from geomap.extract import extract
from geomap.model import Claim


def claims(text: str) -> list[Claim]:
    one = replace(post(text), publisher="Сводки", forwarded_from="Дозор")
    return list(extract([one], gazetteer=gazetteer()))


def test_a_forwarded_channel_speaks_for_itself() -> None:
    (claim,) = claims("Ночью дроны атаковали нефтебазу в Энгельсе.")
    assert (claim.claimant.name, claim.claimant.kind) == ("Дозор", "social_media")
    assert [one.name for one in claim.chain] == ["Сводки", "Дозор"]


def test_a_forwarded_channel_passes_on_what_others_say() -> None:
    (claim,) = claims("В Минобороны РФ сообщили, что дроны атаковали нефтебазу в Энгельсе.")
    assert claim.claimant.name == "Russian Ministry of Defence"
    assert [one.name for one in claim.chain] == ["Сводки", "Дозор", "Russian Ministry of Defence"]


def test_a_forwarded_channel_stands_in_the_chain_once() -> None:
    (claim,) = claims("Канал «Дозор» пишет, что дроны атаковали нефтебазу в Энгельсе.")
    assert len([one for one in claim.chain if one.name in {"Дозор", "Dozor"}]) == 1


def test_a_post_of_its_own_has_no_relay() -> None:
    one = replace(post("Ночью дроны атаковали нефтебазу в Энгельсе."), publisher="Сводки")
    (claim,) = extract([one], gazetteer=gazetteer())
    assert [link.name for link in claim.chain] == ["Сводки"]


def test_the_night_after_midnight_by_local_clocks_is_not_cut_off() -> None:
    text = "В ночь на 1 января дроны атаковали нефтебазу в Энгельсе."
    one = replace(post(text), published="2024-12-31", posted_at="2024-12-31T21:40:00+00:00")
    (claim,) = extract([one], gazetteer=gazetteer())
    assert (claim.date.earliest, claim.date.latest) == ("2024-12-31", "2025-01-01")
