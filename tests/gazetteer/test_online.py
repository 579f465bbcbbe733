"""The last resort: services faked by geopy's own adapters, no socket opened."""

import json
import warnings
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders import Nominatim, Pelias, Photon

from geomap.cli.online import last_resort_of
from geomap.errors import GeomapWarning, InputError, UsageError
from geomap.gazetteer import Context, Gazetteer, Resolution
from geomap.gazetteer.online import OnlineGeocoder
from geomap.gazetteer.online_answers import credits_of

AGENT = "a test desk, desk@example.org"
Answering = Callable[[str], Any]


def adapter(answer: Answering, asked: list[str]) -> type[BaseSyncAdapter]:
    """An adapter of geopy's that answers by itself."""

    class Fake(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
        def get_json(self, url: str, *, timeout: Any, headers: dict[str, str]) -> Any:
            assert headers["User-Agent"] == AGENT
            assert timeout
            asked.append(parse_qs(urlsplit(url).query).get("q", [url])[0])
            return answer(asked[-1])

        get_text = get_json

    return Fake


def village(**given: Any) -> dict[str, Any]:
    """An answer of Nominatim's: a made-up village in Kursk Oblast."""
    return {
        "osm_type": "node",
        "osm_id": 42,
        "lat": "51.8",
        "lon": "35.1",
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "name": "Qvaxinovo",
        "display_name": "Qvaxinovo, Kursk Oblast, Russia",
        "boundingbox": ["51.78", "51.82", "35.08", "35.12"],
    } | given


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "online.jsonl"


@pytest.fixture
def nominatim(gazetteer: Gazetteer, cache: Path) -> Callable[..., tuple[OnlineGeocoder, list[str]]]:
    def made(answer: Answering) -> tuple[OnlineGeocoder, list[str]]:
        asked: list[str] = []
        service = Nominatim(user_agent=AGENT, adapter_factory=adapter(answer, asked))
        online = OnlineGeocoder(
            "nominatim",
            user_agent=AGENT,
            gazetteer=gazetteer,
            cache=cache,
            delay_s=0,
            geocoder=service,
        )
        return online, asked

    return made


Made = Callable[[Answering], tuple[OnlineGeocoder, list[str]]]


def placed(found: Resolution | None) -> Resolution:
    assert found is not None
    assert found.place is not None, found.why
    return found


def refused(found: Resolution | None) -> str:
    assert found is not None
    assert found.place is None
    return found.why


def test_an_answer_is_marked_as_one_and_has_no_probability(nominatim: Made) -> None:
    online, asked = nominatim(lambda _: [village()])
    found = placed(online("Qvaxinovo", Context()))
    assert found.place is not None
    assert found.place.id == "online:nominatim:n42"
    assert (found.place.level, found.place.country, found.place.admin1) == (
        "settlement",
        "RU",
        "RU-KRS",
    )
    assert found.probability is None
    assert found.why == "not in the gazetteer; answered by nominatim on the network (village)"
    assert 2_000 < (found.radius_m or 0) < 2_500
    assert asked == ["Qvaxinovo"]


def test_a_second_run_answers_from_the_cache_alone(nominatim: Made, cache: Path) -> None:
    first, asked = nominatim(lambda _: [village()])
    before = first("Qvaxinovo", Context())
    bytes_before = cache.read_bytes()
    again, not_asked = nominatim(lambda _: pytest.fail("the network was asked"))
    assert again("Qvaxinovo", Context()) == before
    assert again("QVAXINOVO ", Context()) == before  # normalised
    assert (len(asked), not_asked) == (1, [])
    assert cache.read_bytes() == bytes_before


def test_that_nothing_is_known_is_kept_too(nominatim: Made) -> None:
    online, asked = nominatim(lambda _: [])
    for _ in range(2):
        why = refused(online("Qvaxinovo", Context()))
    assert why == "not in the gazetteer; nominatim knows no such place either"
    assert len(asked) == 1


def test_the_text_says_where_to_look_and_an_answer_elsewhere_is_refused(
    nominatim: Made, gazetteer: Gazetteer
) -> None:
    kursk = gazetteer.area(country="RU", admin1="RU-KRS")
    bryansk = gazetteer.area(country="RU", admin1="RU-BRY")
    online, asked = nominatim(lambda _: [village()])
    placed(online("Qvaxinovo", Context(within=kursk)))
    assert asked == ["Qvaxinovo, Kursk Oblast"]
    why = refused(online("Qvaxinovo", Context(within=bryansk)))
    assert why == "not in the gazetteer; nominatim has it elsewhere, not in Bryansk Oblast"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Zzolbovka", "display_name": "Zzolbovka, Russia"}, "with another name"),
        ({"class": "highway", "type": "residential", "addresstype": "road"}, "which is no place"),
        ({"class": "shop", "type": "bakery", "addresstype": "shop"}, "which is no place"),
        (
            {"class": "boundary", "type": "administrative", "addresstype": "state"},
            "a state, whose borders are not known",
        ),
        ({"class": "", "type": "", "addresstype": "", "boundingbox": None}, "which is no place"),
        ({"boundingbox": ["51", "53", "34", "36"]}, "km wide, not drawn"),
    ],
    ids=["another name", "street", "shop", "region", "unsaid", "too wide"],
)
def test_what_is_no_place_of_that_name_is_refused(
    given: dict[str, Any], words: str, nominatim: Made
) -> None:
    online, _ = nominatim(lambda _: [village(**given)])
    assert words in refused(online("Qvaxinovo", Context()))


