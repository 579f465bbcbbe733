"""GeoNames' dumps line by line: `RU.zip` and `allCountries.zip` (19 columns), alternateNamesV2."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geomap.errors import InputError
from geomap.gazetteer.added_file import ALTERNATE_COLUMNS, DUMP_COLUMNS
from geomap.gazetteer.names import key
from geomap.gazetteer.new_places import LeftOut, NewName, NewPlace
from geomap.gazetteer.values import Matched

if TYPE_CHECKING:
    from geomap.model import Level

# Feature codes of sites that strike reports name (no air defence, radar or positions): what people
# call them, and the radius in metres.
SITES: Final[dict[str, tuple[str, float]]] = {
    "AIRB": ("airfield", 2_500.0),
    "AIRF": ("airfield", 2_500.0),
    "AIRP": ("airfield", 2_500.0),
    "AIRQ": ("airfield", 2_500.0),
    "BDG": ("bridge", 1_000.0),
    "BDGQ": ("bridge", 1_000.0),
    "BRKS": ("barracks", 1_500.0),
    "CTRA": ("nuclear centre", 1_500.0),
    "CTRS": ("spaceport", 2_500.0),
    "DAM": ("dam", 1_000.0),
    "DCKY": ("dockyard", 1_500.0),
    "DPOF": ("fuel depot", 1_500.0),
    "GOSP": ("oil plant", 1_500.0),
    "HBR": ("port", 2_500.0),
    "INSM": ("military facility", 2_500.0),
    "MFG": ("plant", 1_500.0),
    "MFGM": ("munitions plant", 1_500.0),
    "MILB": ("military base", 2_500.0),
    "NVB": ("naval base", 2_500.0),
    "OILR": ("oil refinery", 1_500.0),
    "OILT": ("oil depot", 1_500.0),
    "PMPO": ("oil pumping station", 1_000.0),
    "PRT": ("port", 2_500.0),
    "PS": ("power plant", 1_500.0),
    "PSH": ("power plant", 1_500.0),
    "PSN": ("power plant", 1_500.0),
    "RSTN": ("railway station", 1_000.0),
}
DISTRICTS = ("ADM2", "ADM3")
GONE = ("PPLH", "PPLQ", "PPLCH")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u02b9-\u02bc\u1e00-\u1eff' .,()/\u2019`-]{1,80}")
CYRILLIC = re.compile(r"[\u0400-\u04ff' .,()\u2019-]{1,80}")
# Where a Cyrillic name like the Latin one is the name itself, of which the Latin is a rendering.
CYRILLIC_COUNTRIES = frozenset({"RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN"})
SHORTEST, LONGEST = 3, 60
# As the shipped files have it: Kyiv and Kiev have 0.75, Dnipro and Dnepropetrovsk about 0.5.
SAME_NAME = 0.6
TO_LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэўј", "abvggdeziiiiklmnoprstufyeuj", strict=True))
    | {"є": "ie", "ж": "zh", "\u0445": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)
LANGUAGES = frozenset({"en", "ru", "uk"})
NOT_A_LANGUAGE = frozenset("link post iata icao faac unlc tcid wkdt abbr phon piny abbrev".split())


def place_of(line: str, *, where: str, number: int) -> NewPlace | LeftOut:
    """Return the place of a line of a dump, or why it makes none.

    Raises
    ------
    InputError
        The line has another number of columns, or one of them holds what it can't.
    """
    cells = _cells(line, where=where)
    feature, code = cells[6], cells[7]
    level: Level
    kind, radius = None, None
    if feature == "P":
        level, kind = "settlement", "part of a town" if code == "PPLX" else None
    elif feature == "A" and code in DISTRICTS:
        level, kind = "district", "district"
    elif feature in "SLH" and code in SITES:
        level = "point"
        kind, radius = SITES[code]
    else:
        return LeftOut(why="of kinds that are not kept (mountains, streams, schools …)")
    lon, lat = _position(cells, where=where)
    return NewPlace(
        id=f"geonames:{_whole(cells[0], 'geonameid', where=where)}",
        name=cells[1],
        level=level,
        lon=lon,
        lat=lat,
        line=number,
        country=cells[8] or None,
        code=cells[10] or None,
        population=max(0, _whole(cells[14] or "0", "population", where=where)),
        kind=kind,
        feature=None if code == "PPL" else code or None,
        radius_m=radius,
        names=_names(cells, gone=code in GONE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A line of alternateNamesV2 that names a place."""

    geonameid: int
    text: str
    lang: str | None
    preferred: bool
    historic: bool


