"""Who says what in one parsed sentence: reporting cues, their speakers and their content.

A cue is a reporting verb ("said"), or "according to". Its content is what hangs on it by
complement edges; the innermost cue whose content holds a word is that word's cue, the cues around
it are relays (the rules stand in research, `extraction.md` section 4). Words that hang on a cue
in any other way (its subject, "on Tuesday", "in a statement") belong to the telling and not to
what is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extract.english.names import is_name
from geomap.extract.english.phrases import (
    EVIDENCE,
    SUBJECTS,
    WH,
    act_of,
    agent_of,
    nouns_above,
    subject,
)
from geomap.model import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "oprd"})
# Prepositions that bring in what is told, by the verb's act or lemma.
_CONTENT_PREPOSITIONS = {
    "accuse": frozenset({"of", "for"}),
    "blame": frozenset({"for"}),
    "comment": frozenset({"on", "about"}),
    "point": frozenset({"to"}),
    "describe": frozenset({"as"}),
    "confirm": frozenset({"as", "of"}),
    "quote": frozenset({"as"}),
    "cite": frozenset({"as"}),
    "claim": frozenset({"for"}),
    "report": frozenset({"on", "about"}),
    "tell": frozenset({"of", "about"}),
    "inform": frozenset({"of", "about"}),
    "speak": frozenset({"of"}),
}
_STATEMENTS = frozenset(
    "statement post message report interview briefing update comment video address note "
    "bulletin communique communiqué announcement summary".split()
)
# "According to preliminary information" names nobody.
_NOBODY = frozenset("data information report estimate figure plan schedule detail".split())
_HEDGED_GOVERNORS = frozenset("refrain decline refuse fail avoid stop unable".split())
_TOLD_BY = frozenset("carry publish quote cite report release relay broadcast air".split())
_FIND_OBJECTS = frozenset({"evidence", "sign", "trace", "fragment", "debris"})
_ACTS_WITH_NOUN_CONTENT = frozenset(
    "say confirm deny verify comment accuse allege post show quote cite".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting construction. All numbers are token indices in the sentence.

    `content` are the heads whose subtrees are told; `antecedents` are nouns before a relative
    clause that it speaks of as well ("debris, which experts have confirmed"); `speaker` is the
    head of the speaker's noun phrase, or None; `relays` are heads of phrases that pass it on,
    outermost first.
    """

    token: int
    act: str
    speaker: int | None
    content: tuple[int, ...]
    antecedents: tuple[int, ...] = ()
    relays: tuple[int, ...] = ()
    negated: bool = False
    form: Form | None = None
    clause: int | None = None  # "according to": the head of the clause that it covers

    @property
    def refuses(self) -> bool:
        """Whether the speaker does not confirm what is told."""
        return self.form is not None


def cues(doc: "Doc") -> tuple[Cue, ...]:
    """Return the cues of a sentence in order of their words."""
    found = [cue for token in doc for cue in _cue_of(token)]
    inside = {cue.token for cue in found}
    kept = []
    for cue in found:
        token = doc[cue.token]
        governor = token.head
        # "it says shows …": the one who says vouches, not the video.
        shown_by_sayer = (
            cue.act == "show" and governor.i in inside and token.dep_ in {"ccomp", "xcomp"}
        )
        if not shown_by_sayer:
            kept.append(cue)
    return tuple(_joined(doc, kept))


def _joined(doc: "Doc", found: list[Cue]) -> Iterator[Cue]:
    """Yield the cues with "neither confirmed nor denied X" as one refusal to confirm X."""
    denials = {
        doc[cue.token].head.i: cue
        for cue in found
        if cue.act == "deny" and cue.negated and doc[cue.token].dep_ == "conj"
    }
    for cue in found:
        if cue.act == "deny" and denials.get(doc[cue.token].head.i) is cue:
            continue
        other = denials.get(cue.token)
        content = (*cue.content, other.token, *other.content) if other else cue.content
        yield replace(cue, content=content)


def path(token: "Token", found: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], bool]:
    """Return the cues whose content holds the token, innermost first, and whether it is telling.

    A token is telling if it hangs on the innermost cue around it, but is not of its content.
    """
    by_token = {cue.token: cue for cue in found if cue.clause is None}
    by_clause: dict[int, list[Cue]] = {}
    for cue in found:
        if cue.clause is not None:
            by_clause.setdefault(cue.clause, []).append(cue)
    held: list[Cue] = []
    telling = token.i in by_token or any(c.token == token.i for c in found)
    below: Token | None = None
    node = token
    while True:
        for cue in by_clause.get(node.i, ()):
            if below is not None and cue.token == below.i:
                telling = telling or not held
            else:
                held.append(cue)
        here = by_token.get(node.i)
        if here is not None and below is not None:
            if below.i in here.content:
                held.append(here)
            elif not held and not _is_clause(below):
                telling = True
        if node.head.i == node.i or (held and _is_aside(node)):
            break
        below, node = node, node.head
    # Pictures show, they do not pass on: no relay of another speaker.
    held = [cue for n, cue in enumerate(held) if n == 0 or cue.act != "show"]
    return tuple(dict.fromkeys(held)), telling and not held


