"""Each location of a claim to one place with its reason and probability, or why to none.

The name is read with what stands around it: region words, the containing places that the text
names, the other places of the same document, and one sense for one name in one document.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap import spatial
from geomap.gazetteer import Context, Gazetteer, Mention, Resolution
from geomap.gazetteer.context import Evidence
from geomap.gazetteer.countries import country_word, is_seat
from geomap.gazetteer.jointly import Asked, Scene
from geomap.gazetteer.listed import area_beside, in_state_only
from geomap.gazetteer.names import base, key
from geomap.gazetteer.publisher import written_from
from geomap.model import Claim, Level, Location, Place, SecondPlace

_LEADING = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_TERRITORY = re.compile(
    r"\s+(?:territor(?:y|ies)|soil|airspace|land|lands|mainland|territorial waters)$", re.IGNORECASE
)
_PART_OF_TOWN = re.compile(r"\s(?:district|quarter|suburb|neighbou?rhood|raion)$", re.IGNORECASE)
# "the region", "that city": a place named before.
_NAMELESS = re.compile(
    r"^(?:the|this|that|these|those|its|same)\s+(?:same\s+)?(?P<what>[a-z]+)s?$", re.IGNORECASE
)
# A place with fewer people is a village of which there are more than the gazetteer holds.
LITTLE = 10_000
# A town with more is meant by its bare name, whatever the document says of its region.
LARGE, METROPOLIS = 500_000, 700_000
# What a claimant or an attacker of a country says of where the places are: little.
INVOLVED = 0.1
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
# "The city of Kursk", "Kursk city", "Kursk, the regional capital": the town, not its region.
_TOWN = re.compile(
    r"\b(?:city|town|village|settlement)\sof\s(\w[\w'\u2019-]{2,40})"
    r"|\b(\w[\w'\u2019-]{2,40})(?:\scity\b(?!\sof)"
    r"|,\s(?:the\s|an?\s)?(?:[\w'\u2019-]{1,30}\s){0,2}(?:capital|city)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What the claims of one document say of places, taken together."""

    scene: Scene
    region_names: frozenset[str]
    town_names: frozenset[str]
    said: Mapping[str, tuple[Mention, ...]]


def resolve(claims: Sequence[Claim], *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Return the claims with their locations resolved, in the same order; all else is kept."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document.id, []).append(claim)
    around = {document: _surroundings(group, gazetteer) for document, group in by_document.items()}
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


def _surroundings(claims: Sequence[Claim], gazetteer: Gazetteer) -> _Surroundings:
    texts = [
        text
        for claim in claims
        for location in claim.locations
        for text in (location.text, *(span.text for span in location.within))
        if text
    ]
    quotes = [quote.text for claim in claims for quote in claim.quotes]
    named = [one for text in dict.fromkeys(texts) for one in _read(text, gazetteer)]
    by_quote = {quote: gazetteer.mentions(quote) for quote in quotes}
    said = [one for found in by_quote.values() for one in found]
    asked = [one for one in (*named, *said) if one.level_hint == "region" and one.entries]
    scene = Scene(
        [(Asked(one.name, one.level_hint, None), one.entries) for one in (*named, *said)],
        known=_known(claims),
        unions=gazetteer.unions,
    )
    return _Surroundings(
        scene=scene,
        region_names=frozenset(base(key(one.name)) or key(one.name) for one in asked),
        town_names=frozenset(
            key(one[1] or one[2]) for quote in quotes for one in _TOWN.finditer(quote)
        ),
        said=by_quote,
    )


def _known(claims: Sequence[Claim]) -> Evidence:
    """Return the countries of the publisher, the claimants and the attackers, as weak evidence."""
    document = claims[0].document
    found = dict(written_from(document.publisher, document.url).countries)
    codes = {code for one in claims for code in (one.attacker, one.claimant.country)}
    for code in sorted(code for code in codes if code is not None):
        found[code] = found.get(code, 0.0) + INVOLVED
    return Evidence(countries=found)


def _antecedents(
    claims: Sequence[Claim], gazetteer: Gazetteer, around: _Surroundings
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
    around: _Surroundings,
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
    second: SecondPlace | None, *, gazetteer: Gazetteer, around: _Surroundings
) -> SecondPlace | None:
    """Return the second place of "between X and Y" or "on the border with Y", resolved."""
    read = _read(second.text, gazetteer) if second else ()
    if second is None or not read:
        return second
    mention = read[0]
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
    location: Location, claim: Claim, *, gazetteer: Gazetteer, around: _Surroundings
) -> Resolution:
    text = location.text or ""
    if not text:
        return Resolution(place=None, probability=None, why="the text names no place")
    if is_seat(text):
        return Resolution(place=None, probability=None, why=f'"{text}" is a government, no place')
    read = _read(text, gazetteer) or _whole(text, gazetteer, level=None, text=text)
    mention, beside = _as_said(read[0], location, claim, around)
    spans = [one for span in location.within for one in _read(span.text, gazetteer)]
    areas = _containing((*spans, *read[1:]), gazetteer, town=mention) or (
        (beside,) if beside else ()
    )
    level, sense = None, None
    relation = spatial.read(location.relation)
    if mention.level_hint or relation is None or not relation.of_town:
        others = (*spans, *_said_beside(mention, claim, around))
        level, sense = _level(mention, others, around=around)
    evidence = around.scene.evidence(mention.name)
    context = Context(level=level, evidence=evidence)
    answer = _within(mention, areas, gazetteer, context=context)
    town = _town_around(spans, gazetteer) if _is_part(mention) else None
    if answer.place is None and town is not None:  # "Khartoum's Bahri district": a part of it
        answer = _within(mention, areas, gazetteer, context=replace(context, level="settlement"))
        return answer if answer.place is not None else _in_area(mention, town)
    if answer.place is None and areas and _is_little(mention):
        return _in_area(mention, areas[0])
    if answer.place is None and level == "point":  # no airfield of the name: the town by it
        answer = _within(mention, areas, gazetteer, context=replace(context, level=None))
    if sense and answer.place is not None:
        answer = replace(answer, why=f"{sense}; {answer.why}", probability=_less(answer))
    return answer


