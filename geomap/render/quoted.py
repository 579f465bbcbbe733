"""A claim as the report shows it: its words, its way to us, how it stands, what only copies it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geomap.documents.publishers import is_web_address
from geomap.layers.links import link_to_words
from geomap.layers.persons import person_words
from geomap.layers.post_words import post_words
from geomap.layers.retelling import retold, retold_all, stance_word
from geomap.layers.words import (
    CONFIDENCE,
    FORMS,
    about_words,
    date_words,
    headline,
    hedge_words,
    origin_name,
    shown_day,
)
from geomap.messages import ENGLISH, Messages
from geomap.messages.vocabulary import KIND
from geomap.model import Claim, DerivedCopy, Event, Link, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One claim with its words: each quote with the link to it in its source.

    `translations` are those that the user gave of what is quoted.
    """

    id: str
    headline: str
    quotes: tuple[tuple[str, str | None], ...]
    translations: tuple[str, ...]
    language: str | None
    chain: str
    source: str
    address: str | None
    stance: str
    date: str
    hedges: tuple[str, ...]
    confidence: str
    reasons: tuple[str, ...]
    persons: tuple[str, ...]
    why_here: str | None
    copies: tuple["Copied", ...] = ()
    copies_told: str = ""

    @property
    def firmer(self) -> tuple[str, ...]:
        """Return what the copies made of the wording: told where they are still folded."""
        return tuple(dict.fromkeys(words for copy in self.copies for words in copy.changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A claim that repeats another's, and what it changed."""

    quoted: Quoted
    why: str
    changed: tuple[str, ...]


def quoted(
    claim: Claim,
    *,
    why: str | None,
    copies: tuple[Copied, ...] = (),
    messages: Messages = ENGLISH,
) -> Quoted:
    """Return a claim as the report shows it; `why` tells why it is here, where that is inferred."""
    document = claim.document
    published = document.published and shown_day(document.published, messages=messages)
    about = post_words(document, messages=messages)
    when = None if document.posted_at else published
    named = [document.title, document.publisher, when, *about]
    names = [_link_name(link, messages) for link in claim.chain]
    held = claim.confidence
    level = CONFIDENCE[held.level] if held else None
    return Quoted(
        id=claim.id,
        headline=headline(claim, messages=messages),
        quotes=tuple((q.text, link_to_words(document.url, q.text)) for q in claim.quotes),
        translations=tuple(one.translation for one in claim.translations),
        language=document.language,
        chain=" → ".join(names) if len(names) > 1 else origin_name(claim, messages=messages),
        source=", ".join(part for part in named if part) or document.path,
        address=document.url if document.url and is_web_address(document.url) else None,
        stance=stance(claim, messages=messages),
        date=date_words(claim.date, messages=messages),
        hedges=tuple(hedge_words(hedge, messages=messages) for hedge in claim.hedges),
        confidence=messages.text(level) if level else messages.text("not compared"),
        reasons=retold_all(held.reasons, messages) if held else (),
        persons=tuple(person_words(claim, messages=messages)),
        why_here=why,
        copies=copies,
        copies_told=messages.count(
            "{n} copy of this, no independent origin",
            "{n} copies of this, no independent origin",
            len(copies),
        ),
    )


def with_copies(
    origin: Origin,
    claims: Mapping[str, Claim],
    event: Event,
    *,
    why: Mapping[str, str],
    messages: Messages,
) -> Iterable[Quoted]:
    """Yield the origin's claims, with what only copies them folded under the first."""
    copies = {copy.claim: copy for copy in event.derived_copies}

    def copied(copy: DerivedCopy) -> Copied:
        return Copied(
            quoted=quoted(claims[copy.claim], why=why.get(copy.claim), messages=messages),
            why=retold(copy.why, messages),
            changed=retold_all(copy.changed, messages),
        )

    for each in origin.claims:
        if each in copies and copies[each].of in claims:
            continue
        folded = tuple(
            copied(copy)
            for copy in event.derived_copies
            if copy.of == each and copy.claim in claims
        )
        yield quoted(claims[each], why=why.get(each), copies=folded, messages=messages)


def stance(claim: Claim, *, messages: Messages = ENGLISH) -> str:
    """Return the stance as one word and what it covers: "confirmed (the weapon only)"."""
    if claim.form:
        return messages.text(FORMS[claim.form])
    word, about = stance_word(claim.stance, messages), about_words(claim, messages=messages)
    if about is None:
        return word
    return messages.text("{stance} ({about} only)", stance=word, about=about)


def _link_name(link: Link, messages: Messages) -> str:
    return link.name or link.text or messages.text(link.kind.replace("_", " "), KIND)
