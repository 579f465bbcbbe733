"""Rows into the tables of a PostGIS schema; a row that is there already is not written again."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geomap.export import table_schema as ours
from geomap.export.postgis_schema import SRID, columns, names
from geomap.export.table_schema import TABLES, Table
from geomap.export.tables import Filled

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composable, Composed

# The rows of claims and places are many and wide: the database itself sorts out which go. All
# other tables are told anew as a whole, since a later run changes what they say of earlier ones.
WIDE = (ours.CLAIMS_POINTS, ours.CLAIMS_AREAS, ours.UNPLACED)
_SHAPED = (ours.CLAIMS_POINTS, ours.CLAIMS_AREAS, ours.EVENTS)
_WHOLE = tuple(table for table in TABLES if table not in (*WIDE, ours.PLACES))


def read_whole(cursor: "psycopg.Cursor[Any]", schema: str) -> dict[str, Filled]:
    """Return what the tables hold that are told anew as a whole; the others are empty here."""
    from psycopg import sql

    found = {table.name: Filled(table=table, rows=()) for table in TABLES}
    for table in _WHOLE:
        order = [sql.SQL('{} COLLATE "C"').format(sql.Identifier(n)) for n in _texts(table)]
        asked = sql.SQL("SELECT {} FROM {} ORDER BY {}").format(
            names(table.names),
            sql.Identifier(schema, table.stored),
            sql.SQL(", ").join([*order, *map(sql.Identifier, _numbers(table))]),
        )
        found[table.name] = Filled(table=table, rows=cursor.execute(asked).fetchall())
    return found


def fill(
    cursor: "psycopg.Cursor[Any]", schema: str, filled: Mapping[str, Filled]
) -> dict[str, int]:
    """Put all rows into empty tables; return how many there are for each."""
    from psycopg import sql

    return {
        table.name: _copy(cursor, sql.Identifier(schema, table.stored), filled[table.name])
        for table in TABLES
    }


def merge(
    cursor: "psycopg.Cursor[Any]", schema: str, filled: Mapping[str, Filled]
) -> dict[str, int]:
    """Put the rows beside those that are there, of which some go; return how many were written."""
    from psycopg import sql

    for table in TABLES:
        words = sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {}) ON COMMIT DROP")
        target = sql.Identifier(schema, table.stored)
        cursor.execute(words.format(sql.Identifier(_brought(table)), target))
        _copy(cursor, _temporary(table), filled[table.name])
        cursor.execute(sql.SQL("ANALYZE {}").format(_temporary(table)))
    _drop_what_is_gone(cursor, schema)
    written = {table.name: _upsert(cursor, schema, table) for table in TABLES}
    for table in WIDE:
        written[table.name] += _retell(cursor, schema, table)
    _drop_unused_places(cursor, schema)
    return written


def _copy(cursor: "psycopg.Cursor[Any]", target: "Composable", filled: Filled) -> int:
    """Copy rows into a table; return how many."""
    from psycopg import sql

    words = sql.SQL("COPY {} ({}) FROM STDIN").format(target, names(columns(filled.table)))
    count = 0
    with cursor.copy(words) as copy:
        for cells in _with_geometry(filled):
            copy.write_row(cells)
            count += 1
    return count


def _with_geometry(filled: Filled) -> Iterator[tuple[object, ...]]:
    """Yield the rows; the geometry stands last, if the table has its own."""
    import shapely

    if not filled.table.own_geometry:
        yield from filled.rows
        return
    shapes = shapely.set_srid(list(filled.geometries or ()), SRID)
    told = shapely.to_wkb(shapes, hex=True, include_srid=True)
    for cells, shape in zip(filled.rows, told, strict=True):
        yield (*cells, shape)


def _drop_what_is_gone(cursor: "psycopg.Cursor[Any]", schema: str) -> None:
    """Delete what the tables no longer hold, and what the run's claims no longer say."""
    from psycopg import sql

    anew = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT claim FROM {}").format(_temporary(table)) for table in WIDE
    )
    for table in reversed(TABLES):
        if table == ours.PLACES:
            continue
        # A claim's row stays if its claim does and this run does not tell the claim anew.
        kept = (
            sql.SQL("AND (o.claim IN ({}) OR NOT EXISTS (SELECT FROM {} c WHERE c.claim=o.claim))")
            if table in WIDE
            else sql.SQL("")
        ).format(anew, _temporary(ours.CLAIMS))
        words = sql.SQL("DELETE FROM {} o WHERE NOT EXISTS (SELECT FROM {} n WHERE {}) {}")
        target = sql.Identifier(schema, table.stored)
        cursor.execute(words.format(target, _temporary(table), _same(table.key), kept))


