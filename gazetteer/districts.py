"""Second-level units of the world as places, and the counties of the United States as polygons."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import shapely
from readers import BASE, CYRILLIC, LATIN, PRIMARY, SHORTEST, VARIANT, Row, opened, polygonal
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from units import Unit, Units

from geomap.gazetteer.names import key

# Their second level is in osm.sqlite, with polygons.
ELSEWHERE = frozenset({"RU", "UA", "BY"})
SECOND = 2
# The words that say what a unit is, in its name or a translation of it.
TYPE = re.compile(
    r"\b(county|parish|borough|census area|municipality|city and borough|planning region"
    r"|district|regency|governorate|province|prefecture|department|subregion|sub county|commune"
    r"|municipal district|regional district|regional municipality|rural municipality|township"
    r"|kabupaten|kota|amphoe|tumani|okres|obec|comuna|municipio|municipiul|muhafazat|mudiriyat"
    r"|qada|shahrestan|mantiqat|qesm|liwa|gmina|powiat|concelho|kommune|kunta|kommun|opcina"
    r"|arrondissement|cercle|wilaya|daira|wolayat|uluswaliy|rayon|rayonu|raion|ilcesi"
    r"|gun|si|gu|shi|xian|shiqu|huyen|thi xa|khet|khum|srok|zila|taluk|tehsil|landkreis|kreis"
    r"|provincia|departamento|canton|partido|zone|woreda|state|region)\b"
)
_OF = re.compile(r"^(?:of|the|de|del|da|do|di|d)\s+|\s+(?:of|de)$")
AMERICAN = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT",
    "10": "DE", "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL",
    "18": "IN", "19": "IA", "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD",
    "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT", "31": "NE",
    "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND",
    "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD",
    "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA", "54": "WV",
    "55": "WI", "56": "WY",
}  # fmt: skip
COUNTY_DEGREES = 0.01
RING_POINTS = 4
KINDS = ("county", "parish", "borough", "municipality", "regency", "governorate", "commune")


def districts(units: Units, towns: list[Row], regions: list[Row]) -> list[Row]:
    """Return the second-level units that hold settlements, and note them at the settlements.

    A unit that is one town by its name adds nothing and is left out, as are those that Natural
    Earth has as regions.
    """
    taken = {row.id for row in regions} | {row.id for row in towns}
    codes = {row.admin1 for row in regions}
    inside: dict[int, list[Row]] = defaultdict(list)
    for row in towns:
        for number in units.of_city.get(int(row.id.removeprefix("geonames:")), ()):
            inside[number].append(row)
    by_code = {row.admin1: row for row in regions if row.admin1}
    named = _names_of(towns)
    found = []
    for number in sorted(inside):
        unit = units.by_number[number]
        if f"geonames:{number}" in taken or not _useful(unit, inside[number], codes):
            continue
        row = _district(unit, inside[number], by_code, named)
        if row is None:
            continue
        for town in inside[number]:
            town.admin2 = row.id
        found.append(row)
    return found


def _useful(unit: Unit, towns: list[Row], codes: set[str | None]) -> bool:
    if unit.level != SECOND or unit.code[:2] in ELSEWHERE:
        return False
    if unit.iso in codes or not (LATIN.match(unit.name) or CYRILLIC.match(unit.name)):
        return False
    return len(towns) > 1 or bare(key(unit.name)) not in towns[0].names


def _names_of(towns: list[Row]) -> dict[str, set[str]]:
    """Return the keys that settlements bear, by country."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in towns:
        found[row.country or ""].update(row.names)
    return found


def _district(
    unit: Unit, towns: list[Row], by_code: dict[str, Row], named: dict[str, set[str]]
) -> Row | None:
    votes = Counter(row.admin1 for row in towns if row.admin1)
    admin1 = votes.most_common(1)[0][0] if votes else None
    country = unit.code[:2]
    region = by_code.get(admin1 or "")
    if region is None or region.country != country:
        return None
    row = Row(
        id=f"geonames:{unit.number}",
        name=unit.name,
        level="district",
        country=country,
        admin1=admin1,
        lon=round(sum(town.lon for town in towns) / len(towns), 4),
        lat=round(sum(town.lat for town in towns) / len(towns), 4),
        population=sum(town.population for town in towns),
        kind=_kind(unit.name),
        area=region.id,
    )
    _name(row, unit, named[country])
    return row


