import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
from builders import BRYANSK, CHUKOTKA, KARACHEV, claim, exactly, located, shapes
from builders import material as made_material
from fastkml.validator import get_schema_parser
from lxml import etree
from made_hostile import hostile_claims
from shapely.geometry import MultiPolygon, Point, Polygon, box

from geomap.export.kml import LISTED, UNPLACED, kml, kmz
from geomap.export.material import Material
from geomap.layers.characters import plain
from geomap.layers.families import families
from geomap.model import Claim, Claimant, DateInterval, Place, Span

RUSSIA = Place(id="x:2", name="Russia", level="country", country="RU", lon=100.0, lat=60.0)
KML = "{http://www.opengis.net/kml/2.2}"
HOLE = Polygon(box(32, 52, 35, 54).exterior, [box(33, 53, 34, 53.5).exterior])


class NoGazetteer:
    """Holds nothing that is drawn for another."""

    def drawn_for(self, _place: str) -> None:
        return None


def material(*claims: Claim) -> Material:
    return made_material(claims, shape_of=shapes(HOLE), gazetteer=NoGazetteer())


def parsed(*claims: Claim) -> Any:
    return etree.fromstring(kml(material(*claims)).encode(), etree.XMLParser(huge_tree=True))


def check(document: Any) -> None:
    schema = get_schema_parser()
    assert schema.validate(document), schema.error_log


def placemarks(*claims: Claim) -> list[Any]:
    return list(parsed(*claims).iter(f"{KML}Placemark"))


def text(element: Any, path: str) -> str | None:
    found: str | None = element.findtext("/".join(KML + step for step in path.split("/")))
    return found


def data(placemark: Any) -> dict[str, str]:
    return {each.get("name"): text(each, "value") or "" for each in placemark.iter(f"{KML}Data")}


def read_back(file: Path) -> Iterator[Any]:
    for name, _ in pyogrio.list_layers(file):
        layer = geopandas.read_file(file, layer=name)
        if len(layer):
            yield layer


def test_the_file_follows_the_schema_of_kml_2_2() -> None:
    listed = claim(3, stance="not_confirmed", form="refused")
    everywhere = (located(), located(KARACHEV), located(CHUKOTKA), located(RUSSIA), located(None))
    check(parsed(claim(1, locations=everywhere), claim(2, locations=()), listed))
    check(parsed())


def test_a_settlement_is_a_point_and_an_area_its_outline_with_its_holes() -> None:
    area, point = placemarks(claim(locations=(located(BRYANSK), located(KARACHEV, radius_m=900.0))))
    assert text(point, "Point/coordinates") == "34.98,53.12"
    assert data(point)["radius_m"] == "900.0"
    assert area.find(f".//{KML}Point") is None
    rings = [ring.text.split() for ring in area.iter(f"{KML}coordinates")]
    assert [len(ring) for ring in rings] == [5, 5]
    assert area.find(f"{KML}Polygon/{KML}innerBoundaryIs") is not None


def test_an_area_over_the_antimeridian_is_cut() -> None:
    (placemark,) = placemarks(claim(locations=(located(CHUKOTKA),)))
    parts = placemark.findall(f"{KML}MultiGeometry/{KML}Polygon")
    assert len(parts) == 2
    corners = " ".join(each.text for each in placemark.iter(f"{KML}coordinates")).split()
    assert all(-180 <= float(corner.split(",")[0]) <= 180 for corner in corners)


def test_refusals_and_what_is_not_placed_are_listed_in_folders_of_their_own_undrawn() -> None:
    refusal = claim(1, stance="not_confirmed", form="refused")
    folders = {
        text(folder, "name"): folder
        for folder in parsed(refusal, claim(2, locations=()), claim(3)).iter(f"{KML}Folder")
    }
    for name, number in ((LISTED, "1"), (UNPLACED, "2")):
        (placemark,) = folders[name].iter(f"{KML}Placemark")
        assert data(placemark)["claim"] == number.zfill(12)
        assert placemark.find(f".//{KML}coordinates") is None
    assert data(next(folders[UNPLACED].iter(f"{KML}Placemark")))["place_why"]


def test_what_names_only_a_country_has_no_mark() -> None:
    (placemark,) = placemarks(claim(locations=(located(RUSSIA),)))
    assert placemark.find(f".//{KML}coordinates") is None
    assert "no spot in it is meant" in (text(placemark, "description") or "")


def test_origins_lie_in_the_folders_of_their_families_who_says_most_first() -> None:
    claims = [claim(n, claimant=claim(2 if n else 1).claimant) for n in range(3)]
    document = parsed(*claims)[0]
    (family,) = document.findall(f"{KML}Folder")
    assert text(family, "name") == families(claims)[0].name
    assert [text(f, "name") for f in family.findall(f"{KML}Folder")] == ["Speaker 2", "Speaker 1"]


def test_a_family_has_the_maps_colour_and_no_picture_comes_from_a_network() -> None:
    one = claim()
    (family,) = families([one])
    style = parsed(one).find(f".//{KML}Style")
    red, green, blue = family.color[1:3], family.color[3:5], family.color[5:7]
    assert text(style, "LineStyle/color") == f"ff{blue}{green}{red}"
    assert not list(parsed(one).iter(f"{KML}href", f"{KML}NetworkLink"))
    assert text(parsed(one).find(f".//{KML}Placemark"), "styleUrl") == f"#{style.get('id')}"


