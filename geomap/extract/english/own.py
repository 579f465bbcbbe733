"""Whose strike it is that nobody is named for: the teller's own, the coalition's, the blamed one's.

"The army conceded that an air raid on a town abroad was a mistake" tells of the army's own raid;
"the ministry says missiles were launched at a town of its own" never does.
"""

import re
from typing import TYPE_CHECKING

from geomap.extract.english import names
from geomap.extract.english.agents import attacker_is_speaker, doers, listed_group, side
from geomap.extract.english.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from geomap.extract.statement import Placed, Speaker, Statement

_RAIDS = frozenset(
    "strike airstrike air-strike raid bombing bombardment shelling barrage operation sortie".split()
)
_CARRIES = frozenset("conduct carry launch perform make mount undertake execute deliver".split())
# Who concedes a raid made it; who acknowledges one may have suffered it.
_OWNS_UP = frozenset({"concede", "admit", "regret"})
_OWNS = _OWNS_UP | {"acknowledge", "confirm", "apologise", "apologize"}
_PLATFORMS = frozenset(
    """frigate destroyer submarine warship corvette cruiser jet warplane aircraft plane bomber
    helicopter pilot gunner f-16 f-15 f-35 mig-29 su-25 rafale""".split()
)
_ARMIES = frozenset("army military junta regime government".split())
_ARMY = re.compile(
    r"\b(?P<who>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20})?)(?:['’]s?)?\s(?:[a-z]{2,12}\s)?"
    r"(?:army|military|junta|regime|government|air force)\b"
)
_FLEET = frozenset("frigate destroyer submarine warship corvette cruiser".split())
_STRUCK = frozenset("attack strike hit target bomb destroy engage neutralise neutralize".split())
# Only who strikes calls what it struck a target, or the place of terror.
_TARGETS = frozenset({"target", "infrastructure"})
_OUR = frozenset({"its", "their", "our"})
_HOSTILE = frozenset("military terror terrorist enemy legitimate militant hostile".split())
_DEFENCE = re.compile(r"defen[cs]e|pentagon|army|armed forces|\bwar\b|navy", re.IGNORECASE)
_OWN_LOSSES = re.compile(r"\b(?:soldiers|troops|servicemen|sailors|conscripts|peacekeepers)\b")
_CIVILIANS = re.compile(r"\b(?:civilians?|children|innocent|by mistake|in error)\b", re.IGNORECASE)
_ARMS = re.compile(r"^(?:warship|frigate|destroyer|corvette|cruiser|carrier|boat|outpost)$")
_TITLE = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]{1,20}\s){0,3}(?:spokes\w{1,8}|leader|commander|chief)\s(?:for|of)\s"
    r"(?P<whose>[^,.;]{2,60})"
)
# Whom an army strikes on its own ground.
_FOES = re.compile(
    r"\b(?:militants?|terrorists?|insurgents?|rebels?|jihadists?|extremists?|guerrillas?|bandits"
    r"|separatists?|dissidents)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?P<who>[A-Z][\w.]{1,30})[\s-]led\b(?=(?:\s\w{1,20}){0,3}\s(?:coalition|alliance))"
)
_SAUDI_WAR = re.compile(r"\bSaudi\b")
_YEMEN = re.compile(r"\b(?:Yemen|Houthi)")
_ALLIANCE = "NATO"
_BLAMES = frozenset({"blame", "accuse"})


def unnamed_side(
    told: Told,
    speakers: "Sequence[Speaker]",
    placed: "Sequence[Placed]",
    *,
    after: "Sequence[Statement]",
    text: str,
) -> str | None:
    """Return who struck where no word of the strike's own says it.

    `after` are the document's statements so far, `text` its whole text.
    """
    found = _coalition_side(told, text) or _army_of_text(told, text) or _blamed(told)
    if found is not None or not speakers:
        return found
    origin = speakers[-1]
    if "coalition" in (origin.name or "").lower() and attacker_is_speaker(told):
        return _coalition_lead(text)
    group = _group_of(origin, text)
    whose = group or origin.country
    if whose is None and origin.kind == "military" and attacker_is_speaker(told):
        return _state_of_army(text)  # "the military said it struck"
    if whose is None or told.refusals:
        return None
    if group is not None and group != _ALLIANCE:
        counted = any(_is_counted_use(told.doc[t.token]) for t in told.triggers)
        claimed = _takes_responsibility(told)
        return group if counted or claimed or _is_boast(told, origin) else None
    states = _states(placed)
    others = _others_strike(after, whose, states)
    launchers = any(_is_hostile_launcher(told.doc[t.token]) for t in told.triggers)
    enemys = launchers and _is_military(origin) and not _OWN_LOSSES.search(told.text)
    own = enemys or _is_own_deed(told, speaker=origin, states=states, others=others)
    return whose if own else None


