"""An online geocoder as the last resort: for names that the gazetteer does not know, if asked for.

Off unless the user names a service. Each answer is checked before it is believed: it must bear the
name, lie where the text says, and be a place; a region is taken only if the gazetteer has its
borders. Answers are marked, carry no probability, and are kept in a cache, so that a second run
needs no network and gives the same.
"""

import inspect
import json
import os
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from geomap import geometry
from geomap.errors import GeomapWarning, InputError, OutputError, UsageError
from geomap.gazetteer.countries import country_word, is_seat
from geomap.gazetteer.holding import holding
from geomap.gazetteer.names import key, not_places
from geomap.gazetteer.online_answers import ONLINE, Answer, answers, as_record, from_record
from geomap.gazetteer.sound import sound_key
from geomap.gazetteer.values import Resolution
from geomap.model import Place

if TYPE_CHECKING:
    from geomap.gazetteer.context import Context
    from geomap.gazetteer.gazetteer import Gazetteer
    from geomap.model import Level

DOMAIN, SCHEME, KEY = "GEOMAP_ONLINE_DOMAIN", "GEOMAP_ONLINE_SCHEME", "GEOMAP_ONLINE_KEY"
DELAY_S = 1.0
TIMEOUT_S = 10.0
MOST_ANSWERS = 5
# So often in a row without an answer, and the service is not asked any more in this run.
MOST_FAILURES = 3
LEAST_RADIUS_M, MOST_RADIUS_M = 1_000.0, 20_000.0
# A thing wider than this is no site or settlement, whatever the service calls it.
WIDEST_M = 30_000.0
SAME_PLACE_M = 20_000.0
_KEYS = ("api_key", "access_token", "subscription_key", "username")
_LETTERS = re.compile(r"[^\W\d_]{3}")


class LastResort(Protocol):
    """What is asked for a name that the gazetteer does not know."""

    def __call__(self, name: str, context: "Context") -> Resolution | None:
        """Return the place, or None with nothing to say; a Resolution without place says why."""


