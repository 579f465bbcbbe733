"""Quotations over several sentences: who speaks in the sentences that name nobody."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.english.scene import Scene
from geomap.extract.english.stances import speakers
from geomap.extract.statement import Speaker, Statement
from geomap.model import Span

if TYPE_CHECKING:
    from geomap.extract.english.attribution import Cue

_OPENING = "“«„"
_CLOSING = "”»"
# Characters of the rest of a sentence after its quotation.
_SAID_BY = 240
# "…," said Ana Paz, a nurse. — right before the next quotation, parsed or not.
_VERB = r"(?:said|says|told|added|recalled|explained|wrote)"
_REST = r"[^.“”\"\n]{0,120}"
_SAID = re.compile(
    rf"[”»\"]\s+(?:{_VERB}\s+(?P<after>[^,.“”\"\n]{{2,80}})(?:,{_REST})?"
    rf"|(?P<before>[^,.“”\"\n]{{2,80}}?)(?:,{_REST},)?\s+{_VERB}\b{_REST})\.\s+$"
)
_TELLING = frozenset({"say", "tell", "post", "confirm", "allege"})


def opened_before(scene: Scene) -> int | None:
    """Return where in the document the quotation began that the sentence goes on with."""
    document = scene.state.document
    start = document.blocks[scene.sentence.block].start
    lead = document.text[start : scene.sentence.start]
    opening = max(lead.rfind(mark) for mark in _OPENING)
    closing = max(lead.rfind(mark) for mark in _CLOSING)
    if opening > closing:
        return start + opening
    return start + lead.rfind('"') if lead.count('"') % 2 else None


def speaker_of_quote(scene: Scene) -> tuple[Speaker, ...]:
    """Return the chain of the sentence in which the open quotation began, or nothing."""
    opening = opened_before(scene)
    if opening is None:
        return _named_between(scene)
    began = [x for x in scene.state.statements if x.quote.start <= opening < x.quote.end]
    return began[-1].speakers if began else ()


def _named_between(scene: Scene) -> tuple[Speaker, ...]:
    """Return who was named after a quotation that this one goes on with: "A," said X. "B."."""
    document, start = scene.state.document, scene.sentence.start
    if scene.sentence.text[0] not in _OPENING + '"':
        return ()
    block = document.blocks[scene.sentence.block].start
    at = max(block, start - _SAID_BY)
    found = _SAID.search(document.text[at:start])
    if found is None:
        return ()
    who = "after" if found["after"] else "before"
    name = Span(start=at + found.start(who), end=at + found.end(who), text=found[who])
    heard = scene.state.memory.speaker(name)
    one, span = heard.actor, heard.span
    return (Speaker(name=one.name, kind=one.kind, country=one.country, span=span, named=one.named),)


def give_speaker_back(scene: Scene) -> None:
    """Give the sentences of a quotation that ends here the speaker who is named after it."""
    opening = opened_before(scene)
    closing = [scene.sentence.text.find(mark) for mark in (*_CLOSING, '"')]
    ends = [at for at in closing if at >= 0]
    if opening is None or not ends:
        return
    cue = next((x for x in scene.cues if _names_speaker(scene, x, min(ends))), None)
    if cue is None:
        return
    chain = speakers(scene, (cue,))
    state = scene.state
    state.statements = [_said(one, chain, opening, scene) for one in state.statements]


def _names_speaker(scene: Scene, cue: "Cue", end: int) -> bool:
    after = scene.doc[cue.token].idx > end
    return after and cue.speaker is not None and cue.act in _TELLING


def _said(one: Statement, chain: tuple[Speaker, ...], opening: int, scene: Scene) -> Statement:
    """Return the statement as the quoted speaker's, if it stands inside the quotation."""
    inside = opening <= one.quote.start <= scene.sentence.start
    elsewhere = all(x.span is None or x.span.end <= opening for x in one.speakers)
    return replace(one, speakers=chain) if inside and elsewhere else one
