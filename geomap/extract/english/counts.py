"""Numbers of weapons and people in one speaker's words: what they count, and their bounds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.english import casualties, parts, salvos, scopes, unhurt, victims
from geomap.extract.english.measures import is_earlier_total, measures
from geomap.extract.english.numbers import Quantity, is_ordinal, quantities, vague
from geomap.extract.english.parts import counted, noun_of
from geomap.extract.english.predicates import (
    DOWNS_BEFORE,
    ROLE_OF_TRIGGER,
    does,
    lands,
    role_under,
    the_next,
)
from geomap.extract.english.told import Told, is_part_of_target
from geomap.extract.statement import Placed
from geomap.model import Bound, Count

if TYPE_CHECKING:
    from spacy.tokens import Token

# "28 out of 31 drones", "most of the 31": the 31 are the whole, if they follow a number.
_WHOLE_OF = re.compile(r"\s+(?:(?:out\s+)?of\s+)?(?:the\s+|its\s+|a\s+total\s+of\s+|some\s+)?")
_OF_WHOLE_BEFORE = re.compile(
    r"(?:^|[.;,:“\"]\s*)(?:out\s+)?of\s+(?:the\s+|a\s+total\s+of\s+|some\s+)?$", re.IGNORECASE
)
_ASIDE_AFTER = re.compile(r"^(?:\s+[\w-]+){1,8},")
_OF_WHICH = re.compile(r"\bof\s+(?:which|these|those|them)\b[^.;,]*$", re.IGNORECASE)
# "Half of the 20 rockets", "most of the 40": what follows is the whole.
_SHARE_BEFORE = re.compile(
    r"\b(?:half|most|many|some|several|part|(?:vast |large |overwhelming )?majority"
    r"|a (?:third|quarter|fraction)|(?:two|three)[ -](?:thirds|quarters)|none|few)"
    r"\s+of\s+(?:the|its|those|these|some)?\s*$",
    re.IGNORECASE,
)
_SHARES = frozenset("half majority most many several some third quarter two-thirds few".split())
_ALL_BEFORE = re.compile(r"\ball\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
_SHOT_DOWN_AFTER = re.compile(
    r"^\s+(?:[\w’'-]+\s+){0,10}?(?:were|was|have been|had been|being)\s+(?:\w+ly\s+)?(?:intercepted"
    r"|shot down|downed|destroyed|brought down|knocked out|neutrali[sz]ed)\b"
)
_MISSED_AFTER = re.compile(
    r"^\s+(?:[\w’'-]+\s+){1,8}?(?:missed|failed|malfunctioned|fell short|did not|didn['’]t)\b"
)
_NOT_BEFORE = re.compile(r"\b(?:not|nor)\s+$", re.IGNORECASE)
_OF_THEM_AFTER = re.compile(r"\s+of\s+(?:them|these|those|which)\b")
_OF_THEM = frozenset({"them", "these", "those", "which", "it", "whom"})
_FLOWN = frozenset({"launched", "intercepted", "damaged", "lost", "hit", "crashed"})
_STRIKE_NOUNS = frozenset({"strike", "attack", "airstrike", "raid", "bombardment"})


def counts(told: Told) -> dict[str, Count]:
    """Return the numbers by what they count, offsets in the sentence.

    A part is never the total: of "47 drones and 53 missiles", or "12 over A and two over B", the
    total is their sum, marked derived, with the parts in it. Else the first number of each stands.
    """
    said, found = _gathered(told)
    for role, several in said.items():
        total = parts.total(told, [*several, *parts.single(told, several)])
        if total is not None:
            found.setdefault(role, total)
    for role, count in (*_elliptic(told), *salvos.salvos(told), *victims.victims(told)):
        _keep(found, role, count)
    hits = salvos.all_that_hit(told, found)
    if hits is not None:
        found["hit"] = hits
    for role, count in tuple(_none_hurt(told, found)):
        _keep(found, role, count)
    found.update(dict(victims.further(told, found)))
    if found.keys() & _FLOWN or told.weapon_tokens:
        for role, start, end in (*the_next(told), *lands(told)):
            _keep(found, role, _one(told.text, start, end))
    _name_parts(told, found)
    for trigger in told.triggers:
        if trigger.kind == "intercept" and not trigger.negated:
            _keep_all(found, told.doc[trigger.token])
    return found


def _name_parts(told: Told, found: dict[str, Count]) -> None:
    for role, named in casualties.named(told, tuple(roles(told))).items():
        if role in found and not found[role].parts:
            found[role] = replace(found[role], parts=named)


def _none_hurt(told: Told, found: Mapping[str, Count]) -> Iterator[tuple[str, Count]]:
    """Yield who is told to be none, but not beside the dead: then it was of some people only.

    "No casualties among civilians, but three soldiers were killed" is no word on the injured.
    """
    for role, count in unhurt.none_hurt(told):
        if "killed" not in found or role == "killed" or "casualt" not in (count.text or "").lower():
            yield role, count


def _gathered(told: Told) -> tuple[dict[str, list[parts.Said]], dict[str, Count]]:
    """Return the numbers by role, and "all" where all of a number were shot down."""
    said: dict[str, list[parts.Said]] = {}
    firsts: dict[str, Quantity] = {}
    found: dict[str, Count] = {}
    numbers = tuple(roles(told))
    for role, quantity in numbers:
        one = parts.said(told, quantity)
        if role in casualties.HARMS and (scope := scopes.scope_of(told.text, quantity)):
            one = replace(one, count=replace(one.count, scope=scope))
        whole = _all_of(told.text, quantity)
        key = role
        if role == "intercepted" and whole is not None:  # "all 40 drones were shot down"
            key = "launched"
            if sum(other == role for other, _ in numbers) > 1:  # "all nine missiles and 35 drones"
                said.setdefault(role, []).append(one)
            else:
                found[role] = _words("all", told.text, whole, quantity.end)
            if any(one.weapon == known.weapon for known in said.get("launched", ())):
                continue  # "fired two missiles ... both missiles were": those two, told before
        first = firsts.setdefault(key, quantity)
        if first is not quantity and parts.opens_list(told.text, first, quantity):
            one = replace(one, is_part=True)
        if key == "killed" and casualties.is_toll(told.text, quantity):
            said[key] = [one]  # the dead so far stand for those just told of
        else:
            said.setdefault(key, []).append(one)
    _add_wholes(said)
    return said, found


def _all_of(text: str, quantity: Quantity) -> int | None:
    """Return where "all 40 drones" or "both drones" begins, if the number is the whole."""
    if quantity.text.lower() == "both":
        return quantity.start
    whole = _ALL_BEFORE.search(text[: quantity.number_start])
    return whole.start() if whole is not None else None


def _add_wholes(said: dict[str, list[parts.Said]]) -> None:
    """Add to the launched what was all shot down: "12 of 14 drones and both missiles"."""
    launched = said.get("launched", [])
    known = {one.weapon for one in launched}
    for one in said.get("intercepted", []):
        both = (one.count.text or "").lower() == "both"
        if both and launched and None not in known and one.weapon not in {None, *known}:
            launched.append(one)


def roles(told: Told) -> Iterator[tuple[str, Quantity]]:
    """Yield every number of the words with what it counts, in order."""
    text = told.text
    every = sorted((*quantities(text), *vague(text)), key=lambda q: q.number_start)
    real = [q for q in every if told.holds(q.number_start, q.end) and not measures(text, q)]
    last: str | None = None
    for i, quantity in enumerate(real):
        before = real[i - 1] if i else None
        after = real[i + 1] if i + 1 < len(real) else None
        role = _role(told, quantity, before=before, after=after, last=last)
        those = role == last and casualties.is_of_those(text, quantity)
        if those and not parts.is_placed_alone(text, quantity):
            role = None  # "killed 12, nine of them soldiers"
        past = is_earlier_total(text, quantity) or casualties.is_running_total(text, quantity)
        if role is not None and not past:
            last = role
            whole = after if after is not None and _is_whole(text, quantity, after) else before
            rest = salvos.all_but(text, quantity, whole) if whole is not None else None
            yield role, rest or quantity


def _role(
    told: Told,
    quantity: Quantity,
    *,
    before: Quantity | None,
    after: Quantity | None,
    last: str | None,
) -> str | None:
    """Return what a number counts, by the numbers beside it and what the last of them counts."""
    text = told.text
    is_whole = before is not None and _is_whole(text, before, quantity)
    if is_whole or _leads(text, quantity) or _SHARE_BEFORE.search(text[: quantity.start]):
        is_weapon = counted(told, quantity).i in told.weapon_tokens
        return "launched" if is_weapon else _hurt_before_all(told, quantity)
    if after is not None and _is_whole(text, quantity, after):
        return casualties.harm(told, quantity) or _role_of_part(told, quantity, after)
    role: str | None = casualties.harm(told, quantity)
    none = _NOT_BEFORE.search(text[: quantity.start]) is not None  # "not one of our rockets"
    if role is None and not none and not _is_of_others(told, before, quantity):
        role = _weapon_role(told, quantity)
    # "four over Loja and two over Cuenca": the two are what the four are.
    role = role or (last if parts.is_placed_alone(text, quantity) else None)
    role = role or (does(text, quantity.start, quantity.end) if last in _FLOWN else None)
    return None if role == "launched" and _OF_WHICH.search(text[: quantity.start]) else role


def _hurt_before_all(told: Told, quantity: Quantity) -> str | None:
    """Return the harm of the whole in "Of the 31 injured in the attack, 12 stayed in hospital"."""
    return casualties.harm(told, quantity) if _leads(told.text, quantity) else None


def counted_places(told: Told, places: Sequence[Placed], *, offset: int) -> tuple[Placed, ...]:
    """Return the places with their own numbers where the words break a count down by place.

    `offset` is where the sentence begins in the document, in which the places' offsets are.
    """
    spans = [
        (one.location.start - offset, one.location.end - offset)
        if one.location.start is not None and one.location.end is not None
        else (-1, -1)
        for one in places
    ]
    own = parts.by_place(tuple(roles(told)), told.text, spans)
    return tuple(
        replace(one, location=replace(one.location, counts=_shifted(own[i], offset)))
        if i in own
        else one
        for i, one in enumerate(places)
    )


def _shifted(counts_of_place: Mapping[str, Count], offset: int) -> dict[str, Count]:
    return {
        role: replace(count, start=count.start + offset, end=count.end + offset)
        for role, count in counts_of_place.items()
        if count.start is not None and count.end is not None
    }


def _leads(text: str, quantity: Quantity) -> bool:
    """Return whether the number is the whole of "Of 20 rockets, 15 were shot down"."""
    before, after = text[: quantity.start], text[quantity.end :]
    return _OF_WHOLE_BEFORE.search(before) is not None and _ASIDE_AFTER.match(after) is not None


def _is_whole(text: str, part: Quantity, whole: Quantity) -> bool:
    between = text[part.end : whole.start]
    of = re.search(r"\bof\b", text[part.start : whole.start]) is not None
    return of and _WHOLE_OF.fullmatch(between) is not None


def _role_of_part(told: Told, part: Quantity, whole: Quantity) -> str | None:
    """Return what the 28 are in "28 out of 31 drones were shot down"."""
    noun = counted(told, whole)
    if noun.i not in told.weapon_tokens:
        return None
    number = told.token_at(part.number_start, part.end)
    found = role_under(told, number) or role_under(told, noun_of(number)) or role_under(told, noun)
    if _MISSED_AFTER.match(told.text[whole.end :]):
        return None  # "two of the three missiles missed"
    down = _SHOT_DOWN_AFTER.match(told.text[whole.end :])
    if found in {None, "launched"} and (down or DOWNS_BEFORE.search(told.text[: part.start])):
        return "intercepted"  # "seven of ten rockets fired at Loja were intercepted"
    return found


def _keep(found: dict[str, Count], role: str, count: Count) -> None:
    old = found.get(role)
    weak: tuple[Bound, ...] = ("unstated", "several")
    if old is None or (old.bound in weak and count.bound not in weak):
        found[role] = count


def _weapon_role(told: Told, quantity: Quantity) -> str | None:
    number = told.token_at(quantity.number_start, quantity.end)
    noun = noun_of(number)
    whole = next(
        (x for y in number.children if y.lower_ == "of" for x in y.children if x.dep_ == "pobj"),
        None,
    )
    if whole is not None and not (whole.i in told.weapon_tokens or whole.lower_ in _OF_THEM):
        return None
    what = whole if whole is not None else noun
    if what.lemma_.lower() in _STRIKE_NOUNS and any(t.token == what.i for t in told.triggers):
        return "strikes"
    is_weapon = what.i in told.weapon_tokens
    stands = whole is not None or _stands_for_weapons(what)
    # "hit two": two of what is attacked
    attacked = not is_weapon and what.dep_ == "dobj" and _attacks(told, what.head)
    measured = is_weapon and _is_calibre(told.text, quantity)
    if not is_weapon and salvos.PLANES.fullmatch(what.text):
        found = role_under(told, noun if whole is None else number)
        return found if found == "intercepted" else None
    if not (is_weapon or stands) or is_part_of_target(what) or measured or attacked:
        return None
    if whole is None and _is_total(noun):
        return "launched"
    return role_under(told, noun if whole is None else number)


def _is_of_others(told: Told, before: Quantity | None, quantity: Quantity) -> bool:
    """Return whether a number is of what was counted before, no weapons: "five of them" houses.

    "Of 500 homes in the village, 60 were destroyed": the 60 are homes.
    """
    of_them = _OF_THEM_AFTER.match(told.text[quantity.end :]) is not None
    if before is None or not (of_them or _leads(told.text, before)):
        return False
    noun = counted(told, before)
    return noun.pos_ == "NOUN" and noun.i not in told.weapon_tokens


def _attacks(told: Told, verb: "Token") -> bool:
    return any(t.token == verb.i and t.kind == "attack" for t in told.triggers)


def _stands_for_weapons(noun: "Token") -> bool:
    """Return whether a number alone stands for weapons: "two were intercepted", "all of them".

    Not after a preposition: "in 1998", "a city of 190,000" count nothing of the strike.
    """
    if noun.lower_ in {"them", "one"} or noun.pos_ == "PRON":
        return True
    return noun.pos_ == "NUM" and noun.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "appos"}


def _is_calibre(text: str, quantity: Quantity) -> bool:
    """Return whether the number measures the weapon: "120 mm mortars", "500-kg bombs"."""
    return (
        re.match(r"[\s-]?(?:mm|cm|kg|kilo\w*|tons?|tonnes?|pound|lb|km)\b", text[quantity.end :])
        is not None
    )


def _is_total(noun: "Token") -> bool:
    """Return whether the noun is the whole of "four of the six rockets"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    return noun.head.head.pos_ == "NUM" and any(x.dep_ == "det" for x in noun.children)


