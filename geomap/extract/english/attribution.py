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

from geomap.extract.english import lexicon
from geomap.model import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
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
_HEDGED_GOVERNORS = frozenset("refrain decline refuse fail avoid stop unable".split())
_TOLD_BY = frozenset("carry publish quote cite report release relay broadcast air".split())
_WH = frozenset({"WDT", "WP", "WRB", "WP$"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_EVIDENCE = frozenset(
    "image photo picture video footage clip post photograph screenshot recording imagery".split()
)
_FIND_OBJECTS = frozenset({"evidence", "sign", "trace", "fragment", "debris"})
_ACTS_WITH_NOUN_CONTENT = frozenset(
    "say confirm deny verify comment accuse allege post show quote cite".split()
)
_PLURAL_VERBS = frozenset({"were", "are", "have"})
_SINGULAR_PRONOUNS = frozenset({"it", "he", "she"})


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
        yield replace(cue, content=cue.content + other.content) if other else cue


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


def subject(verb: "Token") -> "Token | None":
    """Return the head of a verb's subject, through conjunction, control and relative clauses.

    Of a passive verb it is the agent ("reported by X"), or None.
    """
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.dep_ != "expl":
            if child.dep_ == "nsubjpass":
                return _agent(verb)
            if child.tag_ in _WH and verb.dep_ == "relcl":
                return antecedent(verb)
            return child
    main = _main_verb_taken_for_participle(verb)
    if main is not None:
        return subject(main)
    agent = _agent(verb)
    if agent is not None or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return agent
    found = _shared_subject(verb)
    return _agreeing(verb, found) if found is not None else None


def _shared_subject(verb: "Token") -> "Token | None":
    """Return the subject that a verb without one takes from the verb it hangs on."""
    if verb.dep_ in {"conj", "advcl", "xcomp", "parataxis", "dep", "acomp"} and verb.head != verb:
        return subject(verb.head) if verb.head.pos_ in {"VERB", "AUX", "ADJ"} else None
    if verb.dep_ == "pcomp" and verb.head.head != verb.head:
        return subject(verb.head.head)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "relcl":
        return antecedent(verb)
    return None


def _main_verb_taken_for_participle(verb: "Token") -> "Token | None":
    """Return the participle that the parser took for the main verb in its stead.

    "X, responding to questions, refused …": the comma before "refused" and a root without
    any auxiliary give it away.
    """
    root = next((token for token in verb.doc if token.head == token), verb)
    aux = any(child.dep_ in {"aux", "auxpass"} for child in root.children)
    after_comma = verb.i > 0 and verb.nbor(-1).text == ","
    garden_path = root.tag_ == "VBG" and not aux and verb.tag_ in {"VBD", "VBN"} and after_comma
    return root if garden_path and verb.dep_ in {"acl", "advcl", "conj", "dep"} else None


def _agreeing(verb: "Token", found: "Token") -> "Token":
    """Return a plural noun before the verb where "it … were" shows the wrong one was shared."""
    finite = next((x for x in (verb, verb.head, verb.head.head) if x.lower_ in _PLURAL_VERBS), None)
    if finite is None or found.lower_ not in _SINGULAR_PRONOUNS:
        return found
    plural = [
        token
        for token in verb.doc[found.i : verb.i]
        if token.tag_ in {"NNS", "NNPS"} and any(x.dep_ == "relcl" for x in token.children)
    ]
    return plural[-1] if plural else found


def antecedent(verb: "Token") -> "Token":
    """Return the noun that a relative clause speaks of, by number and kind."""
    candidates = [verb.head, *_nouns_above(verb.head)]
    if verb.tag_ == "VBP":
        plural = [noun for noun in candidates if noun.tag_ in {"NNS", "NNPS"}]
        candidates = plural or candidates
    evidence = [noun for noun in candidates if noun.lemma_.lower() in _EVIDENCE]
    if evidence and _act_of(verb) in {"show", "say"}:
        return evidence[0]
    return candidates[0]


def phrase(head: "Token") -> str:
    """Return the noun phrase of a head without relative clauses and appositions."""
    tokens = _phrase_tokens(head)
    first, last = tokens[0], tokens[-1]
    text: str = head.doc[first.i : last.i + 1].text
    return text.strip(" ,")


def phrase_span(head: "Token") -> tuple[int, int]:
    """Return the characters of that noun phrase in the sentence."""
    tokens = _phrase_tokens(head)
    start = tokens[0].idx
    return start, start + len(phrase(head))


def apposition(head: "Token") -> str:
    """Return what an apposition to the noun adds, or an empty text."""
    parts = [child.subtree for child in head.children if child.dep_ in {"appos", "relcl"}]
    return " ".join(token.text for part in parts for token in part)


def _phrase_tokens(head: "Token") -> "list[Token]":
    left = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case"}
    right = {"prep", "acl", "nmod"}
    kept = [head]
    for child in head.children:
        if child.dep_ in {"appos"} and child.i == head.i + 1 and child.pos_ == "PROPN":
            kept.extend(child.subtree)
        elif child.i < head.i and child.dep_ in left:
            kept.extend(child.subtree)
        elif child.i > head.i and child.dep_ in right and _belongs(child):
            kept.extend(token for token in child.subtree if not _relative(token, head))
        elif child.dep_ == "appos" and _is_name_in_quotes(child):
            kept.extend(child.subtree)
    kept = sorted(set(kept), key=lambda token: token.i)
    run = [kept[0]]
    for token in kept[1:]:
        gap = head.doc[run[-1].i + 1 : token.i]
        if any(not between.is_punct or between.text in {";", ":"} for between in gap):
            if token.i > head.i:
                break
            run = []
        run.append(token)
    return run if head in run else [head]


def _belongs(child: "Token") -> bool:
    if child.dep_ == "prep":
        return child.lower_ in {"of", "in", "at", "with", "from", "for"}
    return child.tag_ == "VBN"


def _relative(token: "Token", head: "Token") -> bool:
    while token != head and token.head != token:
        if token.dep_ in {"relcl", "appos"}:
            return True
        token = token.head
    return False


def _is_name_in_quotes(child: "Token") -> bool:
    before = child.doc[child.left_edge.i - 1] if child.left_edge.i else None
    return child.pos_ == "PROPN" and before is not None and before.text in {'"', "“", "'", "‘"}


def _nouns_above(noun: "Token") -> "Iterator[Token]":
    node = noun
    while node.dep_ in {"pobj", "prep", "acl", "conj", "compound", "appos"} and node.head != node:
        node = node.head
        if node.pos_ in _NOUNS:
            yield node


def _is_aside(node: "Token") -> bool:
    """Return whether a clause is the narrator's aside: "…, the region where Moscow says …"."""
    where = any(child.tag_ == "WRB" for child in node.children)
    return where and node.dep_ in {"relcl", "advcl"}


def _is_clause(token: "Token") -> bool:
    return token.dep_ in {"advcl", "conj", "parataxis", "relcl", "dep", "ccomp"}


def _act_of(token: "Token") -> str | None:
    if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
        return None
    return lexicon.speech_acts().get(token.lemma_.lower())


def _cue_of(token: "Token") -> Iterator[Cue]:
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        yield from _according(token)
        return
    act = _act_of(token)
    if act is None or (act == "cite" and token.tag_ == "VBG") or token.dep_ == "amod":
        if act == "cite":
            yield from _citing_alone(token)
        return
    speaker = subject(token)
    content = tuple(_content(token, act))
    quoted = _quoted(token)
    relays: list[Token] = []
    if quoted is not None:  # "TASS quoted the ministry as saying"
        relays += [speaker] if speaker is not None else []
        speaker = quoted
    sources = _cited(token)
    if sources:
        relays += [speaker] if speaker is not None else []
        relays += sources[:-1]
        speaker = sources[-1]
    relays += _carriers(token, act)
    passive = any(child.dep_ == "nsubjpass" for child in token.children)
    if speaker is None and (token.dep_ == "acl" or (passive and not _negated(token))):
        return
    if act == "find" and not _finds_evidence(token):
        return
    if act == "show" and (speaker is None or speaker.lemma_.lower() not in _EVIDENCE):
        return
    if not content and act not in {"confirm", "deny", "verify", "comment"}:
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


def _content(verb: "Token", act: str) -> Iterator[int]:
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    if verb.dep_ == "parataxis":
        yield verb.head.i
    for child in verb.children:
        dep = child.dep_
        if dep in _CONTENT and not _is_cite(child):
            yield child.i
        elif dep in {"dobj", "attr"} and act in _ACTS_WITH_NOUN_CONTENT:
            yield child.i
        elif dep == "nsubjpass" and passive:
            yield child.i
        elif dep == "prep" and child.lower_ in _CONTENT_PREPOSITIONS.get(
            verb.lemma_.lower(), frozenset()
        ):
            yield child.i
        elif dep == "prep" and act == "show":
            yield child.i
        elif dep == "prep" and child.lower_ in {"in", "on"}:
            yield from _content_of_statement(child)
        elif (dep == "dep" and child.pos_ in {"VERB", "AUX"}) or _goes_on(child):
            yield child.i


def _antecedents(verb: "Token") -> Iterator[int]:
    if verb.dep_ == "relcl":
        wh = [child for child in verb.children if child.tag_ in _WH]
        if any(child.dep_ in {"dobj", "pobj", "mark"} for child in wh):
            yield _told_noun(verb).i


def _goes_on(child: "Token") -> bool:
    """Return whether a conjunct continues what is told: "said A …, but that B", "…, and were C"."""
    if child.dep_ != "conj":
        return False
    deps = {x.dep_ for x in child.children}
    # "said that A was assessing B, but that C": C goes on with what was said, not with B.
    that = _has_that(child) and not _has_that(child.head)
    passive = "auxpass" in deps and "nsubjpass" not in deps and _act_of(child) is None
    return that or passive


def _has_that(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _told_noun(verb: "Token") -> "Token":
    """Return the noun that "which experts have confirmed" speaks of: evidence where there is."""
    nouns = [verb.head, *_nouns_above(verb.head)]
    shown = nouns[-1]
    while shown.dep_ in {"pobj", "prep"}:
        shown = shown.head
    nouns += [child for child in shown.children if child.dep_ == "dobj"]
    evidence = (x for x in nouns if x.lemma_.lower() in _FIND_OBJECTS | _EVIDENCE)
    return next(evidence, verb.head)


def _content_of_statement(preposition: "Token") -> Iterator[int]:
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in _STATEMENTS:
            for child in noun.children:
                if child.dep_ in {"acl", "ccomp"} and child.tag_ not in {"VBN"}:
                    yield child.i


def _is_cite(token: "Token") -> bool:
    return token.lemma_.lower() in {"cite", "quote"}


def _cited(verb: "Token") -> "list[Token]":
    """Return the sources that "citing …" on a reporting verb names, or beside its subject."""
    found: list[Token] = []
    around = [*verb.children]
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            around += [*child.children, *(x for y in child.children for x in y.children)]
    for child in around:
        if child.tag_ == "VBG" and _is_cite(child):
            found += [x for x in child.children if x.dep_ == "dobj"]
    return [noun for noun in found if noun.lemma_.lower() not in {"lack", "absence", "need"}]


def _citing_alone(token: "Token") -> Iterator[Cue]:
    """Yield the cue of "citing S" in a clause that has no reporting verb of its own."""
    governor = token.head
    sources = [child for child in token.children if child.dep_ == "dobj"]
    if not sources or _act_of(governor) is not None or governor.dep_ in _SUBJECTS:
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
    if not nouns:
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
                        agent = _agent(told)
                        found += [agent] if agent is not None else []
        elif child.tag_ == "VBG" and child.lemma_.lower() == "tell":
            found += [x for x in child.children if x.dep_ in {"dobj", "dative"}]
    return found


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


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
    if not negated:
        return None
    if act == "comment":
        return "no_comment"
    if act == "verify":
        return "could_not_verify"
    if act == "deny":
        return "refused"
    if act != "confirm":
        return None
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "could" in modals or verb.head.lemma_ in {"able", "unable"}:
        return "could_not_verify"
    words = {child.lower_ for child in verb.children} | {x.lower_ for x in verb.head.children}
    if words & {"yet", "immediately", "officially", "publicly"} or "have" in {
        child.lemma_ for child in verb.children
    }:
        return "silence_noted"
    return "refused"
