"""Documents whose texts are the same, or nearly so and without a day that would tell them apart.

The same text, white space aside, is found by hash, whatever its length; a nearly same one only
where a claim in it agrees in all its values with a claim of a text that came before.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.events.clusters import REPORTING_DAYS
from geomap.events.ranges import words_of
from geomap.events.traits import OrderKey, Traits

ClaimKey = tuple[object, ...]
GRAM = 3
NEAR_SHARE = 0.8
"""From this share of common word triples on, two texts with equal claims are one text."""
LEAST_TRIPLES = 5
"""Fewer triples ("Strike on Quebrada, two killed") tell nothing."""
FIRST_TEXTS = 40
"""A text is compared with so many of those that first made the same claim."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """Claims that repeat a claim of a nearly same text, and the documents they stand in.

    `claims` gives by the id of the first claim those that repeat it, `documents` for each document
    of such claims only that which it repeats.
    """

    claims: dict[str, tuple[Traits, ...]]
    documents: dict[str, str]


def repeats_of(
    claims: Sequence[Traits], *, texts: Mapping[str, str], twins: Mapping[str, str]
) -> Retold:
    """Return the claims that repeat another, by same or nearly same texts, under the first one.

    Where a copy repeats a claim that itself repeats one, both stand under the first.
    """
    same = counterparts(claims, twins=twins)
    near = retold(claims, texts=texts, known={m.claim.id for ms in same.values() for m in ms})
    found = {
        claim: tuple(one for member in members for one in (member, *same.get(member.claim.id, ())))
        for claim, members in near.claims.items()
    }
    taken = {member.claim.id for members in near.claims.values() for member in members}
    for claim, members in same.items():
        if claim not in taken:
            found[claim] = (*members, *found.get(claim, ()))
    return Retold(claims=found, documents=near.documents)


def retold(claims: Iterable[Traits], *, texts: Mapping[str, str], known: set[str]) -> Retold:
    """Return what nearly same texts tell again without giving a day.

    A text that says "overnight" on two dates of publication farther apart than news lasts, or of
    which only one has a date, may tell two strikes. `known` claims are left out.
    """
    firsts: dict[ClaimKey, list[tuple[Traits, frozenset[int]]]] = defaultdict(list)
    found: dict[str, list[Traits]] = defaultdict(list)
    roots: dict[str, set[str]] = defaultdict(set)
    grams: dict[str, frozenset[int]] = {}
    for member in sorted(claims, key=lambda one: one.order):
        if member.dated or not member.tells_a_strike or member.claim.id in known:
            roots[member.document].add(member.document)
            continue
        words = texts.get(member.document) or " ".join(q.text for q in member.claim.quotes)
        own = grams.setdefault(member.document, _triples(words))
        first = next(
            (one for one, theirs in firsts[_value(member)] if _is_retold(member, own, one, theirs)),
            None,
        )
        roots[member.document].add(first.document if first else member.document)
        if first:
            found[first.claim.id].append(member)
        elif len(firsts[_value(member)]) < FIRST_TEXTS:
            firsts[_value(member)].append((member, own))
    return Retold(
        claims={claim: tuple(same) for claim, same in found.items()},
        documents={
            document: next(iter(of))
            for document, of in roots.items()
            if len(of) == 1 and document not in of
        },
    )


def _is_retold(member: Traits, own: frozenset[int], first: Traits, theirs: frozenset[int]) -> bool:
    fewest = min(len(own), len(theirs))
    if member.document == first.document or fewest < LEAST_TRIPLES:
        return False
    days = member.published_day, first.published_day
    if (days[0] is None) != (days[1] is None):
        return False
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > REPORTING_DAYS:
        return False
    return len(own & theirs) >= NEAR_SHARE * max(len(own), len(theirs))


def _value(member: Traits) -> ClaimKey:
    """Return all that a claim says, but for its words."""
    claim = member.claim
    return (
        member.speaker,
        claim.claimant.kind,
        claim.stance,
        claim.attacker,
        tuple(area.id for area in member.areas),
        member.arms,
        tuple(sorted(target.kind for target in claim.targets)),
        tuple(sorted((name, words_of(count)) for name, count in claim.counts.items())),
    )


def _triples(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    # The hash of a tuple of str differs between runs, but is only ever compared within one.
    return frozenset(hash(tuple(words[n : n + GRAM])) for n in range(len(words) - GRAM + 1))


def twins_of(claims: Iterable[Traits], *, texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each document that repeats another word for word the first of its text.

    The first is that published first, as in the events' order; a document without a text, or with
    a blank one, repeats none.
    """
    firsts: dict[str, OrderKey] = {}
    for member in claims:
        firsts[member.document] = min(firsts.get(member.document, member.order), member.order)
    roots: dict[str, str] = {}
    found: dict[str, str] = {}
    for document in sorted(firsts, key=lambda one: firsts[one]):
        text = " ".join(texts.get(document, "").split())
        if text and (root := roots.setdefault(text, document)) != document:
            found[document] = root
    return found


def counterparts(
    claims: Iterable[Traits], *, twins: Mapping[str, str]
) -> dict[str, tuple[Traits, ...]]:
    """Return by the id of a first text's claim the claims that its twins make in the same words."""
    originals: dict[ClaimKey, str] = {}
    repeats: dict[ClaimKey, list[Traits]] = {}
    seen: dict[ClaimKey, int] = {}
    for member in sorted(claims, key=lambda one: one.order):
        said = (member.document, _said(member))
        number = seen[said] = seen.get(said, 0) + 1
        root = twins.get(member.document, member.document)
        key = (root, said[1], number)
        if root == member.document:
            originals[key] = member.claim.id
        else:
            repeats.setdefault(key, []).append(member)
    return {originals[key]: tuple(same) for key, same in repeats.items() if key in originals}


def _said(member: Traits) -> ClaimKey:
    """Return what twins share in a claim: who says what where in the text, but not the day.

    A text posted again a week later still means its first "yesterday".
    """
    claim = member.claim
    quotes = tuple(" ".join(quote.text.split()) for quote in claim.quotes)
    return (quotes, member.speaker, claim.claimant.kind, claim.stance)
