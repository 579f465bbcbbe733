"""A connection to the database that the user named; its password is in no message."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

_USER_AND_REST = re.compile(r"postgres(?:ql)?://(?:([^@]*)@)?([^@]*)")
_SECRETS = ("password", "sslpassword")
_TIMEOUT_S = 10
_FORM = "write postgresql://user@host:port/name"
_ESCAPED = "inside a user's name or a password write %40 for @, %3A for :, %2F for / and %3F for ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A database; `shown` is its address without a password."""

    shown: str
    parts: dict[str, str] = field(repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message may hold."""
        return tuple(self.parts[name] for name in _SECRETS if self.parts.get(name))


def address_of(url: str) -> Address:
    """Return where the URL leads.

    Raises
    ------
    UsageError
        It is no URL of a PostgreSQL database, or psycopg is not installed.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        raise UsageError(f"no address of a PostgreSQL database; {_FORM}")
    if find_spec("psycopg") is None:
        raise UsageError("PostGIS needs psycopg: pip install 'geomap[postgis]'")
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    # What libpq says of a URL that it can't read holds pieces of it, the password's among them; and
    # where a password has an @ or / of its own, libpq would take the rest for a server's name.
    match = _USER_AND_REST.fullmatch(url)
    if not match or re.search(r"[/?]", match[1] or ""):
        raise UsageError(f"the database's address can't be read; {_ESCAPED}")
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except (ProgrammingError, UnicodeError):
        raise UsageError(f"the database's address can't be read; {_FORM}; {_ESCAPED}") from None
    if not re.fullmatch(r"[\d,]*", parts.get("port", "")):  # "user:password" without "@server"
        raise UsageError(f"the database's address can't be read; {_FORM}; {_ESCAPED}")
    user = f"{parts['user']}@" if parts.get("user") else ""
    host = parts.get("host", "")
    port = f":{parts['port']}" if parts.get("port") else ""
    where = "" if host.startswith("/") else f"{host}{port}"
    return Address(shown=f"postgresql://{user}{where}/{parts.get('dbname', '')}", parts=parts)


@contextmanager
def connected(address: Address) -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    """Yield a connection whose one transaction is committed at the end, or undone on an error.

    Raises
    ------
    OutputError
        The server can't be reached, or it refuses something; nothing was written.
    """
    import psycopg

    parts = {"connect_timeout": str(_TIMEOUT_S), "application_name": "geomap", **address.parts}
    every: dict[str, Any] = parts | {"client_encoding": "UTF8"}
    try:
        # Prepared statements outlive a transaction, which a pool between us would not allow.
        connection = psycopg.connect("", prepare_threshold=None, **every)
    except psycopg.Error as error:
        reason = _reason(error, address)
        remedy = (
            "check that the server runs and that name, user and password are right (the password "
            "can stand in ~/.pgpass or PGPASSWORD)"
        )
        raise OutputError(f"{address.shown}: no connection: {reason}; {remedy}") from None
    try:
        with connection:
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        remedy = "ask the owner of the database for the right (GRANT)"
        told = f"{address.shown}: {_reason(error, address)}; nothing was written; {remedy}"
        raise OutputError(told) from None
    except psycopg.Error as error:
        told = f"{address.shown}: {_reason(error, address)}; nothing was written"
        raise OutputError(told) from None


def _reason(error: "psycopg.Error", address: Address) -> str:
    """Return what the server or libpq says, in one line."""
    text = " ".join((error.diag.message_primary or str(error)).split())
    if any(secret in text for secret in address.secrets):
        return "the server's words hold the password and are not shown"
    return text or type(error).__name__
