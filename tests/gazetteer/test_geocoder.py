"""The gazetteer as a geopy geocoder: its conventions, structured queries, geopandas."""

from typing import Any

import geopandas
import pandas as pd
import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service
from geopy.location import Location

import geomap
from geomap.gazetteer.geocoder import GazetteerGeocoder, register

KARACHEV = "geonames:552920"


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Karachev", KARACHEV),
        ("Karachev, Bryansk Oblast", KARACHEV),
        ("Karachev, Bryansk Oblast, Russia", KARACHEV),
        ("Karachev , Nowhere District, Bryansk region,Russia", KARACHEV),
        ("Карачев, Брянская область", KARACHEV),
        ({"city": "Karachev", "country": "Russia"}, KARACHEV),
        ({"city": "Karachev", "state": "Bryansk", "postalcode": "242500"}, KARACHEV),
        ({"state": "Kursk"}, "geonames:538555"),
        ({"country": "Ukraine"}, "geonames:690791"),
        ("Kursk", "geonames:538560"),
        ("Tripoli, Lebanon", "geonames:266826"),
        ({"city": "Tripoli", "country": "Libya"}, "geonames:2210247"),
    ],
    ids=str,
)
def test_a_query_finds_its_place(
    query: str | dict[str, str], place: str, geocoder: GazetteerGeocoder
) -> None:
    answer = geocoder.geocode(query)
    assert isinstance(answer, Location)
    assert answer.raw["id"] == place
    assert 0.5 <= answer.raw["probability"] <= 0.99
    assert answer.raw["why"]


@pytest.mark.parametrize(
    "query",
    [
        "Qwrtzburg",
        "",
        " , ",
        "Karachev, Atlantis",
        "Tripoli, Russia",
        "Karachev, Kursk Oblast, Russia",
        {"city": "Karachev", "state": "Kursk Oblast"},
        {"city": "Kursk", "street": "Lenina 1"},
        {"city": ""},
    ],
    ids=str,
)
def test_nothing_is_answered_where_nothing_is_sure(
    query: str | dict[str, str], geocoder: GazetteerGeocoder
) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_an_ambiguous_name_has_no_one_answer_but_several(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Springfield") is None
    several = geocoder.geocode("Springfield", exactly_one=False)
    assert len({one.raw["id"] for one in several}) == len(several) > 10
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=2)) == 2


@pytest.mark.parametrize("codes", ["lb", ["LB"], "lb,sy"], ids=str)
def test_country_codes_narrow_the_search(codes: Any, geocoder: GazetteerGeocoder) -> None:
    answer = geocoder.geocode("Tripoli", country_codes=codes)
    assert answer.raw["country"] == "LB"
    several = geocoder.geocode("Tripoli", country_codes=codes, exactly_one=False)
    assert {one.raw["country"] for one in several} <= {"LB", "SY"}


def test_the_answer_tells_how_wide_and_how_sure_it_is(geocoder: GazetteerGeocoder) -> None:
    town, region = geocoder.geocode("Karachev"), geocoder.geocode("Kursk Oblast")
    assert set(town.raw) == {
        "id",
        "name",
        "level",
        "country",
        "admin1",
        "probability",
        "why",
        "radius_m",
    }
    assert (town.raw["level"], town.raw["radius_m"]) == ("settlement", 2500.0)
    assert (region.raw["level"], region.raw["radius_m"]) == ("region", None)
    assert town.address == "Karachev, Bryansk Oblast, Russia"
    assert (town.latitude, town.longitude) == pytest.approx((53.12255, 34.98494))


@pytest.mark.parametrize("query", [None, 7, float("nan"), ["Kursk"], {"town": "Kursk"}], ids=str)
def test_a_wrong_query_is_geopys_own_error(query: Any, geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


def test_a_point_finds_what_is_near_and_what_holds_it(geocoder: GazetteerGeocoder) -> None:
    point = (53.12, 34.98)
    assert geocoder.reverse(point).raw["id"] == KARACHEV
    assert geocoder.reverse("53.12, 34.98").raw["why"] == "0.4 km away"
    assert geocoder.reverse(point, level="region").raw["admin1"] == "RU-BRY"
    assert geocoder.reverse(point, level="country").raw["country"] == "RU"
    assert len(geocoder.reverse(point, exactly_one=False, limit=3)) == 3
    assert geocoder.reverse((0.0, -30.0)) is None
    with pytest.raises(GeocoderQueryError, match="level is 'sea'"):
        geocoder.reverse(point, level="sea")


def test_geopys_rate_limiter_takes_it(geocoder: GazetteerGeocoder) -> None:
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)
    assert limited("Karachev").raw["id"] == KARACHEV


def test_geopandas_takes_the_class() -> None:
    names = pd.Series({"a": "Karachev, Bryansk Oblast", "b": "Qwrtzburg", "c": float("nan")})
    table = geopandas.tools.geocode(names, provider=geomap.GazetteerGeocoder)
    assert table.loc["a"].geometry.x == pytest.approx(34.98494)
    assert table.loc["a"].address == "Karachev, Bryansk Oblast, Russia"
    assert [table.loc[one].geometry.is_empty for one in "bc"] == [True, True]
    assert table.crs.to_epsg() == 4326
    points = geopandas.tools.reverse_geocode(table.geometry[:1], provider=geomap.GazetteerGeocoder)
    assert points.iloc[0].address == "Karachev, Bryansk Oblast, Russia"


def test_geopys_services_may_know_it_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SERVICE_TO_GEOCODER, "geomap", None)
    register()
    assert get_geocoder_for_service("geomap") is GazetteerGeocoder


def test_it_takes_geopys_own_options(geocoder: GazetteerGeocoder) -> None:
    with_options = GazetteerGeocoder(timeout=3, user_agent="a desk")
    assert with_options.geocode("Karachev", timeout=1).raw["id"] == KARACHEV
    assert geocoder.reverse((53.12, 34.98), timeout=None).raw["id"] == KARACHEV
