"""Districts of Russia and Belarus: polygons of geoBoundaries, names of Overture beside theirs.

Each polygon belongs to the region that it lies in most; what region the package says is not read,
since it is wrong in places. A county of Overture has no shape: it is linked to a polygon of its
region by name, else by the settlements of core that bear the names of its localities.
"""

# ruff: noqa: RUF001  # the letters are meant to be Cyrillic

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import shapely
from oblasts import Oblast
from readers import BASE, PRIMARY, VARIANT, Row
from romanised import romanised
from russian import russian
from shapely.geometry.base import BaseGeometry
from tables import Division, Unit

from geomap.gazetteer.names import key
from geomap.gazetteer.sound import sound_key

LICENCE = "ODbL 1.0"
SIMPLIFIED_DEGREES = 0.0005
# Words that say what kind of unit it is, in the names of both sources.
_KIND = re.compile(
    r"\b(district|rayon|raion|okrug|urban|municipal|municipality|ulus|kozhuun|region|of|the|city"
    r"|town|formation|resort|zato|район|раен|муниципальный|городской|округ|улус|кожуун|город|и"
    r"|зато)\b"
)
_RURAL = re.compile(r"(?:район|раён|улус|кожуун)$")
_ADJECTIVE = re.compile(r"(?:[сц]к|[оыи])(?:ий|ый|ой|і|y|iy|ii|yi|oy)$")
_LATIN_ADJECTIVE = re.compile(r"(?:s|ts|c)k(?:y|iy|ii|yi|i|oy)$")
# dBase cuts names at 25 letters, so a name that long is a beginning.
CUT = 25
ALIKE = 0.86
FITTING = 0.6
FEWEST_VOTES, MAJORITY = 2, 0.6
TYPES = ("district", "raion", "rayon")
TOWN_TYPES = ("urban okrug", "urban district")
LANGUAGES = {"RU": "ru", "UA": "uk", "BY": "be"}
_LEAST_SHARED = 3
# The seat of a district may be a town of its own, in a hole of the district.
SEAT_DEGREES = 0.05


@dataclass(slots=True, kw_only=True)
class Raion:
    """A district with its shape, and the county of Overture that it is, where known."""

    id: str
    name: str
    country: str
    admin1: str
    shape: BaseGeometry
    counties: list[Division] = field(default_factory=list)


