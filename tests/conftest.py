"""No test reaches the network; one marked `browser` or `loopback` may talk to this machine.

No test reads the places that the developer added to a gazetteer of their own.
"""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import _pages, driver, open_page
from hypothesis import settings

if TYPE_CHECKING:
    from geomap.documents import Reading
    from geomap.pipeline import Result

__all__ = ["_pages", "driver", "open_page"]  # the browser's fixtures, for all tests

SEEDS = Path(__file__).parent.parent / "seeds"
# The same examples in every run: a test that passes today passes tomorrow.
settings.register_profile("geomap", derandomize=True)
settings.load_profile("geomap")
os.environ["GEOMAP_GAZETTEER"] = str(Path(__file__).parent / "no-places-of-the-users.sqlite")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = any(map(request.node.get_closest_marker, ("browser", "loopback")))
    allowed = LOOPBACK if marked else ()

    def refusing(real: Callable[..., Any], *, host_of: Callable[..., object]) -> Callable[..., Any]:
        def guarded(*args: Any, **options: Any) -> Any:
            host = host_of(*args)
            if host in allowed:
                return real(*args, **options)
            raise AssertionError(f"a test reached for the network: {host!r}")

        return guarded

    def address(_socket: socket.socket, target: Any) -> object:
        return target[0] if isinstance(target, tuple) else LOOPBACK[0]  # a path: no network

    for name in ("connect", "connect_ex"):
        real = getattr(socket.socket, name)
        monkeypatch.setattr(socket.socket, name, refusing(real, host_of=address))
    look_up = refusing(socket.getaddrinfo, host_of=lambda host, *_: host)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(scope="session")
def seed_reading() -> "Reading":
    """What the five seed documents hold; read once for all tests."""
    from geomap.documents import read

    return read(SEEDS)


@pytest.fixture(scope="session")
def seed_result(seed_reading: "Reading") -> "Result":
    """The whole road on the seeds; the language model is loaded once for all tests."""
    from geomap.pipeline import run

    return run(seed_reading.documents)


@pytest.fixture(scope="session")
def seed_output(
    seed_result: "Result", seed_reading: "Reading", tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder that a run on the seeds writes; only to be read."""
    from geomap.pipeline import write

    folder = tmp_path_factory.mktemp("seeds") / "output"
    write(seed_result, folder, reading=seed_reading)
    return folder
