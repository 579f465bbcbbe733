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

    `code` is the language's ISO 639-1 code. `units` gives kilometres, `numbers` and `vague` what
    stands for digits, `decimal` the mark before their fractions, `loose` how a number is weakened
    and `lead` what may stand between those words and the number, `limit` what makes of the words
    after a unit an "up to", `turned` what stands between a unit and its number where "kilometres
    ten" means about ten. `compass` gives the four winds as stems with their letters, `joint`
    what may stand between two of them ("north-west"), `ending` what may follow them and `points`
    abbreviations, for which case counts. `part` the words that make a side a part of the place
    (with `{rose}` where the winds stand), `middle` those for its centre, and `kinds` the rest, the
    first that is found. `at` tells "on the border" from "near the border", `two_sided` a border
    that is named by both its countries, `depth` "110 km inside" from "110 km from".
    """

    code: str
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    decimal: Literal[".", ","]
    loose: Mapping[Loose, str]
    lead: str
    limit: str
    turned: str
    range_word: str
    compass: Mapping[str, str]
    points: Mapping[str, str]
    joint: str
    ending: str
    part: str
    middle: str
    kinds: tuple[tuple[Kind, str], ...]
    at: str
    two_sided: str
    depth: str

    @property
    def winds(self) -> str:
        """The pattern of a point of the compass in words, without its last ending."""
        winds = "|".join(self.compass)
        return rf"\b(?:{winds})(?:{self.joint}(?:{winds})){{0,2}}"

    @property
    def rose(self) -> str:
        """The pattern of a point of the compass in words."""
        return self.winds + self.ending

    @property
    def digits(self) -> str:
        """The pattern of a number in digits: "1,800" and "2.5", or "1 800" and "2,5"."""
        if self.decimal == ".":
            return r"\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?"
        return r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,5}(?:[.,]\d{1,2})?"

    def number(self, words: str) -> float:
        """Return what a number in digits or words is."""
        plain = " ".join(words.casefold().split())
        known = self.numbers.get(plain)
        if known is not None:
            return known
        if self.decimal == ".":
            return float(plain.replace(",", ""))
        return float(plain.replace(" ", "").replace(",", "."))

    def letters(self, words: str) -> str:
        """Return the winds of the words as letters: "NNW"."""
        winds = re.findall("|".join(f"({wind})" for wind in self.compass), words, re.IGNORECASE)
        marks = tuple(self.compass.values())
        return "".join(marks[n] for found in winds for n, one in enumerate(found) if one)
