"""Precision and recall of extracted claims against sentences with known answers.

A claim is paired with the answer of the same side (says, denies, is silent) and the same speaker,
or where no speaker fits with one of the same side, since a wrong speaker is a wrong value and not
a missed claim. Slots are scored on the pairs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geomap.model import Claim, Count, DateInterval, Location

SLACK_DAYS = 2  # an interval that holds the day may be this much wider than the answer's
SIDES = {"denied": "denies", "not_confirmed": "silent"}
COUNTS = (
    *("launched", "intercepted", "hit", "damaged", "lost"),
    *("killed", "injured", "missing", "strikes"),
)
_SAME = {"defense": "defence", "officials": "official", "sources": "source", "army": "military"}
_PLACE_WORDS = re.compile(
    r"\b(?:the|province|region|state|city|town|village|of|air base|airport|oblast|district"
    r"|airfield|port|dam|refinery|depot|plant|bridge"  # a site is known by its town
    r"|област\w+|район\w*|провинц\w+|провінці\w+|город[аеу]?|міст[аоу]|селищ\w+|пос[её]л\w+"
    r"|территори\w+|територі\w+|акватори\w+|акваторі\w+|аэродром\w*|аеродром\w*|авиабаз\w+"
    r"|баз[аеу]|порт|аэропорт\w*|аеропорт\w*|лагер\w+ беженцев)\b|\(\d+\)"
)


@dataclass(slots=True)
class Tally:
    """Hits, false alarms and misses by slot, and what went wrong in words."""

    hits: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    def precision(self, slot: str) -> float:
        """Return the share of what was found that is right; 1 where nothing was found."""
        found = self.hits[slot] + self.extra[slot]
        return self.hits[slot] / found if found else 1.0

    def recall(self, slot: str) -> float:
        """Return the share of what is to be found that was; 1 where there is nothing."""
        wanted = self.hits[slot] + self.missed[slot]
        return self.hits[slot] / wanted if wanted else 1.0

    def add(self, slot: str, *, hit: int, extra: int, missed: int, about: str) -> None:
        """Count one comparison; `about` is kept where it went wrong."""
        self.hits[slot] += hit
        self.extra[slot] += extra
        self.missed[slot] += missed
        if extra or missed:
            self.trouble.append(f"{slot}: {about}")


def judge(tally: Tally, answer: dict[str, Any], claims: Sequence[Claim]) -> None:
    """Add one document's claims to the tally."""
    pairs = _paired(answer["claims"], claims)
    wanted, found = len(answer["claims"]), len(claims)
    what = f"{answer['id']}: {wanted} wanted, found {[_shown(c) for c in claims]}"
    tally.add(
        "claim", hit=len(pairs), extra=found - len(pairs), missed=wanted - len(pairs), about=what
    )
    for expected, claim in pairs:
        before = len(tally.trouble)
        for slot, hit, extra, missed in _slots(expected, claim):
            about = f"{answer['id']}: wanted {_wanted(expected, slot)}, found {_got(claim, slot)}"
            tally.add(slot, hit=hit, extra=extra, missed=missed, about=about)
        whole = len(tally.trouble) == before
        tally.hits["whole"] += whole
        tally.missed["whole"] += not whole


def _paired(answers: list[dict[str, Any]], claims: Sequence[Claim]) -> list[tuple[Any, Claim]]:
    ranked = sorted(
        (-(2 * _speaker_fits(a, c) + _places_found(a, c)), i, j)
        for i, a in enumerate(answers)
        for j, c in enumerate(claims)
        if SIDES.get(a["stance"], "says") == SIDES.get(c.stance, "says")
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(answers[i], claims[j]) for i, j in sorted(pairs.items())]


