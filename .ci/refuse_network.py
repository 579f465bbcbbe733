"""Put on the path as sitecustomize where network namespaces are not allowed: no connection."""

import socket
from typing import NoReturn


def _refuse(*_args: object, **_options: object) -> NoReturn:
    raise OSError("the network is refused")


socket.socket.connect = _refuse  # type: ignore[method-assign]  # the very purpose
socket.socket.connect_ex = _refuse  # type: ignore[method-assign]  # the very purpose
socket.getaddrinfo = _refuse