def _is_aside(node: "Token") -> bool:
    """Return whether a clause is the narrator's aside: "…, the region where Moscow says …"."""
    where = any(child.tag_ == "WRB" for child in node.children)
    return where and node.dep_ in {"relcl", "advcl"}


def _is_clause(token: "Token") -> bool:
    return token.dep_ in {"advcl", "conj", "parataxis", "relcl", "dep", "ccomp"}


def _cue_of(token: "Token") -> Iterator[Cue]:
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        yield from _according(token)
        return
    act = act_of(token)
    if act is None or (act == "cite" and token.tag_ == "VBG") or token.dep_ == "amod":
        if act == "cite":
            yield from _citing_alone(token)
        return
    content = tuple(_content(token, act))
    speaker, relays = _chain(token, act)
    if speaker is not None and not is_name(speaker.text):
        speaker = None
    if not _is_telling(token, act, speaker, content):
        return
    negated = _negated(token)
    yield Cue(
        token=token.i,
        act=act,
        speaker=speaker.i if speaker is not None else None,
        content=content,
        antecedents=tuple(_antecedents(token)),
        relays=tuple(relay.i for relay in relays),
        negated=negated,
        form=_form(token, act, negated=negated),
    )


def _chain(token: "Token", act: str) -> "tuple[Token | None, list[Token]]":
    """Return who vouches by this verb, and who passes it on, outermost first."""
    speaker = subject(token)
    relays: list[Token] = []
    quoter = token.head.head
    if token.dep_ == "pcomp" and quoter.lemma_.lower() in {"quote", "cite"}:
        who = subject(quoter)
        relays += [who] if who is not None else []
    quoted = _quoted(token)
    if quoted is not None:  # "TASS quoted the ministry as saying"
        relays += [speaker] if speaker is not None else []
        speaker = quoted
    sources = _cited(token)
    if sources:
        relays += [speaker] if speaker is not None else []
        relays += sources[:-1]
        speaker = sources[-1]
    return speaker, relays + _carriers(token, act)


def _is_telling(
    token: "Token", act: str, speaker: "Token | None", content: tuple[int, ...]
) -> bool:
    """Return whether the verb tells something, by someone or in a way that tells who does not."""
    passive = any(child.dep_ == "nsubjpass" for child in token.children)
    if speaker is None and (token.dep_ == "acl" or (passive and not _negated(token))):
        return False
    if act == "find" and not _finds_evidence(token):
        return False
    if act == "show" and (speaker is None or speaker.lemma_.lower() not in EVIDENCE):
        return False
    return bool(content) or act in {"confirm", "deny", "verify", "comment"}


def _content(verb: "Token", act: str) -> Iterator[int]:
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    prepositions = _CONTENT_PREPOSITIONS.get(verb.lemma_.lower(), frozenset())
    if verb.dep_ == "parataxis":
        yield verb.head.i
    for child in verb.children:
        dep = child.dep_
        complement = dep in _CONTENT and not _is_cite(child)
        noun = dep in {"dobj", "attr"} and act in _ACTS_WITH_NOUN_CONTENT
        told = dep == "nsubjpass" and passive
        about = dep == "prep" and (child.lower_ in prepositions or act == "show")
        loose = dep == "dep" and child.pos_ in {"VERB", "AUX"}
        if complement or noun or told or about or loose or _goes_on(child):
            yield child.i
        elif dep == "prep" and child.lower_ in {"in", "on"}:
            yield from _content_of_statement(child)


def _antecedents(verb: "Token") -> Iterator[int]:
    if verb.dep_ == "relcl":
        wh = [child for child in verb.children if child.tag_ in WH]
        if any(child.dep_ in {"dobj", "pobj", "mark"} for child in wh):
            yield _told_noun(verb).i


def _goes_on(child: "Token") -> bool:
    """Return whether a conjunct continues what is told: "said A …, but that B", "…, and were C"."""
    if child.dep_ != "conj":
        return False
    deps = {x.dep_ for x in child.children}
    # "said that A was assessing B, but that C": C goes on with what was said, not with B.
    that = _has_that(child) and not _has_that(child.head)
    passive = "auxpass" in deps and "nsubjpass" not in deps and act_of(child) is None
    return that or passive


