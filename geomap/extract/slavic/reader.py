"""Russian and Ukrainian documents to statements: sentence by sentence, with a memory."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from geomap.extract.slavic import (
    counts,
    gate,
    order,
    parted,
    places,
    pointing,
    slots,
    timing,
    voices,
)
from geomap.extract.slavic.cues import Cue, cues, path
from geomap.extract.slavic.language import Language
from geomap.extract.slavic.memory import Memory
from geomap.extract.slavic.scene import Scene, State
from geomap.extract.slavic.sentences import sentence as read_sentence
from geomap.extract.slavic.sentences import stretches
from geomap.extract.slavic.speakers import phrases
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Sentence
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer import Gazetteer, Mention
from geomap.model import Document, Hedge, Stance

# Moscow's clocks all year, and Kyiv's in summer, are so far ahead of UTC.
_AHEAD = timedelta(hours=3)
STANCES: dict[str, Stance] = {
    "confirm": "confirmed",
    "verify": "confirmed",
    "deny": "denied",
    "allege": "alleged",
}


def read(document: Document, *, gazetteer: Gazetteer, language: Language) -> tuple[Statement, ...]:
    """Return the statements on strikes of a Russian or Ukrainian document, in order."""
    found = stretches(document)
    read_words = [read_sentence(document, one, language) for one in found]
    if not gate.names_war(read_words):
        return ()
    state = State(
        document=_in_local_time(document),
        language=language,
        mentions=gazetteer.mentions(document.text),
        memory=Memory(),
    )
    for one in read_words:
        state.statements.extend(list(_read(state, one)))
    return tuple(state.statements)


def _start(mention: Mention) -> int:
    return mention.start


def _in_local_time(document: Document) -> Document:
    """Return a post with the day of its time where it is read: an hour past midnight is tomorrow's.

    `published` is the day in UTC; "сегодня" and "в ночь на 10 октября" are said by local clocks.
    """
    if document.posted_at is None:
        return document
    local = datetime.fromisoformat(document.posted_at) + _AHEAD
    return replace(document, published=local.date().isoformat())


def _read(state: State, sentence: Sentence) -> Iterator[Statement]:
    first = bisect_left(state.mentions, sentence.start, key=_start)
    mentions = state.mentions[first : bisect_left(state.mentions, sentence.end, first, key=_start)]
    named = phrases(sentence, mentions, state.language)
    scene = Scene(
        state=state,
        sentence=sentence,
        phrases=named,
        cues=cues(sentence, named),
        mentions=mentions,
    )
    chains = voices.chains(scene)
    for cue in scene.cues:
        if cue.back:
            voices.tell_before(scene, cue, chains)
            timing.date_told(scene, cue)
    made: list[Statement] = []
    for steps, told in _groups(scene):
        parts = [_statement(scene, steps, one, chains) for one in parted.apart(scene, told)]
        own = parted.one_each(scene, told, [one for one in parts if one is not None])
        made += own
        if steps and not steps[0].sources:
            made += [other for one in own for other in voices.others(scene, steps[0], one)]
    silent = [*voices.silences(scene), *voices.responsible(scene)]
    if silent:
        made = [one for one in made if voices.is_said(one, scene)]
    yield from made
    yield from silent
    yield from voices.pointing_back(scene, chains, [*made, *silent])
    voices.remember(scene, chains, silent=bool(silent))
    timing.note_heading(scene, has_claims=bool(made or silent))


def _groups(scene: Scene) -> Iterator[tuple[tuple[Cue, ...], Told]]:
    """Yield each chain of cues with the words that it tells."""
    tokens: dict[tuple[int, ...], set[int]] = {}
    paths: dict[tuple[int, ...], tuple[Cue, ...]] = {}
    for word in scene.sentence.words:
        steps = path(word.at, scene.cues)
        if steps is None:
            continue
        key = tuple(cue.at for cue in steps)
        tokens.setdefault(key, set()).add(word.at)
        paths[key] = steps
    for key, inside in sorted(tokens.items(), key=lambda item: min(item[1])):
        yield paths[key], Told(sentence=scene.sentence, at=frozenset(inside))


def _statement(
    scene: Scene,
    steps: tuple[Cue, ...],
    told: Told,
    chains: dict[int, tuple[Speaker, ...]],
) -> Statement | None:
    inner = steps[0] if steps else None
    if not gate.tells_of_strike(told) or (inner is not None and inner.negated):
        return None
    if inner is not None and scene.sentence.is_term(inner.at, "future"):
        return None  # "пригрозил", "потребовал": of what is still to come
    chain = voices.chain(steps, chains)
    denied = gate.is_denied(told)
    if denied and not chain and not gate.is_called_false(told):
        return None
    carried = () if chain else voices.carried_on(scene, steps, told)
    if carried:
        chain = carried
        scene.state.carried.add(scene.quote.start)
    made = _made(scene, steps, told, chain, denied=denied)
    if denied and chain and not (made.places or made.targets or made.weapons):
        return replace(made, refers=True)  # "наші сили не били": of the strike told before
    if not gate.is_specific(made, told):
        return None
    scene.state.last_day = timing.day_to_count_from(made.dates) or scene.state.last_day
    return made


def _made(
    scene: Scene,
    steps: tuple[Cue, ...],
    told: Told,
    chain: tuple[Speaker, ...],
    *,
    denied: bool,
) -> Statement:
    """Return all that the words tell of the strike, as the words of a chain of speakers."""
    inner = steps[0] if steps else None
    own = frozenset(at for cue in steps for at in cue.own)
    hedged = slots.hedges(told, own, has_speaker=bool(chain))
    located = places.placed(told, scene.mentions, _taken(scene))
    located = pointing.with_places_back(scene, told, located)
    counted, located = counts.counts(told, located)
    side, weak = slots.attacker(told, chain, _publishers_side(scene.state), located)
    dates = timing.dates(scene, steps, told)
    return Statement(
        quote=scene.quote,
        speakers=chain,
        stance="denied" if denied else _stance(inner, hedged),
        hedges=hedged,
        weapons=slots.weapons(told),
        targets=slots.targets(told),
        effects=slots.effects(told),
        dates=dates,
        counts=counted,
        places=located,
        attacker=side,
        attacker_is_weak=weak,
        resumes=order.takes_up(told),
        is_earlier=order.is_earlier(scene, told, dates, speaks=bool(chain)),
        is_elsewhen=order.is_elsewhen(told),
        is_at_once=order.is_at_once(told),
        is_elsewhere=not located and pointing.is_elsewhere(scene, told),
        is_title=scene.sentence.kind == "title",
    )


def _taken(scene: Scene) -> frozenset[int]:
    """Return the words that name a speaker, a weapon or a day, in which no place is struck."""
    out: set[int] = set()
    for cue in scene.cues:
        for one in (*cue.speakers, *cue.sources):
            out |= set(range(one.first, one.last + 1))
    for name in ("actors", "weapons"):
        for hit in scene.sentence.hits.get(name, ()):
            if hit.row.get("kind") in {"media", "social_media"}:
                continue  # "САНА" is an agency, "по Сане" a town
            out |= set(range(hit.first, hit.last + 1))
    return frozenset(out) | timing.words(scene)


def _publishers_side(state: State) -> str | None:
    return "UA" if state.language.code == "uk" else None


def _stance(inner: Cue | None, hedged: tuple[Hedge, ...]) -> Stance:
    base = STANCES.get(inner.act, "claimed") if inner is not None else "claimed"
    if base == "denied":
        return "denied"
    if any(hedge.by == "publisher" for hedge in hedged):
        return "alleged"
    return base
