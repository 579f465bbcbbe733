"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

BINARIES = Path("/usr/lib/postgresql")
SHARED = Path("/usr/share/postgresql")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
# A server that must be quick and that nobody misses.
SETTINGS = (
    *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"),
    *("-c", "full_page_writes=off", "-c", "autovacuum=off", "-c", "jit=off"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server; `databases` are made from template1."""

    socket: Path

    def url(self, database: str = "postgres", *, user: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket), safe='')}"

    def connect(self, database: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
        """Return a connection that commits each statement."""
        return psycopg.connect(self.url(database), autocommit=True)

    def make(self, name: str, *, options: str = "") -> str:
        """Make a database anew, and return its address."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
            connection.execute(f'CREATE DATABASE "{name}" {options}'.encode())
        return self.url(name)


def binaries() -> Path:
    """Return the folder of the newest PostgreSQL that has PostGIS; skip loudly without one."""
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    for initdb in reversed(found):
        if (SHARED / initdb.parts[-3] / "extension" / "postgis.control").exists():
            return initdb.parent
    pytest.skip("no PostgreSQL with PostGIS: apt install postgresql-postgis")


@contextmanager
def running() -> Iterator[Server]:
    """Yield a server; it is stopped and its folder removed at the end, also after a failure."""
    programs = binaries()
    # Short, since the path of a Unix socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="geomap-pg-", dir="/tmp"))
    user = _unprivileged(folder)
    try:
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "postgres", *"-A trust -N".split(),
             "-E", "UTF8", "--locale", "C.UTF-8")  # fmt: skip
        with _serving(user, programs / "postgres", data, folder):
            yield Server(socket=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _serving(user: str | None, program: Path, data: Path, folder: Path) -> Iterator[None]:
    """Run the server; it ends with us, also where we are killed: then its shell reads no more."""
    script = '"$@" >"$0" 2>&1 & server=$!; read -r _; kill -QUIT $server; wait $server'
    log = folder / "log"
    with subprocess.Popen(  # noqa: S603  # fixed argv
        ["/bin/sh", "-c", script, log, program, "-D", data, *SETTINGS, "-k", folder],
        stdin=subprocess.PIPE,
        user=user,
        group=user,
        extra_groups=() if user else None,
        cwd="/",
        env=ENVIRONMENT,
    ) as shell:
        try:
            _wait(Server(socket=folder), log)
            yield
        finally:
            if shell.stdin:
                shell.stdin.close()


def _wait(server: Server, log: Path) -> None:
    """Return when the server answers."""
    until = time.monotonic() + 60
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                told = log.read_text(errors="replace") if log.exists() else ""
                pytest.fail(f"PostgreSQL does not start: {told}")
            time.sleep(0.05)
        else:
            return


def _unprivileged(folder: Path) -> str | None:
    """Return the user that the server must run as; PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("no user postgres, and PostgreSQL does not run as root")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return "postgres"


def _run(user: str | None, *command: str | Path) -> None:
    done = subprocess.run(  # noqa: S603  # fixed argv
        [str(word) for word in command],
        user=user,
        group=user,
        extra_groups=() if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{command[0]}: {done.stderr.decode(errors='replace')}")
