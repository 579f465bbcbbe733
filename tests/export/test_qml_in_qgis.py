"""QGIS itself opens our files styled: offscreen, by Debian's python, which has its library."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from builders import BRYANSK, claim, located
from test_symbols_agree import PAIRS, claims

from geomap.export.geojson import claims_geojson, events_geojson
from geomap.export.geopackage import geopackage
from geomap.export.qml import claims_qml, strikes_qml
from geomap.gazetteer import Gazetteer
from geomap.layers.families import families
from geomap.layers.symbols import COLORS, FORMS, STROKES
from geomap.model import Claimant, Stance
from geomap.pipeline import Result, from_claims

PYTHON = Path("/usr/bin/python3")
LOADER = Path(__file__).with_name("qgis_load.py")
KEY = 1 + len(FORMS) + 1 + len(STROKES) + 2
"""So many entries of a legend tell what forms and strokes mean."""
EXTENT = [28.0, 49.0, 44.0, 60.0]
TOLD: list[tuple[Stance, str]] = [
    ("claimed", "RU"),
    ("claimed", "RU"),
    ("alleged", "UA"),
    ("not_confirmed", "US"),
]
AREA = COLORS["area"][0]


def has_qgis() -> bool:
    if not PYTHON.exists():
        return False
    done = subprocess.run(  # noqa: S603  # fixed
        [str(PYTHON), "-c", "import qgis.core"], capture_output=True, check=False, timeout=60
    )
    return done.returncode == 0


@pytest.fixture(scope="module")
def result() -> Iterator[Result]:
    """Each form and stance at a place of its own, a contradiction, and claims on one region."""
    areas = [
        claim(
            200 + n,
            stance=stance,
            claimant=Claimant(name=f"Teller {n}", kind="military", country=country),
            locations=(located(BRYANSK, what="impact"),),
        )
        for n, (stance, country) in enumerate(TOLD)
    ]
    with closing(Gazetteer()) as known:
        yield from_claims([*claims(), *areas], gazetteer=known)


@pytest.fixture(scope="module")
def seen(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What QGIS says of the GeoPackage (1), the GeoJSON's points (2) and areas (3), strikes (4)."""
    if not has_qgis():
        pytest.skip("the styles were NOT opened in QGIS: apt install python3-qgis")
    folder = tmp_path_factory.mktemp("qgis")
    made = result.material()
    (folder / "claims.gpkg").write_bytes(geopackage(made))
    (folder / "claims.geojson").write_text(claims_geojson(made), encoding="utf-8")
    (folder / "claims.qml").write_text(claims_qml(families(result.claims)), encoding="utf-8")
    base, text = f"{folder}/claims.gpkg|layername=", f"{folder}/claims.geojson"
    drawn = {
        "extent": EXTENT,
        "size": [900, 700],
        "colors": [*(family.color for family in families(result.claims)), *_SIGNS],
    }
    layers = ("claims_points", "claims_areas", "events", "places")
    (folder / "events.geojson").write_text(events_geojson(made), encoding="utf-8")
    (folder / "events.qml").write_text(strikes_qml(), encoding="utf-8")
    strikes = {"layers": [{"uri": f"{folder}/events.geojson"}], "png": f"{folder}/4.png"}
    jobs = [
        {"layers": [{"uri": base + name} for name in layers], "png": f"{folder}/1.png", **drawn},
        {"layers": [{"uri": f"{text}|geometrytype=Point"}], "png": f"{folder}/2.png", **drawn},
        {"layers": [{"uri": f"{text}|geometrytype=Polygon"}], "png": f"{folder}/3.png", **drawn},
        strikes | drawn,
    ]
    done = subprocess.run(  # noqa: S603  # fixed
        [str(PYTHON), str(LOADER)],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


_SIGNS = (COLORS["alarm"][0], AREA)


def test_qgis_opens_each_layer_with_our_style_and_has_nothing_to_complain_of(
    seen: dict[str, Any],
) -> None:
    for answer in seen["answers"]:
        assert answer["errors"] == []
        assert all(layer["valid"] and layer["styled"] for layer in answer["layers"])
    assert [message for message in seen["messages"] if message[1] > 0] == []


def test_qgis_shows_each_family_and_the_key_in_the_legend(
    result: Result, seen: dict[str, Any]
) -> None:
    points, areas, events, places = seen["answers"][0]["layers"]
    names = [family.name for family in families(result.claims)]
    assert points["renderer"] == "pointDisplacement"
    assert points["legend"][1 : 1 + len(names)] == names
    assert len(points["legend"]) == 1 + len(names) + KEY
    assert {stroke.words for stroke in STROKES} <= set(points["legend"])
    assert {form.words for form in FORMS} <= set(points["legend"])
    assert [one["renderer"] for one in (areas, events, places)] == ["RuleRenderer"] * 3
    assert [one["labels"] for one in (points, areas, events, places)] == [True, True, True, False]


def test_qgis_counts_what_was_written(seen: dict[str, Any]) -> None:
    points, areas, *_ = seen["answers"][0]["layers"]
    assert points["features"] == len(PAIRS) + 2
    assert areas["features"] == 4
    assert seen["answers"][1]["layers"][0]["features"] == len(PAIRS) + 2
    assert seen["answers"][2]["layers"][0]["features"] == 4


@pytest.mark.parametrize("picture", [0, 1], ids=["geopackage", "geojson"])
def test_qgis_draws_every_family_in_its_colour_and_contradictions_in_red(
    result: Result, seen: dict[str, Any], picture: int
) -> None:
    colors = seen["answers"][picture]["colors"]
    for family in families(result.claims):
        assert colors[family.color] > 20, family.key
    assert colors[COLORS["alarm"][0]] > 20


def test_qgis_draws_the_file_of_strikes_in_nobodys_colours(
    result: Result, seen: dict[str, Any]
) -> None:
    (strikes,) = seen["answers"][3]["layers"]
    colors = seen["answers"][3]["colors"]
    assert strikes["labels"]
    assert strikes["features"] == len(result.events)
    assert colors[AREA] > 100
    assert colors[COLORS["alarm"][0]] > 20
    assert not any(colors[family.color] for family in families(result.claims))


def test_qgis_draws_an_area_in_nobodys_colour_with_all_who_tell_of_it_in_labels(
    result: Result, seen: dict[str, Any]
) -> None:
    colors = seen["answers"][2]["colors"]
    assert colors[AREA] > 100
    told = [one for one in families(result.claims) if colors[one.color]]
    # A refusal or silence has no mark.
    assert sorted(one.key for one in told) == ["official-RU", "official-UA"]