def _within(
    mention: Mention, areas: Sequence[Place], gazetteer: Gazetteer, *, context: Context
) -> Resolution:
    """Return the place of the name in the finest of the areas that has one."""
    answers = [
        gazetteer.choose(mention.name, context=replace(context, within=area))
        for area in (areas or (None,))
    ]
    return next((one for one in answers if one.place is not None), answers[-1])


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
    mention: Mention, location: Location, claim: Claim, around: _Surroundings
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


def _said_beside(mention: Mention, claim: Claim, around: _Surroundings) -> list[Mention]:
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


def _level(
    mention: Mention, beside: Iterable[Mention], *, around: _Surroundings
) -> tuple[Level | None, str | None]:
    """Return the level that the text asks for, and the reason where it is not the name itself."""
    if mention.level_hint is not None:
        return mention.level_hint, None
    name = key(mention.name)
    if name not in around.region_names or name in around.town_names:
        return None, None
    if not any(one.place.level == "region" for one in mention.entries) or _is_apart(mention):
        return None, None
    if any(one.level_hint == "region" and base(key(one.name)) == name for one in beside):
        return None, None  # "Kharkiv, Kharkiv region": the town
    return "region", "the document speaks of the region by that name"


def _is_apart(mention: Mention) -> bool:
    """Tell whether the town by a name is not the region's, or so large that it is meant alone.

    Kyiv does not lie in Kyiv Oblast, nor Moscow in Moscow Oblast.
    """
    regions = {one.place.admin1 for one in mention.entries if one.place.level == "region"}
    towns = [one for one in mention.entries if one.place.level == "settlement"]
    largest = max(towns, key=lambda one: one.population, default=None)
    return largest is not None and (
        largest.population >= METROPOLIS
        or (largest.population >= LARGE and largest.place.admin1 not in regions)
    )


def _containing(
    mentions: Iterable[Mention], gazetteer: Gazetteer, *, town: Mention
) -> tuple[Place, ...]:
    """Return the containing areas that are known, the finest first.

    A town as a containing place stands for its region: "the port of Ochakiv in Mykolaiv". A
    country gives way to a state of its name that alone has the town: "Springfield, Georgia".
    """
    areas: list[Place] = []
    for mention in mentions:
        states = [
            one.place
            for one in mention.entries
            if one.place.level == "region" and in_state_only(town.entries, mention.entries, one)
        ]
        answer = gazetteer.choose(mention.name, context=Context(level=mention.level_hint))
        place = answer.place
        if place and place.level == "country" and states:
            place = states[0]
        if place and place.level == "settlement" and place.admin1 and place.country:
            place = gazetteer.area(country=place.country, admin1=place.admin1)
        if place is not None:
            areas.append(place)
    finest = [one for one in areas if one.level == "district"]
    finest += [one for one in areas if one.level == "region"]
    return tuple(finest or areas[:1])


def _read(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the places that a location's words name, the finest first."""
    plain = _LEADING.sub("", " ".join(text.split()))
    bare = _TERRITORY.sub("", plain)
    word = country_word(bare)
    if word is not None and (word.kind == "adjective" or bare != plain):
        country = gazetteer.area(country=word.alpha2)
        if country is not None:
            return _whole(country.name, gazetteer, level="country", text=text)
    if gazetteer.lookup(plain):
        return _whole(plain, gazetteer, level=None, text=text)
    return tuple(sorted(gazetteer.mentions(plain), key=_coarseness))


def _coarseness(mention: Mention) -> int:
    level = mention.level_hint or (mention.entries[0].place.level if mention.entries else None)
    return {"sea": 1, "district": 1, "region": 2, "country": 3}.get(level or "", 0)


def _whole(
    name: str, gazetteer: Gazetteer, *, level: Level | None, text: str
) -> tuple[Mention, ...]:
    entries = gazetteer.lookup(name)
    if level is None and entries and all(one.place.level == "region" for one in entries):
        level = "region"
    kept = tuple(one for one in entries if level is None or one.place.level == level)
    return (Mention(start=0, end=len(text), text=text, name=name, level_hint=level, entries=kept),)