def test_a_region_is_the_gazetteers_own_with_its_borders(nominatim: Made) -> None:
    state = village(
        addresstype="state", type="administrative", name="Qvax", **{"class": "boundary"}
    )
    state["display_name"] = "Kursk Oblast, Russia"
    online, _ = nominatim(lambda _: [state])
    found = placed(online("Qvax", Context()))
    assert found.place is not None
    assert (found.place.id, found.place.level) == ("geonames:538555", "region")
    assert found.radius_m is None


def test_a_site_is_a_point_no_finer_than_a_kilometre(nominatim: Made) -> None:
    base = village(addresstype="aeroway", type="aerodrome", **{"class": "aeroway"})
    base["boundingbox"] = ["51.799", "51.801", "35.099", "35.101"]
    online, _ = nominatim(lambda _: [base])
    found = placed(online("Qvaxinovo", Context()))
    assert found.place is not None
    assert (found.place.level, found.radius_m) == ("point", 1_000.0)


def test_several_places_of_the_name_are_none(nominatim: Made) -> None:
    two = [village(), village(osm_id=43, lat="55.0", lon="38.0")]
    online, _ = nominatim(lambda _: two)
    assert "several places" in refused(online("Qvaxinovo", Context()))


def test_a_name_in_other_letters_is_the_same_by_its_sound(nominatim: Made) -> None:
    cyrillic = village(name="Каравинка", display_name="Каравинка, Курская область")
    online, _ = nominatim(lambda _: [cyrillic])
    assert placed(online("Karavinka", Context())).place


@pytest.mark.parametrize(
    "name",
    ["the Kremlin", "the White House", "Moscow", "Ukrainian", "Russians", "the depot", "12", "РФ"],
)
def test_seats_demonyms_and_ordinary_words_are_never_asked_for(name: str, nominatim: Made) -> None:
    online, asked = nominatim(lambda _: [village()])
    assert online(name, Context()) is None
    assert asked == []


def test_a_dead_network_is_a_reason_and_soon_given_up(nominatim: Made, cache: Path) -> None:
    def dead(_: str) -> Any:
        raise GeocoderUnavailable("no route")

    online, asked = nominatim(dead)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", GeomapWarning)
        whys = [refused(online(f"Qvax{letter}", Context())) for letter in "abcde"]
    assert "nominatim did not answer (GeocoderUnavailable)" in whys[0]
    assert "is not asked" in whys[-1]
    assert len({*asked}) == 3  # then it is left alone
    assert len(caught) == 3
    assert not cache.exists()  # a failure is no answer


@pytest.mark.parametrize("agent", [None, "", "  ", "geopy/2.5", "1"], ids=str)
def test_nobody_asks_without_a_name(agent: str | None, gazetteer: Gazetteer, cache: Path) -> None:
    with pytest.raises(UsageError, match=r"nominatim must be told who asks; give --user-agent"):
        OnlineGeocoder("nominatim", user_agent=agent, gazetteer=gazetteer, cache=cache)