class OnlineGeocoder:
    """A service of geopy's, asked for a name at a time: a `LastResort`.

    Parameters
    ----------
    service
        The name by which geopy knows it: nominatim, photon, pelias …
    user_agent
        Who asks, as the services demand it: a name and how to be reached.
    gazetteer
        Whose borders check the answers.
    cache
        File of JSON lines that keeps what was answered; without it `online.jsonl` in the folder
        that the system keeps for caches.
    domain, scheme, api_key
        Where and with what key, else as GEOMAP_ONLINE_DOMAIN, _SCHEME and _KEY say.
    geocoder
        A geopy geocoder to use as it is, `service` being its name in answers.

    Raises
    ------
    UsageError
        The service is not known, or lacks what it needs; nobody is named as asking.
    InputError
        The cache is damaged.
    """

    def __init__(  # noqa: PLR0913  # keyword-only, each what a service may need
        self,
        service: str,
        *,
        user_agent: str | None,
        gazetteer: "Gazetteer",
        cache: Path | None = None,
        domain: str | None = None,
        scheme: str | None = None,
        api_key: str | None = None,
        delay_s: float = DELAY_S,
        geocoder: Any = None,  # noqa: ANN401  # geopy carries no types
    ) -> None:
        from geopy.extra.rate_limiter import RateLimiter

        agent = (user_agent or "").strip()
        if not _LETTERS.search(agent) or agent.startswith("geopy/"):
            raise UsageError(
                f"{service} must be told who asks; give --user-agent "
                '"name of your desk, you@example.org"'
            )
        given = {
            "domain": domain or os.environ.get(DOMAIN),
            "scheme": scheme or os.environ.get(SCHEME),
            "api_key": api_key or os.environ.get(KEY),
        }
        self._service = service.casefold()
        self._geocoder = geocoder or _made(self._service, agent, given)
        self._ask = RateLimiter(
            self._geocoder.geocode,
            min_delay_seconds=delay_s,
            error_wait_seconds=max(delay_s, min(5.0, delay_s * 5)),
            swallow_exceptions=False,
        )
        self._gazetteer = gazetteer
        self._host = getattr(self._geocoder, "domain", None) or given["domain"] or ""
        self._cache = Cache(cache or default_cache())
        self._failures = 0

    def __call__(self, name: str, context: "Context") -> Resolution | None:
        """Return the place that the service knows by the name, checked, or the reason for none.

        None where the service is not for it: seats of power, countries' words, ordinary words.
        """
        if not _is_asked(name, context):
            return None
        query = ", ".join([name, *([context.within.name] if context.within else [])])
        found = self._answers(query)
        if isinstance(found, str):
            return Resolution(place=None, probability=None, why=found)
        return self._checked(name, found, context)

    def _answers(self, query: str) -> tuple[Answer, ...] | str:
        """Return the answers to a query, the cache's if it has any, or why there are none."""
        asked = f"{self._service}@{self._host} {key(query)}"
        known = self._cache.get(asked)
        if known is not None:
            return known
        if self._failures >= MOST_FAILURES:
            return f"not in the gazetteer; {self._service} did not answer before and is not asked"
        from geopy.exc import GeopyError

        try:
            found = answers(self._located(query))
        except GeopyError as error:
            self._failures += 1
            why = f"{self._service} did not answer ({type(error).__name__})"
            warnings.warn(f"{why}: {query}", GeomapWarning, stacklevel=2)
            return f"not in the gazetteer; {why}"
        self._failures = 0
        self._cache.put(asked, found)
        return found

    def _located(self, query: str) -> Sequence[Any]:
        found = self._ask(query, exactly_one=False)
        return list(found or ())[:MOST_ANSWERS]

    def _checked(self, name: str, found: Sequence[Answer], context: "Context") -> Resolution:
        """Return the one answer that holds, or why none does."""
        if not found:
            return _none(f"{self._service} knows no such place either")
        named = [one for one in found if _bears(one, name)]
        if not named:
            return _none(f"{self._service} answered with another name, {found[0].names[:1]}")
        read = [self._read(one) for one in named]
        places = [one for one in read if isinstance(one, tuple)]
        if not places:
            return _none(next(one for one in read if isinstance(one, str)))
        inside = [one for one in places if self._fits(one[0], context)]
        if not inside:
            where = context.within.name if context.within else f"a {context.level}"
            return _none(f"{self._service} has it elsewhere, not in {where}")
        near = [one for one in inside if one[0].country in context.evidence.countries] or inside
        first = near[0][0]
        if any(geometry.distance_m(first, one[0]) > SAME_PLACE_M for one in near[1:]):
            return _none(f"{self._service} knows several places by that name")
        place, radius, kind = near[0]
        return Resolution(
            place=place,
            probability=None,
            why=f"not in the gazetteer; answered by {self._service} on the network ({kind})",
            radius_m=radius,
        )

    def _read(self, answer: Answer) -> tuple[Place, float | None, str] | str:
        """Return an answer's place with radius and kind, or why it is not taken."""
        if answer.sort in {"country", "region"}:
            area = self._area(answer)
            if area is None:
                return f"{self._service} answered with a {answer.kind}, whose borders are not known"
            return area, None, answer.kind
        half_m = _half_m(answer)
        if answer.sort == "other" or (answer.sort == "unknown" and half_m is None):
            return f"{self._service} answered with a thing {answer.kind}, which is no place"
        if half_m is not None and half_m > WIDEST_M:
            return f"{self._service} answered with an area {half_m / 500:.0f} km wide, not drawn"
        usual = geometry.UNKNOWN_RADIUS_M
        region = next(holding(self._gazetteer, answer.lon, answer.lat, level="region"), None)
        country = region or next(
            holding(self._gazetteer, answer.lon, answer.lat, level="country"), None
        )
        place = Place(
            id=f"{ONLINE}{self._service}:{answer.id}",
            name=answer.names[0],
            level="point" if answer.sort == "site" else "settlement",
            country=country.country if country else None,
            admin1=region.admin1 if region else None,
            lon=answer.lon,
            lat=answer.lat,
        )
        return place, min(max(half_m or usual, LEAST_RADIUS_M), MOST_RADIUS_M), answer.kind

    def _area(self, answer: Answer) -> Place | None:
        """Return the gazetteer's region or country that an answer is, which holds its point."""
        level: Level = "country" if answer.sort == "country" else "region"
        for area in holding(self._gazetteer, answer.lon, answer.lat, level=level):
            bearing = {
                one.place.id for name in answer.names for one in self._gazetteer.lookup(name)
            }
            if area.id in bearing:
                return area
        return None

    def _fits(self, place: Place, context: "Context") -> bool:
        within = context.within
        if context.level is not None and place.level != context.level:
            sites = {"settlement", "point", "district"}
            if not {place.level, context.level} <= sites:
                return False
        if within is None:
            return True
        if within.level in {"region", "country"} and place.country is not None:
            same = place.admin1 if within.level == "region" else place.country
            return same == (within.admin1 if within.level == "region" else within.country)
        shape = self._gazetteer.shape(within.id)
        return shape is not None and geometry.contains(shape, place.lon, place.lat)


