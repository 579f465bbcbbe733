"""Which entry of a name is meant: weights, what the text says around, honest refusals."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer import Context, Entry
from geomap.gazetteer.calibration import MOST_PROBABILITY, features, probability
from geomap.gazetteer.choice import choose
from geomap.gazetteer.context import Evidence, cell, cells, in_cyrillic, with_parts
from geomap.gazetteer.jointly import Asked, Scene
from geomap.gazetteer.ranking import Share, is_same, ranked, shares, weigh
from geomap.gazetteer.values import Matched
from geomap.model import Level, Place


def entry(  # noqa: PLR0913  # the columns of a row
    number: int,
    *,
    population: int = 10_000,
    matched: Matched = "primary",
    level: Level = "settlement",
    at: tuple[float, float] = (30.0, 50.0),
    country: str = "XA",
    admin1: str | None = "XA-1",
    feature: str | None = None,
    area: str | None = None,
    name: str = "Brod",
    kind: str | None = None,
    site: bool = False,
) -> Entry:
    place = Place(
        id=f"{'site' if site else 'test'}:{number}",
        name=name,
        level=level,
        country=country,
        admin1=admin1,
        lon=at[0],
        lat=at[1],
    )
    return Entry(
        place=place,
        population=population,
        kind=kind or level,
        matched=matched,
        feature=feature,
        area=area,
    )


FAR = (90.0, 10.0)


def chosen(*entries: Entry, context: Context | None = None) -> str | None:
    place = choose("Brod", entries, context=context or Context(), version="test").place
    return place.id if place else None


def test_the_larger_of_two_towns_is_likelier() -> None:
    large, small = entry(1, population=900_000), entry(2, at=FAR, population=2_000)
    assert chosen(small, large) == "test:1"


@pytest.mark.parametrize("matched", ["historic", "alternate", "spelling"])
def test_a_current_name_wins_over_another_name_of_a_larger_place(matched: Matched) -> None:
    own = entry(1, population=60_000)
    other = entry(2, population=200_000, matched=matched, at=FAR, country="XB", admin1="XB-1")
    assert ranked((other, own))[0].place.id == "test:1"


@pytest.mark.parametrize(
    ("feature", "less"), [("PPLX", True), ("PPLH", True), ("PPLC", False), ("PPLA2", False)]
)
def test_what_a_place_is_weighs(feature: str, *, less: bool) -> None:
    plain, other = entry(1), entry(2, feature=feature)
    first, second = weigh((plain, other), level="settlement")
    assert (second < first) is less


def test_a_users_own_place_wins_over_the_shipped_ones() -> None:
    shipped = entry(1, population=5_000_000)
    own = entry(2, population=0)
    own = replace(own, place=replace(own.place, id="own:2"))
    assert chosen(shipped, own) == "own:2"


def test_a_village_known_by_its_district_is_a_settlement_and_no_area() -> None:
    village = entry(1, level="district", population=0, area="test:9")
    region = entry(9, level="region", name="Brod Region").place
    assert chosen(village, context=Context(within=region, level="settlement")) == "test:1"
    assert chosen(village, context=Context(within=region, level="district")) is None
    other = replace(village, place=replace(village.place, id="test:2", admin1="XA-2"))
    assert chosen(village, other) is None  # without its region it may be either


def test_a_district_holds_its_villages_only() -> None:
    raion = entry(9, level="district", name="Brodsky District").place
    here = entry(1, level="district", population=0, area=raion.id)
    there = entry(2, level="district", population=0, area="test:8")
    assert chosen(here, there, context=Context(within=raion)) == "test:1"


def test_two_equal_towns_stay_open() -> None:
    answer = choose(
        "Brod", (entry(1), entry(2, at=FAR, admin1="XA-2")), context=Context(), version="test"
    )
    assert answer.place is None
    assert len(answer.alternatives) == 2


def test_one_place_held_twice_is_no_tie() -> None:
    assert chosen(entry(1), entry(2, at=(30.01, 50.01))) is not None


@pytest.mark.parametrize(
    "other",
    [
        entry(2, at=(30.1, 50.0)),
        entry(2, at=(30.1, 50.0), country="XB", admin1="XB-1"),
        entry(2, at=(30.2, 50.2), level="district", population=9_000_000),
        entry(2, at=(30.2, 50.2), level="region", kind="Federal City", population=650_000),
        entry(2, at=(30.3, 50.3), area="test:1"),
    ],
    ids=["twice", "across a border", "its district", "itself as a region", "drawn as it"],
)
def test_two_that_are_one_place_are_no_doubt(other: Entry) -> None:
    town = entry(1, population=600_000)
    answer = choose("Brod", (town, other), context=Context(), version="test")
    alone = choose("Brod", (town,), context=Context(), version="test")
    assert answer.place == town.place
    assert answer.probability is not None
    assert alone.probability is not None
    assert answer.probability >= alone.probability - 0.02
    assert [one.id for one in answer.alternatives] == ["test:2"]


@pytest.mark.parametrize(
    "other",
    [
        entry(2, at=(30.2, 50.0)),
        entry(2, at=(30.2, 50.2), level="district", admin1="XA-2"),
        entry(2, at=(30.2, 50.2), level="region", kind="Province"),
    ],
    ids=["farther", "another region's district", "its province"],
)
def test_a_town_and_what_is_not_that_town_stay_two(other: Entry) -> None:
    assert not is_same(entry(1), other)


def test_a_site_held_twice_is_the_likelier_of_the_two_and_no_tie() -> None:
    drawn_as_town = entry(1, kind="port", population=0, area="test:9", site=True)
    point = entry(2, kind="port", population=0, level="point", at=(30.01, 50.01))
    airfield = replace(point, kind="airfield")
    assert chosen(drawn_as_town, point) == "test:2"
    assert is_same(drawn_as_town, point)
    assert not is_same(drawn_as_town, airfield)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(countries={"XB": 1.0}),
        Evidence(countries={"XB": 1.0}, regions={"XB-1": 1.0}),
        Evidence(cells=dict.fromkeys(cells(entry(2, at=FAR).place), 2.0)),
    ],
    ids=["country", "region", "neighbours"],
)
def test_what_else_the_text_names_makes_a_place_likelier(evidence: Evidence) -> None:
    large = entry(1, population=40_000)
    small = entry(2, population=8_000, at=FAR, country="XB", admin1="XB-1")
    alone, beside = Context(), Context(evidence=evidence)
    before = {one.entry.place.id: one.share for one in shares((large, small), (1, 1), alone)}
    after = {one.entry.place.id: one.share for one in shares((large, small), (1, 1), beside)}
    assert after["test:2"] > before["test:2"]


def test_neighbours_are_told_in_the_reason() -> None:
    place = entry(1)
    evidence = Evidence(cells={cell(place.place): 1.0})
    answer = choose("Brod", (place,), context=Context(evidence=evidence), version="test")
    assert "near other places of the text" in answer.why


def test_names_of_one_region_settle_each_other() -> None:
    """Three ambiguous names: only one region has all of them."""
    asked = []
    for number, name in enumerate(("Brod", "Lipa", "Most")):
        here = entry(10 + number, name=name, population=5_000)
        other = f"X{'BCD'[number]}"
        there = entry(20 + number, name=name, at=FAR, country=other, admin1=f"{other}-1")
        asked.append((Asked(name, None, None), (there, here)))
    scene = Scene(asked)
    for one, entries in asked:
        context = Context(evidence=scene.evidence(one.name))
        place = choose(one.name, entries, context=context, version="test").place
        assert place is not None
        assert place.admin1 == "XA-1"


def test_a_name_is_no_evidence_for_itself() -> None:
    only = entry(1)
    scene = Scene([(Asked("Brod", None, None), (only,))])
    assert scene.evidence("Brod").countries.get("XA", 0.0) == pytest.approx(0.0)
    assert scene.evidence("Lipa").countries["XA"] > 0.5


def test_a_name_in_cyrillic_speaks_for_the_countries_that_write_it() -> None:
    context = in_cyrillic(Context(evidence=Evidence(countries={"RU": 2.0})))
    assert context.evidence.countries["RU"] == 2.0
    assert context.evidence.countries["UA"] > 0.0


@given(share=st.floats(0.0, 1.0), many=st.booleans(), population=st.integers(0, 10**7))
def test_a_probability_is_one_and_never_certain(
    share: float, population: int, *, many: bool
) -> None:
    found = [Share(entry(1, population=population), share)]
    if many:
        found.append(Share(entry(2, at=FAR), 1.0 - share))
    chance = probability(found, Context())
    assert 0.0 <= chance <= MOST_PROBABILITY


@given(st.floats(0.01, 0.98))
def test_a_larger_share_is_no_less_probable(share: float) -> None:
    low = probability([Share(entry(1), share)], Context())
    high = probability([Share(entry(1), share + 0.01)], Context())
    assert high >= low


def test_the_coefficients_are_those_of_the_features() -> None:
    import json
    from importlib import resources

    text = resources.files("geomap.gazetteer").joinpath("calibration.json").read_text("utf-8")
    names = features([Share(entry(1), 0.5)], Context())
    assert list(json.loads(text)["coefficients"]) == list(names)


def test_an_area_made_of_regions_holds_what_lies_in_them() -> None:
    inside, outside = entry(1), entry(2, at=FAR, admin1="XA-9", population=900_000)
    basin = Place(
        id="macro:basin",
        name="Basin",
        level="region",
        country="XA",
        admin1=None,
        lon=30.0,
        lat=50.0,
    )
    unions = {basin.id: frozenset({"XA-1", "XA-2"})}
    context = with_parts(Context(within=basin), unions)
    assert chosen(outside, inside, context=context) == "test:1"
    assert with_parts(Context(within=inside.place), unions) == Context(within=inside.place)


def test_an_area_made_of_regions_speaks_for_them() -> None:
    basin = entry(3, level="region", kind="macro-region", admin1=None, name="Basin")
    asked = [
        (Asked("Brod", None, None), (entry(1), entry(2, at=FAR, admin1="XA-9"))),
        (Asked("Basin", None, None), (basin,)),
    ]
    scene = Scene(asked, unions={basin.place.id: frozenset({"XA-1"})})
    assert scene.evidence("Brod").regions["XA-1"] > 0.5
