"""Strikes put together after all claims have been read: by the numbers told, as a whole, as a wave.

Claim by claim, a text that gives no day, or names midnight by the day before, may found a strike
of its own. Looked at as a whole it often tells which strike it means: the same speaker gives the
same numbers, or its place, weapon and target together fit exactly one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from geomap.events.clusters import REPORTING_DAYS, Cluster, Index
from geomap.events.fitting import appraise, is_spread, share
from geomap.events.places import Area, Fit, best_fit
from geomap.events.ranges import TOLLS, range_of, words_of
from geomap.events.traits import Traits, fineness_of
from geomap.events.weapons import Match, best_match

LEAST_TOLL = 5
"""A smaller toll is told of too many strikes to tell one by it."""
LEAST_NUMBER = 3
"""The same for the number of weapons, where no text gives a day."""
LEAST_UNPLACED = 10
"""A toll so high, of one day and one kind of weapon, tells a strike of which no text says where."""
LEAST_WAVE = 5
"""So many weapons launched at a whole country are a wave and no single strike."""
UNDATED_DAYS = 3
"""Two texts without a day may tell one strike if published at most so many days apart."""
FIRST_COMPARED = 8
"""A number is compared between so many of the strikes that had it first."""

Told = tuple[object, ...]


def consolidate(index: Index) -> None:
    """Merge the strikes of the index that are one: each rule in turn, each in a fixed order."""
    _by_numbers(index)
    _undated(index)
    _waves(index)


def _by_numbers(index: Index) -> None:
    """Merge strikes told by the same numbers: a speaker's on one spot, a high toll of no place."""
    tellers: dict[Told, dict[int, None]] = defaultdict(dict)
    for cluster in index.whole:
        for member in cluster.members:
            for told in _numbers(member):
                tellers[told][cluster.number] = None
    for told, numbers in tellers.items():
        for one, other in combinations(sorted(numbers)[:FIRST_COMPARED], 2):
            a, b = index.home(one), index.home(other)
            if a is b:
                continue
            if told[1] is None and _same_unplaced(a, b):
                index.merge(a, b, why=f"{told[0]} ({told[-1]})")
            if told[1] is None or not _alike(a, b):
                continue
            if _midnight(a, b, told) or _one_telling(a, b):
                first, second = _elder(a, b)
                index.merge(first, second, why=f"{told[0]} tells the same numbers ({told[-1]})")


def _numbers(member: Traits) -> Iterator[Told]:
    """Yield the numbers by which a strike is told again: a speaker's, or a high toll by itself."""
    claim = member.claim
    if not member.states_occurrence:
        return
    named = member.speaker[0] and claim.claimant.kind != "unnamed"
    for name, count in sorted(claim.counts.items()):
        span = range_of(count)
        if span is None or span[1] >= 2 * span[0] or count.scope:
            continue
        words = f"{name} {words_of(count)}"
        if named and span[0] >= (LEAST_TOLL if name in TOLLS else LEAST_NUMBER):
            yield (claim.claimant.name, member.speaker, name in TOLLS, words)
        if name in TOLLS and span[0] == span[1] >= LEAST_UNPLACED and not member.areas:
            yield ("the same day, weapon and toll, and no place is named", None, True, words)


def _alike(a: Cluster, b: Cluster) -> bool:
    """Return whether place, weapon and attacker allow one strike; only spots are compared."""
    mine, other = _spots(a), _spots(b)
    if not mine or not other or best_fit(tuple(mine), tuple(other)) < Fit.NEAR:
        return False
    if min(share(mine, other), share(other, mine)) < 1.0:
        return False
    if a.attackers and b.attackers and not a.attackers & b.attackers:
        return False
    return best_match(a.arms, b.arms) is not Match.DIFFERENT


def _same_unplaced(a: Cluster, b: Cluster) -> bool:
    """Return whether two strikes without a place may be one: day, weapon and attacker."""
    if a.areas or b.areas or a.first_day is None or b.first_day is None:
        return False
    if a.first_day > (b.last_day or 0) or b.first_day > (a.last_day or 0):
        return False
    if a.attackers and b.attackers and not a.attackers & b.attackers:
        return False
    return best_match(a.arms, b.arms) >= Match.REFINES and not a.documents & b.documents


def _spots(cluster: Cluster) -> list[Area]:
    return [area for area in cluster.finest_areas() if area.is_spot]


def _midnight(a: Cluster, b: Cluster, told: Told) -> bool:
    """Return whether one strike about midnight was put down under either day.

    Two strikes on one town on two days are two. They are one if the same toll is told of both
    and a text names the night between the days.
    """
    if a.first_day is None or b.first_day is None or a.last_day is None or b.last_day is None:
        return False
    early, late = (a, b) if a.first_day <= b.first_day else (b, a)
    if not told[2] or (late.first_day or 0) - (early.last_day or 0) != 1:
        return False
    return any(
        member.first_day == early.last_day and member.last_day == late.first_day
        for member in (*a.members, *b.members)
    )


