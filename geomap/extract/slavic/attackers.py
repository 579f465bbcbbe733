"""Who struck, by one speaker's words: who did it, whose weapons they were, who tells of its own."""

from collections.abc import Iterable, Iterator

from geomap.extract.slavic.arms import AIR_DEFENCE
from geomap.extract.slavic.language import adjective_of
from geomap.extract.slavic.parties import Sides, are_makers, last_of
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Hit, Sentence, Word
from geomap.extract.statement import Placed, Speaker

_ENEMIES = {"UA": "RU", "RU": "UA"}
_STRIKING = frozenset({"attack", "launch", "hit"})
_HARMING = frozenset({"damage"})
_STOPPING = frozenset({"intercept", "repelled", "lost"})
# From whose ground others fire as well: armed groups, or an ally's army.
_HOSTS = frozenset({"BY", "LB", "SY", "IQ", "YE", "PS"})
_STATES_VOICES = frozenset({"military", "ministry", "head_of_state", "official", "intelligence"})
_ARMED_VOICES = frozenset({"military", "ministry", "armed_group", "intelligence"})
_ENDS = frozenset({";", ":", "."})
_FLOWN = frozenset({"aircraft", "helicopter"})
# Words from a verb to its subject, from a noun to whose it is.
_FAR, _NEAR = 10, 5


def attacker(
    told: Told,
    chain: tuple[Speaker, ...],
    side: str | None,
    located: Iterable[Placed] = (),
) -> tuple[str | None, bool]:
    """Return who attacked, and whether only the ground that the weapons came from says so.

    That is a country's alpha-2 code or an armed group's name. `side` is the country that the
    publisher's "ворог" is no part of; `located` are the places of the strike.
    """
    sides = Sides(told=told, enemy=_enemy(chain, side))
    who = next(_doers(sides), None) or next(_blamed(sides), None)
    if who is not None:
        return who, False
    origin = chain[-1] if chain else None
    if origin is not None and _tells_of_own(sides, origin, located):
        return whose_voice(origin), False
    owner = next(_owners(sides), None)
    ground = None if owner else next(_launched_from(sides), None)
    return owner or ground, ground is not None


def whose_voice(speaker: Speaker) -> str | None:
    """Return the side of which a speaker is a voice: its state's code or its group's name."""
    if speaker.kind == "armed_group" and speaker.name:
        return speaker.name
    return speaker.country


def _enemy(chain: tuple[Speaker, ...], side: str | None) -> str | None:
    speaker = next((one.country for one in reversed(chain) if one.country), None)
    return _ENEMIES.get(speaker or side or "")


def _doers(sides: Sides) -> Iterator[str]:
    """Yield who is told to have struck, by the words for strikes in order."""
    for one in _strikes(sides.told):
        if one.is_verb:
            yield from _agents(sides, one)
        else:
            yield from _of_noun(sides, one)
    for one in sides.told.triggers:
        if one.kind in _HARMING and one.is_verb and not _stops(sides.told, one):
            yield from _agents(sides, one)
    for hit in sides.told.terms("killed"):
        if sides.sentence.words[hit.first].finite:  # "боевики убили десять человек"
            yield from _agents(sides, _as_verb(hit.first))
    for hit in sides.told.terms("from_side"):
        for at in range(hit.last + 1, hit.last + 4):
            if (who := sides.at(at)) is not None and who not in _HOSTS:
                yield who
                break


def _strikes(told: Told) -> list[Trigger]:
    apart = [hit.first for hit in told.terms("from_there")]  # "база, откуда США бьют по"
    return [
        one
        for one in told.triggers
        if one.kind in _STRIKING
        and not _stops(told, one)
        and not any(
            at < one.at and told.clauses.get(at) == told.clauses.get(one.at) for at in apart
        )
    ]


def _stops(told: Told, trigger: Trigger) -> bool:
    """Return whether the same word tells of weapons brought down: "уничтожили беспилотник"."""
    same = any(one.at == trigger.at and one.kind in _STOPPING for one in told.triggers)
    flying = [h for h in told.hits("weapons") if h.row.get("role") != AIR_DEFENCE]
    others = [h for h in flying if h.first > trigger.at or h.row.get("class") not in _FLOWN]
    return same and bool(others)


def _of_noun(sides: Sides, one: Trigger) -> Iterator[str]:
    """Yield whose a strike is: "российский удар", "удар ВСУ", "атака дронов Хезболлы"."""
    at = one.at - 1
    while at >= 0 and adjective_of(sides.sentence.words, at):
        hit = sides.sentence.hit_at(at, "countries")
        if hit is not None:
            yield hit.value
        if sides.sentence.is_term(at, "enemy") and sides.enemy:
            yield sides.enemy
        at -= 1
    if (carrier := _carrier(sides, at)) is not None:
        yield from _agents(sides, carrier)
    yield from _genitives(
        sides, one.last + 1, of_object=sides.sentence.is_term(one.at, "of_object")
    )


