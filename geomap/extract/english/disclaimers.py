"""What the publisher says that nobody could verify: whose claims it hedges."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.english import attribution, slots
from geomap.extract.english.scene import Scene
from geomap.extract.statement import Statement
from geomap.model import Hedge

if TYPE_CHECKING:
    from spacy.tokens import Token

_DISCLAIMED = frozenset(
    {"claim", "assertion", "report", "allegation", "statement", "information", "account"}
    | {"figure", "number", "toll"}
)
# Characters before the disclaimer in which the claims stand that it means.
_NEAR = 300


def disclaim(scene: Scene) -> None:
    """Hedge the document's statements so far where it says that it could not verify them.

    "Reuters could not verify these claims" hedges those of the speaker right before, as does "the
    claim could not be verified".
    """
    for hedge, whose, last_only in _disclaimers(scene):
        meant = _disclaimed(scene, whose, last_only=last_only)
        every = scene.state.statements
        scene.state.statements = [_hedged(one, hedge) if one in meant else one for one in every]


def disclaimed_here(scene: Scene, statements: Sequence[Statement]) -> list[Statement]:
    """Return the sentence's statements hedged: "X said …; the claim could not be verified"."""
    hedges = [hedge for hedge, _, _ in _disclaimers(scene, here=True)]
    return [_hedged(one, hedges[0]) if hedges and one.speakers else one for one in statements]


def _disclaimers(scene: Scene, *, here: bool = False) -> Iterator[tuple[Hedge, str | None, bool]]:
    """Yield each hedge on the claims told before, or `here`: whose, and whether the last's only."""
    for cue in scene.cues:
        outsider = cue.speaker is not None and _is_outsider(scene, cue)
        if not (cue.refuses and cue.act in {"verify", "confirm"}):
            continue
        if cue.speaker is not None and not outsider:
            continue
        nouns = [scene.doc[i] for i in cue.content]
        told = [noun for noun in nouns if noun.lemma_.lower() in _DISCLAIMED]
        if not told:
            continue
        first = min(cue.token, told[0].i)
        if any(x.speaker is not None and x.token < first for x in scene.cues) != here:
            continue
        whose = slots.country_of_phrase(told[0])
        pointed = any(x.lower_ in {"this", "these"} for x in told[0].children)
        last_only = (outsider or pointed or told[0].tag_ == "NN") and whose is None
        yield _disclaimer(scene, told[0], scene.doc[cue.token]), whose, last_only


def _is_outsider(scene: Scene, cue: attribution.Cue) -> bool:
    """Return whether who cannot verify is a teller of others' claims, and no side of the war."""
    kind = scene.voices[cue.speaker].kind if cue.speaker is not None else None
    return kind in {"media", "ngo", "international_body"}


def _disclaimer(scene: Scene, noun: "Token", verb: "Token") -> Hedge:
    first, last = sorted((noun, verb), key=lambda token: token.i)
    span = scene.span(first.idx, last.idx + len(last.text))
    return Hedge(text=span.text, start=span.start, end=span.end, by="publisher", field="occurrence")


def _disclaimed(scene: Scene, whose: str | None, *, last_only: bool) -> list[Statement]:
    """Return the statements of others that are meant: one state's, the last speaker's, or all.

    Who declines to comment claims nothing that could be verified.
    """
    said = [one for one in scene.state.statements if one.speakers and one.form is None]
    if last_only:
        near = [one for one in said if scene.sentence.start - one.quote.end <= _NEAR]
        return [one for one in said if near and one.origin.name == near[-1].origin.name]
    return [one for one in said if whose is None or one.origin.country == whose]


def _hedged(statement: Statement, hedge: Hedge) -> Statement:
    if statement.stance not in {"claimed", "confirmed"}:
        return statement
    return replace(statement, stance="alleged", hedges=(*statement.hedges, hedge))
