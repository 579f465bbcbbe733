"""Firefox, driven by its own remote protocol (Marionette): JSON with its length in front.

geckodriver, which selenium would need, comes neither with Debian nor with a package that carries
it; it would only translate to this. The network is refused: no names are looked up, and all that
is not a file goes to a proxy that is not there.
"""

import contextlib
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
_PREFERENCES: dict[str, Any] = {
    "marionette.port": 0,  # any that is free; it writes which to its profile
    "network.dns.disabled": True,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "ui.prefersReducedMotion": 1,
}
_COMPLAINTS = """
return Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith(arguments[0]))
  .map((one) => one.errorMessage + " (line " + one.lineNumber + ")");
"""


class FirefoxError(Exception):
    """Firefox refused a command, or did not start."""


class Firefox:
    """One Firefox with one window."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile("rb")
        self._number = 0
        self._answer()  # its greeting
        self.ask("WebDriver:NewSession")

    def ask(self, command: str, **parameters: Any) -> Any:
        """Return the answer to a command of the protocol."""
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(data), data))
        _, number, error, result = self._answer()
        if error or number != self._number:
            raise FirefoxError(f"{command}: {error}")
        return result

    def open(self, address: str, *, size: tuple[int, int] = (1400, 860)) -> None:
        """Open an address; what the console held before is forgotten."""
        self._privileged("Services.console.reset();")
        self.ask("WebDriver:SetWindowRect", width=size[0], height=size[1])
        self.ask("WebDriver:Navigate", url="about:blank")
        self.ask("WebDriver:Navigate", url=address)

    def js(self, script: str, *args: object) -> Any:
        """Return what a script returns that runs in the page."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=args, sandbox=None)["value"]

    def wait_for(self, script: str, *args: object, seconds: float = 20) -> Any:
        """Return what the script returns once it is true."""
        end = time.monotonic() + seconds
        while not (found := self.js(script, *args)):
            if time.monotonic() > end:
                raise AssertionError(f"never true: {script}; {self.complaints('')}")
            time.sleep(0.05)
        return found

    def complaints(self, address: str) -> list[str]:
        """Return the errors and warnings that the console holds of an address."""
        found: list[str] = self._privileged(_COMPLAINTS, address)
        return found

    def hears(self, word: str, address: str, *, seconds: float = 20) -> bool:
        """Return whether a complaint of an address holds the word, now or a little later."""
        end = time.monotonic() + seconds
        while not any(word in complaint for complaint in self.complaints(address)):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def _privileged(self, script: str, *args: object) -> Any:
        self.ask("Marionette:SetContext", value="chrome")
        try:
            return self.ask("WebDriver:ExecuteScript", script=script, args=args)["value"]
        finally:
            self.ask("Marionette:SetContext", value="content")

    def _answer(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) not in (b":", b""):
            length += digit
        if not length:
            raise FirefoxError("Firefox closed the connection")
        return json.loads(self._answers.read(int(length)))


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """Yield a Firefox with a new profile in the folder; it is ended afterwards."""
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in _PREFERENCES.items()]
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [FIREFOX or "", "--headless", "--no-remote", "--marionette"]
    command += ["--remote-allow-system-access", "--profile", str(folder)]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  # fixed argv
            command, stdout=log, stderr=log, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"}
        )
    try:
        with socket.create_connection(("127.0.0.1", _port(folder, process)), timeout=60) as made:
            yield Firefox(made)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(folder: Path, process: "subprocess.Popen[bytes]", *, seconds: float = 60) -> int:
    file = folder / "MarionetteActivePort"
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if file.is_file() and (text := file.read_text().strip()):
            return int(text)
        time.sleep(0.05)
    raise FirefoxError("Firefox did not start: " + (folder / "log.txt").read_text()[-2000:])
