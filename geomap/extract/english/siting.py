"""How firmly the words of a sentence make a place name the place of the strike.

A place "stands" where it is struck itself, or hangs on a word of the strike; it is "beside" it
where it hangs on another verb ("as leaders met in Sochi"): such a place counts only where the
words give no better one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from geomap.extract.english import lexicon
from geomap.extract.english.told import Told
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import country_word

if TYPE_CHECKING:
    from spacy.tokens import Token

Standing = Literal["stands", "beside", "no"]

LOCATIVE = frozenset(
    "in at into on onto over near across against inside within around outside above toward towards "
    "through throughout along off from to beyond between upon".split()
)
_AREA_NOUNS = frozenset(
    """area city town village region outskirts outskirt part north south west east port district
    direction
    territory settlement suburb capital centre center border coast part parts vicinity oblast
    province airspace sky skies northeast northwest southeast southwest municipality island
    neighbourhood neighborhood side edge waters environs county governorate state strip areas
    countryside township camp height hill valley mountain desert department prefecture canton
    commune locality division emirate community entrance square enclave hamlet resort perimeter
    heart middle gate gates
    """.split()
)
_GO_ON = frozenset({"compound", "poss", "nmod", "amod", "appos", "conj", "npadvmod"})
_OF_PHRASE = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
# Whose a target is: "the Sanaa government's airfields" lie anywhere.
_BODIES = frozenset(
    """government regime authority administration army military force forces ministry ally junta
    leadership coalition group militia air-force navy command council""".split()
)
# Who fired or what was fired from: where it aimed is not where it was struck.
_FIRERS = frozenset(
    """launcher squad cell crew team unit battery platform pad militant fighter gunman operative
    position post site network commander group gun mortar artillery base aircraft jet""".split()
)
_FIRED = frozenset("use fire launch shoot attack target strike hit bomb shell lob".split())
# What moves: "two of Washington's warships" are not in Washington.
_MOVING = frozenset(
    {
        "warship",
        "ship",
        "vehicle",
        "tank",
        "troops",
        "air defence system",
        "missile launcher",
        "military equipment",
    }
)
_STRIKES = frozenset(
    """attack strike airstrike bombardment bombing raid barrage shelling explosion blast salvo
    volley hit assault""".split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "attr"})
_ENDURES = frozenset("suffer sustain take receive endure see witness experience face".split())
_SHAKES = frozenset("rock shake jolt rattle hit strike wrack".split())
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december morning evening night day afternoon
    weekend""".split()
)
# A ship in these is where the sea is that it crosses.
_SAILS = frozenset(
    """transit cross sail navigate traverse enter leave patrol pass ply travel steam approach
    exit""".split()
)
# Of a place with these words it is only told what is there.
_LIES = frozenset(
    """locate situate base station deploy moor dock anchor park house shelter lie stand sit live
    stay hide gather operate include""".split()
)
_JOURNEYS = frozenset("sailing voyage trip journey way route flight passage evacuation".split())
_ANSWERS = frozenset("response retaliation revenge reprisal reply answer retaliate".split())
# A drone that flew over a country need not have been struck there.
_PASSES = frozenset("fly pass travel cross move head".split())
# Where the struck was on its way to: "a convoy carrying missiles to Lebanon".
_BRINGS = frozenset("carry transport ship deliver bring smuggle supply transfer haul ferry".split())
# "He thanked people inside the kingdom": where those are who are spoken to.
_ADDRESSES = frozenset("thank congratulate greet urge warn ask tell praise salute".split())
_OTHER_TIMES = frozenset("before after since until".split())
# "Footage from Kyiv" shows what was struck there; "people from Kyiv" may be anywhere.
_SHOWN = frozenset("footage video photo photograph image picture smoke scene".split())
_STEPS = frozenset("meter metre yard foot block".split())
_FARTHEST = 10


