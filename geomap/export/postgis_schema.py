"""The relational tables in a PostGIS schema: made if not there, refused if not ours."""

from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError, UsageError
from geomap.export.table_schema import SCHEMA, STORED, TABLES, Table

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed

SRID = 4326
GEOMETRY = "geom"
TYPES = {
    "text": "text",
    "integer": "bigint",
    "real": "double precision",
    "boolean": "boolean",
}
_LONGEST_NAME = 63


def checked_name(schema: str) -> str:
    """Return the name of a schema.

    Raises
    ------
    UsageError
        No schema of the user's can have that name.
    """
    own = not schema.startswith("pg_") and schema not in ("information_schema", "")
    if own and schema.isprintable() and len(schema.encode()) <= _LONGEST_NAME:
        return schema
    words = f"at most {_LONGEST_NAME} bytes, not beginning with pg_"
    raise UsageError(f"{schema!r} can't be the name of a schema; write another one, {words}")


def columns(table: Table) -> tuple[str, ...]:
    """Return the names of the stored columns."""
    return (*table.names, *((GEOMETRY,) if table.own_geometry else ()))


def find_postgis(connection: "psycopg.Connection[Any]", *, shown: str) -> None:
    """Let names be looked up where PostGIS is, which is put into the database if it is not there.

    Raises
    ------
    OutputError
        The database is without PostGIS and this user may not put it in, or it isn't in UTF-8.
    """
    import psycopg
    from psycopg import sql

    cursor = connection.cursor()
    encoding = _one(cursor, "SHOW server_encoding")
    if encoding != "UTF8":
        remedy = "make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        raise OutputError(f"{shown}: the database's texts are {encoding}, not UTF8; {remedy}")
    asked = (
        "SELECT n.nspname FROM pg_catalog.pg_extension e "
        "JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'"
    )
    if _one(cursor, asked) is None:
        try:
            with connection.transaction():
                cursor.execute("CREATE EXTENSION postgis SCHEMA public")
        except psycopg.Error as error:
            why = " ".join(str(error.diag.message_primary or error).split())
            remedy = (
                "install the package postgis on the server, then let an administrator run "
                "CREATE EXTENSION postgis in this database"
            )
            raise OutputError(f"{shown}: no PostGIS in it: {why}; {remedy}") from None
    path = sql.SQL("SET LOCAL search_path = pg_catalog, {}, pg_temp")
    cursor.execute(path.format(sql.Identifier(str(_one(cursor, asked)))))
    cursor.execute("SET LOCAL standard_conforming_strings = on")


def is_made(cursor: "psycopg.Cursor[Any]", schema: str, *, shown: str) -> bool:
    """Return whether the tables are there already.

    Raises
    ------
    OutputError
        The schema holds something else, or tables of another version.
    """
    cursor.execute(
        "SELECT c.relname, a.attname, format_type(a.atttypid, NULL) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')",
        (schema,),
    )
    found: dict[str, dict[str, str]] = {}
    for relation, column, kind in cursor.fetchall():
        found.setdefault(relation, {})[column] = (kind or "").rpartition(".")[2]
    if not found:
        return False
    remedy = "take another schema (--schema NAME)"
    if not {("name", "text"), ("value", "text")} <= found.get("about", {}).items():
        told = "holds other things than geomap's tables"
        raise OutputError(f"{shown}: the schema {schema!r} {told}; {remedy}")
    version = _version(cursor, schema)
    wanted = {table.stored: _kinds(table) for table in TABLES}
    if version == SCHEMA and all(
        kinds.items() <= found.get(name, {}).items() for name, kinds in wanted.items()
    ):
        return True
    told = (
        f"holds tables of another version ({version})"
        if version != SCHEMA
        else "holds tables of geomap's that are not as this version makes them"
    )
    remedy += ", or let its owner drop it (DROP SCHEMA … CASCADE) and export all runs anew"
    raise OutputError(f"{shown}: the schema {schema!r} {told}; {remedy}")