def test_services_are_made_as_geopy_knows_them(
    gazetteer: Gazetteer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(service: str, **given: Any) -> Any:
        online = OnlineGeocoder(
            service, user_agent=AGENT, gazetteer=gazetteer, cache=cache, **given
        )
        return online._geocoder  # noqa: SLF001  # what was made is the point

    assert isinstance(made("Photon"), Photon)
    assert made("nominatim", domain="geo.example.org", scheme="http").domain == "geo.example.org"
    with pytest.raises(UsageError, match="pelias needs a domain; set GEOMAP_ONLINE_DOMAIN"):
        made("pelias")
    monkeypatch.setenv("GEOMAP_ONLINE_DOMAIN", "pelias.example.org")
    assert isinstance(made("pelias"), Pelias)
    with pytest.raises(UsageError, match="opencage needs a api_key; set GEOMAP_ONLINE_KEY"):
        made("opencage")
    with pytest.raises(UsageError, match="no service that geopy knows; name one of arcgis"):
        made("atlas")


@pytest.mark.parametrize(
    ("service", "record", "level"),
    [
        (
            Photon,
            {
                "geometry": {"coordinates": [35.1, 51.8], "type": "Point"},
                "properties": {
                    "osm_type": "N",
                    "osm_id": 42,
                    "osm_key": "place",
                    "osm_value": "village",
                    "name": "Qvaxinovo",
                    "extent": [35.08, 51.82, 35.12, 51.78],
                },
            },
            "settlement",
        ),
        (
            Pelias,
            {
                "geometry": {"coordinates": [35.1, 51.8], "type": "Point"},
                "bbox": [35.08, 51.78, 35.12, 51.82],
                "properties": {
                    "gid": "whosonfirst:locality:42",
                    "layer": "locality",
                    "name": "Qvaxinovo",
                    "label": "Qvaxinovo, Russia",
                },
            },
            "settlement",
        ),
    ],
    ids=["photon", "pelias"],
)
def test_other_services_answers_are_read_alike(
    service: Any, record: dict[str, Any], level: str, gazetteer: Gazetteer, cache: Path
) -> None:
    fake = adapter(lambda _: {"features": [record]}, [])
    domain = {"domain": "pelias.example.org"} if service is Pelias else {}
    geocoder = service(user_agent=AGENT, adapter_factory=fake, **domain)
    online = OnlineGeocoder(
        service.__name__,
        user_agent=AGENT,
        gazetteer=gazetteer,
        cache=cache,
        delay_s=0,
        geocoder=geocoder,
    )
    found = placed(online("Qvaxinovo", Context()))
    assert found.place is not None
    assert found.place.level == level
    assert found.place.id.startswith(f"online:{service.__name__.lower()}:")
    assert found.radius_m is not None


def test_a_cut_last_line_of_the_cache_is_dropped_and_a_broken_one_is_named(
    nominatim: Made, cache: Path
) -> None:
    online, _ = nominatim(lambda _: [village()])
    online("Qvaxinovo", Context())
    whole = cache.read_text()
    cache.write_text(whole + whole[:40])
    again, asked = nominatim(lambda _: [])
    placed(again("Qvaxinovo", Context()))
    again("Zzolbovka", Context())
    assert [len(json.loads(one)["answers"]) for one in cache.read_text().splitlines()] == [1, 0]
    assert asked == ["Zzolbovka"]
    cache.write_text("{}\n" + whole)
    with pytest.raises(InputError, match=r"online\.jsonl:1: no record of answers; delete"):
        nominatim(lambda _: [])


def test_answers_bring_their_credit() -> None:
    used = ["geonames:1", "online:nominatim:n42", "online:nominatim:n43", "online:atlas:7"]
    assert credits_of(used) == (
        "Some places: atlas, asked on the network.",
        "Some places: nominatim, asked on the network; © OpenStreetMap contributors, ODbL 1.0.",
    )


def test_the_options_of_a_command_name_the_service(gazetteer: Gazetteer, cache: Path) -> None:
    def options(**given: str | None) -> Namespace:
        usual = {"online": None, "user_agent": None, "online_cache": str(cache)}
        return Namespace(**(usual | given))

    assert last_resort_of(options(), gazetteer) is None
    assert last_resort_of(Namespace(), gazetteer) is None
    assert last_resort_of(options(online="photon", user_agent=AGENT), gazetteer) is not None
    with pytest.raises(UsageError, match="give --user-agent"):
        last_resort_of(options(online="photon"), gazetteer)
    with pytest.raises(UsageError, match="--user-agent is for --online"):
        last_resort_of(options(user_agent=AGENT), gazetteer)
