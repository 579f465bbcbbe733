"""Who did it: the side that the words name as striking, and never who only made the weapon."""

import re
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, names
from geomap.extract.english.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_STRIKING = frozenset({"launch", "attack", "use"})
_HARMING = frozenset({"damage", "casualty"})
_OWNING = frozenset("claim take accept admit acknowledge deny reject disclaim assume".split())
_BLAMING = frozenset("accuse blame suspect".split())
_BODIES = frozenset("forces force army military troops navy command units staff corps".split())
_NO_ACTORS = frozenset("war conflict invasion ceasefire crisis truce talks sanctions".split())
_THINGS = frozenset("weapon munition projectile fire warhead debris fragment".split())
_HELD = re.compile(
    r"\b(?:from|in)\b[^,;.]{0,60}?\b(?P<who>[A-Z][\w’']+)[\s-](?:controlled|held|run|occupied)\b"
)


def attacker(told: Told) -> str | None:
    """Return who attacked: a country's alpha-2 code or a group's name, if the words say so."""
    for noun in _doers(told):
        who = side(noun)
        if who is not None:
            return who
    return _holder(told)


def has_agent(told: Told) -> bool:
    """Return whether the words name who did it, of any side: "the army used Turkish drones"."""
    return any(noun.dep_ in {"nsubj", "pobj", "dobj"} for noun in _doers(told))


def attacker_is_speaker(told: Told) -> bool:
    """Return whether the speaker tells of its own strike: "it had fired", "its forces hit"."""
    own = {"it", "they", "we"}
    whose = {"its", "their", "our"}
    return any(
        noun.lower_ in own or any(x.lower_ in whose for x in noun.children) for noun in _doers(told)
    )


def side(noun: "Token") -> str | None:
    """Return the country code or the group that a noun phrase stands for."""
    if noun.lemma_.lower() in _NO_ACTORS or _is_ruled_out(noun):
        return None
    inner = [x for x in noun.subtree if x.dep_ not in {"relcl", "punct"} and x.i <= noun.i]
    text = " ".join(x.text for x in inner)
    found = _listed(text) or _listed(noun.text) or names.country_in(text)
    if found is None and noun.lower_ in _BODIES:
        of = [x for x in noun.children if x.dep_ == "prep" and x.lower_ == "of"]
        found = names.country_in(" ".join(x.text for one in of for x in one.subtree))
    return found


def group_of(name: str, words: str) -> str:
    """Return the armed group of a speaker: its own name, or the one its title names."""
    row = lexicon.actors().get(name.lower())
    if row is not None and row.kind == "armed_group":
        return row.name
    found = (_listed(word) for word in re.findall(r"[\w’'-]+", words))
    return next((group for group in found if group is not None), name)


def _listed(text: str) -> str | None:
    row = lexicon.actors().get(re.sub(r"^(?:the|a)\s+", "", text.lower()))
    if row is None:
        return None
    return row.name if row.kind == "armed_group" else row.country


def _is_ruled_out(noun: "Token") -> bool:
    """Return whether the words say that it was not this one: "not Peru"."""
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ == "not"


def _holder(told: Told) -> str | None:
    """Return who holds the ground that weapons came from: "launched from Houthi-held areas"."""
    if not any(t.kind in {"launch", "intercept"} for t in told.triggers):
        return None
    for match in _HELD.finditer(told.text):
        verb = told.token_at(match.start(), match.start() + 4).head
        came = verb.lemma_.lower() in {"launch", "fire", "come", "originate"}
        if came and told.holds(match.start("who"), match.end("who")):
            return _listed(match["who"]) or names.country_in(match["who"])
    return None


def _doers(told: Told) -> "Iterator[Token]":
    """Yield the nouns that can name who did it, those of strikes before those of their harm."""
    for trigger in told.triggers:
        if trigger.kind in _STRIKING:
            yield from _agents(told.doc[trigger.token], told)
        if trigger.kind == "explosion":
            yield from _blamed(told.doc[trigger.token])
    for trigger in told.triggers:
        token = told.doc[trigger.token]
        if trigger.kind in _HARMING and token.pos_ == "VERB" and token.lemma_ != "die":
            yield from _subjects(token, told)


def _agents(token: "Token", told: Told) -> "Iterator[Token]":
    noun = token.pos_ in {"NOUN", "PROPN"}
    for child in token.children:
        if noun and child.dep_ in {"amod", "poss", "compound"}:
            yield child
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from _objects(child, told)
    if noun:
        yield from _blamed(token)
    # Who shoots a missile down did not fire it.
    downed = {t.token for t in told.triggers if t.kind == "intercept"}
    verb: Token | None = token.head if noun and token.dep_ in {"dobj", "nsubjpass"} else token
    while verb is not None and verb.i in told.tokens:
        yield from _subjects(verb, told)
        shared = verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head.i not in downed
        verb = verb.head if shared and verb.head != verb else None


def _subjects(verb: "Token", told: Told) -> "Iterator[Token]":
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i not in told.weapon_tokens:
            yield from _meant(child, verb)
        if child.dep_ == "agent":
            yield from _objects(child, told)
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in _BLAMING:
        yield from (x for x in verb.head.head.children if x.dep_ in {"dobj", "nsubjpass"})


def _meant(subject: "Token", verb: "Token") -> "Iterator[Token]":
    """Yield the subject, or whom "that" or "which" means: "it was Peru's fire that hit"."""
    if subject.tag_ not in {"WDT", "WP"}:
        yield subject
    elif verb.dep_ == "relcl":
        cleft = [x for x in verb.head.children if x.dep_ == "attr"]
        for noun in [*cleft, verb.head]:
            yield from (x for x in noun.children if x.dep_ in {"amod", "poss", "compound"})
            if noun.lemma_.lower() not in _THINGS:
                yield noun


def _objects(preposition: "Token", told: Told) -> "Iterator[Token]":
    """Yield what "by" names, but for weapons: their nationality may be their maker's."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.i not in told.weapon_tokens:
            yield noun


def _blamed(noun: "Token") -> "Iterator[Token]":
    """Yield who is blamed for a strike, or claims or denies it: "denied responsibility for"."""
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ in {"for", "of", "behind", "in"}:
        above = preposition.head
        if above.lemma_.lower() in _BLAMING:
            yield from (x for x in above.children if x.dep_ in {"dobj", "nsubjpass"})
        named = {"responsibility", "involvement", "blame", "credit"}
        if above.lemma_.lower() in named and above.head.lemma_.lower() in _OWNING:
            yield from (x for x in above.head.children if x.dep_ == "nsubj")
        if above.lemma_ == "be" and preposition.lower_ == "behind":
            yield from (x for x in above.children if x.dep_ == "nsubj")
    verb = noun.head
    said = {"blame": "on", "attribute": "to", "pin": "on"}.get(verb.lemma_.lower())
    if said is not None and noun.dep_ in {"nsubjpass", "dobj"}:
        to = [x for x in verb.children if x.dep_ == "prep" and x.lower_ == said]
        yield from (x for one in to for x in one.children if x.dep_ == "pobj")
