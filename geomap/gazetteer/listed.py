"""What a list, or a state beside its town, says of a name that alone is no place or another one.

"Muzaffarabad, Kotli and Bahawalpur": Kotli is a family's name too, but not between two towns.
"The Georgia town of Springfield": a country by that name has no such town.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from geomap.gazetteer.beside import LOCATIVE
from geomap.gazetteer.ranking import AREAS
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Place

_AND = r"(?:\s{1,2}|,\s{1,2})(?:and|or)\s{1,2}|\s{1,2}&\s{1,2}|,\s{1,2}"
_NAME = r"[^\W\d_a-z][\w'\u2019-]{2,40}(?:[ -][^\W\d_a-z][\w'\u2019-]{1,40}){0,3}"
# What stands between two places of a list: separators, with one to three names between them.
_BETWEEN = re.compile(rf"(?:{_AND})(?:{_NAME}(?:{_AND})){{1,3}}")
_ONE = re.compile(rf"(?P<name>{_NAME})(?={_AND})")
# The last of a list, with nothing after it that makes it a person's name or one that acts.
_LAST = re.compile(
    rf"(?:,\s{{1,2}}|\s{{1,2}})and\s{{1,2}}(?P<name>{_NAME})"
    r"(?=[.,;:)\n]|$|\s(?:on|in|at|with|by|overnight|late|early|after|before|during|as|were)\b)"
)
# A list after its first place, the last of which is a place: "in Loja, Qwortli and Cuenca".
_REST = re.compile(
    rf"(?:,\s{{1,2}}{_NAME}){{1,3}},?\sand\s(?P<last>{_NAME})"
    r"(?=[.,;:)\n]|$|\s(?:on|in|at|with|by|overnight|late|early|after|before|during|as|were)\b)"
)
_EACH = re.compile(rf"(?:,\s{{1,2}}|\sand\s)(?P<name>{_NAME})")
_SEPARATOR = re.compile(_AND)
LONGEST_GAP = 160
_UNIT_AFTER = re.compile(
    r"\s(?:city|town|township|village|suburb|community|hamlet|county\sseat|port)\sof\s(?:the\s)?$"
)
_COMMA_IN = re.compile(r",\s{1,2}(?:in\s)?(?:the\s)?")
_COMMA = re.compile(r",\s{1,2}")

Name = Callable[[int, int], Sequence[Entry] | None]


def with_listed(text: str, mentions: Sequence[Mention], *, named: Name) -> list[Mention]:
    """Return the mentions with the names added that stand in a list between or after places.

    `named` gives what the name between two offsets may mean, None for what is no place's name. A
    name that it gives nothing for is kept between two places only.
    """
    out: list[Mention] = []
    for at, one in enumerate(mentions):
        out.append(one)
        following = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        gap = text[one.end : min(following, one.end + LONGEST_GAP)]
        found: list[tuple[int, int]] = []
        between = False
        if at + 1 < len(mentions) and _BETWEEN.fullmatch(gap):
            found = [match.span("name") for match in _ONE.finditer(gap)]
            between = True
        elif _in_list(text, mentions, at) and (last := _LAST.match(gap)):
            found = [last.span("name")]
        elif (rest := _REST.match(gap)) and LOCATIVE.search(
            text[max(0, one.start - 16) : one.start]
        ):
            start, end = rest.span("last")
            between = bool(named(one.end + start, one.end + end))
            found = [each.span("name") for each in _EACH.finditer(rest[0])] if between else []
        for start, end in found:
            entries = named(one.end + start, one.end + end)
            if entries or (between and entries is not None):
                out.append(_mention(text, one.end + start, one.end + end, tuple(entries)))
    return out


def with_states(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, each name of a country and of a state read as its town asks for it."""
    out = list(mentions)
    for at, one in enumerate(mentions):
        if one.level_hint is not None or not _is_both(one.entries):
            continue
        before, after = mentions[max(0, at - 1) : at], mentions[at + 1 : at + 2]
        towns = [
            *(town for town in before if _COMMA.fullmatch(text[town.end : one.start])),
            *(town for town in after if _UNIT_AFTER.fullmatch(text[one.end : town.start])),
        ]
        states = tuple(
            entry
            for entry in one.entries
            if entry.place.level == "region"
            and any(in_state_only(town.entries, one.entries, entry) for town in towns)
        )
        if states:
            out[at] = replace(one, level_hint="region", entries=states)
    return out


def in_state_only(towns: Sequence[Entry], areas: Sequence[Entry], state: Entry) -> bool:
    """Tell whether a town of a name lies in the state and none in a country of the state's name."""
    settlements = [one.place for one in towns if one.place.level == "settlement"]
    countries = {one.place.country for one in areas if one.place.level == "country"}
    return any(one.admin1 == state.place.admin1 for one in settlements) and not any(
        one.country in countries for one in settlements
    )


def area_beside(text: str, mentions: Sequence[Mention], at: int) -> Place | None:
    """Return the area of "Karachev, Bryansk Oblast" or of "the Georgia town of Springfield"."""
    one = mentions[at]
    if one.level_hint in {"region", "country"}:
        return None
    before, after = mentions[max(0, at - 1) : at], mentions[at + 1 : at + 2]
    beside = [other for other in after if _COMMA_IN.fullmatch(text[one.end : other.start])]
    beside += [other for other in before if _UNIT_AFTER.fullmatch(text[other.end : one.start])]
    if not beside:
        return None
    following = beside[0]
    if following.entries and following.entries[0].place.level in {"settlement", "point"}:
        return None  # "Kursk, Belgorod": two towns
    areas = [entry.place for entry in following.entries if entry.place.level in AREAS]
    held = [
        area
        for area in areas
        if any(
            entry.place.level == "settlement"
            and area.country == entry.place.country
            and area.admin1 in {None, entry.place.admin1}
            for entry in one.entries
        )
    ]
    return held[0] if held else None


def _is_both(entries: Sequence[Entry]) -> bool:
    """Tell whether a name is a country's and that of a state of another country."""
    countries = {one.place.country for one in entries if one.place.level == "country"}
    return bool(countries) and any(
        one.place.level == "region" and one.place.country not in countries for one in entries
    )


def _in_list(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Tell whether a mention has another before it in a list."""
    if at == 0:
        return False
    return bool(_SEPARATOR.fullmatch(text[mentions[at - 1].end : mentions[at].start]))


def _mention(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> Mention:
    name = text[start:end]
    return Mention(start=start, end=end, text=name, name=name, level_hint=None, entries=entries)
