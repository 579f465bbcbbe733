"""What a language's words for distances, points of the compass and relations are: a table each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geomap.spatial.values import Kind

Loose = Literal["about", "nearly", "more_than", "up_to"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """One language's table; every pattern is a regular expression that ignores case.

    `units` gives kilometres, `numbers` and `vague` what stands for digits, `loose` how a number
    is weakened, `compass` the four winds as stems with their letters and `joint` what may stand
    between two of them ("north-west"), `part` the words that make a side a part of the place
    (with `{rose}` where the winds stand), `middle` those for its centre, and `kinds` the rest, the
    first that is found. `at` tells "on the border" from "near the border", `two_sided` a border
    that is named by both its countries, `depth` "110 km inside" from "110 km from".
    """

    units: Mapping[str, float]
    numbers: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    loose: Mapping[Loose, str]
    range_word: str
    compass: Mapping[str, str]
    joint: str
    ending: str
    part: str
    middle: str
    kinds: tuple[tuple[Kind, str], ...]
    at: str
    two_sided: str
    depth: str

    @property
    def rose(self) -> str:
        """The pattern of a point of the compass in words."""
        winds = "|".join(self.compass)
        return rf"\b(?:{winds})(?:{self.joint}(?:{winds})){{0,2}}{self.ending}"

    def letters(self, words: str) -> str:
        """Return the winds of the words as letters: "NNW"."""
        winds = re.findall("|".join(f"({wind})" for wind in self.compass), words, re.IGNORECASE)
        marks = tuple(self.compass.values())
        return "".join(marks[n] for found in winds for n, one in enumerate(found) if one)
