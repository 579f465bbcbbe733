"""The dead, the injured and the missing in one speaker's words."""

from collections.abc import Sequence

from geomap.extract.slavic import victims
from geomap.extract.slavic.harmed import HARMS, Harmed, in_list
from geomap.extract.slavic.numbers import count_of
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.unhurt import none_hurt
from geomap.model import Count


def casualties(told: Told, found: Sequence[Harmed]) -> dict[str, Count]:
    """Return the numbers of persons harmed, by harm; zero where the words say nobody was.

    A toll over a whole war belongs to no strike and is left out.
    """
    out: dict[str, Count] = {}
    if not any(told.terms("whole_war")):
        for harm in HARMS:
            mine = [one for one in found if one.harm == harm and not one.is_sub]
            count = (
                _total(told, harm, mine)
                if mine
                else victims.listed_people(told, harm) or victims.one_person(told, harm)
            )
            if count is not None:
                out[harm] = count
    for harm, none in none_hurt(told).items():
        out.setdefault(harm, none)
    return out


def _total(told: Told, harm: str, mine: Sequence[Harmed]) -> Count | None:
    """Return the first number, or the sum of a list in its words: "две женщины и трое детей"."""
    toll = next((one for one in mine if one.is_toll), None)
    if toll is not None:
        return count_of(told.sentence, toll.number)
    first = mine[0]
    listed = [first]
    for one in mine[1:]:
        if not in_list(told, listed[-1].last, one.number.first):
            break
        listed.append(one)
    alone = [at for at in victims.lone_people(told, harm) if _is_beside(told, at, listed)]
    rest = sum(one.number.exact or 0 for one in listed[1:]) + len(alone)
    if not rest or rest == first.number.exact:
        return count_of(told.sentence, first.number)
    lows = [one.number.low for one in listed]
    if any(low is None for low in lows) or any(one.number.exact is None for one in listed):
        return count_of(told.sentence, first.number)
    total = sum(low or 0 for low in lows) + len(alone)
    ends = [*(one.number.first for one in listed), *(one.last for one in listed), *alone]
    return victims.in_words(told, total, min(ends), max(ends))


def _is_beside(told: Told, at: int, listed: Sequence[Harmed]) -> bool:
    if at < listed[0].number.first:
        return in_list(told, at, listed[0].number.first)
    return in_list(told, listed[-1].last, at)
