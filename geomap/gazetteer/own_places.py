"""A user's own places: rows of a CSV, features of GeoJSON, rows of OurAirports' airports.csv."""

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

from geomap.errors import InputError
from geomap.gazetteer.added_file import AddedFile, Progress
from geomap.gazetteer.names import key
from geomap.gazetteer.new_places import LeftOut, NewName, NewPlace
from geomap.model import Level

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SYNONYMS: Final = {
    "longitude": "lon",
    "lng": "lon",
    "latitude": "lat",
    "alternatenames": "names",
    "aliases": "names",
    "town": "settlement",
    "radius": "radius_m",
}
COLUMNS = frozenset(
    "id name names lon lat settlement level country admin1 radius_m kind population licence".split()
)
_LANGUAGE = re.compile(r"name[:_]([a-z]{2})")
LEVELS: tuple[Level, ...] = get_args(Level)
AREAS = frozenset({"region", "country", "sea", "district"})
AIRPORT_COLUMNS = frozenset({"ident", "type", "name", "latitude_deg", "longitude_deg"})
AIRFIELD_TYPES = frozenset({"small_airport", "medium_airport", "large_airport", "closed"})
AIRFIELD_RADIUS_M = 2_500.0
SITE_RADIUS_M = 1_000.0
LARGEST_RADIUS_M = 500_000.0
MOST_NAMES = 200
OWN, AIRFIELD = "own:", "ourairports:"
_ID = re.compile(r"[\w:./-]{1,80}")
_COUNTRY, _REGION = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{2}-[A-Z0-9]{1,4}")


def rows(file: AddedFile, progress: Progress | None = None) -> Iterator[NewPlace | LeftOut]:
    """Yield the place of each row of a CSV, or why it makes none.

    Raises
    ------
    InputError
        A row holds what can't be a place.
    """
    lines = file.lines(progress)
    number, header = next(lines, (0, ""))
    delimiter = max("\t;,", key=header.count)
    names = [_column(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])]
    if twice := {name for name in names if names.count(name) > 1 and name}:
        raise InputError(f"{file.where}:1: column {min(twice)} stands twice; name it once")
    airports = set(names) >= AIRPORT_COLUMNS
    if not airports and not set(names) & {"settlement", "id"} and not {"lon", "lat"} <= set(names):
        raise InputError(
            f"{file.where}:1: no columns lon and lat (or settlement); "
            "write name,lon,lat in the first line"
        )
    reader = csv.reader((line for _, line in lines), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            number = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{file.where}:{number}"
            if len(cells) != len(names):
                raise InputError(f"{where}: {len(cells)} cells, the first line has {len(names)}")
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=True)}
            yield (_airfield if airports else place_of)(row, where=where, number=number)
    except csv.Error as error:
        raise InputError(f"{file.where}:{reader.line_num + 1}: {error}; mend the quotes") from error


def is_airports(file: AddedFile) -> bool:
    """Tell whether a CSV is OurAirports' airports.csv."""
    return set(_header(file)) >= AIRPORT_COLUMNS


def unknown_columns(file: AddedFile) -> list[str]:
    """Return the columns of a CSV that mean nothing here."""
    if is_airports(file):
        return []
    return [
        one for one in _header(file) if one and one not in COLUMNS and not _LANGUAGE.fullmatch(one)
    ]


def _header(file: AddedFile) -> list[str]:
    _, header = next(file.lines(), (0, ""))
    delimiter = max("\t;,", key=header.count)
    return [_column(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])]


def features(file: AddedFile, progress: Progress | None = None) -> Iterator[NewPlace | LeftOut]:
    """Yield the place of each feature of a GeoJSON file.

    Raises
    ------
    InputError
        It is no GeoJSON, or a feature holds what can't be a place.
    """
    for number, where, feature in _features(file, progress):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise InputError(f"{where}: no Feature; a FeatureCollection of Features is needed")
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise InputError(f"{where}: its properties are no object; write name and level there")
        row = {_column(str(name)): _cell(value) for name, value in properties.items()}
        if "id" not in row and isinstance(feature.get("id"), str):
            row["id"] = feature["id"]
        shape = _shape(feature.get("geometry"), where=where)
        if shape is not None and shape.geom_type == "Point":
            lon, lat = shape.bounds[:2]
            row |= {"lon": repr(lon), "lat": repr(lat)}
            shape = None
        yield place_of(row, where=where, number=number, shape=shape)


