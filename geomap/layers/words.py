"""What a claim says, in words for a reader: the page, the report and the tables use the same."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from geomap.events.places import target_locations
from geomap.gazetteer.countries import country
from geomap.layers.inferred import marked
from geomap.layers.phrases import drawn_as
from geomap.layers.retelling import retold
from geomap.layers.typed import as_typed
from geomap.messages import ENGLISH, Messages, term
from geomap.messages.vocabulary import KIND, QUANTITY, TARGET, WEAPON
from geomap.model import (
    PLACED_BY_HAND,
    About,
    Alternative,
    Claim,
    Count,
    DateInterval,
    Event,
    Hedge,
    Location,
    Place,
    Quantity,
    Role,
    Span,
    Stance,
)
from geomap.spatial import with_words

_MOST_PLACES = 4
"""So many places of a wave stand in its title."""
STANCES: dict[Stance, str] = {
    "confirmed": term("confirmed, as the text says"),
    "claimed": term("claimed"),
    "alleged": term("alleged: the text hedges it"),
    "denied": term("denied"),
    "not_confirmed": term("not confirmed"),
}
FORMS = {
    "refused": term("refused to confirm"),
    "no_comment": term("made no comment"),
    "no_data": term("says to have no data"),
    "silence_noted": term("had not confirmed; the publisher noted the silence"),
    "could_not_verify": term("could not verify"),
}
ABOUT: dict[About, str] = {
    "occurrence": term("the strike", "what a stance covers"),
    "weapon": term("the weapon", "what a stance covers"),
    "place": term("the place", "what a stance covers"),
    "time": term("the time", "what a stance covers"),
    "attacker": term("who struck", "what a stance covers"),
    "cause": term("the cause", "what a stance covers"),
}
CONFIDENCE = {
    "corroborated": term("corroborated: independent origins of different sides agree"),
    "supported": term("supported: another independent origin agrees"),
    "single_source": term("single source"),
    "disputed": term("disputed: another origin says otherwise"),
    "denied": term("denied by another origin"),
    "not_assessable": term("cannot be assessed"),
}
LEVELS = {
    "point": term("names the site"),
    "settlement": term("names the settlement: a disc as wide as places of its size are"),
    "district": term("names only the district: the whole district is marked"),
    "region": term("names only the region: the whole region is marked"),
    "country": term("names only the country: no spot in it is meant, so it has no mark"),
    "sea": term("names only the sea: its outline and a label stand for all of it"),
}
_AT: dict[Role, str] = {
    "launch": term("launched from {place}"),
    "debris": term("debris at {place}"),
}
_DAY = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_BASES = {
    "stated": term("day as stated"),
    "weekday": term("weekday, counted back from publication"),
    "relative": term("counted back from publication"),
    "statement": term("only the day of the statement is given"),
    "context": term("from the document's other words on the strike"),
    "document": term("no day stated"),
}
_QUANTITIES = frozenset(get_args(Quantity))
_BOUNDS = {
    "exact": term("{low}", "number"),
    "about": term("about {low}", "number"),
    "at_most": term("up to {high}", "number"),
    "at_least": term("at least {low}", "number"),
    "less_than": term("fewer than {above}", "number"),
    "more_than": term("more than {below}", "number"),
    "all": term("all", "number"),
    "none_reported": term("none reported", "number"),
    "unstated": term("number not stated", "number"),
}
_RANGE = term("{low} to {high}", "number")
_SCOPES = (term("wave", "scope of a number"), term("country", "scope of a number"))
_NO_DAY = term("no day known")
_PUBLISHERS_HEDGE = term("“{words}”: the publisher's hedge on the {field}")
_SPEAKERS_HEDGE = term("“{words}”: the speaker's own hedge on the {field}")


def count_words(count: Count, *, messages: Messages = ENGLISH) -> str:
    """Return a number with its bound: "up to 12", "about 8", "none reported"."""
    pattern = _BOUNDS.get(count.bound)
    if pattern is None or (count.bound in {"about", "exact"} and count.low is None):
        return count.text or count.bound
    low, high = count.low, count.high
    if low is not None and high is not None and low != high:
        pattern = _RANGE
    above = high + 1 if high is not None else None
    below = low - 1 if low is not None else None
    words = messages.text(pattern, "number", low=low, high=high, above=above, below=below)
    scope = f" ({messages.text(count.scope, 'scope of a number')})" if count.scope else ""
    derived = f" ({messages.text('derived')})" if count.derived else ""
    return words + scope + derived


def date_words(date: DateInterval, *, messages: Messages = ENGLISH) -> str:
    """Return the days of the strike and how they are known."""
    how = messages.text(_BASES[date.basis])
    said = messages.text("“{words}”", words=date.text) if date.text else None
    collected = date.year_basis == "collection"
    year = messages.text("year taken from other documents") if collected else None
    notes = "; ".join(part for part in (said, how, year) if part)
    if date.earliest is None:
        if not (date.latest and date.basis == "document"):
            return notes
        until = shown_day(date.latest, messages=messages)
        return f"{notes} ({messages.text('not after {day}', day=until)})"
    return f"{shown_days(date.earliest, date.latest, messages=messages)} ({notes})"


def interval(earliest: str | None, latest: str | None, *, messages: Messages = ENGLISH) -> str:
    """Return days as "2024-11-18 to 2024-11-19", or the one day that they are."""
    if earliest and latest and earliest != latest:
        return messages.text("{first} to {last}", "days", first=earliest, last=latest)
    return earliest or latest or messages.text(_NO_DAY)


def shown_day(day: str | None, *, messages: Messages = ENGLISH) -> str:
    """Return a day for readers: "19 Nov 2024", "Nov 2024", "2024"; "19 Nov" without its year.

    What is no ISO day (`YYYY[-MM[-DD]]`, `--MM-DD`) is returned as it is.
    """
    found = _DAY.fullmatch(day) if day else None
    if found is None:
        return day or messages.text(_NO_DAY)
    year, month, number = found["year"], found["month"], found["day"]
    months = messages.months if number else messages.bare_months
    if month and not 1 <= int(month) <= len(months):
        return day or ""
    parts = (str(int(number)) if number else None, months[int(month) - 1] if month else None, year)
    return " ".join(part for part in parts if part) or day or ""


def shown_days(earliest: str | None, latest: str | None, *, messages: Messages = ENGLISH) -> str:
    """Return days for readers, what both ends share once: "18–19 Nov 2024"."""
    first = shown_day(earliest or latest, messages=messages)
    last = shown_day(latest or earliest, messages=messages)
    if first == last:
        return last
    one, other = first.split(" "), last.split(" ")
    shared = 0
    while shared < min(len(one), len(other)) - 1 and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    left = one[: len(one) - shared]
    # Only bare numbers of days stand close: "18–19 Nov", but "30 Nov – 2 Dec".
    dash = "–" if len(left) == 1 and left[0].isdigit() and shared else " – "
    return f"{' '.join(left)}{dash}{last}"


def place_words(
    location: Location, *, drawn: Place | None = None, messages: Messages = ENGLISH
) -> str:
    """Return how precise the words on a place are, and so how it is drawn.

    `drawn` is the place that is drawn for it, where it has none of its own.
    """
    if location.place is None:
        return retold(location.why, messages) if location.why else messages.text("not known")
    shape = drawn_as(location, messages=messages)
    if shape is None:
        if drawn:
            return held_words(drawn, messages=messages)
        return level_words(location.place, messages=messages)
    phrase = with_words(location.place.name, location.relation, text=location.text)
    return messages.text(
        "the words put it “{phrase}”; drawn as {shape}", phrase=phrase, shape=shape
    )


def level_words(place: Place, *, messages: Messages = ENGLISH) -> str:
    """Return what is marked for a place, by its level or by whoever gave it."""
    if not place.id.startswith(PLACED_BY_HAND):
        return messages.text(LEVELS[place.level])
    if place.level in ("point", "settlement"):
        return messages.text("its longitude and latitude are given by hand")
    return messages.text("an area drawn by hand")


def held_words(drawn: Place, *, messages: Messages = ENGLISH) -> str:
    """Return what is marked for a place that no data hold the position of."""
    return messages.text(
        "names a place whose position is in no data that geomap has: {name} is marked",
        name=drawn.name,
    )


def bare_name(place: Place | Alternative, *, messages: Messages = ENGLISH) -> str:
    """Return the place's name; a country's in the reader's language, all others as data have it."""
    if place.country and place.level == "country":
        return messages.country(place.country, place.name)
    return place.name


