"""The template of corrections: what most needs a look, ready for a reviewer to take over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geomap.corrections.writing import comment, commented, string
from geomap.model import Claim, Location

NAME = "work/corrections.template.toml"
MOST_CLAIMS = 50
UNSURE = 0.8
"""A place with a lower probability needs a look."""
HEADER = """\
## What most needs a look, the most urgent first. geomap writes this file anew on every run.
## To correct something, copy its block into corrections.toml beside your articles, take the "# "
## from the start of its lines, and fill in by, at and reason. What is not in that file is not
## applied. docs/corrections.md has all actions: place, speaker, not_a_claim, merge, split, note,
## review, admiralty, redact. `geomap check corrections.toml` finds slips.
"""
NOTHING = "\n## Nothing stands out in this run.\n"
_WHO = ('by = ""', 'at = ""', 'reason = ""')
_MOST_CHOICES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """Why a claim needs a look: how urgently, and in words; `place` if a place is unsure."""

    weight: float
    why: str
    place: Location | None = None


def template(claims: Sequence[Claim]) -> str:
    """Return the template's text: at most 50 claims that no person has looked at yet."""
    needy = [(claim, needs) for claim in claims if not claim.review and (needs := _needs(claim))]
    needy.sort(key=lambda pair: (-sum(need.weight for need in pair[1]), pair[0].id))
    parts = [HEADER]
    for number, (claim, needs) in enumerate(needy[:MOST_CLAIMS], 1):
        parts.append("\n" + "".join(_block(number, claim, needs)))
    if not needy:
        parts.append(NOTHING)
    if more := len(needy) - MOST_CLAIMS:
        parts.append(f"\n## {more} more need a look, less urgently.\n" if more > 0 else "")
    return "".join(parts)


def is_in_use(text: str) -> bool:
    """Return whether a reviewer has taken a template's comment marks off."""
    return any(line.lstrip().startswith("[[") for line in text.split("\n"))


def _needs(claim: Claim) -> list[_Need]:
    needs = []
    failing = [check.check for check in claim.checks if not check.ok]
    if failing:
        why = f"its own numbers do not add up: {'; '.join(failing)}"
        needs.append(_Need(weight=3, why=why))
    support = claim.confidence.support if claim.confidence else None
    if support and support.contradict:
        others = ", ".join(support.contradict[:_MOST_CHOICES])
        reasons = "; ".join(claim.confidence.reasons if claim.confidence else ())
        needs.append(_Need(weight=2, why=f"contradicted by {others} ({reasons})"))
    needs += [need for one in claim.locations if (need := _unsure(one))]
    return needs


def _unsure(location: Location) -> _Need | None:
    """Return why a location needs a look, or None; nobody can place what no words name."""
    if location.text is None:
        return None
    if location.place is None:
        why = f"{location.text!r} is not placed: {location.why or 'no entry'}"
        return _Need(weight=2, why=why, place=location)
    if location.probability is None or location.probability >= UNSURE:
        return None
    place = location.place
    why = (
        f"{location.text!r} was taken for {place.name}, {place.admin1 or place.country or '?'} "
        f"({place.id}), with probability {location.probability:g}"
    )
    return _Need(weight=3 * (1 - location.probability), why=why, place=location)


def _block(number: int, claim: Claim, needs: Iterable[_Need]) -> Iterator[str]:
    """Yield the lines on one claim: why, what it says, and the entries that would correct it."""
    needs = list(needs)
    speaker = claim.claimant.name or claim.claimant.text or "the publisher"
    document = claim.document
    told = [f"{number}. claim {claim.id}: {comment(speaker)}, {claim.stance}"]
    told.append(f"in {comment(document.title or document.path)} ({comment(document.path)})")
    told += [f'"{comment(quote.text)}"' for quote in claim.quotes]
    told += [f"- {comment(need.why)}" for need in needs]
    yield commented(told, mark="##")
    places = [need.place for need in needs if need.place]
    for place in places:
        yield commented(_place_entry(claim, place))
    if len(places) < len(needs):
        yield commented(_review_entry(claim))


def _place_entry(claim: Claim, location: Location) -> Iterator[str]:
    yield "[[correction]]"
    yield 'action = "place"'
    yield f"claim = {string(claim.id)}"
    yield f"name = {string(location.text or '')}"
    # Where nothing decided, nothing is filled in: a default would decide.
    yield f"to = {string(location.place.id if location.place else '')}"
    for other in location.alternatives[:_MOST_CHOICES]:
        area = comment(other.admin1 or other.country or "?")
        yield f"# to = {string(other.id)}  # {comment(other.name)}, {area}"
    yield from _WHO


def _review_entry(claim: Claim) -> Iterator[str]:
    yield "[[correction]]"
    yield 'action = "review"  # or "not_a_claim", without mark'
    yield f"claim = {string(claim.id)}"
    yield 'mark = "checked"'
    yield from _WHO
