"""`geomap export --to URL`: claims into a PostGIS database."""

import argparse
from typing import TYPE_CHECKING

from geomap.cli import DONE, DOUBT
from geomap.cli.terminal import Voice

if TYPE_CHECKING:
    from geomap.result import Result


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
    checked_name(options.schema)


def main(options: argparse.Namespace, result: "Result", voice: Voice) -> int:
    """Return the exit status of `geomap export --to URL` once the result is in the database."""
    from geomap.export.postgis import to_postgis
    from geomap.export.postgis_server import address_of
    from geomap.layers.words import counted

    with voice.listening():
        written = to_postgis(result.material(), options.to, schema=options.schema)
    told = f"{counted(len(result.claims), 'claim')} on {counted(len(result.events), 'strike')}"
    where = f"{address_of(options.to).shown}, schema {options.schema}"
    rows = sum(written.values())
    voice.say(f"{told}: {where} ({counted(rows, 'row')} written)" if rows else _as_before(where))
    return DOUBT if options.strict and voice.doubts else DONE


def _as_before(where: str) -> str:
    return f"{where}: nothing has changed"