def place_name(place: Place | Alternative, *, messages: Messages = ENGLISH) -> str:
    """Return the place with its country: "Bryansk Oblast, Russia"."""
    if not place.country or place.level == "country":
        return bare_name(place, messages=messages)
    known = country(place.country)
    return f"{place.name}, {messages.country(place.country, known.name)}" if known else place.name


def hedge_words(hedge: Hedge, *, messages: Messages = ENGLISH) -> str:
    """Return whose hedge it is and what it weakens."""
    if hedge.field in _QUANTITIES:
        field = messages.text("number {quantity}", quantity=messages.text(hedge.field, QUANTITY))
    else:
        field = messages.text(hedge.field, "field that a hedge weakens")
    pattern = _PUBLISHERS_HEDGE if hedge.by == "publisher" else _SPEAKERS_HEDGE
    return messages.text(pattern, words=hedge.text, field=field)


def about_words(claim: Claim, *, messages: Messages = ENGLISH) -> str | None:
    """Return what the stance covers ("the weapon"), where that is not the strike itself."""
    if "occurrence" in claim.about:
        return None
    return ", ".join(messages.text(ABOUT[part], "what a stance covers") for part in claim.about)


def stance_words(claim: Claim, *, messages: Messages = ENGLISH) -> str:
    """Return the stance and what it covers: "confirmed, as the text says (the weapon only)"."""
    if claim.form:
        return messages.text(FORMS[claim.form])
    about = about_words(claim, messages=messages)
    stance = messages.text(STANCES[claim.stance])
    if about is None:
        return stance
    return messages.text("{stance} ({about} only)", stance=stance, about=about)


