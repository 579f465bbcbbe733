"""Adding to the user's gazetteer: real column formats, made-up content, and hostile files."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import GazetteerError, GeomapError, InputError, OutputError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.additions import add, added, remove
from geomap.gazetteer.store import found

# The 19 columns of GeoNames' dumps.
COLUMNS = (
    "geonameid name asciiname alternatenames latitude longitude feature_class feature_code country"
    " cc2 admin1 admin2 admin3 admin4 population elevation dem timezone modified"
).split()
ENGELS, KURSK_REGION = 563464, 538555


def line(number: int, name: str, **columns: object) -> str:
    """A line of a dump; a village in Kursk Oblast unless told otherwise."""
    usual: dict[str, object] = {
        "geonameid": number,
        "name": name,
        "asciiname": name,
        "latitude": 51.8,
        "longitude": 35.1,
        "feature_class": "P",
        "feature_code": "PPL",
        "country": "RU",
        "admin1": "41",
        "population": 120,
        "timezone": "Europe/Moscow",
        "modified": "2024-01-31",
    }
    return "\t".join(str((usual | columns).get(column, "")) for column in COLUMNS)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own" / "gazetteer.sqlite"


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    def written(*lines: str, name: str = "RU.zip") -> Path:
        path = tmp_path / name
        text = "".join(f"{one}\n" for one in lines)
        if path.suffix != ".zip":
            path.write_text(text, encoding="utf-8")
            return path
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "The file has 19 columns.\n")
            archive.writestr(f"{path.stem}.txt", text)
        return path

    return written


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def written(text: str | bytes, name: str = "places.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def geojson(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(geometry: dict[str, Any] | None, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def square(west: float, south: float, side: float = 0.2) -> dict[str, Any]:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_village_of_a_dump_is_known_by_all_its_names(
    own: Path, dump: Callable[..., Path]
) -> None:
    path = dump(
        line(99000001, "Qvaxinovo", alternatenames="Qvaksinovo,Кваксиново,QVX,kva ksi no vo")
    )
    (done,) = add([path], into=own)
    assert (done.state, done.places) == ("added", 1)
    gazetteer = Gazetteer(user=own)
    for name in ("Qvaxinovo", "Qvaksinovo", "Кваксиново"):
        (entry,) = gazetteer.lookup(name)
        assert (entry.place.id, entry.origin) == ("geonames:99000001", "user")
    assert (entry.place.level, entry.place.country, entry.place.admin1) == (
        "settlement",
        "RU",
        "RU-KRS",
    )
    assert not gazetteer.lookup("QVX")
    assert "GeoNames" in gazetteer.credits()


@pytest.mark.parametrize("name", ["allCountries.zip", "RU.txt"])
def test_a_dump_is_read_zipped_or_not(name: str, own: Path, dump: Callable[..., Path]) -> None:
    add([dump(line(99000001, "Qvaxinovo"), name=name)], into=own)
    assert Gazetteer(user=own).lookup("Qvaxinovo")


def test_adding_twice_changes_no_byte(own: Path, dump: Callable[..., Path]) -> None:
    path = dump(line(99000001, "Qvaxinovo"))
    add([path], into=own)
    before = own.read_bytes()
    (again,) = add([path], into=own)
    assert again.state == "unchanged"
    assert own.read_bytes() == before


def test_a_newer_dump_takes_the_place_of_the_earlier(own: Path, dump: Callable[..., Path]) -> None:
    add([dump(line(99000001, "Qvaxinovo"))], into=own)
    (done,) = add([dump(line(99000002, "Zzolbovka"))], into=own)
    assert done.state == "replaced"
    gazetteer = Gazetteer(user=own)
    assert not gazetteer.lookup("Qvaxinovo")
    assert gazetteer.lookup("Zzolbovka")
    assert [one["package"] for one in added(own)] == ["RU.zip"]


def test_the_order_of_adding_makes_no_difference_to_what_is_known(
    tmp_path: Path, dump: Callable[..., Path]
) -> None:
    one, two = dump(line(99000001, "Qvaxinovo")), dump(line(99000002, "Zzolbovka"), name="UA.txt")
    for order, name in (([one, two], "a"), ([two, one], "b")):
        into = tmp_path / f"{name}.sqlite"
        for path in order:
            add([path], into=into)
        gazetteer = Gazetteer(user=into)
        assert gazetteer.lookup("Qvaxinovo")
        assert gazetteer.lookup("Zzolbovka")


@pytest.mark.parametrize(
    ("columns", "level", "kind"),
    [
        ({"feature_class": "S", "feature_code": "AIRB"}, "point", "airfield"),
        ({"feature_class": "S", "feature_code": "OILR"}, "point", "oil refinery"),
        ({"feature_class": "L", "feature_code": "NVB"}, "point", "naval base"),
        ({"feature_class": "P", "feature_code": "PPLX"}, "settlement", "part of a town"),
        ({"feature_class": "A", "feature_code": "ADM2"}, "district", "district"),
    ],
    ids=["air base", "refinery", "naval base", "section", "second level"],
)
def test_features_that_strike_reports_name_are_kept(
    columns: dict[str, object], level: str, kind: str, own: Path, dump: Callable[..., Path]
) -> None:
    add([dump(line(99000001, "Qvaxinovo", **columns))], into=own)
    (entry,) = Gazetteer(user=own).lookup("Qvaxinovo")
    assert (entry.place.level, entry.kind) == (level, kind)
    if level == "point":
        assert (entry.radius_m or 0) >= 1_000
    if level == "district":  # a point in GeoNames, which is no area: its region is drawn
        assert entry.area == f"geonames:{KURSK_REGION}"


@pytest.mark.parametrize(
    "columns",
    [
        {"feature_class": "T", "feature_code": "MT"},
        {"feature_class": "H", "feature_code": "STM"},
        {"feature_class": "A", "feature_code": "ADM1"},
        {"feature_class": "S", "feature_code": "AIRH"},
    ],
    ids=lambda columns: str(columns["feature_code"]),
)
def test_features_that_no_strike_report_names_are_left_out(
    columns: dict[str, object], own: Path, dump: Callable[..., Path]
) -> None:
    path = dump(line(99000001, "Qvaxinovo", **columns), line(99000002, "Zzolbovka"))
    (done,) = add([path], into=own)
    assert done.places == 1
    assert dict(done.left_out) == {"of kinds that are not kept (mountains, streams, schools …)": 1}


def test_what_geomap_ships_stays_as_it_is_there(own: Path, dump: Callable[..., Path]) -> None:
    path = dump(
        line(ENGELS, "Engels", alternatenames="Qvaxinovo"),
        line(99000002, "Zzolbovka"),
    )
    (done,) = add([path], into=own)
    assert dict(done.left_out) == {"that geomap ships already": 1}
    assert not Gazetteer(user=own).lookup("Qvaxinovo")


def test_a_code_of_geonames_becomes_that_of_the_region_its_known_towns_lie_in(
    own: Path, dump: Callable[..., Path]
) -> None:
    # Kursk and Engels are shipped; the village's position alone would put it elsewhere.
    towns = [line(538560, "Kursk", admin1="41"), line(ENGELS, "Engels", admin1="67")]
    path = dump(*towns, line(99000001, "Qvaxinovo", admin1="67", latitude=51.8, longitude=35.1))
    add([path], into=own)
    (entry,) = Gazetteer(user=own).lookup("Qvaxinovo")
    assert entry.place.admin1 == "RU-SAR"


def test_a_village_known_by_its_district_keeps_its_id_and_gets_a_point(
    own: Path, dump: Callable[..., Path]
) -> None:
    gazetteer = Gazetteer()
    osm = found().with_name("osm.sqlite")
    if not osm.is_file():
        pytest.skip("osm.sqlite is not there")
    with sqlite3.connect(osm) as base:
        names = base.execute(
            "SELECT name FROM place WHERE area IS NOT NULL AND level = 4 AND country = 'UA'"
            " AND length(name) > 12 ORDER BY n LIMIT 200"
        ).fetchall()
    bearing = (gazetteer.lookup(name) for (name,) in names)
    village = next(one[0] for one in bearing if len(one) == 1 and one[0].area)
    assert village.area
    district = gazetteer.shape(village.area)
    assert district is not None
    point = district.representative_point()
    where = {"country": "UA", "latitude": round(point.y, 5), "longitude": round(point.x, 5)}
    add([dump(line(99000001, village.place.name, **where), name="UA.txt")], into=own)
    (now,) = Gazetteer(user=own).lookup(village.place.name)
    assert now.place.id == village.place.id
    assert (now.place.level, now.area, now.admin2) == ("settlement", None, village.area)
    assert (now.place.lon, now.place.lat) == pytest.approx((point.x, point.y), abs=1e-4)


def other(number: int, geonameid: int, lang: str, name: str, *flags: str) -> str:
    """A line of alternateNamesV2: preferred, short, colloquial, historic, from, to."""
    return "\t".join([str(number), str(geonameid), lang, name, *flags, *[""] * (6 - len(flags))])


def test_alternate_names_name_places_of_any_file(own: Path, dump: Callable[..., Path]) -> None:
    names = dump(
        other(1, 99000001, "ru", "Кваксиново"),
        other(2, 99000001, "", "Oldqvax", "", "", "", "1", "1930", "1961"),
        other(3, 538560, "en", "Qurskopol"),
        other(4, 538560, "link", "https://example.org/Kursk"),
        other(5, 538560, "post", "305000"),
        other(6, 77, "en", "Nowhereville"),
        other(7, KURSK_REGION, "en", "Qurskia", "", "1"),
        name="alternateNamesV2.zip",
    )
    done = add([names, dump(line(99000001, "Qvaxinovo"))], into=own)
    assert [one.name for one in done] == ["RU.zip", "alternateNamesV2.zip"]  # names come last
    gazetteer = Gazetteer(user=own)
    assert {one.matched for one in gazetteer.lookup("Oldqvax")} == {"historic"}
    assert [one.place.id for one in gazetteer.lookup("Кваксиново")] == ["geonames:99000001"]
    (kursk,) = gazetteer.lookup("Qurskopol")
    assert (kursk.place.id, kursk.population > 400_000) == ("geonames:538560", True)
    assert not gazetteer.lookup("Nowhereville")
    # A region by a bare name would be taken for a town.
    named = {one.place.id for one in gazetteer.lookup("Qurskia")}
    assert f"geonames:{KURSK_REGION}" not in named
    with sqlite3.connect(own) as base:
        said = dict(base.execute("SELECT key, lang FROM name WHERE lang IS NOT NULL"))
    assert said == {"кваксиново": "ru", "qurskopol": "en"}


def test_a_historic_name_loses_to_the_current_bearer(own: Path, dump: Callable[..., Path]) -> None:
    historic = other(1, ENGELS, "", "Pokrovsk", "", "", "", "1", "", "1931")
    add([dump(historic, name="alternateNamesV2.zip")], into=own)
    bearing = {one.place.id: one.matched for one in Gazetteer(user=own).lookup("Pokrovsk")}
    assert bearing[f"geonames:{ENGELS}"] == "historic"


def test_a_table_of_own_places_wins_over_what_is_shipped(
    own: Path, table: Callable[..., Path]
) -> None:
    path = table(
        "name;lon;lat;names;country;kind;radius_m\n"
        "Qvaxin depot;35.5;51.5;Depot 13|Кваксин;RU;oil depot;1500\n"
    )
    (done,) = add([path], into=own, licence="CC0", credit="Depots: our desk.")
    assert done.places == 1
    gazetteer = Gazetteer(user=own)
    (entry,) = gazetteer.lookup("Depot 13")
    assert entry.place.id.startswith("own:qvaxin-depot-")
    assert (entry.place.level, entry.place.admin1) == ("point", "RU-KRS")
    assert (entry.kind, entry.radius_m) == ("oil depot", 1500)
    assert "Depots: our desk." in gazetteer.credits()


def test_an_own_place_wins_and_a_hamlet_of_a_dump_does_not(
    own: Path, dump: Callable[..., Path], table: Callable[..., Path]
) -> None:
    add([dump(line(99000001, "Kursk", population=12))], into=own)
    place = Gazetteer(user=own).resolve("Kursk").place
    assert place is not None
    assert place.id == "geonames:538560"
    add([table("id,name,lon,lat\ndesk:7,Kursk,36.5,51.5\n")], into=own)
    found = Gazetteer(user=own).resolve("Kursk")
    assert found.place is not None
    assert found.place.id == "own:desk:7"
    assert "from your own places" in found.why


def test_a_historic_name_of_a_dump_does_not_win_either(
    own: Path, dump: Callable[..., Path]
) -> None:
    historic = other(1, ENGELS, "", "Pokrovsk", "", "", "", "1", "", "1931")
    add([dump(historic, name="alternateNamesV2.zip")], into=own)
    place = Gazetteer(user=own).resolve("Pokrovsk", country="UA").place
    assert place is not None
    assert place.country == "UA"
    bare = Gazetteer(user=own).lookup("Pokrovsk")[0].place
    assert bare.id != f"geonames:{ENGELS}"


def test_a_site_without_coordinates_is_drawn_as_its_settlement(
    own: Path, table: Callable[..., Path]
) -> None:
    text = 'name,settlement,kind\nQvaxin plant,"Karachev, Bryansk Oblast",plant\n'
    add([table(text)], into=own)
    (entry,) = Gazetteer(user=own).lookup("Qvaxin plant")
    assert (entry.place.level, entry.area) == ("settlement", "geonames:552920")
    assert entry.place.admin1 == "RU-BRY"


def test_a_polygon_is_drawn_with_the_users_licence(own: Path, table: Callable[..., Path]) -> None:
    text = geojson(
        feature(square(35.0, 51.5), name="Qvaxinsky District", names=["Кваксинский район"]),
        feature({"type": "Point", "coordinates": [35.1, 51.6]}, name="Zzolbovka"),
    )
    add([table(text, "own.geojson")], into=own, licence="CC BY 4.0")
    gazetteer = Gazetteer(user=own)
    (place,) = {one.place.id: one for one in gazetteer.lookup("Qvaxinsky District")}.values() or (
        None,
    )
    assert place is not None
    assert place.place.level == "district"
    shape = gazetteer.shape(place.place.id)
    assert shape is not None
    assert shape.bounds == pytest.approx((35.0, 51.5, 35.2, 51.7))
    with sqlite3.connect(own) as base:
        assert base.execute("SELECT licence FROM shape").fetchall() == [("CC BY 4.0",)]


def test_an_own_shape_replaces_that_of_a_place_that_is_named_by_id(
    own: Path, table: Callable[..., Path]
) -> None:
    text = json.dumps(
        feature(square(35.0, 51.5), name="Kursk Oblast", id=f"geonames:{KURSK_REGION}")
    )
    add([table(text, "kursk.geojson")], into=own)
    gazetteer = Gazetteer(user=own)
    shape = gazetteer.shape(f"geonames:{KURSK_REGION}")
    assert shape is not None
    assert shape.bounds == pytest.approx((35.0, 51.5, 35.2, 51.7))
    assert gazetteer.place(f"geonames:{KURSK_REGION}").admin1 == "RU-KRS"


def test_geojson_may_stand_a_feature_a_line(own: Path, table: Callable[..., Path]) -> None:
    lines = "".join(
        json.dumps(feature({"type": "Point", "coordinates": [35.1, 51.6]}, name=name)) + "\n"
        for name in ("Qvaxinovo", "Zzolbovka")
    )
    (done,) = add([table(lines, "own.geojsonl")], into=own)
    assert done.places == 2


def test_airports_of_ourairports_are_airfields(own: Path, table: Callable[..., Path]) -> None:
    header = (
        "id,ident,type,name,latitude_deg,longitude_deg,elevation_ft,continent,iso_country,"
        "iso_region,municipality,scheduled_service,gps_code,iata_code,local_code,home_link,"
        "wikipedia_link,keywords\n"
    )
    rows = (
        '1,ZZ-0001,small_airport,"Qvaxin Air Base",51.7,36.2,600,EU,RU,RU-KRS,Kursk,no'
        ',,,,,,"Кваксин"\n'
        '2,ZZ-0002,heliport,"Zzolb Heliport",51.8,36.2,600,EU,RU,RU-KRS,Kursk,no,,,,,,\n'
    )
    (done,) = add([table(header + rows, "airports.csv")], into=own)
    assert (done.places, dict(done.left_out)) == (
        1,
        {"heliports, balloon ports, seaplane bases": 1},
    )
    (entry,) = Gazetteer(user=own).lookup("Кваксин")
    assert (entry.place.id, entry.place.level, entry.kind) == (
        "ourairports:ZZ-0001",
        "point",
        "airfield",
    )


def test_what_one_file_gave_is_taken_out_by_its_name(
    own: Path, dump: Callable[..., Path], table: Callable[..., Path]
) -> None:
    places = table("name,lon,lat\nZzolbovka,35.5,51.5\n")
    add([dump(line(99000001, "Qvaxinovo")), places], into=own)
    gone = remove("places.csv", into=own)
    assert gone["places"] == "1"
    gazetteer = Gazetteer(user=own)
    assert not gazetteer.lookup("Zzolbovka")
    assert gazetteer.lookup("Qvaxinovo")
    with pytest.raises(GazetteerError, match=r"places\.csv was not added; it holds RU\.zip"):
        remove("places.csv", into=own)


HEADER = "name,lon,lat,level,country\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty; nothing to add"),
        (HEADER, "it has no rows"),
        ("city,x\nA,1\n", "neither GeoNames' columns nor a column `name`"),
        ("name,lon\nA,1\n", "no columns lon and lat"),
        ("a\tb\tc\n", "3 columns parted by tabs; GeoNames' dumps have 19"),
        (HEADER + "Qvax,35,195,,\n", ":2: lon 35, lat 195 is not on the earth; write decimal"),
        (
            HEADER + "Qvax,51,135,,\n",
            ":2: lon 51, lat 135 is not on the earth; are the two swapped",
        ),
        (HEADER + "Qvax,51.5,36.2,,RU\n", ":2: lon 51.5, lat 36.2 is not in RU, but 36.2, 51.5 is"),
        (HEADER + "Qvax,0,0,,\n", "Gulf of Guinea"),
        (HEADER + "Qvax,nan,51,,\n", "lon is nan"),
        (HEADER + 'Qvax,"35,5",51,,\n', "lon is '35,5'; write a number"),
        (HEADER + "Qvax,35,,,\n", "only one of lon and lat"),
        (HEADER + ",35,51,,\n", ":2: no name"),
        (HEADER + "Qvax,35,51,hamlet,\n", "level is 'hamlet'; write one of point, settlement"),
        (HEADER + "Qvax,35,51,region,\n", "a region is an area, and a table has no polygons"),
        (HEADER + "Qvax,35,51,,Russia\n", "country is 'Russia'; write ISO 3166-1"),
        (HEADER + "Qvax,35,51,,QQ\n", "country QQ is not known"),
        (HEADER + "Qvax,35,51\n", ":2: 3 cells, the first line has 5"),
        (HEADER + 'Qvax,35,51,,"RU\n', "mend the quotes"),
        (HEADER + "Qvax,35,51,,\nQvax,35,51,,\n", ":3: the same place as in line 2"),
        ("name,settlement\nQvax,Nowhereville\n", "settlement 'Nowhereville' is not known"),
        ("name,name,lon,lat\nA,B,1,2\n", "column name stands twice"),
        (HEADER.encode() + "Qvåx,35,51,,\n".encode("latin-1"), ":2: not UTF-8 (byte 3 is 0xe5)"),
        (HEADER.encode() + b"Q\x00x,35,51,,\n", ":2: holds a NUL byte"),
        (HEADER.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (b"SQLite format 3\x00" + bytes(100), "is a database"),
        (b"PK\x03\x04" + bytes(100), "damaged zip"),
    ],
    ids=str,
)
def test_a_bad_table_is_refused_with_a_remedy_and_nothing_is_written(
    text: str | bytes, words: str, own: Path, table: Callable[..., Path]
) -> None:
    with pytest.raises(InputError) as error:
        add([table(text)], into=own)
    assert words in str(error.value)
    assert str(error.value).startswith(str(table(text)))
    assert not own.exists()
    assert not list(own.parent.glob("*"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "no GeoJSON object"),
        ("[" * 100_000, "nested too deep"),
        (geojson({"type": "Point"}), "feature 1: no Feature"),
        (geojson(feature(None, name="Qvax")), "has no lon and lat"),
        (geojson(feature({"type": "LineString", "coordinates": []}, name="Q")), "is LineString"),
        (geojson(feature(square(400000, 51), name="Qvax")), "save it as EPSG:4326"),
        (
            geojson(feature({"type": "Polygon", "coordinates": [[[1, 2]]]}, name="Q")),
            "broken coord",
        ),
        (geojson(feature({"type": "Polygon", "coordinates": []}, name="Q")), "geometry is empty"),
        (
            json.dumps({"type": "FeatureCollection", "features": [], "crs": {"name": "EPSG:3857"}}),
            "not in WGS 84",
        ),
        (geojson(), "it has no rows"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_geojson_is_refused_with_a_remedy(
    text: str, words: str, own: Path, table: Callable[..., Path]
) -> None:
    with pytest.raises(InputError) as error:
        add([table(text, "own.geojson")], into=own)
    assert words in str(error.value)
    assert not own.exists()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (line(1, "Qvax") + "\textra", "RU.txt:2: 20 columns; a GeoNames dump has 19"),
        (line(1, "Qvax").rpartition("\t")[0], "RU.txt:2: 18 columns"),
        (line(1, ""), "the name, is empty"),
        (line(1, "Qvax", latitude="north"), "latitude and longitude are 'north'"),
        (line(1, "Qvax", latitude=135, longitude=51), "latitude 135, longitude 51 is not on the"),
        (line(1, "Qvax", population="many"), "population is 'many'"),
        (line(1, "Qvax", geonameid="x"), "geonameid is 'x'"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_bad_line_of_a_dump_is_named_and_nothing_is_written(
    bad: str, words: str, own: Path, dump: Callable[..., Path]
) -> None:
    with pytest.raises(InputError) as error:
        add([dump(line(99000001, "Zzolbovka"), bad)], into=own)
    assert words in str(error.value)
    assert not own.exists()


def test_a_cut_zip_is_refused(own: Path, dump: Callable[..., Path]) -> None:
    path = dump(*(line(99000000 + at, f"Qvax{at}") for at in range(500)))
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(InputError, match=r"damaged zip .*; download it again"):
        add([path], into=own)


def test_a_zip_with_a_broken_middle_is_refused(own: Path, dump: Callable[..., Path]) -> None:
    path = dump(*(line(99000000 + at, f"Qvax{at}") for at in range(500)))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    path.write_bytes(data)
    with pytest.raises(InputError):
        add([path], into=own)
    assert not own.exists()


def test_a_zip_bomb_is_not_unpacked(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "RU.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("RU.txt", "\t" * 30_000_000)
    with pytest.raises(InputError, match="which no gazetteer's text is; not unpacked"):
        add([path], into=own)


def test_a_zip_of_several_texts_is_asked_about(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
        archive.writestr("b.txt", "x")
    with pytest.raises(InputError, match=r"can't be told \(a.txt, b.txt\); unpack it"):
        add([path], into=own)


def test_a_folder_a_missing_file_and_a_link_to_itself_are_refused(
    own: Path, tmp_path: Path
) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    cases = {tmp_path: "is a folder", tmp_path / "no.csv": "no such file", loop: "loop.csv"}
    for path, words in cases.items():
        with pytest.raises(InputError, match=words):
            add([path], into=own)


def test_files_are_added_all_or_none(
    own: Path, dump: Callable[..., Path], table: Callable[..., Path]
) -> None:
    with pytest.raises(InputError):
        add([dump(line(99000001, "Qvaxinovo")), table("name,lon,lat\nX,1,99\n")], into=own)
    assert not own.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no database", "not a gazetteer"),
        (b"", "has format 0|not a gazetteer"),
        ("shipped", "is a file that geomap ships"),
        ("foreign", "not a gazetteer|has format 0"),
        ("cut", "damaged|not a gazetteer"),
    ],
    ids=["text", "empty", "shipped", "foreign schema", "cut short"],
)
def test_a_file_that_is_not_the_users_own_is_left_alone(
    content: bytes | str, words: str, own: Path, dump: Callable[..., Path]
) -> None:
    path = dump(*(line(99000000 + at, f"Qvax {at}") for at in range(300)))
    own.parent.mkdir()
    if content == "shipped":
        own.symlink_to(found())
    elif content == "foreign":
        with sqlite3.connect(own) as base:
            base.execute("CREATE TABLE places (name TEXT)")
    elif content == "cut":
        add([path], into=own)
        own.write_bytes(own.read_bytes()[: own.stat().st_size // 2])
        path.write_bytes(dump(line(99000001, "Zzolbovka")).read_bytes())
    else:
        assert isinstance(content, bytes)
        own.write_bytes(content)
    before = own.stat().st_size
    with pytest.raises(GeomapError, match=words):
        add([path], into=own)
    assert own.stat().st_size == before
    assert [one.name for one in own.parent.iterdir()] == [own.name]


def test_a_target_that_can_not_be_written_is_told(
    tmp_path: Path, dump: Callable[..., Path]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="name another file with --into"):
        add([dump(line(99000001, "Qvaxinovo"))], into=blocked / "gazetteer.sqlite")
