"""What the numbers in one speaker's words count: weapons launched, stopped, landed, lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geomap.extract.slavic import breakdowns, casualties
from geomap.extract.slavic.numbers import Number, numbers
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.statement import Placed
from geomap.model import Count, CountPart, Location

_ROLES: dict[str, str] = {
    "intercept": "intercepted",
    "repelled": "intercepted",
    "lost": "lost",
    "launch": "launched",
    "attack": "launched",
    "hit": "hit",
    "damage": "damaged",
}
_STRIKE_NOUNS = frozenset({"attack", "explosion", "hit"})
# Words between a number and the noun that it counts: "четыре украинских ударных беспилотника".
_REACH = 6
_CLOSE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number with what it counts: a role of the model, and the weapon's name or class."""

    number: Number
    role: str
    weapon: str | None = None
    each: bool = False
    part_of_more: bool = False


def counts(told: Told, placed: tuple[Placed, ...]) -> tuple[dict[str, Count], tuple[Placed, ...]]:
    """Return the numbers by what they count, and the places with the numbers that are theirs.

    A number that owns a place of several ("два над Брянской областью и один над морем") is a part
    and never the total; where no total is told, the sum of the parts is one, marked derived.
    """
    found = list(counted(told))
    harmed = casualties.casualties(told)
    parts, placed = breakdowns.apportion(told, found, placed)
    out: dict[str, Count] = {}
    for role in ("launched", "intercepted", "hit", "damaged", "lost"):
        mine = [one for one in found if one.role == role and one.number not in parts]
        if count := _total(told, mine):
            out[role] = count
    for role, count in _summed(told, placed, out).items():
        out.setdefault(role, count)
    return {**out, **harmed}, placed


def counted(told: Told) -> tuple[Counted, ...]:
    """Return each number of weapons with its role, in order."""
    found: list[Counted] = []
    for number in numbers(told.sentence):
        if not told.holds(number.core) or casualties.counts_people(told, number):
            continue
        noun = _noun(told, number)
        if noun == "other":
            continue
        role = _role(told, number, found, noun)
        if role is not None:
            weapon = noun.removeprefix("weapon:") if noun and noun.startswith("weapon:") else None
            found.append(Counted(number=number, role=role, weapon=weapon))
    return tuple(_with_wholes(told, found))


def _noun(told: Told, number: Number) -> str | None:
    """Return what the number counts: "weapon:drone", "strike", "other", None where no noun is."""
    sentence = told.sentence
    at = number.last + 1
    for index in range(at, min(at + _REACH, len(sentence.words))):
        word = sentence.words[index]
        weapon = sentence.hit_at(index, "weapons")
        if weapon is not None and weapon.row.get("role") != "air defence":
            return "weapon:" + (weapon.row.get("name") or weapon.row.get("class") or "")
        if word.kind == "mark" and word.text not in '«"“„':
            return None
        if sentence.is_term(index, "of_them") or word.finite:
            return None
        if sentence.is_term(index, "air_target"):
            return "weapon:"
        strike = sentence.hit_at(index, "strikes")
        if strike is not None and word.is_a("noun"):
            return "other"  # "два удара": strikes, and no weapons
        if word.is_a("preposition") or word.is_a("conjunction"):
            return None
        if word.is_a("noun") and not word.is_a("adjective") and not word.is_a("participle"):
            return "other"
    return None


def _role(told: Told, number: Number, found: list[Counted], noun: str | None) -> str | None:
    """Return what happened to those counted, by the word for it in the number's clause."""
    clause = told.clauses.get(number.core)
    own = [
        one
        for one in told.triggers
        if told.clauses.get(one.at) == clause and not one.negated and _fits(told, one, number, noun)
    ]
    best = min(own, key=lambda one: _distance(told, one, number), default=None)
    if best is None:
        best = _from_before(told, number, noun, found)
    if best is None:
        return None
    if best.kind == "damage" and noun is None and not found:
        return None
    return _ROLES.get(best.kind)