class Cache:
    """Answers by what was asked, in a file of JSON lines that grows.

    Raises
    ------
    InputError
        A line of it is no record; a last line cut short is dropped.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Answer, ...]] = {}
        self._cut = False
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}: can't be read ({error}); name another --online-cache"
            ) from error
        self._cut = lines[-1] != ""
        for number, line in enumerate(lines[:-1], 1):
            try:
                record = json.loads(line)
                self._known[record["asked"]] = tuple(map(from_record, record["answers"]))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(
                    f"{path}:{number}: no record of answers; delete the line or the file"
                ) from error

    def get(self, asked: str) -> tuple[Answer, ...] | None:
        """Return what was answered before, or None."""
        return self._known.get(asked)

    def put(self, asked: str, found: tuple[Answer, ...]) -> None:
        """Keep an answer, in the file too.

        Raises
        ------
        OutputError
            The file can't be written.
        """
        self._known[asked] = found
        record = {"asked": asked, "answers": [as_record(one) for one in found]}
        line = json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._cut:
                whole = self._path.read_bytes().rpartition(b"\n")
                self._path.write_bytes(whole[0] + whole[1])
                self._cut = False
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line)
        except OSError as error:
            raise OutputError(
                f"{self._path}: {error.strerror}; name another file with --online-cache"
            ) from error


def default_cache() -> Path:
    """Return the cache file in the folder that the system keeps for caches."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("geomap", appauthor=False)) / "online.jsonl"


def _made(service: str, agent: str, given: dict[str, str | None]) -> Any:  # noqa: ANN401  # untyped
    """Return geopy's geocoder of that name, with what it takes of what is given."""
    from geopy.exc import GeopyError
    from geopy.geocoders import SERVICE_TO_GEOCODER

    if service not in SERVICE_TO_GEOCODER:
        names = ", ".join(sorted(SERVICE_TO_GEOCODER))
        raise UsageError(f"{service}: no service that geopy knows; name one of {names}")
    made = SERVICE_TO_GEOCODER[service]
    takes = inspect.signature(made.__init__).parameters
    options: dict[str, Any] = {"user_agent": agent, "timeout": TIMEOUT_S}
    for name in ("domain", "scheme"):
        if given[name] and name in takes:
            options[name] = given[name]
    named = next((name for name in _KEYS if name in takes), None)
    if named and given["api_key"]:
        options[named] = given["api_key"]
    needed = [
        name
        for name, one in takes.items()
        if name != "self" and one.default is one.empty and one.kind is not one.VAR_KEYWORD
    ]
    if missing := [name for name in needed if name not in options]:
        variable = DOMAIN if missing[0] == "domain" else KEY
        raise UsageError(f"{service} needs a {missing[0]}; set {variable}, or name another service")
    try:
        return made(**{name: value for name, value in options.items() if name in takes})
    except (GeopyError, ValueError, TypeError) as error:
        raise UsageError(f"{service}: {error}; mend its settings ({DOMAIN}, {KEY})") from error


def _is_asked(name: str, context: "Context") -> bool:
    """Tell whether a name is one to ask for: no seat, no country's word, no ordinary word."""
    if is_seat(name) or country_word(name) is not None or context.level in {"country", "sea"}:
        return False
    return bool(_LETTERS.search(name)) and not name.islower() and key(name) not in not_places()


def _bears(answer: Answer, name: str) -> bool:
    """Tell whether an answer bears the name: the same, or by sound across the scripts."""
    own, sound = key(name), sound_key(name)
    return any(key(one) == own or (sound != "" and sound_key(one) == sound) for one in answer.names)


def _half_m(answer: Answer) -> float | None:
    """Return half of the longer side of the bounding box, in metres."""
    if answer.box is None:
        return None
    west, south, east, north = answer.box
    middle = (south + north) / 2
    sides = (
        geometry.distance_between_m(west, middle, east, middle),
        geometry.distance_between_m(west, south, west, north),
    )
    return max(sides) / 2


def _none(why: str) -> Resolution:
    return Resolution(place=None, probability=None, why=f"not in the gazetteer; {why}")
