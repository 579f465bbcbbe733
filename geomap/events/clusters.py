"""Strikes in the making, and the index that finds those a claim may belong to without trying all.

The index keys every strike by day and place (a grid cell, a region, a country), by document and
by speaker, so that a claim is compared with its neighbours only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from geomap.events.places import SPOT, Area, cell_of, namesake_of
from geomap.events.traits import Traits
from geomap.events.weapons import Arm
from geomap.model import Membership

LONGEST_INTERVAL_DAYS = 62
"""A longer interval ("this year") finds nothing by its days; it says too little."""
REPORTING_DAYS = 31
"""A claim without a day may speak of a strike at most so long before its publication."""

Key = tuple[object, ...]
Day = int | str


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Claims on what is so far taken for one strike."""

    number: int
    first_day: int | None
    last_day: int | None
    members: list[Traits] = field(default_factory=list)
    membership: list[Membership] = field(default_factory=list)
    areas: dict[str, Area] = field(default_factory=dict)
    arms: dict[Arm, None] = field(default_factory=dict)
    systems: set[str] = field(default_factory=set)
    attackers: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    main_documents: set[str] = field(default_factory=set)
    speakers: set[tuple[str, str | None]] = field(default_factory=set)
    published_days: set[int] = field(default_factory=set)
    part_of: int | None = None
    is_wave: bool = False
    renamed: int = 0
    _finest: list[Area] | None = None

    @property
    def breadth(self) -> tuple[int, ...]:
        """Return how many keys there are to find it by, kind by kind; they never get fewer."""
        undated = len(self.published_days) if self.first_day is None else 0
        return (len(self.areas), self.renamed, len(self.arms), undated)

    def finest_areas(self) -> list[Area]:
        """Return the places, without the countries where anything finer is named."""
        if self._finest is None:
            known = list(self.areas.values())
            self._finest = [area for area in known if area.level != "country"] or known
        return self._finest

    def take(self, traits: Traits, membership: Membership) -> None:
        """Add a claim; one that says the strike took place also narrows what is known of it."""
        claim = traits.claim
        self.members.append(traits)
        self.membership.append(membership)
        self.documents.add(traits.document)
        if traits.speaker[0]:
            self.speakers.add(traits.speaker)
        if traits.published_day is not None:
            self.published_days.add(traits.published_day)
        if claim.attacker:
            # A denial or a silence says as well whose strike it is about.
            self.attackers.add(claim.attacker)
        if not traits.states_occurrence:
            return
        if not claim.background and traits.anchored:
            self.main_documents.add(traits.document)
        self._finest = None
        for area in traits.areas:
            known = self.areas.setdefault(area.id, area)
            if not area.names <= known.names:
                self.areas[area.id] = replace(known, names=known.names | area.names)
                self.renamed += 1
        self.arms.update(dict.fromkeys(traits.arms))
        self.systems |= traits.systems
        self.targets |= traits.targets
        if (
            traits.anchored
            and not traits.is_statement
            and self.first_day is not None
            and self.last_day is not None
        ):
            self.first_day = max(self.first_day, traits.first_day or 0)
            self.last_day = min(self.last_day, traits.last_day or self.last_day)

    def absorb(self, other: "Cluster", *, why: str | None) -> None:
        """Take over another cluster's claims; `why` given, that they belong here is inferred."""
        for traits, member in zip(other.members, other.membership, strict=True):
            words = member.why if why is None else f"{why}; {member.why}"
            basis = member.basis if why is None else "inferred"
            self.members.append(traits)
            self.membership.append(replace(member, basis=basis, why=words))
        for key, area in other.areas.items():
            self.areas.setdefault(key, area)
        self._finest = None
        self.arms.update(other.arms)
        for mine, theirs in (
            (self.systems, other.systems),
            (self.attackers, other.attackers),
            (self.targets, other.targets),
            (self.documents, other.documents),
            (self.main_documents, other.main_documents),
            (self.speakers, other.speakers),
            (self.published_days, other.published_days),
        ):
            mine.update(theirs)  # type: ignore[arg-type]  # pairs of one kind each
        if other.first_day is not None and other.last_day is not None:
            known = self.first_day is not None and self.last_day is not None
            self.first_day = min(self.first_day or 0, other.first_day) if known else other.first_day
            self.last_day = max(self.last_day or 0, other.last_day) if known else other.last_day
        self.is_wave = self.is_wave or other.is_wave
        other.part_of = self.number


