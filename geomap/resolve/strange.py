"""Whether a place lies where its document speaks of nothing, and so is but another of its name.

"The Amal hospital in Khan Younis" is not in a town of Sweden, whatever the gazetteer lacks.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from geomap.gazetteer import Context, Gazetteer, Resolution
from geomap.gazetteer.context import CELL_DEGREES, Evidence
from geomap.gazetteer.countries import country
from geomap.geometry import distance_between_m
from geomap.model import Place
from geomap.resolve.surroundings import Surroundings

# What a text speaks of may lie over the border from all that it names, but not so far.
FAR_M = 1_500_000.0
EARSHOT_M = 700_000.0
# A place with more people is meant by its bare name, wherever the rest of the text is.
KNOWN = 100_000
# From so much evidence on, a text is taken to speak of a country or of what is near.
SPOKEN_OF, NAMED = 0.1, 0.5
# What a place is called only in another spelling, in another time or beside a word for its kind.
_OTHERWISE = frozenset({"spelling", "historic", "base"})
# Where organisations speak from (Geneva, New York, Vienna, The Hague, Brussels, Washington, London)
# tells nothing of where the strikes are.
SEATS = (
    (6.15, 46.2),
    (-74.0, 40.7),
    (16.37, 48.2),
    (4.3, 52.08),
    (4.35, 50.85),
    (-77.04, 38.9),
    (-0.13, 51.5),
)
SEAT_M = 150_000.0  # a town speaks for the cells around its own too
_OF_SEATS = frozenset({"AT", "BE", "CH", "GB", "NL", "US"})
_POINTS = frozenset({"settlement", "district", "point"})


def unless_strange(answer: Resolution, name: str, *, around: Surroundings) -> Resolution:
    """Return the answer, or none where its place is far from all that the text speaks of.

    Who speaks or strikes alone does not tell where the places are.
    """
    evidence = around.scene.evidence(name)
    place = answer.place
    if place is None or place.level not in _POINTS or not _is_geonames(place):
        return answer
    said = evidence.countries.get(place.country or "", 0.0) >= SPOKEN_OF
    if said or place.country in around.words | around.sides:
        return answer
    near = _anchors(evidence, around.words, around.gazetteer)
    if not near or around.gazetteer.entry(place.id).population >= KNOWN:
        return answer
    if any(distance_between_m(place.lon, place.lat, *one) <= FAR_M for one in near):
        return answer
    where = country(place.country or "")
    land = where.name if where else place.country
    why = f'"{name}" is known in {land} only, of which the text does not speak'
    return Resolution(place=None, probability=None, why=why, alternatives=answer.alternatives)


def unless_only_heard(answer: Resolution, name: str, *, around: Surroundings) -> Resolution:
    """Return the answer, or none where its place only sounds like the name, in another country.

    For a name that nothing bears as it is written.
    """
    place = answer.place
    if place is None or not _is_geonames(place):
        return answer
    evidence = around.scene.evidence(name)
    towns = _towns(evidence)
    if towns:
        far = all(distance_between_m(place.lon, place.lat, *one) > EARSHOT_M for one in towns)
    else:
        told = any(weight >= NAMED for weight in evidence.countries.values())
        far = told and evidence.countries.get(place.country or "", 0.0) < NAMED
    if not far:
        return answer
    why = f'no entry by the name "{name}"; {place.name}, which sounds like it, lies elsewhere'
    return Resolution(place=None, probability=None, why=why, alternatives=answer.alternatives)


def by_own_name(
    answer: Resolution, name: str, *, context: Context, around: Surroundings
) -> Resolution:
    """Return the answer, or the town that bears the name itself and lies nearer to the text.

    Qina may be spelt Qana; where a text speaks of Israel and not of Egypt, Lebanon's is meant.
    """
    evidence, place = around.scene.evidence(name), answer.place
    entries = around.gazetteer.lookup(name)
    how = next((one.matched for one in entries if place and one.place.id == place.id), "")
    if place is None or how not in _OTHERWISE or context.level is not None:
        return answer
    if place.country in around.words or evidence.countries.get(place.country or "", 0.0) >= NAMED:
        return answer
    own = [one for one in entries if one.matched == "primary" and one.place.level == "settlement"]
    near = _anchors(evidence, around.words, around.gazetteer)
    found = around.gazetteer.choose_among(name, own, context=context) if own and near else answer
    if found.place is None or _nearest_m(found.place, near) >= _nearest_m(place, near):
        return answer
    why = f"{found.why}; {place.name}, also spelt so, lies farther from what the text speaks of"
    return replace(found, why=why)


def _nearest_m(place: Place, points: Sequence[tuple[float, float]]) -> float:
    return min((distance_between_m(place.lon, place.lat, *one) for one in points), default=0.0)


def _is_geonames(place: Place) -> bool:
    """Tell whether a place is a town that GeoNames gives: no user's own, no site."""
    return place.id.startswith("geonames:")


def _anchors(
    evidence: Evidence, words: Collection[str], gazetteer: Gazetteer
) -> list[tuple[float, float]]:
    """Return where the other places of the text lie, else the countries that it speaks of."""
    found = _towns(evidence)
    codes = {code for code, weight in evidence.countries.items() if weight >= NAMED}
    for code in sorted((codes - _OF_SEATS) | set(words)):
        place = gazetteer.area(country=code)
        if place is not None:
            found.append((place.lon, place.lat))
    return found


def _towns(evidence: Evidence) -> list[tuple[float, float]]:
    """Return where the other towns of the text lie."""
    cells = sorted(cell for cell, weight in evidence.cells.items() if weight >= NAMED)
    centres = [((x + 0.5) * CELL_DEGREES, (y + 0.5) * CELL_DEGREES) for x, y in cells]
    return [
        one for one in centres if all(distance_between_m(*one, *seat) > SEAT_M for seat in SEATS)
    ]