def _upsert(cursor: "psycopg.Cursor[Any]", schema: str, table: Table) -> int:
    """Insert the rows, or change those with their keys; return how many are new or other."""
    from psycopg import sql

    held = columns(table)
    others = [name for name in held if name not in table.key]
    values = [sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in others]
    change = sql.SQL("UPDATE SET {}").format(sql.SQL(", ").join(values))
    words = sql.SQL(
        "INSERT INTO {} ({}) SELECT {} FROM {} n WHERE NOT EXISTS (SELECT FROM {} o WHERE {} AND {}"
        ") ON CONFLICT ({}) DO {}"
    ).format(
        sql.Identifier(schema, table.stored),
        names(held),
        names(held, of="n"),
        _temporary(table),
        sql.Identifier(schema, table.stored),
        _same(table.key),
        sql.SQL("NOT ({})").format(_different(others)),
        names(table.key),
        change if others else sql.SQL("NOTHING"),
    )
    return cursor.execute(words).rowcount


def _retell(cursor: "psycopg.Cursor[Any]", schema: str, table: Table) -> int:
    """Give rows the event, dispute and family that their claim and source now have."""
    from psycopg import sql

    words = sql.SQL(
        "UPDATE {} w SET event = c.event, disputed = c.disputed, family = s.family "
        "FROM {} c JOIN {} s ON s.source = c.source WHERE c.claim = w.claim AND "
        "(w.event, w.disputed, w.family) IS DISTINCT FROM (c.event, c.disputed, s.family)"
    )
    at = (sql.Identifier(schema, one.stored) for one in (table, ours.CLAIMS, ours.SOURCES))
    return cursor.execute(words.format(*at)).rowcount


def _drop_unused_places(cursor: "psycopg.Cursor[Any]", schema: str) -> None:
    from psycopg import sql

    unused = [
        sql.SQL("NOT EXISTS (SELECT FROM {} u WHERE u.shape = p.shape)").format(
            sql.Identifier(schema, table.stored)
        )
        for table in _SHAPED
    ]
    words = sql.SQL("DELETE FROM {} p WHERE {}")
    target = sql.Identifier(schema, ours.PLACES.stored)
    cursor.execute(words.format(target, sql.SQL(" AND ").join(unused)))


def _same(key: tuple[str, ...]) -> "Composed":
    """Return the condition that an old row and a new one have the same key."""
    from psycopg import sql

    return sql.SQL(" AND ").join(
        sql.SQL("o.{0} = n.{0}").format(sql.Identifier(name)) for name in key
    )


def _different(cells: list[str]) -> "Composable":
    from psycopg import sql

    if not cells:
        return sql.SQL("false")
    one, two = (names(tuple(cells), of=side) for side in "on")
    return sql.SQL("({}) IS DISTINCT FROM ({})").format(one, two)


def _brought(table: Table) -> str:
    return f"geomap_{table.name}"


def _temporary(table: Table) -> "Composable":
    from psycopg import sql

    return sql.Identifier("pg_temp", _brought(table))


def _texts(table: Table) -> list[str]:
    kinds = {column.name: column.type for column in table.columns}
    return [name for name in table.key if kinds[name] == "text"]


def _numbers(table: Table) -> list[str]:
    kinds = {column.name: column.type for column in table.columns}
    return [name for name in table.key if kinds[name] != "text"]
