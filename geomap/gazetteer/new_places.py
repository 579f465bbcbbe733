"""Places and names on their way into the user's file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.gazetteer.values import Matched
from geomap.model import Level

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name, how it bears, and its language where known."""

    text: str
    matched: Matched
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A place to add; `code` is GeoNames' own code of its region, `area` and `admin2` are ids.

    `lon` and `lat` are degrees; `line` is where the file has it.
    """

    id: str
    name: str
    level: Level
    lon: float
    lat: float
    line: int
    country: str | None = None
    admin1: str | None = None
    code: str | None = None
    population: int = 0
    kind: str | None = None
    feature: str | None = None
    radius_m: float | None = None
    area: str | None = None
    admin2: str | None = None
    names: tuple[NewName, ...] = ()
    shape: "BaseGeometry | None" = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line that adds no place, and why, in words that lines of one sort share."""

    why: str
