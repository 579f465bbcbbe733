"""Place names in running Russian and Ukrainian text, in whatever case they stand.

Every name in capitals is read back to its nominatives, and what the gazetteer bears of them is a
mention where the words around do not speak against it. Small places need words that speak for
them: "в селе", "над", their region beside them.
"""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import bisect
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from geomap.gazetteer import cyrillic_beside as beside
from geomap.gazetteer.cyrillic_areas import areas, with_units_before
from geomap.gazetteer.cyrillic_page import Form, Sheet, read
from geomap.gazetteer.cyrillic_sense import (
    SHORT,
    SMALL,
    Spot,
    is_abroad,
    is_named_before,
    is_no_name,
    lies_in,
    meant,
)
from geomap.gazetteer.cyrillic_sites import with_airfields
from geomap.gazetteer.cyrillic_spelling import with_spellings
from geomap.gazetteer.page import Lookup, Words
from geomap.gazetteer.ranking import own_weight
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Level

# How much less likely each further nominative of a form is.
LATER_FORM = 0.7
# Of how many nominatives other spellings are looked for.
MOST_SPELT = 4
# How much less likely a town is where no one writes Cyrillic.
ABROAD = 0.07
# How much likelier a place is in the region or district that stands beside its name.
IN_ITS_AREA = 100.0
# How much likelier what lies in a country that the text names is.
IN_ITS_COUNTRY = 10.0
# How far away a village's region is looked for, in characters.
NEAR = 400
_MOST_UNKNOWN = 3  # words
_LIST = re.compile(r"\s{0,2}(?:,|,?\s(?:и|та|і|й|или|або))\s{1,2}", re.IGNORECASE)
_BEFORE_AREA = frozenset({" ", ", ", " (", "\u00a0", " в ", " у "})
_AFTER_AREA = frozenset({", ", " (", ": "})


NOTHING: Mapping[int, Mention] = {}
# From a name and the countries that a text speaks of to the towns there that are spelt alike.
Spelt = Callable[[str, Collection[str]], Sequence[Entry]]


def find(
    text: str,
    *,
    entries: Lookup,
    words: Words,  # noqa: ARG001  # as mentions.find
    spelt: Spelt | None = None,
) -> tuple[Mention, ...]:
    """Return the mentions of places in a Russian or Ukrainian text, in order, without overlaps.

    A mention's `name` is the nominative that the gazetteer bears; the form as written where it
    bears none, which only a word for a settlement or district, or its region beside it, makes a
    mention. `entries` looks keys up; `words` is not asked, its lists are of English words.
    `spelt` knows towns by names that are written in another way, where nothing bears a name.
    """
    sheet = with_spellings(read(text, entries=entries), entries)
    sheet = with_airfields(sheet, entries)
    regions = areas(sheet, entries=entries)
    sheet = replace(sheet, people=_people(sheet))
    found = _scan(sheet, regions, around=regions, spelt=spelt)
    starts = {one.start for one in regions}
    trusted = frozenset(one.name for one in found if one.entries and one.start not in starts)
    if trusted:
        around = [one for one in found if one.start in starts or _is_region(one)]
        towns = frozenset(one.start for one in found if one.entries and one.start not in starts)
        found = _scan(
            replace(sheet, trusted=trusted, towns=towns), regions, around=around, spelt=spelt
        )
    found = with_units_before(text, found)
    return tuple(replace(one, text=text[one.start : one.end]) for one in found)


def _may_find_more(sheet: Sheet, found: Sequence[Mention]) -> bool:
    """Tell whether a second look may find what stands elsewhere as a place, or leads a list."""
    ends = [(one.start, one.end) for one in found]
    for first, lasts in sheet.spans.items():
        start = sheet.tokens[first].start
        at = bisect.bisect_right(ends, start, key=lambda one: one[0]) - 1
        if at >= 0 and start < ends[at][1]:
            continue
        for last in lasts:
            if any(one.name in sheet.trusted for one in sheet.forms[first, last]):
                return True
            after = _LIST.match(sheet.text, sheet.tokens[last].end)
            if after is not None and after.end() in sheet.towns:
                return True
    return False