Rule = Callable[[Division, list[Raion]], list[Raion]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A settlement of core with a point; `keys` are its names."""

    number: int
    name: str
    country: str
    admin1: str | None
    point: shapely.Point
    population: int
    keys: dict[str, int]


def placed(units: list[Unit], regions: list[Oblast]) -> list[Raion]:
    """Return districts for the polygons, each in the region that it overlaps most."""
    tree = shapely.STRtree([one.shape for one in regions])
    found = []
    for unit in units:
        shared = {
            int(n): shapely.intersection(unit.shape, regions[n].shape).area
            for n in tree.query(unit.shape, predicate="intersects")
        }
        if shared:
            region = regions[max(sorted(shared), key=shared.__getitem__)]
            found.append(
                Raion(
                    id=f"osm:{unit.id}",
                    name=unit.name,
                    country=region.country,
                    admin1=region.iso,
                    shape=unit.shape,
                )
            )
    return found


def link(raions: list[Raion], divisions: list[Division], towns: list[Town]) -> dict[str, Raion]:
    """Return the district of each county of Overture by the county's id."""
    by_region: dict[str, list[Raion]] = defaultdict(list)
    for raion in raions:
        by_region[raion.admin1].append(raion)
    votes = _votes(raions, divisions, towns)
    linked: dict[str, Raion] = {}
    counties = [one for one in divisions if one.subtype == "county" and by_region[one.region]]
    # A Belarusian district holds its town, and both bear one name.
    rural = [one for one in counties if one.country == "BY" and _RURAL.search(one.name)]
    for group in (rural, counties):
        for rule in (_same, _sounds_same, _elected(votes), _alike, _called_after):
            for county in group:
                free = [one for one in by_region[county.region] if not one.counties]
                if county.id not in linked and len(fits := rule(county, free)) == 1:
                    linked[county.id] = fits[0]
                    fits[0].counties.append(county)
    for county in counties:  # what is left lies in another's polygon: a town in its district
        elected = _elected(votes)(county, by_region[county.region])
        if county.id not in linked and elected:
            linked[county.id] = elected[0]
    return linked


def _same(county: Division, free: list[Raion]) -> list[Raion]:
    native, english = key(county.name), key(county.english)
    return [
        one
        for one in free
        if key(one.name) in {native, english}
        or (len(one.name) >= CUT and native.startswith(key(one.name)))
    ]


def _sounds_same(county: Division, free: list[Raion]) -> list[Raion]:
    wanted = {sound_key(stem(name)) for name in (county.name, county.english)} - {""}
    return [one for one in free if sound_key(stem(one.name)) in wanted]


def _alike(county: Division, free: list[Raion]) -> list[Raion]:
    own = sound_key(stem(county.name))
    ratios = {
        n: difflib.SequenceMatcher(None, own, sound_key(stem(one.name)), autojunk=False).ratio()
        for n, one in enumerate(free)
    }
    near = [n for n, ratio in ratios.items() if ratio >= ALIKE]
    return [free[n] for n in near] if own else []


def _called_after(county: Division, free: list[Raion]) -> list[Raion]:
    """Return the districts named by the town that the county's adjective is made of."""
    own = re.sub("(?:[sc]ki|i)$", "", sound_key(stem(county.name)))
    fits = []
    for one in free:
        noun = sound_key(stem(one.name))
        least = max(4, len(own) - 2, len(noun) - 2)
        if len(_common(own, noun)) >= least and not adjectival(one.name):
            fits.append(one)
    return fits


def _elected(votes: dict[str, Counter[str]]) -> Rule:
    def rule(county: Division, free: list[Raion]) -> list[Raion]:
        ballot = votes.get(county.id, Counter())
        if not ballot:
            return []
        winner, count = min(ballot.items(), key=lambda one: (-one[1], one[0]))
        if count < FEWEST_VOTES or count < MAJORITY * ballot.total():
            return []
        return [one for one in free if one.id == winner]

    return rule


def _votes(
    raions: list[Raion], divisions: list[Division], towns: list[Town]
) -> dict[str, Counter[str]]:
    """Return how many localities of each county lie in each district, by county.

    Counted are localities whose name one settlement of core and one locality of the region bear.
    """
    tree = shapely.STRtree([one.shape for one in raions])
    named: dict[tuple[str | None, str], list[Town]] = defaultdict(list)
    for town in towns:
        for one in town.keys:
            named[town.admin1, one].append(town)
    localities: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for one in divisions:
        if one.subtype == "locality" and one.county:
            localities[one.region, key(one.name)].append(one)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for where, found in sorted(localities.items()):
        holders = named.get(where, [])
        if len(found) == 1 and len(holders) == 1:
            for n in tree.query(holders[0].point, predicate="intersects"):
                votes[found[0].county or ""][raions[n].id] += 1
    return votes


def stem(name: str) -> str:
    """Return a district's name without the words that say what kind of unit it is."""
    return " ".join(_KIND.sub(" ", key(name)).split())


def rows(raions: Iterable[Raion], towns: list[Town]) -> list[Row]:
    """Return the districts as rows, named in English and in their own language."""
    tree = shapely.STRtree([one.point for one in towns])
    found = []
    for raion in raions:
        near = tree.query(raion.shape, predicate="dwithin", distance=SEAT_DEGREES)
        inside = [towns[n] for n in sorted(near)]
        found.append(_row(raion, inside))
    return found


def _row(raion: Raion, inside: list[Town]) -> Row:
    native = native_name(raion)
    adjective = adjectival(native or raion.name)
    english = english_name(raion, native, adjective=adjective)
    point = shapely.point_on_surface(raion.shape)
    row = Row(
        id=raion.id,
        name=english,
        level="district",
        country=raion.country,
        admin1=raion.admin1,
        lon=round(point.x, 4),
        lat=round(point.y, 4),
        kind="raion" if adjective else "city district",
        shape=raion.shape,
        licence=LICENCE,
        approximate=raion.country == "UA",
    )
    row.named(english, PRIMARY)
    row.named(native, PRIMARY, language=LANGUAGES[raion.country])
    latin = {stem(one) for one in (english, raion.name) if one.isascii()}
    if adjective and native and raion.country != "BY":
        latin.add(stem(romanised(without_kind(native), country=raion.country)))
    for county in raion.counties:
        row.named(county.english, VARIANT)
    if raion.name.isascii():
        row.named(raion.name, VARIANT if _KIND.search(key(raion.name)) else BASE)
    called_after = seats(latin, inside) if adjective else set()
    if raion.country == "UA" and not raion.counties and called_after:
        row.name = f"{min(called_after).title()} Raion"  # as Overture names the others
    name_forms(row, latin=latin, native=native, seats=called_after)
    return row


def native_name(raion: Raion) -> str:
    """Return a district's name in its country's language; empty where no source has it."""
    if raion.country != "UA" and raion.counties:
        return raion.counties[0].name
    return "" if raion.name.isascii() else raion.name


def without_kind(name: str) -> str:
    """Return a name without the words for a district, its capitals kept."""
    return " ".join(word for word in name.split() if not _KIND.fullmatch(key(word)))


def adjectival(name: str) -> bool:
    """Tell whether a district bears an adjective (Рыльский район), not a town's own name."""
    bare = stem(name)
    last = bare.split()[-1] if bare else ""
    return bool(_ADJECTIVE.search(last) or _LATIN_ADJECTIVE.search(last)) or bool(
        re.search(r"\b(район|раен|улус|кожуун|district|rayon|raion|kozhuun|ulus)\b", key(name))
    )


def english_name(raion: Raion, native: str, *, adjective: bool) -> str:
    """Return a district's name for people: Karachevsky District, Belgorod Urban Okrug."""
    given = next((one.english for one in raion.counties if one.english), "")
    name = given or (raion.name if fitting(raion.name, native) else "")
    if not name:
        name = romanised(without_kind(native), country=raion.country)
    if _KIND.search(key(name)):
        return name
    title = "Raion" if raion.country == "UA" else "District" if adjective else "Urban Okrug"
    return f"{name} {title}"


def fitting(name: str, native: str) -> bool:
    """Tell whether a Latin name renders the native one; some are Finnish or Veps (Koskenala)."""
    if not name.isascii() or not native:
        return name.isascii()
    own, other = sound_key(stem(name)), sound_key(stem(native))
    return difflib.SequenceMatcher(None, own, other, autojunk=False).ratio() >= FITTING


def name_forms(row: Row, *, latin: set[str], native: str, seats: Iterable[str]) -> None:
    """Note a district's names with each word for a district, and without any as bases."""
    words = TYPES if row.kind == "raion" else TOWN_TYPES
    for bare in sorted({*latin, *seats} - {""}):
        for form in sorted({bare, *endings(bare)}):
            for word in words:
                row.named(f"{form} {word}", VARIANT)
            row.named(form, BASE)
        row.sounds |= {sound_key(f"{bare} {word}") for word in words[:2]} - {""}
    bare = stem(native)
    if not bare or bare == key(native):
        return
    row.named(bare, BASE)
    row.sounds |= {sound_key(native)} - {""}
    for form in in_russian(row, bare):
        row.named(form, VARIANT, language="ru")
        row.sounds |= {sound_key(form)} - {""}


def in_russian(row: Row, bare: str) -> tuple[str, ...]:
    """Return a district's names in Russian texts; Belarusian names sound as their Russian ones."""
    if row.country == "UA":
        return (f"{russian(bare)} район",)
    if row.country != "RU":
        return ()
    if row.kind == "raion":
        return f"{bare} район", f"{bare} муниципальный округ"
    return (f"городской округ {bare}",)


def endings(bare: str) -> set[str]:
    """Return the ways to write a Russian adjective's end in Latin letters."""
    if match := re.search(r"(?<=[st]k)(?:y|iy|ii|yi)$", bare):
        return {bare[: match.start()] + end for end in ("y", "iy", "yi")}
    return set()


def seats(stems: set[str], inside: list[Town]) -> set[str]:
    """Return the names of the settlement that the district is called after: Rylsk for Rylsky."""
    best: tuple[int, int, Town] | None = None
    for bare in sorted(stems):
        adjective = _LATIN_ADJECTIVE.sub("", bare)
        if adjective == bare:
            continue
        named = [town for town in inside if not _LATIN_ADJECTIVE.search(key(town.name))]
        largest = max(named, key=lambda town: town.population, default=None)
        for town in named:
            own = key(town.name)
            shared = len(_common(adjective, own))
            least = max(_LEAST_SHARED, len(adjective) - 2, len(own) - 3)
            if shared >= least or (town is largest and shared > _LEAST_SHARED):
                rank = (shared, town.population, town)
                best = rank if best is None or rank[:2] > best[:2] else best
    return {key(best[2].name)} if best else set()


def _common(one: str, other: str) -> str:
    end = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[:end] if end is not None else min(one, other, key=len)
