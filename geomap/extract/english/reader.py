"""English documents to statements: sentence by sentence, with a memory of what came before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from geomap.extract.english import attribution, hedging, parser, slots, timing
from geomap.extract.english.attribution import Cue
from geomap.extract.english.memory import Memory
from geomap.extract.english.places import Site, shifted, sites
from geomap.extract.english.sentences import Sentence, sentences, worth_parsing
from geomap.extract.english.slots import Told
from geomap.extract.english.triggers import Trigger, triggers, unreal, weapon_tokens
from geomap.extract.statement import Placed, Speaker, Statement
from geomap.gazetteer import Gazetteer, Mention
from geomap.model import (
    Count,
    DateInterval,
    Document,
    Effect,
    Location,
    Span,
    Stance,
    Target,
    Weapon,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Moved = TypeVar("Moved", Weapon, Target, Effect, Count, DateInterval)

_BACK_NOUNS = frozenset(
    """report information claim statement incident attack strike this it that allegation news
    assertion shelling explosion blast involvement responsibility matter reports""".split()
)
_CARRIES_ON = re.compile(
    r"^(?:its|their|no|fragments?|debris|the (?:debris|fragments|wreckage)|one of the|another"
    r"|there (?:were|was) no|it|they)\b",
    re.IGNORECASE,
)
_DISCLAIMED = frozenset(
    {"claim", "assertion", "report", "allegation", "statement", "information", "account", "figure"}
)
_PLACE_BACK = re.compile(
    r"\b(?:the|that|this)(?:\s+(?:same|targeted|entire|whole))?\s+"
    r"(?P<noun>region|oblast|province|governorate|area|city|town|village|settlement)\b(?!\s+of\b)"
    r"|\b(?P<there>there)\b",
    re.IGNORECASE,
)
_STANCES: dict[str, Stance] = {
    "confirm": "confirmed",
    "verify": "confirmed",
    "deny": "denied",
    "allege": "alleged",
}


@dataclass(slots=True)
class _State:
    """What reading one document carries along."""

    document: Document
    gazetteer: Gazetteer
    memory: Memory
    statements: list[Statement]
    topic_is_strike: bool = False
    last_block: int = -1


def read(document: Document, *, gazetteer: Gazetteer) -> tuple[Statement, ...]:
    """Return the statements on strikes of an English document, in order."""
    gated = [s for s in sentences(document) if worth_parsing(s.text)]
    if not gated:
        return ()
    state = _State(document, gazetteer, Memory(), [])
    for sentence, doc in zip(gated, parser.parse(s.text for s in gated), strict=True):
        found = _read_sentence(state, sentence, doc)
        state.statements.extend(found)
        if found:
            state.topic_is_strike = True
        elif attribution.cues(doc):
            state.topic_is_strike = False
        state.last_block = sentence.block
    return tuple(state.statements)


def _read_sentence(state: _State, sentence: Sentence, doc: "Doc") -> list[Statement]:
    mentions = state.gazetteer.mentions(sentence.text)
    weapons = weapon_tokens(doc)
    found = triggers(doc, weapons)
    cues = attribution.cues(doc)
    voices = _voices(state, sentence, doc, cues)
    _disclaim(state, sentence, doc, cues)
    statements = []
    for path, told in _groups(doc, cues, found, weapons):
        statement = _statement(state, sentence, path, told, mentions, voices, cues)
        if statement is not None:
            statements.append(statement)
    statements += _pointing_back(state, sentence, doc, cues, voices, statements)
    state.memory.places += [_moved(m, sentence.start) for m in mentions]
    return statements


def _groups(
    doc: "Doc", cues: tuple[Cue, ...], found: tuple[Trigger, ...], weapons: frozenset[int]
) -> Iterator[tuple[tuple[Cue, ...], Told]]:
    """Yield each speaker's chain with the words that it tells, where they hold a trigger."""
    tokens: dict[tuple[int, ...], set[int]] = {}
    paths: dict[tuple[int, ...], tuple[Cue, ...]] = {}
    for token in doc:
        path, telling = attribution.path(token, cues)
        if telling:
            continue
        key = tuple(cue.token for cue in path)
        tokens.setdefault(key, set()).add(token.i)
        paths[key] = path
    for cue in cues:
        path = (cue, *attribution.path(doc[cue.token], cues)[0])
        key = tuple(one.token for one in path)
        if cue.antecedents:
            tokens.setdefault(key, set()).update(cue.antecedents)
            paths[key] = path
    for key, inside in sorted(tokens.items(), key=lambda item: min(item[1])):
        own = tuple(t for t in found if t.token in inside)
        if own:
            yield paths[key], Told(doc, frozenset(inside), own, weapons)


