"""Which days of a sentence are the strike's, and which only the telling's."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from geomap.extract.clock import DateMention, Day
from geomap.extract.slavic.cues import Cue, path
from geomap.extract.slavic.days import days
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Sentence
from geomap.model import DateInterval

if TYPE_CHECKING:
    from geomap.extract.slavic.reader import Scene


def dates(scene: "Scene", steps: tuple[Cue, ...], told: Told) -> tuple[DateInterval, ...]:
    """Return the strike's days in the words told; the telling's day where none is there."""
    sentence = scene.sentence
    found = days(
        sentence.text,
        scene.state.document.published,
        scene.state.language.calendar,
        anchor=scene.state.last_day,
    )
    own, spoken = [], []
    for one in found:
        at = sentence.index_at(sentence.start + one.start)
        if at is None:
            continue
        if told.holds(at):
            own.append(one)
        elif any(at in cue.own or path(at, scene.cues) == () for cue in steps):
            spoken.append(one)
    if own:
        best = min(own, key=lambda one: (one.bare, _distance(told, sentence, one)))
        return tuple(_interval(sentence, best, day) for day in best.days)
    if spoken and not spoken[0].bare:
        day = spoken[0].days[0]
        return (_interval(sentence, spoken[0], _day_before(day), statement=True),)
    return ()


def _distance(told: Told, sentence: Sentence, one: DateMention) -> int:
    at = sentence.index_at(sentence.start + one.start) or 0
    return min((abs(trigger.at - at) for trigger in told.triggers), default=at)


def _interval(
    sentence: Sentence, mention: DateMention, day: Day, *, statement: bool = False
) -> DateInterval:
    return DateInterval(
        earliest=day.earliest,
        latest=day.latest,
        part_of_day=mention.part_of_day,
        basis="statement" if statement else mention.basis,
        year_basis=mention.year_basis,  # type: ignore[arg-type]  # the calendar's words
        text=mention.text,
        start=sentence.start + mention.start,
        end=sentence.start + mention.end,
    )


def _day_before(day: Day) -> Day:
    """Return the interval from the day before to the day of a statement."""
    if not day.earliest or day.earliest != day.latest or day.earliest.startswith("--"):
        return day
    first = date.fromisoformat(day.earliest) - timedelta(days=1)
    return Day(earliest=first.isoformat(), latest=day.latest)
