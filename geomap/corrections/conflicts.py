"""Entries that can't both hold: found by what they say alone, before any claim is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap.corrections.values import Correction, Fault

_JUDGING = ("place", "speaker", "review", "admiralty")
REMEDY = "settle between the reviewers which holds, and delete the other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two entries of which at most one can hold, and on what they differ."""

    first: Correction
    second: Correction
    what: str

    def faults(self) -> tuple[Fault, Fault]:
        """Return the fault of either entry, each naming the other."""
        return (
            self.first.fault(f"{self.what}, against {self.second.place}", REMEDY),
            self.second.fault(f"{self.what}, against {self.first.place}", REMEDY),
        )


def conflicts(entries: Sequence[Correction]) -> Iterator[Conflict]:
    """Yield each pair of entries that can't both hold, in the order of the first."""
    by_subject: dict[tuple[object, ...], list[Correction]] = {}
    rulings: list[Correction] = []
    for entry in entries:
        for earlier in by_subject.get(_subject(entry), ()):
            if what := _differ(earlier, entry):
                yield Conflict(first=earlier, second=entry, what=what)
        by_subject.setdefault(_subject(entry), []).append(entry)
        if entry.action in ("merge", "split"):
            for earlier in rulings:
                if what := _rule_otherwise(earlier, entry):
                    yield Conflict(first=earlier, second=entry, what=what)
            rulings.append(entry)


def words(text: str | None) -> str | None:
    """Return a text for comparison: white space as one blank each."""
    return None if text is None else " ".join(text.split())


def _subject(entry: Correction) -> tuple[object, ...]:
    """Return what an entry is about, without what it does to it."""
    if entry.claim or entry.quote:
        return (entry.claim, words(entry.quote), entry.document if entry.quote else None)
    return ("name", words((entry.name or "").casefold()), entry.document)


def _differ(one: Correction, other: Correction) -> str | None:
    """Return on what two entries about the same thing differ, or None."""
    actions = {one.action, other.action}
    if actions <= {"note", "redact", "merge", "split"}:
        return None
    if len(actions) == 1:
        if one.action == "place" and _named_apart(one, other):
            return None
        return None if one.value == other.value else f"another {one.action} for the same"
    if "not_a_claim" in actions and actions & set(_JUDGING):
        return "not a claim, and yet corrected as one"
    return None


def _named_apart(one: Correction, other: Correction) -> bool:
    """Return whether two entries speak of two places of one claim."""
    names = [words((each.name or "").casefold()) for each in (one, other)]
    return all(names) and names[0] != names[1]


def _rule_otherwise(one: Correction, other: Correction) -> str | None:
    """Return how two rulings on strikes contradict each other, or None.

    One reviewer may take a claim out of one strike and put it to another: two reviewers must agree.
    """
    shared = set(one.claims) & set(other.claims)
    if not shared:
        return None
    if one.action == other.action == "split" and set(one.claims) != set(other.claims):
        return f"claim {min(shared)} is split off with others"
    if one.action != other.action and (one.by != other.by or set(one.claims) == set(other.claims)):
        return f"claim {min(shared)} is merged and split"
    return None