def _group_of(speaker: "Speaker", text: str) -> str | None:
    """Return the group that a speaker is or speaks for: "Omar Nasr, a spokesman for the group"."""
    if speaker.span is None:
        return listed_group(speaker.name or "", "")
    start, end = speaker.span.start, speaker.span.end
    title = _TITLE.match(text[end : end + 120])
    after = title["whose"] if title else ""
    before = text[max(0, start - 80) : start]
    group = listed_group(speaker.name or "", speaker.span.text, before=before)
    return group or listed_group("", after)


def _is_boast(told: Told, speaker: "Speaker") -> bool:
    """Return whether a group "boasts that a missile sank a ship", or tells of such a hit."""
    said = speaker.verb.text.lower() if speaker.verb else ""
    hits = any(t.kind in {"attack", "damage", "launch"} and not t.negated for t in told.triggers)
    return hits and (said.startswith("boast") or _is_at_arms(told))


def _takes_responsibility(told: Told) -> bool:
    """Return whether the sentence's speaker "claimed responsibility, saying a ship was hit"."""
    return any(
        x.lower_ == "responsibility" and x.head.lemma_.lower() in {"claim", "take", "accept"}
        for x in told.doc
        if x.dep_ == "dobj" and not any(y.dep_ == "neg" for y in x.head.children)
    )


def _is_at_arms(told: Told) -> bool:
    """Return whether a warship, base or the like was struck, and none of the teller's own."""
    struck = [
        noun
        for trigger in told.triggers
        for noun in told.doc[trigger.token].children
        if noun.dep_ in {"dobj", "nsubjpass"}
    ]
    own = any(x.lower_ in {"its", "their", "our"} for noun in struck for x in noun.children)
    return not own and any(_ARMS.search(x.lemma_) for x in struck)


def _is_own_deed(told: Told, *, speaker: "Speaker", states: set[str], others: bool) -> bool:
    """Return whether a military tells of its own strike: never of one on its own ground.

    `others` tells that the text names another side that strikes there.
    """
    alliance = speaker.name == _ALLIANCE
    verb = _lemma_of_saying(speaker)
    rueful = verb in _OWNS_UP and _CIVILIANS.search(told.text)
    foes = _FOES.search(told.text) or listed_group("", told.text)
    home = speaker.country in states and not (foes or rueful)
    if not alliance and (home or not _is_military(speaker)):
        return False
    if any(t.kind == "intercept" for t in told.triggers) or _OWN_LOSSES.search(told.text):
        return False
    abroad = bool(states) or alliance
    owns = verb in (_OWNS if abroad else _OWNS_UP)
    tokens = [told.doc[trigger.token] for trigger in told.triggers]
    raids = [x for x in tokens if x.lemma_.lower() in _RAIDS and x.pos_ in {"NOUN", "PROPN"}]
    carried = abroad and any(_is_carried_out(raid) for raid in raids)
    if raids and (verb in _OWNS_UP if others else owns or carried):
        return True
    if abroad and not others and verb in _OWNS - {"confirm"} and _CIVILIANS.search(told.text):
        return True
    if abroad and verb == "deny" and any(t.kind == "attack" for t in told.triggers):
        return True
    return any(_is_by_own_platform(x, abroad=abroad) or _is_hostile_target(x) for x in tokens)


def _lemma_of_saying(speaker: "Speaker") -> str:
    """Return the word of saying without its ending: "conceded", "confirms"."""
    said = speaker.verb.text.lower() if speaker.verb else ""
    if said.startswith("deni"):
        return "deny"
    return next((verb for verb in sorted(_OWNS) if said.startswith(verb[:5])), said)


def _is_military(speaker: "Speaker") -> bool:
    words = f"{speaker.name or ''} {speaker.span.text if speaker.span else ''}"
    armed = speaker.kind == "military" or bool(_DEFENCE.search(words))
    return armed and speaker.country is not None and speaker.kind not in {"intelligence", "media"}


def _states(placed: "Iterable[Placed]") -> set[str]:
    """Return the states that the struck places can lie in."""
    targets = [one.mention for one in placed if one.mention and one.location.role == "target"]
    states = {entry.place.country for mention in targets for entry in mention.entries}
    return {state for state in states if state}


def _others_strike(after: "Sequence[Statement]", own: str, states: set[str]) -> bool:
    """Return whether the text names another side that strikes that ground: "Ukraine struck"."""
    sides = {one.attacker for one in after} - {None, own}
    return any(who not in states for who in sides)


def _is_carried_out(raid: "Token") -> bool:
    """Return whether a strike "was conducted", and by nobody that is named."""
    verb = raid.head
    passive = raid.dep_ == "nsubjpass" and verb.lemma_.lower() in _CARRIES
    return passive and not any(x.dep_ == "agent" for x in verb.children)