def _as_verb(at: int) -> Trigger:
    return Trigger(at=at, last=at, kind="attack", is_verb=True, negated=False, possible=False)


def _carrier(sides: Sides, at: int) -> Trigger | None:
    """Return the verb before a strike's noun that carries it out: "провела атаку".

    After a preposition the strike is no more than what else was on: "в ходе атаки провела".
    """
    for index in range(at, max(at - _FAR, -1), -1):
        word = sides.sentence.words[index]
        if word.text in _ENDS or not sides.told.holds(index):
            return None
        if sides.sentence.is_term(index, "carry_out") and not adjective_of(
            sides.sentence.words, index
        ):
            return _as_verb(index)
        if word.finite or (word.readings and word.readings[0].pos == "preposition"):
            return None
    return None


def _genitives(sides: Sides, first: int, *, of_object: bool) -> Iterator[str]:
    """Yield a side that stands after a noun as whose it is.

    After "обстрел" the bare name of a state is what was shelled.
    """
    for at in range(first, first + _NEAR):
        word = sides.word(at)
        if word is None or word.kind != "word" or word.is_a("preposition") or word.finite:
            return
        who = sides.at(at)
        if who is not None:
            country = sides.sentence.hit_at(at, "actors") is None and (
                sides.sentence.hit_at(at, "countries") is not None and not word.is_a("adjective")
            )
            if not (country and (of_object or sides.is_seat(at))):
                yield who
            return
        if word.cases and not word.cases & {"genitive", "instrumental"}:
            return


def _agents(sides: Sides, verb: Trigger) -> Iterator[str]:
    """Yield who does what a verb tells: its subject, or whom a passive names."""
    words = sides.sentence.words
    clause = sides.told.clauses.get(verb.at)
    gerund = any(one.pos == "gerund" for one in words[verb.at].readings[:1])
    before = range(verb.at - 1, max(verb.at - (2 * _FAR if gerund else _FAR), -1), -1)
    for at in before:
        if words[at].text in _ENDS or (
            _is_verb(words[at]) and not gerund and not _shares(sides, at, verb)
        ):
            break
        if not sides.told.holds(at) or (who := sides.at(at)) is None:
            continue
        if sides.is_subject(at) or _is_by(sides, at):
            yield who
    for at in range(verb.last + 1, min(verb.last + 1 + _FAR, len(words))):
        if words[at].text in _ENDS or sides.told.clauses.get(at) != clause:
            break
        if (who := sides.at(at)) is None or not sides.told.holds(at):
            continue
        subject = _only_nominative(sides, at) and sides.is_subject(at)
        if _is_by(sides, at) or (subject and not sides.follows_noun(at)):
            yield who


def _is_verb(word: Word) -> bool:
    """Return whether a word can be nothing but a verb: "разів" is a noun as well."""
    return word.finite and not word.is_a("noun")


def _shares(sides: Sides, at: int, verb: Trigger) -> bool:
    """Return whether two verbs have one subject: "открыли огонь и обстреляли"."""
    between = sides.told.between(at, verb.at)
    joined = any(sides.sentence.is_term(word.at, "and") for word in between)
    return joined and not any(word.text in {",", "–", "—"} for word in between)


def _is_by(sides: Sides, at: int) -> bool:
    """Return whether a side is by whom it was done: "обстрелян украинскими войсками"."""
    before = sides.word(sides.first_of(at) - 1)
    free = before is None or before.kind == "mark" or not before.is_a("preposition")
    cases = sides.cases(at)
    return free and "instrumental" in cases and not cases & {"nominative", "accusative"}


def _only_nominative(sides: Sides, at: int) -> bool:
    """Return whether a side after its verb is no object of it."""
    cases = sides.cases(at)
    return "nominative" in cases and not (cases & {"genitive"})


def _blamed(sides: Sides) -> Iterator[str]:
    """Yield who is blamed: "обвинил Армению в ударе", "возложил вину на ВСУ"."""
    for verb in sides.sentence.terms("blame"):
        if verb.first > 0 and sides.sentence.is_term(verb.first - 1, "not"):
            continue
        for at in range(verb.last + 1, verb.last + 1 + _FAR):
            word = sides.word(at)
            if word is None or word.text in _ENDS:
                break
            who = sides.at(at)
            if who is not None and not ("nominative" in word.cases and len(word.cases) == 1):
                yield who
                break


def _owners(sides: Sides) -> Iterator[str]:
    """Yield whose the weapons are: "украинские беспилотники", "ракеты Хезболлы"."""
    for hit in sides.told.hits("weapons"):
        if hit.row.get("role") == AIR_DEFENCE or _is_own_plane(sides.told, hit):
            continue
        last, makers = last_of(sides.sentence, hit), are_makers(sides.sentence, hit)
        at = hit.first - 1
        while (word := sides.word(at)) is not None and (
            adjective_of(sides.sentence.words, at) or word.kind == "number"
        ):
            found = sides.sentence.hit_at(at, "countries")
            if found is not None and not _is_made(sides.sentence, found) and not makers:
                yield found.value
            if sides.sentence.is_term(at, "enemy") and sides.enemy:
                yield sides.enemy
            at -= 1
        if not any(_made_near(sides.sentence, last)):
            yield from _genitives(sides, last + 1, of_object=False)


