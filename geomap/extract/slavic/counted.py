"""Each number of weapons in one speaker's words with what happened to them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from geomap.extract.slavic import nouns
from geomap.extract.slavic.nouns import Noun
from geomap.extract.slavic.numbers import Number
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import DASHES, QUOTES, Hit

Role = Literal["launched", "intercepted", "hit", "damaged", "lost"]
_ROLES: dict[str, Role] = {
    "intercept": "intercepted",
    "repelled": "intercepted",
    "lost": "lost",
    "launch": "launched",
    "attack": "launched",
    "hit": "hit",
    "damage": "damaged",
}
# What an elliptic list goes on with: "четыре сбиты над морем, еще две – над областью".
_CARRIED = frozenset({"intercept", "repelled", "lost", "launch", "hit", "attack"})
# Marks inside one item of a list; a bullet begins the next.
_WITHIN = frozenset(',-\u2013\u2014«»"“”„(')
_CLOSE = 14
_NEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of weapons, what happened to them, and the weapon's name or class.

    `is_sub` marks some of those counted before ("до 160 из них – «шахеды»"), `is_all` "все 14",
    `is_generic` weapons of any kind ("54 воздушные цели").
    `act` is the first word of the act in its own clause, None where it goes on with one before.
    """

    number: Number
    role: Role
    weapon: str | None = None
    is_sub: bool = False
    is_all: bool = False
    is_generic: bool = False
    act: int | None = None


def counted(told: Told, *, people: Collection[Number] = ()) -> tuple[Counted, ...]:
    """Return each number of weapons with its role, in order.

    `people` are numbers that count persons.
    """
    found: list[Counted] = []
    for number in told.numbers:
        if not told.holds(number.core) or number in people:
            continue
        one = _whole_of(told, number, found) or _counted(told, number, found)
        if one is not None:
            found.append(one)
    found = _with_attackers(told, _with_weapons_of_wholes(told, found))
    found += _all_of_another(found)
    return tuple(found)


def _counted(told: Told, number: Number, found: list[Counted]) -> Counted | None:
    noun = nouns.noun_of(told, number)
    if noun.counts in {"other", "person", "harmed"} or _is_share(told, number, noun):
        return None
    if noun.counts == "landing":
        return Counted(number=number, role="hit")
    if _leads(told, number, noun):
        return Counted(number=number, role="launched", weapon=noun.weapon)
    of_them = _of_them(told, number)
    act = _own_act(told, number, noun)
    carried = act is None
    act = act or _carried_act(told, number, noun)
    if act is None:
        return None
    if noun.counts == "nothing" and not (found or of_them or _says_weapons(told, number, act)):
        return None
    role = _ROLES[act.kind]
    after_sub = carried and bool(found) and found[-1].is_sub
    goes_on = after_sub and not _breaks(told, found[-1], number) and not _has_place(told, number)
    same = bool(found) and any(one.role == role for one in found)
    return Counted(
        number=number,
        role=role,
        weapon=noun.weapon or _named_after_dash(told, number, noun),
        is_sub=(of_them is not None and same) or goes_on,
        is_all=told.sentence.is_term(number.first - 1, "all") if number.first else False,
        is_generic=noun.counts == "air_target",
        act=None if carried else act.at,
    )


def _says_weapons(told: Told, number: Number, act: Trigger) -> bool:
    """Return whether a number alone counts weapons by its act: "сбито 5", "ще три влучили"."""
    if act.kind == "hit":
        more = number.first > 0 and told.sentence.is_term(number.first - 1, "another")
        return more and act.is_verb and not any(told.terms("injured"))
    return act.kind in {"intercept", "lost"}


def _is_share(told: Told, number: Number, noun: Noun) -> bool:
    """Return whether it is one of an untold number: "обломки одной из ракет"."""
    after = number.last + 1
    if number.exact != 1 or noun.counts != "nothing" or after >= len(told.sentence.words):
        return False
    return told.sentence.is_term(after, "from") and not told.sentence.is_term(after, "of_them")


def _leads(told: Told, number: Number, noun: Noun) -> bool:
    """Return whether it is the whole of "из 15 дронов 12 сбиты"."""
    if noun.counts != "weapon" or not told.sentence.is_term(number.first - 1, "from"):
        return False
    clause = told.clauses.get(number.core)
    return any(
        one.core > number.core and told.clauses.get(one.core) == clause for one in told.numbers
    )


