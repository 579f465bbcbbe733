"""How a place's name stands in one speaker's words: after which preposition, in which clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from geomap.extract.slavic.language import adjective_of
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import CLOSING, OPENING, Sentence, Word
from geomap.gazetteer import Mention

Way = Literal["in", "at", "over", "from", "from_side", "toward", "other", "none"]
_LAUNCHING = frozenset({"attack", "launch", "hit"})
# Words from a preposition to a name: "с территории временно оккупированной части".
_REACH = 7
_LINKS = frozenset({",", "/", "–", "—", "-", "(", ")", "•", "▪"})
_MOST_LINKS = 6
# "В среду Израиль ударил": a day's words end what its preposition leads to.
_DAYS = ("weekday", "month", "year_word", "day_part")
# Words from an attack's to the state that was attacked.
_BESIDE = 2


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A mention in its sentence: words `first` to `last`; `way` is what leads to its name."""

    mention: Mention
    first: int
    last: int
    way: Way


def spots(
    told: Told, mentions: Sequence[Mention], begins: Mapping[Mention, int]
) -> tuple[Spot, ...]:
    """Return the mentions that stand in the words told, in order.

    A name in a list takes the preposition of the list: "из Курска, Орла и Ейска". `begins` are
    the offsets of words that relate a name to the strike: "к северу от" stands for no place.
    """
    out: list[Spot] = []
    for mention in sorted(mentions, key=lambda one: one.start):
        first = told.sentence.index_at(mention.start)
        last = told.sentence.index_at(mention.end - 1)
        if first is None or last is None or not told.holds(first):
            continue
        begin = told.sentence.index_at(begins.get(mention, mention.start))
        floor = out[-1].last if out else -1
        start = first if begin is None else min(begin, first)
        way = _way_of_words(told.sentence, start, first, floor)
        if way == "none" and out and _is_listed(told.sentence, out[-1].last, first):
            way = out[-1].way
        out.append(Spot(mention=mention, first=first, last=last, way=way))
    return tuple(out)


def _way_of_words(sentence: Sentence, begin: int, first: int, floor: int) -> Way:
    """Return how a name is reached, the words that relate it passed over: "из … к северу от".

    `floor` is the last word of the name before.
    """
    outer = _way(sentence, begin, floor)
    if begin == first or outer in {"from", "from_side"}:
        return outer
    if sentence.is_term(begin, "toward"):
        return "toward"
    return _by_preposition(sentence, sentence.words[begin]) or _way(sentence, first, floor)


def _way(sentence: Sentence, at: int, floor: int) -> Way:
    """Return by what preposition a name is reached, over nouns and adjectives before it."""
    for index in range(at - 1, max(at - 1 - _REACH, floor), -1):
        word = sentence.words[index]
        if word.kind == "mark":
            if word.text in OPENING or word.text == "-":
                continue
            return "none"
        if sentence.is_term(index, "from_side"):
            return "from_side"
        if sentence.is_term(index, "toward"):
            return "toward"
        if (found := _by_preposition(sentence, word)) is not None:
            return found
        if word.finite or word.is_a("conjunction") or sentence.is_term(index, *_DAYS):
            return "none"
    return "none"


def _by_preposition(sentence: Sentence, word: Word) -> Way | None:
    """Return what a preposition leads to; "в 5 км от" is passed over for the one before it."""
    if not (word.readings and word.readings[0].pos == "preposition"):
        return None
    if sentence.is_term(word.at, "measured_from"):
        return None
    if sentence.is_term(word.at, "over"):
        return "over"
    if sentence.is_term(word.at, "from"):
        return "from"
    if sentence.is_term(word.at, "at"):
        return "at"
    return "in" if sentence.is_term(word.at, "in") else "other"


def _is_listed(sentence: Sentence, last: int, first: int) -> bool:
    """Return whether only commas, "и" and generic words stand between two names."""
    between = sentence.words[last + 1 : first]
    joins = any(word.text in _LINKS or sentence.is_term(word.at, "and") for word in between)
    if not joins or len(between) > _MOST_LINKS:
        return False
    for word in between:
        link = word.text in _LINKS or word.kind == "number"
        plain = sentence.is_term(word.at, "and", "also", "settlement_word")
        if not (link or plain or adjective_of(sentence.words, word.at)):
            return False
    return True


def is_struck_place(told: Told, spot: Spot) -> bool:
    """Return whether a name is told as where something happened, and not as whose somebody is."""
    sentence = told.sentence
    if _is_in_longer_name(sentence, spot) or _is_speakers(sentence, spot):
        return False
    if spot.way in {"from", "from_side"} and not _is_fired_from(told, spot):
        return False  # "вывезены из города"
    if _is_seat(told, spot) or _is_brought_to(told, spot):
        return False
    if spot.way == "toward" and not _is_aimed(told, spot):
        return False
    return not _is_actor(told, spot)


def _is_in_longer_name(sentence: Sentence, spot: Spot) -> bool:
    """Return whether the name is but a part of one in quotation marks: «Рустави 2»."""
    before = sentence.words[spot.first - 1] if spot.first else None
    after = sentence.words[spot.last + 1] if spot.last + 1 < len(sentence.words) else None
    opened = before is not None and before.text in OPENING
    closed = after is not None and after.text in CLOSING
    return opened and not closed and after is not None and after.kind != "mark"