def place_of(
    row: Mapping[str, str], *, where: str, number: int, shape: "BaseGeometry | None" = None
) -> NewPlace:
    """Return the place of a row; `area` is still the name of a settlement where one is given.

    Raises
    ------
    InputError
        Something is missing or can't be; the message says where and what to write.
    """
    name = row.get("name", "")
    if not name or not key(name):
        raise InputError(f"{where}: no name; give the place one")
    level = _level(row, shape, where=where)
    lon, lat = _position(row, shape, where=where)
    town = row.get("settlement") or None
    if lon is None and town is None and not row.get("id", "").startswith("geonames:"):
        raise InputError(
            f"{where}: {name} has no lon and lat; give them, or the settlement it lies in"
        )
    country, admin1 = _codes(row, where=where)
    return NewPlace(
        id=_id(row, name=name, lon=lon, lat=lat, level=level, where=where),
        name=name,
        level="settlement" if lon is None and level == "point" else level,
        lon=0.0 if lon is None else lon,
        lat=0.0 if lat is None else lat,
        line=number,
        country=country,
        admin1=admin1,
        population=round(_number(row, "population", where=where, most=2e9) or 0),
        kind=row.get("kind") or None,
        radius_m=_radius(row, level=level, where=where),
        area=town if lon is None else None,
        names=_names(row, name, where=where),
        shape=shape,
        licence=row.get("licence") or None,
    )


def _airfield(row: Mapping[str, str], *, where: str, number: int) -> NewPlace | LeftOut:
    """Return the airfield of a row of OurAirports' airports.csv."""
    if row["type"] not in AIRFIELD_TYPES:
        return LeftOut(why="heliports, balloon ports, seaplane bases")
    names = [row["name"], *(row.get("keywords") or "").split(",")]
    lon, lat = _position(
        {"lon": row["longitude_deg"], "lat": row["latitude_deg"]}, None, where=where
    )
    if lon is None or lat is None or not key(row["name"]):
        raise InputError(f"{where}: an airfield without a name or coordinates; drop the line")
    region = row.get("iso_region", "")
    return NewPlace(
        id=f"{AIRFIELD}{row['ident']}",
        name=row["name"],
        level="point",
        lon=lon,
        lat=lat,
        line=number,
        country=row.get("iso_country") or None,
        admin1=region if _REGION.fullmatch(region) else None,
        kind="airfield",
        radius_m=AIRFIELD_RADIUS_M,
        names=tuple(
            NewName(text=one.strip(), matched="alias" if order else "primary")
            for order, one in enumerate(names)
            if key(one)
        ),
    )


def _features(file: AddedFile, progress: Progress | None) -> Iterator[tuple[int, str, Any]]:
    if file.kind == "geojson lines":
        for number, line in file.lines(progress):
            if line.strip():
                yield number, f"{file.where}:{number}", _json(line, where=f"{file.where}:{number}")
        return
    whole = _json("\n".join(line for _, line in file.lines(progress)), where=file.where)
    if not isinstance(whole, dict):
        raise InputError(f"{file.where}: no GeoJSON object; a FeatureCollection is needed")
    crs = json.dumps(whole.get("crs") or "CRS84")
    if not re.search(r"CRS84|4326", crs):
        raise InputError(f"{file.where}: is not in WGS 84 ({crs[:80]}); save it as EPSG:4326")
    found = whole.get("features") if whole.get("type") == "FeatureCollection" else [whole]
    if not isinstance(found, list):
        raise InputError(f"{file.where}: a FeatureCollection without a list of features")
    for order, feature in enumerate(found, 1):
        yield order, f"{file.where}: feature {order}", feature


def _json(text: str, *, where: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error}); save it anew as GeoJSON") from error
    except RecursionError as error:
        raise InputError(f"{where}: nested too deep for GeoJSON") from error


def _shape(geometry: Any, *, where: str) -> "BaseGeometry | None":  # noqa: ANN401  # as above
    """Return the feature's point or polygon, mended where a ring crosses itself."""
    import shapely
    from shapely.geometry import shape

    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Point", "Polygon", "MultiPolygon"}:
        raise InputError(f"{where}: geometry is {kind}; Point, Polygon and MultiPolygon are read")
    try:
        found = shape(geometry)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        raise InputError(f"{where}: broken coordinates ({error}); draw the shape anew") from error
    if found.is_empty:
        raise InputError(f"{where}: its geometry is empty; draw it, or leave the feature out")
    west, south, east, north = found.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004  # degrees
        raise InputError(
            f"{where}: coordinates reach from {west:g}, {south:g} to {east:g}, {north:g}, which is "
            "no longitude and latitude; save it as EPSG:4326"
        )
    if found.geom_type == "Point" or found.is_valid:
        return found
    mended = shapely.make_valid(found)
    polygons = [one for one in shapely.get_parts(mended) if one.geom_type.endswith("Polygon")]
    if not polygons:
        raise InputError(f"{where}: its shape has no area; draw it anew")
    return shapely.union_all(polygons)


