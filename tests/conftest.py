"""No test reaches the network; a test marked `browser` may talk to this machine itself."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = LOOPBACK if request.node.get_closest_marker("browser") else ()

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
