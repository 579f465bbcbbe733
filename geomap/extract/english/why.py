"""Why a sentence was read so: decisions for `geomap explain`, made by the rules' own tests.

Nothing is noted unless somebody listens (`trace`). What became a value is looked up among the
statement's values; what did not is asked of the same functions that turned it away.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geomap.extract import trace
from geomap.extract.english import lexicon, mood, numbers, quotations, slots, triggers
from geomap.extract.english.cue import Cue
from geomap.extract.english.dates import dates
from geomap.extract.english.measures import is_earlier_total, measures
from geomap.extract.english.parts import counted
from geomap.extract.english.scene import Scene
from geomap.extract.english.stances import STANCES
from geomap.extract.english.told import Told, is_part_of_target
from geomap.extract.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = frozenset({"killed", "injured", "missing"})
_BESIDE = frozenset({"according", "per", "citing"})
_POINTING = re.compile(r"(?:he|she|it|they|the|this|that|these|those|his|her|its)\b", re.IGNORECASE)
Span = tuple[int, int]


def note(scene: Scene, path: tuple[Cue, ...], told: Told, statement: Statement | None) -> None:
    """Note why one speaker's words in a sentence gave the statement, or none."""
    if not trace.is_on():
        return
    trace.at(scene.sentence.start)
    _note_strike(scene, told, statement)
    if statement is None:
        return
    _note_speakers(scene, path, statement)
    _note_stance(scene, path, statement)
    _note_things(scene, told, statement)
    _note_counts(scene, told, statement)
    _note_days(scene, told, statement)
    _note_places(scene, told, statement)
    _note_attacker(scene, told, statement)


def _note_strike(scene: Scene, told: Told, statement: Statement | None) -> None:
    for trigger in told.triggers:
        token = scene.doc[trigger.token]
        trace.took("strike.word", *_of(token), cue=trigger.kind)
    for token in scene.doc:
        kind = triggers.kind_of(token, told.weapon_tokens)
        if kind is not None and mood.unreal(token, refusals=told.refusals):
            trace.left("strike.unreal", *_of(token))
    if statement is None:
        trace.left("strike.too_little", 0, len(scene.sentence.text))


def _note_speakers(scene: Scene, path: tuple[Cue, ...], statement: Statement) -> None:
    offset = scene.sentence.start
    if not statement.speakers:
        trace.took("speaker.publisher", 0, len(scene.sentence.text))
        return
    if not path:
        rule = "in_quotation" if quotations.speaker_of_quote(scene) else "goes_on"
        span = statement.origin.span
        start, end = (span.start, span.end) if span else (offset, statement.quote.end)
        trace.took(f"speaker.{rule}", start - offset, end - offset)
        return
    for number, cue in enumerate(path):
        if cue.speaker is not None:
            rule = "relay" if number else _rule_of(scene.doc[cue.token])
            _note_voice(scene, cue.speaker, rule, verb=scene.doc[cue.token])
        for relay in cue.relays:
            _note_voice(scene, relay, "relay", verb=scene.doc[cue.token])


def _rule_of(cue: "Token") -> str:
    if cue.lower_ in _BESIDE:
        return "according"
    return "signed" if cue.is_punct else "verb"


def _note_voice(scene: Scene, head: int, rule: str, *, verb: "Token") -> None:
    """Note a speaker where the sentence names it, and whom a pronoun means where that is."""
    token, voice = scene.doc[head], scene.voices[head]
    trace.took(f"speaker.{rule}", *_of(token), cue=verb.text)
    if voice.span is not None and not _holds(voice.span.start, voice.span.end, token, scene):
        start, end = (at - scene.sentence.start for at in (voice.span.start, voice.span.end))
        trace.took(f"speaker.{rule}", start, end, cue=verb.text)
        trace.took("speaker.points_back", start, end, cue=token.text)


def _holds(start: int, end: int, token: "Token", scene: Scene) -> bool:
    at = scene.sentence.start + token.idx
    return start <= at < end


def _note_stance(scene: Scene, path: tuple[Cue, ...], statement: Statement) -> None:
    span = statement.origin.span
    offset = scene.sentence.start
    start, end = (span.start, span.end) if span else (offset, statement.quote.end)
    cue = scene.doc[path[0].token].text if path else None
    trace.took(f"stance.{_stance(path, statement)}", start - offset, end - offset, cue=cue)
    for hedge in statement.hedges:
        trace.took("hedge.word", hedge.start - offset, hedge.end - offset, cue=hedge.field)


def _stance(path: tuple[Cue, ...], statement: Statement) -> str:
    if statement.form is not None:
        return "not_confirmed"
    if statement.stance == "denied":
        by_verb = bool(path) and STANCES.get(path[0].act) == "denied"
        return "denied" if by_verb else "did_not_happen"
    if statement.stance == "alleged":
        return "hedged" if any(h.by == "publisher" for h in statement.hedges) else "possible"
    return "confirmed" if statement.stance == "confirmed" else "claimed"


