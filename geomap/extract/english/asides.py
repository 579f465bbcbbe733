"""Speakers named beside the words: "according to S", "citing S", "… – governor"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english.cue import Cue
from geomap.extract.english.names import actor
from geomap.extract.english.phrases import EVIDENCE, SUBJECTS, act_of, agent_of, phrase
from geomap.gazetteer.countries import country_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "According to preliminary information" names nobody.
_NOBODY = frozenset(
    "data datum information report reports estimate figure plan schedule detail finding result "
    "count tally".split()
)
_SIGNED = re.compile(r"(?:\s[–—-]\s|\s-|(?<=\w):\s)(?P<who>[A-Za-z][\w .'’-]{1,40})$")
_HEADED = re.compile(
    r"(?:[^\w\"“(]{0,6}(?:\d{1,2}[:.]?\d{2}\s(?:GMT\s|UTC\s)?)?)?"
    r"(?P<who>[A-Z][\w .'’-]{1,40}?)(?:\s(?:this|yesterday|on|late|earlier)(?:\s\w+){0,3})?:"
    r"\s(?=(?P<quote>[\"“'‘])?\S)"
)
# "A father was killed by a rocket (Loja police).": who says so, in brackets at the end.
_BRACKETED = re.compile(
    r"\s\((?:(?:via|source|sources|per|says|said|as per|from|according to):?\s)?"
    r"(?P<who>[A-Za-z][\w .,/'’-]{1,40})\)$",
    re.IGNORECASE,
)
_FIGURES_OF = frozenset(
    "figure number toll count tally word claim estimate information datum".split()
)
_REPORTS = frozenset(
    "report say announce confirm state claim note tell describe write acknowledge admit".split()
)
_LOOKS_AT = frozenset("review study examine analyse analyze assess inspect".split())
_CLAUSES = frozenset({"VERB", "AUX", "NOUN"})
_SIGNERS = frozenset(
    "ministry military official local_official head_of_state intelligence media armed_group "
    "international_body".split()
)


def signed(doc: "Doc") -> Iterator[Cue]:
    """Yield the cue of a headline that names its speaker last or first: "… – governor", "IDF: …".

    A state or its capital before a colon only heads the line: "Chad: two killed".
    """
    text = doc.text.rstrip(" .")
    if text.endswith(")") and (noted := _BRACKETED.search(text)):
        yield from _signature(doc, noted, mark=noted.start("who") - 1)
        return
    last, first = _SIGNED.search(text), _HEADED.match(text)
    found = list(_signature(doc, last, mark=last.start("who") - 2)) if last else []
    heads = first is not None and country_word(first["who"].removeprefix("The ")) is not None
    if not found and first and (first["quote"] or not heads):
        found = list(_signature(doc, first, mark=first.end() - 2))
    yield from found or _whose_figures(doc)


def _whose_figures(doc: "Doc") -> Iterator[Cue]:
    """Yield the cue of "Seven dead: these are the figures of the minister"."""
    for token in doc:
        if token.dep_ != "attr" or token.lemma_.lower() not in _FIGURES_OF:
            continue
        verb = token.head
        this = any(x.lower_ in {"these", "this"} and x.dep_ == "nsubj" for x in verb.children)
        owners = [
            y
            for x in token.children
            if x.lower_ in {"of", "from", "by"}
            for y in x.children
            if y.dep_ == "pobj"
        ]
        told = tuple(x.i for x in verb.children if x.dep_ in {"ccomp", "parataxis"})
        if this and owners and told:
            yield Cue(token=verb.i, act="say", speaker=owners[0].i, content=told)


def _signature(doc: "Doc", match: re.Match[str], *, mark: int) -> Iterator[Cue]:
    """Yield the cue of who signs the rest of the line; `mark` is where dash or colon stands."""
    inside = [
        x for x in doc if x.idx + len(x.text) > match.start("who") and x.idx < match.end("who")
    ]
    ids = {x.i for x in inside}
    head = next((x for x in reversed(inside) if x.head.i not in ids or x.head == x), None)
    told = [x for x in doc if x.i not in ids and not x.is_punct]
    clause = next((x for x in told if x.head == x), None)
    clause = clause or next((x for x in told if x.head.i in ids and x.pos_ in _CLAUSES), None)
    token = next((x for x in doc if x.idx + len(x.text) > mark), None)
    verbs = any(x.pos_ in {"VERB", "AUX"} for x in inside)  # "The army said: …"
    if head is None or clause is None or token is None or verbs:
        return
    quotes = match.re is _HEADED and match["quote"] is not None
    who = actor(match["who"])
    if who.kind in _SIGNERS or (quotes and who.named and head.pos_ == "PROPN"):
        yield Cue(token=token.i, act="say", speaker=head.i, content=(), clause=clause.i)


def according(token: "Token") -> Iterator[Cue]:
    """Yield the cue of "according to S", for the clause on which it hangs."""
    nouns = [
        noun
        for child in ([token] if token.lower_ == "per" else token.children)
        for noun in ([child] if child.dep_ == "pobj" else child.children)
        if noun.dep_ == "pobj"
    ]
    if nouns and is_nobody(nouns[0]):
        nouns = _whose(nouns[0])
    if not nouns:
        return
    clause = token.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    clause = _first_of(clause) if _closes(token, nouns[0]) else clause
    yield Cue(token=token.i, act="say", speaker=nouns[0].i, content=(), clause=clause.i)


def _whose(noun: "Token") -> "list[Token]":
    """Return whose data they are: "preliminary data from the city council"."""
    prepositions = [x for x in noun.children if x.lower_ in {"from", "by"}]
    owners = [y for x in prepositions for y in x.children if y.dep_ == "pobj"]
    return [x for x in owners if actor(phrase(x)).kind != "unnamed"]


def _closes(token: "Token", noun: "Token") -> bool:
    """Return whether ", according to S" ends the sentence."""
    comma = token.i > 0 and token.nbor(-1).text == ","
    after = token.doc[noun.right_edge.i + 1 :]
    return comma and all(x.is_punct or x.is_space for x in after)


def _first_of(clause: "Token") -> "Token":
    """Return the first of the clauses that "A, and B" joins, where nobody else tells the first."""
    while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
        own = any(x.dep_ in SUBJECTS for x in clause.children)
        joined = not own and _has_subject(clause.head)  # "killed six and hurt two, according to"
        if not (own or joined) or act_of(clause.head) is not None or act_of(clause) is not None:
            break
        clause = clause.head
    return clause


def reported_by(verb: "Token") -> "Token | None":
    """Return who tells by "as reported by S" or "as S reported", where it stands beside a clause.

    "As S reported that …" is told in time ("when"), and has words of its own.
    """
    marks = [x for x in verb.children if x.dep_ in {"mark", "advmod"} and x.lower_ == "as"]
    if verb.lemma_.lower() not in _REPORTS:
        return None
    if verb.dep_ != "advcl" or not marks or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    if any(x.dep_ in {"ccomp", "xcomp", "dobj", "nsubjpass"} for x in verb.children):
        return None
    return agent_of(verb) if verb.tag_ == "VBN" else subject_beside(verb)


def _has_subject(verb: "Token") -> bool:
    return any(x.dep_ in SUBJECTS for x in verb.children)


def subject_beside(verb: "Token") -> "Token | None":
    """Return the verb's own subject, past no other verb."""
    return next((x for x in verb.children if x.dep_ in SUBJECTS and x.pos_ != "PRON"), None)


