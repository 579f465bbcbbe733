"""The words for days of one language, as regular expressions without groups."""

from dataclasses import dataclass

from geomap.model import PartOfDay


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How a language writes days; every field is a pattern in lower case.

    `months` are twelve, `weekdays` seven from Monday; `parts` go with the part of the day that
    they name. `night_to` stands before the day on which a night ends, `night` is the word for it
    beside a day; `last_night` and `bare_night` name the night before publication.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    on: str
    year: str
    night_to: str
    night_from: str
    to: str
    night: str
    last_night: str
    bare_night: str
    parts: tuple[tuple[str, PartOfDay], ...]
    today: str
    yesterday: str
    before_yesterday: str
    eve: str
    past_day: str
    past_days: str
    past_week: str
    last_week: str
    ago: str
    before_words: str
    in_month: str
    last_month: str
    last_year: str
    day_units: tuple[tuple[str, int], ...]
    numbers: tuple[tuple[str, int], ...]
