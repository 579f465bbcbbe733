"""Words of a parsed sentence that tell of a strike, and whether it is told as having happened.

Future, conditional, permission, threat, capability and doctrine are no claims: a trigger under
"allow", "approval", "would", "if", "plans to" is dropped (the auxiliary modes of the PLOVER event
ontology: historical, future, hypothetical, negation).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from geomap.extract.english import lexicon
from geomap.extract.english.grounded import is_of_ground, is_on_ground
from geomap.extract.english.mood import is_possible, unreal
from geomap.extract.english.offsets import text_of, tokens_between
from geomap.extract.english.peaceful import (
    is_mishap,
    is_of_mishap,
    is_peaceful,
    is_peaceful_strike,
    is_space_flight,
    is_toll_of_war,
)
from geomap.extract.english.reaching import (
    FIRED_BY,
    is_covered,
    is_sunk_by_forces,
    reaches,
    sets_ablaze,
)
from geomap.extract.english.unarmed import is_harmless, is_long_ago, is_unarmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Trigger", "TriggerKind", "triggers", "unreal", "weapon_tokens"]

TriggerKind = Literal[
    "launch", "attack", "intercept", "damage", "debris", "casualty", "explosion", "use", "loss"
]

_ARMS = "geomap.arms"  # where a parse keeps which of its tokens name weapons
_VERBS: dict[str, TriggerKind] = {
    **dict.fromkeys(["fire", "launch", "lob", "unleash", "rain", "drop"], "launch"),
    **dict.fromkeys(
        ["strike", "attack", "hit", "target", "bomb", "shell", "bombard", "pound", "raid"], "attack"
    ),
    **dict.fromkeys(["slam", "ram", "smash", "plough", "plow", "strafe"], "attack"),
    **dict.fromkeys(
        ["intercept", "down", "repel", "repulse", "neutralise", "neutralize", "jam"], "intercept"
    ),
    **dict.fromkeys(["damage", "destroy"], "damage"),
    **dict.fromkeys(["kill", "wound", "injure", "hurt", "die", "eliminate"], "casualty"),
    **dict.fromkeys(["explode", "detonate"], "explosion"),
    **dict.fromkeys(["use", "employ", "deploy"], "use"),
    **dict.fromkeys(["fall", "land", "crash", "impact"], "debris"),
    **dict.fromkeys(["match"], "debris"),
}
_PHRASAL: dict[tuple[str, str], TriggerKind] = {
    ("shoot", "down"): "intercept",
    ("come", "down"): "attack",
    ("take", "down"): "intercept",
    ("bring", "down"): "intercept",
    ("knock", "down"): "intercept",
    ("fend", "off"): "intercept",
    ("beat", "off"): "intercept",
    ("blow", "up"): "damage",
}
_NOUNS: dict[str, TriggerKind] = {
    **dict.fromkeys(
        ["strike", "attack", "airstrike", "bombardment", "bombing", "raid", "barrage"], "attack"
    ),
    **dict.fromkeys(["shelling", "salvo", "volley", "air-strike", "onslaught"], "attack"),
    **dict.fromkeys(["fire", "hit", "blow", "sortie", "assault"], "attack"),  # with a weapon only
    **dict.fromkeys(["launch"], "launch"),
    **dict.fromkeys(["interception"], "intercept"),
    **dict.fromkeys(["explosion", "blast", "detonation"], "explosion"),
    **dict.fromkeys(["use"], "use"),
    **dict.fromkeys(["fragment", "debris", "wreckage", "remnant", "shrapnel"], "debris"),
    **dict.fromkeys(["casualty", "injury", "fatality", "death", "victim"], "casualty"),
}
_CASUALTY_ADJECTIVES = frozenset({"dead", "wounded", "injured"})
_LIGHT = frozenset("carry conduct launch take make perform stage mount involve do".split())
# What is a strike only where a weapon stands with it: "rocket fire", "a direct hit".
_ARMED_NOUNS = frozenset("fire hit blow sortie assault".split())
_DIRECT = frozenset("direct aerial heavy intense".split())
# Verbs that tell of a strike only where a weapon or a strike does it.
_RUINS = frozenset(
    "level raze gut gutte flatten demolish devastate obliterate pulverise wreck".split()
)
_SENDS = frozenset({"send", "direct", "aim"})
_STOPS = frozenset({"neutralise", "neutralize"})
_AIMED = frozenset("toward towards against at over".split())
# What an "attack" or a "raid" before it only describes: no attack need have happened.
_DESCRIBED = frozenset(
    """siren alert alarm warning shelter drone helicopter aircraft plane jet submarine group craft
    capability force unit system range order plan option campaign threat""".split()
)
# Kinds that crime, police, beasts and words share with strikes.
_WITHOUT_ARMS: frozenset[TriggerKind] = frozenset({"attack", "damage", "casualty", "explosion"})
_FALLS: frozenset[TriggerKind] = frozenset(
    {"intercept", "debris", "attack", "damage", "explosion", "use"}
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of a strike; `possible` marks "may have been hit". Numbers are token indices."""

    token: int
    kind: TriggerKind
    possible: bool = False
    negated: bool = False