def is_nobody(noun: "Token") -> bool:
    """Return whether a noun names no speaker: "preliminary data", not "a Reuters tally"."""
    word = re.split(r"[^\w-]", noun.text.lower())[0]
    owned = any(x.pos_ == "PROPN" for x in noun.subtree)
    return bool({noun.lemma_.lower(), word} & _NOBODY) and (word != noun.lower_ or not owned)


def inverted(verb: "Token", act: str) -> Cue | None:
    """Return the cue of a verb that comes first: "A clinic was hit, confirmed the army"."""
    if verb.i == 0 or verb.nbor(-1).text != "," or verb.tag_ not in {"VBD", "VBN"}:
        return None
    objects = [x for x in verb.children if not x.is_punct]
    if verb.dep_ == "amod" and verb.head.i > verb.i:
        who, above = verb.head, verb.head.head
    elif verb.dep_ in {"conj", "advcl"} and [x.dep_ for x in objects] == ["dobj"]:
        who, above = objects[0], verb.head
    else:
        return None
    after = verb.doc[who.right_edge.i + 1 :]
    closed = len(after) == 0 or after[0].is_punct
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    told = above.pos_ in {"VERB", "AUX"} and above.i < verb.i and act_of(above) is None
    if not (told and closed and actor(phrase(who)).kind in _SIGNERS):
        return None
    return Cue(token=verb.i, act=act, speaker=who.i, content=(), clause=above.i)


def reviewer(images: "Token") -> "Token | None":
    """Return who looked at the evidence: "satellite images reviewed by researchers show"."""
    if images.lemma_.lower() not in EVIDENCE:
        return None
    looked = [x for x in images.children if x.dep_ == "acl" and x.lemma_.lower() in _LOOKS_AT]
    return agent_of(looked[0]) if looked else None


def is_anyone(speaker: "Token | None") -> bool:
    """Return whether nobody in particular is meant: "independent sources", "outside observers"."""
    return speaker is not None and any(
        x.lower_ in {"independent", "outside", "neutral", "other"} and x.dep_ == "amod"
        for x in speaker.children
    )


def none_of(noun: "Token") -> "list[Token]":
    """Return the figures of "none of these figures"."""
    if noun.lower_ != "none":
        return []
    return [y for x in noun.children if x.lower_ == "of" for y in x.children if y.dep_ == "pobj"]


def is_claimed_by(verb: "Token") -> bool:
    """Return whether "claimed by X" only says whose a strike is of which the narrator tells more.

    "Attacks that were claimed by the group and killed three": the dead are no words of the group.
    """
    if verb.lemma_.lower() != "claim" or verb.dep_ != "relcl" or agent_of(verb) is None:
        return False
    own = any(x.dep_ in {"ccomp", "xcomp"} for x in verb.children)
    joined = any(x.dep_ == "conj" and x.pos_ == "VERB" for x in verb.children)
    return joined and not own


def citing_alone(token: "Token") -> Iterator[Cue]:
    """Yield the cue of "citing S" in a clause that has no reporting verb of its own."""
    governor = token.head
    sources = [child for child in token.children if child.dep_ == "dobj"]
    if not sources or act_of(governor) is not None or governor.dep_ in SUBJECTS:
        return
    if governor.pos_ in {"VERB", "AUX"}:
        yield Cue(token=token.i, act="say", speaker=sources[-1].i, content=(), clause=governor.i)
