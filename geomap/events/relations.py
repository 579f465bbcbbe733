"""What the origins of an event say on each field: agreeing, refining, contradicting, over time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from geomap.events.aspects import STANCE, Aspect, Statement, aspects_of
from geomap.events.circles import circles
from geomap.events.origins import HANDS_ON, Voice
from geomap.events.ranges import TOLLS, Reading, Verdict, far_apart
from geomap.events.traits import Traits, first_day_of
from geomap.model import DerivedCopy, Membership, Relation, Side

MOST_OPPOSED = 51
"""So many claims of one origin against one claim are noted: one more than are ever listed."""
IF_SAME = "if these are the same strike"
Chosen = Callable[[Statement], bool]


@dataclass(slots=True, kw_only=True)
class Findings:
    """The relations of one event, and which claims stand for or against which."""

    agreements: list[Relation] = field(default_factory=list)
    contradictions: list[Relation] = field(default_factory=list)
    refinements: list[Relation] = field(default_factory=list)
    over_time: list[Relation] = field(default_factory=list)
    supersessions: list[Relation] = field(default_factory=list)
    superseded: set[str] = field(default_factory=set)
    against: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    denials: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    conditional: set[tuple[str, str]] = field(default_factory=set)
    agreeing: set[tuple[int, int]] = field(default_factory=set)
    differing: set[tuple[int, int]] = field(default_factory=set)


def findings_of(
    voices: Sequence[Voice],
    *,
    membership: Mapping[str, Membership],
    copies: Iterable[DerivedCopy],
    wave: bool = False,
) -> Findings:
    """Return the relations between the origins of an event, field by field.

    Places and numbers of a `wave` are compared only where they are those of the same part.
    `agreeing` and `differing` hold pairs of positions in `voices`, the lower one first.
    """
    inferred = {m.claim for m in membership.values() if m.basis == "inferred"}
    findings = Findings()
    of = {copy.claim: copy.of for copy in copies}
    members = [member for voice in voices for member in voice.members]
    for aspect in aspects_of(members, wave=wave):
        stated = [_statements(aspect, voice, of=of) for voice in voices]
        _relate(aspect, voices, stated, findings=findings, inferred=inferred)
    return findings


def _statements(aspect: Aspect, voice: Voice, *, of: Mapping[str, str]) -> list[Statement]:
    """Return what the origin says on the field; a copy's changed value is not the origin's."""
    found = {
        member.claim.id: statement
        for member in voice.members
        if (statement := aspect.statement(member)) is not None
    }
    return [
        statement
        for claim, statement in found.items()
        if (original := found.get(of.get(claim, ""))) is None or original.words == statement.words
    ]


def _relate(
    aspect: Aspect,
    voices: Sequence[Voice],
    stated: Sequence[list[Statement]],
    *,
    findings: Findings,
    inferred: set[str],
) -> None:
    current: list[list[Statement]] = []
    for voice, statements in zip(voices, stated, strict=True):
        left = _still_held(aspect, statements)
        if len(left) < len(statements):
            _note_change(aspect, voice, statements, left, findings=findings)
        current.append(left)
    pairs = _judged(aspect, voices, current, findings=findings)
    for verdict, relations in (
        (Verdict.AGREE, findings.agreements),
        (Verdict.CONTRADICT, findings.contradictions),
        (Verdict.REFINE, findings.refinements),
    ):
        for together in circles(pairs[verdict], apart=verdict is Verdict.AGREE):
            said = [(voices[n], current[n]) for n in _involved(together)]
            if verdict is not Verdict.REFINE:
                said = _only(verdict, aspect, said)
            firm = any(_is_firm(aspect, current, pair, verdict, inferred) for pair in together)
            condition = None if firm else IF_SAME
            relations.append(_relation(aspect, said, condition=condition))
    if aspect is STANCE:
        _note_answers(voices, current, findings=findings, inferred=inferred)
    findings.differing |= pairs[Verdict.CONTRADICT]
    if aspect is not STANCE:
        findings.agreeing |= pairs[Verdict.AGREE] | pairs[Verdict.REFINE]
    for a, b in sorted(pairs[Verdict.CONTRADICT]):
        _note_against(aspect, current[a], current[b], findings=findings, inferred=inferred)


def _note_answers(
    voices: Sequence[Voice],
    current: Sequence[list[Statement]],
    *,
    findings: Findings,
    inferred: set[str],
) -> None:
    """Note what an origin denies of a strike that it affirms: the claim told just before it.

    "The mayor said the bridge had fallen; the army, which reported the attack, denied that."
    """
    in_text = sorted(
        ((s.member.document, s.member.order, n) for n, said in enumerate(current) for s in said),
    )
    by_order = {s.member.order: s for said in current for s in said}
    for n, said in enumerate(current):
        values = {statement.value.affirms for statement in said}
        for denial in said if len(values) > 1 else ():
            before = [
                (order, m)
                for document, order, m in in_text
                if document == denial.member.document and order < denial.member.order and m != n
            ]
            if denial.value.affirms or not before:
                continue
            order, other = before[-1]
            if not (answered := by_order[order]).value.affirms:
                continue
            pair = [(voices[other], [answered]), (voices[n], [denial])]
            sure = not {answered.claim, denial.claim} & inferred
            findings.contradictions.append(
                _relation(STANCE, pair, condition=None if sure else IF_SAME)
            )
            findings.differing.add((min(n, other), max(n, other)))
            _note_against(STANCE, [answered], [denial], findings=findings, inferred=inferred)


def _note_change(
    aspect: Aspect,
    voice: Voice,
    statements: Sequence[Statement],
    left: Sequence[Statement],
    *,
    findings: Findings,
) -> None:
    """Note what an origin said later: a toll that grew is told over time, all else supersedes."""
    old = [statement for statement in statements if statement not in left]
    new = [s for s in left if any(aspect.compare(s, o) is Verdict.CONTRADICT for o in old)]
    relation = _relation(aspect, [(voice, [*old, *new])])
    if aspect.name in TOLLS and all(
        aspect.rank(after) > aspect.rank(before) for before in old for after in new
    ):
        findings.over_time.append(relation)
    else:
        findings.supersessions.append(relation)
        findings.superseded |= {statement.claim for statement in old}


def _judged(
    aspect: Aspect,
    voices: Sequence[Voice],
    current: Sequence[list[Statement]],
    *,
    findings: Findings,
) -> dict[Verdict, set[tuple[int, int]]]:
    """Return the pairs of origins by verdict; tolls that only grew are noted as such."""
    pairs: dict[Verdict, set[tuple[int, int]]] = {verdict: set() for verdict in Verdict}
    speaking = [n for n, statements in enumerate(current) if statements]
    values = {n: frozenset(repr(s.value) for s in current[n]) for n in speaking}
    known: dict[tuple[frozenset[str], frozenset[str]], Verdict] = {}
    growing: set[tuple[int, int]] = set()
    for a, b in combinations(speaking, 2):
        # A thousand papers give a handful of values: each pair of these is judged once.
        key = (values[a], values[b])
        if key not in known:
            known[key] = _verdict(aspect, current[a], current[b])
        verdict = known[key]
        if verdict is Verdict.CONTRADICT and _is_growing_toll(aspect, voices, current, a, b):
            growing.add((a, b))
        else:
            pairs[verdict].add((a, b))
    if growing:
        in_time = sorted(_involved(growing), key=lambda n: _moment(aspect, current[n]))
        grown = [(voices[n], current[n]) for n in in_time]
        findings.over_time.append(_relation(aspect, grown))
    return pairs


def _only(
    verdict: Verdict, aspect: Aspect, said: Sequence[tuple[Voice, list[Statement]]]
) -> list[tuple[Voice, list[Statement]]]:
    """Return of what each origin says only that which another's words bear out, or exclude."""
    by_value: dict[str, tuple[Statement, set[int]]] = {}
    for n, (_, statements) in enumerate(said):
        for s in statements:
            by_value.setdefault(repr(s.value), (s, set()))[1].add(n)
    shared = {
        key
        for key, (value, origins) in by_value.items()
        if any(
            aspect.compare(value, other) is verdict
            for other, others in by_value.values()
            if others - origins or len(others) > 1
        )
    }
    return [(voice, [s for s in told if repr(s.value) in shared]) for voice, told in said]