def standing(told: Told, mention: Mention, own: Sequence[Mention]) -> Standing:
    """Return how firmly the words make the mention a place of the strike."""
    node = told.token_at(mention.start, mention.end)
    for _ in range(6):
        if node.head == node:
            return "no"
        edge, parent = node.dep_, node.head
        if edge == "pobj":
            return _by_preposition(told, parent)
        if edge in {"dobj", "nsubjpass", "nsubj"}:
            return _of_verb(told, node, parent, mention)
        if edge in _OF_PHRASE and (noun := _target_of(told, node)) is not None:
            return _of_target(told, node, noun, mention)
        if edge in _GO_ON and _goes_on(parent, own, edge):
            node = parent
            continue
        return "no"
    return "no"


def is_aim_of_struck(told: Told, mention: Mention) -> bool:
    """Return whether what was struck had fired at it: "launchers used against Haifa were hit"."""
    clause = told.token_at(mention.start, mention.end)
    for _ in range(_FARTHEST):
        if clause.dep_ in {"relcl", "acl"} and clause.head.lemma_.lower() in _FIRERS:
            break
        if clause.head == clause:
            return False
        clause = clause.head
    else:
        return False
    if clause.lemma_.lower() not in _FIRED:
        return False
    fired = clause.head
    struck = fired.head if fired.dep_ in {"dobj", "nsubjpass"} else fired.head.head
    return _is_trigger(told, struck, "attack", "damage") and clause not in struck.ancestors


def _firm(is_so: bool, /) -> Standing:  # noqa: FBT001  # the one thing that it turns into words
    return "stands" if is_so else "no"


def _of_verb(told: Told, node: "Token", verb: "Token", mention: Mention) -> Standing:
    if node.dep_ == "nsubj":
        return _firm(_endures(told, verb))
    if node.dep_ == "dobj" and _is_sea(mention) and verb.lemma_.lower() in _SAILS:
        return "stands"
    if node.dep_ == "dobj" and verb.lemma_.lower() == "approach":
        return _firm(_carries(told, verb) or _is_brought_down(told, verb))
    if mention.level_hint == "point" and node.dep_ != "nsubj" and _is_trigger(told, verb):
        return "stands"  # "neutralised the airport": of a site no other sense of a strike is meant
    return _firm(_is_struck_itself(told, verb))


def _is_brought_down(told: Told, verb: "Token") -> bool:
    """Return whether what did it was brought down: "the drone shot down was approaching"."""
    doers = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
    return any(_is_trigger(told, x) or x.i in told.weapon_tokens for y in doers for x in y.subtree)


def _is_sea(mention: Mention) -> bool:
    return any(one.place.level == "sea" for one in mention.entries[:1])


def _endures(told: Told, verb: "Token") -> bool:
    """Return whether a verb's subject is struck: "came under fire", "saw three drone strikes"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.lemma_.lower() == "come":
        under = [x for x in verb.children if x.dep_ == "prep" and x.lower_ == "under"]
        struck = [x for prep in under for x in prep.children if x.dep_ == "pobj"]
    elif verb.lemma_.lower() in _ENDURES:
        struck = [x for x in verb.children if x.dep_ == "dobj"]
    else:
        return False
    return any(
        _is_trigger(told, one, "attack", "explosion") and not _is_on_another(one) for one in struck
    )


def _is_on_another(strike: "Token") -> bool:
    """Return whether words say of a strike what else it was on: "suffered an attack on a base"."""
    return any(
        x.dep_ == "prep"
        and x.lower_ in {"on", "against", "at", "in"}
        and any(y.dep_ == "pobj" and y.lower_ not in _DAYS for y in x.children)
        for x in strike.children
    )


def _target_of(told: Told, node: "Token") -> "Token | None":
    """Return the target's noun that the phrase around a name ends in: "Kyiv's main hospital"."""
    while node.dep_ in _OF_PHRASE and node.head != node:
        node = node.head
        if node.lemma_.lower() in _BODIES:
            return None
        if is_target_word(node) and node.dep_ not in {"compound", "poss"}:
            return node
    del told
    return None


