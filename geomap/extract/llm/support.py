"""A claim in the model's words to statements: what stands in the text, read by our grammars.

The model says where to look and what the words are; the value is read from the words themselves.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from geomap.extract.english import lexicon, names
from geomap.extract.english.sentences import Sentence, worth_parsing
from geomap.extract.llm.answer import ClaimInWords
from geomap.extract.llm.values import Reading
from geomap.extract.llm.words import find
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Span

MOST_SENTENCES = 3
LONGEST_QUOTE = 600
_LEAST_QUOTE = 12
_MOST_SPEAKERS, _LONGEST_NAME = 4, 120
_PRONOUNS = frozenset("he she it they we i him her them this that who which".split())
_ACCORDING_TO = re.compile(r"\b(?:according to|citing|per)\b[^.;]{0,60}$", re.IGNORECASE)
# The speaker of a headline: behind a dash at its end, or before a colon at its start.
_DASH_BEFORE = re.compile(r"(?:\s[-–—]|:)\s+(?:the\s+)?$", re.IGNORECASE)
_COLON_AFTER = re.compile(r"\s?:\s")
_SAYS_SO = {
    "confirmed": re.compile(
        r"\b(?:confirm|acknowledg|admit|verif|conced|recogni)\w*", re.IGNORECASE
    ),
    "denied": re.compile(
        r"\b(?:den(?:y|ie)|reject|refut|dismiss|exclud|false|not?\b|never)|n['’]t\b", re.IGNORECASE
    ),
    "not_confirmed": re.compile(
        r"\b(?:not?\b|neither|nor|declin|refus|unable|silen|without|unconfirmed|unverified)"
        r"|n['’]t\b",
        re.IGNORECASE,
    ),
}


@dataclass(slots=True)
class Ground:
    """The text that a model has read: its sentences, and what had to be dropped of its claims."""

    text: str
    sentences: Sequence[Sentence]
    published: str | None
    gazetteer: Gazetteer
    dropped: Counter[str] = field(default_factory=Counter)

    def statements(self, claim: ClaimInWords) -> tuple[Statement, ...]:
        """Return one statement for each sentence of the claim; none if it has no ground."""
        quoted = self._quoted(claim)
        if not quoted:
            return ()
        speakers = self._speakers(claim, quoted)
        if speakers is None or not self._is_told(claim, quoted, speakers):
            return ()
        readings = [
            Reading(one, gazetteer=self.gazetteer, published=self.published) for one in quoted
        ]
        found = [one.statement(claim, speakers) for one in readings]
        self._count_missing(claim, readings)
        if not any(map(_is_specific, found)):
            if speakers and claim.stance in {"denied", "not_confirmed"}:
                # "Quito did not confirm it": of the strike that the model's other claims tell of.
                return tuple(replace(one, refers=True) for one in found)
            self.dropped["claim without place, target, number, weapon or day"] += 1
            return ()
        return tuple(found)

    def _quoted(self, claim: ClaimInWords) -> list[Sentence]:
        """Return the sentences that the quotes lie in, in order."""
        found: dict[int, Sentence] = {}
        for quote in claim.quotes[: 2 * MOST_SENTENCES]:
            span = find(self.text, quote, self._start, self._end)
            if span is None or len(quote.strip()) < _LEAST_QUOTE:
                self.dropped["quote not in the text"] += 1
                continue
            for one in self.sentences:
                if one.start < span.end and span.start < one.end:
                    found[one.start] = one
        quoted = [found[start] for start in sorted(found)]
        long = sum(one.end - one.start for one in quoted) > LONGEST_QUOTE
        if len(quoted) > MOST_SENTENCES or long:
            self.dropped["claim with too long a quote"] += 1
            return []
        worth = [one for one in quoted if worth_parsing(one.text)]
        if not worth:
            self.dropped["claim without a quote that speaks of a strike"] += 1
        return quoted if worth else []

    @property
    def _start(self) -> int:
        return self.sentences[0].start if self.sentences else 0

    @property
    def _end(self) -> int:
        return self.sentences[-1].end if self.sentences else 0

    def _speakers(
        self, claim: ClaimInWords, quoted: Sequence[Sentence]
    ) -> tuple[Speaker, ...] | None:
        """Return the chain, or None if any of it is not named in the quotes or before them."""
        chain = []
        for link in claim.chain:
            if len(claim.chain) > _MOST_SPEAKERS or len(link.text) > _LONGEST_NAME:
                self.dropped["claim of too many speakers, or too long a name"] += 1
                return None
            span = self._in(quoted, link.text)
            if span is None:
                span = find(self.text, link.text, self._start, quoted[0].start, last=True)
            words = span.text.lower() if span else ""
            if span is None or words in _PRONOUNS or not names.is_name(span.text):
                self.dropped["claim of a speaker who is not named in the text"] += 1
                return None
            who = names.actor(span.text)
            verb = self._in(quoted, link.verb) if link.verb else None
            chain.append(
                Speaker(
                    name=who.name,
                    kind=who.kind,
                    country=who.country,
                    span=span,
                    verb=verb,
                    named=who.named,
                )
            )
        return tuple(chain)

    def _in(self, quoted: Sequence[Sentence], words: str) -> Span | None:
        spans = (find(self.text, words, one.start, one.end) for one in quoted)
        return next((span for span in spans if span is not None), None)

    def _is_told(
        self, claim: ClaimInWords, quoted: Sequence[Sentence], speakers: Sequence[Speaker]
    ) -> bool:
        """Return whether words stand in the quotes that tell it, and with this stance."""
        said = " ".join(one.text for one in quoted)
        if claim.stance == "alleged":
            stands = lexicon.hedge_pattern().search(said) is not None or "alleg" in said.lower()
        else:
            pattern = _SAYS_SO.get(claim.stance)
            stands = pattern is None or pattern.search(said) is not None
        if stands and _speaks(claim, quoted, speakers):
            return True
        self.dropped["claim whose stance no words tell"] += 1
        return False

    def _count_missing(self, claim: ClaimInWords, readings: Sequence[Reading]) -> None:
        """Count the values that none of the claim's sentences backs."""
        backed = set().union(*(one.backed for one in readings))
        for what, value in _values(claim):
            if (what, value) not in backed:
                self.dropped[f"{what} that its quote does not back"] += 1


