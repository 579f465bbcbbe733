"""Which days of a sentence are the strike's, and which only the telling's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geomap.extract.clock import DateMention, Day, day_of
from geomap.extract.days import span
from geomap.extract.slavic.cues import Cue, path
from geomap.extract.slavic.days import clocks, days, spans
from geomap.extract.slavic.scene import Heading, Scene
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Sentence
from geomap.model import DateInterval, PartOfDay

_FULL = len("2024-11-19")
# Days of a night, or of a strike told of on the next day; more days are a campaign's.
NIGHT, _WIDE = 2, 10
# Words of a line that heads others, and paragraphs under it that it can date.
_HEADING, _BLOCKS = 9, 8
# Words from "об этом сообщил" to the day on which it was said; from the speaker to it.
_REACH, _BESIDE = 3, 2
# How verbs of what was done end in both languages, reflexive or not, and "-но", "-то" forms.
_PAST = tuple("л ла ло ли лся лась лось лись лися в вся ся сь но то".split())
_PAUSES = frozenset({",", ";", ":", "\u2014", "\u2013", "(", ")"})
_STRIKES = frozenset({"attack", "launch", "intercept", "repelled", "hit", "lost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A day that a sentence names; `at` is its first word."""

    at: int
    mention: DateMention


def dates(scene: Scene, steps: tuple[Cue, ...], told: Told) -> tuple[DateInterval, ...]:
    """Return the strike's days in the words told; the telling's day where none is there.

    A day beside the verb of saying is the statement's: the strike was on the day before or on
    that day (basis `statement`); "said last week" is that week's.
    """
    named = days_named(scene)
    saying = [one for one in named if _is_of_saying(scene, one)]
    set_off = [one for one in named if _is_set_off(scene, steps, told, one)]
    held = [one for one in named if told.holds(one.at) and one not in saying]
    held = [one for one in held if not (one.mention.bare and _is_of_aftermath(scene, told))]
    own = [*(one for one in held if not is_of_another_event(told, one)), *set_off]
    spoken = [
        one.mention
        for one in named
        if one not in set_off
        and (one in saying if told.holds(one.at) else _is_of_telling(scene, steps, one))
    ]
    dated = [one for one in spoken if not one.bare]
    if own:
        best = min(own, key=lambda one: (one.mention.bare, _distance(told, one.at)))
        best = next((one for one in own if _is_night_around(one.mention, best.mention)), best)
        return _of_strike(scene, told, best.mention, own, dated)
    if not dated:
        return _of_heading(scene, told)
    day = dated[0].days[0]
    day = _day_before(day) if day.earliest == day.latest else day
    return (interval(scene.sentence, dated[0], day, statement=True),)


def note_heading(scene: Scene, *, has_claims: bool) -> None:
    """Keep the day that a line names for the lines under it, until another day is named."""
    state = scene.state
    named = [one for one in days_named(scene) if not one.mention.bare]
    if not named:
        return
    state.heading = None
    mention = named[0].mention
    if has_claims or len(named) > 1 or len(mention.days) > 1 or not _is_heading(scene.sentence):
        return
    day = interval(scene.sentence, mention, mention.days[0])
    if 0 < span(day) <= NIGHT:
        state.heading = Heading(block=scene.sentence.block, day=day)


def _is_heading(sentence: Sentence) -> bool:
    if sentence.words[-1].text == ":":
        return True
    tells = any(word.finite and word.key.endswith(_PAST) for word in sentence.words)
    return len(sentence.words) <= _HEADING and not tells


def _of_heading(scene: Scene, told: Told) -> tuple[DateInterval, ...]:
    """Return the day of the heading not far above, but for words of another time."""
    one = scene.state.heading
    if one is None or scene.sentence.block - one.block > _BLOCKS:
        return ()
    if any(True for _ in told.terms("earlier", "elsewhen")):
        return ()
    return (one.day,)


def date_told(scene: Scene, cue: Cue) -> None:
    """Give the words before "Об этом 9 октября сообщил губернатор" the day of the telling."""
    spoken = [one.mention for one in days_named(scene) if one.at in cue.own or _is_beside(one, cue)]
    if not spoken or spoken[0].bare or len(spoken[0].days) > 1:
        return
    told_on = (interval(scene.sentence, spoken[0], _day_before(spoken[0].days[0]), statement=True),)
    said = scene.sentence.span(cue.at, cue.at)
    for at, one in enumerate(scene.state.statements):
        if not one.dates and any(speaker.verb == said for speaker in one.speakers):
            scene.state.statements[at] = replace(one, dates=told_on)


def _is_beside(one: Named, cue: Cue) -> bool:
    """Return whether a day stands between the words of a verb of saying: "Об этом … сообщил"."""
    return min(cue.own) - _REACH <= one.at <= max(cue.own) + _REACH


