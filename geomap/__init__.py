"""Map what sources claim about strikes: who says what happened where, and who disagrees.

>>> import geomap
>>> documents = geomap.read("seeds/")
>>> result = geomap.run(documents)
>>> result.to_map().save("map.html")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer, GazetteerGeocoder
    from geomap.model import Claim, Document, Event
    from geomap.pipeline import read, read_claims, run, write
    from geomap.result import Result

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Document",
    "Event",
    "Gazetteer",
    "GazetteerGeocoder",
    "Result",
    "read",
    "read_claims",
    "run",
    "write",
]
# Loaded at first use: `geomap --version` must not wait for any library.
_HOME = {
    "Claim": "geomap.model",
    "Document": "geomap.model",
    "Event": "geomap.model",
    "Gazetteer": "geomap.gazetteer",
    "GazetteerGeocoder": "geomap.gazetteer",
    "Result": "geomap.result",
    "read": "geomap.pipeline",
    "read_claims": "geomap.pipeline",
    "run": "geomap.pipeline",
    "write": "geomap.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the public names have many types
    if home := _HOME.get(name):
        return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
