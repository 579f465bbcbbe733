"""Which days of a sentence are the strike's, and which only the telling's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from geomap.extract.clock import DateMention, Day
from geomap.extract.days import span
from geomap.extract.english import attribution
from geomap.extract.english.attribution import Cue
from geomap.extract.english.dates import dates
from geomap.extract.english.phrases import SUBJECTS
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import Trigger
from geomap.model import DateBasis, DateInterval, Document

if TYPE_CHECKING:
    from spacy.tokens import Token


# What answers a strike, or brings proof of it, and is not the strike.
_RESPONSES = frozenset(
    """accuse acknowledge admit announce apologise apologize blame claim comment condemn confirm
    declare denounce deny hold issue meet mourn post present publish react release report respond
    reveal say share show summon visit vow""".split()
)
_EARLIER = re.compile(r"\b(?:previous|preceding)\b|\b(?:earlier|before)$", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"\b(?:earlier|previously|past|ago|since|last|later|recently|once|former|so far|years?|months?"
    r"|weeks?|repeatedly|regularly|often|ever|never|war|then)\b",
    re.IGNORECASE,
)
_WAR = re.compile(r"\b(?:war|conflict|fighting|hostilities|offensive|uprising)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:(?P<war>(?:war|conflict|fighting|hostilities|crisis|uprising)\b[^.;,]{0,40}?)|it)\s"
    r"(?:began|started|erupted|broke out|was (?:sparked|triggered)|were (?:sparked|triggered))\b"
    r"[^.;]{0,40}?\b(?:when|after|by)\b",
    re.IGNORECASE,
)
_TOLL_SINCE = re.compile(
    r"\b(?:toll|tally|number of (?:the )?(?:dead|deaths|killed|victims))\b[^.;,]{0,20}?\bsince\b",
    re.IGNORECASE,
)
_OFTEN = frozenset("repeatedly regularly often frequently routinely periodically".split())
_AT_ONCE = re.compile(
    r"\b(?:at (?:(?:almost|about|around|roughly|exactly) )?the same (?:time|moment|hour)"
    r"|in the (?:first|second) half of the day|(?:later|earlier) in the (?:day|night)"
    r"|simultaneously|(?:a few |some )?(?:minutes|moments) (?:later|earlier|before|after))\b",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(r"(?:earlier|previously|before that|in the past)\b,?", re.IGNORECASE)
# "In 2019 they claimed an assault on the port": another year's, whatever the telling's day.
_IN_A_YEAR = re.compile(r"[\"“]?In (?:[A-Z][a-z]{2,8} )?(?:19|20)\d\d\b")
_WHEN = re.compile(r",?\s+when\b")
_CLOCK = re.compile(
    r"\W{0,3}(?P<time>(?:[01]?\d|2[0-3])[:.]?[0-5]\d)(?:\s?(?:GMT|BST|UTC|[ap]\.?m\b\.?))?(?:\W{1,3})(?=[A-Z\"“])"
)
# So many entries that begin with the time of day make a live page.
_ENTRIES = 3
_FULL_DATE = len("2024-11-19")
_NIGHT = 2  # days of a night, or of a strike told of on the next day
# "In response to Sunday's strikes": what was done before, and by others.
_ANSWERING = re.compile(
    r"\b(?:response|retaliation|revenge|reprisal|reply|answer|retaliating) (?:to|for)\b"
)
_PAUSE = re.compile(r"[,;:.()]")
_OTHER_TIMES = frozenset({"after", "before", "since", "until", "following"})


def dates_of(
    told: Told, cues: tuple[Cue, ...], published: str | None, *, anchor: str | None = None
) -> tuple[DateInterval, ...]:
    """Return the strike's days in the speaker's words, one interval for each strike.

    `anchor` is the day of the strike that the document told of last ("two days later").

    A day that hangs on the reporting verb is the statement's: the strike was on the day before
    or on that day (basis `statement`); "said last week" is that week's. Offsets are in the
    sentence.
    """
    mentions = _named(told, published, anchor)
    acts = [m for m in mentions if _is_told(told, m) and _is_of_response(told, m)]
    own = _of_strikes(told, mentions)
    spoken = [m for m in mentions if m in acts or _is_of_telling(told, m, cues)]
    if own:
        best = min(own, key=lambda m: (m.bare, _distance(told, m), m.start))
        if best.bare and spoken:
            return (_interval(best, _night_of(best, spoken[0]), best.basis),)
        night = next((m for m in own if m.bare and m is not best), None)
        if night is not None and len(best.days) == 1 and best.days[0].earliest:
            return (_interval(best, _night_of(night, best), best.basis),)
        return tuple(_interval(best, day, best.basis) for day in best.days)
    if not spoken:
        return ()
    first = spoken[0]
    day = first.days[0]
    told_on = _day_before(day) if day.earliest == day.latest else day
    return (_interval(first, told_on, "statement"),)


def of_entry(document: Document, block: int, at: int) -> tuple[DateInterval, ...]:
    """Return the day on which a live page's entry tells: "1840 Two jets have been shot down".

    The strike was on that day or the day before (basis `statement`); `at` is the sentence's start.
    """
    published = document.published or ""
    times = [_CLOCK.match(document.text, one.start, one.end) for one in document.blocks]
    time = times[block]
    if time is None or len(published) != _FULL_DATE or sum(map(bool, times)) < _ENTRIES:
        return ()
    day = _day_before(Day(earliest=published, latest=published))
    start, end = time.span("time")
    return (
        DateInterval(
            earliest=day.earliest,
            latest=day.latest,
            text=time.group("time"),
            start=start - at,
            end=end - at,
            basis="statement",
            year_basis="document",
        ),
    )


def days_of_each(
    told: Told, published: str | None, *, anchor: str | None = None
) -> tuple[DateInterval, ...]:
    """Return the days of the sentence's several strikes in order, none where it names one day."""
    own = _of_strikes(told, _named(told, published, anchor))
    plain = [m for m in own if len(m.days) == 1 and not m.bare]
    if len(plain) < len(("one", "other")) or len(plain) < len(own):
        return ()
    return tuple(_interval(m, m.days[0], m.basis) for m in plain)


