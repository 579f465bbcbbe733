"""What a reader of one language hands on: statements, each one speaker's words in one sentence.

All offsets are into `Document.text`. `geomap.extract.assembly` makes claims of them and is the
same for every language.
"""

from dataclasses import dataclass, field

from geomap.gazetteer import Mention
from geomap.model import (
    About,
    Count,
    DateInterval,
    Effect,
    Form,
    Hedge,
    Kind,
    Location,
    Span,
    Stance,
    Target,
    Weapon,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it; `span` is the phrase that names them, None for the publisher."""

    name: str | None
    kind: Kind
    country: str | None = None
    span: Span | None = None
    verb: Span | None = None
    named: bool = True


PUBLISHER = Speaker(name=None, kind="publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A location with the entries that its name can mean, for telling finer from coarser."""

    location: Location
    mention: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One speaker's words on a strike in one sentence.

    `speakers` run from the outermost relay to the origin; empty for the publisher itself.
    `dates` are alternatives of one strike each: "November 23 and 25" are two strikes.
    `refers` marks words that only point back ("did not confirm the reports"); `resumes` those
    that take a strike for known ("killed in the attack"), `is_earlier` those that set theirs
    apart from the one told before ("in the previous week"), `is_elsewhen` any words of another
    time ("earlier", "in past attacks"), `is_at_once` those of the hours of the strike told before
    ("at the same time"), `is_elsewhere` those that name a place that nobody knows.
    """

    quote: Span
    speakers: tuple[Speaker, ...]
    stance: Stance
    form: Form | None = None
    about: tuple[About, ...] = ("occurrence",)
    hedges: tuple[Hedge, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    targets: tuple[Target, ...] = ()
    effects: tuple[Effect, ...] = ()
    dates: tuple[DateInterval, ...] = ()
    counts: dict[str, Count] = field(default_factory=dict)
    places: tuple[Placed, ...] = ()
    attacker: str | None = None
    attacker_is_weak: bool = False
    refers: bool = False
    resumes: bool = False
    is_earlier: bool = False
    is_elsewhen: bool = False
    is_at_once: bool = False
    is_elsewhere: bool = False
    background: bool = False
    is_title: bool = False

    @property
    def origin(self) -> Speaker:
        """The innermost speaker."""
        return self.speakers[-1] if self.speakers else PUBLISHER
