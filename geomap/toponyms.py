"""Every place mention of a document, resolved: a general offline geoparser."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geomap.gazetteer import Context, Gazetteer, Mention, Resolution
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.demonyms import demonym
from geomap.gazetteer.jointly import Asked, Scene
from geomap.gazetteer.listed import area_beside
from geomap.gazetteer.page import word_key
from geomap.gazetteer.publisher import written_from
from geomap.model import Document, Place

Sense = Literal["place", "demonym", "speaker_seat"]

# "Moscow said", "talks with Kyiv": a capital that stands for its government.
_SPEAKS = re.compile(
    r"(?:['\u2019]s?)?,?\s(?:said|says|told|warned|warns|denied|denies|claimed|claims|accused|accuses"
    r"|vowed|insisted|insists|rejected|rejects|urged|urges|condemned|announced|announces|responded"
    r"|confirmed|believes|wants|argues|demanded|refused|refuses|maintains|agreed|has\s(?:denied"
    r"|accused|said|rejected|warned|vowed|condemned|repeatedly))\b"
)
_TOWARDS = re.compile(
    r"\b(?:between|with|from|by|told|warned|urged|accused|blamed|against)\s$", re.IGNORECASE
)
_AND_CAPITAL = re.compile(r"\s(?:and|or)\s(?=[A-Z])|-[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place mention of a text, resolved; `place` is null where nothing decides.

    `sense` says whether the words name the place itself, its people ("Israeli"), or a government
    by its seat ("Moscow said").
    """

    id: str
    start: int
    end: int
    text: str
    sense: Sense = "place"
    place: Place | None
    probability: float | None
    why: str


def toponyms(
    document: Document, gazetteer: Gazetteer, *, demonyms: bool = False
) -> tuple[Toponym, ...]:
    """Return every place mention of the document, in order, each with the place it means.

    All are settled together: one sense for one name in one document, what is said once
    ("Karachev, Bryansk Oblast") holds for the whole of it, and each makes its neighbours likelier.
    With `demonyms` words for a place's people and things count too.
    """
    text = document.text
    mentions = gazetteer.toponyms(text, demonyms=demonyms)
    asked = asked_of(text, mentions)
    known = written_from(document.publisher, document.url)
    scene = Scene(
        [(one, mention.entries) for one, mention in zip(asked, mentions, strict=True)],
        known=known,
        unions=gazetteer.unions,
    )
    answers: dict[object, Resolution] = {}
    out = []
    for one, mention in zip(asked, mentions, strict=True):
        if one.identity not in answers:
            context = Context(within=one.within, level=one.level, evidence=scene.evidence(one.name))
            answers[one.identity] = gazetteer.choose_among(
                one.name, mention.entries, context=context
            )
        answer = answers[one.identity]
        out.append(
            Toponym(
                id=document.id,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                sense=_sense(text, mention),
                place=answer.place,
                probability=answer.probability,
                why=answer.why,
            )
        )
    return tuple(out)


def asked_of(text: str, mentions: Sequence[Mention]) -> list[Asked]:
    """Return the names with the area that stands beside them, there or elsewhere in the text."""
    within = [area_beside(text, mentions, at) for at in range(len(mentions))]
    said = {
        word_key(one.name): area
        for one, area in reversed(list(zip(mentions, within, strict=True)))
        if area is not None
    }
    return [
        Asked(
            one.name,
            one.level_hint,
            area or (said.get(word_key(one.name)) if one.level_hint is None else None),
        )
        for one, area in zip(mentions, within, strict=True)
    ]


def _sense(text: str, mention: Mention) -> Sense:
    """Return whether a mention is a place, a people, or a seat that speaks."""
    known = country_word(mention.text)
    if mention.name != mention.text and demonym(mention.text) is not None:
        return "demonym"
    if known is None or known.kind != "capital":
        return "place"
    if _SPEAKS.match(text, mention.end):
        return "speaker_seat"
    before = text[max(0, mention.start - 12) : mention.start]
    pair = _AND_CAPITAL.match(text, mention.end)
    return "speaker_seat" if pair and _TOWARDS.search(before) else "place"