def _fits(told: Told, trigger: Trigger, number: Number, noun: str | None) -> bool:
    """Return whether an act can be what was done to, or by, the counted."""
    if trigger.kind not in _ROLES or trigger.possible:
        return False
    weapon = noun is not None and noun.startswith("weapon:")
    if trigger.kind in {"attack", "launch"} and not weapon:
        return False
    # "Уничтожен" is both to shoot down and to destroy: of weapons it is to shoot down.
    if trigger.kind == "damage":
        return not any(o.at == trigger.at and o.kind == "intercept" for o in told.triggers)
    return True


def _distance(told: Told, trigger: Trigger, number: Number) -> tuple[int, int]:
    """Return how far an act is; verbs before nouns, what stops before what is attacked."""
    order = 0 if trigger.is_verb else 1
    attack = 3 if trigger.kind in {"attack"} else 0
    return order + attack, abs(trigger.at - number.core)


def _from_before(
    told: Told, number: Number, noun: str | None, found: list[Counted]
) -> Trigger | None:
    """Return the act of the words before, which an elliptic list goes on with: "еще два – над"."""
    earlier = [
        one
        for one in told.triggers
        if one.at < number.core
        and not one.negated
        and one.kind in {"intercept", "repelled", "lost", "launch", "hit"}
        and _fits(told, one, number, noun)
    ]
    if earlier:
        return earlier[-1]
    later = [
        one
        for one in told.triggers
        if one.at > number.core
        and one.at - number.last <= _CLOSE
        and not one.negated
        and one.kind in {"intercept", "lost", "launch", "hit", "repelled"}
        and _fits(told, one, number, noun)
    ]
    return later[0] if later else None


def _with_wholes(told: Told, found: list[Counted]) -> list[Counted]:
    """Return the numbers with the whole of "семь из восьми ракет" as those launched."""
    out = list(found)
    for before, one in zip(found, found[1:], strict=False):
        words = told.between(before.number.last, one.number.first)
        if len(words) == 1 and told.sentence.is_term(words[0].at, "from"):
            at = out.index(one)
            out[at] = replace(one, role="launched")
            out[out.index(before)] = replace(before, weapon=one.weapon)
    return out


def _total(told: Told, found: list[Counted]) -> Count | None:
    """Return the count of one role: the number, or the sum by weapons with its parts."""
    if not found:
        return None
    best = _one_number(found)
    if best is not None:
        return _count(told, best.number)
    exact = [one for one in found if one.number.exact is not None and one.weapon is not None]
    by_weapon = {one.weapon: one for one in exact}
    if len(by_weapon) == len(found) and len(found) > 1:
        low = sum(one.number.low or 0 for one in found)
        return Count(
            low=low,
            high=low,
            derived=True,
            parts=tuple(_part(told, one) for one in found),
        )
    return _count(told, found[0].number)


def _one_number(found: list[Counted]) -> Counted | None:
    if len(found) == 1:
        return found[0]
    values = {(one.number.low, one.number.high) for one in found}
    weapons = {one.weapon for one in found if one.weapon}
    if len(values) == 1 and len(weapons) <= 1:
        return found[0]
    others = sum(one.number.exact or 0 for one in found[1:])
    whole = found[0].number.exact
    return found[0] if whole is not None and others and whole >= others else None


def _count(told: Told, number: Number) -> Count:
    span = told.sentence.span(number.first, number.last)
    return Count(
        low=number.low,
        high=number.high,
        bound=number.bound,
        text=span.text,
        start=span.start,
        end=span.end,
    )


def _part(told: Told, one: Counted) -> CountPart:
    count = _count(told, one.number)
    return CountPart(
        low=count.low,
        high=count.high,
        bound=count.bound,
        text=count.text,
        start=count.start,
        end=count.end,
        weapon=one.weapon,
    )


def _summed(told: Told, placed: tuple[Placed, ...], known: Mapping[str, Count]) -> dict[str, Count]:
    """Return the sums of the places' numbers where no total is told."""
    out: dict[str, Count] = {}
    roles = {role for one in placed for role in one.location.counts}
    for role in roles - set(known):
        mine = [one.location.counts[role] for one in placed if role in one.location.counts]
        lows = [one.low for one in mine]
        if all(
            low is not None and one.low == one.high for low, one in zip(lows, mine, strict=True)
        ):
            total = sum(low or 0 for low in lows)
            out[role] = Count(low=total, high=total, derived=True)
    return out


__all__ = ["Counted", "Location", "counted", "counts"]
