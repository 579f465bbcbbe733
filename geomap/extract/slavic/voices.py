"""The speakers of a sentence as the document has named them: chains, quotes, silences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.slavic import places, slots, timing
from geomap.extract.slavic.cues import Cue
from geomap.extract.slavic.speakers import Phrase, of_state
from geomap.extract.slavic.told import Told
from geomap.extract.statement import Speaker, Statement
from geomap.model import Form, Kind

if TYPE_CHECKING:
    from geomap.extract.slavic.scene import Scene

_RELAYS: frozenset[Kind] = frozenset({"media", "social_media"})
_CLOSE = 6  # words
# Characters back to the words that "об этом сообщил" is about.
_BACK = 600
# Whose ministry a paper means that names no country.
_OF_HOME: frozenset[Kind] = frozenset({"ministry", "military", "intelligence"})
_ANYWHERE = frozenset({"military", "intelligence", "air defence forces", "state media"})
_HOME = {"ru": "RU", "uk": "UA"}
_OFFICIAL: frozenset[Kind] = frozenset(
    {"ministry", "military", "local_official", "official", "intelligence", "armed_group"}
)


def chains(scene: "Scene") -> dict[int, tuple[Speaker, ...]]:
    """Return for each cue (by its verb) its speakers from the outermost to the origin."""
    out: dict[int, tuple[Speaker, ...]] = {}
    memory = scene.state.memory
    for cue in scene.cues:
        said = scene.sentence.span(cue.at, cue.at)
        told = [_speaker(scene, one) for one in cue.speakers]
        asked = [_speaker(scene, one) for one in cue.relays]
        if not told and cue.again is not None:
            told = [_same(scene) if cue.again == "same" else memory.again(cue.again, None)]
        cited = [_speaker(scene, one) for one in cue.sources]
        steps = (*asked[:1], *told[:1], *cited[:1])
        whole = [replace(one, verb=said) for one in steps if one is not None]
        out[cue.at] = tuple(whole)
    return out


def _at_home(scene: "Scene", speaker: Speaker) -> Speaker:
    """Return a ministry named without a country as that of the paper's own, if it is told of."""
    home = _HOME[scene.state.language.code]
    told = [m.entries[0].place.country for m in scene.state.mentions if m.entries]
    if speaker.name in _ANYWHERE or 2 * told.count(home) < len(told) or not told:
        return speaker
    return replace(speaker, name=of_state(speaker.name or "", home), country=home)


def _same(scene: "Scene") -> Speaker | None:
    """Return who spoke last before this sentence: "за повідомленням, …", "отмечается, что"."""
    if scene.state.last_chain and not any(cue.speakers for cue in scene.cues):
        return scene.state.last_chain[0]
    before = scene.state.memory.speakers
    return next((one for one, _ in reversed(before) if one.kind not in _RELAYS), None)


def _speaker(scene: "Scene", phrase: Phrase) -> Speaker | None:
    memory = scene.state.memory
    found: Speaker | None = phrase.speaker
    if phrase.again is not None:
        before = memory.again(phrase.again, phrase)
        if before is not None:
            found = replace(before, span=phrase.speaker.span)
        elif phrase.again == "bare_body" and phrase.speaker.kind in _OF_HOME:
            found = _at_home(scene, phrase.speaker)
        elif phrase.speaker.name is None:
            found = None
    elif phrase.is_name and len((phrase.speaker.name or "").split()) == 1:
        full = memory.by_surname(phrase.speaker)
        found = replace(full, span=phrase.speaker.span) if full else found
    if found is not None:
        memory.keep(phrase, found)
    return found


def chain(steps: tuple[Cue, ...], known: dict[int, tuple[Speaker, ...]]) -> tuple[Speaker, ...]:
    """Return the chain of nested cues, each speaker once, from the outermost to the origin."""
    out: list[Speaker] = []
    for cue in reversed(steps):
        if cue.again == "same" and out and out[-1].kind not in _RELAYS:
            continue  # "подтверждено, что", inside the words of one who speaks
        for speaker in known.get(cue.at, ()):
            out = [one for one in out if one.name != speaker.name]
            out.append(speaker)
    return tuple(out)


