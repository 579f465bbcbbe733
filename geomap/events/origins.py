"""Who vouches for an event: origins, not articles, and whether they are known to be independent.

Two articles that quote one ministry have one origin; an unnamed official may be anybody, even the
official of the article before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.events.ranges import QUANTITIES, Verdict, compare, reading_of
from geomap.events.traits import Traits
from geomap.events.wires import canonical
from geomap.gazetteer.countries import country_word
from geomap.model import Claim, Independence, Kind, Link, Origin

COLLECTIVES = frozenset(
    {
        "account",
        "activist",
        "admin",
        "aide",
        "analyst",
        "authority",
        "blogger",
        "channel",
        "commander",
        "commentator",
        "diplomat",
        "doctor",
        "expert",
        "eyewitness",
        "footage",
        "image",
        "local",
        "media",
        "medic",
        "neighbor",
        "neighbour",
        "official",
        "outlet",
        "person",
        "photo",
        "post",
        "refugee",
        "report",
        "rescuer",
        "resident",
        "serviceman",
        "soldier",
        "source",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "survivor",
        "user",
        "video",
        "villager",
        "witness",
        "worker",
        "writer",
    }
)
"""Heads of names that name nobody: "a U.S. official", "several Telegram channels"."""
INSTITUTIONS = frozenset({"ministry", "military", "official", "head_of_state", "intelligence"})
"""Kinds of a state's own voices, which its bare name ("Moscow says") may stand for."""
HANDS_ON: frozenset[Kind] = frozenset({"publisher", "media", "social_media"})
"""Kinds that count no dead themselves."""
_HEAD_END = re.compile(
    r"\s(?:affiliated|citing|close|familiar|for|from|in|linked|near|of|on|posted|published|quoted|shared|to|who|with)\s"
)


@dataclass(slots=True, kw_only=True)
class Voice:
    """An origin with its claims in the order of the event."""

    name: str
    kind: Kind
    country: str | None
    independent: bool | None
    members: list[Traits]

    @property
    def side(self) -> str | None:
        """Return the side that the user's `sources.toml` gives the origin, else its country."""
        named = (member.claim.claimant.side for member in self.members)
        return next((side for side in named if side), self.country)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the origin's claims."""
        return tuple(member.claim.id for member in self.members)


def voices_of(
    members: Sequence[Traits], *, roots: Mapping[str, str], wires: Mapping[str, str]
) -> list[Voice]:
    """Return the origins of an event's claims, in the order in which they first speak.

    Those who only refuse to confirm vouch for nothing and are no origin. `roots` gives for each
    document that is a copy the document that it goes back to, `wires` the agency that it credits:
    what a paper prints of Reuters, and what others cite of it, Reuters vouches for.
    """
    voices: dict[tuple[str, ...], Voice] = {}
    speaking = [m for m in members if m.claim.stance != "not_confirmed"]
    citing = {m.document for m in speaking if m.claim.claimant.kind != "publisher"}
    publishers = _publishers(speaking) | dict(wires)
    for member in speaking:
        key, voice = _voice(member, roots=roots, citing=citing, publishers=publishers)
        known = voices.setdefault(key, voice)
        known.members.append(member)
        # One plain word of its own is enough: a publisher that hedges elsewhere still vouches.
        known.independent = known.independent or voice.independent
    merged = _states_merged(list(voices.values()))
    _doubt_groups(merged)
    return merged


def is_unnamed(claim: Claim) -> bool:
    """Return whether the claimant could be anybody: no name, or only a common noun."""
    claimant = claim.claimant
    if claimant.kind == "publisher":
        return False
    if claimant.kind == "unnamed" or not claimant.name:
        return True
    head = _HEAD_END.split(claimant.name, maxsplit=1)[0].split()
    last = head[-1].casefold() if head else ""
    forms = {last, last.removesuffix("s"), last.removesuffix("es")}
    if last.endswith("ies"):
        forms.add(last.removesuffix("ies") + "y")
    return bool(forms & COLLECTIVES)


def is_state(claim: Claim) -> bool:
    """Return whether the claimant is a state by its bare name, capital or seat of power."""
    name = claim.claimant.name
    if claim.claimant.kind != "official" or not name:
        return False
    word = country_word(name)
    return word is not None and word.kind in ("name", "capital", "seat")


def is_generic(claim: Claim) -> bool:
    """Return whether the claimant is an institution without a name: "the army", "the ministry"."""
    name = claim.claimant.name
    return name is not None and name == name.casefold() and claim.claimant.kind in INSTITUTIONS


def records_of(voices: Iterable[Voice]) -> tuple[tuple[Origin, ...], Independence]:
    """Return the origins as records and their numbers, each kind of number kept apart."""
    voices = list(voices)
    sure = [voice for voice in voices if voice.independent]
    origins = tuple(
        Origin(
            name=voice.name,
            kind=voice.kind,
            country=voice.country,
            independent=voice.independent,
            claims=voice.ids,
        )
        for voice in voices
    )
    sides = {voice.side for voice in sure if voice.side}
    return origins, Independence(
        origins=len(sure), sides=len(sides), unknown=sum(v.independent is None for v in voices)
    )