def _one_telling(a: Cluster, b: Cluster) -> bool:
    """Return whether one of the two gives no day and was published while the other was news."""
    if not a.published_days or not b.published_days:
        return False
    if a.first_day is None and b.first_day is None:
        return min(a.published_days) - max(b.published_days) <= UNDATED_DAYS and (
            min(b.published_days) - max(a.published_days) <= UNDATED_DAYS
        )
    dated, undated = (b, a) if a.first_day is None else (a, b)
    if dated.first_day is None or undated.first_day is not None:
        return False
    return all(0 <= day - dated.first_day <= REPORTING_DAYS for day in undated.published_days)


def _elder(a: Cluster, b: Cluster) -> tuple[Cluster, Cluster]:
    """Return the two with the one first that gives a day, then the one founded first."""
    return (b, a) if (b.first_day is not None) > (a.first_day is not None) else (a, b)


def _undated(index: Index) -> None:
    """Put what one document tells without a day to the one strike that fits all it says of it."""
    for cluster in index.whole:
        if cluster.first_day is not None or len(cluster.documents) > 1:
            continue
        telling = [member for member in cluster.members if member.states_occurrence]
        if len(telling) < 2:  # noqa: PLR2004  # one claim alone has been tried
            continue
        together = _union(telling, cluster)
        fitting = [
            (fits.score, other)
            for other in index.near(together)
            if other is not cluster
            and other.first_day is not None
            and not other.documents & cluster.documents
            and (fits := appraise(together, other)) is not None
        ]
        best = max((score for score, _ in fitting), default=0)
        leading = [other for score, other in fitting if score == best]
        if len(leading) == 1:
            why = "no day given; place, weapon and target together fit only this strike"
            index.merge(leading[0], cluster, why=why)


def _union(members: Iterable[Traits], cluster: Cluster) -> Traits:
    """Return what the claims say together, as if it were one claim."""
    first = min(members, key=lambda member: member.order)
    attacker = next(iter(cluster.attackers)) if len(cluster.attackers) == 1 else None
    background = all(member.claim.background for member in members)
    areas = tuple(cluster.finest_areas())
    claim = replace(first.claim, attacker=attacker, background=background)
    return replace(
        first,
        claim=claim,
        areas=areas,
        fineness=fineness_of(areas),
        arms=tuple(cluster.arms),
        systems=frozenset(cluster.systems),
        targets=frozenset(cluster.targets),
    )


def _waves(index: Index) -> None:
    """Put the strikes that are parts of a wave to it: its day, its regions, its weapons.

    A wave is told by a claim over several regions, or by one that counts the weapons launched at
    a whole country; of the latter only the parts that its own documents tell are known.
    """
    for cluster in index.whole:
        told = next((member for member in cluster.members if tells_a_wave(member)), None)
        if told is None or cluster.part_of is not None:
            continue
        cluster.is_wave = cluster.is_wave or told.fineness > 1
        for other in list(index.near(told) if told.fineness > 1 else _beside(index, cluster)):
            if other is not cluster and _is_part(other, told, cluster):
                index.merge(cluster, other, why=None)
                cluster.is_wave = True


def tells_a_wave(member: Traits) -> bool:
    """Return whether a claim is over several regions, or counts weapons over a whole country."""
    if not member.anchored or not member.states_occurrence or not member.arms:
        return False
    if member.fineness > 1:
        return len(member.areas) > 1 and is_spread(member.areas)
    launched = member.claim.counts.get("launched")
    span = range_of(launched) if launched is not None else None
    return len(member.areas) == 1 and span is not None and span[0] >= LEAST_WAVE


def _beside(index: Index, cluster: Cluster) -> list[Cluster]:
    """Return the other strikes that the cluster's documents tell."""
    found = {
        home.number: home
        for document in sorted(cluster.documents)
        for home in index.of_document(document)
    }
    return [found[number] for number in sorted(found)]


def _is_part(other: Cluster, told: Traits, wave: Cluster) -> bool:
    """Return whether a strike lies wholly within a wave: place, day, weapon and attacker."""
    if other.first_day is None or other.last_day is None or not other.arms:
        return False
    if other.first_day > (told.last_day or 0) or (told.first_day or 0) > other.last_day:
        return False
    if any(tells_a_wave(member) for member in other.members):
        return False
    known = other.finest_areas()
    if not known or share(known, told.areas) < 1.0 or not _is_inside(known, told):
        return False
    if wave.attackers and other.attackers and not wave.attackers & other.attackers:
        return False
    return best_match(tuple(other.arms), told.arms) >= Match.REFINES


def _is_inside(known: Iterable[Area], told: Traits) -> bool:
    least = Fit.WITHIN_COUNTRY if told.fineness == 1 else Fit.NEAR
    return all(best_fit((area,), told.areas) >= least for area in known)
