"""Words that weaken a claim: what they weaken, whose they are, and what a stance covers."""

import re
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.attribution import Cue
from geomap.extract.english.causes import causes
from geomap.extract.english.told import Told
from geomap.model import About, Form, Hedge

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Form", "Hedge", "about", "hedges", "lacks_data"]

_OWN_DOUBT = frozenset({"likely", "possibly", "probably", "presumably", "seemingly"})
_IDENTIFYING = frozenset({"match", "identify", "recognise", "recognize"})
_NO_DATA = re.compile(
    r"\b(?:not|n['’]t|no)\s+(?:\w+\s+){0,3}?(?:data|information|details|knowledge)\b", re.IGNORECASE
)


def hedges(told: Told, path: tuple[Cue, ...], *, has_speaker: bool) -> tuple[Hedge, ...]:
    """Return the hedges on the speaker's words, offsets in the sentence.

    "Allegedly" and its like are the narrator's even inside another's words, since nobody alleges
    of himself; "likely" inside a speaker's words is the speaker's own doubt.
    """
    found = []
    for match in lexicon.hedge_pattern().finditer(told.text):
        token = told.token_at(match.start(), match.end())
        if not _concerns(told, token, path) or _is_plain_verb(match.group(), token):
            continue
        own = has_speaker and match.group().lower() in _OWN_DOUBT
        found.append(
            Hedge(
                text=match.group(),
                start=match.start(),
                end=match.end(),
                by="claimant" if own else "publisher",
                field=_field(told, token),
            )
        )
    return tuple(found)


def about(told: Told, cue: Cue | None) -> tuple[About, ...]:
    """Return what the stance covers: the weapon where debris is matched to it, else the strike.

    And its cause where the words name one: "a direct hit", "debris of an interceptor".
    """
    verbs = {told.doc[t.token].lemma_.lower() for t in told.triggers}
    content = [told.doc[i] for i in cue.content] if cue is not None else []
    matched = any(
        x.lemma_.lower() in _IDENTIFYING for head in content for x in (head, *head.children)
    )
    if verbs & _IDENTIFYING or matched:
        return ("weapon",)
    if cue is not None and cue.refuses and all(t.kind == "use" for t in told.triggers):
        return ("weapon",)
    return ("occurrence", "cause") if any(causes(told)) else ("occurrence",)


def lacks_data(told: Told) -> bool:
    """Return whether the speaker says to have no data on the strike."""
    return any(told.holds(match.start(), match.end()) for match in _NO_DATA.finditer(told.text))


def _is_plain_verb(text: str, token: "Token") -> bool:
    """Return whether "reported", "suspected" is a verb here and not an adjective of doubt."""
    one_word = " " not in text and "\n" not in text
    return one_word and token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}


def _concerns(told: Told, token: "Token", path: tuple[Cue, ...]) -> bool:
    """Return whether the hedge stands in the words, or on the verb that tells them."""
    if token.i in told.tokens:
        return True
    verbs = {cue.token for cue in path[:1]}
    return token.i in verbs or token.head.i in verbs


def _field(told: Told, token: "Token") -> str:
    head = token.head
    kinds = {t.token: t.kind for t in told.triggers}
    if head.i in kinds:
        kind = kinds[head.i]
        return {"use": "weapon", "intercept": "intercepted"}.get(kind, "occurrence")
    if head.i in told.weapon_tokens:
        return "weapon"
    return "occurrence"
