"""Which speakers of one document are one voice: a person by surname, a state and its military."""

from geomap.extract import context
from geomap.extract.statement import Speaker
from geomap.model import Kind

_NAMES_OF_PERSON = 4
_PERSONS: frozenset[Kind] = frozenset(
    {"official", "head_of_state", "local_official", "expert", "witness", "military", "unnamed"}
)


def same_speaker(one: Speaker, other: Speaker) -> bool:
    """Return whether two speakers of a document are one origin.

    A state, its military and its defence ministry speak with one voice in one article, unless
    the article sets a named person or another body against them.
    """
    if one.kind == "publisher" or other.kind == "publisher":
        return one.kind == other.kind
    if one.name == other.name:
        return True
    if _is_surname_of(one, other) or _is_surname_of(other, one):
        return True
    if one.country is None or one.country != other.country:
        return False
    return _is_state_voice(one) and _is_state_voice(other)


def _is_surname_of(short: Speaker, full: Speaker) -> bool:
    """Return whether one speaker is named by the surname of the other: "Grossi"."""
    names = (short.name or "").split(), (full.name or "").split()
    if len(names[0]) != 1 or not 1 < len(names[1]) <= _NAMES_OF_PERSON:
        return False
    persons = {short.kind, full.kind} <= _PERSONS
    return persons and names[0][0] == names[1][-1] and all(x[:1].isupper() for x in names[1])


def _is_state_voice(speaker: Speaker) -> bool:
    if speaker.name is None or not speaker.named:
        return False
    defence = speaker.kind == "ministry" and speaker.name.endswith("Ministry of Defence")
    military = speaker.kind == "military" and (
        speaker.name.endswith(" military") or speaker.name.startswith("Armed Forces of ")
    )
    return defence or military or context.is_state(speaker)