def _of_them(told: Told, number: Number) -> Hit | None:
    """Return the "из них" right before a number or after it."""
    return next(
        (
            hit
            for hit in told.terms("of_them")
            if 0 < number.first - hit.last <= 3 or hit.first == number.last + 1  # noqa: PLR2004
        ),
        None,
    )


def _breaks(told: Told, before: Counted, number: Number) -> bool:
    """Return whether "из них" no longer holds: a new sentence's part, or a bracket closes."""
    between = told.between(before.number.last, number.first)
    return any(word.kind == "mark" and word.text not in _WITHIN for word in between)


def _has_place(told: Told, number: Number) -> bool:
    """Return whether a place of its own follows a number: "3 – над областью", "3 БПЛА над …"."""
    near = range(number.last + 1, min(number.last + _NEAR, len(told.sentence.words)))
    for at in near:
        if told.sentence.words[at].text in {",", ";"}:
            return False
        if told.sentence.is_term(at, "over", "in"):
            return True
    return False


def _named_after_dash(told: Told, number: Number, noun: Noun) -> str | None:
    """Return the weapon of "до 160 из них – «шахеды»"."""
    if noun.counts != "nothing":
        return None
    words = told.sentence.words[number.last + 1 : number.last + _NEAR]
    for dash in words:
        if dash.text not in DASHES:
            continue
        for at in range(dash.at + 1, min(dash.at + 4, len(told.sentence.words))):
            hit = told.sentence.hit_at(at, "weapons")
            if hit is not None:
                return hit.row.get("name") or hit.row.get("class") or None
        break
    return None


def _own_act(told: Told, number: Number, noun: Noun) -> Trigger | None:
    """Return the act in the number's clause, or behind its dash: "128 – потеряны"."""
    clause = told.clauses.get(number.core)
    own = [one for one in told.triggers if told.clauses.get(one.at) == clause]
    fitting = [one for one in own if _fits(told, one, noun)]
    best = min(fitting, key=lambda one: _distance(one, number), default=None)
    return best or _act_behind_dash(told, number, noun) or _detection(told, number, noun)


def _detection(told: Told, number: Number, noun: Noun) -> Trigger | None:
    """Return the "виявлено 61 БпЛА" of weapons that were seen to come, as their launch."""
    clause = told.clauses.get(number.core)
    seen = next(
        (hit for hit in told.terms("detected") if told.clauses.get(hit.first) == clause), None
    )
    if seen is None or noun.counts not in {"weapon", "air_target"}:
        return None
    return Trigger(
        at=seen.first, last=seen.last, kind="launch", is_verb=True, negated=False, possible=False
    )


def _act_behind_dash(told: Told, number: Number, noun: Noun) -> Trigger | None:
    clause = told.clauses.get(number.core)
    end = next(
        (word for word in told.words if word.at > number.last and told.clauses[word.at] != clause),
        None,
    )
    if end is None or end.text not in DASHES:
        return None
    behind = range(end.at, end.at + 4)
    return next((one for one in told.triggers if one.at in behind and _fits(told, one, noun)), None)


def _fits(told: Told, trigger: Trigger, noun: Noun) -> bool:
    """Return whether an act can be what was done to, or by, the counted."""
    if trigger.kind not in _ROLES or trigger.possible:
        return False
    if trigger.negated and trigger.kind != "lost":
        return False
    kinds = {one.kind for one in told.triggers if one.at == trigger.at}
    if trigger.kind == "damage":
        # "Уничтожен" is both to shoot down and to destroy: of weapons it is to shoot down.
        stops = any(one.kind == "intercept" for one in told.triggers if one.at != trigger.at)
        return "intercept" not in kinds and stops
    # "Отражение атаки 12 дронов": they attacked.
    attacked = trigger.kind == "intercept" and "repelled" in kinds and not trigger.is_verb
    return not attacked and _can_be(told, trigger, noun, kinds)


def _can_be(told: Told, trigger: Trigger, noun: Noun, kinds: Collection[str]) -> bool:
    """Return whether an act is one that weapons of the kind do, or suffer."""
    if noun.counts == "nothing":
        return trigger.kind not in {"attack", "launch"}
    if noun.carries:  # those destroyed may have stood on an airfield
        return trigger.kind in {"intercept", "lost"} and "damage" not in kinds
    if noun.defends:
        return trigger.kind in {"attack", "launch", "hit"}
    # "Уничтожили 290 целей": on the ground.
    return noun.counts != "air_target" or "damage" not in kinds or _names_flying(told)