def _of_target(told: Told, node: "Token", noun: "Token", mention: Mention) -> Standing:
    """Return how a name stands whose place, state or owner a target is named by."""
    moving = any(kind in _MOVING and p.fullmatch(noun.text) for kind, p in lexicon.kinds("targets"))
    if moving and (node.dep_ == "poss" or _is_country(mention)):
        return "no"
    if _is_country(mention) and node.dep_ != "poss" and _is_elsewhere(noun, mention):
        return "no"
    return _firm(_leads_to_strike(told, noun))


def _is_country(mention: Mention) -> bool:
    return any(one.place.level == "country" for one in mention.entries[:1])


def _is_elsewhere(noun: "Token", mention: Mention) -> bool:
    """Return whether a base is a state's by its short form, or is said to be somewhere: "US"."""
    short = mention.name.replace(".", "").isupper() and country_word(mention.name) is not None
    return short or any(
        child.dep_ == "prep"
        and child.lower_ in LOCATIVE
        and any(x.dep_ == "pobj" and x.pos_ == "PROPN" for x in child.children)
        for child in noun.children
    )


def _goes_on(parent: "Token", own: Sequence[Mention], edge: str) -> bool:
    inside = any(m.start <= parent.idx < m.end for m in own)
    return inside or parent.lemma_.lower() in _AREA_NOUNS or edge in {"conj", "appos"}


def _by_preposition(told: Told, preposition: "Token") -> Standing:
    word = preposition.lower_
    parent = preposition.head
    if word == "of":
        if parent.lemma_.lower() in _AREA_NOUNS or parent.lemma_.lower() in {"all", "most"}:
            return _area_is_place(told, parent)
        struck = _is_trigger(told, parent, "attack") or is_target_word(parent)
        return _firm(struck)
    if word == "from" and _is_debris_from(parent):
        return "no"
    if word == "from" and parent.pos_ == "ADV":  # "away from"
        return "no"
    if word in LOCATIVE or word == "including":
        return _hangs(told, preposition)
    return "no"


def _hangs(told: Told, preposition: "Token") -> Standing:
    """Return how firmly a place hangs on the strike, by the words on its way up to it."""
    node = preposition
    moves = preposition.lower_ in {"from", "to"}
    for _ in range(_FARTHEST):
        parent = node.head
        if parent == node:
            break
        if node == preposition and node.lower_ == "from" and _is_trigger(told, parent, "casualty"):
            return "no"  # "killed six people from Tyre"
        if _is_trigger(told, parent) or parent.i in told.weapon_tokens:
            aside = _is_doers(told, node, parent) or _is_answered(parent)
            return "beside" if aside else "stands"
        if parent.pos_ in {"VERB", "AUX"}:
            return "no" if _is_before_or_after(parent) else _on_verb(told, parent, moves=moves)
        if (found := _on_noun(node, parent, moves=moves)) is not None:
            return found
        node = parent
        moves = moves or (node.dep_ == "prep" and node.lower_ in {"from", "to"})
    return "beside"


def _is_before_or_after(verb: "Token") -> bool:
    """Return whether a clause tells of another time: "days after a truce was signed in Cairo"."""
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in _OTHER_TIMES for child in verb.children
    ) or (verb.dep_ == "pcomp" and verb.head.lower_ in _OTHER_TIMES)


def _on_noun(node: "Token", noun: "Token", *, moves: bool) -> Standing | None:
    """Return how a place stands where a noun on the way up settles it."""
    lemma = noun.lemma_.lower()
    if lemma == "direction":
        return None  # "fired in Chad's direction from Darfur"
    if lemma in _STRIKES and noun.pos_ == "NOUN":
        return "no"  # an attack that was feared, or of which nothing more is told
    if node.lower_ == "from" and lemma in _STEPS:
        return "stands"  # "200 metres from the embassy in Khartoum"
    whence = node.lower_ == "from" and noun.pos_ in {"NOUN", "PROPN"} and lemma not in _SHOWN
    return "no" if whence or (moves and lemma in _JOURNEYS) else None


