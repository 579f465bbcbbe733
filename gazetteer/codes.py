"""ISO 3166-2 as it is today, and Natural Earth's codes and ids mended by it."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import shapely
from readers import (
    CYRILLIC,
    LATIN,
    SAME_NAME,
    SHORTEST,
    Row,
    likeness,
    opened,
    opened_all,
)
from shapely.geometry.base import BaseGeometry
from units import Units

from geomap.gazetteer.names import base, key

# Natural Earth has the codes of Moscow and Moscow Oblast the wrong way round.
SWAPPED = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
# Named by hand (regions.csv): their codes and names are not mended.
BY_HAND = frozenset({"RU", "UA", "BY"})
CLDR = "./usr/share/unicode/cldr/common/subdivisions/{}.xml"
LANGUAGES = ("en", "ru", "uk")
ISO_FILE = "iso3166_2/iso3166-2.json"
FEWEST_TOWNS = 5
NAMES = ("name", "name_en", "gn_name", "woe_name", "name_alt", "name_ru", "name_uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What ISO 3166-2 has today, and how its units are called."""

    iso: dict[str, dict]
    cldr: dict[str, dict[str, str]]
    units: Units

    def names(self, code: str) -> list[str]:
        """Return the Latin names of a unit by its code of today."""
        one = self.iso.get(code)
        if one is None:
            return []
        others = re.findall(r"([^,]+?) \((\w+)\)", one["localOtherName"] or "")
        found = [re.sub(r"\s*\[.*?\]", "", one["name"]), *(name.strip() for name, _ in others)]
        return [name for name in found if LATIN.match(name) and len(name) >= SHORTEST]

    def spoken(self, code: str) -> list[tuple[str, str]]:
        """Return the names that CLDR has for a code, with their language.

        CLDR's codes may be older than the standard's: ask by a code that the name fits.
        """
        found = [(self.cldr[one][code], one) for one in LANGUAGES if code in self.cldr[one]]
        return [(name, language) for name, language in found if readable(name)]


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
    root = ET.fromstring(data)  # noqa: S314  # a pinned package, checked by SHA-256
    found = {}
    for one in root.iter("subdivision"):
        code, name = one.get("type") or "", one.text
        if name and one.get("draft") != "unconfirmed":
            found[f"{code[:2]}-{code[2:]}".upper()] = name
    return found


class Homes:
    """Which GeoNames unit the settlements in a polygon are counted to."""

    def __init__(self, towns: list[Row]) -> None:
        self._codes = [row.admin1_code for row in towns]
        self._tree = shapely.STRtree(shapely.points([(row.lon, row.lat) for row in towns]))

    def of(self, outline: BaseGeometry) -> str:
        """Return the code that most settlements in the outline have, "" with too few of them."""
        inside = self._tree.query(outline, predicate="contains")
        votes = Counter(self._codes[at] for at in inside)
        return votes.most_common(1)[0][0] if votes.total() >= FEWEST_TOWNS else ""


def mended(of: dict, outline: BaseGeometry, *, codes: Codes, homes: Homes) -> dict:
    """Return a region of Natural Earth's with its GeoNames id and its names in accord.

    Where the unit of the id has another code and no like name, the settlements in the polygon say
    which is right: the id (Panjshir is drawn as a second Parwan) or the name (Eritrea's ids are
    exchanged).
    """
    iso = (of.get("iso_3166_2") or "").rstrip("~")
    unit = codes.units.by_number.get(of.get("gn_id") or 0)
    own = [key(of[one]) for one in ("name_en", "name") if of.get(one)]
    if unit is None or iso[:2] in BY_HAND or not unit.iso or unit.iso == iso:
        return of
    if likest(own, [unit.name, *unit.aliases, *codes.names(unit.iso)]) >= SAME_NAME:
        return of
    if not unit.code.startswith(homes.of(outline) or "-"):
        return of | {"gn_id": 0}
    spoken = {language: name for name, language in codes.spoken(unit.iso)}
    english = spoken.get("en", unit.name)
    fits = likest([key(english)], [unit.name, *unit.aliases]) >= SAME_NAME
    name = english if fits else unit.name
    return of | dict.fromkeys(NAMES) | {"name": name, "name_en": name, "iso_3166_2": unit.iso}


def code_of(of: dict, name: str, codes: Codes) -> str:
    """Return a region's ISO 3166-2 code as the standard has it today; "" where it has none.

    ISO 3166-2 renumbered Iran, Poland and others. Where the standard has another name by Natural
    Earth's code, the code is that of the unit with Natural Earth's id, if its name is liker.
    """
    iso = (of.get("iso_3166_2") or "").rstrip("~")
    iso = SWAPPED.get(iso, iso)
    if iso.startswith("-") or not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,4}", iso):
        iso = ""
    if not iso or iso[:2] in BY_HAND:
        return iso
    unit = codes.units.by_number.get(of.get("gn_id") or 0)
    if unit is None or unit.iso[:2] != iso[:2]:
        return iso
    own = [key(one) for one in (name, of.get("name")) if one]
    before = likest(own, codes.names(iso))
    now = likest(own, [unit.name, *unit.aliases, *codes.names(unit.iso)])
    return unit.iso if now > max(before, SAME_NAME) else iso


def likest(own: list[str], names: list[str]) -> float:
    """Return how alike the likest of two lists of names are, without words such as "region"."""
    bases = [base(one) or one for one in own]
    return max(
        (likeness(one, base(key(name)) or key(name)) for one in bases for name in names),
        default=0.0,
    )


def readable(name: str) -> bool:
    """Tell whether a name is in Latin or Cyrillic script and long enough to be asked for."""
    return len(name) >= SHORTEST and bool(LATIN.match(name) or CYRILLIC.match(name))
