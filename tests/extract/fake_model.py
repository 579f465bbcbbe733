"""A server that answers as a language model's would, or as none should."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = bytes | tuple[int, dict[str, str], bytes]
Answering = Callable[[dict[str, Any]], Answer]


@dataclass(slots=True)
class Fake:
    """A running server: its address, and what it was asked."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def completion(content: Any, **choice: Any) -> bytes:
    """Return a chat completion with this text, or with this value as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    message = {"message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
    return json.dumps({"object": "chat.completion", "choices": [message | choice]}).encode()


def in_words(quote: str, **fields: Any) -> dict[str, Any]:
    """Return a claim as the model is asked to give it: nothing but what is given."""
    lists = ("chain", "hedges", "weapons", "targets", "effects", "counts", "locations")
    empty = dict.fromkeys(("form", "attacker", "date")) | {name: [] for name in lists}
    return empty | {"quotes": [quote], "stance": "claimed"} | fields


def link(text: str, verb: str | None = "said") -> dict[str, str | None]:
    return {"text": text, "verb": verb}


def count(quantity: str, text: str) -> dict[str, str]:
    return {"quantity": quantity, "text": text}


def place(text: str, role: str = "target") -> dict[str, str]:
    return {"text": text, "role": role}


@contextmanager
def serving(answer: Answering, *, trickle_s: float = 0.0, cut: int = 0) -> Iterator[Fake]:
    """Run a server; `trickle_s` waits before each byte, `cut` promises so many bytes too many."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fake.bodies.append(json.loads(body))
            fake.headers.append(dict(self.headers.items()))
            fake.paths.append(self.path)
            given = answer(fake.bodies[-1])
            status, headers, data = given if isinstance(given, tuple) else (200, {}, given)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data) + cut))
            self.end_headers()
            try:
                for at in range(0, len(data), 1 if trickle_s else max(1, len(data))):
                    time.sleep(trickle_s)
                    self.wfile.write(data[at : at + 1] if trickle_s else data)
                    self.wfile.flush()
            except OSError:
                pass  # the client has had enough

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake = Fake(url=f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
