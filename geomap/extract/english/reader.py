"""English documents to statements: sentence by sentence, with a memory of what came before."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from geomap.extract import days_apart
from geomap.extract.english import (
    attribution,
    counts,
    disclaimers,
    hedging,
    lexicon,
    own,
    parser,
    phrases,
    places,
    pointing,
    quotations,
    slots,
    stances,
    timing,
    why,
)
from geomap.extract.english.antecedents import with_known_targets
from geomap.extract.english.attribution import Cue
from geomap.extract.english.civil import is_history, names_strike, setting
from geomap.extract.english.memory import Memory
from geomap.extract.english.scene import CLOSE, Scene, State
from geomap.extract.english.sentences import Sentence, sentences, worth_parsing
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import triggers, weapon_tokens
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.countries import capital_names
from geomap.model import Count, CountPart, DateInterval, Document, Effect, Span, Target, Weapon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Moved = TypeVar("Moved", Weapon, Target, Effect, Count, CountPart, DateInterval)

_HURT = r"(?:dead|killed|wounded|injured|victims|casualties)"
_CARRIES_ON = re.compile(
    r"^[\"“‘']"
    r"|^(?:its|their|no|fragments?|debris|the (?:debris|fragments|wreckage)|another"
    r"|(?:one|two|three|four|five|six|several|some|most|both|all|none"
    r"|the (?:first|second|third|fourth|last|other|rest))\s(?:\w+\s)?of (?:the|them|these|those)"
    rf"|there (?:were|was) no|(?:among|of|most of|some of|all of|many of) (?:the|those) {_HURT}"
    r"|it(?! (?:was|is) (?:the|its|one of)\b| (?:began|started|broke out)\b)|they)\b",
    re.IGNORECASE,
)
# "Six others were hurt." right after another's words, and no more: their toll.
_TOLL_ON = re.compile(
    r"^(?:(?:at least|at most|about|around|nearly|almost|over|more than|up to|a further|another"
    r"|some)\s){0,2}(?:\d[\d,.]{0,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|dozens|scores|hundreds|several)\s(?:others?|more|people|persons|civilians)?"
    r"[\w\s,-]{0,40}?\b(?:died|killed|dead|injured|wounded|hurt|injuries|wounds)\b[\w\s]{0,25}\.?\s*$",
    re.IGNORECASE,
)
# "The incident reportedly caused a fire", right after another's words: reported by them.
_REPORTED_ON = re.compile(
    r"^(?:the|this) (?:attack|strike|air ?strike|assault|incident|raid|blast|explosion|bombing"
    r"|shelling|barrage)\b.{0,200}?\b(?:reportedly|(?:is|are|was|were) reported)\b",
    re.IGNORECASE | re.DOTALL,
)
# Characters before a sentence in which what its "it" means is named.
_LOOK = 200
_REPORTED = re.compile(r"report", re.IGNORECASE)


def read(document: Document, *, gazetteer: Gazetteer) -> tuple[Statement, ...]:
    """Return the statements on strikes of an English document, in order."""
    gated = [s for s in sentences(document) if worth_parsing(s.text)]
    if not gated:
        return ()
    memory = Memory(text=document.text)
    state = State(document, gazetteer, memory, [], setting=setting(document.text))
    if state.setting == "unreal":
        return ()
    state.named = gazetteer.mentions(document.text)
    for sentence, doc in zip(gated, parser.parse(s.text for s in gated), strict=True):
        found = _read_sentence(state, sentence, doc)
        state.statements.extend(found)
        told_days = [day for one in found for day in one.dates]
        state.last_day = timing.day_to_count_from(told_days) or state.last_day
        if found:
            state.topic_is_strike = True
        elif any(not x.refuses for x in attribution.cues(doc)) and not _tells_of_strike(doc):
            state.topic_is_strike = False
    if state.setting == "doubtful" and not state.names_strike:
        return ()  # the dead of a fire or a crash: nobody says that anything was struck
    return with_known_targets(state.statements, document.text)


def _tells_of_strike(doc: "Doc") -> bool:
    """Return whether a sentence tells of a strike, though too little for a claim."""
    return bool(triggers(doc, weapon_tokens(doc)))


def _read_sentence(state: State, sentence: Sentence, doc: "Doc") -> list[Statement]:
    cues = attribution.cues(doc)
    scene = Scene(
        state=state,
        sentence=sentence,
        doc=doc,
        cues=cues,
        voices=_voices(state, sentence, doc, cues),
        mentions=places.within(state.named, sentence.start, len(sentence.text)),
    )
    disclaimers.disclaim(scene)
    quotations.give_speaker_back(scene)
    statements: list[Statement] = []
    for path, told in _groups(scene):
        statement = _statement(scene, path, told)
        why.note(scene, path, told, statement)
        if statement is not None:
            statements += days_apart.apart(statement, _days_of_each(scene, told))
            statements += pointing.by_others(scene, path[0] if path else None, statement)
    statements = disclaimers.disclaimed_here(scene, statements)
    statements += pointing.statements_pointing_back(scene, statements)
    state.memory.places += [
        pointing.moved(m, sentence.start)
        for m in scene.mentions
        if not pointing.is_part_of_name(sentence.text, m)
    ]
    return statements


def _days_of_each(scene: Scene, told: Told) -> tuple[DateInterval, ...]:
    state, offset = scene.state, scene.sentence.start
    days = timing.days_of_each(told, state.document.published, anchor=state.last_day)
    return tuple(
        replace(day, start=(day.start or 0) + offset, end=(day.end or 0) + offset) for day in days
    )


def _groups(scene: Scene) -> Iterator[tuple[tuple[Cue, ...], Told]]:
    """Yield each speaker's chain with the words that it tells, where they hold a trigger."""
    weapons = weapon_tokens(scene.doc)
    refusals = frozenset(cue.token for cue in scene.cues if cue.refuses)
    found = triggers(scene.doc, weapons, refusals=refusals)
    tokens: dict[tuple[int, ...], set[int]] = {}
    paths: dict[tuple[int, ...], tuple[Cue, ...]] = {}

    def put(path: tuple[Cue, ...], inside: set[int]) -> None:
        key = tuple(cue.token for cue in path)
        tokens.setdefault(key, set()).update(inside)
        paths[key] = path

    for token in scene.doc:
        path, telling = attribution.path(token, scene.cues)
        if not telling:
            put(path, {token.i})
    for cue in scene.cues:
        if cue.antecedents:
            around = attribution.path(scene.doc[cue.token], scene.cues)[0]
            put((cue, *around), set(cue.antecedents))
    for key, inside in sorted(tokens.items(), key=lambda item: min(item[1])):
        own = tuple(t for t in found if t.token in inside)
        if own:
            yield paths[key], Told(scene.doc, frozenset(inside), own, weapons, refusals)


