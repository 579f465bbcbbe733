"""What a reviewer writes: corrections, what is known of sources, and the faults in either."""

from dataclasses import dataclass
from typing import Literal

from geomap.model import Kind

Action = Literal[
    "place",
    "speaker",
    "not_a_claim",
    "merge",
    "split",
    "note",
    "review",
    "admiralty",
    "redact",
]
LinkTo = Literal["live", "archive", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a reviewer's file: where, what was found, and what to do."""

    path: str
    finding: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        """Return the message: `path:line: finding; remedy`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.finding}; {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of a reviewer; `file` and `line` say where it begins, and are no part of it.

    What it is about is told by `claim`, by `quote` or by `name` (of a place), each within
    `document` where that is given. Longitude and latitude are degrees, WGS 84.
    """

    file: str
    line: int
    action: Action
    claim: str | None = None
    quote: str | None = None
    document: str | None = None
    name: str | None = None
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    to: str | None = None
    region: str | None = None
    lon: float | None = None
    lat: float | None = None
    kind: Kind | None = None
    country: str | None = None
    note: str | None = None
    mark: str | None = None
    code: str | None = None
    text: str | None = None
    by: str
    at: str
    reason: str

    @property
    def place(self) -> str:
        """Where the entry stands: `file:line`."""
        return f"{self.file}:{self.line}"

    @property
    def value(self) -> tuple[object, ...]:
        """What the entry sets, comparable with that of another entry on the same thing."""
        said = (self.to, self.region, self.kind, self.country, self.mark, self.code, self.note)
        return (*said, self.lon, self.lat)

    def fault(self, finding: str, remedy: str) -> Fault:
        """Return a fault of this entry."""
        return Fault(path=self.file, line=self.line, finding=finding, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the user knows of a source; reliability is a letter from A to F."""

    file: str
    line: int
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None
    country: str | None = None
    side: str | None = None
    link: LinkTo = "live"
    reliability: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """A reviewer's file that was read: its name, the SHA-256 of its bytes, how many entries."""

    path: str
    sha256: str
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """All that reviewers wrote for a run, and what is wrong with it."""

    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[ReviewFile, ...] = ()
    faults: tuple[Fault, ...] = ()
