"""What a sentence says of weapons, targets, effects, numbers and attackers, token by token.

Every function takes the words that one speaker tells (a set of token indices) and reads nothing
outside them: two speakers of one sentence never share a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, names
from geomap.extract.english.numbers import Quantity, is_ordinal, quantities, vague
from geomap.extract.english.triggers import Trigger, TriggerKind, unreal
from geomap.model import Bound, Count, Effect, Target, Weapon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PEOPLE = (
    r"people|persons?|civilians?|soldiers?|servicemen|servicemembers|troops|personnel|officers?"
    r"|men|women|children|residents?|workers?|others?|more|fighters?|militants?|generals?|passengers?"
    r"|guards?|employees|staff|boys?|girls?|adults|students|medics|rescuers|police(?:men)?"
    r"|conscripts|recruits|members|individuals|crew|sailors|victims|patients|journalists"
)
_GAP = rf"(?:\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_PEOPLE})(?:\s+of\s+its\s+troops)?)?"
_AFTER = rf"^(?:\s+of\s+(?:its|their|his)\s+[\w]+)?{_GAP}(?:[\s,]+(?:were|was|are|is|have|has|been|had|being|also|reportedly|allegedly|and)){{0,4}}\s+"
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
_NO_CASUALTIES = re.compile(
    r"\b(?:no|without(?: any)?|not any|n['’]t \w+ any|nor any|zero)\b(?P<between>[^.;:]{0,40}?)"
    r"\b(?P<what>casualties|casualty|victims|injuries|injured|deaths|fatalities|(?:one|body) (?:was|were) "
    r"(?P<verb>hurt|injured|killed|wounded|harmed))\b",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"(?P<who>[A-Z][\w.]*)[\s-]?(?:made|supplied|provided|built|manufactured|produced|donated|given)\b"
)
_ROLE_OF_TRIGGER: dict[TriggerKind, str] = {
    "launch": "launched",
    "use": "launched",
    "attack": "launched",
    "intercept": "intercepted",
    "damage": "damaged",
}
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr"})
UNSPECIFIED = "unspecified target"
_STRIKE_NOUNS = frozenset({"strike", "attack", "airstrike", "raid", "bombardment"})


@dataclass(frozen=True, slots=True)
class Told:
    """One speaker's words in a sentence: `tokens` and the triggers among them."""

    doc: "Doc"
    tokens: frozenset[int]
    triggers: tuple[Trigger, ...]
    weapon_tokens: frozenset[int]

    def holds(self, start: int, end: int) -> bool:
        """Return whether characters of the sentence are all this speaker's, and told as real."""
        inside = [t for t in self.doc if t.idx < end and t.idx + len(t.text) > start]
        return bool(inside) and all(t.i in self.tokens for t in inside) and not unreal(inside[-1])

    def token_at(self, start: int, end: int) -> "Token":
        """Return the syntactic head of the characters."""
        inside = [t for t in self.doc if t.idx < end and t.idx + len(t.text) > start]
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in ids), inside[-1])


def weapons(told: Told) -> Iterator[Weapon]:
    """Yield the weapons of the words in order, offsets in the sentence."""
    for match in lexicon.weapon_pattern().finditer(told.doc.text):
        row = lexicon.weapon_of(match.group())
        head = told.token_at(match.start(), match.end())
        if row is None or not told.holds(match.start(), match.end()) or _is_part_of_target(head):
            continue
        if row.weapon_class in {"aircraft", "helicopter"} and row.name is None:
            if not _is_shot_down(told, head) and not match.group().lower().startswith("air"):
                continue
        yield Weapon(
            name=row.name,
            weapon_class=row.weapon_class,
            supplier=_supplier(told, head, match.start()) or row.supplier,
            text=match.group(),
            start=match.start(),
            end=match.end(),
        )


def targets(told: Told) -> Iterator[Target]:
    """Yield what was struck or aimed at, the most telling words first kept where they overlap."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in lexicon.kinds("targets"):
        for match in pattern.finditer(told.doc.text):
            span = (match.start(), match.end())
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            head = told.token_at(*span)
            if not told.holds(*span) or not _is_struck(told, head):
                continue
            taken.append(span)
            start = _with_article(told.doc.text, match.start())
            yield Target(kind=kind, text=told.doc.text[start : span[1]], start=start, end=span[1])


def specific(found: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the targets without the bare "site" or "facility" where a better word stands."""
    better = tuple(target for target in found if target.kind != UNSPECIFIED)
    return better or found


