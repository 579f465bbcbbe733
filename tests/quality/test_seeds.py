"""What must be seen on the five seed documents, item by item (issue 2)."""

from collections.abc import Iterator
from typing import Any

import pytest

from geomap.codec import to_builtins
from geomap.model import Claim, Event, Relation
from geomap.pipeline import Result

CLAIMS_OF_SEED = {"000": 6, "001": 5, "002": 6, "003": 7, "004": 3}


def of(result: Result, seed: str) -> list[Claim]:
    return [each for each in result.claims if each.document.path.startswith(seed)]


def by(result: Result, seed: str, name: str | None) -> Claim:
    """Return the one claim of a speaker in a seed."""
    found = [each for each in of(result, seed) if each.claimant.name == name]
    assert len(found) == 1, [each.claimant.name for each in of(result, seed)]
    return found[0]


def days(claim: Claim) -> tuple[str | None, str | None]:
    return claim.date.earliest, claim.date.latest


def places(claim: Claim) -> list[tuple[str, str, str | None]]:
    """Return name, level and relation of the claim's places."""
    return [(x.place.name, x.place.level, x.relation) for x in claim.locations if x.place]


def weapons(claim: Claim) -> list[str | None]:
    return [each.name for each in claim.weapons]


def numbers(claim: Claim) -> dict[str, tuple[int | None, int | None, str]]:
    return {name: (each.low, each.high, each.bound) for name, each in claim.counts.items()}


def chain(claim: Claim) -> list[str | None]:
    return [link.name for link in claim.chain]


def on(result: Result, day: str) -> Event:
    found = [event for event in result.events if event.date.latest == day]
    assert len(found) == 1
    return found[0]


def event_of(result: Result, claim: Claim) -> Event:
    return next(event for event in result.events if claim.id in event.claims)


@pytest.mark.parametrize(("seed", "number"), CLAIMS_OF_SEED.items())
def test_a_seed_has_so_many_claims_and_no_more(seed: str, number: int, seed_result: Result) -> None:
    speakers = [each.claimant.name for each in of(seed_result, seed)]
    assert len(speakers) == number, speakers


def test_000_the_bbc_reports_storm_shadow_on_kursk_oblast(seed_result: Result) -> None:
    claim = by(seed_result, "000", "BBC")
    assert claim.stance == "claimed"
    assert weapons(claim) == ["Storm Shadow"]
    assert places(claim) == [("Kursk Oblast", "region", None)]
    assert days(claim) == ("2024-11-20", "2024-11-20")


def test_000_the_channels_region_is_kursk_and_up_to_twelve_were_all_intercepted(
    seed_result: Result,
) -> None:
    claim = by(seed_result, "000", "Telegram channels")
    assert claim.claimant.kind == "social_media"
    assert claim.stance == "alleged"
    assert [hedge.text for hedge in claim.hedges] == ["allegedly"]
    assert numbers(claim) == {
        "launched": (None, 12, "at_most"),
        "intercepted": (None, None, "all"),
    }
    assert places(claim) == [("Kursk Oblast", "region", None)]
    assert claim.locations[0].coref
    assert days(claim) == ("2024-11-20", "2024-11-20")


def test_000_fragments_on_telegram_are_debris_and_no_target(seed_result: Result) -> None:
    claim = by(seed_result, "000", "Telegram posts")
    assert claim.stance == "alleged"
    assert [(x.role, x.what) for x in claim.locations] == [("debris", "debris_as_evidence")]
    assert chain(claim)[1:] == ["BBC", "Telegram posts"]


@pytest.mark.parametrize("seed", ["000", "001"])
def test_the_ministrys_silence_is_listed_as_the_publisher_notes_it(
    seed: str, seed_result: Result
) -> None:
    claim = by(seed_result, seed, "Russian Ministry of Defence")
    assert claim.stance == "not_confirmed"
    assert claim.form == "silence_noted"
    assert claim.about == ("weapon",)


@pytest.mark.parametrize("seed", ["000", "001"])
def test_the_experts_confirm_the_weapon_and_neither_place_nor_time(
    seed: str, seed_result: Result
) -> None:
    claim = by(seed_result, seed, "weapons experts")
    assert claim.stance == "confirmed"
    assert claim.about == ("weapon",)
    assert weapons(claim) == ["Storm Shadow"]
    assert claim.locations == ()
    assert claim.date.earliest is None


def test_001_all_of_its_claims_are_copies_of_000(seed_result: Result) -> None:
    event = on(seed_result, "2024-11-20")
    copied = {copy.claim: copy.of for copy in event.derived_copies}
    originals = {each.id for each in of(seed_result, "000")}
    assert set(copied) == {each.id for each in of(seed_result, "001")}
    assert set(copied.values()) <= originals


