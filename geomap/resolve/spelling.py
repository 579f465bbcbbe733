"""The town that a name in another spelling means, where the country at hand has but one like it."""

from collections.abc import Collection

from geomap.gazetteer import Context, Gazetteer, Resolution
from geomap.gazetteer.reasons import nothing_by
from geomap.geometry import radius_m

# Two spellings of one name are told by rule: likelier right than not, and no more is said.
LIKELIHOOD = 0.7


def in_other_spelling(
    name: str, *, countries: Collection[str], gazetteer: Gazetteer, context: Context
) -> Resolution:
    """Return the only town of the countries whose name may be spelt so, or none with the reason.

    It must lie in the area that the context demands.
    """
    none = Resolution(place=None, probability=None, why=nothing_by(name, version=gazetteer.version))
    if not name.isascii() or context.level not in {None, "settlement"}:
        return none
    ids = {
        one for country in sorted(countries) for one in gazetteer.spelt_like(name, country=country)
    }
    if len(ids) != 1:
        return none
    entry = gazetteer.entry(ids.pop())
    if not is_inside(entry.place.country, entry.place.admin1, context):
        return none
    why = (
        f'no entry by the name "{name}" in the gazetteer; {entry.place.name} is the only name like'
        " it in the country that the text speaks of"
    )
    return Resolution(
        place=entry.place, probability=LIKELIHOOD, why=why, radius_m=radius_m(entry.population)
    )


def is_inside(country: str | None, region: str | None, context: Context) -> bool:
    """Tell whether a place of a country and region lies in the area that the context demands."""
    area = context.within
    if area is None or area.level not in {"country", "region"}:
        return area is None
    return country == area.country and area.admin1 in {None, region}
