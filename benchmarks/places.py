"""How often a name of a strike report gets the right entry, alone and with its region.

    python benchmarks/places.py [FOLDER]

FOLDER holds places.tsv, airfields.tsv and regions.tsv (default: ../shared/corpus/dev): columns
en, ru, uk with spellings parted by |, iso, lon, lat. Every spelling is asked for. An answer is
right within 10 km of the point, or where it is drawn as an area that holds the point; a region's,
and that of a village whose point is not known, by the code of the region. Confidently wrong is
what has a probability of 0.8 or more and is not right. With -v the names that are not right.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geomap.gazetteer import Gazetteer
from geomap.geometry import distance_between_m
from geomap.model import Place

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"
LANGUAGES = ("en", "ru", "uk")
NEAR_M = 10_000
CONFIDENT = 0.8
AREAS = frozenset({"region", "district"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One spelling of a place, with where it is."""

    name: str
    iso: str
    lon: float | None
    lat: float | None
    is_region: bool


def main() -> int:
    """Print the shares by list, language and context; return the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] != "-v" else FOLDER
    gazetteer = Gazetteer()
    print("list       language  context      asked  right  confidently wrong")
    for name in ("places", "airfields", "regions"):
        for language in LANGUAGES:
            asked = list(read(folder / f"{name}.tsv", language))
            for context in ("region", "none") if name != "regions" else ("none",):
                count, misses = tally(gazetteer, asked, within=context == "region")
                right, sure = count["right"] / len(asked), count["sure"] / len(asked)
                print(
                    f"{name:<10} {language:<9} {context:<12} {len(asked):>5}"
                    f"  {right:>5.1%}  {sure:>5.1%}"
                )
                if "-v" in sys.argv:
                    print("   ", "; ".join(misses))
    return 0


def read(path: Path, language: str) -> Iterator[Asked]:
    """Yield the spellings of a list in a language."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for name in filter(None, (row.get(language) or "").split("|")):
                lon, lat = row.get("lon"), row.get("lat")
                yield Asked(
                    name=name.strip(),
                    iso=row["iso"],
                    lon=float(lon) if lon else None,
                    lat=float(lat) if lat else None,
                    is_region="lon" not in row,
                )


def tally(
    gazetteer: Gazetteer, asked: list[Asked], *, within: bool
) -> tuple[Counter[str], list[str]]:
    """Return how many answers are right or confidently wrong, and those that are not right."""
    count: Counter[str] = Counter()
    misses = []
    for one in asked:
        region = gazetteer.area(country=one.iso[:2], admin1=one.iso) if within else None
        answer = gazetteer.resolve(one.name, near=region)
        right = answer.place is not None and is_right(gazetteer, one, answer.place)
        count["right"] += right
        count["sure"] += (
            answer.place is not None and not right and (answer.probability or 0) >= CONFIDENT
        )
        if not right:
            found = (
                f"{answer.place.name} {answer.place.admin1} {answer.probability}"
                if answer.place
                else "none"
            )
            misses.append(f"{one.name} {one.iso}: {found}")
    return count, misses


def is_right(gazetteer: Gazetteer, asked: Asked, place: Place) -> bool:
    """Tell whether an answer is the place asked for."""
    if asked.lon is None or asked.lat is None:
        return place.admin1 == asked.iso and (place.level == "region") == asked.is_region
    if distance_between_m(place.lon, place.lat, asked.lon, asked.lat) <= NEAR_M:
        return True
    if place.level not in AREAS or place.admin1 != asked.iso or place.level == "region":
        return False
    from shapely import Point

    shape = gazetteer.shape(place.id)
    return shape is not None and bool(shape.covers(Point(asked.lon, asked.lat)))


if __name__ == "__main__":
    sys.exit(main())
