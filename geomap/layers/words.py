"""What a claim says, in words for a reader: the page, the report and the tables use the same."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from geomap.events.places import target_locations
from geomap.gazetteer.countries import country
from geomap.layers.inferred import marked
from geomap.layers.phrases import drawn_as
from geomap.layers.typed import as_typed
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
    "confirmed": "confirmed, as the text says",
    "claimed": "claimed",
    "alleged": "alleged: the text hedges it",
    "denied": "denied",
    "not_confirmed": "not confirmed",
}
FORMS = {
    "refused": "refused to confirm",
    "no_comment": "made no comment",
    "no_data": "says to have no data",
    "silence_noted": "had not confirmed; the publisher noted the silence",
    "could_not_verify": "could not verify",
}
ABOUT: dict[About, str] = {
    "occurrence": "the strike",
    "weapon": "the weapon",
    "place": "the place",
    "time": "the time",
    "attacker": "who struck",
    "cause": "the cause",
}
CONFIDENCE = {
    "corroborated": "corroborated: independent origins of different sides agree",
    "supported": "supported: another independent origin agrees",
    "single_source": "single source",
    "disputed": "disputed: another origin says otherwise",
    "denied": "denied by another origin",
    "not_assessable": "cannot be assessed",
}
LEVELS = {
    "point": "names the site",
    "settlement": "names the settlement: a disc as wide as places of its size are",
    "district": "names only the district: the whole district is marked",
    "region": "names only the region: the whole region is marked",
    "country": "names only the country: no spot in it is meant, so it has no mark",
    "sea": "names only the sea: its outline and a label stand for all of it",
}
_AT: dict[Role, str] = {"launch": "launched from", "debris": "debris at"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAY = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_BASES = {
    "stated": "day as stated",
    "weekday": "weekday, counted back from publication",
    "relative": "counted back from publication",
    "statement": "only the day of the statement is given",
    "context": "from the document's other words on the strike",
    "document": "no day stated",
}
_QUANTITIES = frozenset(get_args(Quantity))
_BOUNDS = {
    "exact": "{low}",
    "about": "about {low}",
    "at_most": "up to {high}",
    "at_least": "at least {low}",
    "less_than": "fewer than {above}",
    "more_than": "more than {below}",
    "all": "all",
    "none_reported": "none reported",
    "unstated": "number not stated",
}


def count_words(count: Count) -> str:
    """Return a number with its bound: "up to 12", "about 8", "none reported"."""
    pattern = _BOUNDS.get(count.bound)
    if pattern is None or (count.bound in {"about", "exact"} and count.low is None):
        return count.text or count.bound
    low, high = count.low, count.high
    if low is not None and high is not None and low != high:
        pattern = "{low} to {high}"
    above = high + 1 if high is not None else None
    below = low - 1 if low is not None else None
    words = pattern.format(low=low, high=high, above=above, below=below)
    scope = f" ({count.scope})" if count.scope else ""
    derived = " (derived)" if count.derived else ""
    return words + scope + derived


def date_words(date: DateInterval) -> str:
    """Return the days of the strike and how they are known."""
    how = _BASES[date.basis]
    said = f"“{date.text}”" if date.text else None
    year = "year taken from other documents" if date.year_basis == "collection" else None
    notes = "; ".join(part for part in (said, how, year) if part)
    if date.earliest is None:
        after = date.latest and date.basis == "document"
        until = f" (not after {shown_day(date.latest)})" if after else ""
        return f"{notes}{until}"
    return f"{shown_days(date.earliest, date.latest)} ({notes})"


def interval(earliest: str | None, latest: str | None) -> str:
    """Return days as "2024-11-18 to 2024-11-19", or the one day that they are."""
    if earliest and latest and earliest != latest:
        return f"{earliest} to {latest}"
    return earliest or latest or "no day known"


def shown_day(day: str | None) -> str:
    """Return a day for readers: "19 Nov 2024", "Nov 2024", "2024"; "19 Nov" without its year.

    What is no ISO day (`YYYY[-MM[-DD]]`, `--MM-DD`) is returned as it is.
    """
    found = _DAY.fullmatch(day) if day else None
    if found is None:
        return day or "no day known"
    year, month, number = found["year"], found["month"], found["day"]
    if month and not 1 <= int(month) <= len(_MONTHS):
        return day or ""
    parts = (str(int(number)) if number else None, _MONTHS[int(month) - 1] if month else None, year)
    return " ".join(part for part in parts if part) or day or ""


def shown_days(earliest: str | None, latest: str | None) -> str:
    """Return days for readers, what both ends share once: "18–19 Nov 2024"."""
    first, last = shown_day(earliest or latest), shown_day(latest or earliest)
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


def place_words(location: Location, *, drawn: Place | None = None) -> str:
    """Return how precise the words on a place are, and so how it is drawn.

    `drawn` is the place that is drawn for it, where it has none of its own.
    """
    if location.place is None:
        return location.why or "not known"
    shape = drawn_as(location)
    if shape is None:
        return held_words(drawn) if drawn else level_words(location.place)
    phrase = with_words(location.place.name, location.relation)
    return f"the words put it “{phrase}”; drawn as {shape}"


def level_words(place: Place) -> str:
    """Return what is marked for a place, by its level or by whoever gave it."""
    if not place.id.startswith(PLACED_BY_HAND):
        return LEVELS[place.level]
    spot = place.level in ("point", "settlement")
    return "its longitude and latitude are given by hand" if spot else "an area drawn by hand"


def held_words(drawn: Place) -> str:
    """Return what is marked for a place that no data hold the position of."""
    return f"names a place whose position is in no data that geomap has: {drawn.name} is marked"


def place_name(place: Place | Alternative) -> str:
    """Return the place with its country: "Bryansk Oblast, Russia"."""
    known = country(place.country) if place.country and place.level != "country" else None
    return f"{place.name}, {known.name}" if known else place.name


def hedge_words(hedge: Hedge) -> str:
    """Return whose hedge it is and what it weakens."""
    whose = "the publisher's" if hedge.by == "publisher" else "the speaker's own"
    field = f"number {hedge.field}" if hedge.field in _QUANTITIES else hedge.field
    return f"“{hedge.text}”: {whose} hedge on the {field}"


def about_words(claim: Claim) -> str | None:
    """Return what the stance covers ("the weapon"), where that is not the strike itself."""
    if "occurrence" in claim.about:
        return None
    return ", ".join(ABOUT[part] for part in claim.about)


def stance_words(claim: Claim) -> str:
    """Return the stance and what it covers: "confirmed, as the text says (the weapon only)"."""
    if claim.form:
        return FORMS[claim.form]
    about = about_words(claim)
    return f"{STANCES[claim.stance]} ({about} only)" if about else STANCES[claim.stance]


def headline(claim: Claim) -> str:
    """Return the claim in one line, of what it says alone: weapon, target, places, numbers.

    What no words of its quotes say is marked "(inferred)"; where missiles came from or fell as
    debris is no place of the strike, and says so.
    """
    claim, quotes = as_typed(claim), claim.quotes
    parts = [marked(one.name or one.weapon_class or "", one, quotes) for one in claim.weapons[:2]]
    parts += [marked(target.kind, target, quotes) for target in claim.targets[:2]]
    places = [_place_told(location, quotes) for location in claim.locations]
    where = ", ".join(dict.fromkeys(filter(None, places)))
    numbers = [
        role if count.bound == "unstated" else f"{count_words(count)} {role}"
        for role, count in claim.counts.items()
    ][:3]
    what = ", ".join(filter(None, [*parts, *numbers])) or "a strike"
    return f"{what} — {where}" if where else what


def _place_told(location: Location, quotes: Sequence[Span]) -> str:
    """Return the place's name with its relation, and its role where that is not the target."""
    name = location.place.name if location.place else (location.text or "")
    words = with_words(name, location.relation)
    role = _AT.get(location.role)
    return marked(f"{role} {words}" if role and words else words, location, quotes)


