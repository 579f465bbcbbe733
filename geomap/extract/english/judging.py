"""Verbs and nouns that judge what others claim: "called it false", "is a lie", "fake news"."""

import re
from typing import TYPE_CHECKING

from geomap.extract.english.cue import Cue
from geomap.extract.english.phrases import act_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_CLAIMS = frozenset(
    """claim assertion allegation accusation report statement account version view finding
    conclusion story narrative charge suggestion insinuation rumour rumor notion contention
    figure toll tally count""".split()
)
# Only with what is claimed as their object: "backed the claim", not "backed the army".
_ENDORSES = frozenset("support back endorse echo repeat reiterate bolster share".split())
_TAKES_BACK = frozenset(
    """withdraw retract recant reject dismiss deny refute rebut rubbish disown repudiate contest
    discount scorn disavow discredit deride""".split()
)
_CALLS = frozenset(
    """call brand label describe dub term dismiss slam denounce decry characterise characterize
    ridicule mock pronounce declare deem""".split()
)
_FALSE = frozenset(
    """false untrue baseless unfounded groundless fake fabricated fabrication lie lies propaganda
    disinformation misinformation nonsense fiction absurd incorrect slander obscene preposterous
    ridiculous ludicrous laughable outrageous falsehood invention hoax smear myth nonsensical
    unsubstantiated fanciful rubbish bogus libel calumny farcical grotesque fantasy distortion
    cynical wrong""".split()
)
# Said of nothing but words: "Fake news," said the army.
_FALSE_WORDS = re.compile(
    r"\b(?:fake (?:news|reports?|claims?|videos?)"
    r"|(?:a |an |pure |total |utter |sheer |complete |all |blatant |outright |big ){0,3}"
    r"(?:lies?|nonsense|falsehoods?|fabrications?|propaganda|disinformation|rubbish|fiction|slander"
    r"|hoax|invention)|(?:not|is|are|was|were|simply|totally|completely|entirely|utterly|absolutely)"
    r" (?:true|false|untrue|baseless|unfounded))\b",
    re.IGNORECASE,
)
_TRUE = re.compile(r"\b(?:is|are|was|were) (?:simply )?true\b", re.IGNORECASE)
_MOST_FALSE_WORDS = 12
# "None of its units was in the area": a denial in the words of a statement.
_NOT_THERE = re.compile(
    r"\b(?:none of (?:its|our|their|his) \w+|(?:had|have|has) (?:no|nothing) (?:to do with"
    r"|part in|role in|hand in"
    r"|(?:\w+ )?(?:units?|forces|troops|aircraft|planes|jets|drones|fighters|guns|batter(?:y|ies))"
    r" (?:in|at|near|over))"
    r"|(?:flew|carried out|conducted|made|launched|ran) no (?:\w+ )?(?:missions?|sorties?|flights?"
    r"|raids?|strikes?|attacks?|operations?)"
    r"|not (?:a single|one of (?:its|our|their)) \w+"
    r"|(?:was|were|is|are) (?:not|never) (?:behind|responsible|involved|to blame)"
    r"|(?:was|were) not (?:active|operating|present|flying) (?:in|over|at|there|near))\b",
    re.IGNORECASE,
)
_OF_STRIKES = re.compile(
    r"\b(?:launch(?:ed|es)?|attack(?:ed|s)?|strikes?|struck|weapons?|missiles?|drones?|rockets?"
    r"|bomb(?:s|ed|ing)?|shell(?:s|ed|ing)?|raids?|responsible|behind it|involved|fired)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:would|will|should|could|might|plan\w*|intend\w*|prepar\w*)\b", re.IGNORECASE
)
_DEEDS = frozenset(
    """bomb shell strike attack hit target raid bombard fire launch use drop kill carry conduct
    shoot pound destroy""".split()
)
_PART_IN = frozenset("involvement responsibility role part hand complicity guilt".split())
_POINTED_AT = frozenset({"it", "this", "that", "them", "these", "so", "those"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "such", "both"})


