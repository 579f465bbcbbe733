"""Claims, events, places and sources as tables of a PostGIS database, kept right run by run."""

from geomap.export.appending import appended
from geomap.export.material import Material
from geomap.export.postgis_rows import fill, merge, read_whole
from geomap.export.postgis_schema import (
    checked_name,
    find_postgis,
    finish_tables,
    is_made,
    make_tables,
)
from geomap.export.postgis_server import address_of, connected
from geomap.export.tables import tables

# Runs into one database queue; the number is that of the word.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('geomap', 0))"


def to_postgis(material: Material, url: str, *, schema: str = "geomap") -> dict[str, int]:
    """Write all tables into a schema of the database; return how many rows changed, for each.

    One transaction: all of it is there, or nothing. Documents that were read before are told as
    this run read them; what other documents said stays. The same material again changes nothing.

    Raises
    ------
    UsageError
        The URL or the schema's name can't be used, or psycopg is not installed.
    OutputError
        The database can't be reached, has no PostGIS, or the schema holds something else.
    """
    address, name = address_of(url), checked_name(schema)
    filled = tables(material)
    with connected(address) as connection, connection.cursor() as cursor:
        cursor.execute(_LOCK)
        find_postgis(connection, shown=address.shown)
        if is_made(cursor, name, shown=address.shown):
            return merge(cursor, name, appended(read_whole(cursor, name), filled))
        make_tables(cursor, name)
        written = fill(cursor, name, filled)
        finish_tables(cursor, name)
        return written
