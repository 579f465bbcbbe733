"""What attacks, hits and kills without arms of war: criminals, police, beasts, crashes, words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english.mood import STRIKES

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who or what acts without missiles, drones, bombs, shells and rockets, where none is named.
_AGENTS = frozenset(
    """gunman shooter robber burglar thief knifeman knifewoman arsonist student pupil teenager youth
    motorist hooligan hacker poacher intruder husband boyfriend girlfriend suspect defendant
    critic columnist commentator rioter looter protester vandal rapist murderer marksman sniper
    police policeman detective deputy sheriff constable fbi swat dea inspector regulator prosecutor
    shark dog bear elephant tiger leopard lion crocodile alligator wolf bull hippo hippopotamus boar
    snake monkey bee wasp hornet cow
    lorry van tram taxi tractor motorcycle motorcyclist cyclist motorbike
    campaign advertisement advert ad spot tax tariff bill law legislation outage delay layoff
    ransomware malware virus scam fraud scheme cyberattack
    pirate bandit hijacker kidnapper volcano leak fumes
    shootout shoot-out gunfight firefight brawl riot stampede feud clash fighting crash collision
    accident avalanche landslide mudslide heatwave blizzard hail smog""".split()
)
_STORMS = frozenset(
    "hurricane typhoon cyclone storm tornado earthquake".split()
)  # "Hurricane Otis"
_GROUPS = frozenset("herd pack gang team group pair couple crowd squad family mob".split())
_HAND_ARMS = frozenset(
    """knife machete axe hatchet hammer gun handgun pistol rifle shotgun revolver scissors acid bat
    stick stone rock fist sword screwdriver bottle brick club crowbar razor cleaver""".split()
)
# What people die of or in, and no strike is.
_CAUSES = frozenset(
    """crash collision accident shooting shootout shoot-out gunfight firefight stabbing brawl riot
    stampede avalanche landslide flood quake earthquake storm tornado hurricane cyclone overdose
    cancer disease illness stroke pneumonia electrocution drowning robbery feud clash fighting
    gunfire crossfire custody shock malaria cholera fever heatwave surgery childbirth""".split()
)
_MISHAPS = frozenset(
    """collide overturn derail skid capsize plunge drown stab rob shower swim climb dive ski hike
    battle clash brawl""".split()
)
_WHEN = frozenset("when after as while".split())
_BY_HAND = frozenset(
    """shoot stab rape beat strangle poison rob behead hang gun kidnap abduct lynch mug knife hack
    trample gore maul bite drown electrocute electrocut crush asphyxiate bludgeon""".split()
)
# "A knife attack", "a heart attack", "a police raid".
_KINDS_OF_ATTACK = frozenset(
    """heart shark dog bear wolf animal elephant crocodile knife machete axe hammer sword gun
    shooting stabbing arson acid cyber ransomware hacker hacking malware phishing ddos computer
    panic asthma anxiety verbal personal political sexual racist homophobic antisemitic ramming
    police drug drugs immigration ice fbi swat customs bank vice tax smash-and-grab""".split()
)
_LAWFUL = frozenset("arrest detain seize confiscate search handcuff deport charge".split())
_OFFICERS = frozenset(
    "officer agent team unit bureau detective official authority inspector investigator".split()
)
# What words attack.
_ARGUED = frozenset(
    """opposition critic rival opponent policy plan record bill proposal decision budget handling
    reform party leadership press media candidate judge verdict ruling theory idea tradition
    reputation character credibility integrity freedom right constitution union owner family
    minister premier rules campaign cull law democracy""".split()
)
_CALLING = frozenset("call accuse describe brand label denounce".split())
_VERBAL = frozenset("launch mount make begin deliver unleash renew continue".split())
_CANNOT_DIE = frozenset(
    """game bill plan proposal contest deal time career project idea joke mood season motion
    measure amendment momentum hope penalty""".split()
)
_CANNOT_BE_RUINED = frozenset(
    """career evidence document record reputation order hope confidence marriage credibility myth
    attack defence file backup trust team economy dream chance image animal pet side""".split()
)
_AIMED_AT = frozenset(
    """voter customer consumer audience user shopper tourist herd growth inflation goal emission
    demographic buyer investor student lawmaker senator chairwoman chairman candidate taxpayer
    utility bank supplier supermarket retailer stump stumps""".split()
)
_BURSTS = frozenset(
    """sale plan talk anger population price profit career scandal row tension crowd demand cost
    number tyre tire boiler firework cylinder volcano oven engine debt popularity interest laughter
    applause temper rage reactor kettle geyser stadium traffic spending""".split()
)
_HARMS = frozenset("kill wound injure hurt die".split())
# "Shot down the bill": what else than flying things is brought down.
_SPOKEN = frozenset(
    """proposal idea plan bid bill motion request suggestion rumour rumor claim theory offer
    argument amendment speculation hope question critic appeal""".split()
)
_DISPOSES = frozenset({"destroy", "detonate", "explode", "neutralise", "neutralize"})
_OF_OLD = frozenset("old unexploded wartime dumped rusty rusting abandoned".split())
_BRINGS_DOWN = frozenset("shoot take bring knock fend beat".split())
_ARMS = frozenset(
    """tank artillery helicopter gunship jet warship warplane battery drone plane aircraft explosive
    grenade bomber suicide""".split()
)
# Parts of rockets that come down by themselves.
_SPACE = frozenset(
    "satellite spacecraft cosmodrome baikonur spaceport lift-off liftoff orbit".split()
)
# "79 years after planes bombed the city"
_LONG_AGO = re.compile(
    r"\b(?:\d{2,3} years|(?:\w+ )?decades|a century) (?:after|since)\b", re.IGNORECASE
)
_GOES_ON = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep"})
_MOST_STEPS = 4


def is_unarmed(token: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether a word of harm tells of crime, police, beasts, crashes, sport or of words.

    Where its clause names a weapon of war or a strike it never does: "killed in a fire that a
    drone had set".
    """
    verb = token if token.tag_.startswith("VB") else token.head
    if _is_of_war(verb, weapon_tokens, but=token) and not _bombs_out(token):
        return False
    if token.pos_ in {"NOUN", "PROPN"}:
        return _is_unarmed_noun(token)
    if token.tag_.startswith("VB"):
        return _is_unarmed_verb(token)
    return _is_killed_by_hand(token)