def of_responsibility(scene: Scene, at: int) -> tuple[DateInterval, ...]:
    """Return the day of a strike that somebody takes on, named after the words at an index.

    A day before them is that of the taking: "5 мая взяли на себя ответственность за удар".
    """
    named = [one for one in days_named(scene) if not one.mention.bare]
    after = [one.mention for one in named if one.at > at]
    if after:
        return tuple(interval(scene.sentence, after[0], day) for day in after[0].days)
    if not named:
        return ()
    day = _day_before(named[0].mention.days[0])
    return (interval(scene.sentence, named[0].mention, day, statement=True),)


def words(scene: Scene) -> frozenset[int]:
    """Return the words that name days, in which no place stands: "Того ж дня", "9 мая"."""
    sentence, state = scene.sentence, scene.state
    named = spans(
        sentence.text,
        state.document.published,
        state.language.calendar,
        anchor=state.last_day,
    )
    return frozenset(
        word.at
        for word in sentence.words
        if any(low <= word.start - sentence.start < high for low, high in named)
    )


def day_to_count_from(found: Sequence[DateInterval]) -> str | None:
    """Return the last of a strike's days, from which "днем позже" counts, or the two of its night.

    ISO 8601, the days of a night with a slash between them; None for a span of more days.
    """
    known = [one for one in found if one.earliest and one.latest and 0 < span(one) <= NIGHT]
    if not known:
        return None
    last = known[-1]
    return last.latest if last.earliest == last.latest else f"{last.earliest}/{last.latest}"


def days_named(scene: Scene) -> list[Named]:
    """Return the days that the sentence names, each with its first word."""
    sentence, state = scene.sentence, scene.state
    found = days(
        sentence.text,
        state.document.published,
        state.language.calendar,
        anchor=state.last_day,
    )
    placed = ((sentence.index_at(sentence.start + one.start), one) for one in found)
    return [Named(at=at, mention=one) for at, one in placed if at is not None]


def _is_of_telling(scene: Scene, steps: tuple[Cue, ...], one: Named) -> bool:
    """Return whether a day is told by whoever tells of the telling: "заявил в среду"."""
    return any(one.at in cue.own or path(one.at, scene.cues) == () for cue in steps)


def _is_of_saying(scene: Scene, one: Named) -> bool:
    """Return whether a day stands between a verb of saying and its speaker, or ends with them."""
    if _is_as_of(scene, one):
        return True
    words = scene.sentence.words
    end = scene.sentence.index_at(scene.sentence.start + one.mention.end - 1) or one.at
    closes = end + 1 >= len(words) or words[end + 1].kind == "mark"
    for cue in scene.cues:
        if not cue.own or not cue.speakers:
            continue
        first, last = min(cue.own), max(cue.own)
        low, high = sorted((cue.at, one.at))
        pauses = any(word.kind == "mark" for word in words[low:high])
        inside = first < one.at < last
        after = closes and 0 < one.at - last <= _BESIDE and cue.at < last
        if not pauses and (inside or after):
            return True
    return False


def _is_as_of(scene: Scene, one: Named) -> bool:
    """Return whether a count or report is of that day: "по состоянию на 18:00 9 мая"."""
    before = scene.sentence.text[: one.mention.start].lower()
    words = scene.state.language.calendar
    return re.search(rf"(?<!\w)(?:{words.as_of})\s+(?:\d\d?[:.]\d\d,?\s+)?$", before) is not None


def _is_of_aftermath(scene: Scene, told: Told) -> bool:
    """Return whether words on a strike told before name only what came of it: "Утром тушили"."""
    kinds = {one.kind for one in told.triggers}
    return scene.state.last_day is not None and not kinds & {*_STRIKES, "explosion"}


def _is_set_off(scene: Scene, steps: tuple[Cue, ...], told: Told, one: Named) -> bool:
    """Return whether a verb of saying cuts a day from its strike: "Ночью, добавил мэр, сбили"."""
    if told.holds(one.at) or not steps or path(one.at, scene.cues) != ():
        return False
    words = scene.sentence.words
    end = next((at for at in range(one.at, len(words)) if words[at].text in _PAUSES), None)
    begin = next((at for at in range(one.at, -1, -1) if words[at].text in _PAUSES), -1)
    if end is None or end + 1 >= len(words) or begin >= 0:
        return False
    own = {at for cue in steps for at in cue.own}
    return not own & set(range(end)) and bool(own & {end, end + 1, end + 2})