def _voices(
    state: State, sentence: Sentence, doc: "Doc", cues: tuple[Cue, ...]
) -> dict[int, Speaker]:
    """Return who each head of a speaker's phrase is, resolved in the order of the words."""
    heads = sorted(
        {i for cue in cues for i in (cue.speaker, *cue.relays, *cue.others) if i is not None}
    )
    voices: dict[int, Speaker] = {}
    for i in heads:
        start, end = phrases.phrase_span(phrases.meant_here(doc[i]))
        heard = state.memory.speaker(
            _span(sentence, start, end),
            beside=phrases.apposition(doc[i]),
            country=_contrasted(doc[i]),
        )
        who = heard.actor
        voices[i] = Speaker(
            name=who.name, kind=who.kind, country=who.country, span=heard.span, named=who.named
        )
    return voices


def _contrasted(head: "Token") -> str | None:
    """Return the state whose officials "Ukraine did not confirm, but officials said" means."""
    if head.lower_ not in {"officials", "authorities", "military"} or any(head.children):
        return None
    verb = head.head
    seat = slots.country_of_phrase(verb.doc[1]) if verb.doc[0].lower_ == "in" else None
    if seat is not None and verb.doc[1].text in capital_names():
        return seat  # "In Lima, officials kept silent"
    if verb.dep_ != "conj":
        return None
    before = phrases.subject(verb.head)
    return slots.country_of_phrase(before) if before is not None else None