def _is_own_plane(told: Told, hit: Hit) -> bool:
    """Return whether an aircraft shot others down: "уничтожены истребителями"."""
    flown = hit.row.get("class") in {"aircraft", "helicopter"} and not hit.row.get("name")
    stopped = bool(told.kinds & _STOPPING)
    return flown and stopped and "instrumental" in told.sentence.words[hit.first].cases


def _is_made(sentence: Sentence, hit: Hit) -> bool:
    near = range(hit.first - 1, hit.last + 2)
    return any(maker.first in near for maker in sentence.terms("maker"))


def _made_near(sentence: Sentence, at: int) -> Iterator[bool]:
    for maker in sentence.terms("maker"):
        yield 0 < maker.first - at <= 2  # noqa: PLR2004  # "ракеты американского производства"


def _launched_from(sides: Sides) -> Iterator[str]:
    """Yield the state from whose ground weapons were fired: "выпущена с территории Армении"."""
    if not any(one.kind in {"launch", "attack"} for one in sides.told.triggers):
        return
    sentence = sides.sentence
    for hit in sides.told.terms("from"):
        if (holder := _holder(sides, hit.last + 1)) is not None:
            yield holder
            return
        near = [at for at in range(hit.last + 1, hit.last + 4) if at < len(sentence.words)]
        if not any(sentence.is_term(at, "soil") for at in near):
            continue
        for at in near:
            found = sentence.hit_at(at, "countries")
            if found is not None and found.value not in _HOSTS:
                yield found.value


def _holder(sides: Sides, first: int) -> str | None:
    """Return who holds the ground that weapons came from: "из районов, подконтрольных хуситам"."""
    held = False
    for at in range(first, first + _FAR):
        word = sides.word(at)
        if word is None or word.text in _ENDS:
            return None
        held = held or sides.sentence.is_term(at, "held")
        if held and (who := sides.at(at)) is not None:
            return who
    return None


def _tells_of_own(sides: Sides, origin: Speaker, located: Iterable[Placed]) -> bool:
    """Return whether a side tells of its own strike: "мы ударили", "поражены объекты врага"."""
    told = sides.told
    if whose_voice(origin) is None or origin.kind not in _STATES_VOICES | {"armed_group"}:
        return False
    if any(True for _ in told.sentence.terms("took_responsibility")):
        return not any(sides.sentence.is_term(at, "not") for at in range(len(told.sentence.words)))
    strikes = _strikes(told)
    for one in strikes:
        near = range(max(0, one.at - _NEAR), min(one.last + _NEAR, len(told.sentence.words)))
        if any(told.sentence.is_term(at, "we") and told.holds(at) for at in near):
            return True
    if origin.kind not in _ARMED_VOICES or not (strikes or told.kinds & _HARMING):
        return False
    if any(_is_by_own_forces(sides, one) for one in told.triggers):
        return True
    return not told.kinds & _STOPPING and (_is_on_enemy(sides) or _is_abroad(told, origin, located))


def _is_by_own_forces(sides: Sides, verb: Trigger) -> bool:
    """Return whether "the jets", "the artillery" struck, of no nation that is named."""
    kinds = _STRIKING | _HARMING
    if not verb.is_verb or verb.kind not in kinds or _stops(sides.told, verb):
        return False
    for at in range(verb.at - 1, max(verb.at - _NEAR, -1), -1):
        word = sides.sentence.words[at]
        if word.kind == "mark" or word.is_a("preposition") or word.finite:
            return False
        if sides.sentence.is_term(at, "forces"):
            bare = at == 0 or not adjective_of(sides.sentence.words, at - 1)
            after = (
                sides.sentence.hit_at(at + 1, "countries", "actors") if at + 1 < verb.at else None
            )
            cases = word.cases & {"nominative", "instrumental"}
            return bare and after is None and bool(cases) and sides.at(at) is None
    return False


def _is_on_enemy(sides: Sides) -> bool:
    """Return whether what was struck is the enemy's: "по складу противника", "позиции ХАМАС"."""
    for hit in sides.told.hits("targets"):
        after = sides.word(hit.last + 1)
        before = sides.word(hit.first - 1)
        for word in (before, after):
            if word is not None and sides.sentence.is_term(word.at, "enemy"):
                return True
    return False


def _is_abroad(told: Told, origin: Speaker, located: Iterable[Placed]) -> bool:
    """Return whether an army says that places of another state "were struck", by nobody named."""
    countries = {
        entry.place.country
        for one in located
        if one.location.role == "target" and one.mention
        for entry in one.mention.entries
    }
    passive = any(
        one.pos == "short" for t in _strikes(told) for one in told.sentence.words[t.at].readings[:1]
    ) or any(told.sentence.is_term(t.at, "of_object") for t in told.triggers)
    return passive and bool(countries) and None not in countries and origin.country not in countries