@pytest.mark.parametrize(
    ("earliest", "latest", "begin", "end"),
    [
        ("2024-11-18", "2024-11-19", "2024-11-18", "2024-11-19"),
        (None, "2024-11", None, "2024-11"),
        ("19 November", None, None, None),
    ],
    ids=["both", "only the latest", "no day"],
)
def test_the_time_is_what_is_known_of_it(
    earliest: str | None, latest: str | None, begin: str | None, end: str | None
) -> None:
    date = DateInterval(earliest=earliest, latest=latest, basis="stated")
    (placemark,) = placemarks(claim(date=date))
    assert text(placemark, "TimeSpan/begin") == begin
    assert text(placemark, "TimeSpan/end") == end
    assert (placemark.find(f"{KML}TimeSpan") is None) == (begin is end is None)


def test_what_is_not_known_is_not_among_the_data() -> None:
    (placemark,) = placemarks(claim(counts={"launched": exactly(6)}))
    held = data(placemark)
    assert held["launched_low"] == "6"
    assert held["background"] == "false"
    assert not {"intercepted_low", "radius_m", "review", "lon"} & set(held)


def test_a_strangers_markup_is_shown_in_the_balloon_and_not_run() -> None:
    quote = 'Six & <script>alert("1")</script> $[name]'
    document = parsed(claim(quotes=(Span(start=0, end=1, text=quote),)))
    (placemark,) = document.iter(f"{KML}Placemark")
    shown = text(placemark, "description") or ""
    expected = 'Six &amp; &lt;script&gt;alert("1")&lt;/script&gt; $&#91;name]'
    assert expected in shown
    assert "<" not in shown
    assert data(placemark)["quote"] == quote
    # The balloon shows nothing but the description, the one text that is escaped for it.
    (balloon,) = {each.findtext(f"{KML}text") for each in document.iter(f"{KML}BalloonStyle")}
    assert balloon.count("$[") == balloon.count("$[description]") == 1


def test_the_document_tells_its_method_day_and_credit() -> None:
    made_of = made_material(
        [claim()], shape_of=shapes(HOLE), gazetteer=NoGazetteer(), as_of="2024-11-26"
    )
    told = text(etree.fromstring(kml(made_of).encode()), "Document/description")
    assert told == "What 1 origin said.\nAs of 2024-11-26.\nMade with invented data."


def test_a_long_name_is_cut_and_stays_whole_among_the_data() -> None:
    speaker = Claimant(name="x" * 5000, kind="official", country="RU", text="it", start=0, end=2)
    (placemark,) = placemarks(claim(claimant=speaker))
    assert len(text(placemark, "name") or "") == 200
    assert len(data(placemark)["origin"]) == 5000


def test_gdal_reads_the_same_rows_and_shapes(tmp_path: Path) -> None:
    file = tmp_path / "claims.kml"
    everywhere = (located(BRYANSK), located(KARACHEV), located(CHUKOTKA))
    claims = [claim(1, locations=everywhere), claim(2, locations=())]
    file.write_text(kml(material(*claims)), encoding="utf-8")
    found = {
        row: shape
        for layer in read_back(file)
        for row, shape in zip(layer["row"], layer.geometry, strict=True)
    }
    assert found["000000000001-0"].normalize().equals(HOLE.normalize())
    assert found["000000000001-1"].equals(Point(KARACHEV.lon, KARACHEV.lat))
    cut = MultiPolygon([box(170, 62, 180, 69), box(-180, 62, -170, 69)])
    assert found["000000000001-2"].equals(cut)
    assert found["000000000002-0"] is None


def test_a_kmz_is_the_kml_packed_without_a_clock() -> None:
    made_of = material(claim(1), claim(2, locations=()))
    packed = kmz(made_of)
    assert packed == kmz(made_of)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (entry,) = archive.infolist()
        assert (entry.filename, entry.date_time) == ("doc.kml", (1980, 1, 1, 0, 0, 0))
        assert archive.read(entry).decode() == kml(made_of)


def test_no_strangers_text_breaks_the_file_or_loses_a_row() -> None:
    made_of = material(*hostile_claims(2000))
    tree = etree.fromstring(kml(made_of).encode(), etree.XMLParser(huge_tree=True))
    check(tree)
    found = [data(each) for each in tree.iter(f"{KML}Placemark")]
    assert {each["row"]: each["title"] for each in found} == {
        plain(row.id): plain(str(row.cells["title"])) for row in made_of.rows
    }
    assert len(found) == 2000


def test_gdal_reads_every_row_of_hostile_claims(tmp_path: Path) -> None:
    made_of = material(*hostile_claims(66))
    file = tmp_path / "claims.kmz"
    file.write_bytes(kmz(made_of))
    ids = [row for layer in read_back(file) for row in layer["row"]]
    assert sorted(ids) == sorted(plain(row.id) for row in made_of.rows)