def _moment(aspect: Aspect, statements: Sequence[Statement]) -> tuple[object, ...]:
    """Return the key that puts tolls in the order of their days, of one day the lower first."""
    published = max(s.member.published_day or 0 for s in statements)
    return (published, min(aspect.rank(s) for s in statements), statements[0].member.order)


def _involved(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({n for pair in pairs for n in pair})


def _verdict(aspect: Aspect, one: list[Statement], other: list[Statement]) -> Verdict:
    """Return what two origins are to each other: their best pair of values decides."""
    if aspect is STANCE and (_disowns(one, other) or _disowns(other, one)):
        return Verdict.CONTRADICT
    found = {aspect.compare(a, b) for a in _distinct(one) for b in _distinct(other)}
    for verdict in (Verdict.AGREE, Verdict.REFINE, Verdict.CONTRADICT):
        if verdict in found:
            return verdict
    return Verdict.SILENT


def _disowns(one: list[Statement], other: list[Statement]) -> bool:
    """Return whether one owns to a strike on another target, but denies what the other tells.

    "We hit a headquarters, no house." Who says of the very target that it was hit and denies
    something more (that it was destroyed) contradicts nobody who says that it was hit.
    """
    owned = {kind for s in one if s.value.affirms for kind in s.value.targets}
    denied = {kind for s in one if not s.value.affirms for kind in s.value.targets}
    told = {kind for s in other if s.value.affirms for kind in s.value.targets}
    return bool(owned - denied and denied & told)


def _distinct(statements: list[Statement]) -> list[Statement]:
    return list({repr(s.value): s for s in statements}.values())


def _still_held(aspect: Aspect, statements: list[Statement]) -> list[Statement]:
    """Return what an origin says after all that it published later.

    Of one day's publications, or where no day is known, none replaces another. A value counts
    from the day on which it first came out: what papers print of it after the correction is
    late, and no second correction.
    """
    first: dict[object, Statement] = {}
    for statement in statements:
        key = _said(statement)
        if key not in first or _is_earlier(statement.member, first[key].member):
            first[key] = statement
    taken_back = set()
    for (key, old), new in product(first.items(), first.values()):
        if (
            _is_later(new.member, old.member)
            and aspect.compare(old, new) is Verdict.CONTRADICT
            and (aspect is not STANCE or _takes_back(new, old, statements))
        ):
            taken_back.add(key)
    return [statement for statement in statements if _said(statement) not in taken_back]


def _said(statement: Statement) -> object:
    """Return what tells a value from the origin's others: "five" is "five of six"."""
    value = statement.value
    return (statement.words, value.extent) if isinstance(value, Reading) else repr(value)


def _takes_back(new: Statement, old: Statement, statements: Iterable[Statement]) -> bool:
    """Return whether a denial is of what the origin said: not "we struck a depot, no hospital".

    Nor "he withdrew that five had been killed: it was three", which takes a number back only.
    """
    attackers = {new.member.claim.attacker, old.member.claim.attacker} - {None}
    mine, before = new.member.targets, old.member.targets
    same_target = bool(mine & before) or not (mine or before)
    affirmed_again = any(
        s.value.affirms == old.value.affirms and s.member.document == new.member.document
        for s in statements
    )
    one_attacker = len(attackers) < 2  # noqa: PLR2004  # at most one is named
    return same_target and one_attacker and not affirmed_again


def _is_earlier(one: Traits, other: Traits) -> bool:
    """Return whether one surely came out before the other, or alone has a day."""
    if one.published_day is None or other.published_day is None:
        return one.published_day is not None
    return _is_later(other, one)


def _is_later(new: Traits, old: Traits) -> bool:
    """Return whether one surely came out after the other: "July" is not later than 9 July."""
    published = new.claim.document.published
    if old.published_day is None or not published:
        return False
    first = first_day_of(published)
    return first is not None and first > old.published_day


def _is_growing_toll(
    aspect: Aspect,
    voices: Sequence[Voice],
    current: Sequence[list[Statement]],
    a: int,
    b: int,
) -> bool:
    """Return whether a toll only grew between the publications of two origins not opposed."""
    countries = {voices[a].country, voices[b].country} - {None}
    if aspect.name not in TOLLS or len(countries) > 1:
        return False
    early, late = _by_time(current, a, b)
    counting = HANDS_ON.isdisjoint({voices[a].kind, voices[b].kind})
    return all(
        _has_grown(aspect, old, new, counting=counting)
        for old, new in product(current[early], current[late])
    )


def _has_grown(aspect: Aspect, old: Statement, new: Statement, *, counting: bool) -> bool:
    """Return whether two tolls may be one that grew: later and higher, or told on one day.

    No order tells growth from disagreement on the day itself: 7 and 9 may be one count, 4 and 9
    are two if both are `counting`; what a paper says by itself is somebody's count of some hour.
    """
    if _is_later(new.member, old.member):
        return aspect.rank(new) > aspect.rank(old)
    known = new.member.published_day is not None and old.member.published_day is not None
    same_day = known and not _is_later(old.member, new.member)
    return same_day and not (counting and far_apart(old.value, new.value))


def _by_time(current: Sequence[list[Statement]], a: int, b: int) -> tuple[int, int]:
    return (a, b) if current[a][0].member.order <= current[b][0].member.order else (b, a)


def _relation(
    aspect: Aspect,
    said: Iterable[tuple[Voice, list[Statement]]],
    *,
    condition: str | None = None,
) -> Relation:
    sides: list[Side] = []
    for voice, statements in said:
        by_words: dict[str, list[str]] = {}
        for statement in statements:
            by_words.setdefault(statement.words, []).append(statement.claim)
        sides.extend(
            Side(origin=voice.name, value=words, claims=tuple(claims))
            for words, claims in by_words.items()
        )
    return Relation(field=aspect.name, sides=tuple(sides), condition=condition)


def _is_firm(
    aspect: Aspect,
    current: Sequence[list[Statement]],
    pair: tuple[int, int],
    verdict: Verdict,
    inferred: set[str],
) -> bool:
    """Return whether two origins stand so to each other by claims that surely are on one strike."""
    one, other = ([s for s in current[n] if s.claim not in inferred] for n in pair)
    return bool(one and other) and _verdict(aspect, one, other) is verdict


def _note_against(
    aspect: Aspect,
    one: list[Statement],
    other: list[Statement],
    *,
    findings: Findings,
    inferred: set[str],
) -> None:
    for mine, theirs in ((one, other), (other, one)):
        for value in _distinct(mine):
            opposed = [s for s in theirs if aspect.compare(value, s) is Verdict.CONTRADICT]
            # The sure ones first: a list that is cut must not seem to rest on guesses.
            opposed.sort(key=lambda s: s.claim in inferred)
            same = [s for s in mine if repr(s.value) == repr(value.value)]
            for a, b in product(same, opposed[:MOST_OPPOSED]):
                denied = aspect is STANCE and b.words == "denied"
                table = findings.denials if denied else findings.against
                table.setdefault(a.claim, {}).setdefault(b.claim, []).append(aspect.name)
                if a.claim in inferred or b.claim in inferred:
                    findings.conditional.add((a.claim, b.claim))
