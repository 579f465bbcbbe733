"""Each location of a claim to one place with its reason and probability, or why to none.

The name is read with what stands around it: region words, the containing places that the text
names, the other places of the same document, and one sense for one name in one document.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap import spatial
from geomap.gazetteer import Context, Gazetteer, Mention, Resolution
from geomap.gazetteer.countries import is_seat
from geomap.gazetteer.listed import area_beside
from geomap.gazetteer.names import is_cyrillic
from geomap.gazetteer.titles import realm
from geomap.geometry import distance_between_m
from geomap.model import Claim, Level, Location, Place, SecondPlace, Span
from geomap.resolve.reading import containing, read, whole
from geomap.resolve.spelling import in_other_spelling
from geomap.resolve.strange import NAMED, by_own_name, unless_only_heard, unless_strange
from geomap.resolve.surroundings import Surroundings, level_asked, surroundings

_PART_OF_TOWN = re.compile(r"\s(?:district|quarter|suburb|neighbou?rhood|raion)$", re.IGNORECASE)
# "the region", "that city": a place named before.
_NAMELESS = re.compile(
    r"^(?:the|this|that|these|those|its|same)\s+(?:same\s+)?(?P<what>[a-z]+)s?$", re.IGNORECASE
)
# A place with fewer people is a village of which there are more than the gazetteer holds.
LITTLE = 10_000
# How far a town of a district may lie from its centre.
DISTRICT_M = 50_000.0
_NAMELESS_LEVELS: dict[str, Level] = {
    "region": "region",
    "oblast": "region",
    "province": "region",
    "republic": "region",
    "territory": "region",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "settlement": "settlement",
    "country": "country",
}


def resolve(claims: Sequence[Claim], *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Return the claims with their locations resolved, in the same order; all else is kept."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document.id, []).append(claim)
    around = {document: surroundings(group, gazetteer) for document, group in by_document.items()}
    antecedents = {
        document: _antecedents(group, gazetteer, around[document])
        for document, group in by_document.items()
    }
    out = []
    for claim in claims:
        document = claim.document.id
        locations = tuple(
            _resolved(
                location,
                claim,
                gazetteer=gazetteer,
                around=around[document],
                before=antecedents[document],
            )
            for location in claim.locations
        )
        made_by = replace(claim.made_by, gazetteer=gazetteer.version)
        out.append(replace(claim, locations=locations, made_by=made_by))
    return tuple(out)


def _antecedents(
    claims: Sequence[Claim], gazetteer: Gazetteer, around: Surroundings
) -> tuple[tuple[int, Place], ...]:
    """Return the places that the document's claims name, by where they are named."""
    found = []
    for claim in claims:
        for location in claim.locations:
            if location.text is None or _NAMELESS.match(location.text):
                continue
            one = _choose(location, claim, gazetteer=gazetteer, around=around)
            if one.place is not None and location.start is not None:
                found.append((location.start, one.place))
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def _resolved(
    location: Location,
    claim: Claim,
    *,
    gazetteer: Gazetteer,
    around: Surroundings,
    before: tuple[tuple[int, Place], ...],
) -> Location:
    if location.text is None and location.place is not None:
        return location  # derived, and placed by who derived it
    nameless = _NAMELESS.match(location.text or "")
    if nameless and nameless["what"].casefold() in _NAMELESS_LEVELS:
        answer = _referred(location, _NAMELESS_LEVELS[nameless["what"].casefold()], before)
    else:
        answer = _choose(location, claim, gazetteer=gazetteer, around=around)
    return replace(
        location,
        place=answer.place,
        probability=answer.probability,
        why=answer.why,
        alternatives=answer.alternatives,
        radius_m=answer.radius_m,
        other=_second(location.other, gazetteer=gazetteer, around=around),
    )


def _second(
    second: SecondPlace | None, *, gazetteer: Gazetteer, around: Surroundings
) -> SecondPlace | None:
    """Return the second place of "between X and Y" or "on the border with Y", resolved."""
    named = read(second.text, gazetteer) if second else ()
    if second is None or not named:
        return second
    mention = named[0]
    context = Context(level=mention.level_hint, evidence=around.scene.evidence(mention.name))
    answer = gazetteer.choose(mention.name, context=context)
    return replace(second, place=answer.place, radius_m=answer.radius_m)