def _voices(
    state: _State, sentence: Sentence, doc: "Doc", cues: tuple[Cue, ...]
) -> dict[int, Speaker]:
    """Return who each head of a speaker's phrase is, resolved in the order of the words."""
    heads = sorted({i for cue in cues for i in (cue.speaker, *cue.relays) if i is not None})
    voices: dict[int, Speaker] = {}
    for i in heads:
        start, end = attribution.phrase_span(doc[i])
        span = _span(sentence, start, end)
        country = _contrasted(doc, doc[i])
        heard = state.memory.speaker(span, beside=attribution.apposition(doc[i]), country=country)
        who = heard.actor
        voices[i] = Speaker(
            name=who.name, kind=who.kind, country=who.country, span=heard.span, named=who.named
        )
    return voices


def _contrasted(doc: "Doc", head: "Token") -> str | None:
    """Return the state whose officials "Ukraine did not confirm, but officials said" means."""
    if head.lower_ not in {"officials", "authorities", "military"} or any(head.children):
        return None
    verb = head.head
    if verb.dep_ != "conj":
        return None
    before = attribution.subject(verb.head)
    return slots.country_of_phrase(before) if before is not None else None


def _speakers(
    path: tuple[Cue, ...], voices: dict[int, Speaker], sentence: Sentence, doc: "Doc"
) -> tuple[Speaker, ...]:
    """Return the chain from the outermost relay to the origin, each speaker once."""
    chain: list[Speaker] = []
    for cue in reversed(path):
        verb = doc[cue.token]
        for i in (*cue.relays, cue.speaker):
            if i is None:
                continue
            said = _span(sentence, verb.idx, verb.idx + len(verb.text))
            speaker = replace(voices[i], verb=said if i == cue.speaker else None)
            chain = [one for one in chain if one.name != speaker.name]
            chain.append(speaker)
    return tuple(chain)


def _statement(
    state: _State,
    sentence: Sentence,
    path: tuple[Cue, ...],
    told: Told,
    mentions: Sequence[Mention],
    voices: dict[int, Speaker],
    cues: tuple[Cue, ...],
) -> Statement | None:
    inner = path[0] if path else None
    if inner is not None and inner.negated and not inner.refuses:
        return None  # "did not say what weapon": told of nothing
    doc = told.doc
    speakers = _speakers(path, voices, sentence, doc)
    if not speakers and not _is_own_words(state, sentence, path):
        speakers = _carried(state, sentence)
    dates = timing.dates_of(told, cues, state.document.published)
    hedges = hedging.hedges(told, path, has_speaker=bool(speakers))
    strong = slots.attacker(told)
    weak = slots.weapon_side(told) if strong is None else None
    places = _placed(state, sentence, told, mentions)
    statement = Statement(
        quote=_span(sentence, 0, len(sentence.text)),
        speakers=speakers,
        stance=_stance(inner, told, hedges, has_speaker=bool(speakers)),
        form=_form(inner, told),
        about=hedging.about(told, inner),
        hedges=hedges,
        weapons=tuple(slots.weapons(told)),
        targets=slots.specific(tuple(slots.targets(told))),
        effects=tuple(slots.effects(told)),
        dates=dates,
        counts=slots.counts(told),
        places=places,
        attacker=strong or weak,
        attacker_is_weak=strong is None,
        is_title=sentence.kind == "title",
    )
    statement = _moved_statement(statement, sentence.start)
    return statement if _is_specific(statement) else None


