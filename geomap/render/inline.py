"""The page's scripts and styles: Leaflet from its installed package, and our own."""

import functools
import hashlib
import re
import zlib
from base64 import b64encode
from importlib import resources

from geomap.errors import OutputError

_LEVEL = 6
LEAFLET = "1.9.4"
# The genuine files of Leaflet 1.9.4 (BSD-2-Clause), as the package carries them.
LEAFLET_SHA256 = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
}


@functools.cache
def leaflet_script() -> str:
    """Return Leaflet, without the line that names its source map (a request)."""
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", _leaflet("leaflet.js"))


@functools.cache
def leaflet_style() -> str:
    """Return Leaflet's style without the pictures of controls that we do not use (requests)."""
    return re.sub(r"url\((?!#)[^)]{1,200}\)", "none", _leaflet("leaflet.css"))


@functools.cache
def own(name: str) -> str:
    """Return one of our own files."""
    folder = resources.files("geomap.render") / "assets"
    return (folder / name).read_text(encoding="utf-8")


def integrity(text: str) -> str:
    """Return the hash by which a Content-Security-Policy knows an inline script or style."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def deflated(data: bytes) -> str:
    """Return the data as the page unpacks it: deflated without a head, in Base64."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(deflate.compress(data) + deflate.flush()).decode()


def _leaflet(name: str) -> str:
    """Return a file of Leaflet.

    Raises
    ------
    OutputError
        The package is missing, or its file is not the genuine one.
    """
    try:
        folder = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
        data = (folder / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise OutputError(
            f"{name} of Leaflet is missing; install the package django-js-lib-leaflet again"
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != LEAFLET_SHA256[name]:
        raise OutputError(
            f"{name} of the installed Leaflet has SHA-256 {found}, not that of {LEAFLET}; "
            "install the package django-js-lib-leaflet 1.9.4.1"
        )
    # A browser reads CRLF as LF before it compares a script or style with its hash.
    return data.decode("utf-8").replace("\r\n", "\n")