def stands_to_claim(verb: "Token") -> str | None:
    """Return what a verb does to another's claim, its object: "say" (endorse), "deny", or None."""
    if verb.pos_ != "VERB":
        return None
    objects = [x for x in verb.children if x.dep_ in {"dobj", "nsubj"} and x.i > verb.i]
    # "called the claim false": the parser takes the claim for the subject of a small clause.
    objects += [
        y
        for x in verb.children
        if x.dep_ in {"ccomp", "oprd"}
        for y in (x, *x.children)
        if y.dep_ != "oprd"
    ]
    claim = next((x for x in objects if x.lemma_.lower() in _CLAIMS), None)
    lemma = verb.lemma_.lower()
    false = lemma in _CALLS and any(x.lower_ in _FALSE for x in verb.subtree)
    if false and any(x.lower_ in {"it", "this", "that"} for x in objects):
        return "deny"  # "called it a lie"
    if claim is None:
        return None
    if false or lemma in _TAKES_BACK:
        return "deny"
    told = any(x.dep_ in {"acl", "ccomp", "relcl"} for x in claim.children)
    return "say" if lemma in _ENDORSES and told else None


def points_back(verb: "Token", act: str) -> bool:
    """Return whether the words judge what was told before: "denies the charge", "denied that"."""
    if act != "deny":
        return False
    for word in _told_of(verb):
        if word.lower_ in _POINTED_AT and not any(word.children):
            return True
        lemma = word.lemma_.lower()
        words = {x.lower_ for x in word.children}
        if lemma in _PART_IN or (lemma in _CLAIMS and words & _DEFINITE):
            return True
        # "rejected suggestions that its soil was the launch pad"
        if word.dep_ == "ccomp" and _is_that_strike(word):
            return True
        told = [x for x in word.children if x.dep_ in {"acl", "ccomp", "relcl", "prep"}]
        if lemma in _CLAIMS and any(_tells_of_strike(x) for x in told):
            return True
    return False


def _tells_of_strike(head: "Token") -> bool:
    """Return whether a clause on a claim speaks of a strike, and of none to come."""
    words = head.doc[head.left_edge.i : head.right_edge.i + 1].text
    return bool(_OF_STRIKES.search(words)) and not _NOT_YET.search(words)


def _is_that_strike(clause: "Token") -> bool:
    """Return whether a denied clause tells of a known strike: "had bombed the centre"."""
    words = clause.doc[clause.left_edge.i : clause.right_edge.i + 1]
    past = clause.tag_ in {"VBD", "VBN"} and not _NOT_YET.search(words.text)
    known = any(x.lower_ in {"the", "there", "then"} for x in words if x.i > clause.i)
    done = clause.lemma_.lower() in _DEEDS
    return past and known and (done or any(x.lower_ == "there" for x in words))


def _told_of(verb: "Token") -> "Iterator[Token]":
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd", "nsubjpass"}:
            yield child
        elif child.dep_ in {"ccomp", "oprd"}:  # "called the suggestion obscene"
            yield from (x for x in child.children if x.dep_ in {"nsubj", "compound"})
        if child.dep_ == "oprd":
            yield from (x for x in child.children if x.dep_ == "compound")
        if child.dep_ == "ccomp":
            yield child
        if child.dep_ == "ccomp" and any(x.lower_ == "what" for x in child.children):
            yield from (x for x in child.children if x.dep_ == "oprd")  # "what it called rumours"


def denies_by_words(verb: "Token", act: str, content: tuple[int, ...]) -> bool:
    """Return whether what is said is itself a denial: "Fake news", "none of its units was there".

    The words before or after a plain verb of saying, not those of a longer statement.
    """
    if act not in {"say", "tell", "post"}:
        return False
    for i in content:
        head = verb.doc[i]
        span = verb.doc[head.left_edge.i : head.right_edge.i + 1]
        text = span.text
        short = len(span) <= _MOST_FALSE_WORDS
        if (short and _FALSE_WORDS.search(text) and not _TRUE.search(text)) or _NOT_THERE.search(
            text
        ):
            return True
    return False


def denied_claims(doc: "Doc") -> "Iterator[Cue]":
    """Yield for "The allegation of S that A is a falsehood" whose claim A is.

    Nobody but the narrator calls it false: that is another claim, of his own.
    """
    for token in doc:
        if token.lemma_.lower() not in _CLAIMS or token.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        if act_of(token.head) is not None:
            continue  # "Peru's claim that A was rejected by Quito": told of by who rejects it
        whose = _whose(token)
        around = [*token.children, *(whose.children if whose is not None else ())]
        told = tuple(x.i for x in around if x.dep_ in {"acl", "ccomp", "relcl"})
        if told and whose is not None:
            yield Cue(token=token.i, act="allege", speaker=whose.i, content=told)


def _whose(claim: "Token") -> "Token | None":
    """Return whose claim it is: "the allegation of the rebels", "Peru's claim"."""
    for child in claim.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
        if child.lower_ in {"of", "by", "from"} and child.dep_ in {"prep", "agent"}:
            return next((x for x in child.children if x.dep_ == "pobj"), None)
    return None