class Index:
    """Clusters by day and place, by document and by speaker."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_key: defaultdict[Key, dict[int, None]] = defaultdict(dict)

    def found(self, traits: Traits) -> Cluster:
        """Return a new cluster with the days of the claim, still without members."""
        cluster = Cluster(
            number=len(self.clusters), first_day=traits.first_day, last_day=traits.last_day
        )
        self.clusters.append(cluster)
        return cluster

    def add(self, cluster: Cluster, traits: Traits, membership: Membership) -> None:
        """Add a claim to a cluster, under the keys by which later claims may look for it."""
        before = cluster.breadth
        cluster.take(traits, membership)
        self._keep(cluster, traits, widened=cluster.breadth != before)

    def merge(self, cluster: Cluster, other: Cluster, *, why: str | None) -> None:
        """Put one cluster into another; whoever looks for it finds that one from now on."""
        cluster.absorb(other, why=why)
        self._keep(cluster, cluster.members[-1], widened=True)

    def home(self, number: int) -> Cluster:
        """Return the cluster of a number, or that into which it was put."""
        cluster = self.clusters[number]
        while cluster.part_of is not None:
            cluster = self.clusters[cluster.part_of]
        return cluster

    @property
    def whole(self) -> tuple[Cluster, ...]:
        """The clusters that are not part of another."""
        return tuple(cluster for cluster in self.clusters if cluster.part_of is None)

    def _keep(self, cluster: Cluster, traits: Traits, *, widened: bool) -> None:
        days: list[Day] = [*_days(cluster.first_day, cluster.last_day)]
        keys: list[Key] = [("document", traits.document)]
        if traits.speaker[0]:
            keys.extend(("speaker", day, traits.speaker) for day in days)
        if cluster.first_day is None:
            days = [f"published {day}" for day in sorted(cluster.published_days)]
        if widened:
            systems = sorted(cluster.systems)
            for day in days:
                for area in cluster.areas.values():
                    keys.extend(_area_keys(day, area))
                    keys.extend(("country", day, area.country, system) for system in systems)
        for key in keys:
            self._by_key[key][cluster.number] = None

    def follow(self, cluster: Cluster, twin: Traits, membership: Membership) -> None:
        """Add the claim of a copy: it brings no place, day or weapon by which to look for it."""
        cluster.take(twin, membership)
        self._by_key["document", twin.document][cluster.number] = None

    def of_document(self, document: str) -> Iterator[Cluster]:
        """Yield the clusters in which a document has claims."""
        for number in sorted(self._by_key.get(("document", document), {})):
            yield self.home(number)

    def near(self, traits: Traits) -> Iterator[Cluster]:
        """Yield each cluster that shares document, speaker and day, or place and day, in order."""
        numbers: dict[int, None] = {}
        for key in self._keys_of(traits):
            numbers.update(self._by_key.get(key, {}))
        for number in sorted({self.home(number).number for number in numbers}):
            yield self.clusters[number]

    def _keys_of(self, traits: Traits) -> Iterator[Key]:
        yield ("document", traits.document)
        days: Iterable[Day] = _days(traits.first_day, traits.last_day)
        if not traits.dated:
            days = _reporting_days(traits)
        for day in days:
            if traits.speaker[0] and not traits.areas:
                yield ("speaker", day, traits.speaker)
            for area in traits.areas:
                yield from _look_up(day, area)
                if area.level == "country" and traits.dated:
                    # Of a whole country's strikes only those with the same system can be meant.
                    for system in sorted(traits.systems):
                        yield ("country", day, area.country, system)


def _days(first: int | None, last: int | None) -> Iterator[int]:
    if first is not None and last is not None and last - first < LONGEST_INTERVAL_DAYS:
        yield from range(first, last + 1)


def _reporting_days(traits: Traits) -> Iterator[Day]:
    """Yield the days on which a strike may have been of which a text tells without a day.

    One that no text dates is looked for by the days on which others told of it.
    """
    published = traits.published_day
    if published is not None:
        yield from range(published - REPORTING_DAYS, published + 1)
        yield from (f"published {day}" for day in range(published - 1, published + 2))


def _region_key(area: Area) -> str:
    return area.admin1 or area.id


def _area_keys(day: Day, area: Area) -> Iterator[Key]:
    """Yield the keys under which a cluster with the place is kept."""
    if not area.resolved:
        yield from (("unknown", day, name) for name in area.names)
        return
    if area.level == "country":
        return
    if area.is_spot:
        yield from (("known", day, name) for name in sorted(area.names))
    if (name := namesake_of(area)) is not None:
        yield ("namesake", day, area.level, area.country, name)
    yield ("in region", day, _region_key(area))
    if area.is_spot:
        yield ("cell", day, cell_of(area))
    else:
        yield ("region", day, _region_key(area))


def _look_up(day: Day, area: Area) -> Iterator[Key]:
    """Yield the keys under which a place looks for clusters: spots do not try a whole region."""
    if (name := namesake_of(area)) is not None:
        other = "settlement" if area.level == "region" else "region"
        yield ("namesake", day, other, area.country, name)
    if not area.resolved:
        yield from ((kind, day, name) for kind in ("known", "unknown") for name in area.names)
    elif area.level == "country":
        return
    elif area.is_spot:
        yield from (("unknown", day, name) for name in sorted(area.names))
        yield ("region", day, _region_key(area))
        column, row = cell_of(area)
        # Meridians close in towards the poles: farther north more columns lie within reach.
        reach = 1 if abs(area.lat) < 60 else SPOT  # noqa: PLR2004  # degrees of latitude
        for x in range(column - reach, column + reach + 1):
            for y in range(row - 1, row + 2):
                yield ("cell", day, (x, y))
    else:
        yield ("in region", day, _region_key(area))
