"""Which place names can lie inside which, by all that the gazetteer knows of the names."""

from geomap.gazetteer import Mention

# How many meanings of a name are weighed: the likeliest, which the gazetteer puts first.
_MEANINGS_OF_AREA = 3
_MEANINGS_OF_PLACE = 5


def coarser(mention: Mention, other: Mention) -> bool:
    """Return whether some meaning of `other` lies inside some meaning of `mention`.

    A name that no entry bears can lie in any region or country.
    """
    if not other.entries:
        return any(
            one.place.level in {"region", "country"} for one in mention.entries[:_MEANINGS_OF_AREA]
        )
    return any(
        big.place.level in {"region", "country"}
        and big.place.id != small.place.id
        and small.place.country == big.place.country
        and (big.place.level == "country" or big.place.admin1 == small.place.admin1)
        and big.place.level != small.place.level
        and not (big.place.level == "region" and small.place.level == "country")
        for big in mention.entries[:_MEANINGS_OF_AREA]
        for small in other.entries[:_MEANINGS_OF_PLACE]
    )