def _is_region(mention: Mention) -> bool:
    """Tell whether a name without a word for it is a region's: ДНР, Крым."""
    return bool(mention.entries) and mention.entries[0].place.level == "region"


def _people(sheet: Sheet) -> frozenset[str]:
    """Return the keys of the surnames that stand after a given name or initials."""
    return frozenset(
        form.key
        for at in range(len(sheet.tokens))
        if (at, at) in sheet.forms
        and (beside.has_initials(sheet, at) or is_named_before(sheet, at))
        for form in sheet.forms[at, at]
    )


def _scan(
    sheet: Sheet,
    areas_found: Sequence[Mention],
    *,
    around: Sequence[Mention],
    spelt: Spelt | None,
    held: Mapping[int, Mention] = NOTHING,
) -> list[Mention]:
    """Return the areas with the other places between them, in order.

    `around` are the regions that a village may be said to lie in; `spelt` as in `find`; `held` are
    mentions that an earlier look was sure of, by their first character.
    """
    found: list[Mention] = []
    left = list(areas_found)
    at = 0
    while at < len(sheet.tokens):
        if at not in sheet.spans:  # no name begins there
            at += 1
            continue
        start = sheet.tokens[at].start
        while left and left[0].end <= start:
            found.append(left.pop(0))
        if left and left[0].start <= start:
            at += 1
            continue
        limit = left[0].start if left else len(sheet.text)
        mention = held.get(start) or _at(sheet, at, limit, regions=around, found=found)
        if spelt is not None and (mention is None or not mention.entries):
            mention = _spelt(sheet, at, limit, regions=around, found=found, spelt=spelt) or mention
        at += 1
        if mention is None:
            continue
        found.append(mention)
        while at < len(sheet.tokens) and sheet.tokens[at].start < mention.end:
            at += 1
    return [*found, *left]


def _at(
    sheet: Sheet, first: int, limit: int, *, regions: Sequence[Mention], found: Sequence[Mention]
) -> Mention | None:
    """Return the longest mention that begins at a word and ends before the limit, or None."""
    for last in sheet.spans.get(first, ()):
        if sheet.tokens[last].end > limit or not _may_mean(sheet, first, last):
            continue
        spot = _spot(sheet, first, last, regions=regions, found=found)
        if spot.town and _goes_on(sheet, last, limit):  # село Вольное Поле
            break
        if mention := _mention(spot):
            return mention
    end = _unknown_end(sheet, first, limit)
    return None if end is None else _unknown(_spot(sheet, first, end, regions=regions, found=found))


def _spelt(  # noqa: PLR0913  # as _at
    sheet: Sheet,
    first: int,
    limit: int,
    *,
    regions: Sequence[Mention],
    found: Sequence[Mention],
    spelt: Spelt,
) -> Mention | None:
    """Return the only town that is spelt as a name that nothing bears, where a place is said."""
    before = beside.before_word(sheet, first)
    listed = bool(found) and _LIST.fullmatch(sheet.text, found[-1].end, sheet.tokens[first].start)
    said = before.within or before.towards or before.town or listed
    if not said or before.kinds is not None or not _may_be_unknown(sheet, first, limit):
        return None
    for last in sheet.spans.get(first, ()):
        if sheet.tokens[last].end > limit or _may_mean(sheet, first, last):
            continue
        spot = _spot(sheet, first, last, regions=regions, found=found)
        for form in sheet.forms[first, last][:MOST_SPELT]:
            towns = [one for one in spelt(form.name, sheet.countries) if _is_spelt(one, sheet)]
            alone = first == last
            if len(towns) == 1 and not (alone and is_no_name(spot, form, towns)):
                return _made(spot, form.name, _level(spot, towns), towns)
    return None


