"""How the strike of some words stands to the one told before: the same, at once, or earlier."""

import re
from collections.abc import Sequence

from geomap.extract.slavic.scene import Scene
from geomap.extract.slavic.told import Told, Trigger
from geomap.model import DateInterval

_ATTACKS = frozenset({"attack", "launch"})
# Words between "в результате", "этот" and the noun for the strike: "в результате ночной атаки".
_REACH = 3
_FULL = len("2024-11-19")
# Words from "ранее" to the verb that it dates.
_BESIDE = 2


def takes_up(told: Told) -> bool:
    """Return whether the words take a strike for known: "в результате атаки", "этот удар"."""
    return any(_is_known(told, one) for one in told.triggers if not one.is_verb)


def _is_known(told: Told, noun: Trigger) -> bool:
    sentence = told.sentence
    for at in range(noun.at - 1, max(noun.at - 1 - _REACH, -1), -1):
        if sentence.is_term(at, "as_result", "definite"):
            return True
        if sentence.words[at].kind == "mark" or not sentence.words[at].is_a("adjective"):
            break
    return noun.at == 0 and noun.kind in _ATTACKS  # "Удар был нанесен в 03:25"


def is_earlier(scene: Scene, told: Told, days: Sequence[DateInterval], *, speaks: bool) -> bool:
    """Return whether the words set their strike before the one told: "Ранее", "двумя днями ранее".

    So does any day that ends before that of the strike told last.

    "Ранее губернатор сообщил" dates the telling, and so does "ранее" in another's mouth.
    """
    if days:
        words = scene.state.language.calendar
        back = re.compile(rf"(?:{words.before})$|^(?:{words.eve})")
        last = scene.state.last_day
        if last is None:
            return False
        before = all((one.latest or "9") < last[:_FULL] for one in days)
        return before or any(back.search((one.text or "").lower()) for one in days)
    verbs = [one.at for one in told.triggers if one.is_verb and one.kind in _ATTACKS]
    said = {hit.first for hit in told.sentence.hits.get("speech", ())}
    for hit in told.terms("earlier"):
        if any(abs(at - hit.first) <= _BESIDE for at in verbs):
            return True  # "дважды ранее атаковали"
        if not speaks and hit.first <= 1 and not said & {hit.last + 1, hit.last + 2, hit.first - 1}:
            return True
    return False


def is_elsewhen(told: Told) -> bool:
    """Return whether the words tell of another time than those around them: "неоднократно"."""
    return any(True for _ in told.terms("earlier", "elsewhen"))


def is_at_once(told: Told) -> bool:
    """Return whether the strike was in the hours of the one told before: "также ударили"."""
    if any(True for _ in told.terms("at_once")):
        return True
    acts = [one for one in told.triggers if one.is_verb and one.kind in _ATTACKS]
    return any(
        told.sentence.is_term(at, "likewise") for one in acts for at in (one.at - 1, one.last + 1)
    )