def _named(told: Told, published: str | None, anchor: str | None) -> list[DateMention]:
    """Return the days that the sentence names, but "a day after" of what is no strike."""
    found = dates(told.text, published=published, anchor=anchor)
    return [_begun(told, m) for m in found if not _is_beside_other(told, m)]


def _begun(told: Told, mention: DateMention) -> DateMention:
    """Return "since March 2, when drones struck" as the day on which they struck."""
    when = _WHEN.match(told.text, mention.end)
    if not mention.text.lower().startswith("since ") or when is None:
        return mention
    clause = told.token_at(when.end() - 1, when.end()).head
    struck = {token.i for token in clause.subtree}
    if not any(trigger.token in struck for trigger in told.triggers):
        return mention
    return replace(mention, days=tuple(replace(d, latest=d.earliest) for d in mention.days))


def _is_beside_other(told: Told, mention: DateMention) -> bool:
    if not mention.text.lower().endswith((" after", " before")):
        return False
    after = told.token_at(mention.end - 1, mention.end)
    below = {token.i for token in after.subtree if token.i > after.i}
    return not any(trigger.token in below for trigger in told.triggers)


def _of_strikes(told: Told, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Return the days in the speaker's words that are no answer's and no other event's."""
    own = [m for m in mentions if _is_told(told, m) and not _is_of_response(told, m)]
    return [m for m in own if not _is_of_another_event(told, m)]


def are_earlier(told: Told, days: Sequence[DateInterval], *, speaks: bool) -> bool:
    """Return whether the words count back from a strike told before: "two days earlier".

    "Earlier, drones hit Loja" does so in the publisher's words; in another's it dates the telling.
    """
    if not days and is_in_a_year(told.text):
        return True
    if not days and not speaks and _BEFORE_THAT.match(told.text):
        return True
    return any(_EARLIER.search(one.text or "") for one in days)


def is_in_a_year(text: str) -> bool:
    """Return whether a sentence sets out with a year of its own: "In 2019 they claimed a raid"."""
    return _IN_A_YEAR.match(text) is not None


def is_elsewhen(told: Told) -> bool:
    """Return whether the words tell of another time than the text around them."""
    return any(told.holds(m.start(), m.end()) for m in _ELSEWHEN.finditer(told.text))


def is_at_once(told: Told) -> bool:
    """Return whether the strike was in the hours of the one told before: "a jet also bombed"."""
    if any(told.holds(m.start(), m.end()) for m in _AT_ONCE.finditer(told.text)):
        return True
    acts = [told.doc[t.token] for t in told.triggers if t.kind in {"attack", "launch"}]
    return any(x.dep_ == "advmod" and x.lower_ == "also" for act in acts for x in act.children)


def is_of_whole_war(told: Told, before: str) -> bool:
    """Return whether the words tell how a war began, or what is done in it again and again.

    `before` is the text right before the sentence, which "it" can mean.
    """
    begun = _BEGAN.search(told.text)
    if begun and (begun.group("war") or _WAR.search(before)):
        return all(told.doc[t.token].idx >= begun.start() for t in told.triggers)
    acts = [told.doc[t.token] for t in told.triggers]
    return bool(acts) and all(
        {"have", "has"} & {x.lower_ for x in act.children if x.dep_ == "aux"}
        and any(x.lower_ in _OFTEN for x in act.children if x.dep_ == "advmod")
        for act in acts
    )


def is_reckoned_since(told: Told) -> bool:
    """Return whether the words give the toll of a war: "the death toll since January"."""
    return _TOLL_SINCE.search(told.text) is not None


def day_to_count_from(days: Sequence[DateInterval]) -> str | None:
    """Return the last of a strike's days, from which "two days later" counts; None of a span."""
    known = [one for one in days if one.earliest and one.latest and 0 < span(one) <= _NIGHT]
    return known[-1].latest if known else None


def _is_told(told: Told, mention: DateMention) -> bool:
    """Return whether the day is the speaker's words; of two days joined the first tells."""
    first = mention.text.partition(" and ")[0] if len(mention.days) > 1 else mention.text
    return told.holds(mention.start, mention.start + len(first))


def _night_of(night: DateMention, named: DateMention) -> Day:
    """Return the night that ends on the named day; "said on Monday … overnight" is Monday's."""
    day = named.days[0]
    if named.bare or day.earliest != day.latest:
        return day if not named.bare else night.days[0]
    return _day_before(day) if night.is_night else day


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


def _is_of_response(told: Told, mention: DateMention) -> bool:
    """Return whether the day hangs on an answer to the strike ("took responsibility on Monday")."""
    verb = _verb_above(told.token_at(mention.start, mention.end))
    struck = {trigger.token for trigger in told.triggers}
    if verb is None or verb.i in struck or not _answers(verb):
        return False
    below = {token.i for token in verb.subtree}
    acting = {t.i for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree}
    return not acting & struck and (struck <= below or not struck & below)


def _answers(verb: "Token") -> bool:
    if verb.lemma_.lower() == "take":
        return any(child.lower_ in {"responsibility", "credit"} for child in verb.children)
    return verb.lemma_.lower() in _RESPONSES


def _is_of_another_event(told: Told, mention: DateMention) -> bool:
    """Return whether the day is that of a clause beside the strike's ("after it had left")."""
    if _is_answered(told, mention):
        return True
    verb = _verb_above(told.token_at(mention.start, mention.end))
    if verb is None or not _is_beside(verb):
        return False
    below = {token.i for token in verb.subtree}
    struck = [trigger for trigger in told.triggers if trigger.token in below]
    if verb.dep_ == "relcl" and struck:
        return _tells_of_earlier(told, verb, struck)
    return not struck


def _is_answered(told: Told, mention: DateMention) -> bool:
    """Return whether the day is that of what a strike answers: "in reply to raids on Tuesday"."""
    for why in _ANSWERING.finditer(told.text, 0, mention.start):
        if _PAUSE.search(told.text, why.end(), mention.start):
            continue
        places = {t.token: told.doc[t.token].idx for t in told.triggers}
        did = any(
            at < why.start() and told.doc[i].pos_ == "VERB" and told.doc[i].lemma_ != "come"
            for i, at in places.items()
        )
        return did and any(why.end() <= at for at in places.values())
    return False


def _tells_of_earlier(told: Told, verb: "Token", struck: Sequence[Trigger]) -> bool:
    """Return whether a clause tells of a strike before: "hit a camp that was bombed in May".

    The clause on a strike is on that strike: "the raid, which killed five in May".
    """
    over = {token.i for token in verb.head.ancestors}
    struck_now = any(one.token in over and one.kind == "attack" for one in told.triggers)
    attacks = any(one.token == verb.i and one.kind == "attack" for one in struck)
    did_it = verb.head.i in told.weapon_tokens or any(
        one.token == verb.head.i for one in told.triggers
    )
    return attacks and struck_now and not did_it


def _is_beside(verb: "Token") -> bool:
    if verb.dep_ == "relcl":
        return True
    openers = {child.lower_ for child in verb.children if child.dep_ in {"mark", "prep", "advmod"}}
    if verb.dep_ == "pcomp":
        openers.add(verb.head.lower_)
    return verb.dep_ in {"advcl", "pcomp"} and bool(openers & _OTHER_TIMES)


def _verb_above(token: "Token") -> "Token | None":
    """Return the verb on which the token hangs."""
    chain = (token, *token.ancestors)
    return next((one for one in chain if one.pos_ in {"VERB", "AUX"}), None)


def _is_of_telling(told: Told, mention: DateMention, cues: tuple[Cue, ...]) -> bool:
    """Return whether the day hangs on a reporting verb that tells these words."""
    if _is_told(told, mention) and _is_of_another_event(told, mention):
        return False  # "on Loja, whose people fled in May, they said"
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