def _is_spelt(entry: Entry, sheet: Sheet) -> bool:
    """Tell whether a town may be spelt in the text's own way: Ukraine's in a Russian one."""
    country = entry.place.country
    other = country != {"ru": "RU", "uk": "UA"}.get(sheet.language or "")
    return other and entry.population >= SMALL and entry.place.level == "settlement"


def _goes_on(sheet: Sheet, last: int, limit: int) -> bool:
    """Tell whether the next word may belong to a name: Вольное Поле, but not Ижевск Удмуртии."""
    if not sheet.joined(last) or not _may_be_part(sheet, last + 1, limit):
        return False
    return not any(
        entry.place.level in {"region", "country"} and entry.matched not in {"base", "historic"}
        for form in sheet.forms.get((last + 1, last + 1), ())
        for entry in sheet.names.get(form.key, ())[:1]
    )


def _may_mean(sheet: Sheet, first: int, last: int) -> bool:
    return any(one.key in sheet.names for one in sheet.forms[first, last])


def _spot(
    sheet: Sheet, first: int, last: int, *, regions: Sequence[Mention], found: Sequence[Mention]
) -> Spot:
    start, end = sheet.tokens[first].start, sheet.tokens[last].end
    listed = found[-1] if found and _LIST.fullmatch(sheet.text, found[-1].end, start) else None
    near = slice(
        bisect.bisect_left(regions, start - NEAR, key=_start),
        bisect.bisect_right(regions, end + NEAR, key=_start),
    )
    before = beside.before_word(sheet, first)
    return Spot(
        sheet=sheet,
        first=first,
        last=last,
        regions=regions[near],
        within=before.within,
        towards=before.towards,
        town=before.town or (listed is not None and _of_towns(sheet.text, found)),
        kinds=before.kinds,
        body=before.body,
        area=_area_beside(sheet.text, start, end, regions[near]),
        listed=listed,
        leads=(after := _LIST.match(sheet.text, end)) is not None and after.end() in sheet.towns,
    )


def _start(mention: Mention) -> int:
    return mention.start


def _of_towns(text: str, found: Sequence[Mention]) -> bool:
    """Tell whether the list that ends with the last mention began with a word as "в сёлах"."""
    following = None
    for one in reversed(found):
        if following is not None and not _LIST.fullmatch(text, one.end, following.start):
            return False
        if one.level_hint != "settlement":
            return False
        if beside.after_towns_word(text, one.start):
            return True
        following = one
    return False


def _area_beside(text: str, start: int, end: int, regions: Sequence[Mention]) -> Mention | None:
    """Return the region or district that stands right after a name, or before it and a comma."""
    for one in regions:
        if one.level_hint == "sea":
            continue
        if end < one.start and text[end : one.start] in _BEFORE_AREA:
            return one
        if one.end < start and text[one.end : start] in _AFTER_AREA:
            return one
    return None


def _mention(spot: Spot) -> Mention | None:
    """Return the mention that the words make as one name, or None where they are no place."""
    sheet = spot.sheet
    read_as: list[tuple[float, Form, list[Entry]]] = []
    for form in sheet.forms[spot.first, spot.last]:
        if kept := meant(spot, form, sheet.names.get(form.key, ())):
            weight = max(_weight(one, spot) for one in kept) * LATER_FORM**form.rank
            read_as.append((weight, form, kept))
    if spot.kinds:  # an airfield is meant, not Озёрный for "в Озёрном"
        sites = [one for one in read_as if all(of.kind.casefold() in spot.kinds for of in one[2])]
        read_as = sites or read_as
    if not read_as:
        return None
    _, form, kept = max(read_as, key=lambda one: one[0])
    if form.name == sheet.written(spot.first, spot.last):
        form, kept = _in_nominative(form, kept, read_as)
    if spot.first == spot.last and is_no_name(spot, form, kept):
        return None
    return _made(spot, form.name, _level(spot, kept), kept)