def _elliptic(told: Told) -> Iterator[tuple[str, Count]]:
    """Yield "damaged the sixth", "damaged another", "one more": one weapon each."""
    for trigger in told.triggers:
        if trigger.kind not in {"damage", "intercept"}:
            continue
        role = ROLE_OF_TRIGGER[trigger.kind]
        for noun in told.doc[trigger.token].children:
            if noun.dep_ not in {"dobj", "nsubjpass"} or noun.i not in told.tokens:
                continue
            det = next((x for x in noun.children if x.dep_ == "det"), None)
            last = noun.lower_ == "another" or (is_ordinal(noun.lower_) and det is not None)
            with_another = (
                det is not None and det.lower_ == "another" and noun.i in told.weapon_tokens
            )
            alone = (
                trigger.kind == "intercept"
                and det is not None
                and det.lower_ in {"a", "an"}
                and noun.i in told.weapon_tokens
                and not any(x.dep_ == "conj" for x in noun.children)
            )
            if last or with_another or alone:
                start = det.idx if det is not None else noun.idx
                yield role, _one(told.text, start, noun.idx + len(noun.text))


def _words(bound: Bound, text: str, start: int, end: int) -> Count:
    return Count(bound=bound, text=text[start:end], start=start, end=end)


def _one(text: str, start: int, end: int) -> Count:
    return Count(low=1, high=1, bound="exact", text=text[start:end], start=start, end=end)