def others(scene: "Scene", cue: Cue, statement: Statement) -> Iterator[Statement]:
    """Yield the statement as the words of each further speaker: "прокуратура и глава области"."""
    said = scene.sentence.span(cue.at, cue.at)
    for phrase in cue.speakers[1:]:
        speaker = _speaker(scene, phrase)
        if speaker is not None and speaker.name != statement.origin.name:
            chain_ = (*statement.speakers[:-1], replace(speaker, verb=said))
            yield replace(statement, speakers=chain_)


def tell_before(scene: "Scene", cue: Cue, known: dict[int, tuple[Speaker, ...]]) -> None:
    """Give the words before "об этом сообщил губернатор" to that speaker, and to each other."""
    speakers = [known[cue.at]] if known.get(cue.at) else []
    said = scene.sentence.span(cue.at, cue.at)
    for one in cue.speakers[1:]:
        other = _speaker(scene, one)
        if other is not None:
            speakers.append((replace(other, verb=said),))
    if not speakers:
        return
    state = scene.state
    reach = scene.sentence.start - _BACK
    again: list[Statement] = []
    for at in range(len(state.statements) - 1, -1, -1):
        before = state.statements[at]
        if before.quote.start < reach or before.is_title:
            break
        if before.speakers and before.quote.start not in state.carried:
            if again or at < len(state.statements) - 1:
                break
            if speakers[0][-1].kind in _RELAYS and before.origin.kind not in _RELAYS:
                state.statements[at] = replace(before, speakers=(*speakers[0], *before.speakers))
            break
        state.statements[at] = replace(before, speakers=speakers[0])
        again += [replace(before, speakers=other) for other in speakers[1:]]
    state.statements.extend(again)


def carried_on(scene: "Scene", steps: tuple[Cue, ...], told: Told) -> tuple[Speaker, ...]:
    """Return the last sentence's speakers where words without a speaker go on with theirs."""
    last = scene.state.last_chain
    if steps or not last or scene.sentence.kind == "title" or last[-1].kind not in _OFFICIAL:
        return ()
    if _says_somebody(scene) or _acts_another(scene, last):
        return ()
    if any(hit.first < 3 for hit in told.sentence.terms("earlier", "turns_away")):  # noqa: PLR2004
        return ()
    return last


def remember(scene: "Scene", known: dict[int, tuple[Speaker, ...]], *, silent: bool) -> None:
    """Keep whose words the next sentence may go on with."""
    if silent or scene.sentence.kind in {"title", "heading"}:
        scene.state.last_chain = ()
        return
    said = [cue for cue in scene.cues if not cue.negated and known.get(cue.at)]
    if said:
        inner = min(said, key=lambda cue: (cue.width, cue.at))
        scene.state.last_chain = chain((inner,), known)


