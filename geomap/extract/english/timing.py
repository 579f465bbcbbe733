"""Which days of a sentence are the strike's, and which only the telling's."""

from typing import TYPE_CHECKING, Literal

from geomap.extract.english import attribution
from geomap.extract.english.attribution import Cue
from geomap.extract.english.clock import DateMention, Day
from geomap.extract.english.dates import dates
from geomap.extract.english.told import Told
from geomap.model import DateBasis, DateInterval

if TYPE_CHECKING:
    from spacy.tokens import Token


def dates_of(told: Told, cues: tuple[Cue, ...], published: str | None) -> tuple[DateInterval, ...]:
    """Return the strike's days in the speaker's words, one interval for each strike.

    A day that hangs on the reporting verb is the statement's: the strike was on the day before
    or on that day (basis `statement`). Offsets are in the sentence.
    """
    mentions = dates(told.doc.text, published=published)
    own = [m for m in mentions if told.holds(m.start, m.end)]
    if own:
        best = min(own, key=lambda m: (_distance(told, m), m.start))
        return tuple(_interval(best, day, best.basis) for day in best.days)
    spoken = [m for m in mentions if _is_of_telling(told, m, cues)]
    if not spoken:
        return ()
    first = spoken[0]
    return (_interval(first, _day_before(first.days[0]), "statement"),)


def _interval(mention: DateMention, day: Day, basis: DateBasis) -> DateInterval:
    return DateInterval(
        earliest=day.earliest,
        latest=day.latest,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        part_of_day=mention.part_of_day,
        basis=basis,
        year_basis=_year_basis(mention.year_basis),
        apportioned=False if len(mention.days) > 1 else None,
    )


def _year_basis(text: str | None) -> Literal["stated", "document"] | None:
    return "stated" if text == "stated" else "document" if text == "document" else None


def _distance(told: Told, mention: DateMention) -> int:
    """Return how many edges lie between the day and the nearest word of the strike."""
    head = told.token_at(mention.start, mention.end)
    above = {token.i: n for n, token in enumerate([head, *head.ancestors])}
    best = len(told.doc)
    for trigger in told.triggers:
        word = told.doc[trigger.token]
        for n, token in enumerate([word, *word.ancestors]):
            if token.i in above:
                best = min(best, n + above[token.i])
                break
    return best


def _is_of_telling(told: Told, mention: DateMention, cues: tuple[Cue, ...]) -> bool:
    """Return whether the day hangs on a reporting verb that tells these words."""
    head = told.token_at(mention.start, mention.end)
    tellers = {
        cue.token
        for trigger in told.triggers
        for cue in attribution.path(told.doc[trigger.token], cues)[0]
    }
    node: Token = head
    while node.head != node:
        if node.i in tellers:
            return True
        node = node.head
    return node.i in tellers


def _day_before(day: Day) -> Day:
    from datetime import date, timedelta

    if day.earliest is None:
        return day
    if day.earliest.startswith("--"):
        known = date(2024, int(day.earliest[2:4]), int(day.earliest[5:7])) - timedelta(days=1)
        return Day(earliest=f"--{known:%m-%d}", latest=day.latest)
    before = date.fromisoformat(day.earliest) - timedelta(days=1)
    return Day(earliest=before.isoformat(), latest=day.latest)