def _statement(scene: Scene, path: tuple[Cue, ...], told: Told) -> Statement | None:
    inner = path[0] if path else None
    unsaid = inner is not None and inner.negated and not inner.refuses
    if unsaid or timing.is_reckoned_since(told):
        return None  # "did not say what weapon": told of nothing
    chain = stances.speakers(scene, path) or _carried_on(scene, path)
    before = scene.state.document.text[max(0, scene.sentence.start - _LOOK) : scene.sentence.start]
    if not chain and (not told.happened or timing.is_of_whole_war(told, before)):
        return None  # the publisher says of no strike that it was not
    hedges = hedging.hedges(told, path, has_speaker=bool(chain))
    if chain and not path and _REPORTED_ON.match(scene.sentence.text):
        hedges = tuple(one for one in hedges if not _REPORTED.match(one.text))
    placed = pointing.placed(scene, told)
    attacker = (
        slots.attacker(told) or _own_side(scene, chain, told) or slots.home_side(told, placed)
    )
    weak = None if slots.has_agent(told) else slots.weapon_side(told)
    state = scene.state
    if attacker is None and weak is None:
        attacker = own.unnamed_side(
            told, chain, placed, after=state.statements, text=state.document.text
        )
    days = timing.dates_of(told, scene.cues, state.document.published, anchor=state.last_day)
    days = days or timing.of_entry(state.document, scene.sentence.block, scene.sentence.start)
    statement = Statement(
        quote=scene.quote,
        speakers=chain,
        stance=stances.stance(inner, told, hedges, has_speaker=bool(chain)),
        form=stances.form(inner, told),
        about=hedging.about(told, inner),
        hedges=hedges,
        weapons=tuple(slots.weapons(told)),
        targets=slots.specific(tuple(slots.targets(told))),
        effects=tuple(slots.effects(told)),
        dates=days,
        counts=counts.counts(told),
        places=counts.counted_places(told, placed, offset=scene.sentence.start),
        attacker=attacker or weak,
        attacker_is_weak=attacker is None and weak is not None,
        resumes=pointing.takes_up(told),
        is_earlier=timing.are_earlier(told, days, speaks=bool(chain)),
        is_elsewhen=timing.is_elsewhen(told),
        is_at_once=timing.is_at_once(told),
        is_elsewhere=not placed and pointing.is_elsewhere(scene, told),
        is_title=scene.sentence.kind == "title",
    )
    statement = _in_document(statement, scene.sentence.start)
    denies = not told.happened or (statement.stance == "denied" and statement.resumes)
    if chain and denies and not _is_specific(statement):
        return replace(statement, refers=True)  # "it did not carry out the strikes"
    armed = scene.state.setting in {"armed", "doubtful"} or bool(statement.weapons)
    armed = armed or names_strike(scene.sentence.text)
    armed = armed or (scene.state.setting == "unsaid" and statement.attacker is not None)
    if _is_of_another_age(scene, statement):
        state.history_end = scene.sentence.end
        return None
    if not armed or not _is_specific(statement):
        return None
    kinds = {trigger.kind for trigger in told.triggers}
    state.names_strike |= kinds != {"casualty"} or bool(statement.weapons)
    return statement


def _is_of_another_age(scene: Scene, statement: Statement) -> bool:
    """Return whether a strike was in 1941, or is told right after one, with no day of its own."""
    if statement.dates:
        return is_history(statement.dates)
    end = scene.state.history_end
    return end is not None and scene.sentence.start - end <= CLOSE and not statement.speakers


def _own_side(scene: Scene, chain: tuple[Speaker, ...], told: Told) -> str | None:
    """Return the speaker's side where it tells of its own strike."""
    if not chain:
        return None
    origin = chain[-1]
    text, span = scene.state.document.text, origin.span
    before = text[max(0, span.start - 80) : span.start] if span else ""
    group = slots.listed_group(origin.name or "", span.text if span else "", before=before)
    if not slots.attacker_is_speaker(told, is_group=group is not None):
        return None
    if group is None and origin.kind == "armed_group":
        row = lexicon.actors().get((origin.name or "").lower())
        return origin.name if origin.named and not (row and row.is_person) else None
    return group or origin.country


def _carried_on(scene: Scene, path: tuple[Cue, ...]) -> tuple[Speaker, ...]:
    """Return the last sentence's speakers where words without a speaker go on with theirs.

    "Its fragments fell on …", "No casualties were reported" right after the ministry's words are
    the ministry's; other words without a speaker are the publisher's own.
    """
    if not path and (quoted := quotations.speaker_of_quote(scene)):
        return quoted
    last = scene.last_statement()
    text = scene.sentence.text
    ways = (_CARRIES_ON, _REPORTED_ON, _TOLL_ON)
    if path or last is None or not any(way.match(text) for way in ways):
        return ()
    return last.speakers


def _is_specific(statement: Statement) -> bool:
    """Return whether the words name enough of one strike to be a claim on it."""
    named = bool(statement.places or statement.targets or statement.counts)
    if statement.speakers:
        return named or bool(statement.weapons or statement.dates or statement.effects)
    goes_on = statement.resumes and bool(statement.dates)  # "the attack was on Sunday"
    struck_then = bool(
        statement.attacker and statement.dates
    )  # "after an Israeli strike on Monday"
    armed = bool(statement.weapons and (statement.dates or statement.attacker))
    return named or goes_on or armed or struck_then


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(
        start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end]
    )


def _in_document(statement: Statement, offset: int) -> Statement:
    """Return the statement with its values' offsets moved from the sentence to the document."""

    def move(value: Moved) -> Moved:
        if value.start is None or value.end is None:
            return value
        return replace(value, start=value.start + offset, end=value.end + offset)

    return replace(
        statement,
        weapons=tuple(move(x) for x in statement.weapons),
        targets=tuple(move(x) for x in statement.targets),
        effects=tuple(move(x) for x in statement.effects),
        dates=tuple(move(x) for x in statement.dates),
        counts={
            role: replace(move(count), parts=tuple(move(part) for part in count.parts))
            for role, count in statement.counts.items()
        },
        hedges=tuple(
            replace(h, start=h.start + offset, end=h.end + offset) for h in statement.hedges
        ),
    )
