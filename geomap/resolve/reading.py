"""What a location's words name, and the areas that they say hold it."""

import re
from collections.abc import Iterable

from geomap.gazetteer import Context, Gazetteer, Mention
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.listed import in_state_only
from geomap.model import Level, Place

_LEADING = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_TERRITORY = re.compile(
    r"\s+(?:territor(?:y|ies)|soil|airspace|land|lands|mainland|territorial waters)$", re.IGNORECASE
)
# The last of a list of units, with the word for all of them.
_UNITS = re.compile(
    r"(?P<name>.{2,60}) (?P<unit>region|oblast|province|governorate|state|district|raion)s"
)


def read(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the places that a location's words name, the finest first."""
    plain = _LEADING.sub("", " ".join(text.split()))
    bare = _TERRITORY.sub("", plain)
    word = country_word(bare)
    if word is not None and (word.kind == "adjective" or bare != plain):
        country = gazetteer.area(country=word.alpha2)
        if country is not None:
            return whole(country.name, gazetteer, level="country", text=text)
    if gazetteer.lookup(plain):
        return whole(plain, gazetteer, level=None, text=text)
    found = tuple(sorted(gazetteer.mentions(plain), key=_coarseness))
    unit = None if found else _UNITS.fullmatch(plain)
    if unit is None:
        return found
    single = f"{unit['name']} {unit['unit']}"  # "Lachin districts", after other names
    return whole(single, gazetteer, level=None, text=text) if gazetteer.lookup(single) else found


def _coarseness(mention: Mention) -> int:
    level = mention.level_hint or (mention.entries[0].place.level if mention.entries else None)
    return {"sea": 1, "district": 1, "region": 2, "country": 3}.get(level or "", 0)


def whole(
    name: str, gazetteer: Gazetteer, *, level: Level | None, text: str
) -> tuple[Mention, ...]:
    """Return a location's words as one name, of a level where one is asked for."""
    entries = gazetteer.lookup(name)
    if level is None and entries and all(one.place.level == "region" for one in entries):
        level = "region"
    kept = tuple(one for one in entries if level is None or one.place.level == level)
    return (Mention(start=0, end=len(text), text=text, name=name, level_hint=level, entries=kept),)


def containing(
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
