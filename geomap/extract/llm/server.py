"""The server that the user runs: one address, asked politely, and never more than it is told.

Nothing else is asked: no redirect is followed, no proxy and no password file of the environment
is used, and every failure is told in words.
"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from geomap.errors import ServerError, UsageError

if TYPE_CHECKING:
    import httpx

KEY = "GEOMAP_LLM_KEY"
TIMEOUT_S = 120.0
CONNECT_S = 10.0
MOST_TRIES = 3
WAIT_S = 1.0
LONGEST_WAIT_S = 30.0
MOST_BYTES = 2_000_000  # of an answer: MOST_TOKENS are at most a tenth of it
_PATH = "/chat/completions"
_OK = 200
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = range(300, 400)
_LONGEST_SHOWN = 200
_NO_COMPLETION = (
    msgspec.DecodeError,
    RecursionError,
    LookupError,
    TypeError,
    AttributeError,
)


class _PassingError(ServerError):
    """A failure that may be over when it is tried again."""

    wait_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """An OpenAI-compatible server: `url` is its base or its chat completions.

    `api_key` defaults to the environment's GEOMAP_LLM_KEY; it is sent to that address only, and
    written nowhere. `timeout_s` bounds each try as a whole.

    Raises
    ------
    UsageError
        The address is none, holds a password or a query, or httpx is not installed.
    """

    url: str
    api_key: str | None = field(default=None, repr=False)
    timeout_s: float = TIMEOUT_S
    wait_s: float = WAIT_S
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def __post_init__(self) -> None:
        try:
            import httpx  # noqa: F401  # only whether it is there
        except ImportError as error:
            raise UsageError("--llm-url needs httpx; pip install 'geomap[llm]'") from error
        object.__setattr__(self, "url", _address(self.url))
        key = (self.api_key or os.environ.get(KEY) or "").strip()
        if not (key.isascii() and key.isprintable()):
            raise UsageError(f"{KEY} holds what no key has: line ends, accents; set it anew")
        object.__setattr__(self, "api_key", key or None)
        if not 0 < self.timeout_s < float("inf"):
            raise UsageError(f"--llm-timeout {self.timeout_s:g}: give seconds above 0")

    def ask(self, body: Mapping[str, Any]) -> str:
        """Return the text of the model's answer.

        Raises
        ------
        ServerError
            It did not answer, with an error, or not as such servers do: why, and what to do.
        """
        import httpx

        limits = httpx.Timeout(self.timeout_s, connect=min(CONNECT_S, self.timeout_s))
        with httpx.Client(timeout=limits, follow_redirects=False, trust_env=False) as client:
            for attempt in range(1, MOST_TRIES + 1):
                try:
                    return self._once(client, body)
                except _PassingError as error:
                    if attempt == MOST_TRIES:
                        raise ServerError(f"{error} ({MOST_TRIES} tries)") from error
                    wait = error.wait_s
                    wait = self.wait_s * 2 ** (attempt - 1) if wait is None else wait
                    self.sleep(min(wait, LONGEST_WAIT_S))
        raise AssertionError("unreachable")  # pragma: no cover

    def _once(self, client: "httpx.Client", body: Mapping[str, Any]) -> str:
        import httpx

        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self.api_key:
            headers["Authorization"] = f"Bearer {self.api_key}"
        until = time.monotonic() + self.timeout_s
        try:
            with client.stream("POST", self.url, json=body, headers=headers) as response:
                data = self._read(response, until)
                return self._content(response, data)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            what = self._clean(str(error)) or "no answer"
            raise _PassingError(
                f"{self.url} can't be reached ({what}); is the server running?"
            ) from error
        except httpx.TimeoutException as error:
            raise self._late() from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            what = self._clean(str(error)) or type(error).__name__
            raise _PassingError(f"{self.url} broke off ({what})") from error

    def _read(self, response: "httpx.Response", until: float) -> bytes:
        """Return the body, as much of it as is allowed; a trickle of bytes is cut off too."""
        data = bytearray()
        for chunk in response.iter_raw():
            data += chunk
            if len(data) > MOST_BYTES:
                raise ServerError(f"{self.url} answers more than {MOST_BYTES // 1_000_000} MB")
            if time.monotonic() > until:
                raise self._late()
        return bytes(data)

    def _late(self) -> ServerError:
        # Not tried again: who was too slow once would be so again, and the user waits for it.
        return ServerError(
            f"{self.url} did not answer within {self.timeout_s:g} s; raise --llm-timeout"
        )

    def _content(self, response: "httpx.Response", data: bytes) -> str:
        """Return the words of the first choice, or raise what is wrong with the answer."""
        status = response.status_code
        if status in _REDIRECTS:
            there = self._clean(response.headers.get("location", "nowhere"))
            raise ServerError(
                f"{self.url} sends elsewhere ({status}, {there}), which is not followed; "
                "give --llm-url the address that answers"
            )
        if status != _OK:
            said = self._clean(data.decode("utf-8", "replace"))
            message = f"{self.url} answers with status {status}: {said or 'nothing'}"
            if status in _PASSING:
                error = _PassingError(message)
                error.wait_s = _seconds(response.headers.get("retry-after"))
                raise error
            raise ServerError(message + _remedy(status))
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise ServerError(f"{self.url} answers compressed, though asked not to")
        try:
            choice = msgspec.json.decode(data)["choices"][0]
            words = choice["message"]["content"]
            reason = choice.get("finish_reason")
        except _NO_COMPLETION as error:
            said = self._clean(data[: 4 * _LONGEST_SHOWN].decode("utf-8", "replace"))
            raise ServerError(
                f"{self.url} answers with no chat completion: {said or 'nothing'}; "
                "is it the address of an OpenAI-compatible server?"
            ) from error
        if reason == "length":
            raise ServerError(f"{self.url}: the model's answer was cut off at its longest")
        if not isinstance(words, str):
            raise ServerError(f"{self.url}: the model answered with no words")
        return words

    def _clean(self, text: str) -> str:
        """Return words of the server on one short line, the key struck out."""
        if self.api_key:
            text = text.replace(self.api_key, "[key]")
        return " ".join(text.split())[:_LONGEST_SHOWN]


def _address(url: str) -> str:
    """Return the address of the chat completions of a server."""
    # No message repeats the address before it is known to hold no password.
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise UsageError("--llm-url is no address; give http://HOST:PORT/v1") from error
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            "--llm-url holds a name, a password or a query, which would be written to run.json; "
            f"give the bare address, and the key in {KEY}"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"--llm-url {url!r}: give http://HOST:PORT/v1 or https://…")
    path = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path if path.endswith(_PATH) else path + _PATH}"


def _seconds(text: str | None) -> float | None:
    """Return the seconds of a Retry-After; its other form, a date, is passed over."""
    return float(text) if text and text.isascii() and text.isdigit() else None


def _remedy(status: int) -> str:
    remedies = {
        400: "; the server may not know the model, or response_format json_schema",
        401: f"; put its key into {KEY}",
        403: f"; put its key into {KEY}",
        404: "; is the address right, up to /v1, and the model's name?",
    }
    return remedies.get(status, "")
