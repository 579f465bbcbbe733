"""`geomap export --to URL`: claims into a PostGIS database."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.result import Result


_SCHEMA = "geomap"  # unless `--schema` names another


def check(options: argparse.Namespace) -> None:
    """Return quietly if `--to` and `--schema` can be used, before anything is read.

    Raises
    ------
    UsageError
        The URL or the schema's name can't be used, or psycopg is not installed.
    """
    from geomap.export.postgis_schema import checked_name
    from geomap.export.postgis_server import address_of

    address_of(options.to)
    checked_name(_schema(options))


def write(options: argparse.Namespace, result: "Result") -> str:
    """Return where the result now stands and how much of it was new, without the password.

    Raises
    ------
    OutputError
        The database can't be reached, has no PostGIS, or the schema holds something else.
    """
    from geomap.export.postgis import to_postgis
    from geomap.export.postgis_server import address_of
    from geomap.layers.words import counted

    schema = _schema(options)
    written = sum(to_postgis(result.material(), options.to, schema=schema).values())
    done = f"{counted(written, 'row')} written" if written else "nothing has changed"
    return f"{address_of(options.to).shown}, schema {schema} ({done})"


def _schema(options: argparse.Namespace) -> str:
    return _SCHEMA if options.schema is None else str(options.schema)