def is_of_another_event(told: Told, one: Named) -> bool:
    """Return whether the day is that of a clause beside the strike's: "согласованный 10 мая".

    So is a whole year or month in a clause of another verb: "завод строили в 2015 году, …".
    """
    here = told.clauses.get(one.at)
    acts = [trigger for trigger in told.triggers if told.clauses.get(trigger.at) == here]
    words = [word for word in told.words if told.clauses[word.at] == here and word.kind != "mark"]
    if not words:
        return False
    elsewhere = [trigger for trigger in told.triggers if trigger not in acts]
    beside = words[0].is_a("participle") or told.sentence.is_term(words[0].at, "which")
    if beside and any(_is_noun_before(told, trigger, here) for trigger in elsewhere):
        return False  # "ударов, нанесенных 7 мая"
    if acts:
        return beside and _strikes(acts) and _strikes(elsewhere)
    wide = _is_wide(one.mention) and any(word.finite for word in words)
    return bool(elsewhere or told.harms) and (beside or wide)


def _is_noun_before(told: Told, trigger: Trigger, clause: int | None) -> bool:
    """Return whether a noun for a strike stands in the clause right before another."""
    return not trigger.is_verb and told.clauses.get(trigger.at) == (clause or 0) - 1


def _strikes(acts: Sequence[Trigger]) -> bool:
    return any(one.kind in _STRIKES for one in acts)


def _is_wide(mention: DateMention) -> bool:
    day = mention.days[0]
    if not (day.earliest and day.latest and len(day.earliest) == len(day.latest) == _FULL):
        return False
    length = date.fromisoformat(day.latest) - date.fromisoformat(day.earliest)
    return length.days > _WIDE


def _distance(told: Told, at: int) -> tuple[bool, int]:
    """Return whether no act stands in a day's clause, and how far off the next one is."""
    here = told.clauses.get(at)
    same = any(told.clauses.get(one.at) == here for one in told.triggers)
    return not same, min((abs(one.at - at) for one in told.triggers), default=at)


def _of_strike(
    scene: Scene,
    told: Told,
    best: DateMention,
    own: Sequence[Named],
    spoken: Sequence[DateMention],
) -> tuple[DateInterval, ...]:
    """Return the intervals of the day chosen; a night beside a day is the night to that day."""
    sentence = scene.sentence
    if best.bare:
        day = best.days[0]
        if spoken and spoken[0].days[0].earliest == spoken[0].days[0].latest:
            day = _day_before(spoken[0].days[0]) if _is_night(best) else spoken[0].days[0]
        return (interval(sentence, best, day),)
    bare = next((one.mention for one in own if one.mention.bare), None)
    part = best.part_of_day or (bare.part_of_day if bare else _part_by_clock(scene, told))
    best = replace(best, part_of_day=part)
    one_day = len(best.days) == 1 and best.days[0].earliest == best.days[0].latest
    if bare is not None and one_day and _is_night(bare):
        return (interval(sentence, best, _day_before(best.days[0])),)
    return tuple(interval(sentence, best, day) for day in best.days)


def _is_night_around(night: DateMention, other: DateMention) -> bool:
    """Return whether a day is one of a night's: "в ночь на 9 мая (с 19:00 8 мая)"."""
    if night.bare or other.bare or not night.is_night or not _is_night(night):
        return False
    first, day = night.days[0], other.days[0]
    return day.earliest == day.latest and day.latest in {first.earliest, first.latest}


def _is_night(mention: DateMention) -> bool:
    return mention.part_of_day == "night"


def _part_by_clock(scene: Scene, told: Told) -> PartOfDay | None:
    """Return the part of the day of the one time that the words tell: "9 октября в 03:25"."""
    sentence = scene.sentence
    found = [
        one.part_of_day
        for one in clocks(sentence.text, scene.state.language.calendar)
        if (at := sentence.index_at(sentence.start + one.start)) is not None and told.holds(at)
    ]
    return found[0] if len(set(found)) == 1 else None


def interval(
    sentence: Sentence, mention: DateMention, day: Day, *, statement: bool = False
) -> DateInterval:
    """Return the interval of a day that the sentence names, with its characters."""
    return DateInterval(
        earliest=day.earliest,
        latest=day.latest,
        part_of_day=mention.part_of_day,
        basis="statement" if statement else mention.basis,
        year_basis=mention.year_basis,  # type: ignore[arg-type]  # the calendar's words
        text=mention.text,
        start=sentence.start + mention.start,
        end=sentence.start + mention.end,
        apportioned=False if len(mention.days) > 1 else None,
    )


def _day_before(day: Day) -> Day:
    """Return the interval from the day before to the day of a statement."""
    if not day.earliest or day.earliest != day.latest:
        return day
    whole = len(day.earliest) == _FULL
    return day_of(date.fromisoformat(day.earliest) if whole else day.earliest, night=True)