def is_harmless(token: "Token") -> bool:
    """Return whether words or parts of spacecraft fall: "shot down his proposal"."""
    lemma = token.lemma_.lower()
    if lemma in {"fall", "land", "crash"}:
        return any(x.lemma_.lower() in _SPACE for x in token.subtree)
    patients = [x for x in token.children if x.dep_ in {"dobj", "nsubjpass"}]
    if lemma == "use":  # "artillery is used there to trigger avalanches"
        return any(x.dep_ == "auxpass" and x.lower_ in {"is", "are"} for x in token.children)
    if lemma in _DISPOSES:
        return any(y.lower_ in _OF_OLD for x in patients for y in x.lefts)
    return lemma in _BRINGS_DOWN and any(x.lemma_.lower() in _SPOKEN for x in patients)


def is_long_ago(token: "Token") -> bool:
    """Return whether a word stands after "79 years after": what is told of is history."""
    remembered = _LONG_AGO.search(token.doc.text)
    return remembered is not None and token.idx > remembered.end()


def _is_of_war(verb: "Token", weapon_tokens: frozenset[int], *, but: "Token") -> bool:
    """Return whether a clause names a weapon, or a strike besides the word that is asked for."""
    while verb.dep_ in _GOES_ON and verb.head != verb:
        verb = verb.head
    for x in verb.subtree:
        called = x.dep_ == "oprd" and x.head.lemma_.lower() in _CALLING  # "calling it a bomb"
        if (x.i in weapon_tokens and not called) or x.lemma_.lower() in _ARMS:
            return True
        strike = x.lemma_.lower() in STRIKES - {"use", "launch"} and x.pos_ == "NOUN"
        if strike and x != but and not _is_unarmed_noun(x):
            return True
        if x.lower_ == "down" and x.head.lemma_.lower() == "shoot":
            return True
    return False