def triggers(
    doc: "Doc", weapon_tokens: frozenset[int], *, refusals: frozenset[int] = frozenset()
) -> tuple[Trigger, ...]:
    """Return the triggers told as having happened, in order of their words.

    `refusals` are the reporting verbs by which somebody does not confirm (token indices).
    """
    found = []
    for token in doc:
        kind = kind_of(token, weapon_tokens)
        if kind is None or unreal(token, refusals=refusals):
            continue
        found.append(
            Trigger(
                token=token.i, kind=kind, possible=is_possible(token), negated=_is_negated(token)
            )
        )
    return tuple(found)


def _is_negated(token: "Token") -> bool:
    """Return whether the words say that it did not happen: "did not hit", "no missile hit".

    A noun is denied through the light verb that carries it ("did not carry out the strikes"),
    not through a reporting verb ("did not confirm the strike").
    """
    verb = token
    if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"dobj", "nsubjpass", "pobj"}:
        verb = token.head if token.dep_ != "pobj" else token.head.head
        if verb.lemma_.lower() not in _LIGHT:
            return False
    elif not token.tag_.startswith("VB"):
        return False
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    subjects = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
    return any(_is_none(noun) for noun in subjects)


def _is_none(noun: "Token") -> bool:
    """Return whether a noun phrase counts to nothing: "no missiles", "not a single drone"."""
    words = [x.lower_ for x in noun.lefts]
    none = noun.lower_ in {"none", "nothing", "nobody"} or bool(
        {"no", "not", "neither"} & set(words)
    )
    return none or any(x.lower_ == "not" for y in noun.lefts for x in y.children)


def kind_of(token: "Token", weapon_tokens: frozenset[int]) -> TriggerKind | None:
    """Return what a word tells of a strike, if it is told as done."""
    kind = _kind(token, weapon_tokens)
    if kind is None or is_long_ago(token) or (kind in _FALLS and is_harmless(token)):
        return None
    return None if kind in _WITHOUT_ARMS and is_unarmed(token, weapon_tokens) else kind


def _kind(token: "Token", weapon_tokens: frozenset[int]) -> TriggerKind | None:
    lemma = token.lemma_.lower()
    if token.tag_.startswith("VB"):
        return _kind_of_verb(token, lemma, weapon_tokens)
    if token.pos_ in {"NOUN", "PROPN"}:
        return _kind_of_noun(token, lemma, weapon_tokens)
    counted = token.lower_ in _CASUALTY_ADJECTIVES and token.pos_ == "ADJ" and _has_number(token)
    return "casualty" if counted else None


def _kind_of_noun(token: "Token", lemma: str, weapon_tokens: frozenset[int]) -> TriggerKind | None:
    kind = _NOUNS.get(lemma)
    if lemma in _ARMED_NOUNS:
        return kind if _is_armed(token, weapon_tokens) else None
    if kind == "attack" and token.dep_ in {"compound", "nmod", "npadvmod", "amod"}:
        heads = {token.head.lemma_.lower(), token.head.head.lemma_.lower()}
        following = {x.lemma_.lower() for x in token.doc[token.i + 1 : token.i + 2]}
        if following & _DESCRIBED or (token.dep_ != "npadvmod" and heads & _DESCRIBED):
            return None
    if is_peaceful_strike(token) if lemma == "strike" else kind == "explosion" and is_mishap(token):
        return None
    if kind in {"use", "launch"} and not _touches(token, weapon_tokens):
        return None
    if kind == "debris" and not (_touches(token, weapon_tokens) or _is_told_evidence(token)):
        return None
    return kind