def test_001_a_copy_counts_for_no_origin_of_its_own(seed_result: Result) -> None:
    event = on(seed_result, "2024-11-20")
    bbc = {by(seed_result, seed, "BBC").id for seed in ("000", "001")}
    assert [bbc <= set(origin.claims) for origin in event.origins if bbc & set(origin.claims)] == [
        True
    ]


def test_001_the_weapon_is_storm_shadow_and_not_the_permitted_atacms(seed_result: Result) -> None:
    named = {name for each in of(seed_result, "001") for name in weapons(each)}
    assert named == {"Storm Shadow"}


def test_001_the_rewrite_dropped_all_and_hardened_reported(seed_result: Result) -> None:
    claim = by(seed_result, "001", "Telegram channels")
    assert numbers(claim)["intercepted"] == (None, None, "unstated")
    changed = {copy.claim: copy.changed for copy in on(seed_result, "2024-11-20").derived_copies}
    assert changed[claim.id] == ('intercepted "all" became "intercepted"',)
    assert changed[by(seed_result, "001", "BBC").id] == ('"reported" became "confirmed"',)


def test_002_the_ministry_claims_two_strikes_in_the_west_of_kursk_oblast(
    seed_result: Result,
) -> None:
    found = [
        each
        for each in of(seed_result, "002")
        if each.claimant.name == "Russian Ministry of Defence"
    ]
    assert [days(each) for each in found] == [
        ("2024-11-23", "2024-11-23"),
        ("2024-11-25", "2024-11-25"),
    ]
    for claim in found:
        assert places(claim) == [("Kursk Oblast", "region", "western part of")]
        assert [each.kind for each in claim.targets] == ["military facility", "airfield"]
        assert [each.apportioned for each in claim.targets] == [False, False]
        assert weapons(claim) == ["ATACMS"]
    assert found[0].event != found[1].event


def test_002_the_official_says_eight_two_and_karachev_and_names_no_day(
    seed_result: Result,
) -> None:
    claim = by(seed_result, "002", "U.S. official")
    assert numbers(claim) == {"launched": (8, 8, "about"), "intercepted": (2, 2, "exact")}
    assert places(claim) == [("Karachev", "settlement", None)]
    karachev = claim.locations[0].place
    assert karachev is not None
    assert (karachev.country, karachev.admin1) == ("RU", "RU-BRY")
    assert [each.kind for each in claim.targets] == ["ammunition depot"]
    assert claim.date.basis == "context"


def test_002_a_population_is_no_count(seed_result: Result) -> None:
    bounds = {
        value
        for claim in seed_result.claims
        for low, high, _ in numbers(claim).values()
        for value in (low, high)
    }
    assert 18_000 not in bounds
    assert 10_000 not in bounds


def test_002_the_launch_video_is_no_strike_on_ukraine(seed_result: Result) -> None:
    struck = [
        (claim.id, x.text)
        for claim in seed_result.claims
        for x in claim.locations
        if x.role == "target" and x.place and x.place.country == "UA"
    ]
    assert struck == []
    channel = "Telegram channel affiliated with the Ukrainian military"
    video = by(seed_result, "002", channel)
    assert [(x.text, x.role) for x in video.locations] == [("Ukraine", "launch")]


def test_003_the_narrator_hedges_strike_and_weapon(seed_result: Result) -> None:
    claim = by(seed_result, "003", None)
    assert claim.claimant.kind == "publisher"
    assert claim.stance == "alleged"
    assert [each.text for each in claim.hedges] == ["reportedly", "allegedly"]
    assert weapons(claim) == ["ATACMS"]
    assert places(claim) == [("Bryansk Oblast", "region", None)]
    assert [each.kind for each in claim.targets] == ["military facility"]


def test_003_the_night_without_a_year_takes_it_from_the_other_documents(
    seed_result: Result,
) -> None:
    claim = by(seed_result, "003", "Russian Ministry of Defence")
    assert claim.document.published is None
    assert days(claim) == ("2024-11-18", "2024-11-19")
    assert claim.date.part_of_day == "night"
    assert claim.date.year_basis == "collection"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Volodymyr Zelensky", "refused"),
        ("General Staff of the Armed Forces of Ukraine", "no_data"),
    ],
)
def test_003_who_did_not_confirm(name: str, form: str, seed_result: Result) -> None:
    claim = by(seed_result, "003", name)
    assert (claim.stance, claim.form) == ("not_confirmed", form)