def _is_speakers(sentence: Sentence, spot: Spot) -> bool:
    """Return whether the name tells whose somebody is: "жители Белгорода", "губернатор области"."""
    for index in range(spot.first - 1, max(spot.first - 4, -1), -1):
        word = sentence.words[index]
        if word.kind == "mark":
            return False
        if index == spot.first - 1 and sentence.is_term(index, "in") and index > 0:
            return sentence.hit_at(index - 1, "bodies") is not None  # "министерство в Сане"
        if sentence.is_term(index, "settlement_word") and not sentence.is_term(index, "dweller"):
            continue
        if sentence.is_term(index, "dweller"):
            return True
        noun = word.is_a("noun") and not word.is_a("preposition")
        return noun and sentence.hit_at(index, "roles", "actors", "bodies") is not None
    return False


def _verb_of(told: Told, spot: Spot) -> int | None:
    """Return the verb that a name belongs to: the last before it in its clause, else the next."""
    clause = told.clauses.get(spot.first)
    verbs = [one.at for one in told.words if one.finite and told.clauses.get(one.at) == clause]
    before = [at for at in verbs if at < spot.first]
    return before[-1] if before else next(iter(verbs), None)


def _is_fired_from(told: Told, spot: Spot) -> bool:
    """Return whether a strike came from there: its verb is the strike's, or carries it out."""
    if not told.kinds & _LAUNCHING:
        return False
    verb = _verb_of(told, spot)
    if verb is None or told.sentence.is_term(verb, "carry_out", "detected"):
        return True
    return any(one.at == verb for one in told.triggers)


def _is_seat(told: Told, spot: Spot) -> bool:
    """Return whether somebody speaks there of a strike elsewhere: "в Берлине осудили удар по"."""
    verb = _verb_of(told, spot)
    if spot.way != "in" or verb is None or verb < spot.last:
        return False
    said = told.sentence.hit_at(verb, "speech") or told.sentence.is_term(verb, "comment", "condemn")
    return bool(said) and all(one.at > verb for one in told.triggers)


def _is_brought_to(told: Told, spot: Spot) -> bool:
    verb = _verb_of(told, spot)
    moved = verb is not None and told.sentence.is_term(verb, "moved")
    return moved and verb is not None and verb < spot.first


def _is_aimed(told: Told, spot: Spot) -> bool:
    clause = told.clauses.get(spot.first)
    fired = [one for one in told.triggers if one.kind in {"launch", "attack"}]
    return any(told.clauses.get(one.at) == clause for one in fired)


def _is_actor(told: Told, spot: Spot) -> bool:
    """Return whether a state is who acts or is spoken of: "Вашингтон непричастен"."""
    sentence = told.sentence
    hit = sentence.hit_at(spot.first, "countries")
    if hit is not None and _is_state(spot.mention) and _owns_target(sentence, spot):
        return True
    if hit is None or spot.way not in {"none", "other"}:
        return False
    word = sentence.words[spot.first]
    if not _is_state(spot.mention):
        acts = "nominative" in word.cases and spot.way == "none" and _has_verb_after(told, spot)
        return acts and not _is_object(told, spot)
    return not _is_object(told, spot)


def _owns_target(sentence: Sentence, spot: Spot) -> bool:
    """Return whether a state's name tells whose the thing struck is: "по базе США"."""
    at = spot.first - 1
    if at < 0 or sentence.words[at].kind != "word":
        return False
    target = sentence.hit_at(at, "targets")
    return target is not None and target.last == at and not sentence.is_term(at, "land")


def _has_verb_after(told: Told, spot: Spot) -> bool:
    """Return whether a capital is the subject of a verb that tells no harm to it."""
    clause = told.clauses.get(spot.first)
    struck = [
        one for one in told.triggers if told.clauses.get(one.at) == clause and one.at > spot.last
    ]
    return not struck


def _is_object(told: Told, spot: Spot) -> bool:
    """Return whether a state is what was attacked: "атаковал Израиль", "обстрел Украины"."""
    near = [one for one in told.triggers if 0 < spot.first - one.last <= _BESIDE]
    before = near[0] if near else None
    if before is None or before.kind not in {"attack", "launch"}:
        return False
    cases = told.sentence.words[spot.first].cases
    if before.is_verb:
        only = "accusative" in cases and "nominative" not in cases
        return only or ("accusative" in cases and _has_subject(told, before))
    return told.sentence.is_term(before.at, "of_object")


def _has_subject(told: Told, verb: Trigger) -> bool:
    """Return whether a noun in the nominative stands before a verb in its clause."""
    clause = told.clauses.get(verb.at)
    return any(
        word.at < verb.at
        and told.clauses.get(word.at) == clause
        and word.is_a("noun")
        and "nominative" in word.cases
        for word in told.words
    )


def _is_state(mention: Mention) -> bool:
    return bool(mention.entries) and mention.entries[0].place.level == "country"
