"""How a claim is told: its stance, the form of a refusal, and the chain of its speakers."""

from dataclasses import replace

from geomap.extract.english import hedging
from geomap.extract.english.attribution import Cue
from geomap.extract.english.scene import Scene
from geomap.extract.english.told import Told
from geomap.extract.statement import Speaker
from geomap.model import Form, Hedge, Stance

# "We deny that …", said the spokesman: who is quoted speaks of himself.
_FIRST_PERSON = frozenset({"i", "we"})
STANCES: dict[str, Stance] = {
    "confirm": "confirmed",
    "verify": "confirmed",
    "deny": "denied",
    "allege": "alleged",
}


def speakers(scene: Scene, path: tuple[Cue, ...]) -> tuple[Speaker, ...]:
    """Return the chain from the outermost relay to the origin, each speaker once."""
    chain: list[Speaker] = []
    for cue in reversed(path):
        verb = scene.doc[cue.token]
        said = scene.span(verb.idx, verb.idx + len(verb.text))
        for i in (*cue.relays, cue.speaker):
            quoted = bool(chain) and i is not None and scene.doc[i].lower_ in _FIRST_PERSON
            if i is not None and not quoted:
                speaker = replace(scene.voices[i], verb=said if i == cue.speaker else None)
                chain = [one for one in chain if one.name != speaker.name]
                chain.append(speaker)
    return tuple(chain)


def stance(cue: Cue | None, told: Told, hedges: tuple[Hedge, ...], *, has_speaker: bool) -> Stance:
    """Return the stance as published: the narrator's hedge makes "claimed" "alleged"."""
    if form(cue, told) is not None:
        return "not_confirmed"
    base = STANCES.get(cue.act, "claimed") if cue is not None else "claimed"
    if base == "denied" or not told.happened:
        return "denied"
    possible = not has_speaker and any(trigger.possible for trigger in told.triggers)
    if possible or any(hedge.by == "publisher" for hedge in hedges):
        return "alleged"
    return base


def form(cue: Cue | None, told: Told) -> Form | None:
    """Return in which way the speaker does not confirm, or None."""
    if cue is not None and cue.refuses:
        return cue.form
    return "no_data" if cue is not None and hedging.lacks_data(told) else None
