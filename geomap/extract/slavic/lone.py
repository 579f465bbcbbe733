"""Weapons that no number tells: "уничтожен беспилотник", "ракетой и 14 дронами"."""

from collections.abc import Iterator, Sequence

from geomap.extract.slavic import nouns
from geomap.extract.slavic.counted import Counted, Role
from geomap.extract.slavic.numbers import Number
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Hit, Word

_NEAR = 6


def with_lone(told: Told, found: Sequence[Counted]) -> tuple[Counted, ...]:
    """Return the numbers and the weapons without one, in order."""
    return tuple(sorted((*found, *_lone(told, found)), key=lambda one: one.number.core))


def _lone(told: Told, found: Sequence[Counted]) -> Iterator[Counted]:
    """Yield weapons that no number tells: "уничтожен украинский беспилотник".

    Of those launched only beside a number: "крылатой ракетой и 14 дронами" are 15, "ракетами и
    14 дронами" at least 14.
    """
    held = {nouns.noun_of(told, one.number).last for one in found}
    for hit in told.hits("weapons"):
        if hit.last in held or hit.row.get("name") or not nouns.flies(hit):
            continue
        if hit.first and told.sentence.is_term(hit.first - 1, "kind_of", "that_one"):
            continue
        role = _lone_role(told, hit, found)
        if role is not None:
            yield _uncounted(told, hit, role, 1)
        elif _is_launched_beside(told, hit, found):
            yield _uncounted(told, hit, "launched", None)


def _uncounted(told: Told, hit: Hit, role: Role, value: int | None) -> Counted:
    number = Number(
        first=hit.first,
        core=hit.first,
        last=hit.last,
        low=value,
        high=value,
        bound="several" if value is None else "exact",
    )
    name = nouns.following_weapon(told.sentence, hit)
    weapon = (name.row.get("name") if name else None) or hit.row.get("class") or None
    return Counted(number=number, role=role, weapon=weapon)


def _is_launched_beside(told: Told, hit: Hit, found: Sequence[Counted]) -> bool:
    """Return whether weapons without a number were fired with some told after them.

    Those after a number are of its own list: "101 ударним БпЛА типу А, Б та дронами-імітаторами".
    """
    readings = [one for one in _head(told, hit).readings if one.pos == "noun" and one.case]
    plural = bool(readings) and all(one.plural for one in readings)
    cases = {one.case for one in readings}
    object_like = "instrumental" in cases or ("accusative" in cases and "genitive" not in cases)
    launched = [one for one in found if one.role == "launched" and not one.is_sub]
    if hit.row.get("class") in {one.weapon for one in launched}:
        return False
    beside = [one for one in launched if one.number.first > hit.last]
    return plural and object_like and any(_is_listed(told, one, hit) for one in beside)


def _lone_role(told: Told, hit: Hit, found: Sequence[Counted]) -> Role | None:
    clause = told.clauses.get(hit.first)
    head = _head(told, hit)
    own = [one for one in told.triggers if told.clauses.get(one.at) == clause]
    for act in own:
        stops = act.kind == "intercept" and not act.negated and not act.possible
        if nouns.carries(hit) and any(one.kind == "damage" and one.at == act.at for one in own):
            continue  # "уничтожен самолет": it may have stood on an airfield
        if stops and _is_one_stopped(told, act, head):
            return "intercepted"
    beside = [one for one in found if not one.is_sub and _is_listed(told, one, hit)]
    if any(one.role == "launched" for one in beside):
        return "launched" if _is_singular(head, "instrumental", "accusative") else None
    verbless = not own and not any(
        word.finite for word in told.words if told.clauses[word.at] == clause
    )
    stopped = any(one.role == "intercepted" for one in beside) and verbless
    return "intercepted" if stopped and _is_singular(head, "nominative", "accusative") else None


def _head(told: Told, hit: Hit) -> Word:
    """Return the noun of a weapon's phrase: "аппарат" of "беспилотный летательный аппарат"."""
    words = told.sentence.words[hit.first : hit.last + 1]
    return next((word for word in words if word.readings and _pos(word) == "noun"), words[-1])


def _pos(word: Word) -> str:
    return word.readings[0].pos


def _is_one_stopped(told: Told, act: Trigger, head: Word) -> bool:
    """Return whether a word tells of one weapon: by its own number, or the verb's."""
    verb = told.sentence.words[act.at]
    if not act.is_verb or abs(act.at - head.at) > 2 * _NEAR:
        return False
    singular = any(
        one.pos == "short" and one.plural is False and one.gender in {"masculine", "feminine"}
        for one in verb.readings[:2]
    )
    # "БПЛА" says no number: its verb does, or its adjective.
    unsaid = not any(one.case for one in head.readings if one.pos == "noun")
    if singular:
        return unsaid or _is_singular(head, "nominative")
    impersonal = _pos(verb) == "verb" or (_pos(verb) == "short" and _is_neuter(verb))
    if unsaid and head.at:
        before = told.sentence.words[head.at - 1]
        return impersonal and _is_singular(before, "accusative", pos="adjective")
    return impersonal and _is_singular(head, "accusative")


def _is_neuter(verb: Word) -> bool:
    return any(one.pos == "short" and one.gender == "neuter" for one in verb.readings)


def _is_singular(head: Word, *cases: str, pos: str = "noun") -> bool:
    """Return whether a noun can only be one thing, in one of the cases."""
    readings = [one for one in head.readings if one.pos == pos and one.case in cases]
    return bool(readings) and all(one.plural is False for one in readings)


def _is_listed(told: Told, one: Counted, hit: Hit) -> bool:
    """Return whether a number and a weapon stand in one list, with no verb between them."""
    first, last = sorted((one.number.first, hit.first))
    between = told.between(first, last)
    return not any(word.finite for word in between if not told.sentence.hit_at(word.at, "weapons"))
