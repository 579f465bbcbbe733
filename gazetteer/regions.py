"""First-level regions: Natural Earth's polygons under names of several sources."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import shapely
from readers import (
    ALIAS,
    BASE,
    CYRILLIC,
    LATIN,
    PRIMARY,
    SHORTEST,
    VARIANT,
    Row,
    alike,
    features,
    opened,
    opened_all,
    polygonal,
    table,
)
from shapely.geometry import shape
from units import Units

from geomap.gazetteer.names import base, key

SIMPLIFIED_DEGREES = 0.005
# Natural Earth has the codes of Moscow and Moscow Oblast the wrong way round.
SWAPPED = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
# Named by hand (regions.csv): their codes and names are not mended.
BY_HAND = frozenset({"RU", "UA", "BY"})
# What Natural Earth calls otherwise than the world does.
RENAMED = {"ne:KAS+00?": "Siachen Glacier"}
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
CLDR = "./usr/share/unicode/cldr/common/subdivisions/{}.xml"
LANGUAGES = ("en", "ru", "uk")
ISO_FILE = "iso3166_2/iso3166-2.json"
ISO_LANGUAGES = {"eng": "en", "rus": "ru", "ukr": "uk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What ISO 3166-2 has today, and how its units are called."""

    iso: dict[str, dict]
    cldr: dict[str, dict[str, str]]
    units: Units

    def names(self, code: str) -> list[tuple[str, str | None]]:
        """Return the names of a unit with their language, None where unknown."""
        found: list[tuple[str, str | None]] = [
            (self.cldr[language][code], language)
            for language in LANGUAGES
            if code in self.cldr[language]
        ]
        if one := self.iso.get(code):
            found.append((re.sub(r"\s*\[.*?\]", "", one["name"]), None))
            for name, language in re.findall(r"([^,]+?) \((\w+)\)", one["localOtherName"] or ""):
                if language in ISO_LANGUAGES:
                    found.append((name.strip(), ISO_LANGUAGES[language]))
        return [(name, language) for name, language in found if _readable(name)]


def codes(iso: Path, cldr: Path, units: Units) -> Codes:
    """Return the codes and names of first-level units out of three packages."""
    countries = json.loads(opened(iso, ISO_FILE))
    files = opened_all(cldr, [CLDR.format(one) for one in LANGUAGES])
    return Codes(
        iso={code: unit for country in countries.values() for code, unit in country.items()},
        cldr={one: _cldr_names(files[CLDR.format(one)]) for one in LANGUAGES},
        units=units,
    )


def _cldr_names(data: bytes) -> dict[str, str]:
    """Return the names of one language by ISO 3166-2 code."""
    root = ElementTree.fromstring(data)  # noqa: S314  # a pinned package, checked by SHA-256
    found = {}
    for one in root.iter("subdivision"):
        code, name = one.get("type") or "", one.text
        if name and one.get("draft") != "unconfirmed":
            found[f"{code[:2]}-{code[2:]}".upper()] = name
    return found


def regions(path: Path, *, taken: frozenset[str], codes: Codes) -> list[Row]:
    """Return the first-level regions, by id; shapes are not simplified yet.

    `taken` are the ids of settlements, which Natural Earth gives to some regions by mistake.
    """
    curated = {row["iso"]: row for row in table("regions.csv")}
    rows: dict[str, Row] = {}
    for feature in features(path, "package/data/states/admin1.json"):
        row = _region(feature, curated, codes)
        if row and row.id in taken:
            row.id = f"ne:{feature['properties']['adm1_code']}"
        if row and row.id not in rows:
            rows[row.id] = row
        elif row:  # one GeoNames id on several polygons: parts of one unit
            known = rows[row.id]
            known.shape = shapely.union_all([known.shape, row.shape])
    found = sorted(rows.values(), key=lambda row: row.id)
    by_code = {row.admin1: row for row in found}
    for line in table("aliases.csv"):
        by_code[line["iso"]].named(line["alias"], ALIAS)
    return found


def _region(feature: dict, curated: dict[str, dict[str, str]], codes: Codes) -> Row | None:
    of = feature["properties"]
    name = of.get("name_en") or of.get("name") or of.get("gn_name")
    outline = polygonal(shape(feature["geometry"]))
    if not name or outline.is_empty:
        return None
    iso = _code(of, name, codes)
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
    if place_id in RENAMED:
        row.named(row.name, PRIMARY)
        return row
    _name_region(row, of, hand)
    if not hand:
        _name_by_code(row, codes)
    return row


def _code(of: dict, name: str, codes: Codes) -> str:
    """Return a region's ISO 3166-2 code as the standard has it today; "" where it has none.

    Natural Earth's code stays where the standard has a unit of such a name by it. Else it is
    that of the unit with Natural Earth's GeoNames id, if its name is alike.
    """
    iso = (of.get("iso_3166_2") or "").rstrip("~")
    iso = SWAPPED.get(iso, iso)
    if iso.startswith("-") or not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,4}", iso):
        iso = ""
    if not iso or iso[:2] in BY_HAND:
        return iso
    own = [key(one) for one in (name, of.get("name"), of.get("gn_name")) if one]
    if _same(own, [one for one, _ in codes.names(iso)]) and iso in codes.iso:
        return iso
    unit = codes.units.by_number.get(of.get("gn_id") or 0)
    if unit and unit.iso[:2] == iso[:2] and _same(own, [unit.name, *unit.aliases]):
        return unit.iso
    return iso


def _same(own: list[str], names: list[str]) -> bool:
    bases = {base(one) or one for one in own}
    return any(
        alike(one, base(key(name)) or key(name)) for one in bases for name in names if name
    )


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


def _name_by_code(row: Row, codes: Codes) -> None:
    """Note the names that the standard, CLDR and GeoNames have for a region's code."""
    for name, language in codes.names(row.admin1 or ""):
        row.named(name, PRIMARY if language else VARIANT, language=language)
        bare = base(key(name))
        if len(bare) >= SHORTEST:
            row.names.setdefault(bare, BASE)
    number = row.id.removeprefix("geonames:")
    unit = codes.units.by_number.get(int(number)) if number.isdecimal() else None
    for name in (unit.name, *unit.aliases) if unit else ():
        if _readable(name):
            row.named(name, VARIANT)
    for name in ORDINARY & set(row.names):
        row.names[name] = BASE


def _readable(name: str) -> bool:
    return len(name) >= SHORTEST and bool(LATIN.match(name) or CYRILLIC.match(name))


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
