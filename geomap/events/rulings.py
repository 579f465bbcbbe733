"""What persons ruled on strikes: which claims are on one, and which are set apart.

The rulings stand in the claims' edits, so that whoever groups the claims again gets the same
events. Splits go before merges: a claim may be taken out of one strike and put to another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geomap.events.clusters import Cluster
from geomap.events.grouping import Strikes
from geomap.events.traits import Traits
from geomap.model import Claim, Confidence, Edit, Membership


def ruled(strikes: Strikes, claims: Iterable[Traits]) -> Strikes:
    """Return the strikes as persons put them together or set them apart; unruled ones as given."""
    by_id = {traits.claim.id: traits for traits in claims}
    rulings = _rulings(by_id.values())
    if not rulings:
        return strikes
    table = _Table(strikes, by_id)
    for action, do in (("split", table.split), ("merge", table.merge)):
        for ruling in rulings:
            if ruling.action == action:
                do(ruling)
    return table.strikes()


def _rulings(claims: Iterable[Traits]) -> list[Edit]:
    """Return each ruling once, in an order that does not depend on that of the claims."""
    found = {
        (edit.action, edit.claims): edit
        for traits in sorted(claims, key=lambda one: one.order)
        for edit in reversed(traits.claim.edits)
        if edit.action in ("merge", "split")
    }
    return [found[key] for key in sorted(found)]


def keeping_views(confidence: Confidence, claim: Claim) -> Confidence:
    """Return a confidence with what persons think of the claim and its source, if they did."""
    before = claim.confidence
    if before is None:
        return confidence
    return replace(
        confidence,
        source_reliability=before.source_reliability,
        admiralty=before.admiralty,
    )


class _Table:
    """The claims of each strike, by numbers that moving claims does not change."""

    def __init__(self, strikes: Strikes, claims: Mapping[str, Traits]) -> None:
        self._claims = claims
        self._alone = dict(strikes.alone)
        self._members: dict[int, list[tuple[Traits, Membership]]] = {}
        self._strike_of: dict[str, int] = {}
        self._given = dict(enumerate(strikes.clusters))
        for number, cluster in self._given.items():
            for pair in zip(cluster.members, cluster.membership, strict=True):
                self._put(number, *pair)
        self._waves = {n for n, cluster in self._given.items() if cluster.is_wave}
        self._next = len(self._given)

    def split(self, ruling: Edit) -> None:
        """Make the claims a strike of their own."""
        number, self._next = self._next, self._next + 1
        why = _why("set apart", ruling)
        for claim in self._known(ruling.claims):
            self._put(number, *self._taken(claim, why))

    def merge(self, ruling: Edit) -> None:
        """Make the strikes that hold the claims one; a claim that is in none joins it."""
        claims = self._known(ruling.claims)
        numbers = [self._strike_of[claim] for claim in claims if claim in self._strike_of]
        if not numbers:
            numbers, self._next = [self._next], self._next + 1
        why = _why("put together", ruling)
        for other in dict.fromkeys(numbers[1:]):
            if other != numbers[0]:
                self._waves |= {numbers[0]} if other in self._waves else set()
                for traits, _ in self._members[other][:]:
                    self._put(numbers[0], *self._taken(traits.claim.id, why))
        for claim in claims:
            if claim not in self._strike_of:
                self._put(numbers[0], *self._taken(claim, why))

    def strikes(self) -> Strikes:
        """Return the strikes, those that no ruling touched as they were given."""
        return Strikes(
            clusters=tuple(
                self._cluster(number, pairs) for number, pairs in self._members.items() if pairs
            ),
            alone=self._alone,
        )

    def _known(self, claims: Iterable[str]) -> list[str]:
        """Return those of the claims that are here, in the events' order."""
        here = [self._claims[claim] for claim in claims if claim in self._claims]
        return [traits.claim.id for traits in sorted(here, key=lambda one: one.order)]

    def _put(self, number: int, traits: Traits, membership: Membership) -> None:
        self._members.setdefault(number, []).append((traits, membership))
        self._strike_of[traits.claim.id] = number
        self._alone.pop(traits.claim.id, None)

    def _taken(self, claim: str, why: str) -> tuple[Traits, Membership]:
        """Take a claim out of its strike, and return it with who moved it."""
        number = self._strike_of.pop(claim, None)
        if number is None:
            return self._claims[claim], Membership(claim=claim, basis="inferred", why=why)
        pairs = self._members[number]
        at = next(n for n, (traits, _) in enumerate(pairs) if traits.claim.id == claim)
        traits, membership = pairs.pop(at)
        return traits, replace(membership, why=f"{why}; {membership.why}")

    def _cluster(self, number: int, pairs: Sequence[tuple[Traits, Membership]]) -> Cluster:
        given = self._given.get(number)
        if given is not None and [traits for traits, _ in pairs] == given.members:
            return given
        cluster = Cluster(number=number, first_day=None, last_day=None)
        cluster.is_wave = number in self._waves
        for traits, membership in pairs:
            cluster.take(traits, membership)
        return cluster


def _why(what: str, ruling: Edit) -> str:
    return f"{what} by a person ({ruling.by}, {ruling.at}): {ruling.reason}"