def _keep_all(found: dict[str, Count], verb: "Token") -> None:
    """Add that weapons were shot down, all or an unstated number; of people it is no word."""
    objects = [x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"}]
    # a number alone that counts no weapon ("60 were destroyed") counts homes
    if not any(x.pos_ == "NUM" or casualties.is_people(x) for x in objects):
        _keep(found, "intercepted", _all_or_unstated(verb))


def _is_every(word: "Token") -> bool:
    """Return whether "all" is all, and not "all but two"."""
    return word.i + 1 == len(word.doc) or word.nbor(1).lower_ not in {"but", "except"}


def _all_or_unstated(token: "Token") -> Count:
    word = next((x for x in token.children if x.lower_ == "all" and _is_every(x)), None)
    subject = next((x for x in token.children if x.dep_ in {"nsubjpass", "dobj"}), None)
    if word is None and subject is not None:
        every = (x for x in (subject, *subject.children) if x.lower_ == "all" and _is_every(x))
        word = next(every, None)
    if word is None and subject is not None and subject.lower_ in _SHARES:
        return Count(
            bound="several",
            text=subject.text,
            start=subject.idx,
            end=subject.idx + len(subject.text),
        )
    bound: Bound = "all" if word is not None else "unstated"
    said = word if word is not None else token
    return Count(bound=bound, text=said.text, start=said.idx, end=said.idx + len(said.text))