def _referred(
    location: Location, level: Level, before: tuple[tuple[int, Place], ...]
) -> Resolution:
    """Return the place of that level that was named last before "the region"."""
    start = location.start if location.start is not None else 0
    fitting = [(at, place) for at, place in before if place.level == level]
    if not fitting:
        why = f'"{location.text}" refers to a {level}, and the document names none'
        return Resolution(place=None, probability=None, why=why)
    earlier = [pair for pair in fitting if pair[0] < start]
    place = earlier[-1][1] if earlier else fitting[0][1]
    several = len({one.id for _, one in fitting}) > 1
    why = f'"{location.text}" refers to {place.name}, named ' + (
        "last before it" if earlier else "in the document"
    )
    return Resolution(place=place, probability=0.7 if several else 0.9, why=why)


def _choose(
    location: Location, claim: Claim, *, gazetteer: Gazetteer, around: Surroundings
) -> Resolution:
    text = location.text or ""
    if not text:
        return Resolution(place=None, probability=None, why="the text names no place")
    if is_seat(text):
        return Resolution(place=None, probability=None, why=f'"{text}" is a government, no place')
    code = realm(text, around.words | around.sides)
    if code is not None:  # "the kingdom"
        return _country(text, gazetteer.area(country=code))
    named = _named(location, around) or whole(text, gazetteer, level=None, text=text)
    mention, beside = _as_said(named[0], location, claim, around)
    spans = [one for span in location.within for one in _named(span, around)]
    areas = containing((*spans, *named[1:]), gazetteer, town=mention) or (
        (beside,) if beside else ()
    )
    level, sense = None, None
    relation = spatial.read(location.relation)
    if mention.level_hint or relation is None or not relation.of_town:
        others = (*spans, *_said_beside(mention, claim, around))
        level, sense = level_asked(mention, others, around=around)
    evidence = around.scene.evidence(mention.name)
    context = Context(level=level, evidence=evidence)
    answer = _within(mention, areas, gazetteer, context=context)
    town = _town_around(spans, gazetteer) if _is_part(mention) else None
    if answer.place is None and town is not None:  # "Khartoum's Bahri district": a part of it
        answer = _within(mention, areas, gazetteer, context=replace(context, level="settlement"))
        return answer if answer.place is not None else _in_area(mention, town)
    answer = _as_the_text_allows(answer, mention, areas, context, around)
    if answer.place is None:
        answer = _instead(answer, mention, areas, context, around)
    if sense and answer.place is not None:
        answer = replace(answer, why=f"{sense}; {answer.why}", probability=_less(answer))
    return answer


def _named(value: Location | Span, around: Surroundings) -> tuple[Mention, ...]:
    """Return what some words name: as their sentence has it where that is known."""
    if value.start is not None and value.end is not None:
        written = around.written.get((value.start, value.end))
        if written is not None:
            return (written,)
    return read(value.text or "", around.gazetteer)


def _country(text: str, place: Place | None) -> Resolution:
    """Return the only country that the text speaks of which is called so."""
    if place is None:
        return Resolution(place=None, probability=None, why=f'"{text}" tells no country')
    why = f'"{text}" is {place.name} here, the only one that the text speaks of'
    return Resolution(place=place, probability=0.9, why=why)


def _as_the_text_allows(
    answer: Resolution,
    mention: Mention,
    areas: Sequence[Place],
    context: Context,
    around: Surroundings,
) -> Resolution:
    """Return the answer, or a better one, where it is at odds with what the text speaks of."""
    if not mention.entries or not around.gazetteer.bears(mention.name):
        inside = replace(context, within=areas[0]) if areas else context
        anywhere = not areas and mention.name.isascii()
        if anywhere:
            answer = unless_only_heard(answer, mention.name, around=around)
        if answer.place is None:
            spelt = _respelt(mention, inside, around)
            if anywhere:
                spelt = unless_only_heard(spelt, mention.name, around=around)
            answer = spelt if spelt.place is not None else answer
    if areas:
        return answer
    answer = by_own_name(answer, mention.name, context=context, around=around)
    return unless_strange(answer, mention.name, around=around)


def _instead(
    answer: Resolution,
    mention: Mention,
    areas: Sequence[Place],
    context: Context,
    around: Surroundings,
) -> Resolution:
    """Return what is drawn for a place that is in no data, or the answer with its reason."""
    if context.level == "district" and not areas:
        return _its_town(mention, answer, context, around)
    if areas and _is_little(mention):
        return _in_area(mention, areas[0])
    if context.level == "point":  # no airfield of the name: the town by it
        town = replace(context, level=None)
        return _within(mention, areas, around.gazetteer, context=town)
    return answer


def _its_town(
    mention: Mention, answer: Resolution, context: Context, around: Surroundings
) -> Resolution:
    """Return the town that a district is called after, where the text speaks of its country."""
    settlement = replace(context, level="settlement")
    town = around.gazetteer.choose(mention.name, context=settlement)
    known = town.place is not None and (
        town.place.country in around.words
        or context.evidence.countries.get(town.place.country or "", 0.0) >= NAMED
    )
    if not known or town.place is None:
        return answer
    why = f"{answer.why}; {town.place.name}, the town that it is called after, is drawn"
    return replace(town, why=why, probability=_less(town))