def _is_doers(told: Told, node: "Token", trigger: "Token") -> bool:
    """Return whether the place is that of those who strike: "rebels in Nyala attacked"."""
    return node.dep_ == "nsubj" and _is_trigger(told, trigger, "attack", "launch", "use")


def _is_answered(strike: "Token") -> bool:
    """Return whether a strike is named as what another answers: "in response to strikes on"."""
    node = strike
    for _ in range(_FARTHEST):
        if node.dep_ in {"acl", "relcl"}:  # "in retaliation for rockets fired at"
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ == "of":  # "for a barrage of rockets"
            node = node.head.head
        else:
            break
    return node.dep_ == "pobj" and node.head.head.lemma_.lower() in _ANSWERS


def _on_verb(told: Told, verb: "Token", *, moves: bool) -> Standing:
    """Return how a place stands that hangs on a verb which itself is no word of the strike."""
    lemma = verb.lemma_.lower()
    if lemma in _ADDRESSES or (moves and lemma in _BRINGS):
        return "no"
    if moves and not _carries(told, verb, "attack", "launch", "use", "intercept"):
        return "no"  # "the wounded were taken to Nyala"
    if _carries(told, verb):
        return "beside" if verb.lemma_.lower() in _PASSES else "stands"
    lies = verb.lemma_.lower() in _LIES | _SAILS and verb.dep_ in {"acl", "relcl", "advcl"}
    return "stands" if lies else "beside"


def _carries(told: Told, verb: "Token", *kinds: str) -> bool:
    """Return whether a verb tells of the strike through its words: "explosions were heard"."""
    arguments = [x for x in verb.children if x.dep_ in _ARGUMENTS]
    return any(
        _is_trigger(told, x, *kinds) or x.i in told.weapon_tokens or (not kinds and _is_effect(x))
        for one in arguments
        for x in (one, *one.children)
    )


def _is_effect(token: "Token") -> bool:
    return any(p.fullmatch(token.text) for _, p in lexicon.kinds("effects"))


def _area_is_place(told: Told, noun: "Token") -> Standing:
    if noun.dep_ == "pobj":
        return _by_preposition(told, noun.head)
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return _firm(_is_struck_itself(told, noun.head))
    if noun.dep_ == "nsubj":
        return _firm(_endures(told, noun.head))
    return _firm(noun.dep_ in {"appos", "conj", "attr", "advmod", "npadvmod"})


def _is_struck_itself(told: Told, verb: "Token") -> bool:
    lemma = verb.lemma_.lower()
    if _is_trigger(told, verb, "attack", "damage"):
        return True
    if lemma in {"hit", "strike", "attack", "target", "bomb", "shell", "reach"}:
        return True
    doers = [x for x in verb.children if x.dep_ in {"nsubj", "agent"}]
    return lemma in _SHAKES and any(
        _is_trigger(told, x) or x.i in told.weapon_tokens for one in doers for x in one.subtree
    )


def _leads_to_strike(told: Told, noun: "Token") -> bool:
    node = noun
    for _ in range(5):
        if node.head == node:
            return False
        if node.dep_ == "nsubj" and _endures(told, node.head):
            return True
        if _is_trigger(told, node.head):
            return node.dep_ not in {"nsubj", "agent"}
        node = node.head
    return False


def _is_trigger(told: Told, token: "Token", *kinds: str) -> bool:
    return any(t.token == token.i and (not kinds or t.kind in kinds) for t in told.triggers)


def _is_debris_from(noun: "Token") -> bool:
    return noun.lemma_.lower() in {"debris", "fragment", "wreckage", "source"}


def is_target_word(token: "Token") -> bool:
    """Return whether a word names what is struck: "refinery"."""
    return any(p.fullmatch(token.text) for _, p in lexicon.kinds("targets"))