def origin_name(claim: Claim) -> str:
    """Return the origin's name; a publisher that nothing names is the publisher of its file."""
    if claim.claimant.name:
        return claim.claimant.name
    if claim.claimant.kind == "publisher":
        return f"publisher of {claim.document.path}"
    return claim.claimant.text or claim.claimant.kind


def event_title(event: Event, claims: Mapping[str, Claim] = MappingProxyType({})) -> str:
    """Return the strike in one line: its place, or those of a wave by its `claims`, and weapons."""
    found = event.location
    if found:
        where = with_words(place_name(found.place), found.relation)
    else:
        where = _several_places(event, claims) or "place not stated"
    weapons = ", ".join(event.weapons)
    return f"{where}: {weapons}" if weapons else where


def _several_places(event: Event, claims: Mapping[str, Claim]) -> str | None:
    """Return the places of the claim that names most of them, or that they are disputed."""
    if any(relation.field == "place" for relation in event.contradictions):
        return "place disputed"
    told = [
        list({one.place.id: one.place for one in target_locations(claim) if one.place}.values())
        for each in event.claims
        if (claim := claims.get(each)) and claim.stance not in ("denied", "not_confirmed")
    ]
    places = max(told, key=len, default=[])
    shown = places[:_MOST_PLACES]
    names = [place.name for place in shown[:-1]] + [place_name(place) for place in shown[-1:]]
    if len({place.country for place in shown}) > 1:
        names = [place_name(place) for place in shown]
    if len(places) > len(shown):
        names.append(f"and {counted(len(places) - len(shown), 'more place')}")
    return ", ".join(names) or None


def independence_words(event: Event) -> str:
    """Return the event's origins counted apart: "2 independent origins of 2 sides, and …"."""
    found = event.independence
    if not found.origins:
        if not found.unknown:
            return "no origin asserts it"
        whose = "independence unknown" if found.unknown == 1 else "their independence unknown"
        return f"{counted(found.unknown, 'origin')}, {whose}"
    sides = f" of {counted(found.sides, 'side')}" if found.sides else ""
    known = counted(found.origins, "independent origin") + sides
    return f"{known}, and {found.unknown} of unknown independence" if found.unknown else known


def counted(number: int, noun: str) -> str:
    """Return the number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
