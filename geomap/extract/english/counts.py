"""Numbers of weapons and people in one speaker's words: what they count, and their bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.numbers import Quantity, is_ordinal, quantities, vague
from geomap.extract.english.told import Told, is_part_of_target
from geomap.extract.english.triggers import Trigger, TriggerKind
from geomap.model import Bound, Count, CountPart

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = (
    r"people|persons?|civilians?|soldiers?|servicemen|servicemembers|troops|personnel|officers?"
    r"|men|women|children|residents?|workers?|others?|more|fighters?|militants?|generals?|passengers?"
    r"|guards?|employees|staff|boys?|girls?|adults|students|medics|rescuers|police(?:men)?"
    r"|conscripts|recruits|members|individuals|crew|sailors|victims|patients|journalists"
)
_GAP = rf"(?:\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_PEOPLE})(?:\s+of\s+its\s+troops)?)?"
_PASSIVE = (
    r"(?:,\s+(?:including|among them)\b[^,]{1,60},)?"
    r"(?:[\s,]+(?:were|was|are|is|have|has|been|had|being|also|reportedly|allegedly|and)){0,4}\s+"
)
_AFTER = rf"^(?:\s+of\s+(?:its|their|his)\s+[\w]+)?{_GAP}{_PASSIVE}"
_KILLED_AFTER = re.compile(rf"{_AFTER}(?:killed|dead|deaths?|died|fatalities|eliminated|dying)\b")
_INJURED_AFTER = re.compile(rf"{_AFTER}(?:injured|wounded|hurt|hospitali[sz]ed|injuries|maimed)\b")
_KILLED_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|eliminat(?:ed|es|ing)|elimination of|deaths? of|dead(?: at)?"
    r"|death toll (?:\w+\s+){0,4}?(?:to|of|at|is|was)|claim(?:ed|ing) the lives of)\s+"
    r"(?:another\s+|the\s+)?$"
)
_INJURED_BEFORE = re.compile(
    r"\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|(?:left|leaving))\s+(?:another\s+|the\s+)?$"
)
# "Three people, including two children": the two are among the three.
_PART_OF_TOTAL = re.compile(
    r"(?:\bincluding|\bamong (?:them|the \w+)(?: (?:were|was|are))?|\bof (?:whom|them|these)"
    r"|\bsuch as)\s+(?:at least\s+)?$",
    re.IGNORECASE,
)
# "12 over the region", "two UAVs above the sea", "nine of them in Loja"
_OWN_PLACE = re.compile(
    r"(?:\s+(?!and\b|but\b)[\w-]+){0,6}?\s+(?:over|above|in|across)\s+(?:the\s+)?[A-Z]"
)
_NO_CASUALTIES = re.compile(
    r"\b(?:no|without(?: any)?|not any|n['’]t \w+ any|nor any|zero)\b(?P<between>[^.;:]{0,40}?)"
    r"\b(?P<what>casualties|casualty|victims|injuries|injured|deaths|fatalities"
    r"|(?:one|body) (?:was|were) (?P<verb>hurt|injured|killed|wounded|harmed))\b",
    re.IGNORECASE,
)
_ROLE_OF_TRIGGER: dict[TriggerKind, str] = {
    "launch": "launched",
    "use": "launched",
    "attack": "launched",
    "intercept": "intercepted",
    "damage": "damaged",
}
_STRIKE_NOUNS = frozenset({"strike", "attack", "airstrike", "raid", "bombardment"})


def counts(told: Told) -> dict[str, Count]:
    """Return the numbers by what they count, offsets in the sentence.

    A part is never the total: of "47 drones and 53 missiles", or "12 over A and two over B", the
    total is their sum, marked derived, with the parts in it. Else the first number of each stands.
    """
    said: dict[str, list[_Said]] = {}
    text = told.doc.text
    for quantity in (*quantities(text), *vague(text)):
        if not told.holds(quantity.number_start, quantity.end):
            continue
        role = _casualty_role(text, quantity) or _weapon_role(told, quantity)
        if role is not None:
            said.setdefault(role, []).append(_said(told, quantity))
    found = {role: _total(several) for role, several in said.items()}
    for role, count in (*_elliptic(told), *_none_reported(told)):
        _keep(found, role, count)
    for trigger in told.triggers:
        token = told.doc[trigger.token]
        if trigger.kind == "intercept" and not trigger.negated:
            _keep(found, "intercepted", _all_or_unstated(token))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """A number with the weapon that it counts, and whether a place of its own follows it."""

    count: Count
    weapon: str | None
    placed: bool


def _said(told: Told, quantity: Quantity) -> _Said:
    noun = _counted(told.token_at(quantity.number_start, quantity.end))
    row = lexicon.weapon_of(noun.text) if noun.i in told.weapon_tokens else None
    weapon = (row.name or row.weapon_class) if row is not None else None
    placed = _OWN_PLACE.match(told.doc.text, quantity.end) is not None
    return _Said(_count(quantity), weapon, placed)


def _total(several: list[_Said]) -> Count:
    """Return the one number, or the derived sum of parts by weapon or by place."""
    strong = [one for one in several if one.count.bound != "several"]
    if not strong:
        return several[0].count
    weapons = {one.weapon for one in strong}
    by_weapon = None not in weapons and len(weapons) == len(strong)
    by_place = all(one.placed for one in strong)
    if len(strong) == 1 or not (by_weapon or by_place):
        return strong[0].count
    lows, highs = [one.count.low for one in strong], [one.count.high for one in strong]
    exact = all(one.count.bound == "exact" for one in strong)
    return Count(
        low=None if None in lows else sum(low for low in lows if low is not None),
        high=None if None in highs else sum(high for high in highs if high is not None),
        bound="exact" if exact else "about",
        derived=True,
        parts=tuple(
            CountPart(
                low=one.count.low,
                high=one.count.high,
                bound=one.count.bound,
                weapon=one.weapon,
                text=one.count.text,
                start=one.count.start,
                end=one.count.end,
            )
            for one in strong
        ),
    )


def _keep(found: dict[str, Count], role: str, count: Count) -> None:
    old = found.get(role)
    weak: tuple[Bound, ...] = ("unstated", "several")
    if old is None or (old.bound in weak and count.bound not in weak):
        found[role] = count


def _count(quantity: Quantity) -> Count:
    return Count(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
    )


def _casualty_role(text: str, quantity: Quantity) -> str | None:
    after, before = text[quantity.end :], text[: quantity.start]
    if _PART_OF_TOTAL.search(before):
        return None
    if _KILLED_AFTER.search(after) or _KILLED_BEFORE.search(before):
        return "killed"
    if _INJURED_AFTER.search(after) or _INJURED_BEFORE.search(before):
        return "injured"
    return None


def _weapon_role(told: Told, quantity: Quantity) -> str | None:
    number = told.token_at(quantity.number_start, quantity.end)
    noun = _counted(number)
    whole = next(
        (x for y in number.children if y.lower_ == "of" for x in y.children if x.dep_ == "pobj"),
        None,
    )
    counted = whole if whole is not None else noun
    if counted.lemma_.lower() in _STRIKE_NOUNS and any(t.token == counted.i for t in told.triggers):
        return "strikes"
    is_weapon = counted.i in told.weapon_tokens
    is_ellipsis = whole is not None or _stands_for_weapons(counted)
    if not (is_weapon or is_ellipsis) or is_part_of_target(counted):
        return None
    if is_weapon and _is_calibre(told.doc.text, quantity):
        return None
    if whole is None and _is_total(noun):
        return "launched"
    return role_under(told, noun if whole is None else number)


def _counted(number: "Token") -> "Token":
    """Return the noun that a number counts, or the number itself where it stands alone."""
    hangs = number.dep_ in {"nummod", "quantmod", "compound", "amod", "det"}
    noun = number.head if hangs else number
    while noun.dep_ in {"nmod", "amod", "compound"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head  # "six U.S.-made missiles": the number hangs on the adjective
    return noun


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


def role_under(told: Told, noun: "Token") -> str | None:
    """Return what a weapon's noun is in the predicate that governs it."""
    by_token = {trigger.token: trigger for trigger in told.triggers}
    node = noun
    while node.head != node:
        edge, parent = node.dep_, node.head
        trigger = by_token.get(parent.i)
        if trigger is not None and edge in {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr"}:
            if edge == "nsubj" or (edge == "prep" and _lands(parent)):
                return _role_of_subject(trigger)
            return _ROLE_OF_TRIGGER.get(trigger.kind)
        if edge not in {"conj", "appos", "pobj", "prep", "nummod", "compound", "nmod"}:
            return None
        if edge == "prep" and node.lower_ not in {"with", "of", "by", "using", "including"}:
            return None
        node = parent
    return None


def _lands(verb: "Token") -> bool:
    """Return whether "hit … with four rockets" says that the rockets reached the target."""
    return verb.lemma_.lower() in {"hit", "strike"} and verb.tag_.startswith("VB")


def _role_of_subject(trigger: Trigger) -> str | None:
    return "hit" if trigger.kind == "attack" else None


def _elliptic(told: Told) -> Iterator[tuple[str, Count]]:
    """Yield "damaged the sixth", "damaged another", "one more": one weapon each."""
    for trigger in told.triggers:
        if trigger.kind not in {"damage", "intercept"}:
            continue
        role = _ROLE_OF_TRIGGER[trigger.kind]
        for noun in told.doc[trigger.token].children:
            if noun.dep_ not in {"dobj", "nsubjpass"} or noun.i not in told.tokens:
                continue
            det = next((x for x in noun.children if x.dep_ == "det"), None)
            last = noun.lower_ == "another" or (is_ordinal(noun.lower_) and det is not None)
            with_another = (
                det is not None and det.lower_ == "another" and noun.i in told.weapon_tokens
            )
            if last or with_another:
                start = det.idx if det is not None else noun.idx
                yield role, _one(told.doc.text, start, noun.idx + len(noun.text))


def _one(text: str, start: int, end: int) -> Count:
    return Count(low=1, high=1, bound="exact", text=text[start:end], start=start, end=end)


def _none_reported(told: Told) -> Iterator[tuple[str, Count]]:
    for match in _NO_CASUALTIES.finditer(told.doc.text):
        if not told.holds(match.start("what"), match.end("what")):
            continue
        what = match.group("what").lower()
        verb = (match.group("verb") or "").lower()
        killed = what.startswith(("casualt", "victim", "death", "fatalit")) or verb in {
            "killed",
            "harmed",
        }
        injured = what.startswith(("casualt", "victim", "injur")) or verb in {
            "hurt",
            "injured",
            "wounded",
            "harmed",
        }
        for role, said in (("killed", killed), ("injured", injured)):
            if said:
                yield (
                    role,
                    Count(
                        low=0,
                        high=0,
                        bound="none_reported",
                        text=match.group(),
                        start=match.start(),
                        end=match.end(),
                    ),
                )


def _all_or_unstated(token: "Token") -> Count:
    word = next((x for x in token.children if x.lower_ == "all"), None)
    subject = next((x for x in token.children if x.dep_ in {"nsubjpass", "dobj"}), None)
    if word is None and subject is not None:
        word = subject if subject.lower_ == "all" else None
        word = word or next((x for x in subject.children if x.lower_ == "all"), None)
    bound: Bound = "all" if word is not None else "unstated"
    said = word if word is not None else token
    return Count(bound=bound, text=said.text, start=said.idx, end=said.idx + len(said.text))
