"""Claims put together into strikes: precision first, since a wrong merge is worse than a split.

Claims are taken from the most to the least definite, so that what says little can only join what
is already told, and only where exactly one strike fits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geomap.events.clusters import Cluster, Index
from geomap.events.consolidation import consolidate, tells_a_wave
from geomap.events.fitting import Fitting, appraise
from geomap.events.places import SPOT
from geomap.events.traits import Traits
from geomap.model import Membership

REGION = 2
"""The fineness of a region: the least that tells a strike's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strikes:
    """The strikes found, and for each claim that is in none the reason."""

    clusters: tuple[Cluster, ...]
    alone: dict[str, str]


def strikes_of(claims: Iterable[Traits], *, repeats: Mapping[str, tuple[Traits, ...]]) -> Strikes:
    """Return the strikes that the claims speak of; the claims' order does not matter.

    What `repeats` gives for a claim goes where that claim goes.
    """
    claims = list(claims)
    index = Index()
    repeated = {twin.claim.id for same in repeats.values() for twin in same}
    waiting = [claim for claim in claims if claim.claim.id not in repeated]
    waiting.sort(key=_definiteness)
    silent = [claim for claim in waiting if not claim.states_occurrence]
    telling = [claim for claim in waiting if claim.states_occurrence]
    left = [traits for traits in telling if _placed(traits, index, repeats=repeats)]
    consolidate(index)
    # What fitted two strikes may fit one now that they are known to be the same.
    alone: dict[str, str] = {}
    for traits in (*left, *silent):
        if why := _placed(traits, index, repeats=repeats, last=True):
            ids = (traits.claim.id, *(twin.claim.id for twin in repeats.get(traits.claim.id, ())))
            alone.update(dict.fromkeys(ids, why))
    return Strikes(clusters=index.whole, alone=alone)


def _placed(
    traits: Traits,
    index: Index,
    *,
    repeats: Mapping[str, tuple[Traits, ...]],
    last: bool = False,
) -> str | None:
    """Put a claim, and those that repeat it, to its strike; return why it has none, else None.

    The `last` time a claim that fits several goes to that which its document tells most of.
    """
    fitting = [(appraise(traits, cluster), cluster) for cluster in index.near(traits)]
    found = [(fit_, cluster) for fit_, cluster in fitting if fit_ is not None]
    best = max((fit_.score for fit_, _ in found), default=0)
    leading = [(fit_, cluster) for fit_, cluster in found if fit_.score == best]
    if len(leading) > 1 and (last or not traits.states_occurrence):
        leading = _of_main_strike(traits, leading)
    if len(leading) == 1:
        fit_, cluster = leading[0]
        member = _membership(traits, fit_)
    elif len(leading) > 1 and traits.fineness <= 1 and not (last or tells_a_wave(traits)):
        return _why_alone(len(leading))  # what names no place must not draw others to itself
    elif traits.tells_a_strike:
        why = "the claim states the strike itself"
        member = Membership(claim=traits.claim.id, basis="stated", why=why)
        cluster = index.found(traits)
    else:
        return _why_alone(len(leading))
    index.add(cluster, traits, member)
    for twin in repeats.get(traits.claim.id, ()):
        # A text posted again means the days that it meant when it was new.
        days = replace(twin, first_day=traits.first_day, last_day=traits.last_day)
        why = f"same words as in {traits.document}: {member.why}"
        index.follow(cluster, days, replace(member, claim=twin.claim.id, why=why))
    return None


def _of_main_strike(
    traits: Traits, leading: list[tuple[Fitting, Cluster]]
) -> list[tuple[Fitting, Cluster]]:
    """Return the strike that the document mostly tells of, if it is one: "Kyiv did not comment"."""
    told = [
        sum(
            member.document == traits.document
            and member.states_occurrence
            and not member.claim.background
            for member in cluster.members
        )
        for _, cluster in leading
    ]
    most = max(told)
    return [leading[told.index(most)]] if 2 * most > sum(told) else leading


def _definiteness(traits: Traits) -> tuple[object, ...]:
    """Return the key that puts claims with day and place first, the silent ones last."""
    if not traits.states_occurrence:
        step = 8
    elif traits.anchored:
        step = 0 if traits.fineness >= SPOT else 1 if traits.fineness == REGION else 2
    elif traits.fineness >= REGION:
        step = 3 if traits.dated else 4
    elif traits.areas:
        step = 5 if traits.dated else 6
    else:
        step = 7
    width = (traits.last_day or 0) - (traits.first_day or 0)
    return (step, width, traits.order)


def _membership(traits: Traits, fitting: Fitting) -> Membership:
    stated = traits.anchored and traits.fineness >= REGION
    return Membership(
        claim=traits.claim.id, basis="stated" if stated else "inferred", why=fitting.why
    )


def _why_alone(fitting: int) -> str:
    if fitting:
        return f"{fitting} strikes fit equally well, and the text does not say which is meant"
    return "no strike of the collection fits it, and by itself it tells of none"
