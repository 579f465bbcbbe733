"""What changed since the folder's last run: claims, strikes, contradictions, numbers.

Claims are the same where their ids are: an id hashes the document, the speaker and the words, not
the values, so a claim that is read better later is told as changed and not as new. Strikes are
the same where more than half of their claims are; then a new id is a new name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.codec import load_lines, to_builtins
from geomap.errors import CodecError
from geomap.layers.words import event_title, headline, interval, origin_name
from geomap.messages import ENGLISH, Messages
from geomap.model import Claim, Event, Relation

SCHEMA = "geomap.changes/1"
# What follows from the other claims, and changes whenever they do.
_DERIVED = frozenset({"confidence", "event", "made_by", "schema", "document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The claims and strikes of an earlier run."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def earlier(folder: Path) -> Earlier | None:
    """Return what an earlier run wrote into the folder; None if it holds none that can be read."""
    try:
        return Earlier(
            claims=tuple(load_lines(Claim, _lines(folder / "claims.jsonl"), source="claims")),
            events=tuple(load_lines(Event, _lines(folder / "events.jsonl"), source="events")),
        )
    except (OSError, UnicodeDecodeError, CodecError):
        return None  # of another version, or half deleted: then all is new


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def changes(
    before: Earlier | None,
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    messages: Messages = ENGLISH,
) -> dict[str, Any]:
    """Return the changes as plain data; `since_last_run` is false for a first run.

    What claims say, titles and days are in the language of the messages.
    """
    old = before or Earlier(claims=(), events=())
    old_claims = {claim.id: claim for claim in old.claims}
    new_claims = {claim.id: claim for claim in claims}
    renamed = dict(_renamed(old.events, events))
    back = {now: was for was, now in renamed.items()}
    same = set(renamed.values()) | {e.id for e in events if e.id in {o.id for o in old.events}}

    new = _Told(claims=new_claims, messages=messages)
    was = _Told(claims=old_claims, messages=messages)

    def news(kind: str) -> list[dict[str, Any]]:
        return list(_new(old.events, events, kind, renamed, new))

    return {
        "schema": SCHEMA,
        "since_last_run": before is not None,
        "new_claims": [new.claim(c) for c in claims if c.id not in old_claims],
        "gone_claims": [was.claim(c) for c in old.claims if c.id not in new_claims],
        "changed_claims": list(_changed(was, claims)),
        "new_strikes": [new.strike(e) for e in events if e.id not in same],
        "gone_strikes": [
            was.strike(e) for e in old.events if e.id not in same and e.id not in renamed
        ],
        "renamed_strikes": [
            {"from": before_id, "to": after} for before_id, after in renamed.items()
        ],
        "new_contradictions": news("contradictions"),
        "settled_contradictions": list(_new(events, old.events, "contradictions", back, was)),
        "numbers_over_time": news("over_time"),
        "superseded": news("supersessions"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The claims of one of the two runs, and the language in which they are told."""

    claims: Mapping[str, Claim]
    messages: Messages

    def claim(self, claim: Claim) -> dict[str, Any]:
        return {
            "id": claim.id,
            "document": claim.document.path,
            "origin": origin_name(claim, messages=self.messages),
            "stance": claim.stance,
            "says": headline(claim, messages=self.messages),
        }

    def strike(self, event: Event) -> dict[str, Any]:
        return {"id": event.id, "title": self.title(event), "days": self.days(event)}

    def title(self, event: Event) -> str:
        return event_title(event, self.claims, messages=self.messages)

    def days(self, event: Event) -> str:
        return interval(event.date.earliest, event.date.latest, messages=self.messages)


def _changed(old: _Told, claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Yield the claims whose own fields differ from those of the last run."""
    for claim in claims:
        if claim.id not in old.claims:
            continue
        was, now = to_builtins(old.claims[claim.id]), to_builtins(claim)
        fields = sorted(k for k in (was | now) if k not in _DERIVED and was.get(k) != now.get(k))
        if fields:
            yield {**old.claim(claim), "fields": fields}


def _renamed(old: Sequence[Event], new: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Yield old and new id of the strikes of which more than half of the claims are the same."""
    known = {event.id for event in new}
    home = {claim: event for event in new for claim in event.claims}
    for event in old:
        if event.id in known:
            continue
        homes = [home[claim].id for claim in event.claims if claim in home]
        best = max(sorted(set(homes)), key=homes.count, default=None)
        if best is not None and homes.count(best) * 2 > len(event.claims):
            yield event.id, best


def _new(
    before: Sequence[Event],
    after: Sequence[Event],
    kind: str,
    renamed: Mapping[str, str],
    told: _Told,
) -> Iterator[dict[str, Any]]:
    """Yield the relations of a kind that the strikes did not have before, with their sides."""
    known = {
        (renamed.get(event.id, event.id), key)
        for event in before
        for relation in getattr(event, kind)
        for key in _keys(relation)
    }
    for event in after:
        for relation in getattr(event, kind):
            if any((event.id, key) not in known for key in _keys(relation)):
                yield {
                    "strike": event.id,
                    "title": told.title(event),
                    "days": told.days(event),
                    "field": relation.field,
                    "sides": [{"origin": s.origin, "says": s.value} for s in relation.sides],
                }


def _keys(relation: Relation) -> Iterator[tuple[str, str, str]]:
    for side in relation.sides:
        yield relation.field, side.origin, side.value