def _in_nominative(
    form: Form, entries: list[Entry], read_as: Sequence[tuple[float, Form, list[Entry]]]
) -> tuple[Form, list[Entry]]:
    """Return another form of the same place where there is one that is no longer.

    The data hold some names in other cases too: Киевом, Сумщині.
    """
    for _, other, same in read_as:
        shorter = other.name != form.name and len(other.name) <= len(form.name)
        if shorter and same[0].place.id == entries[0].place.id:
            return other, same
    return form, entries


def _weight(entry: Entry, spot: Spot) -> float:
    abroad = is_abroad(entry, spot.sheet)
    there = spot.area is not None and lies_in(entry, spot.area)
    named = entry.place.level != "country" and entry.place.country in spot.sheet.countries
    said = (IN_ITS_AREA if there else 1.0) * (IN_ITS_COUNTRY if named else 1.0)
    return own_weight(entry) * (ABROAD if abroad else 1.0) * said


def _level(spot: Spot, entries: Sequence[Entry]) -> Level | None:
    if spot.town:
        return "settlement"
    if spot.kinds and all(one.place.level == "point" for one in entries):
        return "point"
    return "sea" if all(one.place.level == "sea" for one in entries) else None


def _unknown_end(sheet: Sheet, first: int, limit: int) -> int | None:
    """Return the last word of a name that nothing bears, None where it can be none."""
    if not _may_be_unknown(sheet, first, limit):
        return None
    last = first
    while last - first + 1 < _MOST_UNKNOWN and _goes_on(sheet, last, limit):
        last += 1
    return last


def _may_be_part(sheet: Sheet, at: int, limit: int) -> bool:
    token = sheet.tokens[at]
    if (
        not token.capital
        or token.end > limit
        or (token.text.isupper() and len(token.text) <= SHORT)
    ):
        return False
    return not any(beside.is_given(one.key) for one in sheet.forms.get((at, at), ()))


def _may_be_unknown(sheet: Sheet, first: int, limit: int) -> bool:
    """Tell whether a name that nothing bears may begin at a word."""
    if not _may_be_part(sheet, first, limit):
        return False
    ordinary = any(beside.is_no_place(one.key) for one in sheet.forms.get((first, first), ()))
    return not ordinary or _goes_on(sheet, first, limit)


def _unknown(spot: Spot) -> Mention | None:
    """Return a mention without entries, where the words around leave no doubt that it is a place.

    "село Лотаревка", "в районе Лотаревки", "в Лотаревке Курской области", "аэродром Саваслейка".
    """
    sheet = spot.sheet
    start = sheet.tokens[spot.first].start
    if beside.is_adjective_before(sheet, spot.last):
        return None
    in_area = spot.area is not None and spot.area.start > start and spot.within
    if spot.kinds == beside.AIR:
        return _made(spot, _nominative(sheet, spot.first, spot.last), None, ())
    if not (spot.town or in_area or beside.place_comes_next(sheet, spot.first)):
        return None
    if not spot.town and beside.is_quoted(sheet, spot.first, spot.last):
        return None
    return _made(spot, _nominative(sheet, spot.first, spot.last), "settlement", ())


def _nominative(sheet: Sheet, first: int, last: int) -> str:
    """Return the name that stands in the text in the nominative elsewhere, else as it stands."""
    text = sheet.written(first, last)
    forms = sheet.forms.get((first, last), ())
    return next((one.name for one in forms if one.key in sheet.capitals and one.name != text), text)


def _made(spot: Spot, name: str, level: Level | None, entries: Sequence[Entry]) -> Mention:
    sheet = spot.sheet
    start, end = sheet.tokens[spot.first].start, sheet.tokens[spot.last].end
    return Mention(
        start=start,
        end=end,
        text=sheet.text[start:end],
        name=name,
        level_hint=level,
        entries=tuple(entries),
    )
