"""The level that the words around a name ask for: "Kursk region", "the city of", "airfield"."""

import re
from collections.abc import Sequence

from geomap.gazetteer.beside import TOWN_BEFORE, UNIT_OF
from geomap.gazetteer.names import PLURAL_REGION_WORDS, REGION_WORDS, base
from geomap.gazetteer.page import Page
from geomap.gazetteer.ranking import is_hamlet, is_of_level
from geomap.gazetteer.values import Entry
from geomap.model import Level

# Words for a site, by what they are one of; `kind` of an entry says which it is.
_AIR = ("airfield", "airport", "airbase", "air base", "aerodrome", "military airfield")
_PORT = ("port", "seaport", "sea port", "harbour", "harbor", "port terminal", "naval base")
_POWER = ("power plant", "power station", "nuclear power plant", "thermal power plant")
_DEPOT = ("oil depot", "fuel depot", "oil terminal", "oil storage", "depot")
_ARSENAL = ("arsenal", "ammunition depot", "ammunition dump", "ammo depot")
_REFINERY = ("oil refinery", "refinery")
SITE_WORDS: dict[str, tuple[str, ...]] = {
    word: group for group in (_AIR, _PORT, _POWER, _DEPOT, _ARSENAL, _REFINERY) for word in group
}
_SITE_AFTER = re.compile(
    r"[ \u00a0](?P<word>(?:[a-zA-Z]{2,12}[ \u00a0])?[a-zA-Z]{3,12}[ \u00a0][a-zA-Z]{3,12}"
    r"|[a-zA-Z]{3,12}[ \u00a0][a-zA-Z]{3,12}|[a-zA-Z]{4,12})\b"
)
_SITE_BEFORE = re.compile(
    r"\b(?P<word>airfield|airport|air ?base|aerodrome|port|refinery|arsenal|oil depot)"
    r"\sof\s(?:the\s)?$"
)
_SMALL_UNITS = frozenset({"county", "parish", "raion", "rayon", "municipality", "borough"})
_DIRECTIONS = frozenset(
    {"central", "eastern", "western", "northern", "southern", "north", "south", "east", "west"}
)


def hint(page: Page, first: int, last: int, entries: Sequence[Entry]) -> tuple[Level | None, int]:
    """Return the level that the words around a name ask for, and where the mention ends."""
    end = page.words[last].end
    known = [one for one in entries if one.matched not in {"alternate", "historic"}]
    levels = {_level(one) for one in known}
    whole = _holds_its_word(page, first, last, entries)
    after = None if whole else _after(page, end, known)
    if after is not None:
        return after
    if whole is not None:
        return whole, end
    return _before(page.before(first), levels), end


def fits(entry: Entry, level: Level | None, word: str) -> bool:
    """Tell whether an entry is of the level asked for, by the word that asks for it."""
    if is_of_level(entry, level):
        return True
    # A county is a region of Hungary and a district of Texas.
    return {level, entry.place.level} == {"region", "district"} and entry.kind.casefold() == word


def _level(entry: Entry) -> Level:
    return "settlement" if is_hamlet(entry) else entry.place.level


def _after(page: Page, end: int, entries: Sequence[Entry]) -> tuple[Level | None, int] | None:
    gap, text, past = page.after(end)
    word = text.casefold()
    levels = {_level(one) for one in entries}
    asked = REGION_WORDS.get(word)
    if asked and gap and levels - {"country", "sea"}:
        level = _unit(asked, word, entries)
        if level != "region" or "region" in levels or word != "state":
            return level, past
    if word == "city" and "settlement" in levels and gap:
        return "settlement", (past if text[0].isupper() else end)
    if "point" in levels and (site := _site(page, end)):
        group, past = site
        if any(one.place.level == "point" and one.kind.casefold() in group for one in entries):
            return "point", past
    return None


def _unit(asked: str, word: str, entries: Sequence[Entry]) -> Level:
    """Return whether a word such as county or district asks for a region or for a part of one."""
    kinds = {one.place.level for one in entries if one.kind.casefold() == word}
    if len(kinds & {"region", "district"}) == 1:
        return "region" if "region" in kinds else "district"
    if word in _SMALL_UNITS and "district" in {one.place.level for one in entries}:
        return "district"
    return "region" if asked == "region" else "district"


def _site(page: Page, end: int) -> tuple[tuple[str, ...], int] | None:
    """Return the kinds of site that the words after a name ask for, and where those words end."""
    if not (found := _SITE_AFTER.match(page.text, end)):
        return None
    words = found["word"].casefold().split()
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        if said in SITE_WORDS:
            start = found.start("word")
            parts = re.match(rf"(?:\S+\s){{{count - 1}}}[^\W\d_]+", page.text[start : start + 60])
            return SITE_WORDS[said], start + (parts.end() if parts else 0)
    return None


def _before(before: str, levels: set[Level]) -> Level | None:
    if "settlement" in levels and TOWN_BEFORE.search(before):
        return "settlement"
    if ("region" in levels or "district" in levels) and (unit := UNIT_OF.search(before)):
        word = unit["unit"].casefold()
        small = REGION_WORDS.get(word, PLURAL_REGION_WORDS.get(f"{word}s")) == "district"
        if (small or "region" not in levels) and "district" in levels:
            return "district"
        return "region" if "region" in levels else None
    if "point" in levels and _SITE_BEFORE.search(before):
        return "point"
    return None


def _holds_its_word(page: Page, first: int, last: int, entries: Sequence[Entry]) -> Level | None:
    """Return the level of a name that holds its own word: "Kursk Oblast", "Rapides Parish"."""
    if first == last and " " not in page.words[first].key:
        return None
    name = page.keys[first, last]
    bare = base(name)
    if bare == name or not bare or bare in _DIRECTIONS:
        return None
    levels = {_level(one) for one in entries if one.matched not in {"alternate", "historic"}}
    if "region" in levels:
        return "region"
    return "district" if "district" in levels and "settlement" not in levels else None