def headline(claim: Claim, *, messages: Messages = ENGLISH) -> str:
    """Return the claim in one line, of what it says alone: weapon, target, places, numbers.

    What no words of its quotes say is marked "(inferred)"; where missiles came from or fell as
    debris is no place of the strike, and says so.
    """
    claim, quotes = as_typed(claim), claim.quotes
    parts = [
        marked(
            one.name or messages.text(one.weapon_class or "", WEAPON),
            one,
            quotes,
            messages=messages,
        )
        for one in claim.weapons[:2]
    ]
    parts += [
        marked(messages.text(target.kind, TARGET), target, quotes, messages=messages)
        for target in claim.targets[:2]
    ]
    places = [_place_told(location, quotes, messages) for location in claim.locations]
    where = ", ".join(dict.fromkeys(filter(None, places)))
    numbers = [_number_told(role, count, messages) for role, count in claim.counts.items()][:3]
    what = ", ".join(filter(None, [*parts, *numbers])) or messages.text("a strike")
    return f"{what} — {where}" if where else what


def _number_told(quantity: str, count: Count, messages: Messages) -> str:
    """Return a number with what it counts: "5 intercepted"."""
    role = messages.text(quantity, QUANTITY)
    if count.bound == "unstated":
        return role
    words = count_words(count, messages=messages)
    return messages.text("{count} {quantity}", count=words, quantity=role)


def _place_told(location: Location, quotes: Sequence[Span], messages: Messages) -> str:
    """Return the place's name with its relation, and its role where that is not the target."""
    place = location.place
    name = bare_name(place, messages=messages) if place else (location.text or "")
    words = with_words(name, location.relation)
    role = _AT.get(location.role)
    told = messages.text(role, place=words) if role and words else words
    return marked(told, location, quotes, messages=messages)


def origin_name(claim: Claim, *, messages: Messages = ENGLISH) -> str:
    """Return the origin's name; a publisher that nothing names is the publisher of its file."""
    if claim.claimant.name:
        return claim.claimant.name
    if claim.claimant.kind == "publisher":
        return messages.text("publisher of {file}", file=claim.document.path)
    return claim.claimant.text or messages.text(claim.claimant.kind.replace("_", " "), KIND)


def event_title(
    event: Event,
    claims: Mapping[str, Claim] = MappingProxyType({}),
    *,
    messages: Messages = ENGLISH,
) -> str:
    """Return the strike in one line: its place, or those of a wave by its `claims`, and weapons."""
    found = event.location
    if found:
        where = with_words(place_name(found.place, messages=messages), found.relation)
    else:
        several = _several_places(event, claims, messages)
        where = several or messages.text("place not stated")
    weapons = ", ".join(messages.text(one, WEAPON) for one in event.weapons)
    return f"{where}: {weapons}" if weapons else where


def _several_places(event: Event, claims: Mapping[str, Claim], messages: Messages) -> str | None:
    """Return the places of the claim that names most of them, or that they are disputed."""
    if any(relation.field == "place" for relation in event.contradictions):
        return messages.text("place disputed")
    told = [
        list({one.place.id: one.place for one in target_locations(claim) if one.place}.values())
        for each in event.claims
        if (claim := claims.get(each)) and claim.stance not in ("denied", "not_confirmed")
    ]
    places = max(told, key=len, default=[])
    shown = places[:_MOST_PLACES]
    full = [place_name(place, messages=messages) for place in shown]
    names = [bare_name(place, messages=messages) for place in shown[:-1]] + full[-1:]
    if len({place.country for place in shown}) > 1:
        names = full
    if len(places) > len(shown):
        rest = len(places) - len(shown)
        names.append(messages.count("and {n} more place", "and {n} more places", rest))
    return ", ".join(names) or None


def independence_words(event: Event, *, messages: Messages = ENGLISH) -> str:
    """Return the event's origins counted apart: "2 independent origins of 2 sides, and …"."""
    found = event.independence
    if not found.origins:
        if not found.unknown:
            return messages.text("no origin asserts it")
        return messages.count(
            "{n} origin, independence unknown",
            "{n} origins, their independence unknown",
            found.unknown,
        )
    known = messages.count("{n} independent origin", "{n} independent origins", found.origins)
    if found.sides:
        sides = messages.count("of {n} side", "of {n} sides", found.sides)
        known = messages.text("{origins} {of_sides}", origins=known, of_sides=sides)
    if not found.unknown:
        return known
    return messages.count(
        "{known}, and {n} of unknown independence",
        "{known}, and {n} of unknown independence",
        found.unknown,
        known=known,
    )


def counted(number: int, noun: str) -> str:
    """Return the number with its noun in English: "1 claim", "2 claims"; for the terminal."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