def effects(told: Told) -> Iterator[Effect]:
    """Yield fires, explosions and damage that the words tell of."""
    for kind, pattern in lexicon.kinds("effects"):
        for match in pattern.finditer(told.doc.text):
            head = told.token_at(match.start(), match.end())
            if not told.holds(match.start(), match.end()) or _is_denied(told, head, match.start()):
                continue
            if kind == "damage" and _is_of_weapon(told, head):
                continue
            yield Effect(kind=kind, text=match.group(), start=match.start(), end=match.end())


def counts(told: Told) -> dict[str, Count]:
    """Return the numbers by what they count, offsets in the sentence; the first of each wins."""
    found: dict[str, Count] = {}
    text = told.doc.text
    for quantity in (*quantities(text), *vague(text)):
        if not told.holds(quantity.number_start, quantity.end):
            continue
        role = _casualty_role(text, quantity) or _weapon_role(told, quantity)
        if role is not None:
            _keep(found, role, _count(quantity))
    for role, count in (*_elliptic(told), *_none_reported(told)):
        _keep(found, role, count)
    for trigger in told.triggers:
        token = told.doc[trigger.token]
        if trigger.kind == "intercept" and not trigger.negated:
            _keep(found, "intercepted", _all_or_unstated(token))
    return found


def attacker(told: Told) -> str | None:
    """Return who attacked: a country's alpha-2 code or a group's name, if the words say so."""
    for trigger in told.triggers:
        token = told.doc[trigger.token]
        if trigger.kind in {"launch", "attack", "use"}:
            for noun in _agents(token, told):
                who = _side(noun)
                if who is not None:
                    return who
    return None


def weapon_side(told: Told) -> str | None:
    """Return whose the weapon is called ("Russian missile"): its user's, or only its maker's."""
    sides = (_side_of_weapon(told.doc[i]) for i in sorted(told.weapon_tokens & told.tokens))
    return next((side for side in sides if side is not None), None)


def _side_of_weapon(head: "Token") -> str | None:
    for child in head.children:
        if child.dep_ in {"amod", "poss", "compound"} and "-" not in child.text:
            who = _side(child)
            if who is not None:
                return who
    return None


def country_of_phrase(noun: "Token") -> str | None:
    """Return the country that a noun phrase names, or that its words stand for."""
    return names.country_in(" ".join(token.text for token in noun.subtree))


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
    if _KILLED_AFTER.search(after) or _KILLED_BEFORE.search(before):
        return "killed"
    if _INJURED_AFTER.search(after) or _INJURED_BEFORE.search(before):
        return "injured"
    return None


def _weapon_role(told: Told, quantity: Quantity) -> str | None:
    number = told.token_at(quantity.number_start, quantity.end)
    noun = (
        number.head if number.dep_ in {"nummod", "quantmod", "compound", "amod", "det"} else number
    )
    whole = next(
        (x for y in number.children if y.lower_ == "of" for x in y.children if x.dep_ == "pobj"),
        None,
    )
    counted = whole if whole is not None else noun
    if counted.lemma_.lower() in _STRIKE_NOUNS and any(t.token == counted.i for t in told.triggers):
        return "strikes"
    is_weapon = counted.i in told.weapon_tokens
    is_ellipsis = counted.pos_ in {"NUM", "PRON"} or counted.lower_ in {"them", "one"}
    if not (is_weapon or is_ellipsis) or _is_part_of_target(counted):
        return None
    return _role_under(told, noun if whole is None else number)


