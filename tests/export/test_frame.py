import json
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
from builders import BRYANSK, KARACHEV, claim, exactly, located, material
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geomap.export.frame import events_geodataframe, geodataframe
from geomap.export.geojson import TOLERANCE, events_geojson
from geomap.model import Event, EventDate, EventLocation, Independence, Location, Span

CHUKOTKA = box(170, 62, 190, 69)


def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
    return Point(location.place.lon, location.place.lat) if location.place else None


def outline_of(_location: Location | EventLocation) -> BaseGeometry:
    return CHUKOTKA


def event() -> Event:
    return Event(
        id="e-1",
        claims=("000000000001",),
        date=EventDate(earliest=None, latest="2024-11-19"),
        location=EventLocation(place=BRYANSK, claim="000000000001"),
        independence=Independence(origins=1, sides=1, unknown=0),
    )


def test_the_table_has_a_row_for_each_claim_and_location_in_wgs_84() -> None:
    both = claim(1, locations=(located(), located(KARACHEV)))
    frame = geodataframe(material([both, claim(2, locations=())], shape_of=shape_of))
    assert frame.crs.to_epsg() == 4326
    assert list(frame["claim"]) == [both.id, both.id, claim(2).id]
    assert list(frame["place"])[:2] == ["Bryansk Oblast", "Karachev"]
    assert list(frame.geometry.isna()) == [False, False, True]
    assert list(frame.index) == [0, 1, 2]


@pytest.mark.parametrize("many", [0, 1])
def test_the_columns_have_their_types_whatever_the_claims_hold(many: int) -> None:
    frame = geodataframe(material([claim()] * many, shape_of=shape_of))
    assert len(frame) == many
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert types.pop("geometry") == "geometry"
    assert {types[name] for name in ("launched_low", "killed_high")} == {"Int64"}
    assert {types[name] for name in ("lon", "lat", "radius_m")} == {"float64"}
    assert {types[name] for name in ("drawn", "disputed", "background")} == {"bool"}
    assert {types[name] for name in ("stance", "admiralty", "date_earliest", "id")} == {"string"}


@pytest.mark.parametrize("events", [(), (event(),)])
def test_the_events_too(events: tuple[Event, ...]) -> None:
    frame = events_geodataframe(material(events=events, shape_of=shape_of))
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == len(events)
    assert str(frame["independent_origins"].dtype) == "Int64"
    assert str(frame["date_earliest"].dtype) == "string"


def test_a_number_that_is_not_told_is_no_zero_and_no_text() -> None:
    frame = geodataframe(material([claim(1, counts={"launched": exactly(6)}), claim(2)]))
    assert frame["launched_low"].to_list()[0] == 6
    assert list(frame["launched_low"].isna()) == [False, True]
    assert frame["launched_low"].sum() == 6


def test_outlines_are_cut_at_the_antimeridian() -> None:
    frame = geodataframe(material([claim(1), claim(2)], shape_of=outline_of))
    assert tuple(frame.total_bounds) == (-180.0, 62.0, 180.0, 69.0)
    assert frame.geometry.iloc[0].area == pytest.approx(CHUKOTKA.area)


def test_what_no_column_can_hold_breaks_nothing() -> None:
    huge = replace(exactly(1), low=10**30)
    words = "a\ud800\x00=b"
    told = claim(counts={"killed": huge}, quotes=(Span(start=0, end=5, text=words),))
    frame = geodataframe(material([told]))
    assert list(frame["quote"]) == ["a\ufffd\ufffd=b"]
    assert (frame["killed_low"].isna()[0], frame["killed_high"][0]) == (True, 1)


@pytest.mark.parametrize("suffix", ["geojson", "gpkg"])
def test_geopandas_writes_the_table_and_reads_it_back(tmp_path: Path, suffix: str) -> None:
    claims = [claim(1, counts={"launched": exactly(6)}), claim(2, locations=())]
    frame = geodataframe(material(claims, shape_of=shape_of))
    path = tmp_path / f"claims.{suffix}"
    frame.to_file(path)
    back = geopandas.read_file(path)
    assert list(back["claim"]) == list(frame["claim"])
    assert back["launched_low"].to_list()[0] == 6
    assert list(back.geometry.isna()) == [False, True]


@pytest.mark.parametrize("events", [(), (event(),)])
def test_the_strikes_have_the_columns_of_their_geojson_also_where_there_are_none(
    events: tuple[Event, ...],
) -> None:
    found = material(events=events, shape_of=shape_of)
    one = json.loads(events_geojson(material(events=[event()], shape_of=shape_of)))["features"][0]
    frame = events_geodataframe(found)
    assert [*frame.drop(columns="geometry"), TOLERANCE] == list(one["properties"])
    assert str(frame["disputed"].dtype) == "bool"
    assert {"facet_occurred", "facet_casualties"} < set(frame)