def make_tables(cursor: "psycopg.Cursor[Any]", schema: str) -> None:
    """Make the schema and its tables, without what is faster to make when the rows are in."""
    from psycopg import sql

    if _one(cursor, "SELECT 1 FROM pg_namespace WHERE nspname = %s", schema) is None:
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        comment(cursor, "SCHEMA", (schema,), f"Claims of strikes, made by geomap ({SCHEMA})")
    for table in TABLES:
        kinds = {column.name: column for column in table.columns}
        parts = [
            sql.SQL("{} {}{}").format(
                sql.Identifier(name),
                sql.SQL(TYPES[column.type]),
                sql.SQL("" if column.nullable else " NOT NULL"),
            )
            for name, column in kinds.items()
        ]
        if table.own_geometry:
            kind = sql.SQL("{} geometry({}, {})")
            shape = sql.SQL("Point" if table.geometry == "POINT" else "MultiPolygon")
            parts.append(kind.format(sql.Identifier(GEOMETRY), shape, sql.Literal(SRID)))
        parts.append(sql.SQL("PRIMARY KEY ({})").format(names(table.key)))
        body = sql.SQL(", ").join(parts)
        target = sql.Identifier(schema, table.stored)
        cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(target, body))


def finish_tables(cursor: "psycopg.Cursor[Any]", schema: str) -> None:
    """Make indexes, foreign keys, views and comments."""
    for table in TABLES:
        target = (schema, table.stored)
        for key in table.foreign_keys:
            _index(cursor, target, "btree", key.columns)
            _refer(cursor, target, key.columns, (schema, STORED[key.table]), key.references)
        if table.own_geometry:
            _index(cursor, target, "gist", (GEOMETRY,))
        about = f"{table.title}. {table.description}"
        if table.geometry_of:
            comment(cursor, "TABLE", target, f"{about} The rows; their shapes are in places.")
            _view(cursor, schema, table)
            comment(cursor, "VIEW", (schema, table.name), about)
        else:
            comment(cursor, "TABLE", target, about)


def names(columns: tuple[str, ...], *, of: str | None = None) -> "Composed":
    """Return the columns with commas between them, each as one of a table if one is named."""
    from psycopg import sql

    told = [sql.Identifier(of, name) if of else sql.Identifier(name) for name in columns]
    return sql.SQL(", ").join(told)


def comment(cursor: "psycopg.Cursor[Any]", kind: str, target: tuple[str, ...], text: str) -> None:
    """Say in the database what something is."""
    from psycopg import sql

    words = sql.SQL("COMMENT ON {} {} IS {}")
    cursor.execute(words.format(sql.SQL(kind), sql.Identifier(*target), sql.Literal(text)))


def _index(
    cursor: "psycopg.Cursor[Any]", target: tuple[str, str], method: str, columns: tuple[str, ...]
) -> None:
    from psycopg import sql

    words = sql.SQL("CREATE INDEX ON {} USING {} ({})")
    cursor.execute(words.format(sql.Identifier(*target), sql.SQL(method), names(columns)))


def _refer(
    cursor: "psycopg.Cursor[Any]",
    target: tuple[str, str],
    columns: tuple[str, ...],
    other: tuple[str, str],
    references: tuple[str, ...],
) -> None:
    from psycopg import sql

    words = sql.SQL(
        "ALTER TABLE {} ADD FOREIGN KEY ({}) REFERENCES {} ({}) DEFERRABLE INITIALLY DEFERRED"
    )
    one, two = sql.Identifier(*target), sql.Identifier(*other)
    cursor.execute(words.format(one, names(columns), two, names(references)))


def _view(cursor: "psycopg.Cursor[Any]", schema: str, table: Table) -> None:
    """Make the view that a GIS shows as a layer: the rows with the shapes of their places."""
    from psycopg import sql

    words = sql.SQL("CREATE VIEW {} AS SELECT {}, p.{} FROM {} r LEFT JOIN {} p ON p.shape=r.shape")
    made = words.format(
        sql.Identifier(schema, table.name),
        names(table.names, of="r"),
        sql.Identifier(GEOMETRY),
        sql.Identifier(schema, table.stored),
        sql.Identifier(schema, table.geometry_of or ""),
    )
    cursor.execute(made)


def _kinds(table: Table) -> dict[str, str]:
    kinds = {column.name: TYPES[column.type] for column in table.columns}
    return kinds | ({GEOMETRY: "geometry"} if table.own_geometry else {})


def _version(cursor: "psycopg.Cursor[Any]", schema: str) -> object:
    from psycopg import sql

    asked = sql.SQL("SELECT value FROM {} WHERE name = 'schema'")
    cursor.execute(asked.format(sql.Identifier(schema, "about")))
    row = cursor.fetchone()
    return row[0] if row else "unknown"


def _one(cursor: "psycopg.Cursor[Any]", asked: str, *values: object) -> object:
    """Return the first cell of the answer, None if there is none."""
    row = cursor.execute(asked, values or None).fetchone()
    return row[0] if row else None