def _kind(name: str) -> str:
    words = key(name).split()
    return next((one for one in KINDS if words and one in (words[0], words[-1])), "district")


def _name(row: Row, unit: Unit, towns: set[str]) -> None:
    """Note a unit's names; one that a town of the country bears needs a type word beside it."""
    names = [unit.name, *unit.aliases]
    for name in names:
        if not (LATIN.match(name) or CYRILLIC.match(name)) or len(name) < SHORTEST:
            continue
        if row.country == "US" and name != unit.name and (bare(key(name)) or "") != key(name):
            continue  # Condado de Kern
        one = key(name)
        stripped = bare(one)
        if stripped == one:
            plain = name == unit.name and one not in towns
            row.named(name, PRIMARY if plain else BASE)
        else:
            row.named(name, PRIMARY if name == unit.name else VARIANT)
            if len(stripped) >= SHORTEST:
                row.names.setdefault(stripped, BASE)


def bare(name_key: str) -> str:
    """Return a unit's key without the words that say what it is; itself where nothing is left."""
    text = " ".join(TYPE.sub(" ", name_key).split())
    return _OF.sub("", text) or name_key


def counties(path: Path, known: list[Row], units: Units, regions: list[Row]) -> list[Row]:
    """Give the counties of the United States their polygons; return those that `known` lacks.

    The census bureau's file is older than GeoNames: it has Connecticut's counties, which people
    still name, where GeoNames has planning regions.
    """
    topology = json.loads(opened(path, "package/counties-10m.json"))
    arcs = _arcs(topology)
    shapes = {
        one["id"]: polygonal(_polygon(one, arcs))
        for one in topology["objects"]["counties"]["geometries"]
    }
    names = {
        one["id"]: one["properties"]["name"]
        for one in topology["objects"]["counties"]["geometries"]
    }
    order = sorted(one for one in shapes if one[:2] in AMERICAN and not shapes[one].is_empty)
    simple = shapely.coverage_simplify([shapes[code] for code in order], COUNTY_DEGREES)
    by_id = {row.id: row for row in known}
    states = {row.admin1: row for row in regions if row.country == "US"}
    more = []
    for code, simplified in zip(order, simple, strict=True):
        unit = units.by_code.get(f"US.{AMERICAN[code[:2]]}.{code[2:]}")
        row = by_id.get(f"geonames:{unit.number}") if unit else None
        if row is None:
            row = _county(code, names[code], unit, states[f"US-{AMERICAN[code[:2]]}"])
            if row is None or row.id in by_id:
                continue
            more.append(row)
        outline = shapes[code] if simplified.is_empty else simplified
        row.shape, row.area = outline, None
        if not outline.contains(shapely.Point(row.lon, row.lat)):
            centre = outline.representative_point()
            row.lon, row.lat = round(centre.x, 4), round(centre.y, 4)
    return more


def _county(code: str, name: str, unit: Unit | None, state: Row) -> Row | None:
    """Return a county without settlements in GeoNames' file, or one that is none any more."""
    if code[:2] == "11":  # the District of Columbia is a region
        return None
    full = unit.name if unit else f"{name} County"
    row = Row(
        id=f"geonames:{unit.number}" if unit else f"census:{code}",
        name=full,
        level="district",
        country="US",
        admin1=state.admin1,
        lon=state.lon,
        lat=state.lat,
        kind=_kind(full),
    )
    row.named(full, PRIMARY)
    row.names.setdefault(bare(key(full)), BASE)
    return row


def _arcs(topology: dict) -> list[np.ndarray]:
    scale, move = (np.array(topology["transform"][one]) for one in ("scale", "translate"))
    return [np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"]]


def _polygon(of: dict, arcs: list[np.ndarray]) -> BaseGeometry:
    parts = [of["arcs"]] if of["type"] == "Polygon" else of["arcs"]
    polygons = []
    for part in parts:
        rings = [ring for ring in (_ring(one, arcs) for one in part) if len(ring) >= RING_POINTS]
        if rings:  # an islet is less than the file's grid
            polygons.append(Polygon(rings[0], rings[1:]))
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def _ring(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return a ring's corners; a negative number is an arc walked backwards."""
    drawn = [arcs[one] if one >= 0 else arcs[~one][::-1] for one in numbers]
    return np.concatenate([drawn[0], *(one[1:] for one in drawn[1:])])
