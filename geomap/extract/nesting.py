"""Which place names can lie inside which, by all that the gazetteer knows of the names."""

from geomap.gazetteer import Entry, Mention
from geomap.model import Place

# How many meanings of a name are weighed: the likeliest, which the gazetteer puts first.
_MEANINGS_OF_AREA = 3
_MEANINGS_OF_PLACE = 5


def coarser(mention: Mention, other: Mention, *, likely: bool = False) -> bool:
    """Return whether some meaning of `other` lies inside some meaning of `mention`.

    With `likely` only the likeliest meaning of the area counts: Kyiv is a town before a region.
    A name that no entry bears can lie in any region or country.
    """
    areas = mention.entries[: 1 if likely else _MEANINGS_OF_AREA]
    if not other.entries:
        return any(one.place.level in {"district", "region", "country"} for one in areas)
    return any(_holds(big, small) for big in areas for small in other.entries[:_MEANINGS_OF_PLACE])


def _holds(big: Entry, small: Entry) -> bool:
    """Return whether an area may hold a place, by their units alone."""
    area, place = big.place, small.place
    if area.id == place.id or area.country not in {None, place.country}:
        return False
    if small.area == area.id or _is_union(area, place):  # a site that is drawn as its town
        return True
    if area.level == "district":
        if place.level == "district":  # a village that is known by its district
            return area.id in {small.area, small.admin2}
        return place.level in {"settlement", "point"} and area.admin1 == place.admin1
    if area.level == place.level or (area.level, place.level) == ("region", "country"):
        return False
    return area.level == "country" or (area.level == "region" and area.admin1 == place.admin1)


def _is_union(area: Place, place: Place) -> bool:
    """Tell whether an area is made of regions, as Donbas is, and may hold a place."""
    if area.level != "region" or area.admin1 is not None:
        return False
    return place.level not in {"country", "sea"} and place.admin1 is not None
