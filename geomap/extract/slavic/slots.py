"""Targets, effects and hedges in one speaker's words."""

from collections.abc import Iterator

from geomap.extract.slavic.arms import AIR_DEFENCE, struck_weapons, weapons
from geomap.extract.slavic.attackers import attacker, whose_voice
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import CLOSING, OPENING, Hit, Sentence, Word
from geomap.model import Effect, Hedge, Span, Target

_EQUIPMENT = "military equipment"
_TROOPS = "troops"
# Where people are brought to after a strike on something else.
_CARE = frozenset({"hospital", "refugee camp"})
_STRIKING = frozenset({"attack", "launch", "hit", "damage", "fire", "explosion", "debris_fall"})
_NEAR = 3


def targets(told: Told) -> tuple[Target, ...]:
    """Return what was struck or aimed at, in the plain words of the lexicon."""
    out: dict[str, Target] = {}
    for hit in told.hits("targets"):
        if _is_no_target(told, hit):
            continue
        out.setdefault(hit.value, _target(told.sentence, hit, hit.value))
    for hit in struck_weapons(told):
        out.setdefault(_EQUIPMENT, _target(told.sentence, hit, _EQUIPMENT))
    return tuple(out.values())


def _target(sentence: Sentence, hit: Hit, kind: str) -> Target:
    span = sentence.span(hit.first, hit.last)
    return Target(kind=kind, text=span.text, start=span.start, end=span.end)


def _is_no_target(told: Told, hit: Hit) -> bool:
    """Return whether the word is no target here: part of a name, a shelter, a crew that fired."""
    sentence = told.sentence
    if sentence.hit_at(hit.first, "actors") is not None:
        return True
    if sentence.is_term(hit.first, "own_defence"):
        return True
    weapon = sentence.hit_at(hit.first, "weapons")
    if weapon is not None and weapon.row.get("role") != AIR_DEFENCE and _covers(weapon, hit):
        return True
    before = sentence.words[hit.first - 1] if hit.first else None
    if before is not None and sentence.is_term(before.at, "from") and not _is_struck_from(told):
        return True  # "стреляли из комплекса", "эвакуированы из здания"
    if hit.value == _TROOPS:
        return not _are_troops_struck(told, hit)
    return hit.value in _CARE and _is_care(told, hit)


def _covers(weapon: Hit, hit: Hit) -> bool:
    return weapon.last - weapon.first >= hit.last - hit.first


def _is_struck_from(told: Told) -> bool:
    return not told.kinds & {"attack", "launch"}


def _are_troops_struck(told: Told, hit: Hit) -> bool:
    """Return whether soldiers are what was aimed at: "по скоплению войск", and no casualties."""
    sentence = told.sentence
    near = range(max(0, hit.first - _NEAR), hit.first)
    aimed = any(sentence.is_term(at, "at") for at in near)
    gathered = hit.first > 0 and sentence.hit_at(hit.first - 1, "targets") is not None
    return aimed or gathered


def _is_care(told: Told, hit: Hit) -> bool:
    """Return whether people are only brought there: "доставлены в больницу"."""
    sentence = told.sentence
    clause = told.clauses.get(hit.first)
    struck = any(
        told.clauses.get(one.at) == clause and one.kind in _STRIKING for one in told.triggers
    )
    harmed = any(
        told.clauses.get(one.first) == clause for one in told.terms("killed", "injured", "person")
    )
    near = range(max(0, hit.first - _NEAR), hit.first)
    inside = any(sentence.is_term(at, "in", "into", "toward") for at in near)
    return inside and (harmed or not struck)


def effects(told: Told) -> tuple[Effect, ...]:
    """Return what the strike is said to have done."""
    out: dict[str, Effect] = {}
    for hit in told.hits("effects"):
        if hit.first > 0 and told.sentence.is_term(hit.first - 1, "not", "none"):
            continue
        span = told.sentence.span(hit.first, hit.last)
        out.setdefault(
            hit.value, Effect(kind=hit.value, text=span.text, start=span.start, end=span.end)
        )
    return tuple(out.values())


def hedges(told: Told, own: frozenset[int], *, has_speaker: bool) -> tuple[Hedge, ...]:
    """Return the words of doubt in the words told, or on the verb that tells them.

    "Якобы" is the narrator's even inside another's words; "вероятно" there is the speaker's own.
    So is a verb of the strike that the narrator sets in quotation marks: «"сбили" все ракеты».
    """
    out = []
    for hit in told.sentence.hits.get("hedges", ()):
        if not (told.holds(hit.first) or hit.first in own):
            continue
        by_publisher = hit.row.get("by", "publisher") == "publisher" or not has_speaker
        field = _field(told, hit) or hit.value or "occurrence"
        span = told.sentence.span(hit.first, hit.last)
        out.append(_hedge(span, field, by_publisher=by_publisher))
    if has_speaker:
        out += [_hedge(span, field, by_publisher=True) for span, field in _scare_quotes(told)]
    return tuple(out)


def _hedge(span: Span, field: str, *, by_publisher: bool) -> Hedge:
    return Hedge(
        text=span.text,
        start=span.start,
        end=span.end,
        by="publisher" if by_publisher else "claimant",
        field=field,
    )


def _field(told: Told, hit: Hit) -> str | None:
    """Return what a hedge weakens by the word after it: a weapon, an interception."""
    for at in range(hit.last + 1, min(hit.last + 1 + _NEAR, len(told.sentence.words))):
        word = told.sentence.words[at]
        if word.kind == "mark":
            return None
        weapon = told.sentence.hit_at(at, "weapons")
        if weapon is not None:
            return "weapon"
        kinds = {one.kind for one in told.triggers if one.at == at}
        if kinds:
            return "intercepted" if "intercept" in kinds and "damage" not in kinds else None
    return None


def _scare_quotes(told: Told) -> Iterator[tuple[Span, str]]:
    """Yield a verb of the strike alone in quotation marks, and what the doubt is on."""
    words = told.sentence.words
    for one in told.triggers:
        if not (0 < one.at < len(words) - 1) or one.at != one.last or not one.is_verb:
            continue
        if words[one.at - 1].text in OPENING and words[one.at + 1].text in CLOSING:
            if not _is_lower(words[one.at]):
                continue
            field = "intercepted" if one.kind in {"intercept", "repelled"} else "occurrence"
            yield told.sentence.span(one.at, one.at), field


def _is_lower(word: Word) -> bool:
    return word.text[:1].islower()


__all__ = ["attacker", "effects", "hedges", "targets", "weapons", "whose_voice"]