def pointing_back(
    scene: "Scene", known: dict[int, tuple[Speaker, ...]], made: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield who confirms or denies the strike told before, in words that only point back."""
    if not scene.state.statements:
        return
    for cue in scene.cues:
        speakers = chain((cue,), known)
        if not speakers or cue.negated or any(one.origin.name == speakers[-1].name for one in made):
            continue
        words = [scene.sentence.words[at] for at in cue.content]
        points = any(hit.first not in cue.own for hit in scene.sentence.terms("back_noun"))
        if cue.act not in {"confirm", "deny"} or not (
            points or all(w.kind == "mark" for w in words)
        ):
            continue
        yield Statement(
            quote=scene.quote,
            speakers=speakers,
            stance="confirmed" if cue.act == "confirm" else "denied",
            refers=True,
            is_title=scene.sentence.kind == "title",
        )


def is_said(statement: Statement, scene: "Scene") -> bool:
    """Return whether a speaker of this sentence says it, and not one carried on from before."""
    verb = statement.origin.verb
    return verb is not None and scene.sentence.start <= verb.start < scene.sentence.end


def responsible(scene: "Scene") -> Iterator[Statement]:
    """Yield who takes responsibility for a strike: "Генштаб взял ответственность на себя"."""
    for hit in scene.sentence.terms("took_responsibility"):
        sentence = scene.sentence
        near = sentence.words[max(0, hit.first - 5) : hit.last + 6]
        took = [word.at for word in near if sentence.is_term(word.at, "take")]
        if not took:
            continue
        able = [one for one in scene.phrases if "nominative" in one.cases]
        who = [one for one in able if one.last < max(hit.first, took[0])]
        who = who or [one for one in able if 0 < one.first - took[0] <= _CLOSE][:1]
        if not who:
            continue
        speaker = _speaker(scene, who[-1])
        if speaker is None:
            continue
        group = speaker.kind == "armed_group"
        statement = _whole(scene, speaker, hit.first)
        if took[0] > 0 and sentence.is_term(took[0] - 1, "not"):
            yield replace(statement, form="silence_noted")
            return
        yield replace(
            statement,
            stance="claimed",
            attacker=speaker.name if group else speaker.country,
            dates=timing.of_responsibility(scene, hit.first),
        )
        return


def _acts_another(scene: "Scene", last: tuple[Speaker, ...]) -> bool:
    """Return whether the sentence is on what another person does: "Министр пригрозил"."""
    first = next((one for one in scene.phrases if one.first <= 2), None)  # noqa: PLR2004
    if first is None or not first.is_name or "nominative" not in first.cases:
        return False
    return first.speaker.name not in {one.name for one in last}


def _says_somebody(scene: "Scene") -> bool:
    """Return whether a verb of saying stands there whose speaker could not be read."""
    words = scene.sentence.words
    cued = {at for cue in scene.cues for at in cue.own}
    return any(
        hit.first not in cued and words[hit.first].finite
        for hit in scene.sentence.hits.get("speech", ())
    )


def silences(scene: "Scene") -> Iterator[Statement]:
    """Yield who does not confirm, comment or mention the strike told before."""
    sentence = scene.sentence
    for verb in sentence.terms("comment"):
        at = verb.first
        negated = at > 0 and sentence.is_term(at - 1, "not")
        refused = any(
            0 < abs(at - one.last) <= 5  # noqa: PLR2004
            for one in sentence.terms("refuse")
        )
        if not (negated or refused):
            continue
        yield from _kept_silent(scene, at, refused=refused)
        return
    for evaded in sentence.terms("evade"):
        yield from _kept_silent(scene, evaded.first, refused=True)
        return


def _kept_silent(scene: "Scene", at: int, *, refused: bool) -> Iterator[Statement]:
    """Yield the silence of each who is the subject of the verb at a word."""
    for phrase in _silent(scene, at):
        speaker = _speaker(scene, phrase)
        if speaker is not None:
            yield _silence(scene, speaker, at, refused=refused)


def _silent(scene: "Scene", at: int) -> list[Phrase]:
    """Return who is silent: the subject nearest before the verb, or after it."""
    in_body = [one for one in scene.phrases if one.last < at]
    seated = [one for one in in_body if _is_seated(scene, one)]
    if seated and any(one.plural for one in scene.sentence.words[at].readings):
        return seated[:1]
    before = [one for one in in_body if "nominative" in one.cases]
    after = [one for one in scene.phrases if at < one.first <= at + 4]
    if before:
        return before
    return in_body[:1] or after[:1]


def _is_seated(scene: "Scene", phrase: Phrase) -> bool:
    """Return whether "в" stands before a phrase: "в «Роснефти» не ответили"."""
    before = phrase.first - 1
    if before >= 0 and scene.sentence.words[before].kind == "mark":
        before -= 1
    return before >= 0 and scene.sentence.is_term(before, "in")


def _silence(scene: "Scene", speaker: Speaker, at: int, *, refused: bool) -> Statement:
    verb = scene.sentence.hit_at(at, "speech")
    form: Form = "refused" if refused else "no_comment"
    if not refused and verb is not None and verb.value in {"confirm", "deny"}:
        yet = any(abs(at - one.first) <= _CLOSE for one in scene.sentence.terms("yet"))
        form = "silence_noted" if yet else "refused"
    return replace(_whole(scene, speaker, at), form=form)


def _whole(scene: "Scene", speaker: Speaker, at: int) -> Statement:
    """Return what a sentence tells of the strike as its subject's words, not confirmed.

    Words that name no place or target of their own point back to the strike told before.
    """
    sentence = scene.sentence
    told = Told(sentence=sentence, at=frozenset(range(len(sentence.words))))
    taken = frozenset(index for one in scene.phrases for index in range(one.first, one.last + 1))
    located = places.placed(told, scene.mentions, taken, silent=True)
    struck = slots.targets(told)
    before = any(not one.is_title for one in scene.state.statements)
    return Statement(
        quote=scene.quote,
        speakers=(replace(speaker, verb=sentence.span(at, at)),),
        stance="not_confirmed",
        weapons=slots.weapons(told),
        targets=struck,
        places=located,
        refers=before and not (located or struck),
        is_title=sentence.kind == "title",
    )
