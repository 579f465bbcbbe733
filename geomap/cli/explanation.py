"""What `geomap explain` tells of a claim, line by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geomap import __version__
from geomap.cli.marks import Paint, bracketed, coloured, cues, legend, marked
from geomap.cli.terminal import printable
from geomap.extract.trace import Decision
from geomap.model import Claim, Count, Document, Event, Location, Relation, Side, Support

_MARGIN = " " * 12
_IDS_TOLD = 3


def explanation(  # noqa: PLR0913  # all that `geomap explain` has read
    claim: Claim,
    document: Document,
    event: Event | None,
    *,
    decisions: Sequence[Decision] = (),
    claims: Iterable[Claim] = (),
    paint: Paint = bracketed,
) -> Iterator[str]:
    """Yield the lines that explain a claim, safe for a terminal.

    `decisions` are those of reading its document; without them the rules are not told. `claims`
    are those of the run, whose numbers may be against the claim's.
    """
    yield f"claim {claim.id}"
    yield printable(f"  in {_titled(document)}")
    yield ""
    marks = cues(claim)
    for quote in claim.quotes:
        yield f"  [{quote.start}-{quote.end}] {marked(quote, marks, document.text, paint)}"
    if paint is coloured:
        yield f"  {legend()}"
    yield ""
    for line in _values(claim, _Rules(claim, decisions)):
        yield printable(line)
    for line in _standing(claim, event, {other.id: other for other in claims}):
        yield printable(line)
    made = claim.made_by
    gazetteer = made.gazetteer or "-"
    yield printable(f"made by     geomap {made.geomap}, {made.extractor}, gazetteer {gazetteer}")
    if made.geomap != __version__:
        yield f"{_MARGIN}the rules told above are those of geomap {__version__}"


def _values(claim: Claim, rules: "_Rules") -> Iterator[str]:
    yield from _speaker(claim, rules)
    yield from _stance(claim, rules)
    yield from _strike(claim, rules)
    for location in claim.locations:
        yield from _place(location, rules)
    if not claim.locations:
        yield "place       the text names no place for it"
    yield from rules.not_taken()


class _Rules:
    """The decisions on a claim's quotes: those behind its values, and those against others."""

    def __init__(self, claim: Claim, decisions: Sequence[Decision]) -> None:
        self._all = decisions
        self._quotes = claim.quotes
        self._here = [
            one
            for one in decisions
            if any(q.start <= one.start and one.end <= q.end for q in claim.quotes)
        ]
        self._marks = {(start, end) for start, end, _ in cues(claim)}

    def of(
        self, field: str, start: int | None, end: int | None, *, cue: str | None = None
    ) -> Iterator[str]:
        """Yield why the characters are a value; `cue` tells values of one span apart."""
        if start is None or end is None:
            return
        if self._all and not any(q.start <= start and end <= q.end for q in self._quotes):
            yield f"{_MARGIN}taken over from another sentence of the document on the same strike"
        crossing = [
            one
            for one in self._all
            if one.taken
            and one.field == field
            and one.start < end
            and start < one.end
            and cue in {None, one.cue}
        ]
        yield from dict.fromkeys(f"{_MARGIN}rule {one.rule}: {one.why}" for one in crossing)

    def not_taken(self) -> Iterator[str]:
        """Yield what else stands in the quotes, and why it is no value of this claim."""
        left = [
            one for one in self._here if not one.taken and (one.start, one.end) not in self._marks
        ]
        for n, one in enumerate(sorted(left, key=lambda one: (one.start, one.end, one.field))):
            lead = "not taken".ljust(len(_MARGIN)) if n == 0 else _MARGIN
            yield f"{lead}{' '.join(one.text.split())!r}: {one.why} [{one.rule}]"


def _speaker_span(claim: Claim) -> tuple[int, int]:
    """Return where the origin is named; the publisher is nowhere, so its first quote."""
    speaker = claim.claimant
    if speaker.start is None or speaker.end is None:
        return claim.quotes[0].start, claim.quotes[0].end
    return speaker.start, speaker.end


def _extent(claim: Claim) -> tuple[int, int]:
    return min(q.start for q in claim.quotes), max(q.end for q in claim.quotes)


def _titled(document: Document) -> str:
    named = [document.title, document.publisher, document.published, document.path, document.url]
    return ", ".join(part for part in named if part)


def _speaker(claim: Claim, rules: _Rules) -> Iterator[str]:
    from geomap.export.rows import chain_words

    speaker = claim.claimant
    name = speaker.name or "the publisher itself"
    country = f", {speaker.country}" if speaker.country else ""
    yield f"speaker     {name} ({speaker.kind.replace('_', ' ')}{country})"
    if speaker.text:
        yield f"            named in the text as {speaker.text!r}"
    yield from rules.of("speaker", *(_speaker_span(claim)))
    yield f"chain       {chain_words(claim.chain)}"
    verbs = [link.verb.text for link in claim.chain if link.verb]
    if verbs:
        yield f"            by the words {', '.join(repr(verb) for verb in verbs)}"


def _stance(claim: Claim, rules: _Rules) -> Iterator[str]:
    form = f", {claim.form.replace('_', ' ')}" if claim.form else ""
    yield f"stance      {claim.stance.replace('_', ' ')}{form}, about {', '.join(claim.about)}"
    yield from rules.of("stance", *_speaker_span(claim))
    for hedge in claim.hedges:
        yield f"            {hedge.text!r} weakens the {hedge.field} ({hedge.by}'s word)"
    if claim.background:
        yield "            background: told beside the news, not as news"