def _role_under(told: Told, noun: "Token") -> str | None:
    """Return what a weapon's noun is in the predicate that governs it."""
    by_token = {trigger.token: trigger for trigger in told.triggers}
    node = noun
    while node.head != node:
        edge, parent = node.dep_, node.head
        trigger = by_token.get(parent.i)
        if trigger is not None and edge in {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr"}:
            if edge == "nsubj":
                return _role_of_subject(trigger)
            return _ROLE_OF_TRIGGER.get(trigger.kind)
        if edge not in {"conj", "appos", "pobj", "prep", "nummod", "compound", "nmod"}:
            return None
        if edge == "prep" and node.lower_ not in {"with", "of", "by", "using", "including"}:
            return None
        node = parent
    return None


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


def _agents(token: "Token", told: Told) -> "Iterator[Token]":
    """Yield the nouns that can name who did it."""
    verb = token
    for child in token.children:
        if child.dep_ in {"amod", "poss", "compound"} and token.pos_ in {"NOUN", "PROPN"}:
            yield child
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from (x for x in child.children if x.dep_ == "pobj")
    if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"dobj", "nsubjpass"}:
        verb = token.head
    if verb.i not in told.tokens:
        return
    while True:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i not in told.weapon_tokens:
                yield child
            if child.dep_ == "agent":
                yield from (x for x in child.children if x.dep_ == "pobj")
        if verb.dep_ == "pcomp" and verb.head.head.lemma_ in {"accuse", "blame", "suspect"}:
            yield from (x for x in verb.head.head.children if x.dep_ == "dobj")
        if verb.dep_ not in {"xcomp", "advcl", "conj"} or verb.head == verb:
            return
        verb = verb.head
        if verb.i not in told.tokens:
            return


def _side(noun: "Token") -> str | None:
    text = " ".join(
        x.text for x in noun.subtree if x.dep_ not in {"relcl", "punct"} and x.i <= noun.i
    )
    for word in (text, noun.text):
        row = lexicon.actors().get(re.sub(r"^(?:the|a)\s+", "", word.lower()))
        if row is not None:
            return row.name if row.kind == "armed_group" else row.country
    return names.country_in(text)


def _supplier(told: Told, head: "Token", start: int) -> str | None:
    """Return who made or gave the weapon: "U.S.-made", or "American" where another fired it."""
    before = told.doc.text[max(0, start - 50) : start]
    made = [match.group("who") for match in _SUPPLIED.finditer(before)]
    if made:
        return names.country_in(made[-1])
    user = attacker(told)
    whose = _side_of_weapon(head)
    return whose if user is not None and whose != user else None


def _with_article(text: str, start: int) -> int:
    before = re.search(r"\b(?:an?|the)\s+(?:[\w-]+\s+)?$", text[max(0, start - 30) : start])
    return start - len(before.group()) if before else start


def _is_part_of_target(head: "Token") -> bool:
    """Return whether a weapon word only names a target: "missile base", "drone factory"."""
    following = head.head if head.dep_ in {"compound", "amod", "nmod"} else None
    if following is None or following.i < head.i:
        return False
    return any(pattern.fullmatch(following.text) for _, pattern in lexicon.kinds("targets"))


def _is_shot_down(told: Told, head: "Token") -> bool:
    return _role_under(told, head) in {"intercepted", "damaged"}


def _is_struck(told: Told, head: "Token") -> bool:
    """Return whether a target's noun is struck: an object, or where a blow or debris fell."""
    node = head
    for _ in range(6):
        if node.head == node:
            return False
        edge, parent = node.dep_, node.head
        if edge == "prep" and node.lower_ == "from":
            return False
        if edge in {"nsubj"} and parent.lemma_ not in {"suffer", "sustain", "burn"}:
            return False
        if any(t.token == parent.i for t in told.triggers) and edge not in {"advcl", "relcl"}:
            return edge != "agent"
        node = parent
    return False


def _is_denied(told: Told, head: "Token", start: int) -> bool:
    before = told.doc.text[max(0, start - 40) : start].lower()
    denied = re.search(r"\b(?:no|without|not|n['’]t)\b(?!.*\b(?:but|beyond|other than)\b)", before)
    return denied is not None or any(x.dep_ == "neg" for x in (*head.children, *head.head.children))


def _is_of_weapon(told: Told, head: "Token") -> bool:
    subjects = [x for x in head.children if x.dep_ in {"dobj", "nsubjpass"}]
    return any(x.i in told.weapon_tokens or x.pos_ in {"NUM", "PRON"} for x in subjects) or any(
        is_ordinal(x.lower_) for x in subjects
    )
