"""Verbs that judge what others claim: "supported the claim that", "called the report false"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAIMS = frozenset(
    """claim assertion allegation accusation report statement account version view finding
    conclusion story narrative charge""".split()
)
# Only with what is claimed as their object: "backed the claim", not "backed the army".
_ENDORSES = frozenset("support back endorse echo repeat reiterate bolster share".split())
_TAKES_BACK = frozenset("withdraw retract recant reject dismiss deny refute".split())
_CALLS = frozenset("call brand label describe dub term dismiss slam".split())
_FALSE = frozenset(
    """false untrue baseless unfounded groundless fake fabricated fabrication lie lies propaganda
    disinformation misinformation nonsense fiction absurd incorrect slander""".split()
)


def stands_to_claim(verb: "Token") -> str | None:
    """Return what a verb does to another's claim, its object: "say" (endorse), "deny", or None."""
    if verb.pos_ != "VERB":
        return None
    objects = [x for x in verb.children if x.dep_ in {"dobj", "nsubj"} and x.i > verb.i]
    # "called the claim false": the parser takes the claim for the subject of a small clause.
    objects += [y for x in verb.children if x.dep_ in {"ccomp", "oprd"} for y in x.children]
    claim = next((x for x in objects if x.lemma_.lower() in _CLAIMS), None)
    if claim is None:
        return None
    lemma = verb.lemma_.lower()
    if lemma in _CALLS and any(x.lower_ in _FALSE for x in verb.subtree):
        return "deny"
    if lemma in _TAKES_BACK:
        return "deny"
    told = any(x.dep_ in {"acl", "ccomp", "relcl"} for x in claim.children)
    return "say" if lemma in _ENDORSES and told else None