def _is_armed(noun: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether "fire" or "a hit" is a weapon's: "rocket fire", "under heavy fire"."""
    before = [x for x in noun.lefts if x.dep_ in {"compound", "amod", "nmod"}]
    if any(x.i in weapon_tokens for x in before):
        words = {x.lower_ for x in before for x in x.subtree}
        return not words & {"anti", "defence", "defense", "air", "antiaircraft"}
    if noun.lemma_.lower() == "hit":
        return any(x.lower_ in _DIRECT for x in before)
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    if noun.lemma_.lower() != "fire" or not under:
        return False
    source = [x for one in (noun, noun.head.head) for x in one.children if x.lower_ == "from"]
    by = any(x.lemma_.lower() in FIRED_BY for one in source for x in one.subtree)
    return by or any(x.lower_ in _DIRECT for x in before)


def _kind_of_verb(token: "Token", lemma: str, weapon_tokens: frozenset[int]) -> TriggerKind | None:
    if token.dep_ in {"amod", "compound"} and token.tag_ in {"VBG", "VBN"}:
        return _VERBS.get(lemma) if _is_gerund(token, lemma, weapon_tokens) else None
    for child in token.children:
        if child.dep_ in {"prt", "advmod", "prep"}:
            phrasal = _PHRASAL.get((lemma, child.lower_))
            if phrasal == "attack":  # "came down" tells of a strike where a weapon does
                return _falls(token, lemma, weapon_tokens)
            if phrasal is not None:
                return phrasal
    return _kind_by_argument(token, lemma, weapon_tokens)


def _is_gerund(token: "Token", lemma: str, weapon_tokens: frozenset[int]) -> bool:
    """Return whether the parser took a verb for an adjective: "accused of launching drones"."""
    sends = _VERBS.get(lemma) in {"launch", "use"} and token.head.i in weapon_tokens
    after = token.i > 0 and token.nbor(-1).lower_ in {"of", "for", "by"}
    return sends and after and token.tag_ == "VBG"


def _kind_by_argument(
    token: "Token", lemma: str, weapon_tokens: frozenset[int]
) -> TriggerKind | None:
    """Return what a verb tells by what it acts on: "used drones", "destroyed drones"."""
    kind = _VERBS.get(lemma)
    if lemma in _STOPS and is_of_ground(token, weapon_tokens):
        kind = "damage"  # "neutralised the airfield"
    if kind in {"attack", "casualty"}:
        return kind if _is_violent(token, kind, weapon_tokens) else None
    if kind == "launch" and is_space_flight(token):
        return None
    if kind in {"use", "launch"} and lemma != "fire":
        light = any(x.dep_ == "dobj" and x.lemma_.lower() in _NOUNS for x in token.children)
        armed = _touches(token, weapon_tokens) or _is_fired_by_forces(token)
        return kind if armed and not light else None
    if kind == "debris":
        return _falls(token, lemma, weapon_tokens)
    if kind == "damage" and _touches(token, weapon_tokens, only_patient=True):
        return "intercept" if lemma == "destroy" and not is_on_ground(token) else kind
    return kind or _kind_if_armed(token, lemma, weapon_tokens)


def _is_fired_by_forces(verb: "Token") -> bool:
    """Return whether "it" was launched by soldiers: "it was launched by the Chilean army"."""
    passive = any(x.dep_ == "nsubjpass" and x.pos_ == "PRON" for x in verb.children)
    agents = [y for x in verb.children if x.dep_ == "agent" for y in x.children]
    return passive and any(x.lemma_.lower() in FIRED_BY | {"military", "navy"} for x in agents)


def _kind_if_armed(token: "Token", lemma: str, weapon_tokens: frozenset[int]) -> TriggerKind | None:
    """Return what a verb tells only where weapons do it or are sent: "razed", "set ablaze"."""
    if lemma in _RUINS or sets_ablaze(token, lemma):
        return "damage" if _is_forceful(token, weapon_tokens) else None
    if lemma == "cause":  # "the blast was caused by a missile"
        agents = [x for x in token.children if x.dep_ == "agent"]
        return "damage" if any(_is_armed_agent(x, weapon_tokens) for x in agents) else None
    reached = reaches(token, lemma) and _is_forceful(token, weapon_tokens)
    sunk = lemma == "sink" and is_sunk_by_forces(token)
    if reached or sunk or is_covered(token, lemma, weapon_tokens):
        return "attack"
    if lemma not in _SENDS:
        return None
    aimed = any(x.dep_ == "prep" and x.lower_ in _AIMED for x in token.children)
    return "launch" if aimed and _touches(token, weapon_tokens, only_patient=True) else None


def _is_armed_agent(by: "Token", weapon_tokens: frozenset[int]) -> bool:
    return any(x.dep_ == "pobj" and x.i in weapon_tokens for x in by.children)


def _is_violent(token: "Token", kind: TriggerKind, weapon_tokens: frozenset[int]) -> bool:
    """Return whether no quake, labour or idiom "hits", and no war's toll is reckoned up."""
    verbs = (token, token.head) if kind == "casualty" else (token,)
    if any(is_peaceful(verb, weapon_tokens) for verb in verbs):
        return False
    return kind != "casualty" or not (is_toll_of_war(token, weapon_tokens) or is_of_mishap(token))


def _is_forceful(verb: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether a weapon or a strike does it: "jets levelled", "gutted in an air raid"."""
    cut = verb.dep_ == "acl" and any(x.dep_ == "dobj" for x in verb.children)
    if cut and _is_of_weapon(verb.head, weapon_tokens):  # "rockets from a jet caught a bus"
        return True
    for child in verb.children:
        instrument = child.dep_ == "prep" and child.lower_ in {"by", "with", "in", "after"}
        if child.dep_ not in {"nsubj", "agent"} and not instrument:
            continue
        for x in child.subtree:
            strike = _NOUNS.get(x.lemma_.lower()) in {"attack", "debris", "explosion"}
            if x.i in weapon_tokens or (strike and x.lemma_.lower() not in _ARMED_NOUNS):
                return True
    return False


def _is_of_weapon(noun: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether a noun is a weapon, or says where one came from: "missiles from a jet"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return noun.i in weapon_tokens or above.i in weapon_tokens


def _falls(token: "Token", lemma: str, weapon_tokens: frozenset[int]) -> TriggerKind | None:
    """Return what it is that falls or is matched: debris, or a weapon that comes down."""
    for child in token.children:
        if child.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        word = child.lemma_.lower()
        parts = word in {"part", "piece", "stage", "booster", "remains"}
        if _NOUNS.get(word) == "debris" or (parts and _touches(child, weapon_tokens)):
            return "debris"
        of = [y for x in child.children if x.lower_ == "of" for y in x.children]  # "two of them"
        if lemma != "match" and any(x.i in weapon_tokens for x in (child, *of)):
            return "attack"
    if lemma == "match" and any(
        x.i in weapon_tokens
        for child in token.children
        if child.dep_ == "dobj"
        for x in child.subtree
    ):
        return "debris"
    return None


def _touches(token: "Token", weapon_tokens: frozenset[int], *, only_patient: bool = False) -> bool:
    """Return whether a weapon is an argument of the token (or part of a "five of them")."""
    wanted = {"dobj", "nsubjpass"} if only_patient else None
    for child in token.children:
        if wanted is not None and child.dep_ not in wanted:
            continue
        if child.dep_ in {"punct", "advcl", "ccomp", "relcl", "conj"}:
            continue
        if any(x.i in weapon_tokens for x in child.subtree):
            return True
        if only_patient and _elliptic(child):
            return True
    head = token.head
    return (
        not only_patient and token.dep_ in {"compound", "acl", "relcl"} and head.i in weapon_tokens
    )


def _elliptic(noun: "Token") -> bool:
    """Return whether a number or ordinal stands for weapons: "damaged the sixth", "one more"."""
    return (
        noun.pos_ == "NUM"
        or noun.lower_ in {"another", "one"}
        or (noun.tag_ == "JJ" and any(x.dep_ == "det" for x in noun.children))
    )


def _is_told_evidence(token: "Token") -> bool:
    found = token.head.lemma_.lower() in {"find", "recover", "discover", "collect", "retrieve"}
    shown = token.dep_ in {"dobj", "nsubj"} and token.head.lemma_.lower() in {"show", "depict"}
    return shown or (found and token.dep_ in {"dobj", "nsubjpass"})


def _has_number(token: "Token") -> bool:
    near = [*token.children, token.head]
    if token.head.i < token.i:  # "one woman dead in Pisco"
        near += token.head.lefts
    return any(x.pos_ == "NUM" for x in near)


def weapon_tokens(doc: "Doc") -> frozenset[int]:
    """Return the indices of the tokens that name weapons; found once for a parse."""
    if _ARMS not in doc.user_data:
        doc.user_data[_ARMS] = _weapon_tokens(doc)
    return cast("frozenset[int]", doc.user_data[_ARMS])


def _weapon_tokens(doc: "Doc") -> frozenset[int]:
    return frozenset(
        token.i
        for match in lexicon.weapon_pattern().finditer(text_of(doc))
        for token in tokens_between(doc, *match.span())
        if match.start() <= token.idx
    )
