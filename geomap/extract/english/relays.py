"""Who passes words on: "citing S", "quoted S as saying", "told the BBC", "carried by agencies"."""

from typing import TYPE_CHECKING

from geomap.extract.english.names import actor
from geomap.extract.english.phrases import SUBJECTS, agent_of, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD_BY = frozenset("carry publish quote cite report release relay broadcast air".split())
# Whom everybody tells: no link of a chain.
_AUDIENCE = frozenset(
    "reporter journalist newsman press medium media audience parliament lawmaker council crowd "
    "briefing conference correspondent".split()
)
# Words after a verb of telling within which "citing" belongs to it.
_SOON = 8
_TALKS = frozenset("interview comment remark briefing statement call conversation".split())


def is_media(noun: "Token") -> bool:
    """Return whether a speaker's phrase is an outlet, which passes on what others say."""
    return actor(phrase(noun)).kind == "media"


def is_cite(token: "Token") -> bool:
    """Return whether a verb cites or quotes."""
    return token.lemma_.lower() in {"cite", "quote"}


def cited(verb: "Token") -> "list[Token]":
    """Return the sources that "citing …" on a reporting verb names, or beside its subject."""
    found: list[Token] = []
    around = [*verb.children, *_right_after(verb)]
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            around += [*child.children, *(x for y in child.children for x in y.children)]
    for child in around:
        which = child.dep_ == "relcl" and any(x.tag_ == "WDT" for x in child.children)
        if is_cite(child) and (child.tag_ == "VBG" or which):
            found += [x for x in child.children if x.dep_ == "dobj"]
    return [noun for noun in found if noun.lemma_.lower() not in {"lack", "absence", "need"}]


def _right_after(verb: "Token") -> "list[Token]":
    """Return the "citing" of ", the UN said in Geneva, citing medics; nine …" that hangs later."""
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _SOON]:
        if token.text == ";" or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return []
        if is_cite(token) and token.tag_ == "VBG" and token.nbor(-1).text == ",":
            before = any(x.dep_ == "ccomp" and x.i < verb.i for x in verb.children)
            return [token] if before and token.head.i != verb.i else []
    return []


def quoting(speaker: "Token") -> "list[Token]":
    """Return who quotes the speaker: "the mayor, quoted by ANDINA, said"."""
    told = [x for x in speaker.children if x.dep_ == "acl" and is_cite(x)]
    agents = [agent_of(x) for x in told]
    return [agent for agent in agents if agent is not None]


def quoted(verb: "Token") -> "Token | None":
    """Return who is quoted in "X quoted Y as saying", for either of the two verbs."""
    if verb.lemma_.lower() in {"quote", "cite"} and verb.tag_ != "VBG":
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    return None


def carriers(verb: "Token", act: str) -> "list[Token]":
    """Return who carried the words: "told the BBC", "in a statement carried by agencies"."""
    found: list[Token] = []
    by: list[Token] = []
    for child in verb.children:
        if act == "tell" and child.dep_ in {"dobj", "dative"}:
            found.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"in", "on", "to"}:
            found += _talked_to(child, act)
            by += _carried_by(child)
        elif child.tag_ == "VBG" and child.lemma_.lower() in {"tell", "speak", "talk"}:
            found += [x for x in child.children if x.dep_ in {"dobj", "dative"}]
            found += [x for y in child.children if y.lower_ in {"to", "with"} for x in _objects(y)]
    return [noun for noun in found if _passes_on(noun)] + [noun for noun in by if is_media(noun)]


def _carried_by(preposition: "Token") -> "list[Token]":
    """Return the outlets of "in a post carried by state media": no audience, whoever they are."""
    told = [x for noun in _objects(preposition) for x in noun.children if x.dep_ == "acl"]
    agents = [agent_of(x) for x in told if x.lemma_.lower() in _TOLD_BY]
    return [agent for agent in agents if agent is not None]


def _talked_to(preposition: "Token", act: str) -> "list[Token]":
    """Return the outlets of "to the BBC", "in an interview with CNN"."""
    found: list[Token] = []
    for noun in _objects(preposition):
        if preposition.lower_ == "to" and (act == "confirm" or is_media(noun)):
            found.append(noun)
        for told in noun.children:
            talk = noun.lemma_.lower() in _TALKS and told.dep_ == "prep"
            if talk and told.lower_ in {"with", "to", "for"}:
                found += [x for x in _objects(told) if is_media(x)]
    return found


def _objects(preposition: "Token") -> "list[Token]":
    return [noun for noun in preposition.children if noun.dep_ == "pobj"]


def _passes_on(noun: "Token") -> bool:
    """Return whether the noun is an outlet, and not those to whom everybody speaks."""
    if noun.lemma_.lower() in _AUDIENCE and not any(x.pos_ == "PROPN" for x in noun.lefts):
        return False
    who = actor(phrase(noun))
    unknown = who.kind in {"unnamed", "official"} and who.country is None
    return who.kind == "media" or (noun.pos_ == "PROPN" and unknown)
