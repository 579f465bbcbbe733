"""Why a place was taken, or none, in plain words."""

from geomap.gazetteer.context import NO_CONTEXT, WRITTEN, Context, cell
from geomap.gazetteer.values import Entry

# From so much evidence on, a reason names it.
TOLD = 0.5
_AREAS = frozenset({"region", "country", "sea", "district"})


def reason(best: Entry, count: int, *, context: Context = NO_CONTEXT) -> str:
    """Return why the best of so many entries was taken."""
    place, evidence = best.place, context.evidence
    words = []
    if context.level in _AREAS and place.level == context.level:
        words.append(f"the text asks for a {context.level}")
    if context.within is not None:
        words.append(f"in {context.within.name}, as the text says")
    elif place.level == "settlement" and evidence.regions.get(place.admin1 or "", 0.0) >= TOLD:
        words.append("its region is named in the text")
    elif count > 1 and evidence.countries.get(place.country or "", 0.0) >= TOLD:
        by_letters = context.cyrillic and evidence.countries[place.country or ""] <= WRITTEN
        letters, text = "the name is in Cyrillic letters", "its country is named in the text"
        words.append(letters if by_letters else text)
    if place.level not in _AREAS and evidence.near(cell(place)) >= TOLD:
        words.append("near other places of the text")
    if best.place.id.startswith("own:"):
        words.append("from your own places")
    if count == 1:
        words.append("the only entry by that name")
    elif place.level == "settlement" and best.population:
        words.append(f"the likeliest of {count} by that name, population {best.population:,}")
    else:
        words.append(f"the likeliest of {count} by that name")
    if best.matched in {"alternate", "historic"}:
        words.append(f"by another name of {place.name}")
    return "; ".join(words)


def nothing_by(name: str, *, version: str) -> str:
    """Return the reason for a name that nothing bears."""
    return f'no entry by the name "{name}" in the gazetteer ({version})'


def refused(name: str, context: Context) -> str:
    """Return the reason where all that bears a name is elsewhere or of another level."""
    if context.within is not None:
        return f'no "{name}" in {context.within.name} in the gazetteer, only elsewhere'
    if context.level is None:
        return f'"{name}" alone is no airport or port, and nothing else bears the name'
    return f'no {context.level} by the name "{name}" in the gazetteer; other places are not it'


def undecided(name: str, count: int) -> str:
    """Return the reason where nothing is likelier than not."""
    if count == 1:
        return f'"{name}" is likely a place that the gazetteer lacks: the one it has is too small'
    return f'{count} places by the name "{name}", and nothing in the text decides'
