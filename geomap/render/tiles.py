"""Online tiles under a page's claims: only where the user asks for them, and from one named host.

Whoever opens such a page tells the host of the tiles which area is looked at, so the page's policy
names that host and no other, and the page says so in its credits. The address and the attribution
are the user's own words; they travel in the page's data like all other text.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from geomap.errors import UsageError
from geomap.messages import ENGLISH, Messages

_MARKS = ("{z}", "{x}", "{y}")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]{1,63})*")
_PLAIN = re.compile(r"[\x21-\x7e]{1,2000}")
_LONGEST_ATTRIBUTION = 500
_NO_REFERER = "tile.openstreetmap.org"
_EXAMPLE = "https://tiles.example.org/{z}/{x}/{y}.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Tiles of one host: the address with {z}, {x} and {y}, and whom they are to be credited to."""

    url: str
    attribution: str
    origin: str

    @property
    def host(self) -> str:
        """The host's name, with its port where it has one."""
        return self.origin.removeprefix("https://")

    @property
    def has_query(self) -> bool:
        """Whether something stands after `?`, which readers of the page can read, too."""
        return bool(urlsplit(self.url).query)

    @property
    def warning(self) -> str:
        """What everybody who makes or opens the page must know, in English."""
        return self.warned()

    def credit(self, *, messages: Messages = ENGLISH) -> str:
        """Return what the page's credits say of the tiles."""
        end = "" if self.attribution.endswith(".") else "."
        whose = messages.text("Tiles: {attribution}", attribution=f"{self.attribution}{end}")
        return f"{whose} {self.warned(messages=messages)}"

    def warned(self, *, messages: Messages = ENGLISH) -> str:
        """Return what everybody who opens the page must know, in the page's language."""
        return messages.text(
            "Viewing this map tells {host} which area is looked at.", host=self.host
        )

    def data(self, *, messages: Messages = ENGLISH) -> dict[str, str]:
        """Return what the page's script needs."""
        warning = self.warned(messages=messages)
        return {"url": self.url, "attribution": self.attribution, "warning": warning}


def tiles_of(url: str, attribution: str) -> Tiles:
    """Return the tiles that an address and an attribution name.

    Raises
    ------
    UsageError
        The address is none of tiles that a page can load, or nobody is credited.
    """
    credit = " ".join(attribution.split())
    if not credit:
        raise UsageError("--tiles-attribution is empty; say whom the tiles are to be credited to")
    if len(credit) > _LONGEST_ATTRIBUTION:
        most = _LONGEST_ATTRIBUTION
        raise UsageError(f"--tiles-attribution is {len(credit)} characters long; {most} are most")
    return Tiles(url=url, attribution=credit, origin=_origin(url))


def without_secrets(url: str) -> str:
    """Return the host alone: services want their keys after `?`, in the path or before the host."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))


def _origin(url: str) -> str:
    """Return the one host that the address names, as a policy has it."""
    told = f"--tiles {url[:80]!r}"
    bare = _without_marks(url, told)
    try:
        parts = urlsplit(bare)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise UsageError(f"{told}: is no address ({error}); {_EXAMPLE}") from error
    if parts.scheme != "https":
        raise UsageError(f"{told}: is not https, so others could read where one looks; {_EXAMPLE}")
    if parts.username or parts.password:
        raise UsageError(f"{told}: holds a user's name; browsers refuse such addresses in pages")
    if "{" in urlsplit(url).netloc or not _HOST.fullmatch(host):
        raise UsageError(f"{told}: names no host; {_EXAMPLE}")
    if parts.fragment:
        raise UsageError(f"{told}: holds a #, after which nothing is asked for; leave it out")
    if host == _NO_REFERER or host.endswith(f".{_NO_REFERER}"):
        raise UsageError(
            f"{told}: OpenStreetMap's own servers refuse pages that do not tell where they are, as "
            "a file can't and this page never does; name a provider whose terms allow it"
        )
    return f"https://{host}" + (f":{port}" if port else "")


def _without_marks(url: str, told: str) -> str:
    """Return the address with a tile's numbers in it, where it has a place for each."""
    if not _PLAIN.fullmatch(url):
        raise UsageError(f"{told}: blanks or letters that an address can't have; {_EXAMPLE}")
    bare = url
    for mark in _MARKS:
        if url.count(mark) != 1:
            raise UsageError(f"{told}: needs {mark} once, where the tile's number goes: {_EXAMPLE}")
        bare = bare.replace(mark, "0")
    if "{s}" in bare:
        raise UsageError(f"{told}: {{s}} stands for several hosts; name one of them")
    if "{" in bare or "}" in bare:
        raise UsageError(f"{told}: only {{z}}, {{x}} and {{y}} may stand between braces")
    return bare
