"""How wide each wording is drawn, and why (docs/places.md has the same as a table).

A width is what the wording allows, not what would look neat: the shape must hold the place that
was meant nine times in ten.
"""

from geomap.spatial.wording import Loose

# A speaker who says "north" picks from four winds or from eight, one who says "north-west" from
# eight, one who says "north-north-west" from sixteen: half the way to the next point that the
# coarsest such rose has.
HALF_ANGLES: dict[int, float] = {1: 45.0, 2: 22.5, 3: 11.25}
# A number is rounded to the largest of these steps that divides it, and that is at most a quarter
# of it: 37 to ones, 40 to tens, 150 to tens, 400 to hundreds.
STEPS = (100, 50, 10, 5, 1)
LARGEST_SHARE = 1 / 4
# Beyond the rounding: from which point of the town it is counted, along the road or straight.
TOLERANCE = 0.10
# "About", "some": the number was rounded before it was said to be rounded.
ABOUT = 1.5
# "Nearly 40" is less than 40, "more than 110" is more, yet near it: else another number is said.
SHORT_OF = 0.15
BEYOND = 0.35
# Deeper inside a place, from a border that is not named, says nothing of where: of a country with
# many neighbours the strip would lie in a part that nobody meant.
DEEPEST_KM = 150.0
# No distance is known more closely than a village is wide.
LEAST_KM = 1.0


def allowed_km(
    low: float, high: float, *, unit_km: float, loose: Loose | None
) -> tuple[float, float]:
    """Return the least and the most kilometres that a number or a range of them allows."""
    between = low < high  # a range says itself how unsure it is
    under, over = (TOLERANCE * low, TOLERANCE * high) if between else (_slack(low), _slack(high))
    if loose == "about" and not between:
        under, over = under * ABOUT, over * ABOUT
    if loose == "nearly":
        under += SHORT_OF * low
    if loose == "more_than":
        over += BEYOND * high
    least = max(0.0, min(low - under, low - LEAST_KM / unit_km)) * unit_km
    most = max(high + over, high + LEAST_KM / unit_km) * unit_km
    return (0.0 if loose == "up_to" else least), most


def _slack(number: float) -> float:
    """Return how far off a number may be, in its own unit: half its rounding step and a tenth."""
    step = next(
        (step for step in STEPS if number % step == 0 and step <= number * LARGEST_SHARE), 0.1
    )
    return step / 2 + TOLERANCE * number


# Lengths without a number. "Near" a town reaches as far as half of the villages lie from the
# nearest place of its size (measured, docs/places.md): farther off another place is named.
NEAR_DISCS, NEAR_MORE_M = 2.5, 3_000.0
# "North of" a town is said of what is no longer near it, too: as far again.
BEARING_NEARS = 2.0
# Outskirts and suburbs begin within the disc, which nine in ten places of the town lie in.
OUTSKIRTS_DISCS, OUTSKIRTS_MORE_M = 1.25, 2_000.0
# A part of a town is never drawn finer than a kilometre.
LEAST_RADIUS_M = 1_000.0
# "Near Crimea", "north of Lebanon" without a number: as deep as a border district is.
NEAR_AREA_M = 30_000.0
AT_AREA_M = 10_000.0
# "Off Hodeidah": to the end of the contiguous zone (24 nautical miles); off a whole coast twice.
OFF_TOWN_M = 24 * 1_852.0
OFF_AREA_M = 48 * 1_852.0
# "Between X and Y" is as wide to each side of the line as this share of its length.
BETWEEN_SHARE, BETWEEN_LEAST_M = 0.2, 3_000.0
# What is left between outlines of two makers is no water.
SLIVER_M = 2_000.0


def near_m(radius_m: float) -> float:
    """Return how far from a town's centre "near" it reaches."""
    return NEAR_DISCS * radius_m + NEAR_MORE_M


def bearing_m(radius_m: float) -> float:
    """Return how far from a town's centre "north of" it reaches."""
    return BEARING_NEARS * near_m(radius_m)


def outskirts_m(radius_m: float) -> float:
    """Return the radius of the disc that holds a town with its outskirts."""
    return OUTSKIRTS_DISCS * radius_m + OUTSKIRTS_MORE_M


def from_town_m(low_km: float, high_km: float, *, radius_m: float) -> tuple[float, float]:
    """Return the nearest and farthest that a distance from a town can mean, from its centre.

    Distances are counted from a town's centre. One that is small beside the town may as well be
    counted from its edge: then the disc's radius comes on top of it.
    """
    low, high = low_km * 1_000.0, high_km * 1_000.0
    if (low + high) / 2 < 2 * radius_m:
        high += radius_m
    return low, high