def _voice(
    member: Traits,
    *,
    roots: Mapping[str, str],
    citing: set[str],
    publishers: Mapping[str, str],
) -> tuple[tuple[str, ...], Voice]:
    claim = member.claim
    claimant = claim.claimant
    key: tuple[str, ...]
    if claimant.kind == "publisher":
        root = roots.get(member.document, member.document)
        name = publishers.get(root) or publishers.get(member.document)
        name = canonical(name) if name else None
        key = ("outlet", name.casefold()) if name else ("document", root)
        # Hedged words, and words beside those of others, may only pass on what others said.
        vouches = claim.stance != "alleged" and member.document not in citing
        independent = True if vouches else None
        name = name or f"publisher of {claim.document.path}"
    elif is_unnamed(claim):
        via = _relay(claim)
        label = claimant.name or claimant.text or "unnamed source"
        name = f"{label} via {via}" if via else label
        key = ("unnamed", label.casefold(), claimant.country or "", (via or "").casefold())
        independent = None
    elif claimant.kind == "media":
        name = canonical(claimant.name or "")
        key = ("outlet", name.casefold())
        independent = True
    else:
        name = claimant.name or ""
        key = ("named", name.casefold(), claimant.country or "")
        independent = True
    voice = Voice(
        name=name,
        kind=claimant.kind,
        country=claimant.country,
        independent=independent,
        members=[],
    )
    return key, voice


def _publishers(members: Iterable[Traits]) -> dict[str, str]:
    """Return the name of each document's publisher, where known."""
    return {
        m.document: name
        for m in members
        if (name := m.claim.document.publisher or _publisher_of(m.claim.chain))
    }


def _publisher_of(chain: Sequence[Link]) -> str | None:
    return next((link.name for link in chain if link.kind == "publisher" and link.name), None)


def _relay(claim: Claim) -> str | None:
    """Return the medium nearest to the claimant that passed the claim on, if it is named."""
    between = [
        link.name
        for link in claim.chain
        if link.name and link.kind != "publisher" and link.name != claim.claimant.name
    ]
    return between[-1] if between else None


def _states_merged(voices: list[Voice]) -> list[Voice]:
    """Return the voices with "Russia says" put under the Russian ministry that says the same.

    So is "the army" put under an army with a name. Where its numbers differ, or no institution of
    the state speaks, the bare state stays an origin; beside other voices of its country its
    independence is unknown.
    """
    merged: list[Voice] = []
    for voice in voices:
        if not all(is_state(m.claim) or is_generic(m.claim) for m in voice.members):
            merged.append(voice)
            continue
        institutions = [v for v in voices if v is not voice and _speaks_for(v, voice)]
        stood_for = _stood_for(voice, institutions)
        if stood_for is None:
            voice.independent = None if institutions else voice.independent
            merged.append(voice)
        else:
            stood_for.members.extend(voice.members)
            stood_for.members.sort(key=lambda member: member.order)
    return sorted(merged, key=lambda voice: voice.members[0].order)


def _doubt_groups(voices: Sequence[Voice]) -> None:
    """Take the independence from all but the first of the voices that may be one armed group's.

    A group and its spokesman are one origin; no text need say that he is its spokesman. Voices of
    one country, or of which one has no country, may belong together; two named attackers do not.
    """
    groups = [v for v in voices if v.kind == "armed_group" and v.independent is True]
    for n, voice in enumerate(groups):
        earlier = groups[:n]
        if any(_may_be_one_group(voice, other) for other in earlier):
            voice.independent = None


def _may_be_one_group(one: Voice, other: Voice) -> bool:
    if one.country and other.country:
        return one.country == other.country
    attackers = [{m.claim.attacker for m in voice.members} - {None} for voice in (one, other)]
    return not all(attackers) or bool(attackers[0] & attackers[1])


def _speaks_for(institution: Voice, state: Voice) -> bool:
    """Return whether a bare state, or an army without a country, may be this institution."""
    first = state.members[0].claim
    if any(is_state(m.claim) or is_generic(m.claim) for m in institution.members[:1]):
        return False
    if institution.kind not in INSTITUTIONS or institution.independent is not True:
        return False
    if is_generic(first):
        may_be = state.country in (None, institution.country)
        return may_be and institution.kind == state.kind
    return institution.country is not None and institution.country == state.country


def _stood_for(state: Voice, institutions: Sequence[Voice]) -> Voice | None:
    """Return the one institution whose words the bare state's name stands for, or None.

    One that gives the same number goes first, a ministry before others; without any number on
    either side it must be the only one.
    """
    verdicts = [(_numbers(institution, state), institution) for institution in institutions]
    same = [voice for verdict, voice in verdicts if verdict is Verdict.AGREE]
    if same:
        return min(same, key=lambda voice: (voice.kind != "ministry", voice.members[0].order))
    silent = [voice for verdict, voice in verdicts if verdict is Verdict.SILENT]
    return silent[0] if len(verdicts) == len(silent) == 1 else None


def _numbers(institution: Voice, state: Voice) -> Verdict:
    """Return how the numbers of two voices compare; silent only where one gives none."""
    verdicts = {
        compare(mine, other)
        for a in institution.members
        for b in state.members
        for quantity in QUANTITIES
        if (mine := reading_of(a.claim, quantity)) and (other := reading_of(b.claim, quantity))
    }
    if Verdict.CONTRADICT in verdicts:
        return Verdict.CONTRADICT
    if Verdict.AGREE in verdicts:
        return Verdict.AGREE
    both = all(any(m.claim.counts for m in voice.members) for voice in (institution, state))
    return Verdict.CONTRADICT if both else Verdict.SILENT
