"""The words for days of one language, as regular expressions without groups."""

from dataclasses import dataclass

from geomap.model import PartOfDay


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How a language writes days; every field is a pattern in lower case.

    `months` are twelve, `weekdays` and `weekday_adjectives` ("субботний") seven from Monday;
    `parts` go with the part of the day that they name, `clock_parts` after an hour.
    `night_to` stands before the day on which a night ends, `night` is the word for it beside a
    day; `last_night` and `bare_night` name the night before publication. `never` names no day
    though a day's words stand in it; `stems` are letters of which one stands in every text that
    names any day or hour. `to_figures` looks back at what stands before "18.09"; `as_of` stands
    before the day of a count. Relative days count from publication; those "before" and "later",
    "same_day" and "same_night" from the day told of last.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_adjectives: tuple[str, ...]
    ordinal: str
    on: str
    since: str
    until: str
    joins: str
    range_from: str
    this: str
    last: str
    next: str
    year: str
    this_year: str
    year_before: str
    of_month: str
    of_year: str
    to_figures: str
    within: str
    after: str
    night_to: str
    night_from: str
    to: str
    night: str
    last_night: str
    bare_night: str
    parts: tuple[tuple[str, PartOfDay], ...]
    all_day: str
    as_of: str
    clock: str
    hour: str
    clock_parts: tuple[tuple[str, PartOfDay], ...]
    zone: str
    today: str
    yesterday: str
    before_yesterday: str
    before: str
    later: str
    eve: str
    next_day: str
    same_day: str
    same_night: str
    hours_ago: str
    past_day: str
    past_days: str
    recent_days: str
    recent_weeks: str
    this_week: str
    past_week: str
    last_week: str
    weekend: str
    ago: str
    in_month: str
    month_begin: str
    month_mid: str
    month_end: str
    last_month: str
    this_month: str
    this_year_so_far: str
    last_year: str
    in_year: str
    seasons: str
    new_years_eve: str
    day_units: tuple[tuple[str, int], ...]
    numbers: tuple[tuple[str, int], ...]
    never: str
    stems: str