def _names_flying(told: Told) -> bool:
    """Return whether the words name weapons that can be shot down, or targets in the air."""
    named = any(nouns.flies(hit) and not nouns.carries(hit) for hit in told.hits("weapons"))
    return named or any(hit.last > hit.first for hit in told.terms("air_target"))


def _distance(trigger: Trigger, number: Number) -> tuple[int, int]:
    """Return how far an act is; verbs before nouns, what stops before what is attacked."""
    order = 0 if trigger.is_verb else 1
    attack = 3 if trigger.kind in {"attack", "repelled"} else 0
    return order + attack, abs(trigger.at - number.core)


def _carried_act(told: Told, number: Number, noun: Noun) -> Trigger | None:
    """Return the act of the words before, which an elliptic list goes on with: "еще два – над".

    Where none is before, the one that follows: "три ракеты, два дрона были сбиты". A clause with a
    verb of its own goes on with nothing: "один упал в поле, второй сбит".
    """
    if _has_verb(told, number):
        return None
    acts = [one for one in told.triggers if one.kind in _CARRIED and _carries(told, one, noun)]
    earlier = [one for one in acts if one.at < number.core]
    # "Ракеты, переделанные для поражения целей, и 12 дронов": the noun is an aside.
    if earlier := [one for one in earlier if one.is_verb] or earlier:
        near = max(told.clauses.get(one.at, 0) for one in earlier)
        last = [one for one in earlier if told.clauses.get(one.at, 0) == near]
        return min(last, key=lambda one: _distance(one, number))
    return next((one for one in acts if one.at - number.last <= _CLOSE), None)


def _has_verb(told: Told, number: Number) -> bool:
    clause = told.clauses.get(number.core)
    return any(
        word.finite and not told.sentence.hit_at(word.at, "weapons", "numbers")
        for word in told.words
        if told.clauses.get(word.at) == clause and word.at > number.last
    )


def _carries(told: Told, trigger: Trigger, noun: Noun) -> bool:
    return _fits(told, trigger, replace(noun, counts="weapon") if noun == nouns.NOTHING else noun)


def _whole_of(told: Told, number: Number, found: list[Counted]) -> Counted | None:
    """Return the eight of "семь из восьми ракет" and "семь ракет из восьми" as those launched."""
    before = found[-1] if found else None
    if before is None or not told.sentence.is_term(number.first - 1, "from"):
        return None
    words = told.between(before.number.last, number.first)
    near = len(words) <= _NEAR and not any(
        word.kind == "mark" and word.text not in QUOTES for word in words
    )
    if not near or before.role == "launched":
        return None
    weapon = nouns.noun_of(told, number).weapon or before.weapon
    return Counted(number=number, role="launched", weapon=weapon)


def _with_weapons_of_wholes(told: Told, found: list[Counted]) -> list[Counted]:
    """Return the seven of "семь из восьми ракет" with the weapon that the eight are."""
    out = list(found)
    for at, (before, one) in enumerate(pairwise(found)):
        if one.role == "launched" and told.sentence.is_term(one.number.first - 1, "from"):
            out[at] = replace(before, weapon=before.weapon or one.weapon, is_sub=False)
    return out


def _all_of_another(found: list[Counted]) -> list[Counted]:
    """Return as launched the rockets of "14 из 15 дронов и все 3 ракеты", beside the 15."""
    launched = {one.weapon for one in found if one.role == "launched"}
    if not launched or None in launched:
        return []
    return [
        replace(one, role="launched", is_all=False)
        for one in found
        if one.is_all and one.role == "intercepted" and one.weapon not in {None, *launched}
    ]


def _with_attackers(told: Told, found: list[Counted]) -> list[Counted]:
    """Return the 20 of "отбита атака 20 дронов: 18 сбиты" as those launched."""
    repelled = {one.at for one in told.triggers if one.kind == "repelled"}
    others = any(one.act is not None and one.act not in repelled for one in found)
    return [
        replace(one, role="launched") if others and one.act in repelled else one for one in found
    ]


__all__ = ["Counted", "Role", "counted"]