def _speaks(claim: ClaimInWords, quoted: Sequence[Sentence], speakers: Sequence[Speaker]) -> bool:
    """Return whether the quotes have a word by which the origin tells it, or is silent."""
    if not speakers:  # the publisher denies nothing, but can tell that nobody verified it
        silent = claim.stance == "not_confirmed" and claim.form == "could_not_verify"
        return silent or claim.stance not in {"denied", "not_confirmed"}
    origin = speakers[-1]
    if origin.verb is not None:
        return True
    span = origin.span
    home = next((one for one in quoted if span and one.start <= span.start < one.end), None)
    if span is None or home is None:
        return False
    before, after = home.text[: span.start - home.start], home.text[span.end - home.start :]
    closes = _DASH_BEFORE.search(before) is not None and not after.strip(" .")
    opens = _COLON_AFTER.match(after) is not None and not before.strip()
    named = _ACCORDING_TO.search(before) is not None
    return closes or opens or named or claim.stance == "not_confirmed"


def _values(claim: ClaimInWords) -> Iterator[tuple[str, object]]:
    for what, words in (
        ("hedge", claim.hedges),
        ("weapon", claim.weapons),
        ("target", claim.targets),
        ("effect", claim.effects),
        ("count", claim.counts),
        ("place", claim.locations),
    ):
        yield from ((what, one) for one in words)
    for what, one in (("attacker", claim.attacker), ("date", claim.date)):
        if one is not None:
            yield what, one


def _is_specific(one: Statement) -> bool:
    named = one.places or one.targets or one.counts or one.weapons or one.dates
    return bool(named or (one.effects and one.speakers))