def _is_unarmed_verb(verb: "Token") -> bool:
    lemma = verb.lemma_.lower()
    if _bombs_out(verb) or any(_is_without_arms(x) for x in _agents(verb)):
        return True
    if any(x.lemma_.lower() in _HAND_ARMS for x in _objects_of(verb, {"with", "using"})):
        return True
    if lemma in {"explode", "detonate"}:
        return any(x.lemma_.lower() in _BURSTS for x in verb.children if x.dep_ == "nsubj")
    if (lemma in _HARMS and _is_killed_by_hand(verb)) or (lemma == "raid" and _is_lawful(verb)):
        return True
    if lemma == "attack":
        return _is_argued(verb)
    wanted = {"kill": _CANNOT_DIE, "destroy": _CANNOT_BE_RUINED, "target": _AIMED_AT}.get(lemma)
    patients = (x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"})
    return wanted is not None and any(x.lemma_.lower() in wanted for x in patients)


def _is_unarmed_noun(noun: "Token") -> bool:
    """Return whether an attack is a shark's or a hacker's, a raid the police's, or all words."""
    if noun.lemma_.lower() not in {"attack", "assault", "raid", "onslaught", "barrage", "blast"}:
        return False
    words = {x.lower_ for x in noun.lefts} | {x.lower_ for y in noun.lefts for x in y.children}
    if words & _KINDS_OF_ATTACK or any(_is_without_arms(x) for x in _makers(noun)):
        return True
    if any(x.lemma_.lower() in _ARGUED for x in _objects_of(noun, {"on", "against"})):
        return True
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if any(x.dep_ == "prep" and x.lower_ == "over" for x in (*verb.children, *noun.children)):
        return under or noun.dep_ == "dobj"
    said = any(x.dep_ == "advcl" and x.lemma_.lower() in _CALLING for x in verb.children)
    return said and noun.dep_ == "dobj" and verb.lemma_.lower() in _VERBAL


def _makers(noun: "Token") -> Iterator["Token"]:
    """Yield who makes an attack: "an attack by hackers", "the dog's attack"."""
    yield from _objects_of(noun, {"by"})
    yield from (x for x in noun.lefts if x.dep_ == "poss")


def _is_killed_by_hand(word: "Token") -> bool:
    """Return whether people died of a shot, a crash or an illness: "shot and killed"."""
    if any(_is_mishap(x) for one in (word, word.head, *word.conjuncts) for x in one.children):
        return True
    above = word.head
    beside = [x for x in word.children if x.dep_ in {"conj", "advcl", "xcomp"}]
    if word.dep_ in {"conj", "advcl", "oprd", "acomp", "xcomp", "advmod", "dep", "acl"}:
        beside.append(above)
    for verb in beside:
        lemma = verb.lemma_.lower()
        if verb.tag_.startswith("VB") and (lemma in _BY_HAND or _opens_fire(verb)):
            return True
    ways = {"in", "by", "during", "of", "from", "to", "after"}
    return any(_is_cause(x) for x in _objects_of(word, ways))


def _is_mishap(clause: "Token") -> bool:
    """Return whether a clause tells how people were hurt: "when the bus overturned"."""
    if clause.dep_ != "advcl" or not any(x.lower_ in _WHEN for x in clause.children):
        return False
    return clause.lemma_.lower() in _MISHAPS or any(_is_without_arms(x) for x in _agents(clause))


def _opens_fire(verb: "Token") -> bool:
    if verb.lemma_.lower() != "open":
        return False
    return any(x.dep_ == "dobj" and x.lower_ == "fire" for x in verb.children)


def _is_cause(noun: "Token") -> bool:
    mishap = any(x.dep_ == "acl" and x.lemma_.lower() in _MISHAPS for x in noun.children)
    return mishap or noun.lemma_.lower() in _CAUSES or _is_unarmed_noun(noun)


def _is_lawful(raid: "Token") -> bool:
    """Return whether a raid ends with arrests: "raided a flat and seized", "agents raided"."""
    near = [raid, raid.head, *raid.children]
    seized = any(x.lemma_.lower() in _LAWFUL and x.tag_.startswith("VB") for x in near)
    return seized or any(x.lemma_.lower() in _OFFICERS and _is_of_law(x) for x in _agents(raid))


def _is_of_law(noun: "Token") -> bool:
    words = {x.lower_ for x in noun.subtree}
    return bool(words & {"police", "swat", "fbi", "immigration", "customs", "drug", "federal"})


def _is_argued(verb: "Token") -> bool:
    """Return whether somebody is attacked with words: "attacked the minister over the tax"."""
    if any(x.dep_ == "prep" and x.lower_ in {"as", "over"} for x in verb.children):
        return True
    said = any(x.dep_ == "advcl" and x.lemma_.lower() in _CALLING for x in verb.children)
    return said or any(x.dep_ == "dobj" and x.lemma_.lower() in _ARGUED for x in verb.children)


def _bombs_out(verb: "Token") -> bool:
    """Return whether a team goes out: "bombed out of the cup"; a town is "bombed out"."""
    if verb.lemma_.lower() != "bomb" or any(x.dep_ in {"dobj", "nsubjpass"} for x in verb.children):
        return False
    return any(x.lower_ == "out" for x in verb.children)


def _agents(verb: "Token") -> Iterator["Token"]:
    """Yield who does it: the verb's subjects, or those of the verb that it goes on from."""
    passive = any(x.dep_ in {"auxpass", "nsubjpass"} for x in verb.children)
    node = verb
    for _ in range(_MOST_STEPS):
        found = [x for x in node.children if x.dep_ == "nsubj"]
        if found or passive:
            break
        goes_on = node.dep_ in {"conj", "advcl", "xcomp"} and node.tag_ != "VBN"
        if node.dep_ == "relcl":
            found = [node.head]
            break
        if node.dep_ == "acl" and node.head.head.lemma_.lower() == "leave":
            node = node.head.head  # "the shootout left four killed"
            continue
        if not goes_on or any(x.dep_ in {"nsubjpass", "auxpass"} for x in node.head.children):
            break
        node = node.head
    agents = [] if passive else found
    agents += [x for y in verb.children if y.dep_ == "agent" for x in y.children]
    for one in agents:
        if one.lower_ in {"who", "that", "which"} and node.dep_ == "relcl":
            yield node.head
        yield one


def _is_without_arms(noun: "Token") -> bool:
    if noun.lemma_.lower() in _AGENTS or any(x.lower_ in _STORMS for x in noun.lefts):
        return True
    if noun.lemma_.lower() in {"attacker", "man", "woman"}:
        return any(x.lower_ in _HAND_ARMS for x in noun.lefts)
    of = _objects_of(noun, {"of"})
    return noun.lemma_.lower() in _GROUPS and any(x.lemma_.lower() in _AGENTS for x in of)


def _objects_of(word: "Token", prepositions: set[str]) -> Iterator["Token"]:
    for x in word.children:
        if x.dep_ in {"prep", "agent"} and x.lower_ in prepositions:
            yield from (y for y in x.children if y.dep_ == "pobj")