def _is_own_words(state: _State, sentence: Sentence, path: tuple[Cue, ...]) -> bool:
    """Return whether words without a speaker are the publisher's own, not a speech going on."""
    return (
        bool(path)
        or not (_CARRIES_ON.match(sentence.text) and state.last_block == sentence.block)
        and not _follows_closely(state, sentence)
    )


def _follows_closely(state: _State, sentence: Sentence) -> bool:
    last = state.statements[-1] if state.statements else None
    return (
        last is not None
        and _CARRIES_ON.match(sentence.text) is not None
        and sentence.start - last.quote.end <= 3
        and bool(last.speakers)
    )


def _carried(state: _State, sentence: Sentence) -> tuple[Speaker, ...]:
    last = state.statements[-1] if state.statements else None
    if last is None or sentence.start - last.quote.end > 3:
        return ()
    return last.speakers


def _stance(
    cue: Cue | None, told: Told, hedges: tuple[hedging.Hedge, ...], *, has_speaker: bool
) -> Stance:
    if cue is not None and cue.refuses:
        return "not_confirmed"
    if cue is not None and hedging.lacks_data(told):
        return "not_confirmed"
    base = _STANCES.get(cue.act, "claimed") if cue is not None else "claimed"
    if base in {"denied"}:
        return base
    if any(hedge.by == "publisher" for hedge in hedges):
        return "alleged"
    if not has_speaker and any(trigger.possible for trigger in told.triggers):
        return "alleged"
    return base


def _form(cue: Cue | None, told: Told) -> hedging.Form | None:
    if cue is not None and cue.refuses:
        return cue.form
    return "no_data" if cue is not None and hedging.lacks_data(told) else None


def _is_specific(statement: Statement) -> bool:
    """Return whether the words name enough of one strike to be a claim on it."""
    named = bool(statement.places or statement.targets or statement.counts)
    if statement.speakers:
        return named or bool(statement.weapons or statement.dates or statement.effects)
    return named or bool(statement.weapons and (statement.dates or statement.attacker))


def _pointing_back(
    state: _State,
    sentence: Sentence,
    doc: "Doc",
    cues: tuple[Cue, ...],
    voices: dict[int, Speaker],
    own: list[Statement],
) -> Iterator[Statement]:
    """Yield the statements that only point back: "did not confirm the reports", "no comment"."""
    if not state.topic_is_strike and not own:
        return
    taken = {one.origin.name for one in own}
    for cue in cues:
        if cue.speaker is None or voices[cue.speaker].name in taken or unreal(doc[cue.token]):
            continue
        heads = [doc[i] for i in cue.content]
        back = [x for x in heads if x.lemma_.lower() in _BACK_NOUNS and _is_definite(x)]
        bare = not [x for x in heads if x.dep_ not in {"nsubjpass"}] and cue.refuses
        if not (back or bare) or not (cue.refuses or cue.act in {"confirm", "deny", "say"}):
            continue
        if cue.negated and not cue.refuses:
            continue
        path, _ = attribution.path(doc[cue.token], cues)
        stance: Stance = "not_confirmed" if cue.refuses else _STANCES.get(cue.act, "claimed")
        yield Statement(
            quote=_span(sentence, 0, len(sentence.text)),
            speakers=_speakers((cue, *path), voices, sentence, doc),
            stance=stance,
            form=cue.form,
            refers=True,
        )


def _is_definite(noun: "Token") -> bool:
    words = {x.lower_ for x in noun.children}
    return bool(words & {"the", "this", "that", "these", "those", "its", "media"}) or (
        noun.pos_ == "PRON"
    )


