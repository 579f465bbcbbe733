"""First-level regions: Natural Earth's polygons under names of several sources."""

import re
from collections import defaultdict
from pathlib import Path

import shapely
from codes import Codes, Homes, code_of, likest, mended, readable
from readers import (
    ALIAS,
    BASE,
    CYRILLIC,
    PRIMARY,
    SAME_NAME,
    SHORTEST,
    VARIANT,
    Row,
    features,
    polygonal,
    table,
)
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import base

SIMPLIFIED_DEGREES = 0.005
# What Natural Earth calls otherwise than the world does.
RENAMED = {
    "ne:KAS+00?": "Siachen Glacier",
    "geonames:408658": "West Darfur",
    "geonames:80412": "Aden",
    "geonames:147626": "Lachin District",
}
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
# Regions whose name is an ordinary word for something else: never without a region word.
ORDINARY = frozenset(
    "gulf northern southern eastern western central coast lakes unity bay bari north south"
    " east west centre center centro capital islands littoral savanes lagunes".split()
)
TITLED = {"Oblast": "Oblast", "Kray": "Krai"}
RUSSIAN = ("ой области", "ой областью", "ую область", "ой обл")
# Endings of the short names (Курщина, Курщины): Russian (True) and Ukrainian.
LAND = {True: tuple("\u0430ы\u0435\u0443"), False: tuple("\u0430и\u0456\u0443")}
UKRAINIAN = ("ої області", "ій області", "\u0443 область", "ою областю")


def regions(path: Path, *, towns: list[Row], codes: Codes) -> list[Row]:
    """Return the first-level regions, by id; shapes are not simplified yet.

    Natural Earth gives the ids of some of the settlements to regions by mistake.
    """
    taken, homes = frozenset(row.id for row in towns), Homes(towns)
    curated = {row["iso"]: row for row in table("regions.csv")}
    rows: dict[str, Row] = {}
    for feature in features(path, "package/data/states/admin1.json"):
        outline = polygonal(shape(feature["geometry"]))
        of = mended(feature["properties"], outline, codes=codes, homes=homes)
        row = _region(of, outline, curated, codes)
        if row and row.id in taken:
            row.id = f"ne:{feature['properties']['adm1_code']}"
        if row and row.id not in rows:
            rows[row.id] = row
        elif row:  # one GeoNames id on several polygons: parts of one unit
            known = rows[row.id]
            known.shape = shapely.union_all([known.shape, row.shape])
    found = sorted(rows.values(), key=lambda row: row.id)
    by_code = {row.admin1: row for row in found}
    _disentangle(found)
    for line in table("aliases.csv"):
        if "-" in line["of"]:
            if line["of"] not in by_code:
                raise ValueError(f"aliases.csv: no region {line['of']}")
            by_code[line["of"]].named(line["alias"], ALIAS)
    return found


def _disentangle(rows: list[Row]) -> None:
    """Drop spellings that are the own name of another region of the country.

    Natural Earth's alternates have the name of a greater unit ("Persian Gulf" for Bushehr) or of
    a former one among them.
    """
    own: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row in rows:
        for one, how in row.names.items():
            if how in (PRIMARY, ALIAS):
                own[row.country, one].add(row.id)
    for row in rows:
        for one, how in list(row.names.items()):
            if how in (VARIANT, BASE) and own[row.country, one] - {row.id}:
                del row.names[one]


def _region(
    of: dict, outline: BaseGeometry, curated: dict[str, dict[str, str]], codes: Codes
) -> Row | None:
    name = of.get("name_en") or of.get("name") or of.get("gn_name")
    if not name or outline.is_empty:
        return None
    iso = code_of(of, name, codes)
    hand = curated.get(iso)
    unit = (of.get("type_en") or of.get("type") or "region").split("|")[0]
    point = shapely.Point(of["longitude"], of["latitude"])
    if not outline.contains(point):
        point = outline.representative_point()
    number = of.get("gn_id") or 0
    place_id = f"geonames:{number}" if number > 0 else f"ne:{of['adm1_code']}"
    row = Row(
        id=place_id,
        name=hand["name"] if hand else RENAMED.get(place_id) or _own_name(of, name),
        level="region",
        country=iso[:2] or of.get("iso_a2") or None,
        admin1=iso or None,
        lon=round(point.x, 4),
        lat=round(point.y, 4),
        kind=unit,
        shape=outline,
    )
    _name_region(row, of, hand)
    if not hand:
        _name_by_code(row, codes, (of.get("iso_3166_2") or "").rstrip("~"))
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
            row.named(form, VARIANT, language=language)
    needs_word = row.name.split()[-1] in NEEDS_WORD
    for name, match in list(row.names.items()):
        bare = base(name)
        if bare != name and len(bare) >= SHORTEST:
            row.names.setdefault(bare, BASE if needs_word or not hand else ALIAS)
        elif needs_word and match in {ALIAS, VARIANT} and " " not in name and name.isascii():
            row.names[name] = ALIAS if name in ALONE else BASE


def _name_by_code(row: Row, codes: Codes, before: str) -> None:
    """Note the names that the standard, CLDR and GeoNames have for a region.

    `before` is Natural Earth's code, which CLDR may have where the standard has another.
    """
    own = [one for one, how in row.names.items() if how in (PRIMARY, VARIANT) and one.isascii()]
    for name in codes.names(row.admin1 or ""):
        row.named(name, VARIANT)
    for code in dict.fromkeys((before, row.admin1 or "")):
        spoken = codes.spoken(code)
        if likest(own, [name for name, language in spoken if language == "en"]) > SAME_NAME:
            for name, language in spoken:
                row.named(name, PRIMARY, language=language)
            break
    number = row.id.removeprefix("geonames:")
    unit = codes.units.by_number.get(int(number)) if number.isdecimal() else None
    for name in (unit.name, *unit.aliases) if unit else ():
        if readable(name):
            row.named(name, VARIANT)
    for one in list(row.names):
        if len(base(one)) >= SHORTEST:
            row.names.setdefault(base(one), BASE)
    for one in ORDINARY & set(row.names):
        row.names[one] = BASE


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
