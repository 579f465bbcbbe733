"""Where places lie: regions by position, people, simplified shapes, phonetic keys."""

import importlib.util
from collections import Counter, defaultdict

import shapely
from readers import ALIAS, BASE, OTHER, PRIMARY, VARIANT, Row, polygonal
from regions import SIMPLIFIED_DEGREES

NEAR_DEGREES = 0.15
MAJORITY = 0.9
# Where GeoNames' units are those of ISO 3166-2, and a city's outline is too wide (Kyiv's).
SURE_CODES = frozenset({"UA"})
PLURALITY = 0.5
SEA_DEGREES = 0.02
OWN = (PRIMARY, VARIANT, ALIAS)
# Where names come from other scripts, and are written in Latin in many ways.
ROMANISED = frozenset(
    "AE AF BH DJ DZ EG ER ET IL IN IQ IR JO KW LB LY MA MM MR OM PK PS QA SA SD SO SS SY TD TN YE"
    " GE AM AZ".split()
)
# Where names are written in several scripts and spellings, so that a key by sound helps.
SOUNDING = frozenset("RU UA BY MD KZ GE AM AZ PL EE LV LT".split())


def assign_regions(places: list[Row], areas: list[Row], *, countries_too: bool = False) -> None:
    """Give each place the ISO 3166-2 code of its region, and its country if so asked.

    The polygon decides, or the nearest of the same country within 0.15 degrees. Where nine in
    ten of the settlements with one GeoNames code lie in one region, all of them are taken to,
    which mends places on the wrong side of a simplified border.
    """
    known = [row for row in areas if row.admin1]
    tree = shapely.STRtree([row.shape for row in known])
    points = shapely.points([(row.lon, row.lat) for row in places])
    for which, found in zip(*tree.query(points, predicate="within"), strict=True):
        if countries_too or known[found].country == places[which].country:
            places[which].admin1 = known[found].admin1
            places[which].country = known[found].country
    missing = [number for number, row in enumerate(places) if row.admin1 is None]
    near = tree.query(points[missing], predicate="dwithin", distance=NEAR_DEGREES)
    for which, found in zip(*near, strict=True):
        if known[found].country == places[missing[which]].country:
            places[missing[which]].admin1 = known[found].admin1
    _outvoted(places)


def _outvoted(places: list[Row]) -> None:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in places:
        if row.admin1 and row.admin1_code:
            votes[row.admin1_code][row.admin1] += 1
    for row in places:
        if ballot := votes.get(row.admin1_code):
            winner, count = ballot.most_common(1)[0]
            least = PLURALITY if row.country in SURE_CODES else MAJORITY
            if row.admin1 is None or count >= least * ballot.total():
                row.admin1 = winner


def count_people(towns: list[Row], areas: list[Row]) -> None:
    """Give each region the people of its settlements, as a measure of how often it is meant."""
    people: Counter[str] = Counter()
    for row in towns:
        if row.admin1:
            people[row.admin1] += row.population
    for row in areas:
        row.population = people[row.admin1] if row.admin1 else 0


def simplify(areas: list[Row], lands: list[Row], marine: list[Row]) -> None:
    """Simplify the shapes, neighbours' common borders alike."""
    for group in (areas, lands):
        outlines = shapely.coverage_simplify([row.shape for row in group], SIMPLIFIED_DEGREES)
        for row, outline in zip(group, outlines, strict=True):
            row.shape = outline if outline is not None and not outline.is_empty else row.shape
    for row in marine:
        row.shape = polygonal(shapely.simplify(row.shape, SEA_DEGREES))


def name_after_seats(areas: list[Row], towns: list[Row]) -> None:
    """Give regions and districts the spellings of the town in them that they are named for.

    They need a word such as "governorate" beside them: Hodeidah governorate is Al Hudaydah's.
    """
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.admin1 or ""].append(town)
    for row in areas:
        if row.country not in ROMANISED or not row.admin1:
            continue
        known = {one for one, how in row.names.items() if how != OTHER}
        for town in inside[row.admin1]:
            own = {one for one, how in town.names.items() if how in OWN}
            if own & known:
                _name_after(row, own, town)


def _name_after(row: Row, own: set[str], town: Row) -> None:
    """Note a town's names at the unit named for it; what both bear is the unit's spelling."""
    for one in own:
        if row.names.setdefault(one, BASE) == ALIAS:
            row.names[one] = VARIANT
        if one in town.languages:
            row.languages.setdefault(one, town.languages[one])


def add_sounds(rows: list[Row]) -> None:
    """Note the phonetic keys of settlements' names where scripts and spellings vary."""
    if importlib.util.find_spec("geomap.gazetteer.sound") is None:
        return
    from geomap.gazetteer.sound import sound_key

    heard: set[str] = set()
    for row in rows:
        if row.level == "settlement" and row.country in SOUNDING:
            keys = (sound_key(one) for one, how in row.names.items() if how in OWN)
            row.sounds = {one for one in keys if one}
            heard |= row.sounds
    for row in rows:  # an airfield by the sound of a village that nothing else has
        if row.level == "point" and row.country in SOUNDING:
            keys = (sound_key(one) for one, how in row.names.items() if how == BASE)
            row.sounds = {one for one in keys if one} - heard
