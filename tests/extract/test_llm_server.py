"""The user's server: what is sent to it, and what becomes of each way in which it can fail."""

import json
import socket
import threading
import time
from typing import Any

import pytest
from fake_model import Answer, completion, serving

from geomap.errors import ServerError, UsageError
from geomap.extract.llm.answer import parsed
from geomap.extract.llm.asking import request
from geomap.extract.llm.server import KEY, MOST_TRIES, Server
from geomap.model import Span

pytestmark = pytest.mark.loopback
SECRET = "sk-very-secret"  # noqa: S105  # invented
BODY = request("tiny", Span(start=0, end=5, text="Text."), published="2026-03-11")


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)


def server(url: str, **given: Any) -> Server:
    defaults: dict[str, Any] = {"timeout_s": 5.0, "sleep": lambda _: None}
    return Server(url=url, **(defaults | given))


def test_the_answer_is_the_words_of_the_first_choice() -> None:
    with serving(lambda _: completion("words")) as fake:
        assert server(fake.url).ask(BODY) == "words"
    assert fake.paths == ["/v1/chat/completions"]
    assert "Authorization" not in fake.headers[0]
    body = fake.bodies[0]
    assert (body["temperature"], body["seed"], body["stream"]) == (0, 0, False)
    assert body["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize("end", ["", "/", "/chat/completions", "/chat/completions/"])
def test_the_address_may_be_the_base_or_the_whole(end: str) -> None:
    assert server(f"http://localhost:1/v1{end}").url == "http://localhost:1/v1/chat/completions"


@pytest.mark.parametrize(
    "url",
    [
        "localhost:8000",
        "ftp://host/v1",
        "http://",
        "http://me:pass-word@host/v1",
        "http://host/v1?key=pass-word",
        "http://host:port/v1",
        "http://[::1/v1",
        "",
    ],
)
def test_what_is_no_bare_address_is_refused_and_no_password_told(url: str) -> None:
    with pytest.raises(UsageError) as told:
        server(url)
    assert "pass-word" not in str(told.value)


def test_the_key_comes_from_the_environment_and_is_in_no_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(KEY, SECRET)
    refusal: Answer = (401, {}, f"Incorrect key: {SECRET}".encode())
    with serving(lambda _: refusal) as fake:
        asked = server(fake.url)
        with pytest.raises(ServerError) as told:
            asked.ask(BODY)
    assert fake.headers[0]["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in str(told.value) + repr(asked)
    assert f"put its key into {KEY}" in str(told.value)
    assert SECRET not in json.dumps(fake.bodies)


@pytest.mark.parametrize("key", ["sk-1\nHost: elsewhere.example", "sk-\u00e9", "sk\x00"])
def test_what_is_no_key_is_refused_and_not_told(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=f"^{KEY} holds what no key has") as told:
        server("http://localhost:1/v1", api_key=key)
    assert "sk" not in str(told.value).replace("mask", "")
    monkeypatch.setenv(KEY, f" {SECRET}\n")
    assert server("http://localhost:1/v1").api_key == SECRET


HTML = b"<!doctype html><title>Welcome</title>"
DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (HTML, "no chat completion: <!doctype html>"),
        (b"", "no chat completion: nothing"),
        (b"[]", "no chat completion: []"),
        (b"null", "no chat completion: null"),
        (b'{"choices": []}', "no chat completion"),
        (b'{"choices": "none"}', "no chat completion"),
        (b'{"choices": [7]}', "no chat completion"),
        (DEEP, "no chat completion"),
        (b"\xff\xfe\x00", "no chat completion"),
        (completion("half", finish_reason="length"), "cut off at its longest"),
        (completion("", message={"content": None}), "answered with no words"),
        (b" " * 10_000_000, "answers more than 2 MB"),
        ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"), "answers compressed"),
        ((404, {}, b"no such model"), "status 404: no such model; is the address right"),
        ((400, {}, b"unknown field"), "status 400: unknown field; the server may not know"),
        (
            (302, {"Location": "http://elsewhere.example/"}, b""),
            "sends elsewhere (302, http://else",
        ),
        ((307, {"Location": "/v2"}, b""), "which is not followed"),
        ((200, {}, b"{" + b'"a":' * 400), "no chat completion"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_answer_is_told_at_once(answer: Answer, words: str) -> None:
    with serving(lambda _: answer) as fake, pytest.raises(ServerError) as told:
        server(fake.url).ask(BODY)
    assert words in str(told.value)
    assert len(fake.bodies) == 1
    assert len(str(told.value)) < 500


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again_but_not_for_ever(status: int) -> None:
    waits: list[float] = []
    with serving(lambda _: (status, {}, b"busy")) as fake, pytest.raises(ServerError) as told:
        server(fake.url, sleep=waits.append).ask(BODY)
    assert len(fake.bodies) == MOST_TRIES
    assert waits == [1.0, 2.0]
    assert f"status {status}: busy ({MOST_TRIES} tries)" in str(told.value)


@pytest.mark.parametrize(
    ("header", "wait"),
    [("7", 7.0), ("86400", 30.0), ("9" * 400, 30.0), ("tomorrow", 1.0), ("-1", 1.0)],
)
def test_the_server_says_how_long_to_wait_within_reason(header: str, wait: float) -> None:
    answers: list[Answer] = [(429, {"Retry-After": header}, b""), completion("now")]
    waits: list[float] = []
    with serving(lambda _: answers.pop(0)) as fake:
        assert server(fake.url, sleep=waits.append).ask(BODY) == "now"
    assert waits == [wait]


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(ServerError, match=r"can't be reached .*is the server running\?"):
            server(url).ask(BODY)


def test_an_answer_that_breaks_off_is_told() -> None:
    with (
        serving(lambda _: completion("half"), cut=100) as fake,
        pytest.raises(ServerError, match=r"broke off|did not answer within"),
    ):
        server(fake.url, timeout_s=0.5).ask(BODY)


def test_a_server_that_never_answers_is_left() -> None:
    held = threading.Event()
    begun = time.monotonic()

    def wait(_: dict[str, Any]) -> bytes:
        held.wait(5.0)
        return b""

    with serving(wait) as fake:
        with pytest.raises(ServerError, match=r"did not answer within 0\.3 s; raise --llm-timeout"):
            server(fake.url, timeout_s=0.3).ask(BODY)
        held.set()
    assert len(fake.bodies) == 1
    assert time.monotonic() - begun < 4.0


def test_an_answer_that_trickles_in_is_left() -> None:
    begun = time.monotonic()
    with serving(lambda _: b" " * 5_000, trickle_s=0.02) as fake:
        with pytest.raises(ServerError, match="did not answer within"):
            server(fake.url, timeout_s=0.5).ask(BODY)
        assert time.monotonic() - begun < 3.0


def test_no_proxy_of_the_environment_sees_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda _: completion("spied")) as spy, serving(lambda _: completion("own")) as own:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, spy.url)
        assert server(own.url).ask(BODY) == "own"
    assert spy.bodies == []


@pytest.mark.parametrize("timeout_s", [0.0, -1.0, float("nan"), float("inf")])
def test_a_time_limit_that_is_none_is_refused(timeout_s: float) -> None:
    with pytest.raises(UsageError, match="seconds above 0"):
        server("http://localhost:1/v1", timeout_s=timeout_s)


@pytest.mark.parametrize(
    "content",
    ["", "no", "[]", "{}", '{"claims": {}}', '{"claims": [', "[" * 100_000, '"\ud800"', "7"],
    ids=lambda text: text[:12],
)
def test_an_answer_without_a_list_of_claims_is_refused(content: str) -> None:
    with pytest.raises(ServerError, match="response_format json_schema"):
        parsed(content)


def test_claims_of_another_form_are_counted_and_the_others_kept() -> None:
    from fake_model import in_words

    good = in_words("A sentence.")
    bad = [7, {}, good | {"stance": "sure"}, good | {"quotes": "A sentence."}, [[[good]]]]
    claims, wrong = parsed(json.dumps({"claims": [*bad, good | {"more": {"nested": [1]}}]}))
    assert (len(claims), wrong) == (1, len(bad))


def test_claims_without_end_are_cut() -> None:
    from fake_model import in_words

    claims, wrong = parsed(json.dumps({"claims": [in_words("A sentence.")] * 500}))
    assert (len(claims), wrong) == (60, 440)


def test_a_fence_around_the_answer_does_no_harm() -> None:
    assert parsed('```json\n{"claims": []}\n```') == ((), 0)