def _has_that(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _told_noun(verb: "Token") -> "Token":
    """Return the noun that "which experts have confirmed" speaks of: evidence where there is."""
    nouns = [verb.head, *nouns_above(verb.head)]
    shown = nouns[-1]
    while shown.dep_ in {"pobj", "prep"}:
        shown = shown.head
    nouns += [child for child in shown.children if child.dep_ == "dobj"]
    evidence = (x for x in nouns if x.lemma_.lower() in _FIND_OBJECTS | EVIDENCE)
    return next(evidence, verb.head)


def _content_of_statement(preposition: "Token") -> Iterator[int]:
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in _STATEMENTS:
            for child in noun.children:
                if child.dep_ in {"acl", "ccomp"} and child.tag_ != "VBN":
                    yield child.i


def _is_cite(token: "Token") -> bool:
    return token.lemma_.lower() in {"cite", "quote"}


def _cited(verb: "Token") -> "list[Token]":
    """Return the sources that "citing …" on a reporting verb names, or beside its subject."""
    found: list[Token] = []
    around = [*verb.children]
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            around += [*child.children, *(x for y in child.children for x in y.children)]
    for child in around:
        if child.tag_ == "VBG" and _is_cite(child):
            found += [x for x in child.children if x.dep_ == "dobj"]
    return [noun for noun in found if noun.lemma_.lower() not in {"lack", "absence", "need"}]


def _citing_alone(token: "Token") -> Iterator[Cue]:
    """Yield the cue of "citing S" in a clause that has no reporting verb of its own."""
    governor = token.head
    sources = [child for child in token.children if child.dep_ == "dobj"]
    if not sources or act_of(governor) is not None or governor.dep_ in SUBJECTS:
        return
    if governor.pos_ in {"VERB", "AUX"}:
        yield Cue(token=token.i, act="say", speaker=sources[-1].i, content=(), clause=governor.i)


def _according(token: "Token") -> Iterator[Cue]:
    nouns = [
        noun
        for child in ([token] if token.lower_ == "per" else token.children)
        for noun in ([child] if child.dep_ == "pobj" else child.children)
        if noun.dep_ == "pobj"
    ]
    if not nouns or nouns[0].lemma_.lower() in _NOBODY:
        return
    clause = token.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    yield Cue(token=token.i, act="say", speaker=nouns[0].i, content=(), clause=clause.i)


def _quoted(verb: "Token") -> "Token | None":
    """Return who is quoted in "X quoted Y as saying", for either of the two verbs."""
    if verb.lemma_.lower() in {"quote", "cite"} and verb.tag_ != "VBG":
        return next((child for child in verb.children if child.dep_ == "dobj"), None)
    return None


def _carriers(verb: "Token", act: str) -> "list[Token]":
    """Return who carried the words: "told the BBC", "in a statement carried by agencies"."""
    found: list[Token] = []
    for child in verb.children:
        if act == "tell" and child.dep_ in {"dobj", "dative"}:
            found.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"in", "on", "to"}:
            for noun in child.children:
                if child.lower_ == "to" and act == "confirm" and noun.dep_ == "pobj":
                    found.append(noun)
                for told in noun.children:
                    if told.dep_ == "acl" and told.lemma_.lower() in _TOLD_BY:
                        agent = agent_of(told)
                        found += [agent] if agent is not None else []
        elif child.tag_ == "VBG" and child.lemma_.lower() == "tell":
            found += [x for x in child.children if x.dep_ in {"dobj", "dative"}]
    return found


def _finds_evidence(verb: "Token") -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def _negated(verb: "Token") -> bool:
    node = verb
    while True:
        children = list(node.children)
        if any(child.dep_ == "neg" or child.lower_ in {"neither", "nor"} for child in children):
            return True
        if any(child.lower_ == "yet" and node.lemma_ == "have" for child in children):
            return True
        if node != verb and node.lemma_.lower() in _HEDGED_GOVERNORS:
            return True
        if node.dep_ == "conj" and any(x.lower_ == "nor" for x in node.head.children):
            return True
        if node.dep_ == "xcomp" and node.head.lemma_ in {"have", "able", *_HEDGED_GOVERNORS}:
            node = node.head
        elif node.dep_ == "pcomp" and node.head.lower_ in {"from", "of", "short"}:
            node = node.head.head
        elif node.dep_ == "acomp" and node.lemma_ in {"able", "unable"}:
            node = node.head
        else:
            return node.lemma_.lower() in _HEDGED_GOVERNORS and node != verb


def _form(verb: "Token", act: str, *, negated: bool) -> Form | None:
    """Return in which way the speaker does not confirm, None for all other acts."""
    plain: dict[str, Form] = {
        "comment": "no_comment",
        "verify": "could_not_verify",
        "deny": "refused",
    }
    if not negated or (act != "confirm" and act not in plain):
        return None
    if act in plain:
        return plain[act]
    children = [*verb.children, *verb.head.children]
    if verb.head.lemma_ in {"able", "unable"} or any(x.lower_ == "could" for x in verb.children):
        return "could_not_verify"
    silent = {"yet", "immediately", "officially", "publicly"}
    perfect = any(child.lemma_ == "have" for child in verb.children)
    noted = perfect or any(child.lower_ in silent for child in children)
    return "silence_noted" if noted else "refused"