def _is_by_own_platform(verb: "Token", *, abroad: bool) -> bool:
    """Return whether "the frigate" fired, or "an F-16" bombed a place abroad."""
    for child in verb.children:
        nouns = [child] if child.dep_ == "nsubj" else []
        if child.dep_ == "agent":
            nouns = [x for x in child.children if x.dep_ == "pobj"]
        for noun in nouns:
            known = any(x.lower_ == "the" or x.pos_ == "PROPN" for x in (*noun.children, noun.head))
            words = {x.lower_ for x in noun.subtree}
            if words & _FLEET and known and verb.pos_ == "VERB":
                return True
            if abroad and words & _PLATFORMS and verb.pos_ == "VERB":
                return True
    return False


def _is_hostile_target(verb: "Token") -> bool:
    """Return whether "two targets were attacked": who was attacked calls them otherwise."""
    if verb.lemma_.lower() not in _STRUCK or any(x.dep_ == "agent" for x in verb.children):
        return False
    for noun in verb.children:
        if noun.dep_ == "nsubjpass" and noun.lemma_.lower() in _TARGETS:
            kinds = {x.lower_ for x in noun.children if x.dep_ in {"amod", "compound", "nmod"}}
            bare = noun.lemma_ == "target" and not kinds
            return bare or bool(kinds & _HOSTILE)
    return False


def _is_hostile_launcher(verb: "Token") -> bool:
    """Return whether "the launchers used against the port were destroyed", by nobody named."""
    if verb.lemma_.lower() not in _STRUCK or any(x.dep_ == "agent" for x in verb.children):
        return False
    return any(
        x.lemma_.lower() == "launcher" and not any(y.lower_ in _OUR for y in x.children)
        for x in verb.children
        if x.dep_ == "nsubjpass"
    )


def _is_counted_use(verb: "Token") -> bool:
    """Return whether a group says how many it sent: "ten drones were used"."""
    if verb.lemma_.lower() not in {"use", "employ", "deploy"}:
        return False
    used = [x for x in verb.children if x.dep_ == "nsubjpass"]
    return any(x.dep_ == "nummod" for noun in used for x in noun.children)


def _coalition_lead(text: str) -> str | None:
    """Return the state that leads the coalition of a text: "the Saudi-led coalition"."""
    led = {names.country_in(match["who"]) for match in _LED.finditer(text)} - {None}
    if len(led) == 1:
        return led.pop()
    yemen = not led and _SAUDI_WAR.search(text) and _YEMEN.search(text)
    return "SA" if yemen else None


def _army_of_text(told: Told, text: str) -> str | None:
    """Return the state of "the army" or "junta jets", where the text has one state's only."""
    weapons = (told.doc[i] for i in sorted(told.weapon_tokens & told.tokens))
    nouns = [y for x in (*doers(told), *weapons) for y in (x, *x.children) if y.lower_ in _ARMIES]
    if not any(_is_bare(noun) for noun in nouns):
        return None
    return _state_of_army(text)


def _state_of_army(text: str) -> str | None:
    """Return the state whose army, junta or regime a text speaks of, if of one's only."""
    states = {names.country_in(match["who"]) for match in _ARMY.finditer(text)} - {None}
    return states.pop() if len(states) == 1 else None


def _is_bare(noun: "Token") -> bool:
    """Return whether nothing tells whose army it is: no "rebel army", no "its army"."""
    return not any(
        x.dep_ in {"amod", "poss", "compound", "nmod"} and x.lower_ not in {"national", "federal"}
        for x in noun.children
    )


def _coalition_side(told: Told, text: str) -> str | None:
    """Return who struck where it was "the coalition" or "coalition jets"."""
    weapons = (told.doc[i] for i in sorted(told.weapon_tokens & told.tokens))
    for noun in (*doers(told), *weapons):
        if any(x.lower_ == "coalition" for x in (noun, *noun.children)):
            return _coalition_lead(text)
    return None


def _blamed(told: Told) -> str | None:
    """Return who is blamed beside the words: "was shelled, residents said, blaming the RSF"."""
    found = {who for noun in _blamed_nouns(told) if (who := side(noun)) is not None}
    return found.pop() if len(found) == 1 else None


def _blamed_nouns(told: Told) -> "Iterator[Token]":
    for verb in told.doc:
        lemma = verb.lemma_.lower()
        if any(x.dep_ == "neg" for x in verb.children):
            continue
        if lemma in _BLAMES and verb.pos_ == "VERB":
            yield from (x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"})
        if lemma == "point":  # "pointed at", "pointed the finger at"
            finger = [x for x in verb.children if x.dep_ == "dobj"]
            ways = [y for x in (verb, *finger) for y in x.children if y.dep_ == "prep"]
            meant = all(x.lemma_ == "finger" for x in finger)
            at = (x for x in ways if x.lower_ in {"at", "to"} and meant)
            yield from (y for x in at for y in x.children if y.dep_ == "pobj")
