"""Where the words of a relation stand around a place's name: one grammar for both languages.

What the words mean is read by `geomap.spatial`; here they are only found, verbatim.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from geomap.spatial import Wording

_FLAGS = re.IGNORECASE
_LEAST_STEM = 3
_SMALL = "[a-z\u0430-\u044f\u0451\u0454\u0456\u0457\u0491]"
_CAPITAL = "[A-Z\u0410-\u042f\u0401\u0404\u0406\u0407\u0490]"
# A word that may describe what follows: "у южного побережья", "возле приграничного села".
_ADJECTIVE = rf"(?:(?-i:{_SMALL}{{3,24}}(?:-{_SMALL}{{3,20}})?\s+))"
_NAMED = rf"{_CAPITAL}[\w'\u2019\u02bc-]{{1,25}}"
_NAME = rf"(?-i:{_NAMED}(?:\s{_NAMED}){{0,2}})"
_QUOTE = '["\u00ab\u201e\u201c]'


def _stems(wording: Wording) -> str:
    """Return a pattern of numbers in words by how they begin; what they are is read later."""
    words = {word for number in wording.numbers for word in number.split()}
    stems = sorted({word[:3] for word in words if len(word) >= _LEAST_STEM})
    word = rf"(?:{'|'.join(stems)})\w{{0,12}}(?:['\u2019\u02bc]\w{{1,9}})?"
    vague = "|".join(wording.vague)
    little = "|".join(sorted(word for word in words if len(word) < _LEAST_STEM))
    return rf"{word}(?:\s+(?:(?:с|з)\s+)?{word})?|{vague}|(?:{little})(?=\s)"


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """One language's words; every value is a pattern that ignores case.

    `wording` reads them. `at` stands before a distance, `off` after it ("от"), `to` before a
    point of the compass ("к северу от"), `in_` before a part, `reach` after
    one that is a limit ("в 30-километровой зоне"), `nearby` are words for "near" any
    place, `by` those only for "near" a town, `around` "in the area of", which before several areas
    means "in the districts of". `settlement` are generic words before a town's name, `part`
    nouns after "northern", `noun` and `adjective` what a point of the compass ends in as such.
    """

    wording: Wording
    at: str
    off: str
    to: str
    in_: str
    far: str
    reach: str
    nearby: str
    by: str
    around: str
    settlement: str
    part: str
    noun: str
    adjective: str
    comparative: str
    middle: str
    centre: str
    border: str
    border_zone: str
    with_: str
    coast: str
    waters: str
    outskirts: str
    entrance: str
    between: str
    and_: str
    road: str
    from_: str
    toward: str
    depth: str
    lies: str
    owning: str
    talks: str

    @cached_property
    def amount(self) -> str:
        """The pattern of a distance: "примерно в 20–25 км"."""
        one = self.wording
        number = rf"(?:{one.digits}|{_stems(one)})"
        loose = rf"(?:(?:{'|'.join(one.loose.values())})\s+)?"
        unit = "|".join(one.units)
        several = rf"{number}(?:{one.range_word}{number})?"
        return (
            rf"(?:(?<![\w.,]){loose}(?:(?:{self.at})\s+)?{loose}(?<![\w.,]){several}"
            rf"[\s-]*(?:{unit})\b\.?(?:\s+(?:{self.reach})\b)?(?:\s?\([^()]{{1,40}}\))?"
            rf"|\b(?:{unit}){one.turned}{several}\b)"
        )

    @cached_property
    def cues(self) -> re.Pattern[str]:
        """Words without which nothing relates, by what they call for; a quick look before all."""
        words = self.wording
        parts = f"{self.outskirts}|{self.middle}|{self.coast}|{self.waters}|{self.entrance}"
        return re.compile(
            rf"\b(?:(?P<road>{self.road})|(?P<border>{self.border}|{self.border_zone})"
            rf"|(?P<between>{self.between})|(?P<amount>{'|'.join(words.units)}))\b"
            rf"|\b(?P<plain>{'|'.join(words.compass)}|{self._points}|(?:{self.nearby}|{self.by}"
            rf"|{self.around}|{self.toward}|{parts})\b)",
            _FLAGS,
        )

    @cached_property
    def bearing(self) -> str:
        """The pattern of "севернее", "к северу от"."""
        return (
            rf"(?:{self._compared}|(?:(?:{self.to})\s+)?{self.wording.rose}\s+(?:{self.off})\b"
            rf"|{self._points})"
        )

    @cached_property
    def way(self) -> str:
        """The pattern of a point of the compass that no "from" follows: "к северу"."""
        return rf"(?:(?:{self.to})\s+{self.wording.rose}|{self._compared}|{self._points})"

    @property
    def _compared(self) -> str:
        return rf"{self.wording.winds}(?:{self.comparative})\b"

    @property
    def _points(self) -> str:
        return rf"(?-i:\b(?:{'|'.join(map(re.escape, self.wording.points))})\b\.?)"

    @cached_property
    def filler(self) -> str:
        """The pattern of what may stand between the words and the name: "города", "самого"."""
        return rf"(?:сам\w{{2,3}}\s+)?(?:{_ADJECTIVE}{{0,2}}(?:{self.settlement})\s*)?{_QUOTE}?"

    @cached_property
    def _beside(self) -> str:
        return rf"(?:{self.amount}\s+(?:{self.off})|{self.nearby}|{self.by}|{self.around})"

    @cached_property
    def to_border(self) -> str:
        """The pattern of "на границе", "в 5 км от российской границы"."""
        at = rf"(?:{self._beside}|{self.amount}\s+{self.bearing}|{self._on})"
        return rf"(?:{at}\s+{_ADJECTIVE}{{0,2}}(?:{self.border})\b)"

    @property
    def _on(self) -> str:
        return r"(?:на|по|в?здовж|уздовж|вдоль|над|[ву])"

    @cached_property
    def _coasts(self) -> str:
        return (
            rf"(?:{self._beside}|{self._on})\s+{_ADJECTIVE}{{0,2}}(?:{self.coast})\b"
            rf"|(?:{self.in_})\s+{_ADJECTIVE}{{0,2}}(?:{self.waters})\b"
        )

    @cached_property
    def _parts(self) -> str:
        winds = self.wording.winds
        side = rf"{winds}(?:{self.adjective})\b"
        return (
            rf"(?:(?:{self.in_})\s+)?(?:{self.far}\s+)?{winds}(?:{self.noun})\b"
            rf"|(?:(?:{self.in_})\s+)?(?:{self.far}\s+)?{side}\s+(?:{self.part})\b"
            rf"|(?:(?:{self.in_})\s+)?{_ADJECTIVE}?(?<!\bот\s)(?<!\bвід\s)(?:{self.middle})\b"
        )

    @cached_property
    def _outskirts(self) -> str:
        return (
            rf"(?:(?:{self._beside}|{self.in_})\s+)?{_ADJECTIVE}?(?:{self.outskirts})\b"
            rf"|(?:{self.entrance})\b"
        )

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Words that end at the name, the longest first: the leftmost is found."""
        centre = rf"\s+(?:{self.centre})\b"
        distance = (
            rf"{self.amount}\s+(?:{self.bearing}|(?:{self.off})\b)(?:{centre})?"
            rf"|{self.amount}\s+(?:{self.depth})"
        )
        places = f"{self._coasts}|{self._outskirts}|{self._parts}|{self.bearing}(?:{centre})?"
        words = f"{distance}|{places}|{self.toward}|{self.nearby}|{self.around}|{self.by}"
        return re.compile(rf"(?<![\w-])(?P<words>{words})\s+{self.filler}$", _FLAGS)

    @cached_property
    def from_before(self) -> re.Pattern[str]:
        """Return "от города" where the distance comes after the name."""
        return re.compile(rf"(?<![\w-])(?P<words>(?!до\b)(?:{self.off}))\s+{self.filler}$", _FLAGS)

    @cached_property
    def only_bearing(self) -> re.Pattern[str]:
        """Words that are a point of the compass and no more."""
        return re.compile(self.bearing, _FLAGS)

    @cached_property
    def distance_after(self) -> re.Pattern[str]:
        """Return "в 16 км", "в 16 км к югу" after a name, from which nothing else is counted."""
        return re.compile(
            rf"(?P<words>,?\s+{self.amount}(?:\s+{self.way})?)(?!\s+(?:{self.off})\b)", _FLAGS
        )

    @cached_property
    def way_after(self) -> re.Pattern[str]:
        """Return "к югу" after "в 16 км от" and a name."""
        return re.compile(rf"(?P<words>,?\s+{self.way})(?!\s+(?:{self.off})\b)\b", _FLAGS)

    @cached_property
    def side(self) -> re.Pattern[str]:
        """Return "западной" right before a name."""
        return re.compile(
            rf"(?<![\w-])(?P<words>{self.wording.winds}(?:{self.adjective}))\s+$", _FLAGS
        )

    @cached_property
    def more_sides(self) -> re.Pattern[str]:
        """A point of the compass before one more: "на севере и".

        The area that both make is none that is drawn.
        """
        rose = self.wording.rose
        return re.compile(rf"{rose}\s*(?:,|\s(?:{self.and_})\s)\s*$", _FLAGS)

    @cached_property
    def border_of(self) -> re.Pattern[str]:
        """Return "на границе", "на границе с", "между" before the first place."""
        return re.compile(
            rf"(?<![\w-])(?P<words>{self.to_border}(?:\s+(?:{self.with_}|{self.between}))?)\s+"
            rf"{self.filler}$",
            _FLAGS,
        )

    @cached_property
    def zone(self) -> re.Pattern[str]:
        """Return "в приграничном районе" before an area."""
        return re.compile(
            rf"(?<![\w-])(?P<words>(?:(?:{self.in_})\s+)?(?:{self.border_zone}))\s+$", _FLAGS
        )

    @cached_property
    def border_after(self) -> re.Pattern[str]:
        """Return ", в 5 км от границы с …" after an area."""
        return re.compile(
            rf"(?P<comma>,)?\s+(?P<words>{self.to_border}(?:\s+(?:{self.with_})\s+(?P<with>{_NAME}))?)"
            r"\b(?P<closed>,)?",
            _FLAGS,
        )

    @cached_property
    def border_before(self) -> re.Pattern[str]:
        """Return "на границе с … в" before an area."""
        return re.compile(
            rf"(?<![\w-])(?P<words>{self.to_border}(?:\s+(?:{self.with_})\s+(?P<with>{_NAME}))?),?"
            rf"\s+(?:{self.in_})\s+(?:территории\s+|території\s+)?$",
            _FLAGS,
        )

    @cached_property
    def on_the_line(self) -> re.Pattern[str]:
        """Words that put something at the border itself."""
        return re.compile(self._on, _FLAGS)

    @cached_property
    def between_before(self) -> re.Pattern[str]:
        """Return "между" before the first of two places."""
        return re.compile(
            rf"(?<![\w-])(?P<talks>\w{{4,20}}\s+)?(?P<words>{self.between})\s+{self.filler}$",
            _FLAGS,
        )

    @cached_property
    def talks_word(self) -> re.Pattern[str]:
        """A word after which two names are those of parties, no places."""
        return re.compile(rf"(?:{self.talks})\w*\s+", _FLAGS)

    @cached_property
    def road_before(self) -> re.Pattern[str]:
        """Return "на трассе", "на дороге из" before the first place."""
        number = rf"(?:{_QUOTE}?\w{{1,2}}-?\d{{1,4}}[\"\u00bb\u201c\u201d]?,?\s+)?"
        return re.compile(
            rf"(?<![\w-])(?P<words>(?:на|по|[ву]|с|з|із|{self.nearby})\s+{_ADJECTIVE}{{0,2}}"
            rf"(?:{self.road})\b,?(?P<rest>\s+{number}(?:(?:{self.from_})\s+)?))"
            rf"{self.filler}$",
            _FLAGS,
        )

    @cached_property
    def road_link(self) -> re.Pattern[str]:
        """What may stand between a road's two places."""
        return re.compile(
            rf"\s?[-\u2010-\u2015/]\s?|\s+(?:в|у|до|на|с|з|із|та|и|і|й)\s+{self.filler}", _FLAGS
        )

    @cached_property
    def pair_link(self) -> re.Pattern[str]:
        """What stands between two places that are named together."""
        return re.compile(rf"(?:\s+[^\W\d_]{{4,12}})?\s+(?:{self.and_})\s+{self.filler}", _FLAGS)

    @cached_property
    def border_link(self) -> re.Pattern[str]:
        """What stands between the two places of a border: "и", "с"."""
        return re.compile(rf"\s+(?:{self.and_}|{self.with_})\s+{self.filler}", _FLAGS)

    @cached_property
    def name(self) -> re.Pattern[str]:
        """A name with a capital letter, known or not."""
        return re.compile(_NAME)

    @cached_property
    def apposed(self) -> re.Pattern[str]:
        """What stands between a town and the distance that tells where it lies."""
        return re.compile(
            rf",?\s*(?:\(|[-\u2013\u2014]\s*)?(?:(?:которы\w{{1,3}}|что|який|яке|яка|що)\s+)?"
            rf"(?:(?:{self.lies})\s+)?",
            _FLAGS,
        )

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """What stands between a measured distance and the town that it is told of."""
        return re.compile(
            rf",\s+(?:(?:{self.in_}|{self.nearby}|{self.by}|{self.around})\s+)?{self.filler}",
            _FLAGS,
        )

    @cached_property
    def named_district(self) -> re.Pattern[str]:
        """A district whose name is a side: "в Северном районе" of a town."""
        return re.compile(rf"(?-i:{_NAMED})\s+(?:район|сектор)(?:ом|[еауіи])?$", _FLAGS)

    @cached_property
    def has(self) -> re.Pattern[str]:
        """What follows "у Киева", where it owns something."""
        return re.compile(rf"\s+(?:{self.owning})\b", _FLAGS)
