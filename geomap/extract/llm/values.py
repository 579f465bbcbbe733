"""The values that a sentence backs, read from the model's words by geomap's own grammars."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.extract.english import lexicon, names
from geomap.extract.english.agents import group_of
from geomap.extract.english.bodies import country_in
from geomap.extract.english.dates import dates
from geomap.extract.english.measures import is_earlier_total, measures
from geomap.extract.english.numbers import quantities, vague
from geomap.extract.english.relations import related
from geomap.extract.english.sentences import Sentence
from geomap.extract.llm.answer import ClaimInWords, CountInWords, LocationInWords
from geomap.extract.llm.words import find
from geomap.extract.statement import Placed, Speaker, Statement
from geomap.gazetteer import Gazetteer, Mention
from geomap.model import (
    Bound,
    Count,
    DateInterval,
    Effect,
    Hedge,
    Location,
    SecondPlace,
    Span,
    Target,
    Weapon,
)

# What the sentence must speak of for a number to be one of these.
_OF = {
    "killed": r"kill|dead|death|die|fatal|lives|toll|perish|slain|victim|casualt",
    "injured": r"injur|wound|hurt|hospital|maim|casualt",
    "missing": r"missing|unaccounted|rubble|trapped",
    "intercepted": r"intercept|shot|shoot|down|destroy|repel|neutrali|suppress|thwart|jam",
    "launched": r"launch|fire|firing|us(?:e|ed|ing)\b|attack|str[iu]|lob|unleash|sent|drop",
    "hit": r"hit|str[iu]|reach|land|slam|impact|got through",
    "damaged": r"damag",
    "lost": r"lost|radar|disappear|location",
    "crashed": r"crash|fell|fall",
    "strikes": r"strike|attack|raid|sorti|salvo|wave|explosion|blast",
}
_NOBODY = re.compile(
    r"\b(?:no|without(?: any)?|zero)\s+(?:\w+\s+){0,2}?"
    r"(?:casualties|victims|injuries|injured|deaths|fatalities|dead|wounded|one)\b"
    r"|\bnobody\b",
    re.IGNORECASE,
)


_LONGEST_NAME = 120


class Reading:
    """The values that one sentence of a claim backs; offsets in the document."""

    def __init__(self, sentence: Sentence, *, gazetteer: Gazetteer, published: str | None) -> None:
        self._sentence = sentence
        self._published = published
        self._mentions = gazetteer.mentions(sentence.text)
        self.backed: set[tuple[str, object]] = set()

    def statement(self, claim: ClaimInWords, speakers: tuple[Speaker, ...]) -> Statement:
        """Return the sentence as a statement; `backed` then holds what it gave ground to."""
        one = self._sentence
        return Statement(
            quote=Span(start=one.start, end=one.end, text=one.text),
            speakers=speakers,
            stance=claim.stance,
            form=claim.form if claim.stance == "not_confirmed" else None,
            hedges=tuple(self._hedges(claim.hedges)),
            weapons=tuple(self._weapons(claim.weapons)),
            targets=tuple(self._targets(claim.targets)),
            effects=tuple(self._effects(claim.effects)),
            dates=self._dates(claim.date, speakers),
            counts=self._counts(claim.counts),
            places=tuple(self._places(claim.locations, speakers)),
            attacker=self._attacker(claim.attacker),
            is_title=one.kind == "title",
        )

    def _find(self, words: str) -> tuple[int, int] | None:
        """Return where words stand in the sentence, as offsets in it."""
        text = self._sentence.text
        span = find(text, words, 0, len(text))
        return (span.start, span.end) if span else None

    def _span(self, start: int, end: int) -> Span:
        at = self._sentence.start
        return Span(start=at + start, end=at + end, text=self._sentence.text[start:end])

    def _matches(self, words: str, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Yield what the pattern finds in the sentence where the words stand."""
        at = self._find(words)
        for match in pattern.finditer(self._sentence.text) if at else ():
            if at and match.start() < at[1] and at[0] < match.end():
                yield self._span(match.start(), match.end())

    def _hedges(self, given: Sequence[str]) -> Iterator[Hedge]:
        for words in given:
            for span in self._matches(words, lexicon.hedge_pattern()):
                self.backed.add(("hedge", words))
                yield Hedge(
                    text=span.text,
                    start=span.start,
                    end=span.end,
                    by="publisher",
                    field="occurrence",
                )

    def _weapons(self, given: Sequence[str]) -> Iterator[Weapon]:
        for words in given:
            for span in self._matches(words, lexicon.weapon_pattern()):
                row = lexicon.weapon_of(span.text)
                if row is not None:
                    self.backed.add(("weapon", words))
                    yield Weapon(
                        name=row.name,
                        weapon_class=row.weapon_class,
                        supplier=row.supplier,
                        text=span.text,
                        start=span.start,
                        end=span.end,
                    )

    def _targets(self, given: Sequence[str]) -> Iterator[Target]:
        for words in given:
            if (found := self._kind(words, "targets")) is not None:
                kind, span = found
                self.backed.add(("target", words))
                yield Target(kind=kind, text=span.text, start=span.start, end=span.end)

    def _effects(self, given: Sequence[str]) -> Iterator[Effect]:
        for words in given:
            if (found := self._kind(words, "effects")) is not None:
                kind, span = found
                self.backed.add(("effect", words))
                yield Effect(kind=kind, text=span.text, start=span.start, end=span.end)

    def _kind(self, words: str, name: str) -> tuple[str, Span] | None:
        """Return the kind of the list that has the longest match in the words."""
        found = [
            (kind, span)
            for kind, pattern in lexicon.kinds(name)
            for span in self._matches(words, pattern)
        ]
        return max(found, key=lambda one: one[1].end - one[1].start, default=None)

    def _dates(self, words: str | None, speakers: Sequence[Speaker]) -> tuple[DateInterval, ...]:
        at = self._find(words) if words else None
        if at is None:
            return ()
        read = dates(self._sentence.text, published=self._published)
        found = [one for one in read if one.start < at[1] and at[0] < one.end]
        verbs = {one.verb.end - self._sentence.start for one in speakers if one.verb}
        if len(found) != 1 or any(0 <= found[0].start - verb <= 1 for verb in verbs):
            return ()  # "said on Monday" is the day of the telling
        self.backed.add(("date", words))
        one = found[0]
        span = self._span(one.start, one.end)
        stated = one.year_basis
        return tuple(
            DateInterval(
                earliest=day.earliest,
                latest=day.latest,
                text=span.text,
                start=span.start,
                end=span.end,
                part_of_day=one.part_of_day,
                basis=one.basis,
                year_basis="stated" if stated == "stated" else "document" if stated else None,
                apportioned=False if len(one.days) > 1 else None,
            )
            for day in one.days
        )

    def _counts(self, given: Sequence[CountInWords]) -> dict[str, Count]:
        found: dict[str, Count] = {}
        taken: set[tuple[int | None, str]] = set()
        for one in given:
            count = self._count(one)
            if count is None or one.quantity in found:
                continue
            if (count.start, count.bound) in taken and count.bound != "none_reported":
                continue  # one number does not count two things
            taken.add((count.start, count.bound))
            found[one.quantity] = count
            self.backed.add(("count", one))
        return found

    def _count(self, given: CountInWords) -> Count | None:
        at, text = self._find(given.text), self._sentence.text
        if at is None or not re.search(rf"\b(?:{_OF[given.quantity]})", text, re.IGNORECASE):
            return None
        for match in _NOBODY.finditer(text) if given.quantity in {"killed", "injured"} else ():
            if match.start() < at[1] and at[0] < match.end():
                span = self._span(match.start(), match.end())
                return _count(0, 0, "none_reported", span)
        read = [
            one
            for one in (*quantities(text), *vague(text))
            if at[0] <= one.number_start < at[1] and not measures(text, one)
        ]
        if len(read) != 1 or is_earlier_total(text, read[0]):
            return None
        one = read[0]
        return _count(one.low, one.high, one.bound, self._span(one.start, one.end))

    def _places(
        self, given: Sequence[LocationInWords], speakers: Sequence[Speaker]
    ) -> Iterator[Placed]:
        seats = [one.span for one in speakers if one.span]
        for one in given:
            at = self._find(one.text)
            mention = next(
                (m for m in self._mentions if at and m.start < at[1] and at[0] < m.end), None
            )
            if mention is None:
                continue
            span = self._span(mention.start, mention.end)
            if any(seat.start <= span.start < seat.end for seat in seats):
                continue
            self.backed.add(("place", one))
            yield Placed(location=self._location(one, mention, span), mention=self._moved(mention))

    def _location(self, given: LocationInWords, mention: Mention, span: Span) -> Location:
        how = related(self._sentence.text, mention, self._mentions)
        if how is not None and how.kind == "toward":
            how = None
        other = how.other if how else None
        second = self._span(other.start, other.end) if other else None
        return Location(
            text=span.text,
            start=span.start,
            end=span.end,
            role=given.role,
            relation=how.words if how else None,
            other=SecondPlace(text=second.text, start=second.start, end=second.end)
            if second
            else None,
        )

    def _moved(self, mention: Mention) -> Mention:
        at = self._sentence.start
        return replace(mention, start=mention.start + at, end=mention.end + at)

    def _attacker(self, words: str | None) -> str | None:
        at = self._find(words) if words else None
        if at is None or at[1] - at[0] > _LONGEST_NAME:
            return None
        said = self._sentence.text[at[0] : at[1]]
        who = names.actor(said)
        group = who.kind == "armed_group" and who.named
        side = group_of(who.name, said) if group else who.country or country_in(said)
        if side is not None:
            self.backed.add(("attacker", words))
        return side


def _count(low: int | None, high: int | None, bound: Bound, span: Span) -> Count:
    return Count(low=low, high=high, bound=bound, text=span.text, start=span.start, end=span.end)
