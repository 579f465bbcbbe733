"""The value that words such as "37 km NW of" are read to."""

import re
from dataclasses import dataclass
from typing import Literal

from geomap.geometry import Side

Kind = Literal[
    "distance",
    "bearing",
    "near",
    "outskirts",
    "part",
    "between",
    "border",
    "inside",
    "inland",
    "coast",
    "offshore",
    "toward",
]
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Stands in a relation's text for the place where words are on both sides of its name.
PLACE = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the words say of how the strike lay to the place.

    `low_km` and `high_km` bound the distance as far as the wording allows, None where the words
    give none. `bearing` is in degrees from north, `half_angle` how far to each side of it the
    point of the compass reaches, `side` the part of an area on that bearing. `at` is True where
    the words put it at the border or coast itself ("on"), False where in its neighbourhood;
    `two_sided` where they name a border by both its countries, so that either may be meant.
    """

    kind: Kind
    low_km: float | None = None
    high_km: float | None = None
    bearing: float | None = None
    half_angle: float | None = None
    side: Side | None = None
    at: bool = False
    two_sided: bool = False

    @property
    def has_distance(self) -> bool:
        """Whether the words give a distance."""
        return self.high_km is not None

    @property
    def is_away(self) -> bool:
        """Whether the words put the strike somewhere else than at the place itself."""
        return self.kind in {"distance", "bearing", "between", "offshore"}

    @property
    def of_town(self) -> bool:
        """Whether a bare name beside such words is a town's: "37 km from Kursk" is no region."""
        return self.kind in {"distance", "bearing", "near", "outskirts", "between"}


def with_words(name: str, relation: str | None, *, text: str | None = None) -> str:
    """Return the place's name with the words that stand around it: "37 km NW of Kursk".

    Among words in Cyrillic letters the name stands as the `text` has it, in its case: "возле
    города Торопца", and not "возле Toropets".
    """
    if relation is None:
        return name
    if text is not None and _CYRILLIC.search(relation) and _CYRILLIC.search(text):
        name = text
    return relation.replace(PLACE, name, 1) if PLACE in relation else f"{relation} {name}"