def _strike(claim: Claim, rules: _Rules) -> Iterator[str]:
    date = claim.date
    if date.earliest or date.latest:
        days = f"{date.earliest or '?'} to {date.latest or '?'}"
        yield f"date        {days} ({date.basis}: {_said(date.text)})"
    else:
        yield f"date        not known ({date.basis}: {_said(date.text)})"
    yield from rules.of("date", date.start, date.end)
    if claim.attacker:
        yield f"attacker    {claim.attacker}"
        yield from rules.of("attacker", *_extent(claim), cue=claim.attacker)
    for weapon in claim.weapons:
        words = _said(weapon.text)
        yield f"weapon      {weapon.name or '?'} ({weapon.weapon_class or '?'}): {words}"
        yield from rules.of("weapon", weapon.start, weapon.end)
    for target in claim.targets:
        yield f"target      {target.kind}: {_said(target.text)}"
        yield from rules.of("target", target.start, target.end)
    for effect in claim.effects:
        yield f"effect      {effect.kind}: {_said(effect.text)}"
        yield from rules.of("effect", effect.start, effect.end)
    for name, count in claim.counts.items():
        yield f"count       {name} {_numbers(count)}: {_said(count.text)}"
        yield from rules.of("count", count.start, count.end, cue=name)
    for check in claim.checks:
        yield f"check       {check.check}: {'holds' if check.ok else 'does not hold'}"


def _place(location: Location, rules: _Rules) -> Iterator[str]:
    what = f", {location.what.replace('_', ' ')}" if location.what else ""
    yield f"place       {_said(location.text)} ({location.role}{what})"
    yield from rules.of("place", location.start, location.end)
    if location.place is None:
        yield f"            not placed: {location.why or 'no entry of that name'}"
        return
    place = location.place
    relation = f"{location.relation}: " if location.relation else ""
    area = ", ".join(part for part in (place.admin1, place.country) if part)
    yield f"            {relation}{place.name} ({place.level}, {area}, {place.id})"
    sure = "" if location.probability is None else f", probability {location.probability:g}"
    yield f"            because {location.why or '?'}{sure}"
    for other in location.alternatives:
        area = ", ".join(part for part in (other.admin1, other.country) if part)
        yield f"            or {other.name} ({other.level}, {area}): {other.probability:g}"


def _standing(claim: Claim, event: Event | None, claims: Mapping[str, Claim]) -> Iterator[str]:
    from geomap.layers.persons import person_words
    from geomap.layers.words import counted

    if claim.confidence:
        reasons = "; ".join(claim.confidence.reasons)
        yield f"confidence  {claim.confidence.level.replace('_', ' ')}: {reasons or 'no reason'}"
    for n, words in enumerate(person_words(claim)):
        yield f"{'by persons  ' if n == 0 else _MARGIN}{words}"
    if event is None:
        return
    others = len(event.claims) - 1
    company = f"with {counted(others, 'other claim')}" if others else "with no other claim"
    why = next((m for m in event.membership if m.claim == claim.id), None)
    yield f"event       {event.id}, {company}" + (f" ({why.basis}: {why.why})" if why else "")
    for relation in event.contradictions:
        yield from _opposed(claim, relation, claims)
    for lead, relations in (
        ("replaced    ", event.supersessions),
        ("over time   ", event.over_time),
    ):
        for relation in relations:
            if any(claim.id in side.claims for side in relation.sides):
                yield f"{lead}{relation.field}: {', then '.join(map(_side, relation.sides))}"


def _opposed(claim: Claim, relation: Relation, claims: Mapping[str, Claim]) -> Iterator[str]:
    """Yield what the claim says, and each origin that says otherwise, with its words and claims."""
    own = [side for side in relation.sides if claim.id in side.claims]
    if not own:
        return
    support = claim.confidence.support if claim.confidence else Support()
    against = {
        one
        for one in (*support.contradict, *support.denied_by)
        if not _same_number(relation.field, claim, claims.get(one))
    }
    others = [side for side in relation.sides if side not in own]
    # Of a dozen origins on a number some agree; where the list was cut, all others are told.
    others = [side for side in others if against & set(side.claims)] or others
    said = " and ".join(side.value for side in own)
    condition = f", {relation.condition}" if relation.condition else ""
    yield f"contradicted in {relation.field}: here {said}{condition}"
    for side in others:
        ids = [one for one in side.claims if one in against] or list(side.claims)
        more = f" and {len(ids) - _IDS_TOLD} more" if len(ids) > _IDS_TOLD else ""
        named = f"{'claim' if len(ids) == 1 else 'claims'} {', '.join(ids[:_IDS_TOLD])}{more}"
        yield f"{_MARGIN}but {_side(side)}, {named}"


def _same_number(field: str, claim: Claim, other: Claim | None) -> bool:
    """Return whether two claims agree on a number: they may differ on another only."""
    from geomap.events.ranges import QUANTITIES, Verdict, compare, reading_of

    quantity = next((one for one in QUANTITIES if one == field), None)
    if quantity is None or other is None:
        return False
    mine, theirs = reading_of(claim, quantity), reading_of(other, quantity)
    return mine is not None and theirs is not None and compare(mine, theirs) is Verdict.AGREE


def _side(side: Side) -> str:
    return f"{side.value} by {side.origin}"


def _numbers(count: Count) -> str:
    bound = count.bound.replace("_", " ")
    bound += f", of the whole {count.scope}" if count.scope else ""
    if count.low == count.high:
        return bound if count.low is None else f"{count.low} ({bound})"
    low, high = ("?" if side is None else side for side in (count.low, count.high))
    return f"{low} to {high} ({bound})"


def _said(text: str | None) -> str:
    return repr(text) if text else "not in words, derived"