def _note_things(scene: Scene, told: Told, statement: Statement) -> None:
    offset = scene.sentence.start
    used = _spans(statement.weapons, offset)
    for start, end in used:
        if lexicon.weapon_of(told.text[start:end]) is None:  # "shelled"
            trace.took("weapon.kind", start, end)
    for match in lexicon.weapon_pattern().finditer(told.text):
        if match.span() in used:
            row = lexicon.weapon_of(match.group())
            rule = "weapon.system" if row is not None and row.name else "weapon.kind"
            trace.took(rule, *match.span())
        else:
            part = is_part_of_target(told.token_at(*match.span()))
            _leave(told, match.span(), "weapon.is_target" if part else "weapon.not_used")
    for field, found, why in (
        ("targets", _spans(statement.targets, offset), "target.not_struck"),
        ("effects", _spans(statement.effects, offset), "effect.not_told"),
    ):
        rule = "target.struck" if field == "targets" else "effect.told"
        for span in sorted(found):
            trace.took(rule, *span)
        for match in _words_of(field, told.text):
            if not _crosses(match.span(), found | used):
                _leave(told, match.span(), why)


def _words_of(field: str, text: str) -> Iterator[re.Match[str]]:
    for _, pattern in lexicon.kinds(field):
        yield from pattern.finditer(text)


def _note_counts(scene: Scene, told: Told, statement: Statement) -> None:
    offset = scene.sentence.start
    found = dict(statement.counts)
    for number, placed in enumerate(statement.places):
        found |= {f"{role} {number}": one for role, one in placed.location.counts.items()}
    taken: set[Span] = set()
    for role, count in found.items():
        parts = _spans(count.parts, offset)
        for span in sorted(parts):
            trace.took("count.part", *span, cue=role.split()[0])
        taken |= parts
        if count.start is None or count.end is None:
            continue
        span = (count.start - offset, count.end - offset)
        taken.add(span)
        unsaid = count.low is None and count.high is None
        kind = "people" if role.split()[0] in _PEOPLE else "weapons"
        rule = "no_number" if unsaid else kind
        trace.took(f"count.{rule}", *span, cue=role.split()[0])
    for quantity in (*numbers.quantities(told.text), *numbers.vague(told.text)):
        span = (quantity.number_start, quantity.end)
        if _crosses(span, taken):
            continue
        if measures(told.text, quantity):
            trace.left("count.measure", *span)
        elif is_earlier_total(told.text, quantity):
            trace.left("count.earlier", *span)
        else:
            noun = counted(told, quantity)
            _leave(told, span, "count.other_noun", cue=noun.text)


def _note_days(scene: Scene, told: Told, statement: Statement) -> None:
    state, offset = scene.state, scene.sentence.start
    taken: dict[Span, str] = {
        (day.start - offset, day.end - offset): day.basis
        for day in statement.dates
        if day.start is not None and day.end is not None
    }
    for span, basis in taken.items():
        trace.took("date.statement" if basis == "statement" else "date.strike", *span)
    named = dates(told.text, published=state.document.published, anchor=state.last_day)
    for mention in named:
        span = (mention.start, mention.end)
        if not _crosses(span, taken):
            inside = told.holds(*span)
            trace.left("date.other" if inside else "date.telling", *span)


def _note_places(scene: Scene, told: Told, statement: Statement) -> None:
    offset = scene.sentence.start
    taken: set[Span] = set()
    for placed in statement.places:
        one = placed.location
        if one.start is None or one.end is None:
            continue
        span = (one.start - offset, one.end - offset)
        taken.add(span)
        taken |= _spans(one.within, offset)
        trace.took(f"place.{'points_back' if one.coref else one.role}", *span)
    for mention in scene.mentions:
        span = (mention.start, mention.end)
        if not _crosses(span, taken):
            _leave(told, span, "place.no_strike")


def _note_attacker(scene: Scene, told: Told, statement: Statement) -> None:
    if statement.attacker is None:
        return
    if statement.attacker_is_weak:
        rule = "weapon"
    else:
        rule = "agent" if statement.attacker == slots.attacker(told) else "own"
    trace.took(f"attacker.{rule}", 0, len(scene.sentence.text), cue=statement.attacker)


def _leave(told: Told, span: Span, rule: str, *, cue: str | None = None) -> None:
    """Note that the words gave nothing: another's, not told as done, or turned away by the rule."""
    tokens = [t for t in told.doc if t.idx < span[1] and t.idx + len(t.text) > span[0]]
    if not all(token.i in told.tokens for token in tokens):
        field = rule.partition(".")[0]
        trace.left("words.other_speaker", *span, cue=field)
    elif tokens and mood.unreal(tokens[-1], refusals=told.refusals):
        trace.left("strike.unreal", *span)
    else:
        trace.left(rule, *span, cue=cue)


def _spans(values: Iterable[object], offset: int) -> set[Span]:
    """Return where values stand in the sentence; derived ones stand nowhere."""
    return {
        (start - offset, end - offset)
        for value in values
        if (start := getattr(value, "start", None)) is not None
        and (end := getattr(value, "end", None)) is not None
    }


def _crosses(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _of(token: "Token") -> Span:
    return token.idx, token.idx + len(token.text)