def other_name(line: str, *, where: str) -> OtherName | LeftOut:
    """Return the name of a line of alternateNamesV2, or why it is not kept.

    Raises
    ------
    InputError
        The line has another number of columns, or no place's number.
    """
    cells = line.split("\t")
    if len(cells) not in ALTERNATE_COLUMNS:
        raise InputError(
            f"{where}: {len(cells)} columns; alternateNamesV2 has 10 (8 in older ones)"
        )
    number = _whole(cells[1], "geonameid", where=where)
    if cells[2] in NOT_A_LANGUAGE or "_" in cells[2]:
        return LeftOut(why="links and codes")
    if not wanted(cells[3]):
        return LeftOut(why="in other scripts, codes, or too short or long")
    return OtherName(
        geonameid=number,
        text=cells[3],
        lang=cells[2] if cells[2] in LANGUAGES else None,
        preferred=cells[4] == "1",
        historic=cells[7] == "1",
    )


def wanted(name: str) -> bool:
    """Tell whether an alternate name is one that a text would use.

    GeoNames mixes in codes ("URS") and letter-by-letter romanisations ("ku er si ke").
    """
    if not SHORTEST <= len(name) <= LONGEST or name.isupper() or name.islower():
        return False
    return bool(LATIN.fullmatch(name) or CYRILLIC.fullmatch(name))


def how_named(own: str, other: str, *, country: str | None) -> Matched:
    """Return how another name bears a place with its own name: itself, a spelling, another."""
    from rapidfuzz.distance import Indel

    alike = Indel.normalized_similarity(key(own), key(other).translate(TO_LATIN)) >= SAME_NAME
    if not alike:
        return "alternate"
    native = country in CYRILLIC_COUNTRIES and CYRILLIC.fullmatch(other)
    return "primary" if native else "spelling"


def _cells(line: str, *, where: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) != DUMP_COLUMNS:
        raise InputError(
            f"{where}: {len(cells)} columns; a GeoNames dump has {DUMP_COLUMNS}, parted by tabs"
            " (is the file cut short?)"
        )
    if not cells[1].strip():
        raise InputError(f"{where}: the second column, the name, is empty; mend or drop the line")
    return cells


def _names(cells: list[str], *, gone: bool) -> tuple[NewName, ...]:
    own, country = cells[1], cells[8] or None
    if gone:
        return tuple(NewName(text=name, matched="historic") for name in dict.fromkeys(cells[1:3]))
    names = [NewName(text=name, matched="primary") for name in dict.fromkeys(cells[1:3]) if name]
    names += [
        NewName(text=name, matched=how_named(own, name, country=country))
        for name in cells[3].split(",")
        if wanted(name)
    ]
    return tuple(names)


def _position(cells: list[str], *, where: str) -> tuple[float, float]:
    try:
        lat, lon = float(cells[4]), float(cells[5])
    except ValueError as error:
        raise InputError(
            f"{where}: latitude and longitude are {cells[4]!r} and {cells[5]!r}; "
            "GeoNames has decimal degrees in columns 5 and 6"
        ) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004  # degrees of the earth
        raise InputError(
            f"{where}: latitude {lat:g}, longitude {lon:g} is not on the earth; "
            "GeoNames has latitude in column 5 and longitude in column 6"
        )
    return lon, lat


def _whole(text: str, what: str, *, where: str) -> int:
    if not text.removeprefix("-").isdecimal() or len(text) > 12:  # noqa: PLR2004  # more than people
        raise InputError(f"{where}: {what} is {text[:40]!r}; GeoNames has a whole number there")
    return int(text)