def _disclaim(state: _State, sentence: Sentence, doc: "Doc", cues: tuple[Cue, ...]) -> None:
    """Hedge the statements so far where the text says that it could not verify them."""
    for cue in cues:
        if cue.speaker is not None or not (cue.refuses and cue.act in {"verify", "confirm"}):
            continue
        told = [doc[i] for i in cue.content if doc[i].lemma_.lower() in _DISCLAIMED]
        if not told:
            continue
        verb = doc[cue.token]
        hedge = hedging.Hedge(
            text=doc.text[told[0].idx : verb.idx + len(verb.text)],
            start=sentence.start + told[0].idx,
            end=sentence.start + verb.idx + len(verb.text),
            by="publisher",
            field="occurrence",
        )
        whose = slots.country_of_phrase(told[0])
        state.statements = [
            _hedged(one, hedge)
            if one.speakers and (whose is None or one.origin.country == whose)
            else one
            for one in state.statements
        ]


def _hedged(statement: Statement, hedge: "hedging.Hedge") -> Statement:
    if statement.stance not in {"claimed", "confirmed"}:
        return statement
    return replace(statement, stance="alleged", hedges=(*statement.hedges, hedge))


def _placed(
    state: _State, sentence: Sentence, told: Told, mentions: Sequence[Mention]
) -> tuple[Placed, ...]:
    found = [_as_placed(shifted(site, sentence.start), state) for site in sites(told, mentions)]
    if any(one.location.role == "target" for one in found):
        return tuple(found)
    back = _place_back(state, told, mentions)
    return (*found, back) if back is not None else tuple(found)


def _as_placed(site: Site, state: _State, *, coref: bool = False) -> Placed:
    text = state.document.text
    within = tuple(Span(start=m.start, end=m.end, text=text[m.start : m.end]) for m in site.within)
    location = Location(
        text=text[site.mention.start : site.mention.end],
        start=site.mention.start,
        end=site.mention.end,
        role=site.role,
        what=site.what,
        relation=site.relation,
        coref=coref,
        within=within,
    )
    return Placed(location=location, mention=site.mention)


def _place_back(state: _State, told: Told, mentions: Sequence[Mention]) -> Placed | None:
    """Return the place that "the region", "there" or "where" in the words points back to."""
    text = told.doc.text
    for match in _PLACE_BACK.finditer(text):
        head = told.token_at(match.start(), match.end())
        where = _is_where(told, head)
        if not told.holds(match.start(), match.end()) and not where:
            continue
        if match.group("there") and head.dep_ == "expl":
            continue
        if head.dep_ not in {"pobj", "dobj", "advmod", "nsubjpass", "appos"} and not where:
            continue
        before = [m for m in mentions if m.end <= match.start()]
        mention = _places_with(state, told, before).place(match.group("noun") or "there")
        if mention is not None:
            trigger = told.triggers[0]
            site = Site(
                mention=mention,
                role="debris" if trigger.kind == "debris" else "target",
                what="interception" if trigger.kind == "intercept" else None,
                relation=None,
            )
            return _as_placed(site, state, coref=True)
    return None


def _is_where(told: Told, noun: "Token") -> bool:
    """Return whether the words stand in a clause on the noun: "the region where … fell"."""
    clauses = [
        child
        for child in noun.children
        if child.dep_ == "relcl" and any(x.tag_ == "WRB" for x in child.children)
    ]
    return any(t.token in {x.i for c in clauses for x in c.subtree} for t in told.triggers)


def _places_with(state: _State, told: Told, mentions: Sequence[Mention]) -> Memory:
    """Return a memory that has also seen the places of this sentence."""
    offset = state.document.text.find(told.doc.text)
    seen = [_moved(m, offset) for m in mentions]
    return Memory(heard=state.memory.heard, places=[*state.memory.places, *seen])


def _moved(mention: Mention, offset: int) -> Mention:
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(
        start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end]
    )


def _moved_statement(statement: Statement, offset: int) -> Statement:
    """Return the statement with the values' offsets moved from the sentence to the document."""

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
        counts={role: move(count) for role, count in statement.counts.items()},
        hedges=tuple(
            replace(h, start=h.start + offset, end=h.end + offset) for h in statement.hedges
        ),
    )