def test_003_the_source_speaks_through_rbc_ukraine(seed_result: Result) -> None:
    claim = by(seed_result, "003", "defense source")
    assert chain(claim)[1:] == ["RBC-Ukraine", "defense source"]
    assert claim.claimant.kind == "unnamed"


def test_003_the_ministrys_four_sentences_are_one_claim(seed_result: Result) -> None:
    claim = by(seed_result, "003", "Russian Ministry of Defence")
    assert numbers(claim) == {
        "launched": (6, 6, "exact"),
        "intercepted": (5, 5, "exact"),
        "damaged": (1, 1, "exact"),
        "killed": (0, 0, "none_reported"),
        "injured": (0, 0, "none_reported"),
    }
    assert len(claim.quotes) == 4
    assert [each.kind for each in claim.effects] == ["fire"]


def test_004_moscow_speaks_through_fox_and_news_az(seed_result: Result) -> None:
    claim = by(seed_result, "004", "Russia")
    assert chain(claim) == ["News.Az", "Fox News", "Russia"]
    assert days(claim) == ("2024-11-19", "2024-11-19")
    assert weapons(claim) == ["ATACMS"]
    assert [each.kind for each in claim.effects] == ["fire"]
    assert numbers(claim) == {
        "launched": (6, 6, "exact"),
        "intercepted": (5, 5, "exact"),
        "damaged": (1, 1, "exact"),
        "killed": (0, 0, "none_reported"),
        "injured": (0, 0, "none_reported"),
    }


def test_004_ukraine_confirms_no_atacms_and_its_officials_announce_an_attack(
    seed_result: Result,
) -> None:
    state = by(seed_result, "004", "Ukraine")
    assert (state.stance, state.about) == ("not_confirmed", ("weapon",))
    assert weapons(state) == ["ATACMS"]
    officials = by(seed_result, "004", "Ukrainian officials")
    assert officials.stance == "claimed"
    assert [each.kind for each in officials.targets] == ["military facility"]
    assert places(officials) == [("Bryansk Oblast", "region", None)]


@pytest.mark.parametrize(
    "words_of_no_claim",
    [
        "granting of permission",
        "Bloomberg",
        "nuclear doctrine",
        "declined to comment",
        "Retaliatory actions",
        "British diplomat",
        "The New York Times reported",
        "10,000 North Korean soldiers",
        "Le Figaro",
        "Flight assignments",
    ],
)
def test_permission_doctrine_and_diplomats_make_no_claim(
    words_of_no_claim: str, seed_result: Result
) -> None:
    texts = "\n".join(each.text for each in seed_result.documents)
    assert words_of_no_claim in texts
    # A sentence that also tells of a strike may hold such words; it is then no quote of its own.
    sentences = [
        quote.text
        for claim in seed_result.claims
        for quote in claim.quotes
        if words_of_no_claim in quote.text
    ]
    assert sentences == []


def test_there_are_four_strikes(seed_result: Result) -> None:
    assert [event.date.latest for event in seed_result.events] == [
        "2024-11-19",
        "2024-11-20",
        "2024-11-23",
        "2024-11-25",
    ]


def test_the_nineteenth_joins_three_documents(seed_result: Result) -> None:
    event = on(seed_result, "2024-11-19")
    joined = {x.document.path[:3] for x in seed_result.claims if x.id in event.claims}
    assert joined == {"002", "003", "004"}
    official = by(seed_result, "002", "U.S. official")
    assert event_of(seed_result, official) == event
    assert {m.claim: m.basis for m in event.membership}[official.id] == "inferred"


def sides(relation: Relation) -> dict[str, str]:
    return {side.origin: side.value for side in relation.sides}


def test_the_nineteenth_shows_six_against_about_eight_and_five_against_two(
    seed_result: Result,
) -> None:
    event = on(seed_result, "2024-11-19")
    found = {relation.field: relation for relation in event.contradictions}
    assert {name: sides(each) for name, each in found.items()} == {
        "launched": {"Russian Ministry of Defence": "6", "U.S. official": "about 8"},
        "intercepted": {"Russian Ministry of Defence": "5", "U.S. official": "2"},
    }
    assert {each.condition for each in found.values()} == {"if these are the same strike"}


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a claim that says where in the text it stands."""
    if isinstance(value, dict):
        if value.get("text") is not None:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans(part)


def test_every_value_of_the_seeds_stands_in_its_document(seed_result: Result) -> None:
    texts = {each.id: each.text for each in seed_result.documents}
    for claim in seed_result.claims:
        text = texts[claim.document.id]
        found = list(spans(to_builtins(claim)))
        assert len(found) > len(claim.quotes)
        assert [x["text"] for x in found] == [text[x["start"] : x["end"]] for x in found]