def _level(row: Mapping[str, str], shape: object, *, where: str) -> Level:
    usual: Level = "district" if shape is not None else "point" if row.get("kind") else "settlement"
    asked = row.get("level") or usual
    level = next((one for one in LEVELS if one == asked), None)
    if level is None:
        raise InputError(f"{where}: level is {asked[:40]!r}; write one of {', '.join(LEVELS)}")
    if level in AREAS and shape is None and not row.get("id", "").startswith("geonames:"):
        raise InputError(
            f"{where}: a {level} is an area, and a table has no polygons; add it as GeoJSON"
        )
    return level


def _position(
    row: Mapping[str, str], shape: "BaseGeometry | None", *, where: str
) -> tuple[float | None, float | None]:
    lon, lat = (_number(row, one, where=where, least=-1e9) for one in ("lon", "lat"))
    if lon is None and lat is None and shape is not None:
        inside = shape.representative_point()
        return round(inside.x, 5), round(inside.y, 5)
    if lon is None and lat is None:
        return None, None
    if lon is None or lat is None:
        raise InputError(f"{where}: only one of lon and lat is given; give both or none")
    if lon == lat == 0:
        raise InputError(f"{where}: 0, 0 is in the Gulf of Guinea; leave both empty if not known")
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004  # degrees of the earth
        swapped = abs(lat) <= 180 and abs(lon) <= 90  # noqa: PLR2004
        hint = "are the two swapped?" if swapped else "write decimal degrees, WGS 84"
        raise InputError(f"{where}: lon {lon:g}, lat {lat:g} is not on the earth; {hint}")
    return lon, lat


def _number(
    row: Mapping[str, str], name: str, *, where: str, least: float = 0.0, most: float = 1e9
) -> float | None:
    text = row.get(name, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise InputError(
            f"{where}: {name} is {text[:40]!r}; write a number such as 34.985"
        ) from error
    if not least <= value <= most:
        raise InputError(f"{where}: {name} is {text[:40]}; {least:g} to {most:g} can be")
    return value


def _radius(row: Mapping[str, str], *, level: Level, where: str) -> float | None:
    radius = _number(row, "radius_m", where=where, least=1.0, most=LARGEST_RADIUS_M)
    return SITE_RADIUS_M if radius is None and level == "point" else radius


def _codes(row: Mapping[str, str], *, where: str) -> tuple[str | None, str | None]:
    country, admin1 = row.get("country") or None, row.get("admin1") or None
    if country and not _COUNTRY.fullmatch(country):
        raise InputError(f"{where}: country is {country[:40]!r}; write ISO 3166-1 (UA), or nothing")
    if admin1 and not _REGION.fullmatch(admin1):
        raise InputError(
            f"{where}: admin1 is {admin1[:40]!r}; write ISO 3166-2 (UA-63), or nothing"
        )
    if admin1 and country and admin1[:2] != country:
        raise InputError(f"{where}: {admin1} is no region of {country}; mend one of them")
    return country or (admin1[:2] if admin1 else None), admin1


def _names(row: Mapping[str, str], name: str, *, where: str) -> tuple[NewName, ...]:
    others = [one.strip() for one in row.get("names", "").split("|") if key(one)]
    if len(others) > MOST_NAMES:
        raise InputError(f"{where}: {len(others)} names; {MOST_NAMES} are the most")
    tongues = [
        NewName(text=cell, matched="primary", lang=match[1])
        for column, cell in row.items()
        if (match := _LANGUAGE.fullmatch(column)) and key(cell)
    ]
    return (
        NewName(text=name, matched="primary"),
        *tongues,
        *(NewName(text=one, matched="alias") for one in others),
    )


def _id(  # noqa: PLR0913  # what makes a place that place
    row: Mapping[str, str],
    *,
    name: str,
    lon: float | None,
    lat: float | None,
    level: Level,
    where: str,
) -> str:
    """Return the row's id: the gazetteer's where it names one, else one of its own."""
    given = row.get("id", "")
    if given and not _ID.fullmatch(given):
        raise InputError(f"{where}: id is {given[:40]!r}; letters, digits and - _ . : can be")
    if given:
        return given if ":" in given else f"{OWN}{given}"
    place = f"{row.get('settlement', '')}" if lon is None else f"{lon:.5f} {lat:.5f}"
    content = "\n".join((key(name), level, row.get("kind", ""), place))
    slug = re.sub(r"\W+", "-", key(name)).strip("-")[:40]
    return f"{OWN}{slug}-{hashlib.sha256(content.encode()).hexdigest()[:6]}"


def _column(cell: str) -> str:
    name = cell.strip().casefold()
    return _SYNONYMS.get(name, name)


def _cell(value: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, list):
        return "|".join(str(one) for one in value)
    return "" if value is None else str(value).strip()