def _respelt(mention: Mention, context: Context, around: Surroundings) -> Resolution:
    """Return the town of another spelling, in the countries that the text speaks of."""
    named = {code for code, sure in context.evidence.countries.items() if sure >= NAMED}
    countries = named | around.words | around.sides
    return in_other_spelling(
        mention.name, countries=countries, gazetteer=around.gazetteer, context=context
    )


def _within(
    mention: Mention, areas: Sequence[Place], gazetteer: Gazetteer, *, context: Context
) -> Resolution:
    """Return the place of the name in the finest of the areas that has one."""
    answers = [
        _meant(mention, gazetteer, replace(context, within=area)) for area in (areas or (None,))
    ]
    found = next((one for one in answers if one.place is not None), None)
    return found or _near_district(mention, areas, gazetteer, context) or answers[-1]


def _near_district(
    mention: Mention, areas: Sequence[Place], gazetteer: Gazetteer, context: Context
) -> Resolution | None:
    """Return the town near a district of which the data still tell an older district, or None."""
    districts = [one for one in areas if one.level == "district" and one.admin1 and one.country]
    for area in districts if mention.entries else ():
        region = gazetteer.area(country=area.country or "", admin1=area.admin1)
        found = _meant(mention, gazetteer, replace(context, within=region))
        place = found.place
        if region is None or place is None or place.level not in {"settlement", "point"}:
            continue
        if distance_between_m(place.lon, place.lat, area.lon, area.lat) <= DISTRICT_M:
            why = f"{found.why}; near {area.name}, in which the text puts it"
            return replace(found, why=why, probability=_less(found))
    return None


def _meant(mention: Mention, gazetteer: Gazetteer, context: Context) -> Resolution:
    """Return what a name means; one in another spelling means what it was found to mean.

    So does one in Cyrillic letters: its sentence told an airfield from the village of its name.
    """
    told = is_cyrillic(mention.name) or not gazetteer.lookup(mention.name)
    if mention.entries and told:
        return gazetteer.choose_among(mention.name, mention.entries, context=context)
    return gazetteer.choose(mention.name, context=context)


def _is_part(mention: Mention) -> bool:
    """Tell whether a name is that of a district or of a hill, which may be a town's."""
    if mention.level_hint is None and not mention.entries:
        return True
    return mention.level_hint == "district" or _PART_OF_TOWN.search(mention.text) is not None


def _town_around(around: Sequence[Mention], gazetteer: Gazetteer) -> Place | None:
    """Return the town of which the text says that a district is a part."""
    for one in around:
        place = gazetteer.choose(one.name, context=Context(level=one.level_hint)).place
        if place is not None and place.level == "settlement":
            return place
    return None


def _is_little(mention: Mention) -> bool:
    """Tell whether a name is none but of villages: one more of the name is no wonder."""
    return all(
        one.population < LITTLE and one.place.level not in {"region", "country", "sea"}
        for one in mention.entries
    )


def _as_said(
    mention: Mention, location: Location, claim: Claim, around: Surroundings
) -> tuple[Mention, Place | None]:
    """Return the mention as its sentence has it, and the area that stands beside it there."""
    for quote in claim.quotes:
        found = around.said[quote.text]
        start = (location.start if location.start is not None else -1) - quote.start
        for at, one in enumerate(found):
            if start <= one.start < start + len(location.text or "") and one.name == mention.name:
                state = mention.level_hint is None and one.level_hint == "region"
                area = area_beside(quote.text, found, at)
                return (one if state else mention), area
    return mention, None


def _said_beside(mention: Mention, claim: Claim, around: Surroundings) -> list[Mention]:
    """Return what a claim's sentence names, where the bare name of the mention is among it."""
    return [
        one
        for quote in claim.quotes
        if any(
            one.name == mention.name and one.level_hint is None for one in around.said[quote.text]
        )
        for one in around.said[quote.text]
    ]


def _in_area(mention: Mention, within: Place) -> Resolution:
    """Return the containing area that the text names, for a place that is not known."""
    why = (
        f'no entry by the name "{mention.name}" in the gazetteer;'
        f" the text puts it in {within.name}, which is what is drawn"
    )
    return Resolution(place=within, probability=0.95, why=why)


def _less(answer: Resolution) -> float | None:
    """Return the probability of a sense that was taken over from elsewhere in the document."""
    return None if answer.probability is None else round(answer.probability * 0.9, 3)