def _slots(answer: dict[str, Any], claim: Claim) -> Iterator[tuple[str, int, int, int]]:
    for slot, right in (
        ("claimant", _speaker_fits(answer, claim)),
        ("stance", answer["stance"] == claim.stance),
    ):
        yield slot, right, not right, not right
    yield _one("attacker", answer["attacker"], claim.attacker, lambda a, b: a == b)
    yield _one("date", answer["date"], _days(claim.date), _holds)
    weapons = {str(x).lower() for w in claim.weapons for x in (w.name, w.weapon_class) if x}
    fits = bool(weapons & {x.lower() for x in answer["weapon"]})
    yield "weapon", fits, bool(weapons) and not fits, bool(answer["weapon"]) and not fits
    for name in COUNTS:
        found = claim.counts.get(name)
        told = _range(found) if found is not None and found.bound != "unstated" else None
        slot = "casualties" if name in {"killed", "injured", "missing"} else "counts"
        yield _one(slot, answer["counts"].get(name), told, lambda a, b: a == b)
    found_places = _places_found(answer, claim)
    wanted = sum(not place.get("coref") for place in answer["places"])
    lent = _places_found(answer, claim, coref=True)  # named elsewhere: neither asked for nor wrong
    extra = len(claim.locations) - found_places - lent
    yield "place", found_places, extra, wanted - found_places
    for place in answer["places"]:
        if "counts" in place:
            told = _counts_at(place, claim)
            yield _one("parts", place["counts"], told, lambda a, b: a == b)
        if "relation" in place:
            words = _relation_to(place, claim)
            yield _one("relation", place["relation"], words, lambda a, b: a == b)
    for name in answer["via"]:
        there = any(_same(name, str(link.name)) for link in claim.chain)
        yield "chain", there, 0, not there


def _one(slot: str, wanted: Any, found: Any, fits: Any) -> tuple[str, int, int, int]:
    right = wanted is not None and found is not None and bool(fits(wanted, found))
    return slot, right, found is not None and not right, wanted is not None and not right


def _speaker_fits(answer: dict[str, Any], claim: Claim) -> bool:
    if claim.claimant.kind == "publisher":
        return bool(answer["claimant"] == ["publisher"])
    said = [x for x in (claim.claimant.name, claim.claimant.text) if x]
    return any(_same(x, y) for x in said for y in answer["claimant"])


def _same(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _words(name: str) -> frozenset[str]:
    plain = re.sub(r"['’]s\b", "", name.lower().replace("u.s.", "us"))
    words = (re.sub(r"^-|-$", "", w) for w in re.findall(r"[\w-]+", plain))
    return frozenset(_SAME.get(w, w) for w in words) - {"the", "a", "an", "of", "two", "several"}


def _places_found(answer: dict[str, Any], claim: Claim, *, coref: bool = False) -> int:
    left = [(_place(str(x.text)), x.role) for x in claim.locations]
    number = 0
    for place in answer["places"]:
        if bool(place.get("coref")) is not coref:
            continue
        wanted = (_place(place["text"]), place["role"])
        if wanted in left:
            left.remove(wanted)
            number += 1
    return number


def _counts_at(place: dict[str, Any], claim: Claim) -> dict[str, Any] | None:
    counts = [x.counts for x in claim.locations if _fits(place, x)]
    return _ranges(counts[0]) if counts and counts[0] else None


def _relation_to(place: dict[str, Any], claim: Claim) -> str | None:
    return next((x.relation for x in claim.locations if _fits(place, x)), None)


def _fits(place: dict[str, Any], location: Location) -> bool:
    return (_place(place["text"]), place["role"]) == (_place(str(location.text)), location.role)


def _place(text: str) -> str:
    return " ".join(_PLACE_WORDS.sub(" ", text.lower().replace("’", "'")).split())


def _days(interval: DateInterval) -> list[str] | None:
    if interval.earliest is None or interval.latest is None:
        return None
    return [interval.earliest, interval.latest]


def _holds(wanted: list[str], found: list[str]) -> bool:
    low, high, first, last = (date.fromisoformat(day) for day in (*wanted, *found))
    width = (high - low).days + SLACK_DAYS
    return first <= low and high <= last and (last - first).days <= width


def _ranges(counts: Mapping[str, Count]) -> dict[str, Any]:
    return {name: _range(count) for name, count in counts.items()}


def _range(count: Count) -> Any:
    return "all" if count.bound == "all" else [count.low, count.high]


def _wanted(answer: dict[str, Any], slot: str) -> Any:
    keys = {
        "casualties": "counts",
        "place": "places",
        "parts": "places",
        "relation": "places",
        "chain": "via",
    }
    return answer[keys.get(slot, slot)]


def _got(claim: Claim, slot: str) -> Any:
    shown: dict[str, Any] = {
        "claimant": claim.claimant.name,
        "stance": claim.stance,
        "attacker": claim.attacker,
        "date": _days(claim.date),
        "weapon": [(w.name, w.weapon_class) for w in claim.weapons],
        "place": [(x.text, x.role) for x in claim.locations],
        "relation": [(x.text, x.relation) for x in claim.locations],
        "parts": [(x.text, _ranges(x.counts)) for x in claim.locations],
        "chain": [link.name for link in claim.chain],
    }
    return shown.get(slot, _ranges(claim.counts))


def _shown(claim: Claim) -> str:
    return f"{claim.claimant.name}/{claim.stance}"
