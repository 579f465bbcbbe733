"""Macro-regions: what holds several first-level regions, as their union."""

import json
from collections import Counter, defaultdict

import shapely
from codes import Codes
from readers import ALIAS, BASE, LATIN, PRIMARY, SHORTEST, VARIANT, Row, table
from regions import ORDINARY, RENAMED

from geomap.gazetteer.names import base, key

# Of the settlements of a region, how many must lie in a unit for the region to be a part of it.
MAJORITY = 0.9


def parents(areas: list[Row], towns: list[Row], codes: Codes) -> dict[str, list[Row]]:
    """Return the units of GeoNames that hold several of Natural Earth's regions, with these.

    Natural Earth has the departments of France and the counties of England as its first level,
    GeoNames the regions and the four countries.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in towns:
        if row.admin1:
            votes[row.admin1][row.admin1_code] += 1
    members: dict[str, list[Row]] = defaultdict(list)
    for row in areas:
        ballot = votes.get(row.admin1 or "")
        if ballot:
            code, count = ballot.most_common(1)[0]
            if count >= MAJORITY * ballot.total():
                members[code].append(row)
    taken = {row.id for row in areas} | {row.id for row in towns}
    found = {}
    for code, rows in sorted(members.items()):
        unit = codes.units.by_code.get(code)
        alone = len({row.admin1 for row in rows}) < 2  # noqa: PLR2004  # one is no union
        if unit and not alone and f"geonames:{unit.number}" not in taken:
            found[f"geonames:{unit.number}"] = rows
    return found


def unions(
    areas: list[Row], towns: list[Row], lands: list[Row], codes: Codes
) -> tuple[list[Row], str]:
    """Return the macro-regions, and as JSON the ISO 3166-2 codes of what each is made of."""
    rows, made_of = [], {}
    for place_id, parts in parents(areas, towns, codes).items():
        unit = codes.units.by_number[int(place_id.removeprefix("geonames:"))]
        name = RENAMED.get(place_id) or codes.cldr["en"].get(unit.iso, unit.name)
        row = _union(place_id, name, parts)
        row.kind = unit.kind.lower() or "region"
        _name_parent(row, unit.iso, (unit.name, *unit.aliases), codes)
        if set(row.names) & own_names(parts + lands):
            continue  # a namesake of what it holds, or of its country, says no more than that
        for part in parts:
            part.names = {
                one: how
                for one, how in part.names.items()
                if how == PRIMARY or row.names.get(one, BASE) == BASE
            }
        rows.append(row)
        made_of[row.id] = sorted({part.admin1 for part in parts if part.admin1})
    for line in table("macro.csv"):
        parts = members_of(line["members"].split(), areas)
        row = _union(f"macro:{line['id']}", line["name"], parts)
        row.country = line["country"] or None
        for language in ("en", "ru", "uk"):
            for name in line[language].split("|"):
                row.named(name, ALIAS, language=language)
        rows.append(row)
        made_of[row.id] = line["members"].split()
    return rows, json.dumps(made_of)


def members_of(codes: list[str], areas: list[Row]) -> list[Row]:
    """Return the regions of the codes, which must all be there."""
    parts = [row for row in areas if row.admin1 in codes]
    if missing := set(codes) - {row.admin1 for row in parts}:
        raise ValueError(f"macro.csv: no such regions: {' '.join(sorted(missing))}")
    return parts


def _union(place_id: str, name: str, parts: list[Row]) -> Row:
    outline = shapely.union_all([part.shape for part in parts])
    inside = outline.representative_point()
    centre = outline.centroid if outline.contains(outline.centroid) else inside
    row = Row(
        id=place_id,
        name=name,
        level="region",
        country=parts[0].country,
        lon=round(centre.x, 4),
        lat=round(centre.y, 4),
        population=sum(part.population for part in parts),
        kind="macro-region",
        shape=outline,
    )
    row.named(name, PRIMARY)
    return row


def _name_parent(row: Row, iso: str, names: tuple[str, ...], codes: Codes) -> None:
    for name, language in codes.spoken(iso):
        row.named(name, PRIMARY, language=language)
    for name in (*names, *codes.names(iso)):
        if LATIN.match(name) and len(name) >= SHORTEST:
            row.named(name, VARIANT)
    for one in list(row.names):
        if len(base(one)) >= SHORTEST:
            row.names.setdefault(key(base(one)), VARIANT)
    for one in ORDINARY & set(row.names):
        row.names[one] = BASE


def own_names(rows: list[Row]) -> set[str]:
    """Return the keys of the names that rows are known by."""
    return {key(row.name) for row in rows} | {base(key(row.name)) for row in rows}
